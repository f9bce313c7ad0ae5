import { kinds } from '../../words/kinds.ts'

export type SlaState = 'RUNNING' | 'DUE_SOON' | 'PAUSED' | 'BREACHED' | 'MET'

const tones = { RUNNING: '', DUE_SOON: 'warn', PAUSED: '', BREACHED: 'bad', MET: 'good' } as const

/** How a case stands against its policy. */
export const SlaBadge = ({ of }: { readonly of: SlaState }) => (
  <span className={`badge ${tones[of]}`}>{kinds().slaState[of]}</span>
)
