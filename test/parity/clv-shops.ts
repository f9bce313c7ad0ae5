import { inlineRunner } from 'rapport-crm/task'
import { valueAlgorithms } from '../../plugins/clv/algorithms/compare/plan.ts'
import { isRefusal } from '../../plugins/clv/algorithms/errors.ts'
import { plainRhythms, plainShops } from '../../plugins/clv/algorithms/history/plain-shops.fixture.ts'
import type { Transactions } from '../../plugins/clv/algorithms/history/transactions.ts'
import { scoreCustomers } from '../../plugins/clv/algorithms/lifetime/score.ts'
import { compareAlgorithms, trainLifetimeModel } from '../../plugins/clv/train/train-lifetime-model.ts'
import { contradicts } from '../../plugins/clv/algorithms/value/contradicts.fixture.ts'
import * as tasks from '../../plugins/clv/tasks.ts'
import { encodeArtifact } from '../../src/ml/data/index.ts'
import type { ParityRow } from './parity.ts'

const clvTasks = inlineRunner(tasks)

const shops = 200

/** Shops without variety: each must end with values, or say what it lacks, and every interval be finite and hold the value. */
export const plainRows = async (): Promise<ParityRow[]> => {
  const failed = new Map<string, string[]>(valueAlgorithms.map((algorithm) => [algorithm, []]))
  for (const { price, rhythm, seed, transactions } of plainShops(shops)) {
    const options = { asOf: plainRhythms[rhythm].days, horizonDays: 60, starts: 1 }
    for (const algorithm of valueAlgorithms) {
      try {
        const model = await trainLifetimeModel(transactions, { ...options, algorithm }, clvTasks, { seed })
        encodeArtifact(model)
        const isSound = scoreCustomers(model, transactions, options.asOf, options).every(
          ({ value, interval: { lower, upper } }) => Number.isFinite(upper) && lower <= value && value <= upper,
        )
        if (!isSound) failed.get(algorithm)!.push(`${price}, ${rhythm}: an interval`)
      } catch (error) {
        if (!isRefusal(error)) failed.get(algorithm)!.push(`${price}, ${rhythm}: ${String(error)}`)
      }
    }
  }
  return [...failed].map(([algorithm, faults]) => ({
    model: algorithm,
    dataset: `${shops} shops of one price, two, within 1 % and 1 per mille; subscriptions, tickets`,
    metric: 'shops without finite values and intervals',
    ours: faults.length,
    reference: 0,
    source: 'none wanted',
    ratio: faults.length === 0 ? 1 : 0,
    rule: 'none',
    pass: faults.length === 0,
    ...(faults.length > 0 && { note: faults.slice(0, 3).join('; ') }),
  }))
}

/** AUTO must end with a model wherever one is better than the baseline on the hold-out. */
export const autoRows = async (dataset: string, transactions: Transactions, asOf: number): Promise<ParityRow[]> => {
  const rows: ParityRow[] = []
  for (const horizonDays of [90, 182, 364]) {
    const found = await compareAlgorithms(transactions, { asOf, horizonDays }, clvTasks, { seed: 1 })
    const isGraded = found.grade !== undefined && !found.grade.grade.endsWith('_THAN_BASELINE')
    const errorsOf = (name: string) => found.models.find((one) => one.name === name)!.metrics.slice(0, 2)
    const base = errorsOf(found.baseline)
    // Mean absolute and root mean squared error.
    const isBeaten = found.models.some(
      ({ kind, name }) => kind === 'MODEL' && errorsOf(name).every(({ value }, j) => value! < base[j]!.value!),
    )
    rows.push({
      model: 'AUTO',
      dataset: `${dataset}, ${horizonDays} days`,
      metric: 'values where a model is better, and a grade that says so',
      ours: found.isBetter ? 1 : 0,
      reference: 1,
      source: 'hold-out of the comparison itself',
      ratio: 1,
      rule: 'promoted exactly where graded better, and wherever a model has less mean absolute and less squared error',
      pass: found.isBetter === isGraded && (found.isBetter || !isBeaten),
      note: found.text,
    })
  }
  return rows
}

/** Days ahead of the values whose reasons are read. */
const reasonHorizonDays = 90

/** No reason of a whole shop may say the contrary of its number, of whatever algorithm; and they add up to the value. */
export const reasonRows = async (dataset: string, transactions: Transactions, asOf: number): Promise<ParityRow[]> => {
  const rows: ParityRow[] = []
  for (const algorithm of valueAlgorithms) {
    const options = { asOf, horizonDays: reasonHorizonDays, starts: 1 }
    const model = await trainLifetimeModel(transactions, { ...options, algorithm }, clvTasks, { seed: 1 })
    const scores = scoreCustomers(model, transactions, asOf, options)
    const isOrdered = (factors: readonly { readonly contribution: number }[]) =>
      factors.every(
        ({ contribution }, j) => j === 0 || Math.abs(contribution) <= Math.abs(factors[j - 1]!.contribution),
      )
    const wrong = scores.filter(({ baseValue, factors, rawValue, alive }) => {
      const sum = factors.reduce((total, { contribution }) => total + contribution, baseValue)
      const isWhole = Math.abs(sum - rawValue) <= 1e-6 * Math.max(1, Math.abs(rawValue))
      const isSound = [factors, alive.factors].every((of) => isOrdered(of) && !of.some(contradicts))
      return !isSound || !isWhole
    })
    const reasons = scores.reduce((count, { factors, alive }) => count + factors.length + alive.factors.length, 0)
    rows.push({
      model: algorithm,
      dataset: `${dataset}, ${scores.length} customers`,
      metric: 'customers with a reason that contradicts its number, is out of order or does not add up',
      ours: wrong.length,
      reference: 0,
      source: 'none wanted',
      ratio: wrong.length === 0 ? 1 : 0,
      rule: 'none',
      pass: wrong.length === 0 && scores.length > 0,
      note: `${reasons} reasons read`,
    })
  }
  return rows
}
