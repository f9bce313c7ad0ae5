import { seenCustomers, visibleBy, type SqlText, type ReadSpec, type Viewer } from 'rapport-crm/sdk'
import { SegmentMembershipFilter } from './filter.ts'
import { MembershipChange, Segment, SegmentMembership } from './entity.ts'

/** The condition that a membership belongs to a customer whom the viewer sees. */
export const isVisible = (viewer: Viewer, m: string, sql: SqlText): string => {
  const customers = seenCustomers(viewer, sql)
  return customers === undefined ? 'true' : sql.among(`${m}.customer_id`, customers)
}

export const reads: readonly ReadSpec[] = [
  {
    entity: Segment,
    label: 'name',
    idPrefix: 'seg',
    scope: visibleBy.everyone,
    fields: {
      size: {
        kind: 'expression',
        sql: (t, viewer, sql) =>
          `(select count(*) from p_segmentation.membership m where m.segment_id = ${t}.id and ${isVisible(viewer, 'm', sql)})`,
      },
      share: {
        kind: 'expression',
        sql: (t, viewer, sql) =>
          // The number of all is counted once for the statement, as it does not depend on the segment.
          `(select coalesce(count(*)::float8 / nullif((select count(*) from p_segmentation.membership m where ${isVisible(viewer, 'm', sql)}), 0), 0)
            from p_segmentation.membership m where m.segment_id = ${t}.id and ${isVisible(viewer, 'm', sql)})`,
      },
    },
    defaultOrder: { field: 'position', direction: 'ASC' },
  },
  {
    entity: SegmentMembership,
    orders: { CONFIDENCE: 'confidence', SINCE: 'since' },
    defaultOrder: { field: 'confidence', direction: 'DESC' },
    scope: visibleBy.customer('customer_id'),
    inverse: [
      { field: 'Customer.segment', by: 'customer', shape: 'one' },
      { field: 'Segment.memberships', by: 'segment', shape: 'connection' },
    ],
    adds: [
      {
        to: 'Customer',
        filters: { segment: { type: SegmentMembershipFilter, description: 'The segment that the customer is in.' } },
        orders: {
          SEGMENT_SINCE: {
            description: 'When the customer joined its segment.',
            table: 'p_segmentation.membership',
            foreign: 'customer_id',
            value: (o) => `${o}.since`,
            type: 'timestamptz',
          },
        },
        dimensions: {
          SEGMENT: {
            description: 'The segment of the customer.',
            table: 'p_segmentation.membership',
            foreign: 'customer_id',
            value: (o) => `'seg_' || ${o}.segment_id`,
            condition: (value) => (value === null ? { not: { segment: {} } } : { segment: { segment: { eq: value } } }),
            label: (value) =>
              `(select s.name from p_segmentation.segment s where s.id = split_part(${value}, '_', 2)::uuid)`,
          },
        },
      },
    ],
  },
  {
    entity: MembershipChange,
    type: 'SegmentMembershipChange',
    defaultOrder: { field: 'at', direction: 'DESC' },
    scope: visibleBy.customer('customer_id'),
  },
]
