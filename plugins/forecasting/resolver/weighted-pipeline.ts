import {
  currencyOf,
  ownedBySeen,
  RapportError,
  rateFor,
  SqlText,
  type RequestContext,
  type UsedRates,
} from 'rapport-crm/sdk'
import { withoutNoise } from '../features/amounts.ts'
import { MAXIMUM_HORIZON, periodOf } from '../algorithms/calendar.ts'
import type { OpenOpportunities, RollUp } from '../algorithms/pipeline.ts'
import { wallClockMs } from 'rapport-crm/task'
import { daysOf } from '../score/points.ts'
import type { SeriesGranularity } from '../features/scope.ts'
import type { Context } from '../manifest.ts'

/** Whose probability of winning counts. `BEST`: the model's if there is one, else the person's, else the stage's. */
export const weightings = ['BEST', 'MODEL', 'PERSON', 'STAGE'] as const
export type Weighting = (typeof weightings)[number]

/** What to roll up. */
export interface PipelineQuery {
  readonly horizon: number
  readonly granularity: SeriesGranularity
  readonly weighting: Weighting
  /** Uuid; all pipelines where absent. */
  readonly pipelineId: string | undefined
}

interface Deal {
  readonly stageId: string
  readonly pipelineId: string
  readonly amount: number
  readonly byModel: number | null
  readonly byPerson: number | null
  readonly byStage: number | null
  readonly closePeriod: number
  readonly isUndated: boolean
}

/** The value of a group of deals, with amounts in the currency of the result. */
export interface DealSum {
  readonly deals: number
  readonly unweighted: number
  readonly expected: number
  readonly commit: number
  readonly bestCase: number
}

/** Deals whose roll-up is drawn in the server's own thread: some milliseconds. */
const fewDeals = 250
/** Draws of the roll-up are seeded: the same pipeline gives the same intervals. */
const seed = 1

/** An open deal. */
interface DealRow {
  readonly stage: string
  readonly pipeline: string
  readonly currency: string | null
  readonly amount: number | null
  /** The amount in the currency of the result, by the rates of today; null where none is known. */
  readonly converted: number | null
  readonly rate_on: string | null
  readonly person: number | null
  readonly stage_probability: number | null
  readonly close_on: string | null
  /** The chance that a model gives. */
  readonly model: number | null
}

type KnownDeal = DealRow & { readonly converted: number }

/** The currently open deals, in one statement; only the caller's own if it sees no others. */
const readOpen = async (
  { pipelineId }: PipelineQuery,
  { viewer, reader }: RequestContext,
  currency: string,
  winScoreKind: string | undefined,
) => {
  const sql = new SqlText()
  const owned = ownedBySeen(viewer, 'o.owner_id', sql)
  const ofCustomer = ownedBySeen(viewer, 'c.owner_id', sql)
  const seen =
    owned === undefined
      ? ''
      : `and (${owned} or exists (select from rapport_v1.customer c where c.id = o.customer_id and ${ofCustomer}))`
  const pipeline = sql.param(pipelineId ?? null, 'uuid')
  const { text, params } = sql.bound(
    `select o.stage_id::text as stage, o.pipeline_id::text as pipeline, o.currency, o.amount_value::float8 as amount,
       (o.amount_value * r.rate)::float8 as converted, r.rate_on::text, o.probability as person,
       s.default_probability as stage_probability, o.expected_close_on::text as close_on,
       (select m.value from rapport_v1.score m where m.subject_type = 'Opportunity' and m.subject_id = o.id and m.kind = ${sql.param(winScoreKind ?? '')} and m.unit = 'PROBABILITY' and m.status = 'OK') as model
     from rapport_v1.opportunity o join rapport_v1.stage s on s.id = o.stage_id join rapport_v1.pipeline p on p.id = o.pipeline_id
       left join lateral ${rateFor('o.currency', 'now()', sql.param(currency, 'text'))} r on true
     where o.deleted_at is null and s.outcome = 'OPEN' and (${pipeline} is null or o.pipeline_id = ${pipeline})
       ${seen}
     order by p.position, s.position, o.id`,
  )
  const rows = await reader.rows<DealRow>(text, params)
  const known = rows.filter((row): row is KnownDeal => row.converted !== null)
  const withoutAmount = rows.filter(({ amount }) => amount === null).length
  const days = known.flatMap((row) => (row.currency === currency ? [] : (row.rate_on ?? []))).toSorted()
  return {
    rows: known,
    withoutAmount,
    otherCurrencies: rows.length - withoutAmount - known.length,
    rates: days.length > 0 ? { records: days.length, from: days[0]!, to: days.at(-1)! } : null,
  }
}

const within01 = (value: number | null): number | null => (value !== null && value >= 0 && value <= 1 ? value : null)

const dealOf = (row: KnownDeal, now: number, granularity: SeriesGranularity): Deal => {
  const closeOn = row.close_on
  return {
    stageId: row.stage,
    pipelineId: row.pipeline,
    amount: row.converted,
    byModel: within01(row.model),
    byPerson: within01(row.person),
    byStage: within01(row.stage_probability),
    closePeriod: closeOn === null ? now : periodOf(Date.parse(closeOn), granularity),
    isUndated: closeOn === null,
  }
}

