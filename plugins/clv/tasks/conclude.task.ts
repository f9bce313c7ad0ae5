import { concludeComparison } from '../algorithms/compare/judge.ts'
import type { ClvTasks } from '../algorithms/task-types.ts'

const conclude: ClvTasks['conclude'] = ({ plan, choice, table, graded, groups }) =>
  concludeComparison(plan, choice, table, graded, groups)

export default conclude
