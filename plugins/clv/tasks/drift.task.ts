import { customerDrift } from '../algorithms/lifetime/drift.ts'
import type { ClvTasks } from '../algorithms/task-types.ts'

const drift: ClvTasks['drift'] = ({ transactions, asOf, model, reference }) =>
  customerDrift(model, reference, transactions, asOf)

export default drift
