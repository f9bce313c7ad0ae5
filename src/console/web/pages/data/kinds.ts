import { words } from '../../words/words.ts'

export const importWords = words({
  en: {
    types: {
      CUSTOMERS: 'Customers',
      ORGANISATIONS: 'Organisations',
      ORDERS: 'Orders',
      ORDER_LINES: 'Order lines',
      INTERACTIONS: 'Interactions',
      OPPORTUNITIES: 'Opportunities',
      TASKS: 'Tasks',
      CASES: 'Cases',
    },
    states: { QUEUED: 'Waiting', APPLYING: 'Running', SUCCEEDED: 'Done', FAILED: 'Failed' },
    result: (inserted: string, updated: string, duplicates: string) =>
      `${inserted} new, ${updated} updated, ${duplicates} unchanged`,
    rejected: (n: string) => `${n} refused`,
    tried: 'Dry run',
  },
  zh: {
    types: {
      CUSTOMERS: '客户',
      ORGANISATIONS: '机构',
      ORDERS: '订单',
      ORDER_LINES: '订单明细',
      INTERACTIONS: '互动',
      OPPORTUNITIES: '商机',
      TASKS: '任务',
      CASES: '工单',
    },
    states: { QUEUED: '排队中', APPLYING: '进行中', SUCCEEDED: '完成', FAILED: '失败' },
    result: (inserted, updated, duplicates) => `新增 ${inserted}，更新 ${updated}，未变 ${duplicates}`,
    rejected: (n) => `拒绝 ${n}`,
    tried: '试运行',
  },
})

export const importTypes = [
  'CUSTOMERS',
  'ORGANISATIONS',
  'ORDERS',
  'ORDER_LINES',
  'INTERACTIONS',
  'OPPORTUNITIES',
  'TASKS',
  'CASES',
] as const
export type ImportType = (typeof importTypes)[number]

export interface JobState {
  readonly status: 'QUEUED' | 'APPLYING' | 'SUCCEEDED' | 'FAILED'
  readonly options: unknown
}

/** Whether a job only tries a file, and writes nothing. */
export const isTrial = ({ options }: Pick<JobState, 'options'>): boolean =>
  typeof options === 'object' && options !== null && 'dryRun' in options && options.dryRun === true

/** How a job stands, in words, and the tone of its badge. */
export const stateOf = (job: JobState): { readonly text: string; readonly tone: string } => {
  const text = importWords().states[job.status]
  if (job.status === 'FAILED') return { text, tone: 'bad' }
  if (job.status !== 'SUCCEEDED') return { text, tone: 'accent' }
  return isTrial(job) ? { text: importWords().tried, tone: 'warn' } : { text, tone: 'good' }
}
