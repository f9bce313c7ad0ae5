import { SegmentationError } from './segmentation-error.ts'

const columnTypes = [Float64Array, Int32Array, Uint8Array] as const

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const canonical = (value: unknown, place: string): string => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value))
      throw new SegmentationError('NOT_FINITE', `expected finite numbers, got ${value} at ${place}`)
    return Object.is(value, -0) ? '-0' : String(value)
  }
  if (Array.isArray(value)) return `[${value.map((item, i) => canonical(item, `${place}[${i}]`)).join()}]`
  if (!isRecord(value)) {
    throw new SegmentationError('SHAPE_MISMATCH', `expected plain data, got a ${typeof value} at ${place}`)
  }
  for (const type of columnTypes) {
    if (value instanceof type) return `{"$${type.name}":${canonical([...value], place)}}`
  }
  const keys = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key], `${place}.${key}`)}`).join()}}`
}

/**
 * A trained result as JSON that is the same for the same result: keys in order, numbers in the shortest form that reads
 * back exactly, columns as `{"$Float64Array":[…]}`, nothing undefined. Hash these bytes to compare two trainings.
 * Throws NOT_FINITE naming the place of a NaN or infinite number, SHAPE_MISMATCH for what is no plain data.
 */
export const encodeArtifact = (result: unknown): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(canonical(result, 'result'))

/** Reads back what `encodeArtifact` wrote, columns as columns; the caller knows the type. */
export const decodeArtifact = (bytes: Uint8Array): unknown =>
  JSON.parse(new TextDecoder().decode(bytes), (_, value: unknown) => {
    if (!isRecord(value)) return value
    const [entry] = Object.entries(value)
    const type = columnTypes.find(({ name }) => `$${name}` === entry?.[0])
    return type && Array.isArray(entry?.[1]) ? type.from(entry[1].map(Number)) : value
  })
