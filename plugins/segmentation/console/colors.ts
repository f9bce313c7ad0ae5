import type { SegmentsQuery } from './generated/operations.ts'

export type MapOf = NonNullable<SegmentsQuery['segmentMap']>
export type Segment = MapOf['segments'][number]

const colors = 8

/** The colour of a segment, the same everywhere on the page. */
export const colorOf = (segments: readonly { readonly id: string }[], id: string): string =>
  `var(--k${(segments.findIndex((one) => one.id === id) % colors) + 1})`
