import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const repository = fileURLToPath(new URL('../', import.meta.url))
let folder: string
let checkout: string

const write = (path: string, content: string) => {
  mkdirSync(dirname(join(checkout, path)), { recursive: true })
  writeFileSync(join(checkout, path), content)
}

/** A compiler that writes one file into the folder it is given. */
const tool = (option: string) => `
  const { mkdirSync, writeFileSync } = require('node:fs')
  const out = process.argv[process.argv.indexOf('${option}') + 1]
  mkdirSync(out, { recursive: true })
  writeFileSync(out + '/made.js', '')`

const run = (root: string, code: string, ...options: string[]) => {
  const { status, stderr } = spawnSync(process.execPath, [...options, '--input-type=module', '-e', code], {
    cwd: root,
    encoding: 'utf8',
  })
  return { status, stderr }
}
const start = (root: string) =>
  run(root, `process.exitCode = (await import('./tools/build.ts')).buildWhereStale() ? 0 : 1`)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rapport-build-'))
  checkout = join(folder, 'checkout')
  for (const file of ['build.ts', 'prepare.js'])
    write(`tools/${file}`, readFileSync(join(repository, 'tools', file), 'utf8'))
  write('package.json', '{ "type": "module" }')
  write('src/one.ts', 'export const one = 1')
  write('node_modules/typescript/package.json', '{}')
  write('node_modules/typescript/bin/tsc', tool('--outDir'))
  write('node_modules/vite/package.json', '{}')
  write('node_modules/vite/bin/vite.js', tool('--outDir'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a start from a checkout', () => {
  it('builds, and removes what a build that was killed left behind', () => {
    const { pid } = spawnSync(process.execPath, ['-e', ''])
    write(`dist.${pid}/made.js`, '')
    write(`dist.console.${pid}/made.js`, '')
    write(`dist.${process.pid}/made.js`, '')
    expect(start(checkout)).toEqual({ status: 0, stderr: '' })
    expect(existsSync(join(checkout, 'dist/console/made.js'))).toBe(true)
    expect([`dist.${pid}`, `dist.console.${pid}`].filter((name) => existsSync(join(checkout, name)))).toEqual([])
    expect(existsSync(join(checkout, `dist.${process.pid}`))).toBe(true)
  })

  it('that was copied elsewhere with its build, without a compiler, runs it; one that is older too, with a warning', () => {
    const copy = join(folder, 'elsewhere')
    cpSync(checkout, copy, { recursive: true })
    rmSync(join(copy, 'node_modules'), { recursive: true })
    expect(start(copy)).toEqual({ status: 0, stderr: '' })
    writeFileSync(join(copy, 'src/one.ts'), 'export const one = 2')
    expect(start(copy)).toEqual({
      status: 0,
      stderr: expect.stringMatching(/^warning: dist\/ is not of these sources, and runs as it is: TypeScript.*\n$/),
    })
    rmSync(join(copy, 'dist'), { recursive: true })
    expect(start(copy)).toEqual({ status: 1, stderr: expect.stringContaining('dist/ cannot be built: TypeScript') })
  })
})

describe('after an installation', () => {
  const prepare = (root: string, ...options: string[]) => run(root, `await import('./tools/prepare.js')`, ...options)

  it('a missing compiler is not an error', () => {
    const copy = join(folder, 'production')
    cpSync(join(checkout, 'tools'), join(copy, 'tools'), { recursive: true })
    cpSync(join(checkout, 'package.json'), join(copy, 'package.json'))
    expect(prepare(copy)).toEqual({ status: 0, stderr: expect.stringMatching(/^dist\/ is not built: TypeScript.*\n$/) })
  })

  it('a Node that is too old gets one line that says which version is needed', () => {
    const older = `data:text/javascript,Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } })`
    expect(prepare(checkout, '--import', older)).toEqual({
      status: 0,
      stderr: expect.stringMatching(
        /^dist\/ is not built: Rapport needs Node 22\.18 or newer, this is 20\.20\.2;.*\n$/,
      ),
    })
  })
})
