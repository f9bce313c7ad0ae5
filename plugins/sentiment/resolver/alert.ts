import type { GraphQLResolveInfo } from 'graphql'
import {
  Allow,
  Proposable,
  changeable,
  connectionOf,
  DateTimeFilter,
  enumFilterOf,
  IdFilter,
  ids,
  orderOf,
  pageArgsOf,
  RapportError,
  User,
  WritePayload,
  write,
  type RequestContext,
  type UnitOfWork,
} from 'rapport-crm/sdk'
import { Arg, Args, Ctx, Field, ID, Info, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import { SentimentAlert } from '../entity/customer.ts'
import { SentimentAlertStatus } from '../entity/enums.ts'

const SentimentAlertStatusFilter = enumFilterOf(SentimentAlertStatus, 'SentimentAlertStatus')

@InputType({ description: 'Conditions on alerts. An alert must meet all of them.' })
class SentimentAlertFilter {
  @Field(() => SentimentAlertStatusFilter, { nullable: true })
  status?: object

  @Field(() => IdFilter, { nullable: true, description: 'Customers.' })
  customer?: object

  @Field(() => IdFilter, { nullable: true, description: 'Owners of the customers.' })
  owner?: object

  @Field(() => DateTimeFilter, { nullable: true })
  turnedAt?: object
}

const SentimentAlertOrder = orderOf('SentimentAlert', ['TURNED_AT', 'LEVEL'])
const AlertArgs = pageArgsOf(SentimentAlertFilter, SentimentAlertOrder)
const SentimentAlertConnection = connectionOf(SentimentAlert)

@InputType({ description: 'An alert to acknowledge.' })
class AcknowledgeSentimentAlertInput {
  @Field(() => ID)
  id!: string

  @Field(() => String, {
    nullable: true,
    description: 'What is being done about it; at most 2,000 characters. Omitted: the existing note stays.',
  })
  note?: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Repeating a write with the same key changes nothing and returns the same record.',
  })
  idempotencyKey?: string | null
}

@Allow('read')
@ObjectType({
  simpleResolvers: true,
  description: 'The acknowledged alert, or the reason why it was not acknowledged.',
})
class AcknowledgeSentimentAlertPayload extends WritePayload {
  @Field(() => SentimentAlert, { nullable: true, description: 'The alert after the change.' })
  alert?: SentimentAlert | null
}

const longestNote = 2_000

/** Records who acknowledged an alert first, and when; a later note replaces the earlier one. */
const acknowledge = async (
  { em, viewer, now }: UnitOfWork,
  { id, note }: AcknowledgeSentimentAlertInput,
): Promise<string> => {
  const { uuid } = ids.decode(id, 'SentimentAlert', ['input', 'id'])
  const trimmed = note?.trim() ?? null
  if (trimmed !== null && trimmed.length > longestNote) {
    throw new RapportError(
      'INVALID_INPUT',
      `expected a note of at most ${longestNote} characters, got ${trimmed.length}`,
      {
        path: ['input', 'note'],
      },
    )
  }
  const alert = await em.findOne(SentimentAlert, {
    id: uuid,
    ...changeable(SentimentAlert, viewer),
  })
  if (!alert)
    throw new RapportError('NOT_FOUND', 'no such alert exists, or you may not see its customer', {
      path: ['input', 'id'],
    })
  if (!alert.acknowledgedAt) {
    alert.acknowledgedAt = now
    alert.acknowledgedBy = viewer.userId ? em.getReference(User, viewer.userId) : null
  }
  if (trimmed !== null) alert.note = trimmed
  return uuid
}

@Resolver(() => SentimentAlert)
export class SentimentAlertResolver {
  @Allow('read')
  @Query(() => SentimentAlertConnection, {
    nullable: true,
    description:
      'Customers whose mood turned negative, the newest first, with the interaction and the words that turned it.',
  })
  sentimentAlerts(
    @Args(() => AlertArgs) args: InstanceType<typeof AlertArgs>,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.reader.page(info, 'SentimentAlert', args)
  }

  @Allow('write')
  @Proposable()
  @Mutation(() => AcknowledgeSentimentAlertPayload, {
    nullable: true,
    description: 'Acknowledges an alert: it is no longer OPEN, and shows who is responsible for it.',
  })
  acknowledgeSentimentAlert(
    @Arg('input', () => AcknowledgeSentimentAlertInput) input: AcknowledgeSentimentAlertInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return write(context, info, { field: 'alert', map: 'SentimentAlert' }, input, acknowledge)
  }
}
