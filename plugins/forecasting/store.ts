import { inTurns, type Cause, type RunSql } from 'rapport-crm/sdk'
import { forecastChanged } from './subscription.ts'
import { ModelInputError } from 'rapport-crm/ml/data'
import { periodStart } from './algorithms/calendar.ts'
import { isForecaster } from './algorithms/forecaster.ts'
import { pointsOf, type Point, type SeriesState } from './score/points.ts'
import { keyOf, measureRules, type SeriesScope } from './features/scope.ts'
import { isFittedSeries, type RefusedSeries } from './artifact.ts'
import type { Context } from './manifest.ts'

/** A series as it is stored, ready to be forecast. */
export interface StoredSeries extends SeriesState {
  readonly id: string
  readonly key: string
  readonly asOf: Date
  readonly modelRunId: string
  /** Version of the plugin that computed it. */
  readonly pluginVersion: string
}

/** A row of `columns`. */
interface SeriesRow {
  readonly id: string
  readonly key: string
  readonly fitted: unknown
  readonly forecaster: unknown
  readonly first_period: number
  readonly history: readonly number[]
  readonly period: number
  readonly to_date: number
  readonly elapsed: number
  readonly as_of: string
  readonly model_run_id: string
  readonly plugin_version: string
}

const columns = `id, key, fitted, forecaster, first_period, history, period, to_date, elapsed, as_of, model_run_id, plugin_version`

const seriesOf = (row: SeriesRow): StoredSeries => {
  const { fitted, forecaster } = row
  if (!isFittedSeries(fitted) || !isForecaster(forecaster))
    throw new ModelInputError('BAD_ARTIFACT', `expected the stored series ${row.key} to hold what was fitted`)
  return { ...placeOf(row), fitted, forecaster }
}

const placeOf = (row: SeriesRow): Omit<StoredSeries, 'fitted' | 'forecaster'> => ({
  id: row.id,
  key: row.key,
  history: {
    firstPeriod: row.first_period,
    values: Float64Array.from(row.history),
    period: row.period,
    toDate: row.to_date,
    elapsed: row.elapsed,
  },
  asOf: new Date(row.as_of),
  modelRunId: row.model_run_id,
  pluginVersion: row.plugin_version,
})

/** What is stored under a key: a series, the reason why there is none, or nothing. */
export const findSeries = async (
  sql: RunSql,
  key: string,
): Promise<{ readonly series: StoredSeries } | { readonly reason: string } | undefined> => {
  const [row] = await sql<SeriesRow & { status: string; message: string }>(
    `select status, message, ${columns} from p_forecasting.series where key = $1`,
    [key],
  )
  if (!row) return undefined
  return row.status === 'OK' ? { series: seriesOf(row) } : { reason: row.message }
}

/** Every series that is forecast, by key. */
export const allSeries = async (sql: RunSql): Promise<Map<string, StoredSeries>> => {
  const rows = await sql<SeriesRow>(
    `select ${columns} from p_forecasting.series where status = 'OK' order by key for update`,
  )
  return new Map(rows.map((row) => [row.key, seriesOf(row)]))
}

/** How long a forecast may stand while nothing happens: time that passes without a record says something too. */
const standsSeconds = 3_600

/** Locks the series of some measures, those whose period has ended, and those that were not looked at for an hour. */
export const dueSeries = async (sql: RunSql, measures: readonly string[], now: Date): Promise<StoredSeries[]> => {
  const rows = await sql<SeriesRow>(
    `select ${columns} from p_forecasting.series where status = 'OK'
       and (measure = any($1::text[]) or closes_at <= $2::timestamptz or as_of <= $2::timestamptz - make_interval(secs => $3))
     order by key for update`,
    [measures, now.toISOString(), standsSeconds],
  )
  return rows.map(seriesOf)
}

/** A series as it is to be stored: its new state, what it was before, and why it changed. */
export interface SeriesUpdate {
  readonly state: SeriesState
  readonly before: SeriesState | undefined
  readonly cause: Cause
}

/** One period of a forecast, as changes keep it. */
interface Step {
  readonly startsOn: string
  readonly endsOn: string
  readonly value: number
  readonly lower: number
  readonly upper: number
}

const stepOf = ({ startsOn, endsOn, value, intervals }: Point): Step => {
  const { lower, upper } = intervals[0]!
  return { startsOn, endsOn, value, lower, upper }
}

/** Relative difference below which a forecast counts as unchanged: a millionth is seconds that went by, not news. */
const sameValue = 1e-6

const differ = (before: readonly Step[], after: readonly Step[]): boolean =>
  before.length !== after.length ||
  before.some(({ startsOn, value }, i) => {
    const other = after[i]!
    return (
      startsOn !== other.startsOn ||
      Math.abs(value - other.value) > sameValue * Math.max(1, Math.abs(value), Math.abs(other.value))
    )
  })

const stepsOf = (state: SeriesState): Step[] => pointsOf(state, state.fitted.horizon, [0.8]).map(stepOf)

const partColumns = ({ measure, part }: SeriesScope) => ({
  product_id: measureRules[measure].part === 'productId' ? (part ?? null) : null,
  pipeline_id: measureRules[measure].part === 'pipelineId' ? (part ?? null) : null,
  interaction_kind: measureRules[measure].part === 'interactionKind' ? (part ?? null) : null,
})

/** Hash of all that a forecast is computed from. */
export const inputHashOf = ({ fitted, history, forecaster }: SeriesState, context: Context): string =>
  context.models.hash({ key: keyOf(fitted.scope), settings: fitted.settings, history, forecaster })

