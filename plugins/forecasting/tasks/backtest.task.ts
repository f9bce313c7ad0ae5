import { runPiece } from '../algorithms/backtest.ts'
import type { ForecastingTasks } from '../algorithms/task-types.ts'

const backtest: ForecastingTasks['backtest'] = ({ series, ...piece }) => runPiece(series, piece)

export default backtest
