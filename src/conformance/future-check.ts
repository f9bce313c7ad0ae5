import { isDeepStrictEqual } from 'node:util'
import type { RunSql } from '../db/sql.ts'
import { ArtifactStore } from '../learning/artifact-store.ts'
import type { RunnableModel } from '../learning/define-model.ts'
import type { ScoreDraft } from '../learning/model-kit.ts'
import type { HostedPlugin } from '../plugin/hosted-plugin.ts'
import { CheckFailure, NothingToCheck } from './check.ts'
import type { Repeats } from './training-check.ts'

/** Scores of each kind that are computed as of the past. */
const perKind = 20

/** Every other row, the same ones each time. */
const everyOther = 'hashtext(id::text) % 2 = 0'

/** What changes all that is later than `$1`: half of the rows are deleted, the others say something else. */
const changes = [
  `delete from stage_change where at > $1 and ${everyOther}`,
  "update stage_change set at = at + interval '40 days', amount_value = amount_value * 3 + 1 where at > $1",
  `delete from opportunity where created_at > $1 and ${everyOther}`,
  `update opportunity o set amount_value = amount_value * 3 + 1, closed_at = null, lost_reason = null,
     stage_id = (select s.id from stage s where s.pipeline_id = o.pipeline_id and s.outcome = 'OPEN' order by s.position limit 1)
   where created_at > $1 or closed_at > $1`,
  `delete from interaction where occurred_at > $1 and ${everyOther}`,
  `update interaction set occurred_at = occurred_at + interval '40 days', subject = 'changed', body = 'changed: terrible'
   where occurred_at > $1`,
  `delete from sales_order where placed_at > $1 and ${everyOther}`,
  `update sales_order set placed_at = placed_at + interval '40 days', total_value = total_value * 3 + 1 where placed_at > $1`,
  `delete from exchange_rate where valid_on > ($1::timestamptz at time zone 'UTC')::date and ${everyOther}`,
  "update exchange_rate set rate = rate * 3 + 1 where valid_on > ($1::timestamptz at time zone 'UTC')::date",
  `delete from customer where created_at > $1 and ${everyOther}`,
  `update customer set name = 'changed', country = 'NZ', tags = '{changed}', attributes = '{"changed": true}' where created_at > $1`,
]

/** Changes every row of the core that is later than a moment. */
export const changeLater = async (sql: RunSql, asOf: Date): Promise<void> => {
  for (const text of changes) await sql(text, [asOf.toISOString()])
}

interface Subject {
  readonly kind: string
  readonly subject_type: string
  readonly subject_id: string
  readonly horizon_days: number | null
  readonly run: string
  readonly algorithm: string
  readonly artifact_hash: string
}

/** Records that were there at `$2` and have scores of the plugin `$1`. */
const subjectsQuery = `
  select * from (
    select s.kind, s.subject_type, s.subject_id::text, s.horizon_days, r.id::text as run, r.algorithm, r.artifact_hash,
      row_number() over (partition by s.kind, r.id order by s.subject_id) as n
    from score s join model_run r on r.id = s.model_run_id
    where s.plugin = $1 and r.artifact_hash is not null
      and not exists (select from customer x where x.id = s.subject_id and x.created_at > $2)
      and not exists (select from interaction x where x.id = s.subject_id and x.occurred_at > $2)
      and not exists (select from opportunity x where x.id = s.subject_id and x.created_at > $2)
      and not exists (select from sales_order x where x.id = s.subject_id and x.placed_at > $2)
  ) s where n <= ${perKind} order by kind, run, subject_id`

/** A score as of a moment, by the record and kind that it is about. */
export type PastScores = ReadonlyMap<string, ScoreDraft | undefined>

/** What the stored models of a plugin say of records as of a moment, from what its code reads now. */
export const scoresAsOf = async (
  { id, module, context }: HostedPlugin,
  sql: RunSql,
  asOf: Date,
): Promise<PastScores> => {
  const artifacts = new ArtifactStore(sql)
  const scores = new Map<string, ScoreDraft | undefined>()
  const opened = new Map<string, Awaited<ReturnType<RunnableModel['open']>>>()
  for (const one of await sql<Subject>(subjectsQuery, [id, asOf.toISOString()])) {
    const { run: runId, algorithm, artifact_hash: artifactHash } = one
    const definition = module!.models?.[algorithm]
    if (definition?.replays !== true) continue
    const model =
      opened.get(runId) ??
      (await definition.with(context!).open({ runId, algorithm, artifactHash }, artifacts.reader(artifactHash)))
    opened.set(runId, model)
    const ask = {
      kind: one.kind,
      subjectType: one.subject_type,
      subjectId: one.subject_id,
      asOf,
      horizonDays: one.horizon_days ?? undefined,
    }
    scores.set(`${one.kind} of the ${one.subject_type} ${one.subject_id}`, await model.replay!(ask, sql))
  }
  return scores
}

const hint =
  'bound everything that is read by `asOf`: dates of what happened, created_at of customers; the sums and states that the core keeps up to date know today'

/** Throws CheckFailure where a model or a score as of a moment changed with what came later. */
export const assertKnowsNothingLater = (
  { same, prescient }: Repeats,
  before: PastScores,
  after: PastScores,
  asOf: Date,
): string => {
  const day = asOf.toISOString().slice(0, 10)
  if (prescient.length > 0)
    throw new CheckFailure(
      `the models of ${prescient.join(', ')} as of ${day} changed with rows that are later: the training reads the future`,
      hint,
    )
  for (const [what, score] of before) {
    const other = after.get(what)
    if (isDeepStrictEqual(score, other)) continue
    throw new CheckFailure(
      `${what} as of ${day} changed with rows that are later: from ${textOf(score)} to ${textOf(other)}`,
      hint,
    )
  }
  if (same.length === 0 && before.size === 0) throw new NothingToCheck('it trains and scores nothing')
  return `after all rows later than ${day} had changed: the same models (${same.join(', ')}), ${before.size} scores to the last bit`
}

const textOf = (score: ScoreDraft | undefined): string =>
  score === undefined ? 'no score' : `${score.value} (inputs ${score.inputHash.slice(0, 8)})`
