import type { GraphQLResolveInfo } from 'graphql'
import {
  Allow,
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

@InputType({ description: 'Conditions on alerts; all of them hold.' })
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

@InputType({ description: 'An alert that somebody takes up.' })
class AcknowledgeSentimentAlertInput {
  @Field(() => ID)
  id!: string

  @Field(() => String, {
    nullable: true,
    description: 'What is being done about it; at most 2,000 characters. Absent: what was there stays.',
  })
  note?: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Repeating a write with the same key changes nothing and returns the same record.',
  })
  idempotencyKey?: string | null
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'The alert that was taken up, or why not.' })
class AcknowledgeSentimentAlertPayload extends WritePayload {
  @Field(() => SentimentAlert, { nullable: true, description: 'The alert as it is now.' })
  alert?: SentimentAlert | null
}

const longestNote = 2_000

/** Notes who took an alert up first, and when; a later note replaces the earlier one. */
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
    throw new RapportError('NOT_FOUND', 'no such alert, or its customer is outside what you may see', {
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
    description: 'Customers who turned, the newest first, with the interaction and the words behind it.',
  })
  sentimentAlerts(
    @Args(() => AlertArgs) args: InstanceType<typeof AlertArgs>,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return context.reader.page(info, 'SentimentAlert', args)
  }

  @Allow('write')
  @Mutation(() => AcknowledgeSentimentAlertPayload, {
    nullable: true,
    description: 'Takes an alert up: it is no longer OPEN, and shows who cares for it.',
  })
  acknowledgeSentimentAlert(
    @Arg('input', () => AcknowledgeSentimentAlertInput) input: AcknowledgeSentimentAlertInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return write(context, info, { field: 'alert', map: 'SentimentAlert' }, input, acknowledge)
  }
}
