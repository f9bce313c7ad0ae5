import { describe, expect, it } from 'vitest'
import type { Bench } from './bench.ts'
import { runBench, type BenchFile } from './run-bench.ts'

const file = (name: string, bench: Bench, short?: Bench): BenchFile => ({
  name,
  load: async () => ({ default: bench, ...(short && { short }) }),
})
const measured =
  (cpuMs: number): Bench =>
  async () => [{ name: 'work', figures: { cpuMs } }]

const files = [
  file('reads', measured(12.34567), measured(1)),
  file('models/kit', measured(7)),
  file('models/broken', measured(7), measured(Number.NaN)),
]

const run = async (wanted: string | undefined, isShort = false, isJson = false) => {
  const out: string[] = []
  const warned: string[] = []
  const status = await runBench({
    files,
    wanted,
    isShort,
    isJson,
    out: (line) => void out.push(line),
    warn: (line) => void warned.push(line),
  })
  return { status, out, warned }
}

describe('npm run bench', () => {
  it('runs the bench of a name, or all of a folder', async () => {
    expect(await run('reads')).toEqual({ status: 0, out: ['work: cpuMs 12.35'], warned: [] })
    expect((await run('models')).out).toEqual(['work: cpuMs 7', 'work: cpuMs 7'])
  })

  it('names what there is where it is not told which, or told another', async () => {
    for (const wanted of [undefined, 'writes'])
      expect(await run(wanted)).toEqual({
        status: 1,
        out: [],
        warned: ['npm run bench -- <name> [--json], or --short for small forms of some; names: reads, models'],
      })
  })

  it('runs the short forms, and names the benches that have none', async () => {
    const { out, warned } = await run(undefined, true)
    expect(out).toEqual(['work: cpuMs 1', 'work: cpuMs NaN'])
    expect(warned[0]).toBe('without a short form: models/kit')
    expect((await run('reads', true)).status).toBe(0)
  })

  it('fails where a figure is no finite number, or nothing was measured', async () => {
    const { status, warned } = await run('models/broken', true)
    expect(status).toBe(1)
    expect(warned).toEqual(['expected finite figures of work'])
    expect((await run('models/kit', true)).status).toBe(1)
  })

  it('prints rows as JSON', async () => {
    expect(JSON.parse((await run('reads', false, true)).out.join('\n'))).toEqual([
      { name: 'work', figures: { cpuMs: 12.34567 } },
    ])
  })
})
