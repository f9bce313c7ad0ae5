import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { ids, newUuid } from '../src/core/ids.ts'
import { LostRun, Heartbeat } from '../src/learning/run-progress.ts'
import { startTestApp, type TestApp } from './support/app.ts'

/** As long as a busy machine may take. */
const eventually = (check: () => unknown) => vi.waitFor(check, 30_000)
const look = 'query ($id: ID!) { modelRun(id: $id) { status progress message } }'

describe('the progress of a run', () => {
  let app: TestApp
  const heartbeats: Heartbeat[] = []

  beforeAll(async () => {
    app = await startTestApp({ plugins: [] })
  })
  afterEach(() => heartbeats.forEach((heartbeat) => heartbeat.stop()))
  afterAll(() => app?.stop())

  const beginRun = async (): Promise<string> => {
    const id = newUuid()
    await app.sql(
      `insert into model_run (id, plugin, plugin_version, algorithm, seed, as_of, requested_by, status, fence, message)
       values ($1, 'sentiment', '1.0.0', 'LEXICON', 1, now(), 'test', 'RUNNING', 1, 'starting')`,
      [id],
    )
    return id
  }
  const follow = (id: string, fence = 1) => {
    const cancel = new AbortController()
    const heartbeat = new Heartbeat(app.sql, { id, fence }, cancel)
    heartbeats.push(heartbeat)
    return { heartbeat, signal: cancel.signal }
  }
  const runNow = async (id: string) => {
    const { data } = await app.ask(look, { id: ids.encode('ModelRun', id) })
    return data.modelRun
  }

  it('is reported during the run without a new version of its row, which every score of a promotion looks up', async () => {
    const id = await beginRun()
    const version = () => app.sql('select xmin::text, ctid::text from model_run where id = $1', [id])
    const before = await version()
    const { heartbeat } = follow(id)
    for (const [fraction, text] of [
      [0.25, 'reading texts: 1 of 4'],
      [0.5, 'reading texts: 2 of 4'],
    ] as const) {
      heartbeat.report(fraction, text)
      await eventually(async () =>
        expect(await runNow(id)).toEqual({ status: 'RUNNING', progress: fraction, message: text }),
      )
    }
    expect(await version()).toEqual(before)
  })

  it('says when the run waits for the processor, until it no longer does', async () => {
    const id = await beginRun()
    let share: number | undefined = 0.92
    const heartbeat = new Heartbeat(app.sql, { id, fence: 1 }, new AbortController(), {
      look: () => Promise.resolve(share),
    })
    heartbeats.push(heartbeat)
    heartbeat.report(0.25, 'reading texts')
    await eventually(async () =>
      expect(await runNow(id)).toMatchObject({
        message: 'reading texts; waiting for the processor 90 % of the time, because other programs use it',
      }),
    )
    share = undefined
    await eventually(async () => expect(await runNow(id)).toMatchObject({ message: 'reading texts' }))
  })

  it('stays where it was when the run is cancelled, with the words of the cancellation', async () => {
    const id = await beginRun()
    const { heartbeat, signal } = follow(id)
    heartbeat.report(0.75, 'reading texts: 3 of 4')
    await eventually(async () => expect(await runNow(id)).toMatchObject({ progress: 0.75 }))
    await app.ask('mutation ($id: ID!) { cancelModelRun(input: { id: $id }) { userErrors { code } } }', {
      id: ids.encode('ModelRun', id),
    })
    await eventually(() => expect(signal.reason).toBeInstanceOf(LostRun))
    expect(await runNow(id)).toEqual({ status: 'CANCELLED', progress: 0.75, message: 'cancelled on request' })
  })

  it('begins again with another attempt, and an abandoned attempt reports no more', async () => {
    const id = await beginRun()
    const given = follow(id)
    given.heartbeat.report(0.5, 'the first attempt')
    await eventually(async () => expect(await runNow(id)).toMatchObject({ message: 'the first attempt' }))
    await app.sql(`update model_run set fence = 2, progress = 0, message = 'starting' where id = $1`, [id])
    expect(await runNow(id)).toEqual({ status: 'RUNNING', progress: 0, message: 'starting' })
    given.heartbeat.report(0.9, 'the first attempt again')
    await eventually(() => expect(given.signal.reason).toBeInstanceOf(LostRun))
    expect(await runNow(id)).toEqual({ status: 'RUNNING', progress: 0, message: 'starting' })
    follow(id, 2).heartbeat.report(0.1, 'the second attempt')
    await eventually(async () => expect(await runNow(id)).toMatchObject({ message: 'the second attempt' }))
  })
})
