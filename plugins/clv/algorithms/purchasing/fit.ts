import { createRandom } from 'rapport-crm/task'
import { inverseOfDefinite } from 'rapport-crm/ml/linear-algebra'
import { atWall, bfgs, hessian, nelderMead, type SmoothObjective, walled } from 'rapport-crm/ml/optimize'
import { insufficientData, invalidInput } from '../errors.ts'
import { bgNbd, mbgNbd } from './beta-geometric.ts'
import type { Cohort } from './cohort.ts'
import { nbdLogLikelihood } from './nbd.ts'
import { paretoNbd } from './pareto-nbd.ts'
import { parametersOf, type ProcessParameters, type PurchaseProcess, type PurchaseProcessName } from './process.ts'

/** The purchase processes by name. */
export const purchaseProcesses: Readonly<Record<PurchaseProcessName, PurchaseProcess>> = {
  BG_NBD: bgNbd,
  MBG_NBD: mbgNbd,
  PARETO_NBD: paretoNbd,
}

export interface PurchaseFitOptions {
  /** Starting points of the search. @default 4 */
  readonly starts?: number
  /** Weight c ≥ 0 of the penalty c · Σ (log θ − log centre)², in units of log likelihood: 0.5 is one standard deviation of 1 on the log scale. @default 0 */
  readonly penalty?: number
  /** Fewest customers. @default 20 */
  readonly minimumCustomers?: number
  /** Fewest customers with a repeat purchase. @default 10 */
  readonly minimumRepeatCustomers?: number
}

/** The end of one search. */
export interface FitCandidate {
  readonly start: number
  /** Logarithms of the parameters. */
  readonly theta: readonly number[]
  /** Log likelihood minus penalty. */
  readonly score: number
  readonly iterations: number
  readonly converged: boolean
}

/** A fitted purchase model; plain data that can be stored as JSON. */
export interface PurchaseFit {
  readonly process: PurchaseProcessName
  /** In the order of the process's `parameters`. */
  readonly parameters: ProcessParameters
  /** From the curvature of the log likelihood (delta method); absent if it is not positive definite. */
  readonly standardErrors?: readonly number[]
  /** 4 × 4, row-major, of the logarithms of the parameters; absent with the standard errors. */
  readonly logCovariance?: readonly number[]
  /** Without the penalty. */
  readonly logLikelihood: number
  /** Of the same data without drop-out (NBD); the difference is what drop-out adds. */
  readonly logLikelihoodWithoutDropOut: number
  readonly customers: number
  readonly repeatCustomers: number
  readonly penalty: number
  readonly dropOut: 'IDENTIFIED' | 'NOT_IDENTIFIED'
  readonly converged: boolean
  /** What a reader should know, in words; empty if nothing is unusual. */
  readonly notes: readonly string[]
}

/** Penalty used if drop-out is not identified: a standard normal prior on the logarithm of each parameter. */
const degeneratePenalty = 0.5
/** 95 % point of χ² with 2 degrees of freedom: the two drop-out parameters must gain half of it in log likelihood. */
const dropOutThreshold = 5.991
/** How far the logarithms of parameters may be from their centres: one that runs away stops at a finite value. */
const reach = [12, 12, 12, 12]

/** The simplex search only confirms an end: a few steps around it. */
const confirming = { maxEvaluations: 60, tolerance: 1e-12 }
/** A pivot this small beside its diagonal is nothing but the rounding of differences: the likelihood is flat. */
const flat = 1e-12

const centres = (process: PurchaseProcess, cohort: Cohort): Float64Array => {
  let time = 0
  for (let i = 0; i < cohort.weight.length; i++) time += cohort.weight[i]! * cohort.tenure[i]!
  if (time === 0) throw insufficientData('expected customers whose first purchase was before the date, got none')
  const scale = Math.log(time / cohort.customers)
  return Float64Array.of(0, scale, 0, process.name === 'PARETO_NBD' ? scale : 0)
}

const objectiveOf = (process: PurchaseProcess, cohort: Cohort, penalty: number): SmoothObjective => {
  const centre = centres(process, cohort)
  const penalised: SmoothObjective = (theta, gradient) => {
    let value = -process.logLikelihood(theta, cohort, gradient)
    for (let j = 0; j < theta.length; j++) {
      const away = theta[j]! - centre[j]!
      value += penalty * away * away
      gradient[j] = (-gradient[j]! + 2 * penalty * away) / cohort.customers
    }
    return value / cohort.customers
  }
  return walled(penalised, centre, reach)
}

/** Customers with a repeat purchase. */
const repeaters = (cohort: Cohort): number =>
  cohort.weight.reduce((sum, weight, i) => (cohort.frequency[i]! > 0 ? sum + weight : sum), 0)

/** Throws INSUFFICIENT_DATA if the cohort is too small to say anything about purchase rates and drop-out. */
export const checkEnough = (cohort: Cohort, options: PurchaseFitOptions = {}): void => {
  const { minimumCustomers = 20, minimumRepeatCustomers = 10 } = options
  if (cohort.customers < minimumCustomers) {
    throw insufficientData(`expected at least ${minimumCustomers} customers with a purchase, got ${cohort.customers}`)
  }
  const repeat = repeaters(cohort)
  if (repeat < minimumRepeatCustomers) {
    throw insufficientData(
      `expected at least ${minimumRepeatCustomers} customers with purchases on two or more days, got ${repeat}`,
    )
  }
}

