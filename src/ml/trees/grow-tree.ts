import { ModelInputError } from '../data/model-input-error.ts'
import { createRandom } from '../../core/random.ts'
import type { ForestData } from './forest-data.ts'
import { growNodes } from './grow-nodes.ts'
import { growLibraryNodes } from './library-tree.ts'
import type { GrownTree, TreeNodes } from './tree-nodes.ts'

/** Grows one tree of the forest: one piece of work, decided by `data` and `seed` alone. */
export const growTree = (data: ForestData, { seed }: { readonly seed: number }): GrownTree => {
  const random = createRandom(seed)
  const weights = new Int32Array(data.rows)
  if (data.bootstrap) for (let i = 0; i < data.rows; i++) weights[random.int(data.rows)]!++
  else weights.fill(1)
  if (data.x !== undefined) return withOutOfBag(data, growLibraryNodes(data, data.x, weights, seed), weights)
  if (data.binned === undefined)
    throw new ModelInputError('BAD_ARTIFACT', 'expected forest data with binned columns or x')
  const nodes = growNodes({ ...data, binned: data.binned, weights }, random)
  return withOutOfBag(data, nodes, weights)
}

const withOutOfBag = (data: ForestData, nodes: TreeNodes, weights: Int32Array): GrownTree => {
  const { outputs } = data
  const outOfBagRows = Int32Array.from(Array.from({ length: data.rows }, (_, i) => i).filter((i) => weights[i] === 0))
  const outOfBagValues = new Float64Array(outOfBagRows.length * outputs)
  const goesLeft = leftTest(data, nodes)
  outOfBagRows.forEach((row, at) => {
    let node = 0
    while (nodes.feature[node]! >= 0) node = goesLeft(row, node) ? node + 1 : nodes.right[node]!
    for (let k = 0; k < outputs; k++) outOfBagValues[at * outputs + k] = nodes.value[node * outputs + k]!
  })
  return { nodes, outOfBagRows, outOfBagValues }
}

/** Whether a training row goes left at a node; binned rows are compared by bin, without their original values. */
const leftTest = (data: ForestData, nodes: TreeNodes): ((row: number, node: number) => boolean) => {
  const { x, binned } = data
  if (binned === undefined) {
    return (row, node) => x!.data[row * x!.cols + nodes.feature[node]!]! <= nodes.threshold[node]!
  }
  const { bins, rows, edges, edgeStart } = binned
  return (row, node) => {
    const column = nodes.feature[node]!
    const bin = bins[column * rows + row]!
    const edge = edgeStart[column]! + bin
    // the upper edge of the row's bin is at or below the threshold
    return edge < edgeStart[column + 1]! && edges[edge]! <= nodes.threshold[node]!
  }
}
