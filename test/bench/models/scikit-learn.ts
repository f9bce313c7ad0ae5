import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Matrix } from '../../../src/ml/data/index.ts'

/** The Python that Debian's `python3-sklearn` belongs to. */
const PYTHON = '/usr/bin/python3'

/** What the reference took, on one thread, and how good it was. */
export interface ReferenceCost {
  readonly trainCpuMs: number
  readonly predictCpuMs: number
  readonly score: number
}

const SCRIPT = `
import json, sys, time
import numpy as np
from sklearn.ensemble import RandomForestRegressor, GradientBoostingClassifier
from sklearn.linear_model import LogisticRegression, LinearRegression
from sklearn.svm import SVC
folder, model, trees = sys.argv[1], sys.argv[2], int(sys.argv[3])
def table(name, cols):
    data = np.fromfile(folder + '/' + name)
    return data.reshape(-1, cols) if cols else data
cols = int(sys.argv[4])
x, y, tx, ty = table('x', cols), table('y', 0), table('tx', cols), table('ty', 0)
made = {
    'forest': lambda: RandomForestRegressor(trees, random_state=0, n_jobs=1),
    'logistic': lambda: LogisticRegression(max_iter=1000),
    'linear': lambda: LinearRegression(),
    'boosting': lambda: GradientBoostingClassifier(n_estimators=trees, random_state=0),
    'svm': lambda: SVC(gamma=1 / cols, cache_size=200),
}[model]
LogisticRegression().fit(x[:200], y[:200] > np.median(y[:200]))
start = time.process_time()
fitted = made().fit(x, y)
trained = time.process_time()
fitted.predict(tx)
predicted = time.process_time()
print(json.dumps(dict(trainCpuMs=1000 * (trained - start), predictCpuMs=1000 * (predicted - trained), score=fitted.score(tx, ty))))
`

/** Whether scikit-learn is on this machine (`apt-get install python3-sklearn`). */
const hasScikitLearn = ((): boolean => {
  try {
    execFileSync(PYTHON, ['-c', 'import sklearn'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

export interface Table {
  readonly x: Matrix
  readonly y: Float64Array
}

/** Trains and predicts with scikit-learn on the same numbers, single-threaded; undefined where it is not installed. */
export const runScikitLearn = (
  model: 'forest' | 'logistic' | 'linear' | 'boosting' | 'svm',
  train: Table,
  test: Table,
  trees = 100,
): ReferenceCost | undefined => {
  if (!hasScikitLearn) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'rapport-bench-'))
  try {
    const columns = { x: train.x.data, y: train.y, tx: test.x.data, ty: test.y }
    for (const [name, column] of Object.entries(columns)) {
      writeFileSync(join(folder, name), new Uint8Array(column.buffer, column.byteOffset, column.byteLength))
    }
    const env = { PATH: process.env['PATH'], OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' }
    const text = execFileSync(PYTHON, ['-c', SCRIPT, folder, model, String(trees), String(train.x.cols)], { env })
    const cost: ReferenceCost = JSON.parse(text.toString())
    return cost
  } finally {
    rmSync(folder, { recursive: true })
  }
}
