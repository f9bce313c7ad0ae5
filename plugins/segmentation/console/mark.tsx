import type { MarkOf } from './marks.ts'

/** The mark of a segment beside its name. */
export const Mark = ({ of: { color, shape } }: { readonly of: MarkOf }) => (
  <svg className="segment-mark" viewBox="-7 -7 14 14" width="12" height="12" aria-hidden="true" style={{ color }}>
    <path d={shape} fill="currentcolor" />
  </svg>
)
