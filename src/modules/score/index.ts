import { defineModule } from '../../contract/module.ts'
import { Score, ScoreHistory } from '../../learning/score.entity.ts'
import { scoreChanged } from '../../learning/score-changed.feed.ts'
import { ReplayResolver } from './replay.resolver.ts'
import { scoreReads } from './score.read.ts'
import { WhatIfResolver } from './what-if.resolver.ts'
import {
  CustomerScoresResolver,
  InteractionScoresResolver,
  OpportunityScoresResolver,
  ScoreResolver,
} from './score.resolver.ts'

export default defineModule({
  name: 'score',
  entities: [Score, ScoreHistory],
  resolvers: [
    ScoreResolver,
    ReplayResolver,
    WhatIfResolver,
    CustomerScoresResolver,
    OpportunityScoresResolver,
    InteractionScoresResolver,
  ],
  reads: scoreReads,
  subscriptions: [scoreChanged],
})
