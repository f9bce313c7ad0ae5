import {
  currencyOf,
  ordersConverted,
  RapportError,
  type Metric,
  type TrainedModel,
  type TrainingRun,
} from 'rapport-crm/sdk'
import type { StoredSegmentation } from './artifact.ts'
import { featuresFor, featureUses, loadFeatures, loadRhythm, rfmFeatures } from './features.ts'
import type { Context } from './manifest.ts'
import type { Algorithm, AnyParams } from './params.ts'
import { gradeByOutlook, loadPast } from './train/outlook.ts'
import { artifactOf, trainSegmentation, type TrainedSegmentation } from './train/train-segmentation.ts'

const metricsOf = ({ metrics, stability }: Pick<TrainedSegmentation, 'metrics' | 'stability'>): Metric[] =>
  Object.entries(metrics).map(([name, value]) => ({
    name,
    value: value as number,
    split: 'TRAIN',
    ...(name === 'stability' && stability?.interval && { interval: stability.interval }),
  }))

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
    ...(outside > 0 ? [`${outside} unlike all others, outside all segments`] : []),
    ...(empty > 0 ? [`${empty} of the ${segments.length} segments are empty`] : []),
  ]
  const found = `${customers} customers in ${filled.length} ${filled.length === 1 ? 'segment' : 'segments'}: ${parts.join('; ')}`
  return `${found}. ${outlook}.`
}

/** Groups everybody who bought before the run's moment, and compares the groups with what customers did next. */
export const train = async (
  algorithm: Algorithm,
  run: TrainingRun<AnyParams>,
  context: Context,
): Promise<TrainedModel<StoredSegmentation>> => {
  const names = algorithm === 'RFM' ? rfmFeatures : (run.params.features ?? rfmFeatures)
  const currency = currencyOf(context)
  run.progress(0, 'reading purchases and contacts')
  const { rows } = await loadFeatures(context.snapshot, names, run.asOf, currency, 'LEARN')
  const others = await ordersConverted(context.sql, run.asOf, currency)
  const needed = Math.max(context.config.minCustomers, run.params.k ?? 0)
  if (rows.rows < needed) {
    throw new RapportError(
      'INSUFFICIENT_DATA',
      `expected at least ${needed} customers with purchases in ${currency} before ${run.asOf.toISOString()}, found ${rows.rows}${others ? ` (${others})` : ''}`,
    )
  }
  const past = await loadPast(names, run.asOf, context)
  const { features: _features, resamples, ...options } = run.params
  const trained = await trainSegmentation(
    rows,
    featuresFor(names, await loadRhythm(context.sql, run.asOf, currency)),
    {
      algorithm,
      seed: run.seed,
      past,
      resamples,
      ...Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)),
      signal: run.signal,
      onProgress: (fraction, text) => run.progress(0.05 + 0.9 * fraction, text),
    },
    context,
  )
  run.progress(0.95, 'comparing groups with what customers did next')
  const { text, metrics: outlookMetrics, ...graded } = await gradeByOutlook(trained, names, past, run, context)
  return {
    artifact: { ...artifactOf(trained), names, currency },
    rows: rows.rows,
    features: featureUses(names),
    ...graded,
    metrics: [...metricsOf(trained), ...outlookMetrics],
    message: messageOf(
      trained,
      rows.rows,
      others === undefined ? text : `${text}. ${others[0]!.toUpperCase()}${others.slice(1)}`,
    ),
    // Segments describe customers, whether or not they predict what comes next.
    promotable: true,
  }
}
