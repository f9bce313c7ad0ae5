import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Backoff } from './backoff.ts'
import { Supervisor, type Supervised } from './supervisor.ts'

const lookMs = 100
const startLooks = 10
const deadLooks = 5
const firstMs = 1_000
const lastMs = 4_000

/** A process that ends when the test says so, or at a signal that it obeys. */
class FakeProcess implements Supervised<string> {
  readonly pid = 1
  readonly #end = Promise.withResolvers<string>()
  readonly ended = this.#end.promise
  readonly signals: NodeJS.Signals[] = []
  readonly #obeyed: readonly NodeJS.Signals[]

  constructor(obeyed: readonly NodeJS.Signals[]) {
    this.#obeyed = obeyed
  }

  kill(signal: NodeJS.Signals = 'SIGKILL'): void {
    this.signals.push(signal)
    if (this.#obeyed.includes(signal)) this.end(signal)
  }

  end(how: string): void {
    this.#end.resolve(how)
  }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A supervisor, the processes that it has started, and what it has reported. */
const supervised = (obeyed: readonly NodeJS.Signals[] = ['SIGTERM', 'SIGKILL']) => {
  const processes: FakeProcess[] = []
  const events: unknown[] = []
  const processor = { waitedMs: 0 }
  const supervisor = new Supervisor<FakeProcess, string>({
    start: () => {
      const process = new FakeProcess(obeyed)
      processes.push(process)
      return process
    },
    backoff: new Backoff({ firstMs, lastMs }),
    lookMs,
    startLooks,
    deadLooks,
    waitedMs: () => processor.waitedMs,
    onKill: (why) => void events.push(['killed', why]),
    onDeath: (death, waitMs, wasReady) => void events.push(['died', death, waitMs, wasReady]),
  })
  supervisor.start()
  return { supervisor, processes, events, processor }
}

/** Lets so many looks pass. */
const pass = (looks: number) => vi.advanceTimersByTimeAsync(looks * lookMs)

describe('a process that', () => {
  it('keeps sending signs is left alone', async () => {
    const { supervisor, processes, events } = supervised()
    supervisor.ready()
    for (let i = 0; i < 20; i++) {
      await pass(deadLooks - 1)
      expect(supervisor.silent).toBe(deadLooks - 1)
      supervisor.heard()
      expect(supervisor.silent).toBe(0)
    }
    expect(supervisor.looks).toBe(20 * (deadLooks - 1))
    expect([processes.length, events]).toEqual([1, []])
  })

  it('falls silent is killed and started again', async () => {
    const { supervisor, processes, events } = supervised()
    supervisor.ready()
    await pass(deadLooks - 1)
    expect(events).toEqual([])
    await pass(1)
    expect(events).toEqual([
      ['killed', 'silent'],
      ['died', 'SIGKILL', firstMs, true],
    ])
    expect([supervisor.process, supervisor.isReady]).toEqual([undefined, false])
    await vi.advanceTimersByTimeAsync(firstMs)
    expect(processes).toHaveLength(2)
    expect(supervisor.process).toBe(processes[1])
  })

  it('has not come up yet may be silent for longer than one that has, even if it has spoken', async () => {
    const { supervisor, events } = supervised()
    supervisor.heard()
    await pass(startLooks - 1)
    supervisor.ready()
    await pass(1)
    expect([supervisor.isReady, supervisor.looks, events]).toEqual([true, 1, []])
  })

  it('waits for the processor is left alone, however long it takes, and killed once it gets it and says nothing', async () => {
    const { supervisor, events, processor } = supervised()
    const starve = async (looks: number) => {
      for (let i = 0; i < looks; i++) {
        processor.waitedMs += 0.95 * lookMs
        await pass(1)
      }
    }
    await starve(10 * startLooks)
    expect(events).toEqual([])
    supervisor.ready()
    await starve(10 * deadLooks)
    expect(events).toEqual([])
    supervisor.heard()
    await pass(deadLooks)
    expect(events[0]).toEqual(['killed', 'silent'])
  })

  it('waited through several looks is given them back when the wait has ended', async () => {
    const { supervisor, events, processor } = supervised()
    supervisor.ready()
    await pass(deadLooks - 2)
    processor.waitedMs += (deadLooks - 2) * lookMs
    await pass(deadLooks - 1)
    expect([supervisor.silent, events]).toEqual([deadLooks - 1, []])
    await pass(1)
    expect(events[0]).toEqual(['killed', 'silent'])
  })

  it('does not come up in time is killed, even if it sends signs', async () => {
    const { supervisor, events } = supervised()
    for (let i = 0; i < startLooks; i++) {
      supervisor.heard()
      await pass(1)
    }
    expect(events).toEqual([
      ['killed', 'late'],
      ['died', 'SIGKILL', firstMs, false],
    ])
  })

  it('survives its kill is killed again', async () => {
    const { supervisor, processes } = supervised([])
    supervisor.ready()
    await pass(2 * deadLooks)
    expect([processes.length, processes[0]!.signals]).toEqual([1, ['SIGKILL', 'SIGKILL']])
  })

  it('ends by itself is not killed, and is no longer watched', async () => {
    const { supervisor, processes, events } = supervised()
    supervisor.ready()
    processes[0]!.end('exit code 3')
    await vi.advanceTimersByTimeAsync(firstMs - 1)
    expect([events, processes.length]).toEqual([[['died', 'exit code 3', firstMs, true]], 1])
    await vi.advanceTimersByTimeAsync(1)
    expect([supervisor.isReady, supervisor.looks, supervisor.silent, processes.length]).toEqual([false, 0, 0, 2])
  })

  it('is started again gets all the time of a first one, whatever its predecessor said', async () => {
    const { supervisor, processes, events } = supervised()
    supervisor.ready()
    processes[0]!.end('exit code 0')
    await vi.advanceTimersByTimeAsync(firstMs)
    await pass(startLooks - 1)
    expect(events).toHaveLength(1)
    await pass(1)
    expect(events.slice(1)).toEqual([
      ['killed', 'late'],
      ['died', 'SIGKILL', 2 * firstMs, false],
    ])
  })
})

it('the delay doubles with each death up to its limit, and a healthy process resets it', async () => {
  const { supervisor, processes, events } = supervised()
  const dieNext = async () => {
    processes.at(-1)!.end('exit code 1')
    await vi.advanceTimersByTimeAsync(0)
    const waitMs = (events.at(-1) as [string, string, number])[2]
    const before = processes.length
    await vi.advanceTimersByTimeAsync(waitMs - 1)
    expect(processes).toHaveLength(before)
    await vi.advanceTimersByTimeAsync(1)
    expect(processes).toHaveLength(before + 1)
    return waitMs
  }
  const waits: number[] = []
  for (let i = 0; i < 4; i++) waits.push(await dieNext())
  supervisor.ready()
  waits.push(await dieNext())
  supervisor.sound()
  waits.push(await dieNext(), await dieNext())
  // Coming up is not enough: a process that dies whenever it has come up would be started in a circle.
  expect(waits).toEqual([1_000, 2_000, 4_000, 4_000, 4_000, 1_000, 2_000])
})

describe('stop', () => {
  it('ends a process with the signal, and starts no other', async () => {
    const { supervisor, processes, events } = supervised()
    await supervisor.stop('SIGTERM', 5_000)
    await vi.advanceTimersByTimeAsync(60_000)
    expect([processes.length, processes[0]!.signals]).toEqual([1, ['SIGTERM']])
    expect(events).toEqual([['died', 'SIGTERM', undefined, false]])
  })

  it('kills a process that ignores the signal, after the grace and not before', async () => {
    const { supervisor, processes } = supervised(['SIGKILL'])
    const late = vi.fn<() => void>()
    let isStopped = false
    const stopping = supervisor.stop('SIGTERM', 5_000, late).then(() => (isStopped = true))
    await vi.advanceTimersByTimeAsync(4_999)
    expect([processes[0]!.signals, late.mock.calls.length, isStopped]).toEqual([['SIGTERM'], 0, false])
    await vi.advanceTimersByTimeAsync(1)
    await stopping
    expect([processes[0]!.signals, late.mock.calls.length]).toEqual([['SIGTERM', 'SIGKILL'], 1])
  })

  it('tolerates the silence of a process that is ending', async () => {
    const { supervisor, processes, events } = supervised([])
    supervisor.ready()
    const stopping = supervisor.stop('SIGTERM', 60_000)
    await pass(4 * deadLooks)
    expect([processes[0]!.signals, events]).toEqual([['SIGTERM'], []])
    processes[0]!.end('exit code 0')
    await stopping
  })

  it('cancels a restart that is due', async () => {
    const { supervisor, processes } = supervised()
    processes[0]!.end('exit code 1')
    await vi.advanceTimersByTimeAsync(firstMs - 1)
    await supervisor.stop('SIGTERM', 5_000)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(processes).toHaveLength(1)
  })

  it('does nothing once the process is gone', async () => {
    const { supervisor, processes } = supervised()
    await supervisor.stop()
    expect(processes[0]!.signals).toEqual(['SIGKILL'])
    await supervisor.stop()
    expect(processes).toHaveLength(1)
  })
})
