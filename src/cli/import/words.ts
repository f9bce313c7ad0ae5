import { print } from '../command.ts'

/** A word of a column that its field does not know. */
export interface UnknownWord {
  readonly column: string
  readonly word: string
  readonly count: number
}

const shownWords = 10

/** Lists the words that fields do not know, and how to say what they mean. */
export const printWords = (words: readonly UnknownWord[], mapping: Readonly<Record<string, unknown>>): void => {
  for (const [column, list] of Map.groupBy(words, (word) => word.column)) {
    const shown = list.slice(0, shownWords).map(({ word, count }) => `${word} (${count})`)
    const more = list.length > shownWords ? ` and ${list.length - shownWords} more` : ''
    print(`  unknown words in ${column}: ${shown.join(', ')}${more}`)
    const field = Object.keys(mapping).find((name) => {
      const origin = mapping[name]
      return (
        origin === column ||
        (typeof origin === 'object' && origin !== null && 'column' in origin && origin.column === column)
      )
    })
    if (field === undefined) continue
    const example = { [field]: { column, words: { [list[0]!.word]: '…' } } }
    print(`    say what they mean with --mapping '${JSON.stringify(example)}'`)
  }
}
