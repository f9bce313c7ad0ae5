import { longley } from '../../src/ml/linear/longley.fixture.ts'
import { spector } from '../../src/ml/linear/spector.fixture.ts'
import { friedman1 } from '../../src/ml/trees/friedman.fixture.ts'
import { rowOf } from '../../src/ml/data/index.ts'
import { residualOf } from '../../src/ml/explain/index.ts'
import { linearRegression, logisticRegression, predictLogistic } from '../../src/ml/linear/index.ts'
import { accuracy, areaUnderCurve, binaryF1, logLoss, rSquared } from '../../src/ml/metrics/index.ts'
import { predictSvm, trainSvm } from '../../src/ml/svm/index.ts'
import { predictBoosting, predictForest, trainBoosting, trainForest, treeExplainer } from '../../src/ml/trees/index.ts'
import { paritySuite, type ParityRow } from './parity.ts'
import { type Churn, readTelco, splitTelco } from './telco.ts'

const SOURCE = 'REFERENCES.md, scikit-learn 1.2.1'
// the reference's split is not known: the mean over several splits stands for it
const SPLITS = [1, 2, 3, 4, 5]

const round = (value: number, digits = 4) => Number(value.toFixed(digits))
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

type Row = Omit<ParityRow, 'pass' | 'rule' | 'ratio'>
const atLeast = (row: Row, least: number): ParityRow => ({
  ...row,
  ours: round(row.ours),
  ratio: row.ours / row.reference,
  rule: `≥ ${least}`,
  pass: row.ours >= least,
})
const atMost = (row: Row, most: number): ParityRow => ({
  ...row,
  ours: round(row.ours),
  ratio: row.reference / row.ours,
  rule: `≤ ${most}`,
  pass: row.ours <= most,
})
const toFourDigits = (row: Row): ParityRow => ({
  ...row,
  ratio: row.ours / row.reference,
  rule: 'equal to 4 digits',
  pass: Math.abs(row.ours / row.reference - 1) < 5e-5,
})

const regressionRows = (): ParityRow[] => {
  const linear = linearRegression(longley.x, longley.employed)
  const nist = { model: 'linear regression', dataset: 'Longley', source: 'NIST Statistical Reference Datasets' }
  const logistic = logisticRegression(spector.x, spector.improved, { l2: 0 })
  const logit = { model: 'logistic regression', dataset: 'Spector', source: 'statsmodels 0.13.5 Logit' }
  return [
    toFourDigits({
      ...nist,
      metric: 'coefficient of GNP',
      ours: linear.coefficients[1]!,
      reference: -0.035819179292591,
    }),
    toFourDigits({
      ...nist,
      metric: 'its standard error',
      ours: linear.standardErrors[1]!,
      reference: 0.0334910077722432,
    }),
    toFourDigits({
      ...logit,
      metric: 'coefficient of PSI',
      ours: logistic.coefficients[2]!,
      reference: 2.3786876550933536,
    }),
    toFourDigits({
      ...logit,
      metric: 'its standard error',
      ours: logistic.standardErrors[2]!,
      reference: 1.0645642544971308,
    }),
  ]
}

const friedmanForest = (rows: number, trees: number) => {
  const train = friedman1(rows, 1)
  return trainForest(train.x, train.y, { kind: 'regression', engine: 'histogram', trees, seed: 1 })
}

const friedmanRows = (): ParityRow[] => {
  const test = friedman1(10_000, 99)
  const small = friedmanForest(5_000, 100)
  const score = (forest: typeof small) => rSquared(test.y, predictForest(forest, test.x))!
  const explain = treeExplainer(small)
  let worst = 0
  for (let i = 0; i < 200; i++) worst = Math.max(worst, Math.abs(residualOf(explain(rowOf(test.x, i)))))
  const common = { model: 'random forest', metric: 'R²', source: SOURCE }
  return [
    atLeast({ ...common, dataset: 'Friedman 1, 5,000 rows, 100 trees', ours: score(small), reference: 0.8999 }, 0.895),
    atLeast(
      {
        ...common,
        dataset: 'Friedman 1, 50,000 rows, 20 trees',
        ours: score(friedmanForest(50_000, 20)),
        reference: 0.9355,
      },
      0.93,
    ),
    {
      model: 'TreeSHAP',
      dataset: 'Friedman 1, that forest, 200 rows',
      metric: 'largest |base + Σ contributions − value|',
      ours: worst,
      reference: 1e-9,
      source: 'the rule itself',
      ratio: 1e-9 / worst,
      rule: '≤ 1e-9',
      pass: worst <= 1e-9,
    },
  ]
}

const over = (splits: number) => `mean of ${splits} splits`

const churnRows = async (telco: Churn): Promise<ParityRow[]> => {
  const splits = SPLITS.map((seed) => splitTelco(telco, seed))
  const scored = (predict: (split: (typeof splits)[number]) => Float64Array) => {
    const results = splits.map((split) => {
      const probability = predict(split)
      return {
        auc: areaUnderCurve(split.holdout.label, probability)!,
        loss: logLoss(split.holdout.label, probability)!,
      }
    })
    return { auc: mean(results.map(({ auc }) => auc)), loss: mean(results.map(({ loss }) => loss)) }
  }
  const logistic = scored(({ train, holdout }) => predictLogistic(logisticRegression(train.x, train.label), holdout.x))
  const boosted = scored(({ train, holdout }) =>
    predictBoosting(trainBoosting(train.x, train.label, { loss: 'log' }), holdout.x),
  )
  const forest = scored(({ train, holdout }) =>
    predictForest(
      trainForest(train.x, train.label, { kind: 'classification', engine: 'histogram', trees: 100, seed: 1 }),
      holdout.x,
    ),
  )
  const machines = await Promise.all(
    splits.slice(0, 3).map(async ({ train, holdout }) => {
      const said = predictSvm(await trainSvm(train.x, train.label, { kind: 'classification' }), holdout.x)
      return { accuracy: accuracy(holdout.label, said)!, f1: binaryF1(holdout.label, said)! }
    }),
  )
  const common = { dataset: 'Telco churn, stratified 75/25', source: SOURCE }
  const svm = { ...common, model: 'SVM (RBF)', note: `${over(3)}; single splits differ by ± .01` }
  return [
    atLeast(
      { ...common, model: 'logistic regression', metric: 'AUC', ours: logistic.auc, reference: 0.84, note: over(5) },
      0.835,
    ),
    atMost(
      {
        ...common,
        model: 'logistic regression',
        metric: 'log loss',
        ours: logistic.loss,
        reference: 0.4235,
        note: over(5),
      },
      0.43,
    ),
    atLeast({ ...common, model: 'boosting', metric: 'AUC', ours: boosted.auc, reference: 0.84, note: over(5) }, 0.835),
    atMost(
      { ...common, model: 'boosting', metric: 'log loss', ours: boosted.loss, reference: 0.423, note: over(5) },
      0.43,
    ),
    atLeast(
      { ...common, model: 'random forest', metric: 'AUC', ours: forest.auc, reference: 0.8175, note: over(5) },
      0.8175,
    ),
    atLeast({ ...svm, metric: 'accuracy', ours: mean(machines.map((m) => m.accuracy)), reference: 0.7918 }, 0.785),
    atLeast({ ...svm, metric: 'F1', ours: mean(machines.map((m) => m.f1)), reference: 0.5569 }, 0.545),
  ]
}

export default paritySuite(
  {
    regression: async () => regressionRows(),
    friedman: async () => friedmanRows(),
    churn: async (data) => churnRows(readTelco(data('churn/telco.csv'))),
  },
  ['regression', 'friedman'],
)
