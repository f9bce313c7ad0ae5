/**
 * Codes of what the algorithms refuse:
 * - `NOT_FINITE`: a NaN or an infinite number in the input; the message names row and column
 * - `OUT_OF_DOMAIN`: a finite value that the column's transform is not defined for
 * - `TOO_FEW_ROWS`: fewer rows, or fewer distinct rows, than the method or the chosen number of segments needs
 * - `TOO_MANY_ROWS`: more rows than the method can hold in memory
 * - `BAD_OPTION`: an option outside its range
 * - `SHAPE_MISMATCH`: columns or lengths that do not fit together
 */
export type SegmentationErrorCode =
  | 'NOT_FINITE'
  | 'OUT_OF_DOMAIN'
  | 'TOO_FEW_ROWS'
  | 'TOO_MANY_ROWS'
  | 'BAD_OPTION'
  | 'SHAPE_MISMATCH'

/** What every function in this folder throws for unusable input. */
export class SegmentationError extends Error {
  readonly code: SegmentationErrorCode

  constructor(code: SegmentationErrorCode, message: string) {
    super(message)
    this.name = 'SegmentationError'
    this.code = code
  }
}

/** Returns the whole number in [min, max]; throws BAD_OPTION naming the parameter otherwise. */
export const wholeNumber = (name: string, value: number, min: number, max = Number.MAX_SAFE_INTEGER): number => {
  if (Number.isInteger(value) && value >= min && value <= max) return value
  const range = max === Number.MAX_SAFE_INTEGER ? `at least ${min}` : `from ${min} to ${max}`
  throw new SegmentationError('BAD_OPTION', `expected ${name} to be a whole number ${range}, got ${value}`)
}

/** Returns the number when it is finite and above 0; throws BAD_OPTION naming the parameter otherwise. */
export const positiveNumber = (name: string, value: number): number => {
  if (Number.isFinite(value) && value > 0) return value
  throw new SegmentationError('BAD_OPTION', `expected ${name} to be a finite number above 0, got ${value}`)
}
