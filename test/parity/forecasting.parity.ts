import { crostonRows } from './forecasting/croston.ts'
import { hourlyRows, shortHourlyRows } from './forecasting/hourly.ts'
import { coverageRows, monthlyRows } from './forecasting/monthly.ts'
import { shiftRows, sporadicRows } from './forecasting/simulated.ts'
import { weeklyRows } from './forecasting/weekly.ts'
import type { ParitySuite } from './parity.ts'

const suite: ParitySuite = {
  monthly: monthlyRows,
  coverage: coverageRows,
  croston: crostonRows,
  weekly: weeklyRows,
  hourly: hourlyRows,
  'short-hourly': shortHourlyRows,
  shifts: shiftRows,
  intermittent: sporadicRows,
}

export default suite
