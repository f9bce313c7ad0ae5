import type { ConsolePanel } from 'rapport-crm/sdk/define'

/** What the console shows: a part of the page of a customer, and a column of the list of customers. */
export const panels: readonly ConsolePanel[] = [
  {
    point: 'customer.panel',
    id: 'value',
    title: { en: 'SamplePlugin', zh: '数值' },
    query: `query SamplePlugin($id: ID!) {
      customer(id: $id) {
        id samplePlugin { id value updatedAt }
        samplePluginScore # with model
      }
    }`,
    layout: {
      kind: 'facts',
      values: [
        { label: { en: 'Value', zh: '数值' }, path: 'customer.samplePlugin.value', format: 'number' },
        { label: { en: 'Score', zh: '评分' }, path: 'customer.samplePluginScore', format: 'number' }, // with model
        { label: { en: 'Since', zh: '自' }, path: 'customer.samplePlugin.updatedAt', format: 'date' },
      ],
    },
  },
  {
    point: 'customer.column',
    id: 'value',
    title: { en: 'SamplePlugin', zh: '数值' },
    selection: 'samplePlugin { id value }',
    path: 'samplePlugin.value',
    format: 'number',
  },
]
