import type { GraphQLResolveInfo } from 'graphql'
import {
  Allow,
  Costs,
  ListSizes,
  pluginContext,
  RapportError,
  SqlText,
  type RequestContext,
  type Viewer,
} from 'rapport-crm/sdk'
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  Float,
  Info,
  Int,
  ObjectType,
  Query,
  registerEnumType,
  Resolver,
  Root,
} from 'type-graphql'
import { artifact } from '../artifact.ts'
import { Segment, SegmentMembership } from '../entity.ts'
import type { Context } from '../manifest.ts'
import { isVisible } from '../read.ts'
import { axesOf, type Axis } from './axes.ts'

const samples = { PROPORTIONAL: 'PROPORTIONAL', EQUAL: 'EQUAL' } as const
type Sample = keyof typeof samples
registerEnumType(samples, {
  name: 'SegmentMapSample',
  description:
    'Which customers a map shows if there are more than its limit. PROPORTIONAL: the same share of each segment, ' +
    'but at least one customer. EQUAL: the same number of each segment, or all if it has fewer. Both choose by id, ' +
    'so that the same customers are shown again, and a larger map contains those of a smaller one.',
})

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'What a feature has to do with an axis of the map.' })
class SegmentAxisFeature {
  @Field(() => String, { description: 'Its name, as in the params of a training.' })
  feature!: string

  @Field(() => String, { description: 'What it measures, with its unit.' })
  description!: string

  @Field(() => Float, {
    description:
      'From −1 to 1: how far the axis moves with one standard deviation of the feature; the squares add up to 1.',
  })
  weight!: number
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'A direction of the map: a principal component of the features.' })
class SegmentAxis {
  @Field(() => Float, { description: 'Share of all differences between customers that lies along it, 0 to 1.' })
  explained!: number

  @Field(() => String, { description: 'What customers at its low end are like, in words.' })
  low!: string

  @Field(() => String, { description: 'What customers at its high end are like, in words.' })
  high!: string

  @Field(() => [SegmentAxisFeature], { description: 'The strongest first.' })
  features!: readonly SegmentAxisFeature[]
}

@Allow('read')
@ObjectType({
  simpleResolvers: true,
  description: 'Customers on a plane, those who are alike near each other, with what it takes to draw and explain it.',
})
class SegmentMap {
  @Field(() => Int, { description: 'The most points, as asked for.' })
  limit!: number

  @Field(() => samples, { description: 'How the points were chosen.' })
  sample!: Sample

  @Field(() => Int, {
    description: 'Segmented customers that you see; if there are more than points, the map is a sample.',
  })
  readonly customers!: number

  @Field(() => [Segment], { description: 'The segments, with their sizes among the customers that you see.' })
  readonly segments!: readonly Segment[]

  @Field(() => [SegmentAxis], { description: 'What x, then y, stand for; empty before the first training.' })
  readonly axes!: readonly SegmentAxis[]

  @Field(() => [SegmentMembership], { description: 'The customers of the map, each with its place and its segment.' })
  readonly points!: readonly SegmentMembership[]
}

interface Asked {
  readonly limit: number
  readonly sample: Sample
}

/** Points at 100,000 customers: of counting them, and of drawing the points from them. */
const countPoints = 1_000
const drawPoints = 7_500

/** What the planner lists at a time. */
const mostPoints = 1_000
const usualPoints = 500

/** The first of each segment first, then in turns: of equal numbers, or in proportion to the sizes. */
const orderBy: Readonly<Record<Sample, string>> = {
  PROPORTIONAL: 'n > 1, (n - 0.5) / size, customer_id',
  EQUAL: 'n, customer_id',
}

/** The customers that a map shows, drawn by a hash of the customer's id: of each segment at most the limit is sorted. */
const drawn = ({ limit, sample }: Asked, viewer: Viewer, sql: SqlText): string => {
  const most = sql.param(limit, 'int')
  const visible = isVisible(viewer, 'm', sql)
  const byHash = 'uuid_hash_extended(m.customer_id, 0), m.customer_id'
  return `
  select customer_id from (
    select segment_id, count(*)::float8 as size from p_segmentation.membership m where ${visible} group by segment_id
  ) segments cross join lateral (
    select m.customer_id, row_number() over (order by ${byHash}) as n from p_segmentation.membership m
    where m.segment_id = segments.segment_id and ${visible} order by ${byHash} limit ${most}
  ) first order by ${orderBy[sample]} limit ${most}`
}

@Resolver(() => SegmentMap)
export class SegmentMapResolver {
  @Allow('read')
  @ListSizes({ points: 'limit' })
  @Query(() => SegmentMap, {
    nullable: true,
    description: 'The map of customers by their features, in one answer. It has no points before the first training.',
  })
  segmentMap(
    @Arg('limit', () => Int, { defaultValue: usualPoints, description: `The most points, 1 to ${mostPoints}.` })
    limit: number,
    @Arg('sample', () => samples, { defaultValue: samples.PROPORTIONAL }) sample: Sample,
  ): Asked {
    if (limit < 1 || limit > mostPoints)
      throw new RapportError('INVALID_INPUT', `expected a limit of 1 to ${mostPoints} points, got ${limit}`, {
        path: ['limit'],
      })
    return { limit, sample }
  }

  @Costs(countPoints)
  @FieldResolver(() => Int)
  async customers(@Ctx() { reader, viewer }: RequestContext): Promise<number> {
    const sql = new SqlText()
    const text = `select count(*)::int as count from p_segmentation.membership m where ${isVisible(viewer, 'm', sql)}`
    const bound = sql.bound(sql.settle(text))
    const [row] = await reader.rows<{ count: number }>(bound.text, bound.params)
    return row!.count
  }

  @FieldResolver(() => [Segment])
  segments(@Ctx() { reader }: RequestContext, @Info() info: GraphQLResolveInfo) {
    return reader.list(info, 'Segment', 'position', (t) => `${t}.retired_at is null`)
  }

  @FieldResolver(() => [SegmentAxis])
  async axes(@Ctx() context: RequestContext): Promise<Axis[]> {
    const { reader } = context
    const { models } = pluginContext<Context>(context, 'segmentation')
    const promoted = await models.promoted(artifact, (text, params) => reader.rows(text, params))
    return promoted ? axesOf(promoted.artifact) : []
  }

  @Costs(drawPoints)
  @FieldResolver(() => [SegmentMembership])
  points(@Root() asked: Asked, @Ctx() { reader, viewer }: RequestContext, @Info() info: GraphQLResolveInfo) {
    return reader.list(
      info,
      'SegmentMembership',
      'id',
      (t, sql) => `${t}.customer_id in (${drawn(asked, viewer, sql)})`,
    )
  }
}
