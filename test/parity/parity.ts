/** One measured figure beside the figure of a reference, as `npm run parity` prints it. */
export interface ParityRow {
  /** What was measured, e.g. `k-means`. */
  readonly model: string
  /** The data, e.g. `cdnow RFM, k=5`. */
  readonly dataset: string
  /** The figure, e.g. `inertia`. */
  readonly metric: string
  readonly ours: number
  /** Copied from its source, never computed by the code under test. */
  readonly reference: number
  /** Where the reference figure is from. */
  readonly source: string
  /** Quality of ours relative to the reference; above 1 is better. */
  readonly ratio: number
  /** The rule that decides, in words, e.g. `≤ 1.001 ×`. */
  readonly rule: string
  readonly pass: boolean
  readonly note?: string
}

/** Measures some rows; `data(path)` resolves a file of the evaluation data or throws when it is absent. */
export type ParityRows = (data: (path: string) => string) => Promise<ParityRow[]>

/** A parity file exports one of these by default: all its rows at once, or parts that can be run alone by their names. */
export type ParitySuite = ParityRows | Readonly<Record<string, ParityRows>>
