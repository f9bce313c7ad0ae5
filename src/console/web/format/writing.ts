import { Observable } from '../graph/observable.ts'
import { language, onLanguage } from '../words/words.ts'

/** How dates and amounts are written for the viewer. */
export interface Writing {
  /** IANA name. */
  readonly timeZone: string
  /** ISO 4217 code of the currency that is written by its short sign, such as `$`; amounts of others are marked. */
  readonly currency: string | undefined
}

/** The time zone of the browser. */
export const browserTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

export const writing = new Observable<Writing>({ timeZone: browserTimeZone(), currency: undefined })

/** Goes up when anything is written differently from now on. */
let turn = 0
const turned = () => void turn++
writing.watch(turned)
onLanguage(turned)

/** A value that is made once, and again when anything is written differently. */
export const perWriting = <T>(make: () => T): (() => T) => {
  let of = -1
  let made: T | undefined
  return () => {
    if (of !== turn) {
      made = make()
      of = turn
    }
    return made as T
  }
}

/** Browsers in English keep their region, such as en-GB: it decides how dates are written. */
export const locale = perWriting(() =>
  language() === 'zh' ? 'zh-CN' : (navigator.languages.find((tag) => tag.toLowerCase().startsWith('en')) ?? 'en'),
)