const rowOf = ({ state, before, cause }: SeriesUpdate, context: Context) => {
  const { fitted, history, forecaster } = state
  const { scope, settings } = fitted
  const after = stepsOf(state)
  const old = before ? stepsOf(before) : []
  for (const { value, lower, upper } of after)
    if (!Number.isFinite(value) || !Number.isFinite(lower) || !Number.isFinite(upper))
      throw new Error(`the forecast of ${keyOf(scope)} is not finite`)
  return {
    key: keyOf(scope),
    measure: scope.measure,
    granularity: scope.granularity,
    ...partColumns(scope),
    status: 'OK',
    message: forecaster.words,
    unit: measureRules[scope.measure].unit,
    currency: measureRules[scope.measure].unit === 'MONEY' ? settings.currency : null,
    grade: fitted.grade,
    fitted,
    forecaster,
    first_period: history.firstPeriod,
    history: Array.from(history.values),
    period: history.period,
    to_date: history.toDate,
    elapsed: history.elapsed,
    closes_wall: new Date(periodStart(history.period + 1, scope.granularity)).toISOString().slice(0, 19),
    time_zone: settings.timeZone,
    input_hash: inputHashOf(state, context),
    cause,
    before: old,
    after,
    changed: differ(old, after),
  }
}

const save = forecastChanged.emitRows({
  with: `given as (
  select * from jsonb_to_recordset($1::jsonb) as d(
    key text, measure text, granularity text, product_id uuid, pipeline_id uuid, interaction_kind text, status text, message text, unit text,
    currency text, grade text, fitted jsonb, forecaster jsonb, first_period int, history float8[], period int, to_date float8, elapsed float8,
    closes_wall timestamp, time_zone text, input_hash text, cause jsonb, before jsonb, after jsonb, changed boolean)
  where (d.product_id is null or exists (select from rapport_v1.product p where p.id = d.product_id))
    and (d.pipeline_id is null or exists (select from rapport_v1.pipeline p where p.id = d.pipeline_id))
), saved as (
  insert into p_forecasting.series as s (id, key, measure, granularity, product_id, pipeline_id, interaction_kind, status, message, unit, currency, grade,
    fitted, forecaster, first_period, history, period, to_date, elapsed, as_of, closes_at, input_hash, cause, plugin_version, model_run_id, computed_at)
  select uuid_v7(), key, measure, granularity, product_id, pipeline_id, interaction_kind, status, message, unit, currency, grade,
    fitted, forecaster, first_period, history, period, to_date, elapsed, $2::timestamptz, closes_wall at time zone time_zone, input_hash, cause, $3, $4::uuid, clock_timestamp()
  from given order by key
  on conflict (key) do update set status = excluded.status, message = excluded.message, unit = excluded.unit, currency = excluded.currency,
    grade = excluded.grade, fitted = excluded.fitted, forecaster = excluded.forecaster, first_period = excluded.first_period,
    history = excluded.history, period = excluded.period, to_date = excluded.to_date, elapsed = excluded.elapsed, as_of = excluded.as_of,
    closes_at = excluded.closes_at, input_hash = excluded.input_hash, cause = excluded.cause, plugin_version = excluded.plugin_version,
    model_run_id = excluded.model_run_id, computed_at = excluded.computed_at
  returning s.id, s.key
), change as (
  insert into p_forecasting.forecast_change (id, series_id, before, after, cause, at, model_run_id)
  select uuid_v7(), saved.id, d.before, d.after, d.cause, clock_timestamp(), $4::uuid
  from saved join given d using (key) where d.changed order by key
  returning id, series_id
)`,
  from: 'change join saved on saved.id = change.series_id',
  payload: { changeId: 'change.id', key: 'saved.key' },
})

/** Series forecast between two turns of the event loop: a few milliseconds. */
const breath = 10

/** Stores series as they are now, with a change and an event for each whose forecast differs from before. */
export const saveSeries = async (
  sql: RunSql,
  updates: readonly SeriesUpdate[],
  { asOf, modelRunId }: { readonly asOf: Date; readonly modelRunId: string },
  context: Context,
): Promise<void> => {
  if (updates.length === 0) return
  const rows: object[] = []
  for await (const some of inTurns(updates, breath)) rows.push(...some.map((update) => rowOf(update, context)))
  await save(sql, [JSON.stringify(rows), asOf.toISOString(), context.version, modelRunId])
}

/** Stores why some series have no forecast. */
export const saveRefused = async (
  sql: RunSql,
  refused: readonly RefusedSeries[],
  cause: Cause,
  { asOf, modelRunId }: { readonly asOf: Date; readonly modelRunId: string },
  context: Context,
): Promise<void> => {
  if (refused.length === 0) return
  const rows = refused.map(({ scope, reason }) => ({
    key: keyOf(scope),
    measure: scope.measure,
    granularity: scope.granularity,
    ...partColumns(scope),
    status: 'INSUFFICIENT_DATA',
    message: reason,
    unit: measureRules[scope.measure].unit,
    input_hash: context.models.hash({ key: keyOf(scope), reason }),
    cause,
    changed: false,
  }))
  await save(sql, [JSON.stringify(rows), asOf.toISOString(), context.version, modelRunId])
}

/** Forgets every series that is not among the keys. */
export const forgetOthers = async (sql: RunSql, keys: readonly string[]): Promise<void> => {
  await sql('delete from p_forecasting.series where key <> all($1::text[])', [keys])
}
