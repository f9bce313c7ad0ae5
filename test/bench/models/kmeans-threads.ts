import { Worker } from 'node:worker_threads'
import type { Matrix } from '../../../src/ml/data/index.ts'

const workerSource = `
const { parentPort, workerData } = require('node:worker_threads')
const task = import(workerData).then(({ kmeans }) => kmeans)
parentPort.on('message', async ({ input, seed }) => {
  const { inertia } = await (await task)(input, { seed, signal: new AbortController().signal, progress: () => {} })
  parentPort.postMessage(inertia)
})
`
const kmeansTask = new URL('../../../plugins/segmentation/tasks.ts', import.meta.url).href

const call = (worker: Worker, input: object, seed: number): Promise<number> =>
  new Promise((resolve, reject) => {
    worker.once('error', reject)
    worker.once('message', (inertia: number) => {
      worker.off('error', reject)
      resolve(inertia)
    })
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread has no origin
    worker.postMessage({ input, seed })
  })

/** Runs restarts of k-means in threads, each thread taking the next one; gives the lowest inertia. */
export const startThreads = (count: number) => {
  const workers = Array.from({ length: count }, () => new Worker(workerSource, { eval: true, workerData: kmeansTask }))
  return {
    async lowestInertia(rows: Matrix, k: number, starts: number): Promise<number> {
      let next = 0
      let lowest = Infinity
      const work = async (worker: Worker) => {
        while (next < starts) lowest = Math.min(lowest, await call(worker, { rows, k }, next++))
      }
      await Promise.all(workers.map(work))
      return lowest
    },
    stop: () => Promise.all(workers.map((worker) => worker.terminate())),
  }
}
