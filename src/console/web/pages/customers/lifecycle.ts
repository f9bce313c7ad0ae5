import { words } from '../../words/words.ts'

const t = words({
  en: { VISITOR: 'Visitor', LEAD: 'Lead', CUSTOMER: 'Customer', FORMER: 'Former' },
  zh: { VISITOR: '访客', LEAD: '线索', CUSTOMER: '客户', FORMER: '前客户' },
})

export type Lifecycle = keyof ReturnType<typeof t>
export const lifecycleText = (lifecycle: Lifecycle): string => t()[lifecycle]
