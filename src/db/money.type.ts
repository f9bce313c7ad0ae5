import { Field, ObjectType } from 'type-graphql'
import { Decimal } from './scalars.ts'
import { Allow } from '../core/policy.ts'

/** An exact amount with its currency. */
@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'An exact amount with its currency.' })
export class Money {
  @Field(() => Decimal, { description: 'The exact amount, as text, e.g. "19.90".' })
  amount!: string

  @Field(() => String, { description: 'ISO 4217 code, e.g. EUR.' })
  currency!: string
}
