import { Entity, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy'
import { Field, ObjectType } from 'type-graphql'
import { Allow, Personal } from '../../core/policy.ts'
import { BaseEntity } from '../../db/base.entity.ts'
import { Node } from '../../db/node.type.ts'
import { noSubject, PersonalData } from '../../db/personal-data.ts'
import { Json } from '../../db/scalars.ts'
import { User } from '../user/user.entity.ts'

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
  none: ['is_shared'],
})
@Entity({ tableName: 'saved_report' })
@Index({ properties: ['name', 'id'] })
export class SavedReport extends BaseEntity {
  @Field(() => String, { description: 'What people call it.' })
  @Property({ type: 'text' })
  name!: string

  @Field(() => Json, { description: 'What it asks for: a ReportQuestion, as JSON.' })
  @Property({ type: 'json', columnType: 'jsonb' })
  question!: Record<string, unknown>

  @Field(() => Boolean, { description: 'Whether everybody sees it, and not only its owner.' })
  @Property({ type: 'boolean', default: false })
  isShared!: boolean

  @Field(() => User, { nullable: true, description: 'Who made it; null for a program.' })
  @ManyToOne({ entity: () => User, nullable: true, deleteRule: 'cascade' })
  owner?: User | null
}
