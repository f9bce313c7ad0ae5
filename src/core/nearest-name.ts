/** Edits of single characters, and swaps of two neighbours, that make one text of the other. */
const distance = (a: string, b: string): number => {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, place) => place)
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1]
    for (let j = 0; j < b.length; j++) {
      const edits = Math.min(row[j]! + (a[i] === b[j] ? 0 : 1), row[j + 1]! + 1, next[j]! + 1)
      const isSwap = i > 0 && j > 0 && a[i] === b[j - 1] && a[i - 1] === b[j]
      next.push(isSwap ? Math.min(edits, before[j - 1]! + 1) : edits)
    }
    before = row
    row = next
  }
  return row.at(-1)!
}

/** Longer texts are no misspelt names. */
const longest = 80

/** The name that `given` probably was to be; undefined if none is near. */
export const nearestName = (given: string, names: Iterable<string>): string | undefined => {
  if (given.length > longest) return undefined
  const most = Math.max(1, Math.floor(given.length / 3))
  const near = [...names]
    .map((name) => ({ name, edits: distance(given.toLowerCase(), name.toLowerCase()) }))
    .filter(({ edits }) => edits <= most)
  return near.toSorted((a, b) => a.edits - b.edits)[0]?.name
}

/** `; did you mean …?`, or nothing if no name is near. */
export const didYouMean = (given: string, names: Iterable<string>): string => {
  const near = nearestName(given, names)
  return near === undefined ? '' : `; did you mean ${near}?`
}
