import type { ConsolePanel } from 'rapport-crm/sdk/define'

/** What the console shows about forecasts. */
export const panels: readonly ConsolePanel[] = [
  {
    point: 'page',
    id: 'forecast',
    title: { en: 'Forecast', zh: '预测' },
    order: 20,
    icon: 'forecast',
    shortcut: 'f',
    module: new URL('./console/forecast.panel.tsx', import.meta.url),
  },
  {
    point: 'home.tile',
    id: 'pipeline',
    title: { en: 'Expected from open deals', zh: '进行中商机的预期金额' },
    order: 20,
    query:
      'query ExpectedPipeline { weightedPipeline(horizon: 3) { asOf deals otherCurrencies expected { amount currency } commit { amount currency } bestCase { amount currency } } }',
    follow: 'subscription ($after: String) { recordChanged(types: [OPPORTUNITY], after: $after) { cursor } }',
    layout: {
      kind: 'facts',
      values: [
        { label: { en: 'Expected', zh: '预期' }, path: 'weightedPipeline.expected', format: 'money' },
        { label: { en: 'Commit', zh: '承诺' }, path: 'weightedPipeline.commit', format: 'money' },
        { label: { en: 'Best case', zh: '最佳情况' }, path: 'weightedPipeline.bestCase', format: 'money' },
        { label: { en: 'Deals', zh: '商机数' }, path: 'weightedPipeline.deals', format: 'number' },
        {
          label: { en: 'Left out: no exchange rate', zh: '未计入：没有汇率' },
          path: 'weightedPipeline.otherCurrencies',
          format: 'number',
        },
      ],
    },
  },
]
