import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paritySuite, type ParityRow } from './parity.ts'
import { runParity } from './run-parity.ts'

let dataFolder: string
beforeAll(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'rapport-parity-'))
  writeFileSync(join(dataFolder, 'there.csv'), '')
})
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }))

const row = (metric: string, pass = true): ParityRow => ({
  model: 'mean',
  dataset: 'four numbers',
  metric,
  ours: 1,
  reference: 1,
  source: 'by hand',
  ratio: 1,
  rule: '=',
  pass,
})

const suites = {
  one: paritySuite(
    {
      plain: async () => [row('plain')],
      there: async (data) => [row(data('there.csv').slice(dataFolder.length + 1))],
      gone: async (data) => [row(data('set/gone.csv'))],
    },
    ['plain', 'gone'],
  ),
  two: paritySuite({ wrong: async () => [row('wrong', false)] }, []),
}

const run = async (asked: readonly string[], more: { readonly isShort?: boolean; readonly isJson?: boolean } = {}) => {
  const out: string[] = []
  const warned: string[] = []
  const status = await runParity({
    suites,
    asked,
    isShort: false,
    isJson: false,
    dataFolder,
    out: (line) => void out.push(line),
    warn: (line) => void warned.push(line),
    ...more,
  })
  return { status, out, warned }
}

describe('npm run parity', () => {
  it('skips a part whose data file is missing, and names the file', async () => {
    const { status, out } = await run(['one'])
    expect(out).toEqual([
      expect.stringMatching(/^pass {2}mean · four numbers · plain/),
      expect.stringMatching(/^pass {2}mean · four numbers · there\.csv/),
      `skip  one gone: the evaluation data file ${join(dataFolder, 'set/gone.csv')} is missing`,
      '2 passed, 0 failed, 1 part skipped',
    ])
    expect(status).toBe(0)
  })

  it('ends with 77 where nothing at all could be compared', async () => {
    const { status, out, warned } = await run(['one', 'gone'])
    expect(out.at(-1)).toBe('0 passed, 0 failed, 1 part skipped')
    expect(warned).toEqual(['nothing was compared'])
    expect(status).toBe(77)
    expect((await run(['two'], { isShort: true })).status).toBe(77)
  })

  it('ends with 1 where a row fails', async () => {
    const { status, out } = await run([])
    expect(out.at(-1)).toBe('2 passed, 1 failed, 1 part skipped')
    expect(status).toBe(1)
  })

  it('runs the parts of the short form only, where that is asked for', async () => {
    const { status, out } = await run([], { isShort: true })
    expect(out).toHaveLength(3)
    expect(out.at(-1)).toBe('1 passed, 0 failed, 1 part skipped')
    expect(status).toBe(0)
  })

  it('prints rows as JSON, and what was skipped beside it', async () => {
    const { out, warned } = await run(['one'], { isJson: true })
    expect(JSON.parse(out.join('\n'))).toEqual([row('plain'), row('there.csv')])
    expect(warned).toEqual([expect.stringContaining('set/gone.csv is missing')])
  })

  it('names the suites and parts that there are where it is asked for another', async () => {
    const { status, warned } = await run(['one', 'wrong'])
    expect(status).toBe(1)
    expect(warned).toEqual([
      'expected suites or parts of them, got wrong; there are one (plain, there, gone); two (wrong)',
    ])
  })
})
