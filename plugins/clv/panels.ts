import type { ConsolePanel } from 'rapport-crm/sdk/define'

/** What the console shows about lifetime values. */
export const panels: readonly ConsolePanel[] = [
  {
    point: 'customer.column',
    id: 'value',
    title: { en: 'Lifetime value', zh: '客户终身价值' },
    order: 10,
    selection: 'lifetimeValue { value { amount currency } }',
    path: 'lifetimeValue.value',
    format: 'money',
    scoreKind: 'clv.value',
  },
  {
    point: 'customer.column',
    id: 'alive',
    title: { en: 'Still a customer', zh: '仍为客户的概率' },
    order: 11,
    selection: 'lifetimeValue { probabilityAlive }',
    path: 'lifetimeValue.probabilityAlive',
    format: 'percent',
    scoreKind: 'clv.alive',
  },
  {
    point: 'customer.panel',
    id: 'purchases',
    title: { en: 'Expected purchases', zh: '预期购买' },
    order: 20,
    query: `query ExpectedPurchases($id: ID!) {
      customer(id: $id) { id lifetimeValue { horizonDays expectedPurchases probabilityAlive value { amount currency } } }
    }`,
    layout: {
      kind: 'facts',
      values: [
        { label: { en: 'Days ahead', zh: '未来天数' }, path: 'customer.lifetimeValue.horizonDays', format: 'number' },
        {
          label: { en: 'Purchases', zh: '购买次数' },
          path: 'customer.lifetimeValue.expectedPurchases',
          format: 'measure',
        },
        { label: { en: 'Worth', zh: '价值' }, path: 'customer.lifetimeValue.value', format: 'money' },
      ],
    },
  },
]
