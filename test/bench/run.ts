import { readdir } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { BenchFile } from './run-bench.ts'
import { runBench } from './run-bench.ts'

// npm run bench -- <name> [--json]   one bench, `<name>.bench.ts`, or all of a folder `<name>/`
// npm run bench -- --short           small forms of those that have one: whether they still run, in seconds

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, short: { type: 'boolean', default: false } },
})
const ending = '.bench.ts'
const folder = new URL('./', import.meta.url)
const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(ending)).sort()
process.exit(
  await runBench({
    files: files.map((file) => ({
      name: file.slice(0, -ending.length),
      load: () => import(new URL(file, folder).href) as ReturnType<BenchFile['load']>,
    })),
    wanted: positionals[0],
    isShort: values.short,
    isJson: values.json,
    out: (line) => process.stdout.write(`${line}\n`),
    warn: (line) => process.stderr.write(`${line}\n`),
  }),
)
