import { loadavg } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import { Caller, latencyFigures } from '../support/caller.ts'
import { cpuMsOf } from './cpu.ts'
import { withFilledApp, type FilledApp } from './filled-app.ts'
import { childrenOf, memoryMbOf, Peaks } from './memory.ts'
import type { Bench, BenchRow } from './bench.ts'

// Every text of a large customer base read and promoted at once: BENCH_TEXTS=1000000 npm run bench -- texts

const texts = Number(process.env['BENCH_TEXTS'] ?? 100_000)
/** What the demo's simulator writes for a customer in two years, on average. */
const textsPerCustomer = 9.04
const query = `{ customers(first: 50, orderBy: { field: NAME }) { nodes { id name sentiment { value }
  interactions(first: 10) { nodes { kind subject sentiment { polarity } } } } } }`
const perSecond = 5
const sampleMs = 500
const drainMs = 100

interface Processes {
  readonly runner: readonly number[]
  readonly compute: readonly number[]
  readonly database: readonly number[]
}

const processesOf = async ({ runnerPid, sql }: FilledApp): Promise<Processes> => {
  const runner = runnerPid() ?? 0
  const database = (await sql('select pid from pg_stat_activity')).map(({ pid }) => Number(pid))
  return { runner: [runner], compute: await childrenOf(runner), database }
}

const databaseMb = async ({ sql }: FilledApp): Promise<number> =>
  Number((await sql('select pg_database_size(current_database())::text as bytes'))[0]!['bytes']) / 2 ** 20

/** Milliseconds until everything in the outbox has left. */
const drained = async ({ sql }: FilledApp): Promise<number> => {
  const start = performance.now()
  while ((await sql('select exists (select from outbox) as waits'))[0]!['waits'] === true) await delay(drainMs)
  return performance.now() - start
}

const measure = async (filled: FilledApp, algorithm: string, caller: Caller): Promise<BenchRow> => {
  const peaks = new Peaks()
  let isDone = false
  const sample = async () => {
    while (!isDone) {
      const { runner, compute, database } = await processesOf(filled)
      peaks.see({
        peakRunnerMb: await memoryMbOf(runner),
        peakComputeMb: await memoryMbOf(compute),
        peakDatabaseProcessesMb: await memoryMbOf(database),
        peakLoad: loadavg()[0]!,
      })
      await delay(sampleMs)
    }
  }
  const before = await processesOf(filled)
  const cpuBefore = await Promise.all([before.runner, before.compute, before.database].map(cpuMsOf))
  const sampling = sample()
  const calls = caller.start({ url: filled.app.url, key: filled.key, query, perSecond })
  const start = performance.now()
  await filled.train('sentiment', algorithm)
  const seconds = (performance.now() - start) / 1_000
  const after = await processesOf(filled)
  const cpuAfter = await Promise.all([after.runner, after.compute, after.database].map(cpuMsOf))
  const outboxSeconds = (await drained(filled)) / 1_000
  calls.end()
  const { latenciesMs, failed } = await calls.done
  isDone = true
  await sampling
  const [counted] = await filled.sql(
    `select count(*)::int as scored from score s join model_run r on r.id = s.model_run_id
     where s.kind = 'sentiment.text' and r.plugin = 'sentiment' and r.promoted`,
  )
  const scored = counted!['scored'] as number
  const [runner, compute, database] = cpuAfter.map((ms, i) => (1_000 * (ms - cpuBefore[i]!)) / scored)
  const { p50Ms, p99Ms, maxMs } = latencyFigures(latenciesMs)
  return {
    name: `${algorithm}, ${scored} texts read, scored and promoted`,
    figures: {
      seconds,
      textsPerSecond: scored / seconds,
      runnerCpuMicrosPerText: runner!,
      computeCpuMicrosPerText: compute!,
      databaseCpuMicrosPerText: database!,
      ...peaks.figures,
      databaseMb: await databaseMb(filled),
      outboxSeconds,
      requestP50Ms: p50Ms,
      requestP99Ms: p99Ms,
      requestMaxMs: maxMs,
      requestsFailed: failed,
    },
  }
}

const bench: Bench = () =>
  withFilledApp(Math.ceil(texts / textsPerCustomer), async (filled) => {
    const caller = new Caller()
    try {
      const rows: BenchRow[] = [{ name: 'the database before', figures: { databaseMb: await databaseMb(filled) } }]
      for (const algorithm of ['LEXICON', 'LINEAR']) rows.push(await measure(filled, algorithm, caller))
      return rows
    } finally {
      caller.stop()
    }
  })

export default bench
