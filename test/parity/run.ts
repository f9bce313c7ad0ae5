import { readdir } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { evaluationData, hasEvaluationData } from '../support/data.ts'
import type { ParityRow, ParitySuite } from './parity.ts'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } })
const out = (line: string) => process.stdout.write(`${line}\n`)

if (!hasEvaluationData) {
  out('parity skipped: the evaluation data sets (../shared/data) are not here')
  process.exit(0)
}

const folder = new URL('./', import.meta.url)
const files = (await readdir(folder))
  .filter((file) => file.endsWith('.parity.ts'))
  .filter((file) => positionals.length === 0 || positionals.includes(file.replace('.parity.ts', '')))
  .sort()

const rows: ParityRow[] = []
for (const file of files) {
  const suite = (await import(new URL(file, folder).href)) as { default: ParitySuite }
  const found = await suite.default(evaluationData)
  rows.push(...found)
  if (!values.json) {
    for (const r of found) {
      out(
        `${r.pass ? 'pass' : 'FAIL'}  ${r.model} · ${r.dataset} · ${r.metric}: ${r.ours} against ${r.reference} (${r.source}), ratio ${r.ratio.toFixed(3)}, ${r.rule}${r.note ? ` — ${r.note}` : ''}`,
      )
    }
  }
}
if (values.json) out(JSON.stringify(rows, null, 2))
else out(`${rows.filter((r) => r.pass).length} passed, ${rows.filter((r) => !r.pass).length} failed`)
process.exitCode = rows.every((r) => r.pass) && rows.length > 0 ? 0 : 1
