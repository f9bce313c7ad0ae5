import { words } from './words.ts'

const t = words({
  en: {
    ApiKey: 'API key',
    Customer: 'Customer',
    ExternalId: 'External id',
    ImportJob: 'Import',
    Interaction: 'Interaction',
    ModelRun: 'Model run',
    Opportunity: 'Deal',
    Order: 'Order',
    OrderLine: 'Order line',
    Pipeline: 'Pipeline',
    Product: 'Product',
    Proposal: 'Proposal',
    Score: 'Score',
    SentimentAlert: 'Alert',
    Stage: 'Stage',
    StageChange: 'Stage change',
    Task: 'Task',
    TrainingSchedule: 'Training schedule',
    User: 'User',
  },
  zh: {
    ApiKey: 'API 密钥',
    Customer: '客户',
    ExternalId: '外部编号',
    ImportJob: '导入',
    Interaction: '互动',
    ModelRun: '模型运行',
    Opportunity: '商机',
    Order: '订单',
    OrderLine: '订单明细',
    Pipeline: '销售管道',
    Product: '产品',
    Proposal: '变更提议',
    Score: '分数',
    SentimentAlert: '警报',
    Stage: '阶段',
    StageChange: '阶段变更',
    Task: '任务',
    TrainingSchedule: '定时训练',
    User: '用户',
  },
})

/** A type of record in words; one that this console does not know by its name in the graph. */
export const recordText = (type: string): string => (t() as Readonly<Record<string, string>>)[type] ?? type
