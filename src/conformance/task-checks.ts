import { setTimeout as delay } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { pieceSeed } from '../compute/piece-seed.ts'
import { ComputeError, type ComputeHost, type TaskSpec } from '../compute/index.ts'
import type { PluginContext } from '../contract/context.ts'
import { moduleFile } from '../core/program.ts'
import type { HostedPlugin } from '../plugin/hosted-plugin.ts'
import { tasksOf } from '../plugin/tasks.ts'
import { CheckFailure, NothingToCheck, type Results } from './check.ts'

/** What a task was given, and what it gave in return, if it is known. */
interface Sample {
  readonly input: unknown
  readonly seed: number
  output?: unknown
}

/** How long a task may continue after it was cancelled. */
const cancelMs = 5_000
/** How long a task may run before it is cancelled. */
const headStartMs = 30

const outOfMemory: TaskSpec<object, unknown> = {
  name: 'conformance.outOfMemory',
  file: moduleFile(new URL('../compute/fixtures/faults.task.ts', import.meta.url)),
  timeoutMs: 60_000,
  memoryMb: 64,
}

/** Keeps the first input that each task receives through a context, and what it gives for it, unchanged. */
export const sampleTasks = (context: PluginContext): ReadonlyMap<string, Sample> => {
  const samples = new Map<string, Sample>()
  const keep = (name: string, input: unknown, seed: number): Sample | undefined => {
    if (samples.has(name)) return
    const sample: Sample = { input: structuredClone(input), seed }
    samples.set(name, sample)
    return sample
  }
  const { run, map } = context
  Object.assign(context, {
    run: (async (name, input, options) => {
      const sample = keep(name, input, options?.seed ?? 0)
      const output = await run(name, input, options)
      if (sample && options?.here !== true) sample.output = structuredClone(output)
      return output
    }) satisfies PluginContext['run'],
    map: (async (name, shared, pieces, options) => {
      const input = pieces[0] && Object.assign({}, shared, pieces[0])
      const sample = input && keep(name, input, pieceSeed(options?.seed ?? 0, 0))
      const outputs = await map(name, shared, pieces, options)
      if (sample && options?.here !== true) sample.output = structuredClone(outputs[0])
      return outputs
    }) satisfies PluginContext['map'],
  })
  return samples
}

interface Trial extends Sample {
  readonly name: string
  readonly task: TaskSpec<unknown, unknown>
}

/**
 * Runs each task on an example, or on what the training gave it: twice, of which the training may have been one, cancelled, and
 * beside one that runs out of memory.
 */
export const checkTasks = async (
  { spec }: HostedPlugin,
  samples: ReadonlyMap<string, Sample>,
  compute: ComputeHost,
  results: Results,
): Promise<void> => {
  const tasks = [...tasksOf(spec!).values()]
  const trials: Trial[] = []
  const untried: string[] = []
  for (const { name, spec: task, example } of tasks) {
    const sample = example === undefined ? samples.get(name) : { input: example(), seed: 1 }
    if (sample) trials.push({ name, task, ...sample })
    else untried.push(name)
  }
  const outputs = new Map<string, unknown>()
  await results.run('tasks are deterministic', async () => {
    if (tasks.length === 0) throw new NothingToCheck('it has no tasks')
    for (const trial of trials) {
      const { name } = trial
      const first = 'output' in trial ? trial.output : await run(compute, trial)
      const second = await run(compute, trial)
      if (!isDeepStrictEqual(first, second))
        throw new CheckFailure(
          `${name} gives two different outputs for one input and seed`,
          'draw random numbers only from createRandom(seed), and do not read the clock',
        )
      outputs.set(name, first)
    }
    if (untried.length > 0)
      throw new CheckFailure(
        `no training ran ${untried.join(', ')}`,
        'give these tasks an `example`: a function that creates a small input',
      )
    return `${trials.map(({ name }) => name).join(', ')}: same input and seed, same output`
  })
  await results.run('tasks can be cancelled', async () => {
    if (trials.length === 0) throw new NothingToCheck('none of its tasks was run')
    let slowestMs = 0
    for (const trial of trials) slowestMs = Math.max(slowestMs, await cancel(compute, trial))
    return `at most ${Math.round(slowestMs)} ms from the signal to the end`
  })
  await results.run('tasks survive one that runs out of memory', async () => {
    const known = trials.filter(({ name }) => outputs.has(name))
    if (known.length === 0) throw new NothingToCheck('it has no deterministic tasks')
    await surviveOutOfMemory(compute, known, outputs)
    return 'a task beside them died; they gave the same outputs'
  })
}

const run = async (compute: ComputeHost, { task, input, seed }: Trial): Promise<unknown> => {
  try {
    return await compute.run(task, structuredClone(input), { seed })
  } catch (error) {
    throw new CheckFailure(
      error instanceof Error ? error.message : String(error),
      'the task failed on an input from the training, or on its example',
      { cause: error },
    )
  }
}

/** Milliseconds from the signal to the end of the run. */
const cancel = async (compute: ComputeHost, { name, task, input, seed }: Trial): Promise<number> => {
  const controller = new AbortController()
  const running = compute.run(task, structuredClone(input), { seed, signal: controller.signal }).then(
    () => undefined,
    (error: unknown) => error,
  )
  await Promise.race([running, delay(headStartMs)])
  const began = performance.now()
  controller.abort()
  const late = Symbol('late')
  const end = await Promise.race([running, delay(cancelMs, late)])
  const tookMs = performance.now() - began
  if (end === late)
    throw new CheckFailure(
      `${name} was still running ${cancelMs} ms after it was cancelled`,
      'check the signal of the task',
    )
  if (end !== undefined && !(end instanceof ComputeError && end.code === 'TASK_CANCELLED'))
    throw new CheckFailure(
      `${name} ended differently when it was cancelled: ${end instanceof Error ? end.message : 'without an error'}`,
      'pass on the signal’s reason: signal.throwIfAborted()',
    )
  return tookMs
}

const surviveOutOfMemory = async (
  compute: ComputeHost,
  trials: readonly Trial[],
  outputs: ReadonlyMap<string, unknown>,
): Promise<void> => {
  const dying = compute.run(outOfMemory, { fault: 'fills its heap' }).then(
    () => 'it ended',
    (error: unknown) => (error instanceof ComputeError ? error.code : String(error)),
  )
  for (const trial of trials)
    if (!isDeepStrictEqual(await run(compute, trial), outputs.get(trial.name)))
      throw new CheckFailure(
        `${trial.name} gave a different output while a task beside it died`,
        'share no state between runs',
      )
  const code = await dying
  if (code !== 'TASK_OUT_OF_MEMORY') throw new Error(`expected the task beside them to run out of memory, but: ${code}`)
}
