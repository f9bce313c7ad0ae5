import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Rounds before the first measurement, in which caches fill, and between two of them. */
const rounds = 4
/** Growth per round that is no leak: caches and statistics that are still filling. */
const tolerated = 128 * 1_024

let collect: (() => void) | undefined

const usedBytes = (): number => {
  if (!collect) {
    setFlagsFromString('--expose-gc')
    collect = runInNewContext('gc') as () => void
  }
  collect()
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** Bytes by which memory grows with each round of work, over three spans of rounds that all grow; undefined if it does not. */
export const grownBytes = async (round: () => Promise<void>): Promise<number | undefined> => {
  const span = async (before: number): Promise<number> => {
    for (let i = 0; i < rounds; i++) await round()
    return usedBytes() - before
  }
  let least = Infinity
  await span(0)
  for (let i = 0; i < 3; i++) {
    least = Math.min(least, (await span(usedBytes())) / rounds)
    if (least <= tolerated) return undefined
  }
  return least
}
