import { Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy'
import { Field, ObjectType, registerEnumType } from 'type-graphql'
import { Allow, Personal } from '../../core/policy.ts'
import { DeletableEntity } from '../../db/base.entity.ts'
import { Node } from '../../db/node.type.ts'
import { noSubject, PersonalData } from '../../db/personal-data.ts'
import { Json } from '../../db/scalars.ts'
import { User } from '../user/user.entity.ts'

export enum ReportChart {
  BAR = 'BAR',
  STACKED = 'STACKED',
  LINE = 'LINE',
}
registerEnumType(ReportChart, { name: 'ReportChart', description: 'How a report is drawn.' })

/** A report that somebody asks for again. */
@Allow('read')
@Personal()
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A report that somebody asks for again. Whoever runs it gets the records that it sees itself.',
})
@PersonalData({
  subject: noSubject('questions of users; a filter that names a customer stays until the report is deleted'),
  content: ['name', 'question'],
  none: ['is_shared', 'chart', 'is_on_today'],
})
@Entity({ tableName: 'saved_report' })
@Index({ properties: ['name', 'id'] })
export class SavedReport extends DeletableEntity {
  @Field(() => String, { description: 'What people call it.' })
  @Property({ type: 'text' })
  name!: string

  @Field(() => Json, { description: 'What it asks for: a ReportQuestion, as JSON.' })
  @Property({ type: 'json', columnType: 'jsonb' })
  question!: Record<string, unknown>

  @Field(() => Boolean, { description: 'Whether everybody sees it, and not only its owner.' })
  @Property({ type: 'boolean', default: false })
  isShared!: boolean

  @Field(() => ReportChart, { nullable: true, description: 'How it is drawn; null: as suits it.' })
  @Enum({ items: () => ReportChart, nullable: true })
  chart?: ReportChart | null

  @Field(() => Boolean, { description: 'Whether the page Today has it, for everybody who sees it.' })
  @Property({ type: 'boolean', default: false })
  isOnToday!: boolean

  @Field(() => User, { nullable: true, description: 'Who made it; null for a program.' })
  @ManyToOne({ entity: () => User, nullable: true, deleteRule: 'cascade' })
  owner?: User | null
}
