import { kinds } from '../../words/kinds.ts'

export type Lifecycle = keyof ReturnType<typeof kinds>['lifecycle']
export const lifecycles: readonly Lifecycle[] = ['VISITOR', 'LEAD', 'CUSTOMER', 'FORMER']
export const lifecycleText = (lifecycle: Lifecycle): string => kinds().lifecycle[lifecycle]

const tones: Partial<Record<Lifecycle, string>> = { CUSTOMER: 'good', LEAD: 'accent' }

export const LifecycleBadge = ({ of }: { readonly of: Lifecycle }) => (
  <span className={`badge ${tones[of] ?? ''}`}>{lifecycleText(of)}</span>
)
