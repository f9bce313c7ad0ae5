/** Distinct words listed per column; further ones are counted together. */
const maxWords = 100
const maxLength = 60
const others = '…'

/** Counts the words of columns that their fields do not know. */
export class WordCounter {
  readonly #columns = new Map<string, Map<string, number>>()

  readonly add = (column: string, word: string, count = 1): void => {
    let words = this.#columns.get(column)
    if (!words) this.#columns.set(column, (words = new Map()))
    // Anything that is not a word may be personal.
    const shown = word.length > maxLength || word.includes('@') ? others : word
    const listed = words.has(shown) || words.size < maxWords ? shown : others
    words.set(listed, (words.get(listed) ?? 0) + count)
  }

  /** The most frequent words of each column first. */
  list(): { column: string; word: string; count: number }[] {
    return [...this.#columns].flatMap(([column, words]) =>
      [...words]
        .map(([word, count]) => ({ column, word, count }))
        .toSorted((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1)),
    )
  }
}
