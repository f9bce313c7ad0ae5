import { createRandom } from '../core/random.ts'

/** The seed of piece `index`: depends only on the run's seed and the position of the piece. */
export const pieceSeed = (seed: number, index: number): number =>
  createRandom(seed)
    .fork(index)
    .int(2 ** 32)
