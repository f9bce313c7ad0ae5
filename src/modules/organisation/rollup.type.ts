import { Field, Int, ObjectType } from 'type-graphql'
import { Allow, Costs } from '../../core/policy.ts'
import { Money } from '../../db/money.type.ts'

/** Points of a figure: it walks the hierarchy and adds up what its people have. */
const points = 50

/** What an organisation comes to, with everything below it and the people who work there. */
@Allow('read')
@ObjectType({
  simpleResolvers: true,
  description:
    'What an organisation comes to together with the organisations below it and the people who mainly work for any of ' +
    'them, as far as you see these; for a person, what the person comes to. Amounts are never converted.',
})
export class CustomerRollup {
  @Costs(points)
  @Field(() => Int, { description: 'The people.' })
  people!: number

  @Costs(points)
  @Field(() => Int, { description: 'The organisations below it, at whatever depth.' })
  subsidiaries!: number

  @Costs(points)
  @Field(() => Int, { description: 'The orders that count as purchases.' })
  orders!: number

  @Costs(points)
  @Field(() => [Money], { description: 'What they add up to, by currency in alphabetical order.' })
  spent!: Money[]

  @Costs(points)
  @Field(() => Int, { description: 'The deals that are open.' })
  openDeals!: number

  @Costs(points)
  @Field(() => [Money], { description: 'What the open deals add up to, by currency in alphabetical order.' })
  openAmount!: Money[]

  @Costs(points)
  @Field(() => Int, { description: 'The deals that were won.' })
  wonDeals!: number

  @Costs(points)
  @Field(() => [Money], { description: 'What the won deals add up to, by currency in alphabetical order.' })
  wonAmount!: Money[]
}
