import { refusalOf } from '../algorithms/errors.ts'
import { forecastStored } from '../algorithms/forecast-series.ts'
import type { ForecastingTasks } from '../algorithms/task-types.ts'

const forecast: ForecastingTasks['forecast'] = (input) => {
  try {
    return { ok: true, ...forecastStored(input) }
  } catch (error) {
    return { ok: false, ...refusalOf(error) }
  }
}

export default forecast
