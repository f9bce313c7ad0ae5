import { createRandom, type TaskContext } from 'rapport/task'
import type { ClvTasks, InputOf, OutputOf, TaskName, TaskRunner } from '../algorithms/task-types.ts'
import bandLimits from './band-limits.task.ts'
import calibrate from './calibrate.task.ts'
import comparePiece from './compare-piece.task.ts'
import conclude from './conclude.task.ts'
import drift from './drift.task.ts'
import driftReference from './drift-reference.task.ts'
import finishFit from './finish-fit.task.ts'
import fitStart from './fit-start.task.ts'
import grade from './grade.task.ts'
import growForest from './grow-forest.task.ts'
import judge from './judge.task.ts'
import score from './score.task.ts'
import summarise from './summarise.task.ts'
import trainSupervised from './train-supervised.task.ts'
import trainingSet from './training-set.task.ts'

const tasks: ClvTasks = {
  summarise,
  fitStart,
  finishFit,
  trainingSet,
  growForest,
  trainSupervised,
  calibrate,
  bandLimits,
  score,
  driftReference,
  drift,
  comparePiece,
  judge,
  grade,
  conclude,
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
