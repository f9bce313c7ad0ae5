import { describe, expect, it } from 'vitest'
import type { Transactions } from '../history/transactions.ts'
import { chooseWinner } from './choose.ts'
import { concludeComparison, gradePredictions } from './judge.ts'
import { planComparison, valueAlgorithms, type Stage, type ValueAlgorithm } from './plan.ts'
import type { BaselineName } from './baselines.ts'
import type { StageTable } from './stage-table.ts'

const customers = 400
/** A purchase a day. */
const history = (days: number): Transactions => ({
  customer: new Int32Array(days + 1),
  day: Float64Array.from({ length: days + 1 }, (_, day) => day),
  amount: new Float64Array(days + 1).fill(10),
  customers: 1,
})
const actual = Float64Array.from({ length: customers }, (_, i) => 10 + (i % 7))
const baselines: readonly BaselineName[] = ['SAME_AS_BEFORE', 'AVERAGE_SPEND']

/** A stage in which each contender errs by about as much as stated, and the baselines by 1 and 2. */
const table = (stage: Stage, errors: Partial<Record<ValueAlgorithm, number>>): StageTable => {
  const off = (by: number) => actual.map((value, i) => value + by * (1 + 0.1 * (i % 3)))
  return {
    stage,
    customer: Int32Array.from({ length: customers }, (_, i) => i),
    actual,
    contenders: [
      ...valueAlgorithms.flatMap((name) => {
        const error = errors[name]
        return error === undefined ? [] : [{ name, kind: 'MODEL' as const, value: off(error) }]
      }),
      ...baselines.map((name, i) => ({ name, kind: 'BASELINE' as const, value: off(i + 1) })),
    ],
    refusals: [],
  }
}

const plan = planComparison(history(364), { asOf: 364, horizonDays: 364 })
const conclude = (before: Partial<Record<ValueAlgorithm, number>>, after: Partial<Record<ValueAlgorithm, number>>) => {
  const choice = chooseWinner(plan.inner.map((stage) => table(stage, before)))
  const holdout = table(plan.holdout, after)
  const graded = holdout.contenders.map(({ value }) => gradePredictions(actual, value, { resamples: 50 }))
  return concludeComparison(plan, choice, holdout, graded)
}

describe('the windows that models are chosen in', () => {
  it('of a shop of 364 days are as long as half of the rest, begin on three different days and end before the hold-out', () => {
    expect(plan.holdout).toEqual({ name: 'HOLDOUT', asOf: 182, horizonDays: 182 })
    expect(plan.inner.map(({ asOf, horizonDays }) => [asOf, horizonDays])).toEqual([
      [91, 91],
      [76, 91],
      [61, 91],
    ])
  })

  it.each([42, 60, 100, 400, 3_000])(
    'of %i days end before the hold-out, and begin after a third of the history',
    (days) => {
      for (const horizonDays of [1, 7, 30, 90, 365, 3_650]) {
        const { holdout, inner } = planComparison(history(days), { asOf: days, horizonDays })
        for (const stage of inner) {
          expect(stage.horizonDays).toBe(Math.min(holdout.horizonDays, Math.floor(holdout.asOf / 2)))
          expect(stage.asOf + stage.horizonDays).toBeLessThanOrEqual(holdout.asOf)
          expect(stage.asOf).toBeGreaterThanOrEqual(Math.floor(holdout.asOf / 3))
        }
        expect(new Set(inner.map(({ asOf }) => asOf)).size).toBe(inner.length)
      }
    },
  )
})

