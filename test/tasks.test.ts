import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plugins } from '../rapport.config.ts'
import type { ModuleContext } from '../src/contract/context.ts'
import { newUuid } from '../src/core/ids.ts'
import { reminderJob } from '../src/modules/task/reminder.job.ts'
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
  customerId = await addCustomer('Ada', ann)
})
afterAll(() => app?.stop())

const addCustomer = async (name: string, owner?: { userId: string }): Promise<string> => {
  const id = newUuid()
  await app.sql(`insert into customer (id, kind, name, owner_id) values ($1, 'PERSON', $2, $3)`, [
    id,
    name,
    owner?.userId.slice(4) ?? null,
  ])
  return `cus_${id}`
}
// Payloads are of every shape.
// eslint-disable-next-line typescript/no-explicit-any
const run = async (mutation: string, input: object, key?: string): Promise<any> => {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`
  const shown = mutation.startsWith('delete') ? 'deletedId' : `task { ${task} }`
  const { data, errors } = await app.ask(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${shown} userErrors { code path message } } }`,
    { input },
    key,
  )
  expect(errors).toBeUndefined()
  return data[mutation]
}
const task = `id version title text kind priority status dueOn dueAt overdueAt durationMinutes remindAt doneAt doneBy { name } assignee { id }
  customer { id name } interaction { id kind direction subject body }`
const create = async (input: object, key?: string) => {
  const { task: created, userErrors } = await run('createTask', { customerId, title: 'Call back', ...input }, key)
  expect(userErrors).toEqual([])
  return created
}
const found = async (filter: object, key?: string): Promise<string[]> => {
  const { data, errors } = await app.ask(
    `query ($filter: TaskFilter) { tasks(first: 100, filter: $filter) { nodes { title } } }`,
    { filter },
    key,
  )
  expect(errors).toBeUndefined()
  return data.tasks.nodes.map(({ title }: { title: string }) => title)
}

describe('a task', () => {
  it('is created, changed, completed, opened again, cancelled, deleted and restored', async () => {
    const created = await create(
      { text: 'About hats', kind: 'CALL', dueOn: '2027-03-01', durationMinutes: 30 },
      ann.key,
    )
    expect(created).toMatchObject({
      kind: 'CALL',
      priority: 'NORMAL',
      status: 'OPEN',
      dueOn: '2027-03-01',
      dueAt: null,
      overdueAt: '2027-03-02T00:00:00Z',
      assignee: { id: ann.userId },
    })
    const { id } = created
    const moved = await run('updateTask', { id, version: 1, dueAt: '2027-03-01T09:00:00Z', priority: 'HIGH' }, ann.key)
    expect(moved.task).toMatchObject({
      dueOn: null,
      overdueAt: '2027-03-01T09:00:00Z',
      priority: 'HIGH',
      version: 2,
    })
    const stale = await run('updateTask', { id, version: 1, title: 'No' }, ann.key)
    expect(stale.userErrors).toMatchObject([{ code: 'VERSION_CONFLICT' }])
    const done = await run('completeTask', { id }, ann.key)
    expect(done.task).toMatchObject({ status: 'DONE', doneBy: { name: 'Ann' }, interaction: null })
    expect((await run('completeTask', { id }, ann.key)).userErrors).toMatchObject([{ code: 'INVALID_STATE' }])
    expect((await run('reopenTask', { id }, ann.key)).task).toMatchObject({
      status: 'OPEN',
      doneAt: null,
      doneBy: null,
    })
    expect((await run('cancelTask', { id }, ann.key)).task).toMatchObject({ status: 'CANCELLED', doneAt: null })
    const manager = (await app.addUser('Max', 'MANAGER')).key
    expect((await run('deleteTask', { id }, manager)).deletedId).toBe(id)
    expect((await app.ask('query ($id: ID!) { task(id: $id) { id } }', { id })).data.task).toBeNull()
    expect((await run('restoreTask', { id }, manager)).task).toMatchObject({ id, status: 'CANCELLED' })
  })

  it('says all that is wrong with its input at once', async () => {
    const other = await addCustomer('Eve')
    const { data } = await app.ask(
      `mutation ($input: CreateOpportunityInput!) { createOpportunity(input: $input) { opportunity { id } } }`,
      { input: { customerId: other, name: 'Deal' } },
    )
    const { userErrors } = await run('createTask', {
      customerId,
      title: ' ',
      opportunityId: data.createOpportunity.opportunity.id,
      dueOn: '2027-01-01',
      dueAt: '2027-01-01T00:00:00Z',
      durationMinutes: 0,
      remindAt: '0001-01-01T00:00:00Z',
    })
    expect(userErrors.map(({ path }: { path: string[] }) => path[1]).toSorted()).toEqual([
      'dueOn',
      'durationMinutes',
      'opportunityId',
      'remindAt',
      'title',
    ])
  })

  it('is seen by who does it and by who sees the customer, and by nobody else', async () => {
    await create({ title: 'For Bob', assigneeId: bob.userId })
    await create({ title: 'For Ann', assigneeId: null })
    expect(await found({ title: { contains: 'For ' } }, bob.key)).toEqual(['For Bob'])
    expect((await found({ title: { contains: 'For ' } }, ann.key)).toSorted()).toEqual(['For Ann', 'For Bob'])
  })

  it('is found by when it is due, those that are overdue first', async () => {
    await create({ title: 'Due late', dueOn: '2099-01-01' })
    await create({ title: 'Due early', dueAt: '2020-01-01T10:00:00Z' })
    await create({ title: 'Due never' })
    const due = { title: { contains: 'Due ' } }
    expect(await found(due)).toEqual(['Due early', 'Due late', 'Due never'])
    expect(await found({ ...due, status: { eq: 'OPEN' }, overdueAt: { lt: new Date().toISOString() } })).toEqual([
      'Due early',
    ])
  })
})

