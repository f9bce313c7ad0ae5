import type { GraphQLResolveInfo } from 'graphql'
import { Allow, ids, pluginContext, selectionsBelow, type RequestContext } from 'rapport-crm/sdk'
import { Arg, Ctx, ID, Info, Int, Query, Resolver } from 'type-graphql'
import { ForecastGranularity } from '../entity.ts'
import { PipelineWeighting, WeightedPipeline } from './pipeline.type.ts'
import type { SeriesGranularity } from '../features/scope.ts'
import type { Context } from '../manifest.ts'
import { weightedPipeline, type DealSum, type Weighting } from './weighted-pipeline.ts'

@Resolver()
export class PipelineResolver {
  @Allow('read')
  @Query(() => WeightedPipeline, {
    nullable: true,
    description:
      'The value of the open deals, each weighted by its probability, by stage and by period of the expected close.',
  })
  async weightedPipeline(
    @Arg('horizon', () => Int, { defaultValue: 3, description: 'Periods, starting with the current one.' })
    horizon: number,
    @Arg('granularity', () => ForecastGranularity, { defaultValue: 'MONTH' }) granularity: SeriesGranularity,
    @Arg('weighting', () => PipelineWeighting, { defaultValue: 'BEST' }) weighting: Weighting,
    @Arg('pipelineId', () => ID, { nullable: true, description: 'Only this pipeline.' }) pipelineId:
      | string
      | null
      | undefined,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object | null> {
    const pipeline = pipelineId ? ids.decode(pipelineId, 'Pipeline', ['pipelineId']).uuid : undefined
    const plugin = pluginContext<Context>(context, 'forecasting')
    const query = { horizon, granularity, weighting, pipelineId: pipeline }
    const { currency, comparison, stages, periods, read, ...sums } = await weightedPipeline(
      query,
      context,
      plugin,
      (uuids) => stagesOf(info, uuids, context),
    )
    const money = (value: number) => ({ amount: value.toFixed(2), currency })
    const amounts = ({ unweighted, expected, commit, bestCase }: DealSum) => ({
      unweighted: money(unweighted),
      expected: money(expected),
      commit: money(commit),
      bestCase: money(bestCase),
    })
    return {
      ...sums,
      ...amounts(sums),
      currency,
      comparison: comparison.map((one) => ({ ...one, expected: money(one.expected) })),
      stages: stages.map((one) => ({ ...one, ...amounts(one), stage: read.get(one.stageId) ?? null })),
      periods: periods.map((one) => ({ ...one, ...amounts(one) })),
    }
  }
}

/** The stages as the client selects them, in one statement; none where it does not ask for them. */
const stagesOf = async (info: GraphQLResolveInfo, uuids: readonly string[], context: RequestContext) => {
  const below = selectionsBelow(info, ['stages', 'stage'])
  if (below.length === 0 || uuids.length === 0) return new Map<string, object>()
  return context.reader.records(info, below, 'Stage', uuids)
}
