import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plugins } from '../rapport.config.ts'
import type { ModuleContext } from '../src/contract/context.ts'
import { newUuid } from '../src/core/ids.ts'
import { clocksJob } from '../src/modules/case/clocks.job.ts'
import { startTestApp, type TestApp } from './support/app.ts'
import { countsOf, importFile } from './support/import.ts'
import { until } from './support/receiver.ts'

let app: TestApp
let ann: { userId: string; key: string }
let bob: { userId: string; key: string }
let customerId: string

beforeAll(async () => {
  app = await startTestApp({ plugins, env: { RATE_LIMIT: '0' } })
  ann = await app.addUser('Ann', 'AGENT', 'OWN')
  bob = await app.addUser('Bob', 'AGENT', 'OWN')
  const id = newUuid()
  await app.sql(`insert into customer (id, kind, name, owner_id) values ($1, 'PERSON', 'Ada', $2)`, [
    id,
    ann.userId.slice(4),
  ])
  customerId = `cus_${id}`
  // Mondays to Fridays, 9 to 17 in Berlin; 2026-06-05 is a holiday.
  const calendar = await run(
    'setBusinessCalendar',
    {
      name: 'Berlin',
      timeZone: 'Europe/Berlin',
      hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '17:00' })),
      holidays: [{ on: '2026-06-05', name: 'A bridge' }],
    },
    'calendar { id }',
  )
  for (const priority of ['NORMAL', 'URGENT'])
    await run(
      'setSlaPolicy',
      {
        priority,
        calendarId: calendar.calendar.id,
        firstResponseMinutes: priority === 'URGENT' ? 30 : 240,
        resolutionMinutes: 960,
        warnMinutes: 60,
      },
      'policy { id }',
    )
})
afterAll(() => app?.stop())

// Payloads are of every shape.
// eslint-disable-next-line typescript/no-explicit-any
const run = async (mutation: string, input: object, selection = shown, key?: string): Promise<any> => {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`
  const { data, errors } = await app.ask(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} userErrors { code path message } } }`,
    { input },
    key,
  )
  expect(errors).toBeUndefined()
  return data[mutation]
}
const shown = `case { id number subject status priority openedAt firstResponseAt resolvedAt
  sla { firstResponseDue resolutionDue state remainingMinutes policy { priority } } }`
const open = async (input: object = {}, key?: string) => {
  const { case: opened, userErrors } = await run(
    'createCase',
    { customerId, subject: 'The hat is torn', ...input },
    shown,
    key,
  )
  expect(userErrors).toEqual([])
  return opened
}
const read = async (id: string) =>
  (await app.ask(`query ($id: ID!) { ${shown.replace('case {', 'case(id: $id) {')} }`, { id })).data.case
const set = async (id: string, status: string, at?: string) => {
  const { case: changed, userErrors } = await run('setCaseStatus', { id, status, ...(at ? { at } : {}) })
  expect(userErrors).toEqual([])
  return changed
}
const say = (caseId: string, direction: string, occurredAt: string) =>
  run(
    'logInteraction',
    { customerId, caseId, kind: 'EMAIL', direction, body: 'Hello', occurredAt },
    'interaction { id case { number } }',
  )

