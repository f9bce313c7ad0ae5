import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { writePlugin } from '../../src/cli/write-plugin.ts'
import type { AnyPlugin } from '../../src/contract/plugin.ts'
import { defaultLimits } from '../../src/plugin/host.ts'
import { hashKey, newKey } from '../../src/core/api-key.ts'
import { newUuid } from '../../src/core/ids.ts'
import { stages } from '../../src/contract/report.ts'
import { rapport } from '../support/cli.ts'
import { guideBlocks, labBlocks, labCommands, labOperation } from '../support/guide-blocks.ts'
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
    const blocks = [...(await read(`../../${page}`)).matchAll(/^```ts\n(.*?)^```/gms)].map(([, text]) => text)
    const files = [await read('fixtures/greeting/index.ts'), await read('fixtures/greeting/plugin.ts')]
    expect(blocks).toEqual(expect.arrayContaining(files))
    expect(files.join('').split('\n').length - 1).toBe(30)
  })

  it('works', async () => {
    await world.addCustomer('Ada')
    const { data, errors } = await world.ask('{ customers(first: 5) { nodes { greeting } } }')
    expect(errors).toBeUndefined()
    expect(data.customers.nodes).toEqual([{ greeting: 'Ahoj, Ada!' }])
  })
})

it.each([
  'count.resolver.ts',
  'welcome.handler.ts',
  'new-customer.notification.ts',
  'tidy.job.ts',
  'survey.routes.ts',
  'survey.route.ts',
  'count.command.ts',
])('the guide shows %s as it is', async (file) => {
  expect(await read('../../docs/plugin-guide.md')).toContain(`\`\`\`ts\n${await read(`fixtures/doors/${file}`)}\`\`\``)
})

/** The plugin of the lab: as `plugin new` writes it, with the file that the guide replaces. */
const writeBirthday = async (): Promise<string> => {
  const place = await mkdtemp(join(import.meta.dirname, 'made-'))
  await writePlugin('birthday', place)
  for (const { file, text } of labBlocks)
    if (file !== undefined) await writeFile(join(place, file.replace('plugins/', '')), text)
  return place
}

/** Every file of TypeScript below a folder. */
const sourcesIn = async (folder: string): Promise<string[]> => {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts'))
  return Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
}

