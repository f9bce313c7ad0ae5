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

/** The path of a file of the evaluation data, e.g. `cdnow/orders.csv`; throws `MissingData` when it is absent. */
export type ParityData = (path: string) => string

/** An evaluation data file that is not there: the part that needs it is skipped. */
export class MissingData extends Error {
  override readonly name = 'MissingData'
  /** The whole path that was looked for. */
  readonly file: string

  constructor(file: string) {
    super(`the evaluation data file ${file} is missing`)
    this.file = file
  }
}

/** Measures some rows. */
export type ParityRows = (data: ParityData) => Promise<ParityRow[]>

/** What a parity file exports by default: parts that can be run alone by their names. */
export interface ParitySuite {
  readonly parts: Readonly<Record<string, ParityRows>>
  /** The parts that `--short` runs: those that take seconds. */
  readonly short: readonly string[]
}

/** Declares the parts of a suite, and which of them are its short form. */
export const paritySuite = <Part extends string>(
  parts: Readonly<Record<Part, ParityRows>>,
  short: readonly NoInfer<Part>[],
): ParitySuite => ({ parts, short })
