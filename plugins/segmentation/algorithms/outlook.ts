import { createRandom } from 'rapport-crm/task'
import { type Matrix, ModelInputError } from 'rapport-crm/ml/data'
import { compareWithBaseline, estimateMetric, RMSE, type Comparison, type MetricEstimate } from 'rapport-crm/ml/metrics'
import { takeRows } from 'rapport-crm/ml/selection'
import { drawRows } from './draw-rows.ts'
import { fitRecipe, type Recipe } from './fit-recipe.ts'
import { labelRows } from './label-rows.ts'
import { applyScaling, fitScaling, type Transform } from './scaling.ts'
import { tellOutcomes } from './told.ts'

/** What the naive forecast is called. */
export const everybodyAlike = 'everybody buys as often as the average customer'

/** Customers as they were some time ago, and what they have done since. */
export interface OutlookInput {
  /** `n × d`, in real units, as of then. */
  readonly raw: Matrix
  readonly features: readonly string[]
  readonly transforms: readonly Transform[]
  readonly recipe: Recipe
  /** What each customer did since, e.g. days with a purchase (n). */
  readonly outcome: Float64Array
}

/** How well groups predicted what customers would do. */
export interface Outlook {
  /** Customers whose behaviour was predicted from that of others. */
  readonly customers: number
  readonly model: MetricEstimate
  readonly baseline: MetricEstimate
  readonly comparison: Comparison
}

/**
 * The most customers examined, a random part of more, except for DBSCAN, whose radius and count belong to a density.
 */
const mostCustomers = 10_000
export const fewestCustomers = 50
const resamples = 200

/**
 * Groups customers as they were, by the recipe, and predicts what each would do since: the mean of the others in its
 * group among the other four fifths of the customers. Graded by root mean squared error against the mean of all of
 * them. Null if there are fewer than 50 customers, too few different ones for the recipe, or nothing to predict because
 * all did the same.
 */
export const outlook = (
  { raw, features, transforms, recipe, outcome }: OutlookInput,
  seed: number,
  signal?: AbortSignal,
): Outlook | null => {
  const random = createRandom(seed)
  const isPart = raw.rows > mostCustomers && recipe.algorithm !== 'DBSCAN'
  const part = isPart ? drawRows(raw.rows, mostCustomers, random) : Int32Array.from({ length: raw.rows }, (_, i) => i)
  const rows = takeRows(raw, part)
  const actual = Float64Array.from(part, (i) => outcome[i]!)
  if (rows.rows < fewestCustomers || actual.every((value) => value === actual[0])) return null
  const labels = groupsOf(rows, { features, transforms, recipe }, random.int(2 ** 31), signal)
  if (!labels) return null
  const { byGroup: predicted, alike } = tellOutcomes(labels, actual, random)
  const options = { seed: random.int(2 ** 31), resamples }
  const comparison = compareWithBaseline(RMSE, actual, predicted, { name: everybodyAlike, predicted: alike }, options)
  if (!comparison) return null
  return {
    customers: rows.rows,
    model: estimateMetric(RMSE, actual, predicted, options),
    baseline: estimateMetric(RMSE, actual, alike, options),
    comparison,
  }
}

const groupsOf = (
  rows: Matrix,
  { features, transforms, recipe }: Pick<OutlookInput, 'features' | 'transforms' | 'recipe'>,
  seed: number,
  signal: AbortSignal | undefined,
): Int32Array | undefined => {
  const space = recipe.algorithm === 'RFM' ? rows : applyScaling(fitScaling(rows, features, transforms), rows)
  try {
    return labelRows(fitRecipe(space, recipe, seed, signal), space)
  } catch (error) {
    if (error instanceof ModelInputError && error.code === 'INSUFFICIENT_DATA') return undefined
    throw error
  }
}
