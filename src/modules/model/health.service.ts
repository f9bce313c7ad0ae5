import type { GraphQLResolveInfo } from 'graphql'
import { assertSeesAll } from '../../core/viewer.ts'
import type { Tables } from '../../db/generated/tables.ts'
import type { Row } from '../../db/rows.ts'
import type { ModuleContext } from '../../contract/context.ts'
import type { Reader } from '../../read/reader.ts'
import { moduleContext, type RequestContext } from '../context.ts'
import { modelsOf, pluginIds } from './model.service.ts'
import { scheduleProblem } from './model.read.ts'

/** Waiting events are counted up to this number. */
const mostWaiting = 10_000
/** Waiting events need attention from this age on. */
const lateSeconds = 60
/** Drift is measured every night, so an older report means that a measurement was missed. */
const driftDays = 2

const overviewSql = `
  select p.plugin, pr.id as promoted_id, pr.grade, extract(epoch from now() - pr.as_of)::float8 / 86400 as age_days,
    lr.id as last_id, lr.algorithm as last_algorithm, lr.status as last_status, lr.message as last_message,
    d.id as drift_id, d.proposal, d.reasons, d.measured_at < now() - make_interval(days => ${driftDays}) as drift_is_old,
    pr.promoted_at < now() - make_interval(days => ${driftDays}) as drift_is_due,
    s.id as schedule_id, (select array_agg(${scheduleProblem('t')}) from training_schedule t where t.plugin = p.plugin) as problems,
    (select array_agg(r.algorithm || ' of ' || to_char(r.created_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') || ' UTC: ' || (r.error ->> 'message') order by r.created_at desc)
      from model_run r where r.plugin = p.plugin and r.status = 'SUCCEEDED' and r.error is not null
        and r.updated_at > coalesce(pr.promoted_at, '-infinity')) as stuck
  from unnest($1::text[], $2::boolean[]) with ordinality as p(plugin, has_models, place)
  left join lateral (select * from model_run r where r.plugin = p.plugin and r.promoted limit 1) pr on true
  left join lateral (select * from model_run r where r.plugin = p.plugin order by r.created_at desc limit 1) lr on true
  left join lateral (select * from drift_report r where r.model_run_id = pr.id order by r.measured_at desc limit 1) d on true
  left join lateral (select * from training_schedule t where t.plugin = p.plugin order by t.next_due_at limit 1) s on true
  where p.has_models or lr.id is not null
  order by p.place`

// The index on plugin, status and computation time answers it without reading the scores themselves.
const scoresSql = `
  select plugin, status, count(*)::int as count, min(computed_at) as oldest, max(computed_at) as newest
  from score where plugin = any($1::text[]) group by plugin, status order by plugin, count(*) desc`

const lagSql = `
  select count(*)::int as waiting, coalesce(extract(epoch from clock_timestamp() - min(at)), 0)::float8 as seconds
  from (select at from event_log where topic = any($2::text[]) and cursor > (select cursor from event_consumer where name = $1)
    order by cursor limit ${mostWaiting}) waiting`

interface Lag {
  readonly eventsWaiting: number
  readonly lagSeconds: number
}

const lagOf = async (reader: Reader, module: ModuleContext, plugin: string): Promise<Lag | undefined> => {
  const topics = module.platform.models.liveTopics(plugin)
  if (topics.length === 0) return undefined
  const [row] = await reader.rows<{ waiting: number; seconds: number }>(lagSql, [`models:${plugin}`, topics])
  return row && { eventsWaiting: row.waiting, lagSeconds: Math.max(0, row.seconds) }
}

/** A row of `overviewSql`: of a plugin without runs, all but its id is null. */
interface OverviewRow {
  readonly plugin: string
  readonly promoted_id: Tables['model_run']['id'] | null
  readonly grade: Tables['model_run']['grade']
  readonly age_days: number | null
  readonly last_id: Tables['model_run']['id'] | null
  readonly last_algorithm: Tables['model_run']['algorithm'] | null
  readonly last_status: Tables['model_run']['status'] | null
  readonly last_message: Tables['model_run']['message']
  readonly drift_id: Tables['drift_report']['id'] | null
  readonly proposal: Tables['drift_report']['proposal'] | null
  readonly reasons: Tables['drift_report']['reasons'] | null
  readonly drift_is_old: boolean | null
  readonly drift_is_due: boolean | null
  readonly schedule_id: Tables['training_schedule']['id'] | null
  readonly problems: readonly (string | null)[] | null
  readonly stuck: readonly string[] | null
}

type ScoresRow = Row<'score', 'plugin' | 'status'> & {
  readonly count: number
  readonly oldest: string
  readonly newest: string
}

const failed = new Set(['FAILED', 'INSUFFICIENT_DATA'])

