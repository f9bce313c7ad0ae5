import { scoreReads } from './score.read.ts'
import {
  CustomerScoresResolver,
  OpportunityScoresResolver,
  InteractionScoresResolver,
  ScoreResolver,
} from './score.resolver.ts'

export const scoreModule = {
  resolvers: [ScoreResolver, CustomerScoresResolver, OpportunityScoresResolver, InteractionScoresResolver],
  reads: scoreReads,
}
