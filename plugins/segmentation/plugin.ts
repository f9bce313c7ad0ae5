import type { PluginModule } from 'rapport-crm/sdk'
import { SegmentationTables } from './migrations/0001-segments.migration.ts'
import { SegmentationReadIndexes } from './migrations/0002-read-indexes.migration.ts'
import { CustomerLists } from './migrations/20261201064000-customer-lists.migration.ts'
import { SegmentationMovesIndex } from './migrations/20261201073600-moves-index.migration.ts'
import type { Context } from './manifest.ts'
import { models } from './models.ts'
import { MembershipChange, Segment, SegmentMembership } from './entity.ts'
import { notifications } from './notifications.ts'
import { reads } from './read.ts'
import { segmentMembershipChanged } from './subscription.ts'
import { SegmentMapResolver } from './resolver/map.ts'
import { segmentTimeline, TimelineSegmentChange } from './timeline.ts'
import { SegmentMovesResolver } from './resolver/moves.ts'
import { CustomerSegmentResolver, SegmentResolver } from './resolver.ts'

/** What the manifest's `load` returns. */
export const segmentationModule: PluginModule<Context> = {
  resolvers: [SegmentResolver, CustomerSegmentResolver, SegmentMapResolver, SegmentMovesResolver],
  entities: [Segment, SegmentMembership, MembershipChange],
  migrations: [
    { name: '0001-segments', class: SegmentationTables },
    { name: '0002-read-indexes', class: SegmentationReadIndexes },
    { name: '20261201064000-customer-lists', class: CustomerLists },
    { name: '20261201073600-moves-index', class: SegmentationMovesIndex },
  ],
  types: [TimelineSegmentChange],
  reads: [...reads, segmentTimeline],
  subscriptions: [segmentMembershipChanged],
  notifications,
  models,
}