/**
 * Maximises the penalised likelihood from starting point `start` (0, 1, 2 …: four fixed ones, then seeded ones). The
 * searches are independent of each other, so they may run on different threads; `chooseFit` takes them in any order.
 */
export const fitFromStart = (name: PurchaseProcessName, cohort: Cohort, start: number, penalty = 0): FitCandidate => {
  if (!(penalty >= 0 && penalty < Infinity)) throw invalidInput(`expected a penalty ≥ 0, got ${penalty}`)
  const process = purchaseProcesses[name]
  const fixed = [
    [0.5, 0.5, 1, 2],
    [0.2, 0.1, 0.2, 1],
    [1, 1, 0.1, 3],
    [2, 3, 1, 1],
  ][start]
  const random = createRandom(start)
  const factors = fixed ?? Array.from({ length: 4 }, () => Math.exp(1.5 * random.normal()))
  const theta = centres(process, cohort).map((centre, j) => centre + Math.log(factors[j]!))
  const found = bfgs(objectiveOf(process, cohort, penalty), theta)
  return {
    start,
    theta: Array.from(found.x),
    score: -found.value * cohort.customers,
    iterations: found.iterations,
    converged: found.converged,
  }
}

/**
 * Takes the best of the searches, checks it with Nelder–Mead, tests whether the data identify drop-out, and adds
 * standard errors. Drop-out is not identified if it adds less than the 95 % point of a likelihood ratio over a plain
 * NBD, or if a parameter ran to its wall: then the model is fitted again with a penalty, and its notes say so.
 */
export const chooseFit = (
  name: PurchaseProcessName,
  cohort: Cohort,
  candidates: readonly FitCandidate[],
  penalty = 0,
): PurchaseFit => {
  const process = purchaseProcesses[name]
  const gradient = new Float64Array(4)
  const notes: string[] = []
  const settle = (theta: readonly number[], weight: number) => {
    const objective = objectiveOf(process, cohort, weight)
    const first = Float64Array.from(theta)
    const found = nelderMead((x) => objective(x, gradient), first, 0.05, confirming)
    // The simplex may only confirm: if it finds something better, the search continues from there.
    const better = found.value < objective(first, gradient) - 1e-10
    const last = bfgs(objective, better ? found.x : first)
    return { theta: last.x, objective, converged: last.converged }
  }
  const best = candidates.toSorted((a, b) => b.score - a.score || a.start - b.start)[0]
  if (!best) throw invalidInput('expected at least one candidate, got none')
  const without = nbdLogLikelihood(cohort)
  let used = penalty
  let end = settle(best.theta, used)
  const gain = process.logLikelihood(end.theta, cohort, gradient) - without
  const centre = centres(process, cohort)
  const isStuck = atWall(end.theta, centre, reach)
  const stuck = process.parameters.filter((_, j) => isStuck[j])
  const isEvident = 2 * gain > dropOutThreshold
  const identified = isEvident && !stuck.some((parameter) => parameter !== 'r' && parameter !== 'alpha')
  if (!identified) {
    used = Math.max(penalty, degeneratePenalty)
    end = settle(
      best.theta.map((value, j) => Math.max(centre[j]! - 3, Math.min(centre[j]! + 3, value))),
      used,
    )
    notes.push(
      isEvident
        ? `drop-out not identified: customers who leave explain the purchases better, but a parameter ran to the edge of its range, so the probability of being alive says little here; the fit is held by a penalty of ${used}`
        : `drop-out not identified: letting customers leave adds ${Math.max(0, gain).toFixed(2)} to the log likelihood (${(dropOutThreshold / 2).toFixed(2)} would be evidence), so the probability of being alive says little here; the fit is held by a penalty of ${used}`,
    )
  }
  if (stuck.includes('r') || stuck.includes('alpha')) {
    notes.push('customers hardly differ in their purchase rate: r and alpha are held at the edge of their range')
  } else if (!end.converged) notes.push('the search for the maximum likelihood did not converge')
  const parameters = parametersOf(end.theta)
  const logLikelihood = process.logLikelihood(end.theta, cohort, gradient)
  const logCovariance = inverseOfDefinite(
    hessian(end.objective, end.theta).map((value) => value * cohort.customers),
    4,
    flat,
  )
  if (!logCovariance) notes.push('no standard errors: the likelihood is flat around its maximum')
  return {
    process: name,
    parameters,
    ...(logCovariance && {
      standardErrors: parameters.map((value, j) => value * Math.sqrt(logCovariance[5 * j]!)),
      logCovariance: Array.from(logCovariance),
    }),
    logLikelihood,
    logLikelihoodWithoutDropOut: without,
    customers: cohort.customers,
    repeatCustomers: repeaters(cohort),
    penalty: used,
    dropOut: identified ? 'IDENTIFIED' : 'NOT_IDENTIFIED',
    converged: end.converged,
    notes,
  }
}

/**
 * Fits a purchase model to a cohort: all searches, then `chooseFit`. Throws INSUFFICIENT_DATA below the minimum of the
 * options.
 */
export const fitPurchases = (
  name: PurchaseProcessName,
  cohort: Cohort,
  options: PurchaseFitOptions = {},
): PurchaseFit => {
  checkEnough(cohort, options)
  const { starts = 4, penalty = 0 } = options
  const candidates = Array.from({ length: starts }, (_, start) => fitFromStart(name, cohort, start, penalty))
  return chooseFit(name, cohort, candidates, penalty)
}
