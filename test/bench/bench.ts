/** One measurement: figures by name with the unit in it, e.g. `{ cpuMs: 12, ratio: 0.6 }`. */
export interface BenchRow {
  readonly name: string
  readonly figures: Readonly<Record<string, number | string>>
  readonly note?: string
}

/** Measures some rows. A bench file exports one by default, and may export another as `short`: the same work, smaller. */
export type Bench = () => Promise<BenchRow[]>
