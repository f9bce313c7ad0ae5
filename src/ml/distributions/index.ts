/** Distributions, special functions and quadrature. Entry point `rapport-crm/ml/distributions`. */
export { gaussLegendre } from './gauss-legendre.ts'
export { normalCdf, normalQuantile } from './normal.ts'
export { digamma, incompleteBeta, logBeta, logGamma } from './special-functions.ts'
export { studentTQuantile } from './student-t.ts'