describe('a case', () => {
  it('has a number, is changed, deleted and restored, and is seen by who works on it and who sees the customer', async () => {
    const first = await open({ assigneeId: bob.userId })
    const second = await open({ subject: 'Another' })
    expect(second.number).toBe(first.number + 1)
    const numbers = async (key: string) =>
      (await app.ask('{ cases { nodes { number } } }', {}, key)).data.cases.nodes.map(
        ({ number }: { number: number }) => number,
      )
    expect(await numbers(bob.key)).toEqual([first.number])
    expect(await numbers(ann.key)).toEqual([second.number, first.number])
    const manager = (await app.addUser('Max', 'MANAGER')).key
    expect((await run('deleteCase', { id: second.id }, 'deletedId', manager)).deletedId).toBe(second.id)
    expect((await run('restoreCase', { id: second.id }, shown, manager)).case.number).toBe(second.number)
    const { userErrors } = await run('setCaseStatus', { id: second.id, status: 'NEW' })
    expect(userErrors).toMatchObject([{ code: 'INVALID_STATE', path: ['input', 'status'] }])
  })

  it('is due after working time, and its clocks stand still while it is the turn of the customer', async () => {
    // Wednesday 15:00 in Berlin: 120 minutes until 17:00 and 120 on Thursday; 960 are Wednesday, Thursday, and Monday after the bridge.
    const { id, sla } = await open({ openedAt: '2026-06-03T13:00:00Z' })
    expect(sla).toMatchObject({ firstResponseDue: '2026-06-04T09:00:00Z', resolutionDue: '2026-06-08T13:00:00Z' })
    expect((await say(id, 'OUTBOUND', '2026-06-03T14:00:00Z')).interaction.case.number).toBeGreaterThan(0)
    expect(await read(id)).toMatchObject({ status: 'OPEN', firstResponseAt: '2026-06-03T14:00:00Z' })
    // Two hours of Wednesday are used, so 840 minutes are left.
    expect((await set(id, 'PENDING', '2026-06-03T15:00:00Z')).sla).toEqual({
      firstResponseDue: null,
      resolutionDue: null,
      state: 'PAUSED',
      remainingMinutes: 840,
      policy: { priority: 'NORMAL' },
    })
    // The customer answers on Monday at 10:00: seven hours until 17:00, and seven on Tuesday, 16:00.
    await say(id, 'INBOUND', '2026-06-08T08:00:00Z')
    expect(await read(id)).toMatchObject({
      status: 'OPEN',
      sla: { resolutionDue: '2026-06-09T14:00:00Z', state: 'BREACHED' },
    })
    expect((await read(id)).sla.remainingMinutes).toBeLessThan(0)
    const resolved = await set(id, 'RESOLVED', '2026-06-09T13:59:00Z')
    expect(resolved).toMatchObject({
      resolvedAt: '2026-06-09T13:59:00Z',
      sla: { state: 'MET', remainingMinutes: null },
    })
    const { data } = await app.ask(
      'query ($id: ID!) { case(id: $id) { statusHistory { nodes { toStatus } } interactions { totalCount } } }',
      { id },
    )
    expect(data.case.statusHistory.nodes.map(({ toStatus }: { toStatus: string }) => toStatus)).toEqual([
      'NEW',
      'OPEN',
      'PENDING',
      'OPEN',
      'RESOLVED',
    ])
    expect(data.case.interactions.totalCount).toBe(2)
  })

  it('that was answered too late stays late, also when it is resolved in time', async () => {
    const { id } = await open({ openedAt: '2026-06-01T07:00:00Z' })
    await say(id, 'OUTBOUND', '2026-06-01T12:00:00Z')
    expect((await set(id, 'RESOLVED', '2026-06-01T13:00:00Z')).sla.state).toBe('BREACHED')
  })

  it('takes the policy of its priority, and has no clocks where there is none', async () => {
    const { id } = await open({ openedAt: '2026-06-03T13:00:00Z' })
    const urgent = await run('updateCase', { id, priority: 'URGENT' })
    expect(urgent.case.sla).toMatchObject({ firstResponseDue: '2026-06-03T13:30:00Z', policy: { priority: 'URGENT' } })
    expect((await run('updateCase', { id, priority: 'LOW' })).case.sla).toBeNull()
  })

  it('is found by how it stands', async () => {
    const found = async (state: string) => {
      const { data, errors } = await app.ask(
        'query ($state: SlaState!) { cases(first: 100, filter: { slaState: { eq: $state } }) { nodes { sla { state } } } }',
        { state },
      )
      expect(errors).toBeUndefined()
      return data.cases.nodes as { readonly sla: { readonly state: string } }[]
    }
    for (const state of ['BREACHED', 'MET', 'RUNNING']) {
      const cases = await found(state)
      expect(cases.length, state).toBeGreaterThan(0)
      expect(new Set(cases.map(({ sla }) => sla.state))).toEqual(new Set([state]))
    }
  })
})

const work = () => {
  const context = app.app.host.contextOf('case') as ModuleContext
  return clocksJob.run({}, context, { id: 'test', signal: new AbortController().signal })
}

