import { newUuid } from '../core/ids.ts'
import { inTurns } from '../core/in-turns.ts'
import type { RunSql } from '../db/sql.ts'
import type { EmitRows } from '../events/outbox.ts'
import { mayBeScored } from './may-be-processed.ts'
import type { ScoreDraft } from './model-kit.ts'
import type { Cause } from '../feeds/cause.type.ts'
import { scoreChanged } from './score-changed.feed.ts'

/** Where scores come from. */
export interface ScoreSource {
  readonly plugin: string
  readonly pluginVersion: string
  readonly modelRunId: string
}

/** Contributions must add up to the raw value this closely, relative to its size. */
const additivity = 1e-6
/** The rounding error of adding numbers of this size, relative to their size, is not a fault of the reasons. */
const rounding = 1e-12
/** Relative change below which a value counts as unchanged: noise in the last bits is not a change. */
const sameValue = 1e-9

const finite = (value: number | null | undefined) => value === null || value === undefined || Number.isFinite(value)

/**
 * Refuses what must never be stored: non-finite numbers, values that contradict their status, reasons that do not add
 * up.
 */
const assertSound = (draft: ScoreDraft, plugin: string): void => {
  const refuse = (what: string) => new Error(`a score ${draft.kind} of ${draft.subjectType} ${draft.subjectId} ${what}`)
  // Each source writes only its own kinds, so that none overwrites another's.
  if (!draft.kind.startsWith(`${plugin}.`))
    throw refuse(`does not belong to ${plugin}, expected a kind named ${plugin}.…`)
  const { interval, explanation } = draft
  if (!finite(draft.value) || (interval && !(finite(interval.lower) && finite(interval.upper))))
    throw refuse('is not finite')
  if ((draft.status ?? 'OK') === 'OK' && draft.value === null) throw refuse('is null although its status is OK')
  if (!explanation) return
  const { rawValue } = explanation
  const parts = [explanation.baseValue, explanation.residual, ...explanation.factors.map((one) => one.contribution)]
  const sum = parts.reduce((total, part) => total + part, 0)
  const size = parts.reduce((total, part) => total + Math.abs(part), 0)
  if (!(Math.abs(sum - rawValue) <= additivity * Math.max(1, Math.abs(rawValue)) + rounding * size))
    throw refuse(`has reasons that add up to ${sum}, expected its raw value ${rawValue}`)
}

// Everything that later steps need comes from the upsert itself: joins between the parts would have no statistics for
// planning, and become quadratic on a freshly filled table.
const makeSave = (plugin: string): EmitRows =>
  scoreChanged.emitRows({
    with: `saved as (
  insert into score as s (id, plugin, kind, subject_type, subject_id, value, unit, horizon_days, "interval", band, trend, status,
    explanation, plugin_version, model_run_id, input_hash, data_as_of, cause, computed_at, changed_at)
  select d.id, $2, d.kind, d.subject_type, d.subject_id, d.value, d.unit, d.horizon_days, d."interval", d.band, 'NEW',
    d.status, d.explanation, $3, $4::uuid, d.input_hash, d.data_as_of, d.cause, $6::timestamptz, $6::timestamptz
  from jsonb_to_recordset($1::jsonb) as d(
    id uuid, kind text, subject_type text, subject_id uuid, value double precision, unit text, horizon_days int, "interval" jsonb,
    band text, status text, explanation jsonb, input_hash text, data_as_of timestamptz, cause jsonb)
  -- Asked as the score is stored: a customer may have been deleted since it was computed.
  where case d.subject_type
    when 'Customer' then exists (select from customer c where c.id = d.subject_id and ${mayBeScored(plugin, 'c')})
    when 'Opportunity' then exists (select from opportunity s join customer c on c.id = s.customer_id where s.id = d.subject_id and ${mayBeScored(plugin, 'c')})
    when 'Interaction' then exists (select from interaction s join customer c on c.id = s.customer_id where s.id = d.subject_id and ${mayBeScored(plugin, 'c')})
    else true end
  on conflict (subject_id, kind) do update set
    plugin = excluded.plugin, value = excluded.value, unit = excluded.unit, horizon_days = excluded.horizon_days,
    "interval" = excluded."interval", band = excluded.band, status = excluded.status, explanation = excluded.explanation,
    plugin_version = excluded.plugin_version, model_run_id = excluded.model_run_id, input_hash = excluded.input_hash,
    data_as_of = excluded.data_as_of, cause = excluded.cause, computed_at = excluded.computed_at,
    trend = case when s.value is null or excluded.value is null then 'NEW'
                 when abs(excluded.value - s.value) <= $5 * greatest(1, abs(s.value)) then 'FLAT'
                 when excluded.value > s.value then 'UP' else 'DOWN' end,
    previous_value = s.value,
    changed_at = case when s.status <> excluded.status or s.band is distinct from excluded.band or (s.value is null) <> (excluded.value is null)
                        or abs(excluded.value - s.value) > $5 * greatest(1, abs(s.value)) then excluded.computed_at else s.changed_at end,
    version = s.version + 1, updated_at = now()
  returning s.*
), history as (
  insert into score_history (id, plugin, kind, subject_type, subject_id, value, unit, horizon_days, "interval", band, trend, status,
    explanation, plugin_version, model_run_id, input_hash, data_as_of, cause, computed_at, changed_at, score_id, previous_value)
  select uuid_v7(), plugin, kind, subject_type, subject_id, value, unit, horizon_days, "interval", band, trend, status,
    explanation, plugin_version, model_run_id, input_hash, data_as_of, cause, computed_at, changed_at, id, previous_value
  from saved where changed_at = computed_at
  returning id, plugin, kind, subject_type, subject_id, value, previous_value
)`,
    from: 'history',
    payload: {
      historyId: 'id',
      plugin: 'plugin',
      kind: 'kind',
      subjectType: 'subject_type',
      subjectId: 'subject_id',
      change: 'abs(value - previous_value)',
    },
  })

const savers = new Map<string, EmitRows>()

/** The statement that saves scores of a plugin. */
const saverOf = (plugin: string): EmitRows => {
  const save = savers.get(plugin) ?? makeSave(plugin)
  savers.set(plugin, save)
  return save
}

/** Scores carried by one statement: about 10 ms of work for this thread, during which live scores wait. */
const block = 250

/**
 * Saves scores in the transaction of `sql`: the newest value, its history and a `score.changed` event if value, band or
 * status differ from before. Each subject and kind may occur once in `drafts`.
 */
export const saveScores = async (
  sql: RunSql,
  source: ScoreSource,
  drafts: readonly ScoreDraft[],
  cause: Cause,
): Promise<void> => {
  const save = saverOf(source.plugin)
  for await (const part of inTurns(drafts, block)) {
    for (const draft of part) assertSound(draft, source.plugin)
    const rows = part.map((d) => ({
      id: newUuid(),
      kind: d.kind,
      subject_type: d.subjectType,
      subject_id: d.subjectId,
      value: d.value,
      unit: d.unit,
      horizon_days: d.horizonDays ?? null,
      interval: d.interval ?? null,
      band: d.band ?? null,
      status: d.status ?? 'OK',
      explanation: d.explanation ?? null,
      input_hash: d.inputHash,
      data_as_of: d.dataAsOf.toISOString(),
      cause: d.cause ?? cause,
    }))
    await save(sql, [
      JSON.stringify(rows),
      source.plugin,
      source.pluginVersion,
      source.modelRunId,
      sameValue,
      new Date().toISOString(),
    ])
  }
}
