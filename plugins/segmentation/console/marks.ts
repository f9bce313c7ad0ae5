import type { SegmentsQuery } from './generated/operations.ts'

export type MapOf = NonNullable<SegmentsQuery['segmentMap']>
export type Segment = MapOf['segments'][number]

/** Shapes of about one size around 0, 0: who cannot tell two colours apart tells these apart. */
const shapes: readonly string[] = [
  'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z',
  'M-4.5-4.5h9v9h-9z',
  'M0-5.8l5.6 9.8h-11.2z',
  'M0-6.2l6.2 6.2l-6.2 6.2l-6.2-6.2z',
  'M0 5.8l-5.6-9.8h11.2z',
  'M-1.9-5.6h3.8v3.7h3.7v3.8h-3.7v3.7h-3.8v-3.7h-3.7v-3.8h3.7z',
  'M-4-6l4 4l4-4l2 2l-4 4l4 4l-2 2l-4-4l-4 4l-2-2l4-4l-4-4z',
]

const shapeOf = (place: number): string => shapes.at(place % shapes.length)!

/** As many as the console has beside each other. */
const hues = 8

export interface MarkOf {
  readonly color: string
  /** A path around 0, 0, at most 13 wide. */
  readonly shape: string
}

/** How a segment is marked, the same everywhere on the page. Neighbours in the list differ in colour and in shape; no two of 56 have both in common. */
export const markOf = (segments: readonly { readonly id: string }[], id: string): MarkOf => {
  const place = segments.findIndex((one) => one.id === id)
  // A segment of an earlier training.
  if (place < 0) return { color: 'var(--ink-3)', shape: shapeOf(0) }
  const hue = `var(--k${(place % hues) + 1})`
  const isSecondRound = Math.floor(place / hues) % 2 === 1
  return {
    color: isSecondRound ? `color-mix(in oklab, ${hue} 55%, var(--ink))` : hue,
    shape: shapeOf(place),
  }
}