describe('a planned contact', () => {
  const contacts = async (id: string) =>
    (
      await app.ask(
        `query ($id: ID!) { customer(id: $id) { interactions { totalCount } timeline(first: 10) { nodes { __typename at } } } }`,
        { id },
      )
    ).data.customer

  it('is no interaction and is not on the timeline before it has taken place', async () => {
    const id = await addCustomer('Meg')
    const meeting = await create({ customerId: id, title: 'Demo', kind: 'MEETING', dueAt: '2099-05-01T10:00:00Z' })
    expect(await contacts(id)).toEqual({ interactions: { totalCount: 0 }, timeline: { nodes: [] } })
    const { task: done } = await run('completeTask', { id: meeting.id, interaction: { body: 'They want three hats' } })
    expect(done.interaction).toMatchObject({
      kind: 'MEETING',
      direction: 'OUTBOUND',
      subject: 'Demo',
      body: 'They want three hats',
    })
    const after = await contacts(id)
    expect(after.interactions).toEqual({ totalCount: 1 })
    expect(after.timeline.nodes.map(({ __typename: type }: { __typename: string }) => type).toSorted()).toEqual([
      'TimelineInteraction',
      'TimelineTask',
    ])
    expect(new Date(after.timeline.nodes[0].at).getTime()).toBeLessThanOrEqual(Date.now())
  })

  // What models and figures read of contacts is interactions, so none of them may lie ahead.
  it('cannot be entered as an interaction, by whichever way', async () => {
    const later = '2099-05-01T10:00:00Z'
    const { data } = await app.ask(
      `mutation ($new: LogInteractionInput!) { logInteraction(input: $new) { userErrors { path } } }`,
      { new: { customerId, kind: 'MEETING', occurredAt: later } },
    )
    expect(data.logInteraction.userErrors).toEqual([{ path: ['input', 'occurredAt'] }])
    const file = await importFile(
      app,
      'type=interactions&source=plans',
      `id,customerId,kind,occurredAt\n1,c1,MEETING,${later}\n`,
    )
    expect(file.errors.nodes).toMatchObject([{ code: 'FUTURE_DATE' }])
    const { data: made } = await app.ask(
      `mutation ($new: LogInteractionInput!) { logInteraction(input: $new) { interaction { id } } }`,
      { new: { customerId, kind: 'MEETING', occurredAt: '2026-01-01T00:00:00Z' } },
    )
    const { data: moved } = await app.ask(
      `mutation ($change: UpdateInteractionInput!) { updateInteraction(input: $change) { userErrors { path } } }`,
      { change: { id: made.logInteraction.interaction.id, occurredAt: later } },
    )
    expect(moved.updateInteraction.userErrors).toEqual([{ path: ['input', 'occurredAt'] }])
    const todo = await create({ kind: 'MEETING', dueAt: later })
    expect((await run('completeTask', { id: todo.id, at: later, interaction: {} })).userErrors).toMatchObject([
      { path: ['input', 'at'] },
    ])
    expect(await app.sql('select id from interaction where occurred_at > now()')).toEqual([])
  })

  it('is not offered to plugins, whose features are of what has happened', async () => {
    const views = await app.sql(`select table_name from information_schema.views where table_schema = 'rapport_v1'`)
    expect(views.map((row) => row['table_name'])).toContain('interaction')
    expect(views.map((row) => row['table_name'])).not.toContain('task')
  })
})

