import { ArgsType, Field, ID, Int, ObjectType } from 'type-graphql'
import { MaxItems } from '../../core/limits.ts'
import { Allow } from '../../core/policy.ts'
import { DateTime } from '../../db/scalars.ts'
import { PageArgs } from '../../read/page-args.ts'

@Allow('delete')
@ObjectType({ simpleResolvers: true, description: 'Records of one type in the trash.' })
export class TrashCount {
  @Field(() => String, { description: 'Their type, such as Order.' })
  type!: string

  @Field(() => Int, { description: 'How many there are.' })
  records!: number
}

@Allow('delete')
@ObjectType({ simpleResolvers: true, description: 'A deleted record, which `restore` and its type bring back.' })
export class TrashItem {
  @Field(() => ID, { description: 'The id of the record.' })
  id!: string

  @Field(() => String, {
    description: 'Its type, such as Order: the mutation `restoreOrder` brings an order back, and so on.',
  })
  type!: string

  @Field(() => String, { nullable: true, description: 'What people know it by, if it has such a thing.' })
  name?: string | null

  @Field(() => Int, { description: 'Its version, for the mutation that restores it.' })
  version!: number

  @Field(() => DateTime, { description: 'When it was deleted.' })
  deletedAt!: string

  @Field(() => String, { nullable: true, description: 'Who deleted it: a user, a key, or a part of the server.' })
  deletedBy?: string | null

  @Field(() => String, { nullable: true, description: 'The name of the customer that it belongs to.' })
  customerName?: string | null

  @Field(() => Boolean, {
    description: 'Whether its customer is deleted too: it can be restored once the customer is.',
  })
  customerIsDeleted!: boolean

  @Field(() => [TrashCount], {
    description: 'What was deleted with it and comes back with it. These records are not listed by themselves.',
  })
  deletedWith!: TrashCount[]
}

@Allow('delete')
@ObjectType({ simpleResolvers: true, description: 'What the trash has of one type.' })
export class TrashTotal extends TrashCount {
  @Field(() => DateTime, { description: 'When the oldest of them was deleted.' })
  oldestAt!: string

  @Field(() => Int, {
    description: 'How many of them would be purged: those deleted longer ago than the days asked for.',
  })
  purged!: number
}

@Allow('delete')
@ObjectType({ simpleResolvers: true, description: 'The trash as a whole.' })
export class TrashSummary {
  @Field(() => Int, {
    nullable: true,
    description: 'Deleted records are purged every night after so many days (TRASH_DAYS); null: never.',
  })
  purgedAfterDays?: number | null

  @Field(() => [TrashTotal], {
    description: 'By type; those deleted with a customer included. Types without deleted records are absent.',
  })
  totals!: TrashTotal[]
}

@ArgsType()
export class TrashArgs extends PageArgs {
  @MaxItems(50)
  @Field(() => [String], { nullable: true, description: 'Only these types, such as ["Order"]. Default: all.' })
  types?: string[] | null

  @Field(() => String, {
    nullable: true,
    description: 'Only records whose name, or that of their customer, contains this.',
  })
  search?: string | null
}
