import { scoreChanged } from '../../learning/score-changed.feed.ts'
import { scoreReads } from './score.read.ts'
import { ReplayResolver } from './replay.resolver.ts'
import {
  CustomerScoresResolver,
  OpportunityScoresResolver,
  InteractionScoresResolver,
  ScoreResolver,
} from './score.resolver.ts'

export const scoreModule = {
  resolvers: [
    ScoreResolver,
    ReplayResolver,
    CustomerScoresResolver,
    OpportunityScoresResolver,
    InteractionScoresResolver,
  ],
  reads: scoreReads,
  subscriptions: [scoreChanged],
}
