import { Entity, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy'
import {
  Allow,
  BaseEntity,
  type Cause,
  Customer,
  DateTime,
  ModelRun,
  Node,
  bySubject,
  noSubject,
  PersonalData,
} from 'rapport-crm/sdk'
import { Field, Float, Int, ObjectType } from 'type-graphql'

const schema = 'p_segmentation'

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'One feature of a segment.' })
export class SegmentFeature {
  @Field(() => String, { description: 'Its name, as in the params of a training.' })
  feature!: string

  @Field(() => String, { description: 'What it measures, with its unit.' })
  description!: string

  @Field(() => Float, {
    description:
      'Mean of the members when the model was trained; a value far outside those of the others is capped at ' +
      'the usual range.',
  })
  mean!: number

  @Field(() => Float, { description: 'The centre that customers are compared with, in the same unit.' })
  centre!: number

  @Field(() => Float, {
    description: 'How far the members are from the mean of all customers, in standard deviations.',
  })
  difference!: number
}

/** A group of customers. It keeps its id from one training to the next if most of its members stay. */
@Allow('read')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A group of customers. It keeps its id from one training to the next if most of its members stay.',
})
@PersonalData({
  subject: noSubject('groups of customers, described by their means'),
  none: ['name', 'position', 'label', 'is_noise', 'features', 'retired_at'],
})
@Entity({ tableName: 'segment', schema })
export class Segment extends BaseEntity {
  @Field(() => String, { description: 'What sets it apart, in words.' })
  @Property({ type: 'text' })
  name!: string

  @Field(() => Int, { description: 'The largest comes first; RFM segments go from best to worst.' })
  @Property({ type: 'integer' })
  position!: number

  /** Number of the segment in the model; -1 for what belongs to none. */
  @Property({ type: 'integer' })
  label!: number

  @Field(() => Boolean, {
    description: 'Whether it holds the customers that are unlike all others (the noise of DBSCAN).',
  })
  @Property({ type: 'boolean' })
  isNoise!: boolean

  @Field(() => [SegmentFeature], { description: 'What the segment is like, feature by feature.' })
  @Property({ type: 'json', columnType: 'jsonb' })
  features!: SegmentFeature[]

  @Field(() => ModelRun, { description: 'The training that produced it.' })
  @ManyToOne({ entity: () => ModelRun })
  modelRun!: ModelRun

  /** Segments of an earlier training that no present one continues. */
  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  retiredAt?: Date | null
}

/** Which segment a customer is in now. */
@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'Which segment a customer is in, how clearly, and since when.' })
@PersonalData({
  subject: bySubject.customer('customer_id', { erase: 'delete' }),
  score: ['confidence', 'x', 'y'],
  none: ['since'],
})
@Entity({ tableName: 'membership', schema })
@Unique({ properties: ['customer'] })
@Index({ properties: ['segment', 'customer'] })
export class SegmentMembership extends BaseEntity {
  @Field(() => Customer, { description: 'The customer.' })
  @ManyToOne({ entity: () => Customer, deleteRule: 'cascade' })
  customer!: Customer

  @Field(() => Segment, { description: 'The segment that it is in now.' })
  @ManyToOne({ entity: () => Segment })
  segment!: Segment

  @Field(() => Float, { description: 'From 0 (as good as in another segment) to 1 (clear).' })
  @Property({ type: 'double' })
  confidence!: number

  @Field(() => Float, { description: 'Place on the map of customers: first principal component.' })
  @Property({ type: 'double' })
  x!: number

  @Field(() => Float, { description: 'Place on the map of customers: second principal component.' })
  @Property({ type: 'double' })
  y!: number

  @Field(() => DateTime, { description: 'When it joined this segment.' })
  @Property({ type: 'datetime', columnType: 'timestamptz' })
  since!: Date

  @Field(() => Segment, { nullable: true, description: 'The previous segment.' })
  @ManyToOne({ entity: () => Segment, nullable: true })
  previousSegment?: Segment | null
}

/** A customer's move from one segment to another. */
@PersonalData({
  subject: bySubject.customer('customer_id', { erase: 'delete' }),
  score: ['confidence', 'cause'],
  none: ['at'],
})
@Entity({ tableName: 'membership_change', schema })
@Index({ properties: ['customer', 'at'] })
@Index({ properties: ['at'] })
export class MembershipChange extends BaseEntity {
  @ManyToOne({ entity: () => Customer, deleteRule: 'cascade' })
  customer!: Customer

  @ManyToOne({ entity: () => Segment, nullable: true })
  from?: Segment | null

  @ManyToOne({ entity: () => Segment })
  to!: Segment

  @Property({ type: 'double' })
  confidence!: number

  @Property({ type: 'json', columnType: 'jsonb' })
  cause!: Cause

  @Property({ type: 'datetime', columnType: 'timestamptz' })
  at!: Date
}
