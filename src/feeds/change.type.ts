import { Field, ObjectType } from 'type-graphql'
import { Allow } from '../core/policy.ts'
import { DateTime } from '../db/scalars.ts'
import { Cause } from './cause.type.ts'

/** What every item of a change feed has. */
@Allow('read')
@ObjectType({ simpleResolvers: true })
export abstract class FeedItem {
  @Field(() => String, { description: 'Pass it as `after` to continue after this item without a gap, for seven days.' })
  cursor!: string

  @Field(() => DateTime, { description: 'When it changed.' })
  at!: Date
}

/** What every item of a change feed has if its changes state their cause. */
@Allow('read')
@ObjectType({ simpleResolvers: true })
export abstract class Change extends FeedItem {
  @Field(() => Cause, { description: 'The cause of the change.' })
  cause!: Cause
}
