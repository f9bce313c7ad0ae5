import { createHash } from 'node:crypto'

const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical)
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<number>)
  if (value instanceof Date || value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, canonical(v)]),
  )
}

/**
 * JSON with sorted keys, so that equal values give equal text and equal hashes. As in JSON, `undefined` keys are left
 * out, dates become ISO text, and non-finite numbers become null; typed arrays are written as plain arrays. Throws a
 * TypeError on a bigint.
 */
export const canonicalJson = (value: unknown): string => JSON.stringify(canonical(value))

/** SHA-256 over the canonical JSON, hex. */
export const hashJson = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex')
