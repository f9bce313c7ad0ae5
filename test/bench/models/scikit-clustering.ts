import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Matrix } from '../../../src/ml/data/index.ts'

export interface Timing {
  readonly cpuMs: number
  readonly wallMs: number
}

const python = `
import json, sys, time, warnings
import numpy as np
warnings.filterwarnings('ignore')
from sklearn.cluster import KMeans, DBSCAN
from sklearn.mixture import GaussianMixture
from scipy.cluster.hierarchy import linkage
job = json.loads(sys.argv[1])
X = np.fromfile(job['rows']).reshape(-1, job['cols'])
KMeans(2, n_init=1).fit(X[:500])
def kmeans():
    init = np.fromfile(job['start']).reshape(-1, job['cols'])
    m = KMeans(len(init), init=init, n_init=1).fit(X)
    return {'inertia': m.inertia_, 'iterations': m.n_iter_}
def starts():
    return {'inertia': KMeans(job['k'], n_init=job['starts'], random_state=1).fit(X).inertia_}
def dbscan():
    m = DBSCAN(eps=job['eps'], min_samples=job['minRows']).fit(X)
    core = np.zeros(len(X), np.int32); core[m.core_sample_indices_] = 1
    np.column_stack([m.labels_, core]).astype(np.int32).tofile(job['out'])
    return {}
def mixture():
    return {'logLikelihood': GaussianMixture(job['k'], random_state=1).fit(X).score(X) * len(X)}
def ward():
    return {'height': linkage(X, 'ward')[-1, 2]}
best = None
for _ in range(job['runs']):
    c, w = time.process_time(), time.perf_counter()
    result = globals()[job['what']]()
    found = {'cpuMs': (time.process_time() - c) * 1e3, 'wallMs': (time.perf_counter() - w) * 1e3, **result}
    if best is None or found['cpuMs'] < best['cpuMs']: best = found
print(json.dumps(best))
`

const run = promisify(execFile)

/** A Python with scikit-learn and scipy, or undefined. */
export const findPython = async (): Promise<string | undefined> => {
  for (const command of ['python3', '/usr/bin/python3']) {
    const found = await run(command, ['-c', 'import sklearn, scipy']).then(
      () => true,
      () => false,
    )
    if (found) return command
  }
  return undefined
}

/** The quickest run, and what it gave. */
export type Answer = Timing & Record<string, number>
/** Does one job with scikit-learn or scipy on the same rows; undefined where there is no Python for it. */
export type Ask = (
  what: string,
  rows: Matrix,
  threads: number,
  extra?: Record<string, unknown>,
) => Promise<Answer | undefined>

export const withoutPython: Ask = () => Promise.resolve(undefined)

export const askPython =
  (command: string, folder: string): Ask =>
  async (what, rows, threads, extra = {}) => {
    const file = join(folder, 'rows')
    await writeFile(file, rows.data)
    const job = { what, rows: file, cols: rows.cols, runs: 3, ...extra }
    const count = `${threads}`
    const env = { ...process.env, OMP_NUM_THREADS: count, OPENBLAS_NUM_THREADS: count, MKL_NUM_THREADS: count }
    const { stdout } = await run(command, ['-c', python, JSON.stringify(job)], { env })
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the script above prints
    return JSON.parse(stdout) as Answer
  }
