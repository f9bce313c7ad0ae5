import {
  Allow,
  DateTime,
  ids,
  InteractionKind,
  expectedTimeZone,
  isTimeZone,
  ownedBySeen,
  RapportError,
  SqlText,
  type RequestContext,
} from 'rapport-crm/sdk'
import { Arg, Ctx, Field, Float, ID, InputType, Int, ObjectType, Query, Resolver } from 'type-graphql'
import { NEUTRAL_BAND } from '../algorithms/analyse.ts'
import { DAY_MS } from '../algorithms/customer/smoothing.ts'
import { SentimentAspect, SentimentGranularity } from '../entity/enums.ts'

@InputType({ description: 'Which texts a trend covers, and in which periods. A text must meet all conditions.' })
class SentimentTrendFilter {
  @Field(() => SentimentGranularity, { nullable: true, description: 'Default: WEEK.' })
  granularity?: keyof typeof SentimentGranularity | null

  @Field(() => DateTime, { nullable: true, description: 'The start, included. Default: 90 days before `to`.' })
  from?: Date | null

  @Field(() => DateTime, { nullable: true, description: 'The end, not included. Default: now.' })
  to?: Date | null

  @Field(() => String, {
    nullable: true,
    description: 'IANA time zone in which days, weeks and months begin. Default: UTC.',
  })
  timeZone?: string | null

  @Field(() => [ID], { nullable: true })
  customerIds?: string[] | null

  @Field(() => [ID], { nullable: true, description: 'Owners of the customers.' })
  ownerIds?: string[] | null

  @Field(() => [String], {
    nullable: true,
    description: 'Channels of the interactions, spelled as in the interactions.',
  })
  channels?: string[] | null

  @Field(() => [InteractionKind], { nullable: true })
  kinds?: string[] | null

  @Field(() => [String], { nullable: true, description: 'Detected languages, e.g. "en", "zh".' })
  languages?: string[] | null

  @Field(() => SentimentAspect, {
    nullable: true,
    description: 'What the texts say about this aspect, instead of as a whole.',
  })
  aspect?: keyof typeof SentimentAspect | null
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'The sentiment of one period.' })
class SentimentPoint {
  @Field(() => DateTime, { description: 'When the period begins.' })
  at!: Date

  @Field(() => Float, {
    nullable: true,
    description: 'Mean polarity of its texts, −1 to 1; null if there are none.',
  })
  value?: number | null

  @Field(() => Int, {
    description: 'Number of texts: those that count for their customer and show a feeling.',
  })
  count!: number

  @Field(() => Int, { description: 'Number of positive texts.' })
  positive!: number

  @Field(() => Int, { description: 'Number of neutral texts.' })
  neutral!: number

  @Field(() => Int, { description: 'Number of negative texts.' })
  negative!: number

  @Field(() => Int, { description: 'Number of customers who wrote them.' })
  customers!: number
}

/** Periods of a trend at most. */
const maxPoints = 400
const defaultDays = 90
/** No interaction is from before. */
const earliest = Date.UTC(1900, 0, 1)
const daysOf = { DAY: 1, WEEK: 7, MONTH: 28 } as const

const refuse = (field: string, message: string) =>
  new RapportError('INVALID_INPUT', message, { path: ['filter', field] })

const uuidsOf = (given: readonly string[] | null | undefined, type: string, field: string): string[] | null =>
  given?.map((id, i) => ids.decode(id, type, ['filter', field, String(i)]).uuid) ?? null

const labelOfPolarity = `case when polarity >= ${NEUTRAL_BAND} then 'POSITIVE' when polarity <= -${NEUTRAL_BAND} then 'NEGATIVE' else 'NEUTRAL' end`

