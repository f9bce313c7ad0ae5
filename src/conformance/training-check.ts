import type { HostedPlugin } from '../plugin/hosted-plugin.ts'
import { CheckFailure, NothingToCheck } from './check.ts'

/** Trains an algorithm with its default params to the end, and promotes it. */
export type Train = (algorithm: string) => Promise<TrainedRun>

export interface TrainedRun {
  readonly status: string
  readonly artifactHash: string | null
  readonly error: string | null
}

/** Trains every algorithm twice on the same data with the same seed: the artifacts must be equal, byte by byte. */
export const checkTraining = async ({ module }: HostedPlugin, train: Train): Promise<string> => {
  const algorithms = Object.keys(module!.models ?? {})
  if (algorithms.length === 0) throw new NothingToCheck('it has no models')
  const trained: string[] = []
  const lacking: string[] = []
  for (const algorithm of algorithms) {
    const first = await train(algorithm)
    if (first.status === 'INSUFFICIENT_DATA') {
      lacking.push(algorithm)
      continue
    }
    if (first.status !== 'SUCCEEDED')
      throw new CheckFailure(
        `training ${algorithm} on simulated customers ended ${first.status}: ${first.error}`,
        'params that are not given need a default, and bad data a RapportError INSUFFICIENT_DATA',
      )
    const second = await train(algorithm)
    if (second.artifactHash !== first.artifactHash)
      throw new CheckFailure(
        `${algorithm} gave two artifacts for one seed: ${first.artifactHash} and ${second.artifactHash}`,
        'order every statement that the training reads, and draw from the seed only',
      )
    trained.push(algorithm)
  }
  if (trained.length === 0)
    throw new NothingToCheck(`simulated customers are too little data for ${lacking.join(', ')}`)
  const rest = lacking.length > 0 ? `; too little simulated data for ${lacking.join(', ')}` : ''
  return `${trained.join(', ')}: same seed, same artifact${rest}`
}
