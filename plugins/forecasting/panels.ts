import type { ConsolePanel } from 'rapport-crm/sdk/define'

/** What the console shows of forecasts. */
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
]
