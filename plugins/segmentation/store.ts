import { mayBeScored, type Cause, type RunSql } from 'rapport-crm/sdk'
import { matchSegments } from './algorithms/matching.ts'
import type { LiveModel } from './artifact.ts'
import type { SegmentFeature } from './entity.ts'
import { featureUses, isFeatureName } from './features.ts'
import type { Context } from './manifest.ts'
import type { Assigned } from './score.ts'
import { segmentMembershipChanged } from './subscription.ts'

/** A stored segment; without an id it is new. */
export interface SegmentRow {
  readonly id: string | undefined
  readonly label: number
  readonly name: string
  readonly isNoise: boolean
  readonly features: readonly SegmentFeature[]
}

/**
 * Stores the segments of a model: continuing ones keep their id, others are created, and those that none continues are
 * retired.
 */
export const saveSegments = async (sql: RunSql, runId: string, rows: readonly SegmentRow[]): Promise<void> => {
  // All are retired first, so that continuing segments can swap labels.
  await sql(
    'update p_segmentation.segment set retired_at = now(), updated_at = now(), version = version + 1 where retired_at is null',
  )
  for (const [i, row] of rows.entries()) {
    await sql(
      `insert into p_segmentation.segment (id, name, position, label, is_noise, features, model_run_id)
       values (coalesce($1::uuid, uuid_v7()), $2, $3, $4, $5, $6::jsonb, $7)
       on conflict (id) do update set name = excluded.name, position = excluded.position, label = excluded.label, is_noise = excluded.is_noise,
         features = excluded.features, model_run_id = excluded.model_run_id, retired_at = null, updated_at = now(), version = p_segmentation.segment.version + 1`,
      [row.id ?? null, row.name, i + 1, row.label, row.isNoise, JSON.stringify(row.features), runId],
    )
  }
}

const save = segmentMembershipChanged.emitRows({
  with: `saved as (
  insert into p_segmentation.membership as m (id, customer_id, segment_id, confidence, x, y, since)
  select uuid_v7(), d.customer_id, (select s.id from p_segmentation.segment s where s.label = d.label and s.retired_at is null), d.confidence, d.x, d.y, now()
  from jsonb_to_recordset($1::jsonb) as d(customer_id uuid, label int, confidence float8, x float8, y float8)
  where exists (select from rapport_v1.customer c where c.id = d.customer_id and ${mayBeScored('segmentation', 'c')})
  on conflict (customer_id) do update set segment_id = excluded.segment_id, confidence = excluded.confidence, x = excluded.x, y = excluded.y,
    previous_segment_id = case when m.segment_id = excluded.segment_id then m.previous_segment_id else m.segment_id end,
    since = case when m.segment_id = excluded.segment_id then m.since else excluded.since end, updated_at = now(), version = m.version + 1
  returning m.*
), change as (
  insert into p_segmentation.membership_change (id, customer_id, from_id, to_id, confidence, cause, at)
  select uuid_v7(), customer_id, previous_segment_id, segment_id, confidence, $2::jsonb -> customer_id::text, clock_timestamp()
  from saved where since = now()
  returning id, customer_id, from_id, to_id
)`,
  from: 'change',
  payload: { changeId: 'id', customerId: 'customer_id', from: 'from_id', to: 'to_id' },
})

/** Stores which segment each customer is in now; a move leaves a change and an event, in the given order. */
export const saveAssignments = async (
  sql: RunSql,
  assigned: readonly (Assigned & { readonly cause: Cause })[],
): Promise<void> => {
  if (assigned.length === 0) return
  const rows = assigned.map(({ customerId, segment, confidence, x, y }) => ({
    customer_id: customerId,
    label: segment,
    confidence,
    x,
    y,
  }))
  const causes = Object.fromEntries(assigned.map(({ customerId, cause }) => [customerId, cause]))
  await save(sql, [JSON.stringify(rows), JSON.stringify(causes)])
}

/** The names of the present segments, by their number in the model. */
export const namesByLabel = async (sql: RunSql): Promise<ReadonlyMap<number, string>> => {
  const rows = await sql<{ label: number; name: string }>(
    'select label, name from p_segmentation.segment where retired_at is null',
  )
  return new Map(rows.map(({ label, name }) => [label, name]))
}

/** The segments of a new model, each with the id of the present one that most of its members are in. */
export const continueSegments = async (
  live: LiveModel,
  assigned: readonly Assigned[],
  context: Context,
): Promise<readonly SegmentRow[]> => {
  const present = await context.sql<{ id: string; is_noise: boolean }>(
    'select id, is_noise from p_segmentation.segment where retired_at is null',
  )
  const place = new Map(present.filter((row) => !row.is_noise).map(({ id }, i) => [id, i]))
  const members = await context.sql<{ customer_id: string; segment_id: string }>(
    'select customer_id, segment_id from p_segmentation.membership',
  )
  const before = new Map(members.map((row) => [row.customer_id, place.get(row.segment_id) ?? -1]))
  const both = assigned.filter(({ customerId }) => before.has(customerId))
  const matches = matchSegments(
    Int32Array.from(both, ({ customerId }) => before.get(customerId)!),
    Int32Array.from(both, ({ segment }) => segment),
  )
  const placed = [...place.keys()]
  const idOf = new Map(matches.map((match) => [match.segment, match.previous < 0 ? undefined : placed[match.previous]]))
  const noiseId = present.find((row) => row.is_noise)?.id
  const rows: SegmentRow[] = live.artifact.segments.map((profile) => ({
    id: idOf.get(profile.segment),
    label: profile.segment,
    name: profile.name,
    isNoise: false,
    features: profile.features.map((feature) => ({
      ...feature,
      description: featureUses([feature.feature].filter(isFeatureName))[0]!.description,
    })),
  }))
  const hasNoise = assigned.some(({ segment }) => segment < 0) || live.artifact.model.clusters.algorithm === 'DBSCAN'
  return hasNoise ? [...rows, { id: noiseId, label: -1, name: 'Unlike any group', isNoise: true, features: [] }] : rows
}
