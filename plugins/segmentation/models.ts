import {
  currencyOf,
  ordersInOtherCurrencies,
  RapportError,
  type Cause,
  type Metric,
  type ModelDefinition,
  type PromotedModel,
  type ReplayAsk,
  type RunSql,
  type ScoreDraft,
  type ScoringResult,
  type TrainedModel,
  type TrainingRun,
} from 'rapport-crm/sdk'
import { encodeArtifact } from './algorithms/artifact.ts'
import { matchSegments } from './algorithms/matching.ts'
import { artifactOf, trainSegmentation, type TrainedSegmentation } from './train/train-segmentation.ts'
import { featuresFor, featureUses, loadFeatures, loadFeaturesOf, rfmFeatures, type FeatureName } from './features.ts'
import { measureDrift } from './drift.ts'
import { gradeByOutlook, loadPast } from './train/outlook.ts'
import { assignTable, decode, type LiveModel } from './artifact.ts'
import type { X } from './manifest.ts'
import { saveAssignments, saveSegments, type Assigned, type SegmentRow } from './store.ts'
import { paramsOf, type Algorithm, type AnyParams } from './params.ts'
import { scoreOf } from './score.ts'

const metricsOf = ({ metrics, stability }: Pick<TrainedSegmentation, 'metrics' | 'stability'>): Metric[] =>
  Object.entries(metrics).map(([name, value]) => ({
    name,
    value: value as number,
    split: 'TRAIN',
    ...(name === 'stability' && stability?.interval && { interval: stability.interval }),
  }))

/** Longest message of a run. */
const longest = 1_000

/** The segments that have customers, how many customers have none, and what `outlook` says about them. */
const messageOf = (
  { description: { segments } }: Pick<TrainedSegmentation, 'description'>,
  customers: number,
  outlook: string,
): string => {
  const filled = segments.filter(({ size }) => size > 0)
  const outside = customers - filled.reduce((sum, { size }) => sum + size, 0)
  const empty = segments.length - filled.length
  const parts = [
    ...filled.map(({ name, size }) => `${name} (${size})`),
    ...(outside > 0 ? [`${outside} unlike any others, outside all segments`] : []),
    ...(empty > 0 ? [`${empty} of the ${segments.length} segments are empty`] : []),
  ]
  const found = `${customers} customers in ${filled.length} ${filled.length === 1 ? 'segment' : 'segments'}: ${parts.join('; ')}`
  return `${found}. ${outlook}.`.slice(0, longest)
}

const train =
  (algorithm: Algorithm) =>
  async (run: TrainingRun<AnyParams>, x: X): Promise<TrainedModel> => {
    const names = algorithm === 'RFM' ? rfmFeatures : (run.params.features ?? rfmFeatures)
    run.progress(0, 'reading purchases and contacts')
    const { rows } = await loadFeatures(x.snapshot, names, run.asOf, currencyOf(x))
    const needed = Math.max(x.config.minCustomers, run.params.k ?? 0)
    if (rows.rows < needed) {
      throw new RapportError(
        'INSUFFICIENT_DATA',
        `expected at least ${needed} customers with purchases in ${currencyOf(x)} before ${run.asOf.toISOString()}, found ${rows.rows}${await ordersInOtherCurrencies(x.sql, run.asOf, currencyOf(x))}`,
      )
    }
    const past = await loadPast(names, run.asOf, x)
    const { features: _features, ...options } = run.params
    const trained = await trainSegmentation(
      rows,
      featuresFor(names),
      {
        algorithm,
        seed: run.seed,
        past,
        ...Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)),
        signal: run.signal,
        onProgress: (fraction, text) => run.progress(0.05 + 0.9 * fraction, text),
      },
      x,
    )
    run.progress(0.95, 'comparing groups with what customers did next')
    const { text, metrics: outlookMetrics, ...graded } = await gradeByOutlook(trained, names, past, run, x)
    return {
      artifact: encodeArtifact({ ...artifactOf(trained), names }),
      rows: rows.rows,
      features: featureUses(names),
      ...graded,
      metrics: [...metricsOf(trained), ...outlookMetrics],
      message: messageOf(trained, rows.rows, text),
      // Segments describe customers, whether or not they predict what comes next.
      promotable: true,
    }
  }

/** Customers of one block of scores. */
const block = 250

async function* scoreAll(
  model: PromotedModel,
  run: { readonly asOf: Date; readonly signal: AbortSignal; readonly cause: Cause },
  x: X,
): AsyncGenerator<ScoringResult> {
  const live = model.artifact as LiveModel
  const table = await loadFeatures(x.snapshot, live.names, run.asOf, currencyOf(x))
  const assigned = await assignTable(live, table)
  const rows = await continued(live, assigned, x)
  yield { scores: [], save: (_unit, sql) => saveSegments(sql, model.runId, rows) }
  const segments = new Map(rows.map((row) => [row.label, row]))
  for (let i = 0; i < assigned.length; i += block) {
    run.signal.throwIfAborted()
    const part = assigned.slice(i, i + block)
    yield {
      scores: part.map((a) => scoreOf(a, live, segments.get(a.segment)?.name, run.asOf, x)),
      save: (_unit, sql) =>
        saveAssignments(
          sql,
          part.map((a) => ({ ...a, cause: run.cause })),
        ),
    }
  }
}

