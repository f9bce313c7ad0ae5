import type { Matrix } from './matrix.ts'

/** What was wrong with a model's input; stable, so that callers can rely on it. */
export type ModelInputCode =
  /** A value is NaN or infinite. */
  | 'NOT_FINITE'
  /** Two inputs that belong together differ in length, or a row has another number of columns than the model. */
  | 'SHAPE_MISMATCH'
  /** Fewer rows, or less variety among them, than the method needs: an answer about the data, not a defect. */
  | 'INSUFFICIENT_DATA'
  /** More rows than the method can hold in memory. */
  | 'TOO_MANY_ROWS'
  /** A finite value that the method, or the column's transform, is not defined for. */
  | 'OUT_OF_DOMAIN'
  /** Input that breaks a rule of the model that uses it; the message names the rule. */
  | 'INVALID_INPUT'
  /** A classifier got only one class. */
  | 'ONE_CLASS'
  /** A label that is not one of 0 … classes − 1. */
  | 'BAD_LABEL'
  /** A weight that is negative, or weights that sum to zero. */
  | 'BAD_WEIGHT'
  /** An option outside its range. */
  | 'BAD_OPTION'
  /** An artifact that does not hold what it should. */
  | 'BAD_ARTIFACT'

/** Where in the input the fault is: zero-based row and column, or the column's name. */
export interface InputPlace {
  readonly row?: number
  readonly column?: number | string
}

/** Thrown by every model, of the kit and of plugins, for input that it cannot use; the message says what was expected and what arrived. */
export class ModelInputError extends Error {
  readonly code: ModelInputCode
  readonly row: number | undefined
  readonly column: number | string | undefined

  constructor(code: ModelInputCode, message: string, place: InputPlace = {}) {
    super(message)
    this.name = 'ModelInputError'
    this.code = code
    this.row = place.row
    this.column = place.column
  }
}

/**
 * Throws `ModelInputError` `NOT_FINITE` for the first NaN or infinite cell of `m` (n × d), naming its row and column.
 * @param names names of the d columns, used in the message
 */
export const assertFinite = (m: Matrix, names?: readonly string[]): void => {
  const { data, cols } = m
  // One sum of value × 0 is NaN exactly when some value is not finite: a scan without a branch per value.
  let sum = 0
  for (let i = 0; i < data.length; i++) sum += data[i]! * 0
  if (sum === 0) return
  for (let i = 0; i < data.length; i++) {
    if (Number.isFinite(data[i])) continue
    const row = Math.floor(i / cols)
    const column = names?.[i % cols] ?? i % cols
    throw new ModelInputError(
      'NOT_FINITE',
      `expected a finite number in row ${row}, column ${column}, got ${data[i]}`,
      {
        row,
        column,
      },
    )
  }
}

/** Throws `ModelInputError` `NOT_FINITE` for the first NaN or infinite value of a column of numbers called `name`. */
export const assertFiniteColumn = (values: ArrayLike<number>, name: string): void => {
  for (let row = 0; row < values.length; row++) {
    if (Number.isFinite(values[row])) continue
    throw new ModelInputError('NOT_FINITE', `expected a finite number in ${name}, row ${row}, got ${values[row]}`, {
      row,
      column: name,
    })
  }
}

/** Throws `ModelInputError` `SHAPE_MISMATCH` unless `actual` equals `expected`; `what` names the thing counted. */
export const assertLength = (actual: number, expected: number, what: string): void => {
  if (actual === expected) return
  throw new ModelInputError('SHAPE_MISMATCH', `expected ${expected} ${what}, got ${actual}`)
}

/** Throws `ModelInputError` `INSUFFICIENT_DATA` when there are fewer than `least` rows for `what`. */
export const assertRows = (rows: number, least: number, what: string): void => {
  if (rows >= least) return
  throw new ModelInputError('INSUFFICIENT_DATA', `${what} needs at least ${least} rows, got ${rows}`)
}

/** Throws `ModelInputError` `BAD_OPTION` unless `holds`; `expected` says the range, `got` is the value that arrived. */
export const assertOption = (holds: boolean, name: string, expected: string, got: unknown): void => {
  if (holds) return
  throw new ModelInputError('BAD_OPTION', `option ${name}: expected ${expected}, got ${String(got)}`, { column: name })
}

/** Returns the whole number in [min, max]; throws `ModelInputError` `BAD_OPTION` naming the option otherwise. */
export const wholeNumber = (name: string, value: number, min: number, max = Number.MAX_SAFE_INTEGER): number => {
  if (Number.isInteger(value) && value >= min && value <= max) return value
  const range = max === Number.MAX_SAFE_INTEGER ? `at least ${min}` : `from ${min} to ${max}`
  throw new ModelInputError('BAD_OPTION', `expected ${name} to be a whole number ${range}, got ${value}`, {
    column: name,
  })
}

/** Returns the number when it is finite and above 0; throws `ModelInputError` `BAD_OPTION` naming the option otherwise. */
export const positiveNumber = (name: string, value: number): number => {
  if (Number.isFinite(value) && value > 0) return value
  throw new ModelInputError('BAD_OPTION', `expected ${name} to be a finite number above 0, got ${value}`, {
    column: name,
  })
}

/** Throws `ModelInputError` `BAD_LABEL` unless every label is a whole number from 0 to `classes − 1`. */
export const assertLabels = (labels: ArrayLike<number>, classes: number): void => {
  for (let row = 0; row < labels.length; row++) {
    const label = labels[row]!
    if (Number.isInteger(label) && label >= 0 && label < classes) continue
    throw new ModelInputError('BAD_LABEL', `expected a label from 0 to ${classes - 1} in row ${row}, got ${label}`, {
      row,
    })
  }
}

/**
 * The weights of n rows: 1 for every row when absent.
 * Throws `ModelInputError` `SHAPE_MISMATCH`, `NOT_FINITE` or `BAD_WEIGHT` (negative, or all zero).
 */
export const rowWeights = (weights: Float64Array | undefined, rows: number): Float64Array => {
  if (weights === undefined) return new Float64Array(rows).fill(1)
  assertLength(weights.length, rows, 'weights, one per row')
  assertFiniteColumn(weights, 'weights')
  let sum = 0
  weights.forEach((weight, row) => {
    if (weight < 0)
      throw new ModelInputError('BAD_WEIGHT', `expected a weight ≥ 0 in row ${row}, got ${weight}`, { row })
    sum += weight
  })
  if (sum === 0) throw new ModelInputError('BAD_WEIGHT', 'expected at least one weight above 0, got none')
  return weights
}
