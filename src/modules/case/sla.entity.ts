import { Entity, Enum, ManyToOne, Property } from '@mikro-orm/decorators/legacy'
import { Field, Int, ObjectType } from 'type-graphql'
import { Allow } from '../../core/policy.ts'
import { BaseEntity } from '../../db/base.entity.ts'
import { Node } from '../../db/node.type.ts'
import { noSubject, PersonalData } from '../../db/personal-data.ts'
import { CalendarDate } from '../../db/scalars.ts'
import { Priority } from '../task/priority.ts'

/** Hours of a weekday in which work is done. */
@Allow('read')
@ObjectType({
  simpleResolvers: true,
  description: 'Hours of a weekday in which work is done, by the clock on the wall.',
})
export class WorkingHoursOfDay {
  @Field(() => Int, { description: '1: Monday … 7: Sunday.' })
  weekday!: number

  @Field(() => String, { description: 'When work begins, e.g. 09:00.' })
  from!: string

  @Field(() => String, { description: 'When it ends, e.g. 17:00; 24:00 is the end of the day.' })
  to!: string
}

/** A day on which nobody works. */
@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'A day on which nobody works.' })
export class Holiday {
  @Field(() => CalendarDate, { description: 'The day.' })
  on!: string

  @Field(() => String, { description: 'What it is called.' })
  name!: string
}

/** When work is done: what the minutes of policies are counted in. */
@Allow('read')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'When work is done: hours of weekdays in a time zone, except on holidays.',
})
@PersonalData({
  subject: noSubject('working hours and holidays, set up by managers'),
  none: ['name', 'time_zone', 'hours', 'holidays'],
})
@Entity({ tableName: 'business_calendar' })
export class BusinessCalendar extends BaseEntity {
  @Field(() => String, { description: 'What it is called.' })
  @Property({ type: 'text', unique: true })
  name!: string

  @Field(() => String, { description: 'IANA name, e.g. Europe/Berlin.' })
  @Property({ type: 'text' })
  timeZone!: string

  @Field(() => [WorkingHoursOfDay], {
    description: 'By weekday and time; a day may have several, one that is not named is free.',
  })
  @Property({ type: 'json', columnType: 'jsonb' })
  hours!: WorkingHoursOfDay[]

  @Field(() => [Holiday], { description: 'In order.' })
  @Property({ type: 'json', columnType: 'jsonb' })
  holidays!: Holiday[]
}

/** How soon cases of a priority are answered and resolved. */
@Allow('read')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'How soon cases of a priority are to be answered and resolved, in minutes of working time.',
})
@PersonalData({
  subject: noSubject('what is promised to all customers, set up by managers'),
  none: ['priority', 'first_response_minutes', 'resolution_minutes', 'warn_minutes'],
})
@Entity({ tableName: 'sla_policy' })
export class SlaPolicy extends BaseEntity {
  @Field(() => Priority, { description: 'The cases that it is for.' })
  @Enum({ items: () => Priority, unique: true })
  priority!: Priority

  @Field(() => BusinessCalendar, { description: 'When work is done.' })
  @ManyToOne({ entity: () => BusinessCalendar })
  calendar!: BusinessCalendar

  @Field(() => Int, { nullable: true, description: 'Minutes until the first response; null for no limit.' })
  @Property({ type: 'integer', nullable: true })
  firstResponseMinutes?: number | null

  @Field(() => Int, { nullable: true, description: 'Minutes until the resolution; null for no limit.' })
  @Property({ type: 'integer', nullable: true })
  resolutionMinutes?: number | null

  @Field(() => Int, { description: 'How many minutes before a limit the assignee is warned.' })
  @Property({ type: 'integer' })
  warnMinutes!: number
}
