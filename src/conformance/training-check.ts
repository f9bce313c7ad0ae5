import { ids } from '../core/ids.ts'
import type { RunSql } from '../db/sql.ts'
import { ArtifactStore } from '../learning/artifact-store.ts'
import type { HostedPlugin } from '../plugin/hosted-plugin.ts'
import { CheckFailure, NothingToCheck } from './check.ts'

/** What the check does with models. */
export interface Trainer {
  /** Trains an algorithm with its default params to the end; its model does not score. */
  train(algorithm: string): Promise<TrainedRun>
  /** Promotes a run, and waits until everything is scored. */
  promote(run: TrainedRun): Promise<void>
}

export interface TrainedRun {
  readonly id: string
  readonly asOf: string
  readonly status: string
  readonly artifactHash: string | null
  readonly error: string | null
}

/** The first training of each algorithm that the simulated customers are enough data for. */
export type FirstRuns = Map<string, TrainedRun>

/**
 * Trains every algorithm once. The last model is promoted, the first scores of the others are computed. Adds the runs to
 * `first`.
 */
export const checkTraining = async (
  plugin: HostedPlugin,
  { train, promote }: Trainer,
  first: FirstRuns,
  sql: RunSql,
): Promise<string> => {
  const algorithms = Object.keys(plugin.module!.models ?? {})
  if (algorithms.length === 0) throw new NothingToCheck('it has no models')
  const lacking: string[] = []
  for (const algorithm of algorithms) {
    const run = await train(algorithm)
    if (run.status === 'INSUFFICIENT_DATA') {
      lacking.push(algorithm)
      continue
    }
    if (run.status !== 'SUCCEEDED')
      throw new CheckFailure(
        `training ${algorithm} on simulated customers ended ${run.status}: ${run.error}`,
        hintOf(run.error),
      )
    first.set(algorithm, run)
  }
  const last = [...first.values()].at(-1)
  if (!last) throw new NothingToCheck(`the simulated customers are too little data for ${lacking.join(', ')}`)
  for (const [algorithm, run] of first) if (run !== last) await tryScoring(plugin, algorithm, run, sql)
  await promote(last)
  const rest = lacking.length > 0 ? `; too little simulated data for ${lacking.join(', ')}` : ''
  return `${[...first.keys()].join(', ')}${rest}`
}

const hintOf = (error: string | null): string =>
  /\bTASK_/.test(error ?? '')
    ? 'mend the task that the message names, or raise its limits in defineTasks'
    : 'mend train of the model; omitted params need a default, and too little data a RapportError INSUFFICIENT_DATA'

/** Computes the first block of a model's scores, and stores none: that is much cheaper than promoting it. */
const tryScoring = async (
  { module, context }: HostedPlugin,
  algorithm: string,
  { id, artifactHash, asOf }: TrainedRun,
  sql: RunSql,
): Promise<void> => {
  const ref = { runId: ids.decode(id, 'ModelRun').uuid, algorithm, artifactHash: artifactHash! }
  const cause = { kind: 'MODEL_RUN', recordId: id, text: 'the check tries its scores' } as const
  try {
    const read = new ArtifactStore(sql).reader(ref.artifactHash)
    const { scoreAll } = await module!.models![algorithm]!.with(context!).open(ref, read)
    const scoring = scoreAll?.({ asOf: new Date(asOf), signal: context!.signal, progress: () => undefined, cause })
    for await (const _first of scoring ?? []) break
  } catch (error) {
    throw new CheckFailure(
      `scoring with ${algorithm} fails: ${error instanceof Error ? error.message : String(error)}`,
      'see scoreAll of the model',
      { cause: error },
    )
  }
}

/** How often algorithms gave another model: for the same data, or once only what was later had changed. */
export interface Repeats {
  readonly same: readonly string[]
  readonly random: readonly string[]
  readonly prescient: readonly string[]
}

/**
 * Trains each algorithm again as of the same moment, after everything later has changed. Where the model differs, a third
 * training tells chance from knowledge of the future.
 */
export const repeatTrainings = async (first: FirstRuns, { train }: Trainer): Promise<Repeats> => {
  const same: string[] = []
  const random: string[] = []
  const prescient: string[] = []
  const again = async (algorithm: string) => (await train(algorithm)).artifactHash
  for (const [algorithm, { artifactHash }] of first) {
    const second = await again(algorithm)
    if (second === artifactHash) same.push(algorithm)
    else if ((await again(algorithm)) === second) prescient.push(algorithm)
    else random.push(algorithm)
  }
  return { same, random, prescient }
}

/** Throws CheckFailure for algorithms that gave two different models for one seed and the same data. */
export const assertDeterministic = ({ same, random, prescient }: Repeats): string => {
  if (random.length > 0)
    throw new CheckFailure(
      `${random.join(', ')} gave two different artifacts for one seed`,
      'in train, and in the tasks that it runs, order every statement that is read, draw only from the seed, and do not read the clock',
    )
  const all = [...same, ...prescient]
  if (all.length === 0) throw new NothingToCheck('no model could be trained')
  return `${all.join(', ')}: same seed, same artifact`
}