const chanceOf = ({ byModel, byPerson, byStage }: Deal, weighting: Weighting): number | null => {
  if (weighting === 'MODEL') return byModel
  if (weighting === 'PERSON') return byPerson
  if (weighting === 'STAGE') return byStage
  return byModel ?? byPerson ?? byStage
}

/** The weighted sum by one weighting, and over how many deals: for side by side. */
const sumBy = (deals: readonly Deal[], weighting: Weighting) => {
  const weighed = deals.flatMap((deal) => {
    const chance = chanceOf(deal, weighting)
    return chance === null ? [] : [deal.amount * chance]
  })
  return { weighting, deals: weighed.length, expected: weighed.reduce((sum, v) => sum + v, 0) }
}

/** A roll-up of the open deals. */
export interface WeightedPipeline extends DealSum {
  readonly currency: string
  readonly asOf: Date
  readonly weighting: Weighting
  readonly overdue: number
  readonly undated: number
  readonly beyondHorizon: number
  readonly unweighed: number
  readonly withoutAmount: number
  readonly otherCurrencies: number
  readonly rates: UsedRates | null
  readonly comparison: readonly { readonly weighting: Weighting; readonly deals: number; readonly expected: number }[]
  readonly stages: readonly (DealSum & { readonly stageId: string; readonly pipelineId: string })[]
  readonly periods: readonly (DealSum & {
    readonly startsOn: string
    readonly endsOn: string
    readonly intervals: readonly { readonly level: number; readonly lower: number; readonly upper: number }[]
  })[]
}

type Weighed = Deal & { readonly chance: number }

const sumOf = (deals: readonly Weighed[], { commitFrom, bestCaseFrom }: Context['config']): DealSum => {
  const amountFrom = (least: number) =>
    deals.reduce((sum, { amount, chance }) => (chance >= least ? sum + amount : sum), 0)
  return {
    deals: deals.length,
    unweighted: amountFrom(0),
    expected: deals.reduce((sum, { amount, chance }) => sum + amount * chance, 0),
    commit: amountFrom(commitFrom),
    bestCase: amountFrom(Math.min(bestCaseFrom, commitFrom)),
  }
}

/**
 * The value of the open deals, in one currency by the rates of today, by stage and by period of the expected close. Deals that should have
 * closed by now, or have no date, count in the current period. `withStages` reads what else is wanted of their stages, in the
 * meantime. Throws INVALID_INPUT for a horizon out of range.
 */
export const weightedPipeline = async <Stages>(
  query: PipelineQuery,
  request: RequestContext,
  context: Context,
  withStages: (stageIds: readonly string[]) => Promise<Stages>,
): Promise<WeightedPipeline & { readonly read: Stages }> => {
  const { horizon, granularity, weighting } = query
  const maximum = MAXIMUM_HORIZON[granularity]
  if (!(horizon >= 1 && horizon <= maximum))
    throw new RapportError('INVALID_INPUT', `expected a horizon of 1 to ${maximum} (${granularity}), got ${horizon}`, {
      path: ['horizon'],
    })
  const currency = currencyOf(context)
  const asOf = new Date()
  const now = periodOf(wallClockMs(asOf, context.config.timeZone), granularity)
  const { rows, withoutAmount, otherCurrencies, rates } = await readOpen(
    query,
    request,
    currency,
    context.config.winScoreKind,
  )
  const deals = rows.map((row) => dealOf(row, now, granularity))
  const weighed = deals.flatMap((deal): Weighed[] => {
    const chance = chanceOf(deal, weighting)
    return chance === null ? [] : [{ ...deal, chance }]
  })
  const stageIds = [...new Set(weighed.map(({ stageId }) => stageId))]
  const [rolled, read] = await Promise.all([rollUp(weighed, now, horizon, context), withStages(stageIds)])
  return {
    read,
    ...sumOf(weighed, context.config),
    currency,
    asOf,
    weighting,
    overdue: rolled.overdue,
    undated: weighed.filter(({ isUndated }) => isUndated).length,
    beyondHorizon: rolled.beyondHorizon,
    unweighed: deals.length - weighed.length,
    withoutAmount,
    otherCurrencies,
    rates,
    comparison: (['MODEL', 'PERSON', 'STAGE'] as const).map((one) => sumBy(deals, one)),
    stages: [...Map.groupBy(weighed, ({ stageId }) => stageId)].map(([stageId, of]) => ({
      stageId,
      pipelineId: of[0]!.pipelineId,
      ...sumOf(of, context.config),
    })),
    periods: Array.from({ length: horizon }, (_, i) => ({
      ...daysOf(now + i, granularity),
      ...sumOf(
        weighed.filter(({ closePeriod }) => Math.max(now, closePeriod) === now + i),
        context.config,
      ),
      intervals: rolled.intervals.map(({ level, lower, upper }) => ({
        level,
        lower: withoutNoise(lower[i]!),
        upper: withoutNoise(upper[i]!),
      })),
    })),
  }
}

const rollUp = (deals: readonly Weighed[], firstPeriod: number, horizon: number, context: Context): Promise<RollUp> => {
  const open: OpenOpportunities = {
    amount: Float64Array.from(deals, ({ amount }) => amount),
    probability: Float64Array.from(deals, ({ chance }) => chance),
    closePeriod: Int32Array.from(deals, ({ closePeriod }) => closePeriod),
  }
  const options = { firstPeriod, horizon, seed }
  return context.run('rollUp', { open, options }, { here: deals.length <= fewDeals })
}
