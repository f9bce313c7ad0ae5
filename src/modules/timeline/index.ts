import { defineModule } from '../../contract/module.ts'
import { timelineReads } from './timeline.read.ts'
import { CustomerTimelineResolver } from './timeline.resolver.ts'
import { TimelineInteraction, TimelineOrder, TimelineScoreChange, TimelineStageChange } from './timeline.types.ts'

/** What happened with a customer, of all types together. */
export default defineModule({
  name: 'timeline',
  resolvers: [CustomerTimelineResolver],
  types: [TimelineInteraction, TimelineOrder, TimelineScoreChange, TimelineStageChange],
  reads: timelineReads,
})
