import { defineModel, type Model } from 'rapport-crm/sdk'
import { artifact } from './artifact.ts'
import { drift } from './drift.ts'
import { topics } from './features.ts'
import type { Context } from './manifest.ts'
import { paramsOf } from './params.ts'
import { replay } from './replay.ts'
import { scoreAll, scoreLive } from './score.ts'
import { train } from './train.ts'
import { whatIf } from './what-if.ts'

/** The algorithms of `trainModel`. */
export const models: Readonly<Record<keyof typeof paramsOf, Model<Context>>> = {
  RANK: defineModel({
    description: 'Percentile of the value among all customers.',
    params: paramsOf.RANK,
    artifact,
    train,
    scoreAll,
    replay,
    whatIf,
    drift,
    live: { topics, score: scoreLive },
  }),
}
