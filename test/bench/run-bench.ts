import type { Bench, BenchRow } from './bench.ts'

/** A bench file: the whole bench, and its short form if it has one. */
export interface BenchFile {
  readonly name: string
  readonly load: () => Promise<{ readonly default: Bench; readonly short?: Bench }>
}

/** What to run, and where to say it. */
export interface BenchOptions {
  readonly files: readonly BenchFile[]
  /** A name, or the folder of several; undefined: all, which only the short form may. */
  readonly wanted: string | undefined
  readonly isShort: boolean
  /** Rows as one JSON array. */
  readonly isJson: boolean
  readonly out: (line: string) => void
  readonly warn: (line: string) => void
}

const lineOf = ({ name, figures, note }: BenchRow): string => {
  const told = Object.entries(figures).map(
    ([key, value]) => `${key} ${typeof value === 'number' ? Number(value.toPrecision(4)) : value}`,
  )
  return `${name}: ${told.join(', ')}${note ? ` — ${note}` : ''}`
}

/**
 * Runs benches and prints their rows. Returns the exit status: 0, or 1 where there is no such bench, or a figure is no finite number.
 */
export const runBench = async ({ files, wanted, isShort, isJson, out, warn }: BenchOptions): Promise<number> => {
  const chosen = files.filter(({ name }) =>
    wanted === undefined ? isShort : name === wanted || name.startsWith(`${wanted}/`),
  )
  if (chosen.length === 0) {
    const names = [...new Set(files.map(({ name }) => name.split('/')[0]!))]
    warn(`npm run bench -- <name> [--json], or --short for small forms of some; names: ${names.join(', ')}`)
    return 1
  }
  const rows: BenchRow[] = []
  const left: string[] = []
  for (const { name, load } of chosen) {
    const file = await load()
    const bench = isShort ? file.short : file.default
    if (!bench) {
      left.push(name)
      continue
    }
    const found = await bench()
    rows.push(...found)
    if (!isJson) found.forEach((row) => out(lineOf(row)))
  }
  if (isJson) out(JSON.stringify(rows, null, 2))
  if (left.length > 0) warn(`without a short form: ${left.join(', ')}`)
  const broken = rows.filter(({ figures }) =>
    Object.values(figures).some((value) => typeof value === 'number' && !Number.isFinite(value)),
  )
  for (const { name } of broken) warn(`expected finite figures of ${name}`)
  return broken.length > 0 || rows.length === 0 ? 1 : 0
}
