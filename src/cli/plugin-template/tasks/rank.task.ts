import type { TaskFunction } from 'rapport-crm/task'
import { cutsOf } from '../algorithms/percentile.ts'

export interface RankInput {
  /** Contacts of each customer. */
  readonly contacts: Float64Array
}

export interface RankOutput {
  /** Percentiles 0 to 100. */
  readonly cuts: Float64Array
}

const rank: TaskFunction<RankInput, RankOutput> = ({ contacts }) => ({ cuts: cutsOf(contacts) })

export default rank
