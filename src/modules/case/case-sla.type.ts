import { Field, ObjectType } from 'type-graphql'
import { Allow } from '../../core/policy.ts'
import { DateTime } from '../../db/scalars.ts'
import { TimelineItem } from '../timeline/timeline-item.type.ts'
import { Case, SlaState } from './case.entity.ts'
import { SlaPolicy, type BusinessCalendar } from './sla.entity.ts'
import { workingTimeOf } from './clocks.ts'
import { workingMsIn } from './working-time.ts'

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'How a case stands against what is promised for its priority.' })
export class CaseSla {
  @Field(() => SlaPolicy, { description: 'What is promised.' })
  policy!: SlaPolicy

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when the first response has to come; null without a limit, and while the clock stands still.',
  })
  firstResponseDue?: Date | null

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when it has to be resolved; null without a limit, and while the clock stands still.',
  })
  resolutionDue?: Date | null

  @Field(() => SlaState, { description: 'How it stands now.' })
  state!: SlaState
}

@Allow('read')
@ObjectType({ implements: TimelineItem, simpleResolvers: true, description: 'A case came in.' })
export class TimelineCase extends TimelineItem {
  @Field(() => Case, { description: 'The case as it is now.' })
  case!: Case
}

/** What `remainingMinutes` is read as. */
export interface RemainingRow extends Pick<BusinessCalendar, 'timeZone' | 'hours' | 'holidays'> {
  readonly left: number | null
  readonly due: string | null
}

const minuteMs = 60_000

/** Working minutes until what is due next, below 0 where that is past; null where nothing is due any more. */
export const remainingMinutesOf = (row: RemainingRow | null | undefined, now: Date): number | null => {
  if (!row) return null
  if (row.left !== null) return row.left
  if (row.due === null) return null
  const [from, to, time] = [now.getTime(), Date.parse(row.due), workingTimeOf(row)]
  if (to >= from) return Math.floor(workingMsIn(time, { from, to }) / minuteMs)
  return -Math.ceil(workingMsIn(time, { from: to, to: from }) / minuteMs)
}
