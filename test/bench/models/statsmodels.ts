import { execFileSync } from 'node:child_process'

/** The Python that Debian's `python3-statsmodels` belongs to. */
const PYTHON = '/usr/bin/python3'

/** Processor time of one fit and forecast, in milliseconds. */
export interface StatsmodelsCost {
  readonly arima: number
  readonly ets: number
  readonly stl: number
}

const SCRIPT = `
import json, sys, time, warnings
warnings.filterwarnings('ignore')
import numpy as np
from statsmodels.tsa.statespace.sarimax import SARIMAX
from statsmodels.tsa.exponential_smoothing.ets import ETSModel
from statsmodels.tsa.seasonal import STL
y = np.array(json.load(sys.stdin))
logs = np.log(y)
jobs = {
    'arima': lambda: SARIMAX(logs, order=(0, 1, 1), seasonal_order=(0, 1, 1, 12)).fit(disp=0).forecast(12),
    'ets': lambda: ETSModel(y, error='mul', trend='add', damped_trend=True, seasonal='mul', seasonal_periods=12).fit(disp=0).forecast(12),
    'stl': lambda: STL(logs, period=12, seasonal=11).fit(),
}
costs = {}
for name, job in jobs.items():
    job()
    best = 1e9
    for _ in range(3):
        start = time.process_time()
        job()
        best = min(best, 1000 * (time.process_time() - start))
    costs[name] = best
print(json.dumps(costs))
`

/** Fits the same series with statsmodels, single-threaded; undefined where it is not installed (`apt-get install python3-statsmodels`). */
export const runStatsmodels = (series: Float64Array): StatsmodelsCost | undefined => {
  try {
    execFileSync(PYTHON, ['-c', 'import statsmodels'], { stdio: 'ignore' })
  } catch {
    return undefined
  }
  const env = { PATH: process.env['PATH'], OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' }
  const text = execFileSync(PYTHON, ['-c', SCRIPT], { env, input: JSON.stringify(Array.from(series)) })
  const cost: StatsmodelsCost = JSON.parse(text.toString())
  return cost
}
