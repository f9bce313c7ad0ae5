import type { SegmentsQuery } from './generated/operations.ts'

export type MapOf = NonNullable<SegmentsQuery['segmentMap']>
export type Segment = MapOf['segments'][number]

const colors = 8

/** The colour of a segment, the same everywhere on the page. */
export const colorOf = (segments: readonly { readonly id: string }[], id: string): string => {
  const place = segments.findIndex((one) => one.id === id)
  // A segment of an earlier training.
  return place < 0 ? 'var(--ink-3)' : `var(--k${(place % colors) + 1})`
}
