import { Field, Float, ID, InputType, ObjectType, registerEnumType } from 'type-graphql'
import { MaxItems } from '../../core/limits.ts'
import { Allow } from '../../core/policy.ts'
import { Node } from '../../db/node.type.ts'
import { Cause, Score } from '../../learning/score.entity.ts'

const cursorText = 'Pass it as `after` to continue after this item without a gap, for seven days.'

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'A score after one change.' })
export class ScoreChange {
  @Field(() => String, { description: cursorText })
  cursor!: string

  @Field(() => Score)
  score!: Score

  @Field(() => Float, {
    nullable: true,
    description: 'The previous value; null for a first value, or if there was none.',
  })
  previousValue?: number | null

  @Field(() => Cause)
  cause!: Cause
}

@InputType({ description: 'Conditions on score changes. A change must meet all of them.' })
export class ScoreFilter {
  @MaxItems(2_000)
  @Field(() => [ID], { nullable: true, description: 'Only scores of these records.' })
  subjectIds?: string[] | null

  @Field(() => [String], { nullable: true, description: 'Only scores of these kinds, e.g. ["segmentation.segment"].' })
  kinds?: string[] | null

  @Field(() => String, { nullable: true, description: 'Only scores of this plugin.' })
  plugin?: string | null

  @Field(() => Float, {
    nullable: true,
    description:
      'Smallest difference from the previous value. Changes from or to no value have no difference and are ' +
      'left out when this is set.',
  })
  minChange?: number | null
}

export enum RecordType {
  CUSTOMER = 'CUSTOMER',
  INTERACTION = 'INTERACTION',
  OPPORTUNITY = 'OPPORTUNITY',
  ORDER = 'ORDER',
}
registerEnumType(RecordType, { name: 'RecordType', description: 'A record type whose changes can be watched.' })

export enum RecordAction {
  ADDED = 'ADDED',
  UPDATED = 'UPDATED',
  REMOVED = 'REMOVED',
}
registerEnumType(RecordAction, { name: 'RecordAction', description: 'What happened to a record.' })

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'A record was created, changed or removed.' })
export class RecordChange {
  @Field(() => String, { description: cursorText })
  cursor!: string

  @Field(() => RecordType)
  type!: RecordType

  @Field(() => RecordAction)
  action!: RecordAction

  @Field(() => Node, { description: 'The record as it is now; a removed one as it was last.' })
  node!: Node
}

@InputType({ description: 'Conditions on record changes. A change must meet all of them.' })
export class RecordFilter {
  @MaxItems(2_000)
  @Field(() => [ID], { nullable: true, description: 'Only these customers, and what belongs to them.' })
  customerIds?: string[] | null

  @MaxItems(2_000)
  @Field(() => [ID], { nullable: true, description: 'Only these records.' })
  ids?: string[] | null

  @Field(() => [RecordAction], { nullable: true })
  actions?: RecordAction[] | null
}