/** What counts: the text as a whole, or what it says of an aspect. */
const saidSql = (ofAspect: boolean, seen: string) => `
  select date_trunc($1, t.occurred_at at time zone $2) as period, t.customer_id, ${ofAspect ? `a.polarity, a.label` : 't.polarity, t.label'}
  from p_sentiment.text_sentiment t
  join rapport_v1.customer c on c.id = t.customer_id and c.deleted_at is null and ${seen} and ($5::uuid[] is null or c.owner_id = any($5))
  ${
    ofAspect
      ? `join lateral (select polarity, ${labelOfPolarity} as label from jsonb_to_recordset(t.aspects) as a(aspect text, polarity float8, evidence int)
          where aspect = $10 and evidence > 0) a on true`
      : ''
  }
  where t.counts and t.status = 'OK' and t.occurred_at >= $3::timestamptz and t.occurred_at < $4::timestamptz
    and ($6::uuid[] is null or t.customer_id = any($6)) and ($7::text[] is null or t.language = any($7))
    and (($8::text[] is null and $9::text[] is null) or exists (select from rapport_v1.interaction i where i.id = t.interaction_id
      and ($8::text[] is null or i.channel = any($8)) and ($9::text[] is null or i.kind = any($9))))`

const trendSql = (ofAspect: boolean, seen: string) => `
  with found as (
    select period, avg(polarity) as value, count(*)::int as count, count(*) filter (where label = 'POSITIVE')::int as positive,
      count(*) filter (where label = 'NEUTRAL')::int as neutral, count(*) filter (where label = 'NEGATIVE')::int as negative,
      count(distinct customer_id)::int as customers
    from (${saidSql(ofAspect, seen)}) said group by period
  )
  select to_char(p.period at time zone $2 at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, f.value, coalesce(f.count, 0) as count, coalesce(f.positive, 0) as positive,
    coalesce(f.neutral, 0) as neutral, coalesce(f.negative, 0) as negative, coalesce(f.customers, 0) as customers
  from generate_series(date_trunc($1, $3::timestamptz at time zone $2), ($4::timestamptz - interval '1 microsecond') at time zone $2, ('1 ' || $1)::interval) as p(period)
  left join found f on f.period = p.period
  order by p.period`

@Resolver()
export class SentimentTrendResolver {
  @Allow('read')
  @Query(() => [SentimentPoint], {
    nullable: true,
    description:
      'How customers felt over time: one point per period without gaps, at most 400; periods without texts ' +
      'have a count of 0 and no value.',
  })
  sentimentTrend(
    @Arg('filter', () => SentimentTrendFilter, { nullable: true }) filter: SentimentTrendFilter | null | undefined,
    @Ctx() context: RequestContext,
  ) {
    return trendOf(filter ?? {}, context)
  }
}

const trendOf = (filter: SentimentTrendFilter, context: RequestContext): Promise<object[]> => {
  const granularity = filter.granularity ?? 'WEEK'
  const timeZone = filter.timeZone ?? 'UTC'
  if (!isTimeZone(timeZone)) throw refuse('timeZone', `expected ${expectedTimeZone}, got ${timeZone.slice(0, 60)}`)
  const to = filter.to ?? new Date()
  const from = filter.from ?? new Date(to.getTime() - defaultDays * DAY_MS)
  if (from.getTime() < earliest)
    throw refuse(
      filter.from ? 'from' : 'to',
      `expected a time in 1900 or later, got one that begins at ${from.toISOString()}`,
    )
  if (from >= to) throw refuse('from', `expected a moment before ${to.toISOString()}, got ${from.toISOString()}`)
  const points = Math.ceil((to.getTime() - from.getTime()) / (daysOf[granularity] * DAY_MS)) + 1
  if (points > maxPoints)
    throw refuse(
      'from',
      `expected at most ${maxPoints} points, got about ${points}; ask for a shorter time or longer periods`,
    )
  const { viewer } = context
  const sql = new SqlText()
  const params = [
    granularity.toLowerCase(),
    timeZone,
    from.toISOString(),
    to.toISOString(),
    uuidsOf(filter.ownerIds, 'User', 'ownerIds'),
    uuidsOf(filter.customerIds, 'Customer', 'customerIds'),
    filter.languages ?? null,
    filter.channels ?? null,
    filter.kinds ?? null,
    ...(filter.aspect ? [filter.aspect] : []),
  ]
  for (const value of params) sql.param(value)
  const seen = ownedBySeen(viewer, 'c.owner_id', sql) ?? 'true'
  return context.reader.rows(trendSql(Boolean(filter.aspect), seen), sql.params)
}