describe('the job of the clocks', () => {
  const toldTo = async ({ key }: { key: string }, kind: string): Promise<string[]> => {
    await until('events to be told', async () => {
      const [row] = await app.sql(
        `select not exists (select from outbox) and (select cursor from event_consumer where name = 'follow:notification')
           >= (select max(cursor) from event_log where topic not like 'notification.%') as told`,
      )
      return row!['told'] === true
    })
    const { data } = await app.ask(
      `query ($kind: String!) { notifications(first: 100, filter: { kind: { eq: $kind } }) { nodes { record { ... on Case { subject } } } } }`,
      { kind },
      key,
    )
    return data.notifications.nodes.map(({ record }: { record: { subject: string } }) => record.subject)
  }

  it('warns of each clock once, however often and at once it runs, and not of what stands still or is done', async () => {
    const late = await open({ subject: 'Late', openedAt: '2026-06-01T07:00:00Z', assigneeId: bob.userId })
    const paused = await open({ subject: 'Paused', openedAt: '2026-06-01T07:00:00Z', assigneeId: bob.userId })
    await set(paused.id, 'PENDING', '2026-06-01T07:10:00Z')
    const soon = await open({ subject: 'Soon', assigneeId: bob.userId })
    await app.sql(`update support_case set resolution_warn_at = now() - interval '1 minute' where id = $1`, [
      soon.id.slice(4),
    ])
    await Promise.all([work(), work(), work()])
    await work()
    // Late twice: with the answer, and with the resolution.
    expect(await toldTo(bob, 'case.breached')).toEqual(['Late', 'Late'])
    expect(await toldTo(bob, 'case.due-soon')).toEqual(['Soon'])
    await set(late.id, 'RESOLVED')
    await work()
    expect(await toldTo(bob, 'case.breached')).toHaveLength(2)
  })

  it('sets the clocks of open cases anew when a calendar changes', async () => {
    const { id } = await open({ openedAt: '2026-06-03T13:00:00Z' })
    await run(
      'setBusinessCalendar',
      {
        name: 'Berlin',
        timeZone: 'Europe/Berlin',
        hours: [{ weekday: 3, from: '00:00', to: '24:00' }],
        holidays: [],
      },
      'calendar { id }',
    )
    await until('the clocks to be set', async () => (await read(id)).sla.firstResponseDue === '2026-06-03T17:00:00Z')
  })
})

it('a calendar says all that is wrong with it at once', async () => {
  const { userErrors } = await run(
    'setBusinessCalendar',
    { name: ' ', timeZone: 'Nowhere', hours: [{ weekday: 1, from: '22:00', to: '06:00' }], holidays: [] },
    'calendar { id }',
  )
  expect(userErrors.map(({ path }: { path: string[] }) => path.slice(1).join('.'))).toEqual([
    'name',
    'timeZone',
    'hours.0.to',
  ])
  const overlap = await run(
    'setBusinessCalendar',
    {
      name: 'Twice',
      timeZone: 'UTC',
      hours: [
        { weekday: 1, from: '09:00', to: '12:00' },
        { weekday: 1, from: '11:00', to: '13:00' },
      ],
      holidays: [],
    },
    'calendar { id }',
  )
  expect(overlap.userErrors).toMatchObject([{ path: ['input', 'hours'] }])
})

it('a file of cases is imported with status, moments and clocks, and again without repeating it', async () => {
  const file = [
    'Ticket ID,Customer,Subject,Status,Priority,Created date,First reply at,Closed date,Assignee',
    '1,k1,Torn,Open,High,2026-06-03T13:00:00Z,,,Bob',
    '2,k1,Lost,Solved,Medium,2026-06-01T07:00:00Z,2026-06-01T08:00:00Z,2026-06-01T09:00:00Z,',
    '3,k2,,Open,,2026-06-01,,,',
  ].join('\n')
  const job = await importFile(app, 'type=cases&source=desk', file)
  expect(countsOf(job)).toEqual({ total: 3, inserted: 2, updated: 0, duplicates: 0, rejected: 1 })
  const rows = `select subject, status, priority, resolved_at, assignee_id is not null as has_assignee,
    (select string_agg(h.to_status, ' ' order by h.at, h.id) from case_change h where h.case_id = c.id) as history from support_case c where source = 'desk' order by source_ref`
  expect(await app.sql(rows)).toEqual([
    { subject: 'Torn', status: 'OPEN', priority: 'HIGH', resolved_at: null, has_assignee: true, history: 'NEW OPEN' },
    {
      subject: 'Lost',
      status: 'RESOLVED',
      priority: 'NORMAL',
      resolved_at: '2026-06-01 09:00:00+00',
      has_assignee: false,
      history: 'NEW RESOLVED',
    },
  ])
  expect(countsOf(await importFile(app, 'type=cases&source=desk', `${file}\n`))).toMatchObject({
    inserted: 0,
    updated: 0,
  })
  await work()
  const [lost] = await app.sql(
    `select policy_id is not null as has_policy, is_clock_stale from support_case where subject = 'Lost'`,
  )
  expect(lost).toEqual({ has_policy: true, is_clock_stale: false })
})
