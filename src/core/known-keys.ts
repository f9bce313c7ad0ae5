import { didYouMean } from './nearest-name.ts'

/** The keys of a declaration, each of which the compiler wants. */
export type KeysOf<T> = Readonly<Record<keyof Required<T>, true>>

/** Throws for a key that a declaration cannot have, with the name that was probably meant: a typo would leave a part out without a word. */
export const assertKnownKeys = (what: string, given: object, known: Readonly<Record<string, true>>): void => {
  const names = Object.keys(known)
  const key = Object.keys(given).find((name) => !names.includes(name))
  if (key === undefined) return
  throw new Error(`${what} has an unknown key ${key}${didYouMean(key, names) || `; expected only ${names.join(', ')}`}`)
}
