import type { CaseSlaShownFragment } from '../../generated/operations.ts'
import * as format from '../../format/format.ts'
import { Facts } from '../../parts/facts.tsx'
import { words } from '../../words/words.ts'
import { SlaBadge } from './sla-badge.tsx'

const t = words({
  en: {
    state: 'State',
    left: 'Working time left',
    late: (time: string) => `${time} late`,
    firstResponse: 'First response by',
    resolution: 'Resolved by',
    answered: (at: string) => `answered ${at}`,
    calendar: 'Counted in',
    paused: 'stands still',
    noPolicy: 'No policy is set for this priority.',
  },
  zh: {
    state: '状态',
    left: '剩余工作时间',
    late: (time) => `已超时 ${time}`,
    firstResponse: '首次响应期限',
    resolution: '解决期限',
    answered: (at) => `已于 ${at} 回复`,
    calendar: '计时日历',
    paused: '暂停计时',
    noPolicy: '此优先级未设置策略。',
  },
})

export interface ClockProps {
  readonly sla: CaseSlaShownFragment | null
  readonly firstResponseAt: string | null
}

/** The clocks of a case. */
export const Clock = ({ sla, firstResponseAt }: ClockProps) => {
  if (!sla) return <p className="muted">{t().noPolicy}</p>
  const { state, remainingMinutes: left, firstResponseDue, resolutionDue, policy } = sla
  const paused = state === 'PAUSED' ? t().paused : undefined
  const due = (at: string | null) => (at === null ? paused : format.dateTime(at))
  return (
    <Facts
      of={[
        [t().state, <SlaBadge key="state" of={state} />],
        ...(left === null
          ? []
          : [[t().left, left < 0 ? t().late(format.duration(-left * 60)) : format.duration(left * 60)] as const]),
        ...(policy.firstResponseMinutes === null
          ? []
          : [
              [
                t().firstResponse,
                firstResponseAt === null ? due(firstResponseDue) : t().answered(format.dateTime(firstResponseAt)),
              ] as const,
            ]),
        ...(policy.resolutionMinutes === null ? [] : [[t().resolution, due(resolutionDue)] as const]),
        [t().calendar, `${policy.calendar.name} (${policy.calendar.timeZone})`],
      ]}
    />
  )
}
