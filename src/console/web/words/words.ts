/** What the console says, by name: texts, and functions that make texts of numbers and names. */
type Dictionary = { readonly [name: string]: string | ((...args: never[]) => string) | Dictionary }

/** The same names with other texts. */
type Translated<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { readonly [K in keyof T]: Translated<T[K]> }

export const languages = { en: 'English', zh: '中文' } as const
export type Language = keyof typeof languages

const storageKey = 'rapport.language'

/** The language of the console that a BCP 47 tag asks for; undefined for one that it has not. */
export const languageOf = (tag: string | null | undefined): Language | undefined => {
  const [language = ''] = (tag ?? '').toLowerCase().split('-')
  return Object.hasOwn(languages, language) ? (language as Language) : undefined
}

const ofBrowser = (): Language => {
  for (const tag of navigator.languages) {
    const found = languageOf(tag)
    if (found) return found
  }
  return 'en'
}

/** That of the last visit, until it is known who visits. */
let current: Language = languageOf(localStorage.getItem(storageKey)) ?? ofBrowser()
const listeners = new Set<() => void>()

export const language = (): Language => current

/** Calls `listener` when the language is switched, until the function that it returns is called. */
export const onLanguage = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Shows everything in a language; undefined for that of the browser. */
export const switchLanguage = (to: Language | undefined): void => {
  if (to === undefined) localStorage.removeItem(storageKey)
  else localStorage.setItem(storageKey, to)
  const next = to ?? ofBrowser()
  if (next === current) return
  current = next
  document.documentElement.lang = to === 'zh' ? 'zh-CN' : 'en'
  for (const listener of listeners) listener()
}
document.documentElement.lang = current === 'zh' ? 'zh-CN' : 'en'

/**
 * Texts of one part of the console in each language, read when they are shown: `const t = words({ en: {…}, zh: {…} })`, then
 * `t().title`. A text that one language lacks does not compile.
 */
export const words =
  <const T extends Dictionary>(texts: { readonly en: T; readonly zh: Translated<T> }): (() => Translated<T>) =>
  () =>
    texts[current] as Translated<T>

/** A text given as data, such as a panel's title. */
export interface Text {
  readonly en: string
  readonly zh?: string | undefined
}
export const textOf = (text: Text): string => (current === 'zh' ? (text.zh ?? text.en) : text.en)

/** `1 customer`, `2 customers`: for English words that only add an s. */
export const counted = (n: number, one: string, many = `${one}s`): string =>
  `${new Intl.NumberFormat('en').format(n)} ${n === 1 ? one : many}`