const replay = async (
  { artifact }: PromotedModel,
  { subjectId, asOf }: ReplayAsk,
  x: X,
  sql: RunSql,
): Promise<ScoreDraft | undefined> => {
  const live = artifact as LiveModel
  const [assigned] = await assignTable(live, await loadFeaturesOf(sql, [subjectId], live.names, asOf, currencyOf(x)))
  const profile = live.artifact.segments.find(({ segment }) => segment === assigned?.segment)
  return assigned && scoreOf(assigned, live, profile?.name, asOf, x)
}

/** The segments of a new model, each with the id of the present one that most of its members are in. */
const continued = async (live: LiveModel, assigned: readonly Assigned[], x: X): Promise<SegmentRow[]> => {
  const present = await x.sql('select id, label, is_noise from p_segmentation.segment where retired_at is null')
  const place = new Map(present.filter((row) => !row['is_noise']).map((row, i) => [row['id'] as string, i]))
  const members = await x.sql('select customer_id::text as customer, segment_id from p_segmentation.membership')
  const before = new Map(
    members.map((row) => [row['customer'] as string, place.get(row['segment_id'] as string) ?? -1]),
  )
  const both = assigned.filter(({ customerId }) => before.has(customerId))
  const matches = matchSegments(
    Int32Array.from(both, ({ customerId }) => before.get(customerId)!),
    Int32Array.from(both, ({ segment }) => segment),
  )
  const placed = [...place.keys()]
  const idOf = new Map(matches.map((match) => [match.segment, match.previous < 0 ? undefined : placed[match.previous]]))
  const noiseId = present.find((row) => row['is_noise'])?.['id'] as string | undefined
  const rows: SegmentRow[] = live.artifact.segments.map((profile) => ({
    id: idOf.get(profile.segment),
    label: profile.segment,
    name: profile.name,
    isNoise: false,
    features: profile.features.map((feature) => ({
      ...feature,
      description: featureUses([feature.feature as FeatureName])[0]!.description,
    })),
  }))
  const hasNoise = assigned.some(({ segment }) => segment < 0) || live.artifact.model.clusters.algorithm === 'DBSCAN'
  return hasNoise ? [...rows, { id: noiseId, label: -1, name: 'Unlike any group', isNoise: true, features: [] }] : rows
}

const definitionOf = (algorithm: Algorithm, description: string): ModelDefinition<never, X> =>
  ({
    description,
    params: paramsOf[algorithm],
    primaryMetric: { name: 'silhouette', better: 'higher' },
    train: train(algorithm),
    decode,
    scoreAll,
    replay,
    drift: measureDrift,
    live: {
      topics: [
        'order.recorded',
        'order.updated',
        'order.deleted',
        'interaction.logged',
        'interaction.updated',
        'interaction.deleted',
      ],
      score: async (model, customers, x, sql) => {
        const now = new Date()
        const live = model.artifact as LiveModel
        const table = await loadFeaturesOf(
          sql,
          customers.map(({ customerId }) => customerId),
          live.names,
          now,
          currencyOf(x),
        )
        const byId = new Map((await assignTable(live, table)).map((a) => [a.customerId, a]))
        // In order of the log, so that subscribers see moves in the order of their causes.
        const assigned = customers.flatMap(({ customerId, cause }) => {
          const found = byId.get(customerId)
          return found ? [{ ...found, cause }] : []
        })
        const rows = await sql('select label, name from p_segmentation.segment where retired_at is null')
        const segments = new Map(rows.map((row) => [row['label'] as number, row['name'] as string]))
        return {
          scores: assigned.map((a) => scoreOf(a, live, segments.get(a.segment), now, x)),
          save: (_unit, s) => saveAssignments(s, assigned),
        }
      },
    },
  }) as ModelDefinition<AnyParams, X> as ModelDefinition<never, X>

/** The algorithms of `trainModel`. */
export const models: Readonly<Record<Algorithm, ModelDefinition<never, X>>> = {
  KMEANS: definitionOf(
    'KMEANS',
    'Groups around centres; seeded k-means++ with several starts, with k given or chosen by what groups ' +
      'predict of what customers do next.',
  ),
  DBSCAN: definitionOf('DBSCAN', 'Dense groups of any shape; customers unlike any others stay outside.'),
  RFM: definitionOf('RFM', 'Quintiles of recency, frequency and monetary value, with the usual marketing names.'),
  GAUSSIAN_MIXTURE: definitionOf('GAUSSIAN_MIXTURE', 'Overlapping groups with a probability of belonging.'),
  HIERARCHICAL: definitionOf(
    'HIERARCHICAL',
    'A tree of groups, cut where they predict most of what customers do next.',
  ),
}
