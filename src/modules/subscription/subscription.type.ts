import { Field, Float, ID, InputType, ObjectType, registerEnumType } from 'type-graphql'
import { MaxItems } from '../../core/limits.ts'
import { Allow } from '../../core/policy.ts'
import { Node } from '../../db/node.type.ts'
import { Cause, Score } from '../../learning/score.entity.ts'

const cursorText = 'Give it as `after` to go on behind this item, without a gap, for seven days.'

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'A score as it was after one change.' })
export class ScoreChange {
  @Field(() => String, { description: cursorText })
  cursor!: string

  @Field(() => Score)
  score!: Score

  @Field(() => Float, {
    nullable: true,
    description: 'The value before; null for a first value, or where there was none.',
  })
  previousValue?: number | null

  @Field(() => Cause)
  cause!: Cause
}

@InputType({ description: 'Conditions on changes of scores; all of them hold.' })
export class ScoreFilter {
  @MaxItems(2_000)
  @Field(() => [ID], { nullable: true, description: 'Scores of these records only.' })
  subjectIds?: string[] | null

  @Field(() => [String], { nullable: true, description: 'Scores of these kinds only, e.g. ["segmentation.segment"].' })
  kinds?: string[] | null

  @Field(() => String, { nullable: true, description: 'Scores of this plugin only.' })
  plugin?: string | null

  @Field(() => Float, {
    nullable: true,
    description:
      'Least difference to the value before. Changes from or to no value have none; they are left out where this is given.',
  })
  minChange?: number | null
}

export enum RecordType {
  CUSTOMER = 'CUSTOMER',
  INTERACTION = 'INTERACTION',
  OPPORTUNITY = 'OPPORTUNITY',
  ORDER = 'ORDER',
}
registerEnumType(RecordType, { name: 'RecordType', description: 'A type of records whose changes can be watched.' })

export enum RecordAction {
  ADDED = 'ADDED',
  UPDATED = 'UPDATED',
  REMOVED = 'REMOVED',
}
registerEnumType(RecordAction, { name: 'RecordAction', description: 'What happened to a record.' })

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'A record came, changed or went.' })
export class RecordChange {
  @Field(() => String, { description: cursorText })
  cursor!: string

  @Field(() => RecordType)
  type!: RecordType

  @Field(() => RecordAction)
  action!: RecordAction

  @Field(() => Node, { description: 'The record as it is now; where it was removed, as it was last.' })
  node!: Node
}

@InputType({ description: 'Conditions on changes of records; all of them hold.' })
export class RecordFilter {
  @MaxItems(2_000)
  @Field(() => [ID], { nullable: true, description: 'These customers, and what belongs to them.' })
  customerIds?: string[] | null

  @MaxItems(2_000)
  @Field(() => [ID], { nullable: true, description: 'These records only.' })
  ids?: string[] | null

  @Field(() => [RecordAction], { nullable: true })
  actions?: RecordAction[] | null
}