describe('the other examples of the guide', () => {
  let world: PluginWorld
  let place: string
  beforeAll(async () => {
    place = await writeBirthday()
    world = await startPlugins([
      { id: 'doors', import: () => import('./fixtures/doors/index.ts') },
      {
        id: 'birthday',
        import: () => import(/* @vite-ignore */ join(place, 'birthday/index.ts')) as Promise<{ default: AnyPlugin }>,
      },
    ])
  })
  afterAll(async () => {
    await world?.stop()
    await rm(place, { recursive: true, force: true })
  })

  it('stand each in a file that is run here, or in a plugin that comes with Rapport', async () => {
    const here = fileURLToPath(new URL('./fixtures', import.meta.url))
    const plugins = fileURLToPath(new URL('../../plugins', import.meta.url))
    const sources = (await Promise.all([place, here, plugins].map(sourcesIn))).flat()
    const blocks = guideBlocks.filter(({ language }) => language === 'ts')
    expect(blocks.length).toBeGreaterThan(15)
    expect(blocks.filter(({ text }) => !sources.some((source) => source.includes(text.trimEnd())))).toEqual([])
    expect(new Set(guideBlocks.map(({ language }) => language))).toEqual(new Set(['sh', 'ts', 'graphql']))
    expect(guideBlocks.filter(({ language }) => language !== 'ts')).toEqual(
      labBlocks.filter(({ language }) => language !== 'ts'),
    )
  })

  it('lead from nothing to a live score, in at most 15 commands', async () => {
    expect(labCommands.length).toBeLessThanOrEqual(15)
    expect(world.app.host.reports().map(({ id, error }) => [id, error])).toEqual([
      ['doors', null],
      ['birthday', null],
    ])
    for (let day = 10; day < 22; day++)
      await world.ask(labOperation('Add').replace('"Zenobia"', `"Of ${day}"`).replace('1815-12-10', `1990-12-${day}`))
    const { trainModel } = (await world.ask(labOperation('Train'))).data
    const run = async () =>
      (await world.ask('query ($id: ID!) { modelRun(id: $id) { status promoted } }', { id: trainModel.modelRun.id }))
        .data
    await expect.poll(run).toEqual({ modelRun: { status: 'SUCCEEDED', promoted: true } })
    const client = createClient({
      url: `${world.app.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${world.app.ownerKey.key}` },
    })
    const items = client.iterate<{ birthdayChanged: { customer: { name: string } } }>({
      query: labOperation('Birthdays'),
    })
    const first = items.next()
    await vi.waitUntil(() => world.app.events.hub.subscribers > 0, { timeout: 20_000 })
    await world.ask(labOperation('Add'))
    expect((await first).value.data?.birthdayChanged.customer).toEqual({ name: 'Zenobia' })
    await client.dispose()
    const ada = async () => (await world.ask(labOperation('Scores'))).data.customers.nodes[0]
    await expect
      .poll(ada)
      .toEqual({ name: 'Zenobia', birthday: { value: expect.any(Number) }, birthdayScore: expect.any(Number) })
  })

  it('answer at their route', async () => {
    const answer = (body?: string) =>
      fetch(`${world.app.url}/surveys/7/answers`, {
        method: 'POST',
        headers: { authorization: `Bearer ${world.app.ownerKey.key}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body }),
      })
    expect(await (await answer('{"score": 9}')).json()).toEqual({ taken: true })
    expect((await answer()).status).toBe(400)
  })

  it('answer at their root field, whoever sees all customers', async () => {
    await world.addCustomer('Grace')
    const { data } = await world.ask('{ greetable customers(first: 1) { totalCount } }')
    expect(data.greetable).toBe(data.customers.totalCount)
    expect(data.greetable).toBeGreaterThan(0)
  })

  it('queue their job when a customer is created', async () => {
    const id = await world.addCustomer('Hedy')
    const queued = () =>
      world.sql<{ customer: string }>(
        `select data ->> 'customerId' as customer from pgboss.job where name = 'doors.tidy' and data ->> 'customerId' is not null`,
      )
    const uuid = id.replace('cus_', '')
    await expect.poll(async () => (await queued()).map(({ customer }) => customer), { timeout: 20_000 }).toContain(uuid)
  })

  it('tell the owner of a new customer', async () => {
    const owner = newUuid()
    const key = newKey()
    await world.sql(`insert into app_user (id, name, email, role) values ($1, 'Ida', 'ida@example.org', 'AGENT')`, [
      owner,
    ])
    await world.sql(
      `insert into api_key (id, name, hash, prefix, role, scope, user_id) values ($1, 'Ida', $2, 'x', 'AGENT', 'ALL', $3)`,
      [newUuid(), hashKey(key), owner],
    )
    const { data } = await world.ask(
      'mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { id } } }',
      { input: { kind: 'PERSON', name: 'Joan', ownerId: `usr_${owner}` } },
    )
    const told = async () => {
      const response = await fetch(`${world.app.url}/graphql`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ notifications(first: 5) { nodes { text { en } record { id } } } }' }),
      })
      const answer = (await response.json()) as { data: { notifications: { nodes: unknown[] } } }
      return answer.data.notifications.nodes
    }
    const { id } = data.createCustomer.customer
    await expect.poll(told, { timeout: 20_000 }).toEqual([{ text: { en: 'You have a new customer' }, record: { id } }])
  })

  it('put their job on the clock', async () => {
    expect(await world.sql(`select cron from pgboss.schedule where name = 'doors.tidy'`)).toEqual([
      { cron: '15 3 * * *' },
    ])
    expect(await world.sql(`select retry_limit from pgboss.queue where name = 'doors.tidy'`)).toEqual([
      { retry_limit: 5 },
    ])
  })

  it('are commands of their plugin', async () => {
    const folder = fileURLToPath(new URL('./fixtures/doors', import.meta.url))
    const run = (...words: string[]) => rapport(words, { DATABASE_URL: world.databaseUrl }, folder)
    const help = await run('help')
    expect(help.out).toMatch(/doors +doors count/)
    const [made] = await world.sql<{ n: number }>('select count(*)::int as n from customer')
    expect(await run('doors', 'count')).toEqual({ code: 0, out: `${made!.n} customers\n`, err: '' })
    expect(await run('gone', 'count')).toMatchObject({ code: 1, err: expect.stringContaining('switched off') })
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
