/** Minimisers: BFGS and L-BFGS with a gradient, Nelder–Mead without. Entry point `rapport-crm/ml/optimize`. */
export { bfgs, type SmoothMinimum } from './bfgs.ts'
export { hessian } from './hessian.ts'
export { lbfgs } from './lbfgs.ts'
export { nelderMead } from './nelder-mead.ts'
export type { Minimum, Objective, SmoothObjective } from './objective.ts'
export { atWall, walled } from './walled.ts'