describe('the choice', () => {
  it('is the model that was best before the hold-out if it is better on it too', () => {
    const found = conclude({ MBG_NBD: 0.7, LINEAR: 0.6 }, { MBG_NBD: 0.7, LINEAR: 0.6 })
    expect(found).toMatchObject({ winner: 'LINEAR', closest: 'LINEAR', isBetter: true, baseline: 'SAME_AS_BEFORE' })
    expect(found.text).toMatch(/^LINEAR chosen: in 3 windows of 91 days before the hold-out its error was 0\.60 times /)
  })

  it('is the next better model if the first fails on the hold-out, and says so', () => {
    const found = conclude(
      { MBG_NBD: 0.8, PARETO_NBD: 0.9, LINEAR: 0.5 },
      { MBG_NBD: 1.1, PARETO_NBD: 0.9, LINEAR: 1.9 },
    )
    expect(found).toMatchObject({ winner: 'LINEAR', closest: 'PARETO_NBD', isBetter: true })
    expect(found.grade!.grade).toBe('FAIR')
    expect(found.text).toMatch(
      /LINEAR came first \(0\.50\) but is no better on the hold-out of 182 days: \d+ % more error/,
    )
    expect(found.text).toMatch(/PARETO_NBD, the next one that is better there: 10 % less error/)
  })

  it('can be a model that was no better before the hold-out, if it alone is better on it', () => {
    const found = conclude({ MBG_NBD: 0.8, SVR: 1.2 }, { MBG_NBD: 1.3, SVR: 0.7 })
    expect(found).toMatchObject({ winner: 'MBG_NBD', closest: 'SVR', isBetter: true })
  })

  it('can be a model whose gain chance hides on the hold-out, if the earlier windows show it', () => {
    // The errors of four whales, each model's worst another, drown what all others gain.
    const noisy = (by: number, worst: number) =>
      actual.map((value, i) => value + (i % 100 > 0 ? by : i === worst ? 66 : 10))
    const choice = (before: number) => chooseWinner(plan.inner.map((stage) => table(stage, { MBG_NBD: before })))
    const base = table(plan.holdout, {})
    const after: StageTable = {
      ...base,
      contenders: [
        { name: 'MBG_NBD', kind: 'MODEL', value: noisy(0.8, 0) },
        ...base.contenders.map((one, i) => ({ ...one, value: noisy(i + 1.2, 300) })),
      ],
    }
    const graded = after.contenders.map(({ value }) => gradePredictions(actual, value, { resamples: 50 }))
    const found = concludeComparison(plan, choice(0.8), after, graded)
    expect(found.grade!.interval!.lower).toBeLessThan(0)
    expect(found).toMatchObject({ isBetter: true, grade: { grade: 'FAIR' } })
    expect(found.text).toMatch(/less error .* interval -\d+ % to \d+ %\), as in the windows before it\.$/)
    const alone = concludeComparison(plan, choice(1.1), after, graded)
    expect(alone).toMatchObject({ isBetter: false, grade: { grade: 'NO_BETTER_THAN_BASELINE' } })
  })

  it('can be a model that is better by one measure and indistinguishable by the other', () => {
    // Nearer for all but one, who weighs much in the squared error.
    const missed = (by: number, one: number, worst: number) =>
      actual.map((value, i) => value + (i === one ? worst : i % 100 > 0 ? by : 3))
    const base = table(plan.holdout, {})
    const after: StageTable = {
      ...base,
      contenders: [
        { name: 'MBG_NBD', kind: 'MODEL', value: missed(0.5, 0, 45) },
        ...base.contenders.map((one, i) => ({ ...one, value: missed(i + 1, 300, 20) })),
      ],
    }
    const choice = chooseWinner(plan.inner.map((stage) => table(stage, { MBG_NBD: 1.1 })))
    const graded = after.contenders.map(({ value }) => gradePredictions(actual, value, { resamples: 50 }))
    const found = concludeComparison(plan, choice, after, graded)
    expect(found).toMatchObject({ isBetter: true, grade: { metric: 'mae' } })
    expect(found.text).toMatch(/less mean absolute error .*, indistinguishable by root mean squared error\.$/)
  })

  it('keeps the baseline if no model is better on the hold-out, whatever came before, and says so', () => {
    const found = conclude({ MBG_NBD: 0.8, LINEAR: 0.9 }, { MBG_NBD: 1.1, LINEAR: 1 })
    expect(found).toMatchObject({ winner: 'MBG_NBD', closest: 'MBG_NBD', isBetter: false })
    expect(found.text).toMatch(
      /^The baseline "the same as in the period before" is kept: MBG_NBD beat it .* no model is better/,
    )
    const none = conclude({ MBG_NBD: 1.8 }, { MBG_NBD: 1.1 })
    expect(none).toMatchObject({ closest: 'MBG_NBD', isBetter: false })
    expect(none.winner).toBeUndefined()
  })

  it('knows a model that had too little data before the hold-out and has enough for it', () => {
    const found = conclude({}, { LINEAR: 0.5 })
    expect(found).toMatchObject({ closest: 'LINEAR', isBetter: true })
    expect(found.winner).toBeUndefined()
  })

  it('takes the simplest of those within a hundredth, and does not need a model in every window', () => {
    const tables = plan.inner.map((stage, i) =>
      table(stage, { MBG_NBD: 0.605, ...(i === 0 && { SVR: 0.6 }), LINEAR: 0.9 }),
    )
    expect(chooseWinner(tables).order).toEqual(['MBG_NBD', 'SVR', 'LINEAR'])
  })
})
