import type { GraphQLResolveInfo } from 'graphql'
import {
  Allow,
  Costs,
  DateTime,
  ListSizes,
  RapportError,
  selectionsBelow,
  SqlText,
  type RequestContext,
} from 'rapport-crm/sdk'
import { Arg, Ctx, Field, Info, Int, ObjectType, Query, registerEnumType, Resolver } from 'type-graphql'
import { Segment } from '../entity.ts'
import { isVisible } from '../read.ts'
import { granularities, periodsOf, type Granularity } from './periods.ts'

registerEnumType(granularities, {
  name: 'SegmentMovesGranularity',
  description: 'The length of a period: a day, a week from Monday or a month, each beginning at midnight in UTC.',
})

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'The moves from one segment to another.' })
class SegmentFlow {
  @Field(() => Segment, { nullable: true, description: 'Where they came from; null for customers who were in none.' })
  from!: Segment | null

  @Field(() => Segment, { description: 'Where they went.' })
  to!: Segment

  @Field(() => Int, { description: 'How many moves; a customer who moves twice counts twice.' })
  moves!: number

  @Field(() => [Int], { description: 'How many in each of the periods, in their order.' })
  byPeriod!: readonly number[]
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'The moves of customers between segments over time.' })
class SegmentMoves {
  @Field(() => [DateTime], { description: 'When each period begins; the last one is in progress.' })
  periods!: readonly string[]

  @Field(() => Int, { description: 'All moves in these periods, also those of flows beyond the limit.' })
  total!: number

  @Field(() => [SegmentFlow], { description: 'The largest first.' })
  flows!: readonly SegmentFlow[]
}

/** Changes are kept for so long. */
const mostDays = 365
const mostFlows = 200
const mostPeriods = 60
/** Points of counting every move of a year, at 100,000 moves. */
const countPoints = 7_500

interface Row {
  readonly from_id: string | null
  readonly to_id: string
  readonly moves: number
  readonly total: number
  /** How many in which period, by its number from 1. */
  readonly counts: readonly { readonly period: number; readonly n: number }[]
}

const flowsSql = (visible: string, begins: string, limit: string) => `
  select from_id, to_id, sum(n)::int as moves, (sum(sum(n)) over ())::int as total, json_agg(json_build_object('period', period, 'n', n)) as counts
  from (
    select c.from_id, c.to_id, width_bucket(c.at, ${begins}) as period, count(*)::int as n
    from p_segmentation.membership_change c
    where c.at >= (${begins})[1] and ${visible}
    group by 1, 2, 3
  ) counted
  group by from_id, to_id order by moves desc, from_id nulls first, to_id limit ${limit}`

@Resolver()
export class SegmentMovesResolver {
  @Allow('read')
  @Costs(countPoints)
  @ListSizes({ flows: 'limit' })
  @Query(() => SegmentMoves, {
    nullable: true,
    description:
      'How many of the customers that you see moved from which segment to which, period by period. A training that ' +
      'changes the segments moves customers too.',
  })
  async segmentMoves(
    @Arg('days', () => Int, { defaultValue: 90, description: `How far back, 1 to ${mostDays} days.` }) days: number,
    @Arg('granularity', () => granularities, { defaultValue: granularities.WEEK }) granularity: Granularity,
    @Arg('limit', () => Int, { defaultValue: 50, description: `The most flows, 1 to ${mostFlows}.` }) limit: number,
    @Ctx() { reader, viewer }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    const refuse = (field: string, expected: string, got: number) =>
      new RapportError('INVALID_INPUT', `expected ${expected}, got ${got}`, { path: [field] })
    if (days < 1 || days > mostDays) throw refuse('days', `1 to ${mostDays} days`, days)
    if (limit < 1 || limit > mostFlows) throw refuse('limit', `a limit of 1 to ${mostFlows} flows`, limit)
    const periods = periodsOf(new Date(), days, granularity)
    if (periods.length > mostPeriods)
      throw refuse('days', `at most ${mostPeriods} periods; ask for fewer days or longer periods`, periods.length)
    const sql = new SqlText()
    const text = flowsSql(isVisible(viewer, 'c', sql), sql.param(periods, 'timestamptz[]'), sql.param(limit, 'int'))
    const bound = sql.bound(sql.settle(text))
    const rows = await reader.rows<Row>(bound.text, bound.params)
    const ids = (of: readonly (string | null)[]) => [...new Set(of.filter((id) => id !== null))]
    const [from, to] = await Promise.all([
      reader.records(info, selectionsBelow(info, ['flows', 'from']), 'Segment', ids(rows.map((row) => row.from_id))),
      reader.records(info, selectionsBelow(info, ['flows', 'to']), 'Segment', ids(rows.map((row) => row.to_id))),
    ])
    return {
      periods,
      total: rows[0]?.total ?? 0,
      flows: rows.map((row) => {
        const byPeriod = periods.map(() => 0)
        for (const { period, n } of row.counts) byPeriod[period - 1] = n
        return { from: row.from_id && from.get(row.from_id), to: to.get(row.to_id), moves: row.moves, byPeriod }
      }),
    }
  }
}
