import { usePages } from '../panels/panels.ts'
import type { IconName } from '../parts/icon.tsx'
import { useRights } from '../session/viewer.tsx'
import { words } from '../words/words.ts'

const t = words({
  en: {
    today: 'Today',
    tasks: 'Tasks',
    cases: 'Cases',
    customers: 'Customers',
    organisations: 'Organisations',
    pipeline: 'Pipeline',
    orders: 'Orders',
    products: 'Products',
    reports: 'Reports',
    models: 'Models',
    data: 'Data',
    settings: 'Settings',
  },
  zh: {
    today: '今日',
    tasks: '任务',
    cases: '工单',
    customers: '客户',
    organisations: '机构',
    pipeline: '销售管道',
    orders: '订单',
    products: '产品',
    reports: '报表',
    models: '模型',
    data: '数据',
    settings: '设置',
  },
})

/** A page of the navigation. */
export interface Place {
  readonly to: string
  readonly title: string
  readonly icon: IconName
  /** After `G`. */
  readonly key?: string
}

/** The pages that the viewer may open, in groups. */
export const usePlaces = (): readonly (readonly Place[])[] => {
  const pages = usePages()
  const { may, seesAll } = useRights()
  return [
    [
      { to: '/', title: t().today, icon: 'today', key: 't' },
      { to: '/tasks', title: t().tasks, icon: 'task', key: 'k' },
      { to: '/customers', title: t().customers, icon: 'customers', key: 'c' },
      { to: '/organisations', title: t().organisations, icon: 'organisation', key: 'a' },
      { to: '/cases', title: t().cases, icon: 'case', key: 'e' },
      { to: '/pipeline', title: t().pipeline, icon: 'pipeline', key: 'p' },
      { to: '/orders', title: t().orders, icon: 'order', key: 'o' },
      { to: '/products', title: t().products, icon: 'product', key: 'i' },
      { to: '/reports', title: t().reports, icon: 'report', key: 'r' },
    ],
    pages.map(({ to, title, icon, key }) => ({ to, title, icon, ...(key ? { key } : {}) })),
    [
      ...(seesAll ? [{ to: '/models', title: t().models, icon: 'models', key: 'm' } as const] : []),
      ...(may('import') && seesAll ? [{ to: '/data', title: t().data, icon: 'data', key: 'd' } as const] : []),
      { to: '/settings', title: t().settings, icon: 'settings', key: ',' },
    ],
  ]
}
