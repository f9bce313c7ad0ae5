/** Sixteen digits in a row: shorter integers are exact as numbers. */
export const mayHoldLargeIntegers = /\d{16}/

type Reviver = (this: unknown, key: string, value: unknown, context?: { readonly source?: string }) => unknown

const keepLargeIntegers: Reviver = (_key, value, context) => {
  if (typeof value !== 'number' || Number.isSafeInteger(value) || !/^-?\d+$/.test(context?.source ?? '')) return value
  return BigInt(context!.source!)
}

/**
 * Like `JSON.parse`, except that integers beyond ±(2^53 − 1), which a number would round, become bigint: nothing stores
 * or coerces one by mistake, and validation refuses it.
 */
export const parseJson = (text: string): unknown =>
  mayHoldLargeIntegers.test(text) ? JSON.parse(text, keepLargeIntegers) : JSON.parse(text)

/** The message about integers that a number would round. */
export const largeInteger = 'expected an integer within ±9007199254740991 (2^53 − 1); send a larger one as text'

/** Whether JSON contains an integer that a number would round; false for anything that is not JSON. */
export const hasLargeInteger = (text: string): boolean => {
  if (!mayHoldLargeIntegers.test(text)) return false
  let found = false
  const look: Reviver = function (key, value, context) {
    found ||= typeof keepLargeIntegers.call(this, key, value, context) === 'bigint'
    return value
  }
  try {
    JSON.parse(text, look)
  } catch {
    return false
  }
  return found
}
