import type { ConsolePanel } from 'rapport-crm/sdk/define'

/** What the console shows about segments. */
export const panels: readonly ConsolePanel[] = [
  {
    point: 'page',
    id: 'segments',
    title: { en: 'Segments', zh: '客户分群' },
    order: 10,
    icon: 'segments',
    shortcut: 's',
    module: new URL('./console/segments.panel.tsx', import.meta.url),
  },
  {
    point: 'customer.column',
    id: 'segment',
    title: { en: 'Segment', zh: '客户分群' },
    order: 5,
    selection: 'segment { segment { name } }',
    path: 'segment.segment.name',
  },
  {
    point: 'customer.column',
    id: 'fit',
    title: { en: 'Segment fit', zh: '分群契合度' },
    order: 90,
    isShown: false,
    selection: 'segment { confidence }',
    path: 'segment.confidence',
    format: 'percent',
    note: { en: 'from 0 to 1', zh: '从 0 到 1' },
    scoreKind: 'segmentation.fit',
  },
  {
    point: 'timeline.item',
    id: 'move',
    title: { en: 'Segments', zh: '分群' },
    order: 10,
    type: 'SEGMENT_CHANGE',
    on: 'TimelineSegmentChange',
    selection: 'from { id name } to { id name } cause { text }',
    text: { en: 'Moved from {from.name} to {to.name}', zh: '从“{from.name}”移至“{to.name}”' },
    without: { en: 'Joined {to.name}', zh: '加入“{to.name}”' },
    note: 'cause.text',
    icon: 'segments',
  },
  {
    point: 'customer.panel',
    id: 'membership',
    title: { en: 'Segment', zh: '客户分群' },
    order: 10,
    query: `query Membership($id: ID!) {
      customer(id: $id) { id segment { id confidence since segment { id name } previousSegment { id name } } }
    }`,
    layout: {
      kind: 'facts',
      values: [
        { label: { en: 'Segment', zh: '分群' }, path: 'customer.segment.segment.name' },
        { label: { en: 'Confidence', zh: '置信度' }, path: 'customer.segment.confidence', format: 'percent' },
        { label: { en: 'Since', zh: '自' }, path: 'customer.segment.since', format: 'date' },
        { label: { en: 'Before', zh: '之前' }, path: 'customer.segment.previousSegment.name' },
      ],
    },
  },
]
