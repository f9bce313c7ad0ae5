import { readdir } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { evaluationData } from '../support/data.ts'
import type { ParitySuite } from './parity.ts'
import { runParity } from './run-parity.ts'

// npm run parity                             every suite
// npm run parity -- clv kit                  some suites
// npm run parity -- forecasting weekly auto  some parts of a suite
// npm run parity -- --short                  the parts that take seconds
//
// Ends with 0 if every row passed, 1 if one failed, and 77 if nothing could be compared because its data are missing.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, short: { type: 'boolean', default: false } },
})
const ending = '.parity.ts'
const folder = new URL('./', import.meta.url)
const names = (await readdir(folder)).filter((file) => file.endsWith(ending)).map((file) => file.replace(ending, ''))
const suites: Record<string, ParitySuite> = {}
for (const name of names.sort()) {
  const { default: suite } = (await import(new URL(name + ending, folder).href)) as { default: ParitySuite }
  suites[name] = suite
}
process.exitCode = await runParity({
  suites,
  asked: positionals,
  isShort: values.short,
  isJson: values.json,
  dataFolder: evaluationData(''),
  out: (line) => process.stdout.write(`${line}\n`),
  warn: (line) => process.stderr.write(`${line}\n`),
})
