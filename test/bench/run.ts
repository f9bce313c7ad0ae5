import { readdir } from 'node:fs/promises'
import { parseArgs } from 'node:util'

/** A bench file `<name>.bench.ts` (or every file of a folder `<name>/`) exports `default (): Promise<BenchRow[]>`. */
export interface BenchRow {
  readonly name: string
  /** Figures by name with the unit in it, e.g. `{ cpuMs: 12, ratio: 0.6 }`. */
  readonly figures: Readonly<Record<string, number | string>>
  readonly note?: string
}
export type Bench = () => Promise<BenchRow[]>

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } })
const out = (line: string) => process.stdout.write(`${line}\n`)
const folder = new URL('./', import.meta.url)
const [wanted] = positionals
const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.bench.ts')).sort()
const chosen = files.filter((file) => wanted && (file === `${wanted}.bench.ts` || file.startsWith(`${wanted}/`)))
if (chosen.length === 0) {
  const names = [...new Set(files.map((file) => file.split('/')[0]!.replace('.bench.ts', '')))]
  process.stderr.write(`npm run bench -- <name> [--json]; names: ${names.join(', ')}\n`)
  process.exit(1)
}
const rows: BenchRow[] = []
for (const file of chosen) {
  const found = await ((await import(new URL(file, folder).href)) as { default: Bench }).default()
  rows.push(...found)
  if (!values.json) {
    for (const row of found) {
      const figures = Object.entries(row.figures).map(
        ([k, v]) => `${k} ${typeof v === 'number' ? Number(v.toPrecision(4)) : v}`,
      )
      out(`${row.name}: ${figures.join(', ')}${row.note ? ` — ${row.note}` : ''}`)
    }
  }
}
if (values.json) out(JSON.stringify(rows, null, 2))
process.exit(0)
