import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { MissingData, type ParityRow, type ParitySuite } from './parity.ts'

/** Status where nothing at all could be compared, as test runners end that skip everything. */
const NOTHING_COMPARED = 77

/** What to run, and where from. */
export interface ParityOptions {
  readonly suites: Readonly<Record<string, ParitySuite>>
  /** Names of suites and of parts; none: all. */
  readonly asked: readonly string[]
  /** Only the parts of the short form. */
  readonly isShort: boolean
  /** Rows as one JSON array; what was skipped is said by `warn` then. */
  readonly isJson: boolean
  /** The folder of the evaluation data. */
  readonly dataFolder: string
  readonly out: (line: string) => void
  readonly warn: (line: string) => void
}

const lineOf = ({ pass, model, dataset, metric, ours, reference, source, ratio, rule, note }: ParityRow): string =>
  `${pass ? 'pass' : 'FAIL'}  ${model} · ${dataset} · ${metric}: ${ours} against ${reference} (${source}), ratio ${ratio.toFixed(3)}, ${rule}${note ? ` — ${note}` : ''}`

/**
 * Runs parts of suites and prints their rows. Returns the exit status: 0 if all rows passed, 1 if one failed or a name is unknown,
 * 77 if nothing could be compared. A part whose data file is missing is skipped and says so.
 */
export const runParity = async (options: ParityOptions): Promise<number> => {
  const { suites, asked, isShort, isJson, dataFolder, out } = options
  const data = (path: string): string => {
    const file = join(dataFolder, path)
    if (!existsSync(file)) throw new MissingData(file)
    return file
  }
  const suitesAsked = asked.filter((name) => Object.hasOwn(suites, name))
  const partsAsked = asked.filter((name) => !Object.hasOwn(suites, name))
  const all = Object.entries(suites).flatMap(([suite, { parts, short }]) =>
    Object.entries(parts).map(([name, rows]) => ({ suite, name, rows, isShort: short.includes(name) })),
  )
  const inSuites = all.filter(({ suite }) => suitesAsked.length === 0 || suitesAsked.includes(suite))
  const unknown = partsAsked.filter((name) => !inSuites.some((part) => part.name === name))
  if (unknown.length > 0) {
    const known = Object.entries(suites).map(([suite, { parts }]) => `${suite} (${Object.keys(parts).join(', ')})`)
    options.warn(`expected suites or parts of them, got ${unknown.join(', ')}; there are ${known.join('; ')}`)
    return 1
  }
  const chosen = inSuites.filter(
    (part) => (partsAsked.length === 0 || partsAsked.includes(part.name)) && (!isShort || part.isShort),
  )

  const rows: ParityRow[] = []
  let skipped = 0
  for (const { suite, name, rows: measure } of chosen) {
    try {
      const found = await measure(data)
      rows.push(...found)
      if (!isJson) found.forEach((row) => out(lineOf(row)))
    } catch (error) {
      if (!(error instanceof MissingData)) throw error
      skipped++
      const say = isJson ? options.warn : out
      say(`skip  ${suite} ${name}: ${error.message}`)
    }
  }
  const passed = rows.filter(({ pass }) => pass).length
  if (isJson) out(JSON.stringify(rows, null, 2))
  else out(`${passed} passed, ${rows.length - passed} failed, ${skipped} ${skipped === 1 ? 'part' : 'parts'} skipped`)
  if (rows.length === 0) options.warn('nothing was compared')
  return rows.length === 0 ? NOTHING_COMPARED : passed === rows.length ? 0 : 1
}
