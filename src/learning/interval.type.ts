import { Field, Float, ObjectType } from 'type-graphql'
import { Allow } from '../core/policy.ts'

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'A range that contains the true value with a stated probability.' })
export class Interval {
  @Field(() => Float, { description: 'Lower bound, in the value’s unit.' })
  lower!: number

  @Field(() => Float, { description: 'Upper bound, in the value’s unit.' })
  upper!: number

  @Field(() => Float, { description: 'e.g. 0.8 or 0.95.' })
  level!: number
}
