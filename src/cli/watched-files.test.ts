import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { WatchedFiles } from './watched-files.ts'

let place: string
let files: WatchedFiles
const write = (name: string, text: string) => writeFileSync(join(place, name), text)
/** As `sed -i`, vim and the safe write of other editors do. */
const replace = (name: string, text: string) => {
  write('plugins/notes/written-beside', text)
  renameSync(join(place, 'plugins/notes/written-beside'), join(place, name))
}

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'rapport-watched-'))
  for (const folder of ['plugins/notes/tests', 'node_modules/other', '.rapport'])
    mkdirSync(join(place, folder), { recursive: true })
  write('plugins/notes/index.ts', 'first')
  write('rapport.config.ts', 'first')
  files = new WatchedFiles(place)
})
afterEach(() => rmSync(place, { recursive: true }))

it('a file that is replaced again and again is noticed each time', () => {
  for (const text of ['second', 'third!', 'fourth']) {
    replace('plugins/notes/index.ts', text)
    expect(files.changes()).toEqual(['plugins/notes/index.ts'])
    expect(files.changes()).toEqual([])
  }
  write('plugins/notes/index.ts', 'fifth!')
  expect(files.changes()).toEqual(['plugins/notes/index.ts'])
})

it('new, deleted and moved files and folders are noticed, at any depth', () => {
  mkdirSync(join(place, 'plugins/other/deep'), { recursive: true })
  write('plugins/other/deep/new.ts', 'new')
  expect(files.changes()).toEqual(['plugins/other/deep/new.ts'])
  renameSync(join(place, 'plugins/other'), join(place, 'plugins/moved'))
  rmSync(join(place, 'rapport.config.ts'))
  expect(files.changes()).toEqual([
    'plugins/moved/deep/new.ts',
    'plugins/other/deep/new.ts (deleted)',
    'rapport.config.ts (deleted)',
  ])
  expect(files.changes()).toEqual([])
})

it('a file that is written with the content that it had, and what no server reads, are not noticed', () => {
  replace('plugins/notes/index.ts', 'first')
  for (const name of [
    'node_modules/other/index.js',
    '.rapport/log.json',
    'plugins/notes/tests/a.ts',
    'plugins/notes/a.test.ts',
    'notes.md',
  ])
    write(name, 'new')
  expect(files.changes()).toEqual([])
})

it('a file elsewhere is noticed once it is added, one of a package is not', () => {
  const outside = mkdtempSync(join(tmpdir(), 'rapport-watched-'))
  try {
    const shared = join(outside, 'words.ts')
    const foreign = join(outside, 'node_modules/some/index.ts')
    mkdirSync(join(outside, 'node_modules/some'), { recursive: true })
    for (const path of [shared, foreign]) writeFileSync(path, 'first')
    for (const path of [shared, foreign]) files.add(path)
    expect(files.changes()).toEqual([])
    for (const path of [shared, foreign]) writeFileSync(path, 'second')
    expect(files.changes()).toEqual([`../${outside.split('/').at(-1)}/words.ts`])
  } finally {
    rmSync(outside, { recursive: true })
  }
})