describe('a reminder', () => {
  const remind = () => {
    const context = app.app.host.contextOf('task') as ModuleContext
    return reminderJob.run({}, context, { id: 'test', signal: new AbortController().signal })
  }
  const remindersOf = async ({ key }: { key: string }): Promise<string[]> => {
    await until('events to be told', async () => {
      const [row] = await app.sql(
        `select not exists (select from outbox) and (select cursor from event_consumer where name = 'follow:notification')
           >= (select max(cursor) from event_log where topic not like 'notification.%') as told`,
      )
      return row!['told'] === true
    })
    const { data } = await app.ask(
      `{ notifications(first: 100, filter: { kind: { eq: "task.reminder" } }) { nodes { record { ... on Task { title } } } } }`,
      {},
      key,
    )
    return data.notifications.nodes.map(({ record }: { record: { title: string } }) => record.title)
  }

  it('reaches the assignee once, however often and at once the job runs, and no task that is done or not due', async () => {
    const past = new Date(Date.now() - 60_000).toISOString()
    await create({ title: 'Now', remindAt: past, assigneeId: bob.userId })
    await create({ title: 'Later', remindAt: '2099-01-01T00:00:00Z', assigneeId: bob.userId })
    const done = await create({ title: 'Done', remindAt: past, assigneeId: bob.userId })
    await run('completeTask', { id: done.id })
    await create({ title: 'Of the owner', remindAt: past, assigneeId: null })
    await Promise.all([remind(), remind(), remind()])
    await remind()
    expect(await remindersOf(bob)).toEqual(['Now'])
    expect(await remindersOf(ann)).toEqual(['Of the owner'])
  })

  it('is not lost and not repeated where the job dies before it commits', async () => {
    const { id } = await create({ title: 'Survives', remindAt: '2026-01-01T00:00:00Z', assigneeId: bob.userId })
    const context = app.app.host.contextOf('task') as ModuleContext
    const dying: ModuleContext = {
      ...context,
      transact: (work) =>
        context.transact(async (unit, sql) => {
          await work(unit, sql)
          throw new Error('killed')
        }),
    }
    const attempt = { id: 'test', signal: new AbortController().signal }
    await expect(reminderJob.run({}, dying, attempt)).rejects.toThrow('killed')
    expect(await remindersOf(bob)).not.toContain('Survives')
    await remind()
    await remind()
    expect((await remindersOf(bob)).filter((title) => title === 'Survives')).toHaveLength(1)
    await run('updateTask', { id, remindAt: '2026-01-02T00:00:00Z' })
    await remind()
    expect((await remindersOf(bob)).filter((title) => title === 'Survives')).toHaveLength(2)
  })
})

describe('a file of tasks', () => {
  it('is imported with kinds, days, moments, assignees and what is done, and again without repeating it', async () => {
    const file = [
      'Task ID,Customer,Task Title,Task type,Due date,Priority,Status,Assigned to,Reminder',
      '1,t1,Ring,Call,2027-05-01 10:30,High,Not started,Ann,2027-05-01 10:00',
      '2,t1,Write,E-mail,2027-05-02,,,Nobody here,',
      '3,t2,Sent,To-do,2026-03-02,Medium,Completed,,',
      '4,t2,,To-do,,,,,',
      '5,t2,Odd,To-do,yesterday,,,,',
    ].join('\n')
    const job = await importFile(app, 'type=tasks&source=todo&timeZone=Europe/Berlin', file)
    expect(countsOf(job)).toEqual({ total: 5, inserted: 3, updated: 0, duplicates: 0, rejected: 2 })
    expect(job.errors.nodes.map(({ line, code }) => [line, code])).toEqual([
      [5, 'MISSING_VALUE'],
      [6, 'BAD_DATE'],
    ])
    expect(job.warnings.nodes.map(({ line, code }) => [line, code])).toEqual([[3, 'UNKNOWN_OWNER']])
    const rows = `select title, kind, due_on::text, due_at, priority, status, assignee_id is not null as has_assignee, done_at
      from task where source = 'todo' order by source_ref`
    expect(await app.sql(rows)).toMatchObject([
      {
        title: 'Ring',
        kind: 'CALL',
        due_on: null,
        due_at: '2027-05-01 08:30:00+00',
        priority: 'HIGH',
        status: 'OPEN',
        has_assignee: true,
      },
      { title: 'Write', kind: 'EMAIL', due_on: '2027-05-02', due_at: null, priority: 'NORMAL', has_assignee: false },
      { title: 'Sent', status: 'DONE', done_at: '2026-03-02 00:00:00+00' },
    ])
    expect(countsOf(await importFile(app, 'type=tasks&source=todo&timeZone=Europe/Berlin', `${file}\n`))).toMatchObject(
      {
        inserted: 0,
        updated: 0,
      },
    )
    const changed = 'Task ID,Customer,Task Title,Due date,Status\n1,t1,Ring,2027-06-01,Completed\n'
    expect(countsOf(await importFile(app, 'type=tasks&source=todo', changed))).toMatchObject({ updated: 1 })
    expect((await app.sql(rows))[0]).toMatchObject({ due_on: '2027-06-01', due_at: null, status: 'DONE' })
  })
})
