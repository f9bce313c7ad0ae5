import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { startComputeHost, type ComputeHost, type TaskSpec } from '../../src/compute/index.ts'
import type { TotalInput } from '../../src/compute/fixtures/total.task.ts'
import { median } from './median.ts'
import type { Bench, BenchRow } from './bench.ts'

// What it costs to have work done in the compute host instead of at once, in processor time of both processes together.

const spec = <I, O>(name: string): TaskSpec<I, O> => ({
  name: `bench.${name}`,
  file: new URL(`../../src/compute/fixtures/${name}.task.ts`, import.meta.url),
  timeoutMs: 60_000,
})
const total = spec<TotalInput, number>('total')
const spin = spec<{ draws: number }, number>('spin')
const cpu = spec<object, number>('cpu')

const rowCount = 100_000
const columnCount = 8
const columns = Array.from({ length: columnCount }, (_, j) => Float64Array.from({ length: rowCount }, (_v, i) => i * j))
const rows = Array.from({ length: rowCount }, (_, i) =>
  Object.fromEntries(columns.map((column, j) => [`feature${j}`, column[i]!])),
)

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

interface Cost {
  /** Of both processes. */
  readonly cpuMs: number
  /** Of the caller's process: what the API would not have for its requests. */
  readonly callerCpuMs: number
  readonly wallMs: number
}

const callerCpuMs = (since?: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1_000
}

/** Rounds that count. */
const allRounds = 5

/** The medians of some rounds, the ways taken in turn so that what else the machine does falls on all of them. */
const compare = async <K extends string>(
  host: ComputeHost,
  ways: Record<K, () => Promise<unknown>>,
  rounds = allRounds,
): Promise<Record<K, Cost>> => {
  const names = Object.keys(ways) as K[] // oxlint-disable-line typescript/no-unsafe-type-assertion -- a record's own keys
  const costs = new Map<K, Cost[]>(names.map((name) => [name, []]))
  for (let round = -1; round < rounds; round++) {
    for (const name of names) {
      // What one way left behind must not be collected on another's account.
      collectGarbage()
      const hostBefore = await host.run(cpu, {})
      const before = process.cpuUsage()
      const start = performance.now()
      await ways[name]()
      const wallMs = performance.now() - start
      const callerMs = callerCpuMs(before)
      const hostMs = (await host.run(cpu, {})) - hostBefore
      // The first round loads files and starts threads.
      if (round >= 0) costs.get(name)!.push({ cpuMs: callerMs + hostMs, callerCpuMs: callerMs, wallMs })
    }
  }
  const medians = names.map((name) => {
    const measured = costs.get(name)!
    return [
      name,
      {
        cpuMs: median(measured.map((cost) => cost.cpuMs)),
        callerCpuMs: median(measured.map((cost) => cost.callerCpuMs)),
        wallMs: median(measured.map((cost) => cost.wallMs)),
      },
    ]
  })
  return Object.fromEntries(medians)
}

const tableAsObjectsOrColumns = async (host: ComputeHost, rounds?: number): Promise<BenchRow> => {
  const ways = {
    objects: () => host.run(total, { rows }),
    asColumns: () => host.run(total, { columns }),
  }
  const { objects, asColumns } = await compare(host, ways, rounds)
  return {
    name: `one run, ${rowCount} × ${columnCount} numbers`,
    figures: {
      objectsCpuMs: objects.cpuMs,
      columnsCpuMs: asColumns.cpuMs,
      objectsCallerCpuMs: objects.callerCpuMs,
      columnsCallerCpuMs: asColumns.callerCpuMs,
      columnsToObjectsCpuRatio: asColumns.cpuMs / objects.cpuMs,
      columnsToObjectsCallerCpuRatio: asColumns.callerCpuMs / objects.callerCpuMs,
    },
  }
}

const sharedOrSeparate = async (host: ComputeHost): Promise<BenchRow> => {
  const pieces = Array.from({ length: 16 }, (_, piece) => ({ piece }))
  const { shared, separate } = await compare(host, {
    shared: () => host.map<TotalInput, { piece: number }, number>(total, { columns }, pieces),
    separate: () => Promise.all(pieces.map(() => host.run(total, { columns }))),
  })
  return {
    name: `16 pieces over the same ${rowCount} × ${columnCount} numbers`,
    figures: {
      mapCpuMs: shared.cpuMs,
      separateRunsCpuMs: separate.cpuMs,
      mapToSeparateCpuRatio: shared.cpuMs / separate.cpuMs,
      mapToSeparateCallerCpuRatio: shared.callerCpuMs / separate.callerCpuMs,
    },
  }
}

const oneOrTwoThreads = async (one: ComputeHost, two: ComputeHost): Promise<BenchRow> => {
  const pieces = Array.from({ length: 8 }, () => ({ draws: 5_000_000 }))
  const { map: single } = await compare(one, { map: () => one.map(spin, {}, pieces) })
  const { map: double } = await compare(two, { map: () => two.map(spin, {}, pieces) })
  return {
    name: '8 pieces of pure arithmetic, one thread and two',
    figures: {
      oneThreadCpuMs: single.cpuMs,
      twoThreadsCpuMs: double.cpuMs,
      twoToOneCpuRatio: double.cpuMs / single.cpuMs,
      twoToOneWallRatio: double.wallMs / single.wallMs,
    },
    note: 'the wall ratio is 0.5 at best, on a machine with nothing else to do',
  }
}

const smallPieces = async (host: ComputeHost): Promise<BenchRow> => {
  const pieces = Array.from({ length: 1_000 }, (_, piece) => ({ piece, draws: 1 }))
  const { map } = await compare(host, { map: () => host.map(spin, {}, pieces) })
  return { name: 'a piece with nothing to do', figures: { cpuMsPerPiece: map.cpuMs / pieces.length } }
}

export const short: Bench = async () => {
  const host = await startComputeHost({ threads: 1 })
  try {
    return [await tableAsObjectsOrColumns(host, 1)]
  } finally {
    await host.stop()
  }
}

const bench: Bench = async () => {
  const one = await startComputeHost({ threads: 1 })
  const two = await startComputeHost({ threads: 2 })
  try {
    return [
      await tableAsObjectsOrColumns(one),
      await sharedOrSeparate(two),
      await oneOrTwoThreads(one, two),
      await smallPieces(two),
    ]
  } finally {
    await Promise.all([one.stop(), two.stop()])
  }
}

export default bench
