import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { programArguments } from './program.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rapport-typescript-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const run = async (text: string) => {
  const path = join(folder, 'main.ts')
  await writeFile(path, text)
  return promisify(execFile)(process.execPath, [...programArguments, path])
}

it('TypeScript with decorators runs, and classes keep their names', async () => {
  const { stdout } = await run(`
    const seen: string[] = []
    const note = (target: object, key?: string): void => void seen.push(key ?? (target as { name: string }).name)
    @note
    class Shop {
      @note readonly name: string = 'x'
      static of(): Shop { return new Shop() }
    }
    enum Size { Small = 'SMALL' }
    console.log(seen.join(' '), Shop.of().name, Size.Small)
  `)
  expect(stdout).toBe('name Shop x SMALL\n')
})

it('a relative import of .js finds the .ts that it stands for, and an error names the line of the source', async () => {
  await writeFile(join(folder, 'other.ts'), 'export const answer: number = 42\n')
  expect((await run(`import { answer } from './other.js'\nconsole.log(answer)`)).stdout).toBe('42\n')
  await expect(run(`type Nothing = undefined\n\ninterface Empty {}\nthrow new Error('here')`)).rejects.toThrow(
    /main\.ts:4:7/,
  )
})
