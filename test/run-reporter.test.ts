import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../', import.meta.url))
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rapport-reporter-'))
  writeFileSync(
    join(folder, 'vitest.config.js'),
    `export default ${JSON.stringify({ test: { setupFiles: [join(root, 'test/support/file-cost.ts')] } })}`,
  )
  // Globals, as the folder has no packages to import from. Each unsteady test fails once.
  writeFileSync(
    join(folder, 'unsteady.test.js'),
    `let tries = 0
beforeAll(() => {
  const busy = 'while (process.cpuUsage().user + process.cpuUsage().system < 400_000);'
  process.getBuiltinModule('node:child_process').spawnSync(process.execPath, ['-e', busy])
})
it('is steady', () => {})
for (let i = 0; i < Number(process.env.UNSTEADY); i++) it('is unsteady ' + i, () => { if (++tries % 2 === 1) throw new Error('once') })
if (process.env.BROKEN) it('is broken', () => { throw new Error('always') })
`,
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (unsteady: number, isBroken = false) => {
  const { status, stdout } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      `--root=${folder}`,
      '--globals',
      '--retry=1',
      `--reporter=${join(root, 'test/support/run-reporter.ts')}`,
    ],
    {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, UNSTEADY: String(unsteady), ...(isBroken && { BROKEN: '1' }) },
    },
  )
  return { status, stdout }
}

it('lets a run pass in which three tests passed on another try, and names them', () => {
  const { status, stdout } = run(3)
  expect(stdout).toContain('tried again: 3')
  expect(stdout).toContain('1 time  unsteady.test.js: is unsteady 2')
  expect(status).toBe(0)
})

it('fails a run in which more than three tests passed on another try', () => {
  const { status, stdout } = run(4)
  expect(stdout).toContain('expected at most 3 tests to be tried again')
  expect(status).toBe(1)
})

it('says what the files cost the processors, with the programs that they start', () => {
  const { stdout } = run(0)
  const [, files, own] = /processor time of 1 file: ([\d.]+) s, of which ([\d.]+) s in programs/.exec(stdout)!
  expect(Number(own)).toBeGreaterThanOrEqual(0.3)
  expect(Number(files)).toBeGreaterThanOrEqual(Number(own))
  expect(stdout).toMatch(/^ +[\d.]+ s in +[\d.]+ s {2}unsteady\.test\.js$/m)
})

it('leaves a run with a failed test failed', () => {
  const { status, stdout } = run(0, true)
  expect(stdout).toContain('the slowest tests:')
  expect(status).toBe(1)
})
