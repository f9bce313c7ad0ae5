import { readdir } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { evaluationData, hasEvaluationData } from '../support/data.ts'
import type { ParityRow, ParityRows, ParitySuite } from './parity.ts'

// npm run parity                             every suite
// npm run parity -- clv kit                  some suites
// npm run parity -- forecasting weekly auto  some parts of a suite

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } })
const out = (line: string) => process.stdout.write(`${line}\n`)

if (!hasEvaluationData) {
  out('parity skipped: the evaluation data sets (../shared/data) are not here')
  process.exit(0)
}

const ending = '.parity.ts'
const folder = new URL('./', import.meta.url)
const names = (await readdir(folder)).filter((file) => file.endsWith(ending)).map((file) => file.replace(ending, ''))
const asked = positionals.filter((name) => names.includes(name))
const partsAsked = positionals.filter((name) => !names.includes(name))

const parts: { readonly name: string; readonly rows: ParityRows }[] = []
for (const name of asked.length > 0 ? asked : names.sort()) {
  const { default: suite } = (await import(new URL(name + ending, folder).href)) as { default: ParitySuite }
  const own = typeof suite === 'function' ? [] : Object.entries(suite).map(([part, rows]) => ({ name: part, rows }))
  if (typeof suite === 'function' && partsAsked.length === 0) parts.push({ name, rows: suite })
  parts.push(...own.filter((part) => partsAsked.length === 0 || partsAsked.includes(part.name)))
}
const unknown = partsAsked.filter((name) => !parts.some((part) => part.name === name))
if (unknown.length > 0) {
  out(`expected suites (${names.join(', ')}) or parts of them, got ${unknown.join(', ')}`)
  process.exit(1)
}

const rows: ParityRow[] = []
for (const part of parts) {
  const found = await part.rows(evaluationData)
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
