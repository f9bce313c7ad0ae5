import { Field, ID, InterfaceType } from 'type-graphql'
import { DateTime } from '../../db/scalars.ts'

/** Something that happened with a customer: what the items of a timeline have in common. */
@InterfaceType({
  description:
    'Something that happened with a customer. `__typename` says what; plugins add types of their own, so ignore those ' +
    'that you do not know.',
})
export abstract class TimelineItem {
  @Field(() => ID, { description: 'Tells the item from the others of its type.' })
  id!: string

  @Field(() => DateTime, { description: 'When it happened.' })
  at!: Date
}
