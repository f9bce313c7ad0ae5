/** Distributions, special functions and quadrature. Entry point `rapport-crm/ml/distributions`. */
export { gaussLegendre } from './gauss-legendre.ts'
export { erfc, normalCdf, normalQuantile } from './normal.ts'
export { digamma, incompleteBeta, logBeta, logGamma } from './special-functions.ts'
export { studentTCdf, studentTQuantile } from './student-t.ts'
