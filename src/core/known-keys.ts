import { didYouMean } from './nearest-name.ts'

/** The keys of a declaration, each of which the compiler wants. */
export type KeysOf<T> = Readonly<Record<keyof Required<T>, true>>

/** What is wrong with the keys of a declaration, with the name that was probably meant; undefined if all are known. */
export const unknownKeyIn = (
  what: string,
  given: object,
  known: Readonly<Record<string, true>>,
): string | undefined => {
  const names = Object.keys(known)
  const key = Object.keys(given).find((name) => !names.includes(name))
  if (key === undefined) return undefined
  return `${what} has an unknown key ${key}${didYouMean(key, names) || `; expected only ${names.join(', ')}`}`
}

/** Throws for a key that a declaration cannot have: a typo would leave a part out without a word. */
export const assertKnownKeys = (what: string, given: object, known: Readonly<Record<string, true>>): void => {
  const problem = unknownKeyIn(what, given, known)
  if (problem !== undefined) throw new Error(problem)
}
