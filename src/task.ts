/**
 * The door for code that runs in worker threads (`rapport/task`): task types and numerics, no database, no decorators.
 * Everything else a plugin needs is behind `rapport/sdk`.
 */
export type { StringColumn, TaskContext, TaskFunction } from './compute/task.ts'
export { matrix, matrixFromRows, rowOf, type Matrix } from './models/kit/matrix.ts'
export { createRandom, type Random } from './models/kit/random.ts'
