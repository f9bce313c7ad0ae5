import type { HostedPlugin } from '../plugin/hosted-plugin.ts'
import { CheckFailure, NothingToCheck } from './check.ts'

/** What the check does with models. */
export interface Trainer {
  /** Trains an algorithm with its default params to the end; the model is promoted unless it refuses. */
  train(algorithm: string): Promise<TrainedRun>
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

/** Trains every algorithm twice on the same data with the same seed: the artifacts must be equal, byte by byte. One model is promoted in the end. */
export const checkTraining = async ({ module }: HostedPlugin, { train, promote }: Trainer): Promise<string> => {
  const algorithms = Object.keys(module!.models ?? {})
  if (algorithms.length === 0) throw new NothingToCheck('it has no models')
  const trained: string[] = []
  const lacking: string[] = []
  let last: TrainedRun | undefined
  for (const algorithm of algorithms) {
    const first = await train(algorithm)
    if (first.status === 'INSUFFICIENT_DATA') {
      lacking.push(algorithm)
      continue
    }
    if (first.status !== 'SUCCEEDED')
      throw new CheckFailure(
        `training ${algorithm} on simulated customers ended ${first.status}: ${first.error}`,
        'omitted params need a default, and insufficient data a RapportError INSUFFICIENT_DATA',
      )
    const second = await train(algorithm)
    if (second.artifactHash !== first.artifactHash)
      throw new CheckFailure(
        `${algorithm} gave two different artifacts for one seed: ${first.artifactHash} and ${second.artifactHash}`,
        'order every statement that the training reads, and draw only from the seed',
      )
    trained.push(algorithm)
    // A model that is no better than its baseline is not promoted automatically; the code that scores with it must be
    // tried all the same.
    if (second.promoted || !last?.promoted) last = second
  }
  if (trained.length === 0)
    throw new NothingToCheck(`the simulated customers are too little data for ${lacking.join(', ')}`)
  if (last && !last.promoted) await promote(last)
  const rest = lacking.length > 0 ? `; too little simulated data for ${lacking.join(', ')}` : ''
  return `${trained.join(', ')}: same seed, same artifact${rest}`
}
