import { runPiece } from '../algorithms/compare/predict.ts'
import type { ClvTasks } from '../algorithms/task-types.ts'

const comparePiece: ClvTasks['comparePiece'] = ({ transactions, modelSeed, piece }) =>
  runPiece(transactions, modelSeed, piece)

export default comparePiece
