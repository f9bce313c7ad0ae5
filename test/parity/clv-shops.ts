import { inlineRunner } from 'rapport-crm/task'
import { valueAlgorithms } from '../../plugins/clv/algorithms/compare/plan.ts'
import { isRefusal } from '../../plugins/clv/algorithms/errors.ts'
import { plainRhythms, plainShops } from '../../plugins/clv/algorithms/history/plain-shops.fixture.ts'
import { summarise } from '../../plugins/clv/algorithms/history/summary.ts'
import type { Transactions } from '../../plugins/clv/algorithms/history/transactions.ts'
import { scoreCustomers } from '../../plugins/clv/algorithms/lifetime/score.ts'
import { compareAlgorithms, trainLifetimeModel } from '../../plugins/clv/train/train-lifetime-model.ts'
import { contradicts } from '../../plugins/clv/algorithms/value/contradicts.fixture.ts'
import { aliveExplainer, valueExplainer } from '../../plugins/clv/algorithms/value/reasons.ts'
import { fitValueModel, stateOf } from '../../plugins/clv/algorithms/value/value-model.ts'
import * as tasks from '../../plugins/clv/tasks.ts'
import { encodeArtifact } from '../../src/sdk/task.ts'
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
    source: 'issue: models that meet a shop without variety',
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
      source: 'issue: lifetime value',
      ratio: 1,
      rule: 'promoted exactly where graded better, and wherever a model has less mean absolute and less squared error',
      pass: found.isBetter === isGraded && (found.isBetter || !isBeaten),
      note: found.text,
    })
  }
  return rows
}

/** No reason of a whole shop may say the contrary of its number. */
export const reasonRows = (dataset: string, transactions: Transactions, asOf: number): ParityRow[] =>
  (['MBG_NBD', 'BG_NBD', 'PARETO_NBD'] as const).map((process) => {
    const summary = summarise(transactions, asOf)
    const model = fitValueModel(summary, process, { starts: 1 })
    const explain = [valueExplainer(model, { horizonDays: 365 }), aliveExplainer(model)]
    let wrong = 0
    for (let i = 0; i < summary.customer.length; i++)
      for (const { factors } of explain.map((of) => of(stateOf(summary, i)))) {
        const isOrdered = factors.every(
          ({ contribution }, j) => j === 0 || Math.abs(contribution) <= Math.abs(factors[j - 1]!.contribution),
        )
        if (!isOrdered || factors.some(contradicts)) wrong++
      }
    return {
      model: process,
      dataset: `${dataset}, ${summary.customer.length} customers`,
      metric: 'customers with a reason that contradicts its number, or out of order',
      ours: wrong,
      reference: 0,
      source: 'issue: lifetime value',
      ratio: wrong === 0 ? 1 : 0,
      rule: 'none',
      pass: wrong === 0,
    }
  })