/** What is wrong, the most urgent first. */
const attentionOf = (row: OverviewRow, lag: Lag | undefined, module: ModuleContext): string[] => {
  const { plugin } = row
  const words: string[] = []
  const models = module.platform.models.entries.filter((entry) => entry.plugin === plugin)
  if (models.length === 0) words.push(`the plugin ${plugin} is not running, so nothing is scored; see Query.plugins`)
  if (row.promoted_id === null)
    words.push(
      row.last_status === 'SUCCEEDED'
        ? `a model is trained (${row.last_algorithm}) but none is promoted, so nothing is scored; promote it by promoteModelRun`
        : 'no model is promoted, so nothing is scored; train one',
    )
  if (lag && lag.lagSeconds > lateSeconds)
    words.push(
      'live scoring is ' +
        `${lag.eventsWaiting === mostWaiting ? `${mostWaiting} events or more` : `${lag.eventsWaiting} events`} ` +
        `behind, the oldest has waited for ${Math.round(lag.lagSeconds)} s`,
    )
  if (row.last_status !== null && failed.has(row.last_status))
    words.push(`the last training (${row.last_algorithm}) ended ${row.last_status}: ${row.last_message}`)
  for (const run of row.stuck ?? []) words.push(run)
  for (const problem of row.problems ?? []) if (problem !== null) words.push(problem)
  if (row.grade === 'WORSE_THAN_BASELINE') words.push('the promoted model is worse than its naive baseline')
  const reasons = (row.reasons ?? []).join('; ')
  if (row.proposal === 'RETRAIN') words.push(`retrain: ${reasons}`)
  if (row.proposal === 'WATCH') words.push(`watch: ${reasons}`)
  const isMeasured = models.some(({ model }) => model.measuresDrift)
  if (isMeasured && (row.drift_is_old ?? row.drift_is_due))
    words.push(`its drift has not been measured for more than ${driftDays} days`)
  return words
}

/**
 * The state of each plugin's models, or of one plugin if named. Throws FORBIDDEN for callers who see only part of the
 * records, and UNKNOWN_PLUGIN. Two statements whatever the number of plugins, scores and runs.
 */
export const modelHealth = async (
  context: RequestContext,
  info: GraphQLResolveInfo,
  plugin: string | undefined,
): Promise<object[]> => {
  const { reader, viewer } = context
  const module = moduleContext(context, 'model')
  assertSeesAll(viewer, 'it counts the scores of all records')
  const configured = pluginIds(module)
  if (plugin !== undefined && !configured.includes(plugin)) modelsOf(module, plugin)
  const asked = configured.filter((id) => plugin === undefined || id === plugin)
  const trained = new Set(module.platform.models.entries.map((entry) => entry.plugin))
  // Together they are one statement.
  const [rows, scores, lags] = await Promise.all([
    reader.rows<OverviewRow>(overviewSql, [asked, asked.map((id) => trained.has(id))]),
    reader.rows<ScoresRow>(scoresSql, [asked]),
    Promise.all(asked.map(async (id) => [id, await lagOf(reader, module, id)] as const)),
  ])
  const lagByPlugin = new Map(lags)
  const keys = (column: 'promoted_id' | 'last_id' | 'drift_id' | 'schedule_id') =>
    rows.flatMap((row) => row[column] ?? [])
  const of = (found: ReadonlyMap<string, object>, id: string | null) => (id === null ? null : (found.get(id) ?? null))
  const [promoted, last, drift, schedules] = await Promise.all([
    reader.recordsBelow(info, 'promotedRun', 'ModelRun', keys('promoted_id')),
    reader.recordsBelow(info, 'lastRun', 'ModelRun', keys('last_id')),
    reader.recordsBelow(info, 'drift', 'DriftReport', keys('drift_id')),
    reader.recordsBelow(info, 'nextTraining', 'TrainingSchedule', keys('schedule_id')),
  ])
  return rows.map((row) => ({
    plugin: row.plugin,
    algorithms: module.platform.models.entries
      .filter((entry) => entry.plugin === row.plugin)
      .map(({ algorithm }) => algorithm),
    attention: attentionOf(row, lagByPlugin.get(row.plugin), module),
    promotedRun: of(promoted, row.promoted_id),
    ageDays: row.age_days,
    grade: row.grade,
    scores: scores
      .filter((score) => score.plugin === row.plugin)
      .map(({ status, count, oldest, newest }) => ({
        status,
        count,
        oldestAt: new Date(oldest),
        newestAt: new Date(newest),
      })),
    drift: of(drift, row.drift_id),
    lastRun: of(last, row.last_id),
    live: lagByPlugin.get(row.plugin) ?? null,
    nextTraining: of(schedules, row.schedule_id),
  }))
}
