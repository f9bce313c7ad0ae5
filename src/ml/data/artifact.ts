import { ModelInputError } from './model-input-error.ts'

const COLUMN_TYPES = { Float64Array, Float32Array, Int32Array, Int16Array, Uint32Array, Uint16Array, Uint8Array }

const columnType = (value: object): string | undefined =>
  Object.entries(COLUMN_TYPES).find(([, type]) => value.constructor === type)?.[0]

/**
 * A model as text that decodes to the same bits: JSON with sorted keys, in which a typed array is
 * `{ "$column": "Float64Array", "base64": "…" }` (little-endian). Equal models give equal text, so it can be hashed.
 *
 * Takes plain data: objects (keys without a leading `$`), arrays, strings, finite numbers, booleans, null, typed arrays; a property that is `undefined` is left
 * out. Throws `ModelInputError` `BAD_ARTIFACT` for anything else, and `NOT_FINITE` for NaN or an infinity, naming its place.
 */
export const encodeArtifact = (model: unknown): string => JSON.stringify(toPlain(model, 'model'))

const toPlain = (value: unknown, place: string): unknown => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return Object.is(value, -0) ? { $negativeZero: true } : value
    throw new ModelInputError('NOT_FINITE', `expected a finite number at ${place}, got ${value}`)
  }
  if (Array.isArray(value)) return value.map((item, i) => toPlain(item, `${place}[${i}]`))
  if (typeof value === 'object') {
    const type = columnType(value)
    if (type !== undefined && ArrayBuffer.isView(value)) {
      if (type === 'Float64Array' || type === 'Float32Array') {
        const bad = Array.prototype.findIndex.call(value, (item: number) => !Number.isFinite(item))
        if (bad >= 0)
          throw new ModelInputError('NOT_FINITE', `expected finite numbers at ${place}[${bad}]`, { row: bad })
      }
      return {
        $column: type,
        base64: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64'),
      }
    }
    const prototype: unknown = Object.getPrototypeOf(value)
    if (prototype === Object.prototype || prototype === null) {
      const marked = Object.keys(value).find((key) => key.startsWith('$'))
      if (marked !== undefined) {
        throw new ModelInputError('BAD_ARTIFACT', `expected keys without a leading $ at ${place}, got ${marked}`)
      }
      return Object.fromEntries(
        Object.entries(value)
          .filter(([, item]) => item !== undefined)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, item]) => [key, toPlain(item, `${place}.${key}`)]),
      )
    }
  }
  throw new ModelInputError('BAD_ARTIFACT', `expected plain data or typed arrays at ${place}, got ${describe(value)}`)
}

const describe = (value: unknown): string =>
  typeof value === 'object' && value !== null ? (value.constructor?.name ?? 'object') : typeof value

/**
 * The model that `encodeArtifact` wrote, checked by `is` (`isForest`, `isLinearModel`, …).
 * Throws `ModelInputError` `BAD_ARTIFACT` when the text is no artifact, or one of another kind.
 */
export const decodeArtifact = <Model>(text: string, is: (value: unknown) => value is Model): Model => {
  const value = parse(text)
  if (is(value)) return value
  throw new ModelInputError('BAD_ARTIFACT', `expected an artifact of another kind, got ${text.slice(0, 80)}…`)
}

/** Whether a value is an object whose `model` says what it is. */
export const isModel = (value: unknown, model: string): boolean =>
  typeof value === 'object' && value !== null && 'model' in value && value.model === model

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text, (_, value: unknown) => fromPlain(value))
  } catch (cause) {
    if (cause instanceof ModelInputError) throw cause
    const error = new ModelInputError('BAD_ARTIFACT', `expected the text of an artifact, got ${text.slice(0, 40)}…`)
    error.cause = cause
    throw error
  }
}

const fromPlain = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value
  if ('$negativeZero' in value) return -0
  if (!('$column' in value)) return value
  const type = Object.entries(COLUMN_TYPES).find(([name]) => name === value.$column)?.[1]
  if (type === undefined || !('base64' in value) || typeof value.base64 !== 'string') {
    throw new ModelInputError('BAD_ARTIFACT', `expected a column of a known type, got ${String(value.$column)}`)
  }
  const bytes = Buffer.from(value.base64, 'base64')
  if (bytes.byteLength % type.BYTES_PER_ELEMENT !== 0) {
    throw new ModelInputError(
      'BAD_ARTIFACT',
      `expected whole ${String(value.$column)} items, got ${bytes.byteLength} bytes`,
    )
  }
  // a copy: Buffer's memory is pooled and need not be aligned
  return new type(Uint8Array.from(bytes).buffer)
}
