import { scoreReads } from './score.read.ts'
import { CustomerScoresResolver, OpportunityScoresResolver, ScoreResolver } from './score.resolver.ts'

export const scoreModule = {
  resolvers: [ScoreResolver, CustomerScoresResolver, OpportunityScoresResolver],
  reads: scoreReads,
}
