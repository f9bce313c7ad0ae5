import { parseArgs } from 'node:util'
import { startFaultyServer } from '../support/faulty-server.ts'
import { full, mendFaults, short } from './mend.ts'

interface Row {
  readonly fault: string
  readonly result: 'came back' | 'FAILED'
  readonly seen: string
  readonly seconds: number
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' }, short: { type: 'boolean' }, only: { type: 'string' } },
})
const out = (line: string) => process.stdout.write(`${line}\n`)
if (positionals.length !== 1 || positionals[0] !== 'mend') {
  process.stderr.write('npm run faults -- mend [--short] [--only <words of a fault>] [--json]\n')
  process.exit(1)
}
const databases = await startFaultyServer()
const rows: Row[] = []
for (const { name, run } of mendFaults(values.short ? short : full)) {
  if (!name.includes(values.only ?? '')) continue
  const from = performance.now()
  const row = await run(databases).then(
    (seen) => ({ fault: name, result: 'came back' as const, seen }),
    (error: unknown) => {
      const seen = error instanceof Error ? error.message : String(error)
      return { fault: name, result: 'FAILED' as const, seen }
    },
  )
  const seconds = Math.round((performance.now() - from) / 1_000)
  rows.push({ ...row, seconds })
  if (values.json) continue
  out(`${row.result.padEnd(9)} | ${name} (${seconds} s)`)
  for (const line of row.seen.split('\n')) out(`          | ${line}`)
}
await databases.dispose()
if (values.json) out(JSON.stringify(rows, null, 2))
const failed = rows.filter(({ result }) => result === 'FAILED').length
if (!values.json) out(`${rows.length - failed} of ${rows.length} faults mended`)
process.exit(failed === 0 ? 0 : 1)
