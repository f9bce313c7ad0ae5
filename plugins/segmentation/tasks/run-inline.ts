import { createRandom, type TaskContext } from 'rapport/task'
import type { InputOf, OutputOf, SegmentationTasks, TaskName, TaskRunner } from '../algorithms/task-types.ts'
import bootstrap from './bootstrap.task.ts'
import chooseK from './choose-k.task.ts'
import dbscan from './dbscan.task.ts'
import describe from './describe.task.ts'
import gaussianMixture from './gaussian-mixture.task.ts'
import hierarchical from './hierarchical.task.ts'
import kmeans from './kmeans.task.ts'
import prepare from './prepare.task.ts'
import rfm from './rfm.task.ts'

const tasks: SegmentationTasks = {
  prepare,
  kmeans,
  chooseK,
  gaussianMixture,
  hierarchical,
  dbscan,
  rfm,
  describe,
  bootstrap,
}

const call = async <T extends TaskName>(name: T, input: InputOf<T>, task: TaskContext): Promise<OutputOf<T>> => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- TypeScript cannot tie a key of a union to its function
  const run = tasks[name] as (input: InputOf<T>, task: TaskContext) => OutputOf<T> | Promise<OutputOf<T>>
  return run(input, task)
}

/** Runs the tasks in this thread, one after the other, with seeds by piece as the compute host has them: for tests and small data. */
export const inlineRunner: TaskRunner = {
  run: (name, input, { seed, signal = new AbortController().signal, onProgress = () => undefined }) =>
    call(name, input, { seed, signal, progress: onProgress }),
  map: async (name, shared, pieces, { seed, signal = new AbortController().signal, onProgress = () => undefined }) => {
    const random = createRandom(seed)
    const outputs = []
    for (const [i, piece] of pieces.entries()) {
      const context = { seed: random.fork(i).int(2 ** 32), signal, progress: () => onProgress(i / pieces.length) }
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- shared and piece make up the input by their types
      outputs.push(await call(name, { ...shared, ...piece } as unknown as InputOf<typeof name>, context))
    }
    return outputs
  },
}
