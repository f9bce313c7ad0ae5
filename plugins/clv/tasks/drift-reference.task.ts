import { driftReference as referenceOf } from '../algorithms/lifetime/drift.ts'
import type { ClvTasks } from '../algorithms/task-types.ts'

const driftReference: ClvTasks['driftReference'] = ({ transactions, asOf, model }) =>
  referenceOf(model, transactions, asOf)

export default driftReference
