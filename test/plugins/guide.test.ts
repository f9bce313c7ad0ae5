import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultLimits } from '../../src/plugin/host.ts'
import { stages } from '../../src/contract/report.ts'
import { startPlugins, type PluginWorld } from './world.ts'

const read = (path: string) => readFile(new URL(path, import.meta.url), 'utf8')

describe('the plugin of the guide', () => {
  let world: PluginWorld
  beforeAll(async () => {
    const load = () => import('./fixtures/greeting/index.ts')
    world = await startPlugins([{ id: 'greeting', import: load, config: { word: 'Ahoj' } }])
  })
  afterAll(() => world?.stop())

  it.each(['README.md', 'docs/plugin-guide.md'])('is what is written in %s, 30 lines long', async (page) => {
    const blocks = (await read(`../../${page}`)).matchAll(/^```ts\n(.*?)^```/gms).map(([, text]) => text)
    const files = [await read('fixtures/greeting/index.ts'), await read('fixtures/greeting/plugin.ts')]
    expect(blocks.take(2).toArray()).toEqual(files)
    expect(files.join('').split('\n').length - 1).toBe(30)
  })

  it('works', async () => {
    await world.addCustomer('Ada')
    const { data, errors } = await world.ask('{ customers(first: 5) { nodes { greeting } } }')
    expect(errors).toBeUndefined()
    expect(data.customers.nodes).toEqual([{ greeting: 'Ahoj, Ada!' }])
  })
})

it('the guide tells the stages and limits as they are', async () => {
  const guide = await read('../../docs/plugin-guide.md')
  expect(guide).toContain(`\`${stages.join(' → ')}\``)
  expect(defaultLimits).toEqual({
    startMs: 30_000,
    stopMs: 10_000,
    healthEveryMs: 30_000,
    failures: 5,
    coolDownMs: 30_000,
  })
})
