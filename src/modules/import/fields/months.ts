const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl']

const keyOf = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^\p{L}]/gu, '')

const readNames = (): Map<string, number> => {
  // Abbreviations that the runtime does not produce: `Sept.` in English, `Mrz` in German.
  const found = new Map<string, number>([
    ['sept', 9],
    ['mrz', 3],
  ])
  for (const language of languages) {
    for (const style of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(language, { month: style, day: 'numeric', timeZone: 'UTC' })
      for (let month = 1; month <= 12; month++) {
        const parts = format.formatToParts(Date.UTC(2024, month - 1, 15))
        const key = keyOf(parts.find(({ type }) => type === 'month')?.value ?? '')
        if (key.length > 2 && !found.has(key)) found.set(key, month)
      }
    }
  }
  return found
}

let names: Map<string, number> | undefined

/**
 * The month with this name in one of several European languages, long or short: `Mar`, `März`, `mars`; undefined if
 * there is none.
 */
export const monthOf = (name: string): number | undefined => {
  names ??= readNames()
  return names.get(keyOf(name))
}
