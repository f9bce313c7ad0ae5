import { Entity, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy'
import { Field, ObjectType } from 'type-graphql'
import { Allow, Personal } from '../../core/policy.ts'
import { DeletableEntity } from '../../db/base.entity.ts'
import { Node } from '../../db/node.type.ts'
import { noSubject, PersonalData } from '../../db/personal-data.ts'
import { Json } from '../../db/scalars.ts'
import { User } from '../user/user.entity.ts'

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'A column of a saved view.' })
export class SavedViewColumn {
  @Field(() => String, { description: 'What the front end that saved it calls the column.' })
  key!: string

  @Field(() => String, {
    nullable: true,
    description:
      'The fields of a record that it shows, as GraphQL has them: `owner { name }`. Null where it does not say.',
  })
  selection?: string | null
}

@Allow('read')
@ObjectType({
  simpleResolvers: true,
  description: 'Something that a saved view asks for and that is not there any more.',
})
export class SavedViewProblem {
  @Field(() => [String], { description: 'Where it stands in the view: `["filter", "country"]`.' })
  path!: string[]

  @Field(() => String, { description: 'What was expected, and what stands there.' })
  message!: string
}

/** A list of the graph with filter, order and columns, under a name. */
@Allow('read')
@Personal()
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'A list of the graph with filter, search, order and columns, under a name, for any front end. Whoever opens it sees the ' +
    'records that it may see itself.',
})
@PersonalData({
  subject: noSubject('views of users; a filter that names a customer stays until the view is deleted'),
  content: ['name', 'filter', 'search'],
  none: ['list', 'order_by', 'columns', 'is_shared'],
})
@Entity({ tableName: 'saved_view' })
@Index({ properties: ['name', 'id'] })
@Index({ properties: ['list'] })
export class SavedView extends DeletableEntity {
  @Field(() => String, { description: 'What people call it.' })
  @Property({ type: 'text' })
  name!: string

  @Field(() => String, { description: 'The list, as the field of Query is called: `customers`.' })
  @Property({ type: 'text' })
  list!: string

  @Field(() => Json, { nullable: true, description: 'The `filter` of the list, as JSON. Null: all records.' })
  @Property({ type: 'json', columnType: 'jsonb', nullable: true })
  filter?: Record<string, unknown> | null

  @Field(() => String, { nullable: true, description: 'The `search` of the list.' })
  @Property({ type: 'text', nullable: true })
  search?: string | null

  @Field(() => Json, { nullable: true, description: 'The `orderBy` of the list, as JSON. Null: its usual order.' })
  @Property({ type: 'json', columnType: 'jsonb', nullable: true })
  orderBy?: Record<string, unknown> | null

  @Field(() => [SavedViewColumn], { description: 'The columns, in their order. None: the usual ones.' })
  @Property({ type: 'json', columnType: 'jsonb' })
  columns!: SavedViewColumn[]

  @Field(() => Boolean, { description: 'Whether everybody sees it, and not only its owner.' })
  @Property({ type: 'boolean', default: false })
  isShared!: boolean

  @Field(() => User, { nullable: true, description: 'Who made it; null for a program.' })
  @ManyToOne({ entity: () => User, nullable: true, deleteRule: 'cascade' })
  owner?: User | null
}
