import { crostonRows } from './forecasting/croston.ts'
import { hourlyRows, shortHourlyRows } from './forecasting/hourly.ts'
import { coverageRows, monthlyRows } from './forecasting/monthly.ts'
import { shiftRows, sporadicRows } from './forecasting/simulated.ts'
import { weeklyRows } from './forecasting/weekly.ts'
import { paritySuite } from './parity.ts'

export default paritySuite(
  {
    monthly: monthlyRows,
    coverage: coverageRows,
    croston: crostonRows,
    weekly: weeklyRows,
    hourly: hourlyRows,
    'short-hourly': shortHourlyRows,
    shifts: shiftRows,
    intermittent: sporadicRows,
  },
  ['croston', 'intermittent'],
)
