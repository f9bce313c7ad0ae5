import type { HostedPlugin } from '../plugin/hosted-plugin.ts'
import { CheckFailure, NothingToCheck } from './check.ts'

/** What the check does with models. */
export interface Trainer {
  /** Trains an algorithm with its default params to the end. With `promote`, the model scores unless it refuses. */
  train(algorithm: string, options: { readonly promote: boolean }): Promise<TrainedRun>
  /** Promotes a run that refused, and waits until everything is scored. */
  promote(run: TrainedRun): Promise<void>
}

export interface TrainedRun {
  readonly id: string
  readonly promoted: boolean
  readonly status: string
  readonly artifactHash: string | null
  readonly error: string | null
}

/** The first training of each algorithm that the simulated customers are enough data for. */
export type FirstRuns = Map<string, TrainedRun>

/** Trains every algorithm once; one model is promoted in the end. Adds the runs to `first`. */
export const checkTraining = async (
  { module }: HostedPlugin,
  { train, promote }: Trainer,
  first: FirstRuns,
): Promise<string> => {
  const algorithms = Object.keys(module!.models ?? {})
  if (algorithms.length === 0) throw new NothingToCheck('it has no models')
  const lacking: string[] = []
  let last: TrainedRun | undefined
  for (const algorithm of algorithms) {
    const run = await train(algorithm, { promote: true })
    if (run.status === 'INSUFFICIENT_DATA') {
      lacking.push(algorithm)
      continue
    }
    if (run.status !== 'SUCCEEDED')
      throw new CheckFailure(
        `training ${algorithm} on simulated customers ended ${run.status}: ${run.error}`,
        'omitted params need a default, and insufficient data a RapportError INSUFFICIENT_DATA',
      )
    first.set(algorithm, run)
    // A model that is no better than its baseline is not promoted automatically; the code that scores with it must be
    // tried all the same.
    if (run.promoted || !last?.promoted) last = run
  }
  if (!last) throw new NothingToCheck(`the simulated customers are too little data for ${lacking.join(', ')}`)
  if (!last.promoted) await promote(last)
  const rest = lacking.length > 0 ? `; too little simulated data for ${lacking.join(', ')}` : ''
  return `${[...first.keys()].join(', ')}${rest}`
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
  const again = async (algorithm: string) => (await train(algorithm, { promote: false })).artifactHash
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
