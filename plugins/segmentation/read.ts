import type { ReadSpec } from 'rapport-crm/sdk'
import { MembershipChange, Segment, SegmentMembership } from './entity.ts'

/** Visible where its customer is. */
const ofVisibleCustomer: NonNullable<ReadSpec['scope']> = (viewer, t, sql) =>
  viewer.scope === 'ALL'
    ? undefined
    : sql.among(
        `${t}.customer_id`,
        `select c.id from customer c where c.owner_id = ${sql.param(viewer.userId ?? null, 'uuid')}`,
      )

/** The condition that a membership is of a customer whom the viewer sees. */
const isVisible = (...[viewer, m, sql]: Parameters<typeof ofVisibleCustomer>): string =>
  ofVisibleCustomer(viewer, m, sql) ?? 'true'

export const reads: readonly ReadSpec[] = [
  {
    entity: Segment,
    idPrefix: 'seg',
    fields: {
      size: {
        kind: 'expression',
        sql: (t, viewer, sql) =>
          `(select count(*) from p_segmentation.membership m where m.segment_id = ${t}.id and ${isVisible(viewer, 'm', sql)})`,
      },
      share: {
        kind: 'expression',
        sql: (t, viewer, sql) =>
          `(select coalesce(count(*) filter (where m.segment_id = ${t}.id)::float8 / nullif(count(*), 0), 0)
            from p_segmentation.membership m where ${isVisible(viewer, 'm', sql)})`,
      },
    },
    defaultOrder: { field: 'position', direction: 'ASC' },
  },
  {
    entity: SegmentMembership,
    orders: { CONFIDENCE: 'confidence', SINCE: 'since' },
    defaultOrder: { field: 'confidence', direction: 'DESC' },
    scope: ofVisibleCustomer,
    inverse: [
      { field: 'Customer.segment', by: 'customer', shape: 'one' },
      { field: 'Segment.memberships', by: 'segment', shape: 'connection' },
    ],
  },
  {
    entity: MembershipChange,
    type: 'SegmentMembershipChange',
    defaultOrder: { field: 'at', direction: 'DESC' },
    scope: ofVisibleCustomer,
  },
]
