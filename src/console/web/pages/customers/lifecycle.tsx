import { words } from '../../words/words.ts'

const t = words({
  en: { VISITOR: 'Visitor', LEAD: 'Lead', CUSTOMER: 'Customer', FORMER: 'Former' },
  zh: { VISITOR: '访客', LEAD: '线索', CUSTOMER: '客户', FORMER: '前客户' },
})

export type Lifecycle = keyof ReturnType<typeof t>
export const lifecycles: readonly Lifecycle[] = ['VISITOR', 'LEAD', 'CUSTOMER', 'FORMER']
export const lifecycleText = (lifecycle: Lifecycle): string => t()[lifecycle]

const tones: Partial<Record<Lifecycle, string>> = { CUSTOMER: 'good', LEAD: 'accent' }

export const LifecycleBadge = ({ of }: { readonly of: Lifecycle }) => (
  <span className={`badge ${tones[of] ?? ''}`}>{lifecycleText(of)}</span>
)
