import { Field, ID, InputType } from 'type-graphql'
import { MaxItems } from '../../core/limits.ts'
import { DateTime } from '../../db/scalars.ts'
import { orderOf, TextFilter } from '../../read/types.ts'
import { WriteInput } from '../record.input.ts'

export const NotificationOrder = orderOf('Notification', ['AT'])

@InputType({ description: 'Conditions on notifications. A notification must meet all of them.' })
export class NotificationFilter {
  @Field(() => Boolean, { nullable: true, description: 'True: only unread ones; false: only read ones.' })
  unread?: boolean

  @Field(() => TextFilter, { nullable: true })
  kind?: TextFilter
}

@InputType({
  description: 'Which notifications were read: those with these ids, or all up to a moment. One of the two.',
})
export class MarkNotificationsReadInput extends WriteInput {
  @MaxItems(500)
  @Field(() => [ID], { nullable: true, description: 'These notifications.' })
  ids?: string[] | null

  @Field(() => DateTime, {
    nullable: true,
    description: 'All of the caller that happened up to this moment: the `at` of the newest that was shown.',
  })
  upTo?: Date | null
}

@InputType({ description: 'Whether the caller wants to be told of a kind.' })
export class SetNotificationKindInput extends WriteInput {
  @Field(() => String, { description: 'A kind of `notificationKinds`.' })
  kind!: string

  @Field(() => Boolean, { description: 'False: nothing of this kind is told any more.' })
  isOn!: boolean
}
