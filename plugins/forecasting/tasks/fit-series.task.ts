import { refusalOf } from '../algorithms/errors.ts'
import { forecastSeries } from '../algorithms/forecast-series.ts'
import type { ForecastingTasks } from '../algorithms/task-types.ts'

const fitSeries: ForecastingTasks['fitSeries'] = (input, { progress }) => {
  try {
    return { ok: true, ...forecastSeries(input, progress) }
  } catch (error) {
    return { ok: false, ...refusalOf(error) }
  }
}

export default fitSeries
