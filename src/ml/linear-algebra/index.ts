/** Factors of small dense matrices. Entry point `rapport-crm/ml/linear-algebra`. */
export { cholesky, choleskySolve, inverseOfDefinite } from './cholesky.ts'
