/**
 * What an ARMA series tells about its future: element i is the part of `x[t + i]` that is known at time t, element 0
 * the present value. Length `r = max(p, q + 1)`.
 */
export type ArmaState = readonly number[]

/** Lag weights of an ARMA series: `x[t] = Σ ar[i] x[t−1−i] + e[t] + Σ ma[i] e[t−1−i]`. */
export interface ArmaWeights {
  readonly ar: readonly number[]
  readonly ma: readonly number[]
}

const sizeOf = ({ ar, ma }: ArmaWeights) => Math.max(1, ar.length, ma.length + 1)

/** The state one step ahead without news. */
const advance = (state: ArmaState, { ar }: ArmaWeights): number[] =>
  state.map((_, i) => (ar[i] ?? 0) * state[0]! + (state[i + 1] ?? 0))

/** The next `horizon` expected values. */
export const armaForecast = (state: ArmaState, weights: ArmaWeights, horizon: number): Float64Array => {
  const path = new Float64Array(horizon)
  let ahead: ArmaState = state
  for (let i = 0; i < horizon; i++) {
    ahead = advance(ahead, weights)
    path[i] = ahead[0]!
  }
  return path
}

/** The state after one more value, with the gain of a settled filter: the surprise is a shock and nothing else. */
export const armaUpdate = (state: ArmaState, weights: ArmaWeights, value: number): number[] => {
  const ahead = advance(state, weights)
  const shock = value - ahead[0]!
  return ahead.map((a, i) => a + shock * (i === 0 ? 1 : (weights.ma[i - 1] ?? 0)))
}

/** Stationary covariance of the state for unit innovations, `Σ T^k R Rᵀ T^kᵀ`, by doubling. */
const stationaryCovariance = (weights: ArmaWeights, r: number): Float64Array => {
  let step = new Float64Array(r * r)
  for (let i = 0; i < r; i++) {
    step[i * r] = weights.ar[i] ?? 0
    if (i + 1 < r) step[i * r + i + 1] = 1
  }
  const shock = (i: number) => (i === 0 ? 1 : (weights.ma[i - 1] ?? 0))
  let covariance = Float64Array.from({ length: r * r }, (_, k) => shock(Math.floor(k / r)) * shock(k % r))
  const product = (a: Float64Array, b: Float64Array, transposed: boolean) => {
    const out = new Float64Array(r * r)
    for (let i = 0; i < r; i++) {
      for (let k = 0; k < r; k++) {
        const left = a[i * r + k]!
        if (left === 0) continue
        for (let j = 0; j < r; j++) out[i * r + j]! += left * (transposed ? b[j * r + k]! : b[k * r + j]!)
      }
    }
    return out
  }
  for (let round = 0; round < 30; round++) {
    const added = product(product(step, covariance, false), step, true)
    let largest = 0
    covariance = covariance.map((c, k) => {
      largest = Math.max(largest, Math.abs(added[k]!))
      return c + added[k]!
    })
    if (!(largest > 1e-10 * covariance[0]!)) break
    step = product(step, step, false)
  }
  return covariance
}

/**
 * Runs the exact Kalman filter over a stationary ARMA series and returns the state at its end.
 * Exactness matters where a moving average is close to non-invertible (a season that hardly changes): there a recursion that
 * starts from zero innovations is wrong for many seasons.
 * @param x values without mean, oldest first
 * @see Gardner, Harvey & Phillips, "An algorithm for exact maximum likelihood estimation of ARMA models" (1980)
 */
export const armaFilter = (x: Float64Array, weights: ArmaWeights): number[] => {
  const r = sizeOf(weights)
  const shock = Float64Array.from({ length: r }, (_, i) => (i === 0 ? 1 : (weights.ma[i - 1] ?? 0)))
  let covariance = stationaryCovariance(weights, r)
  let state: number[] = Array.from({ length: r }, () => 0)
  let settled = false
  for (const value of x) {
    state = advance(state, weights)
    const variance = covariance[0]!
    const news = value - state[0]!
    const gain = settled ? shock : shock.map((_, i) => covariance[i * r]! / variance)
    state = state.map((a, i) => a + gain[i]! * news)
    const filtered = settled ? covariance : covariance.map((c, k) => c - gain[Math.floor(k / r)]! * covariance[k % r]!)
    if (!settled) {
      const next = new Float64Array(r * r)
      for (let i = 0; i < r; i++) {
        for (let j = 0; j < r; j++) {
          const phiI = weights.ar[i] ?? 0
          const phiJ = weights.ar[j] ?? 0
          const right = i + 1 < r ? filtered[(i + 1) * r]! : 0
          const below = j + 1 < r ? filtered[j + 1]! : 0
          const corner = i + 1 < r && j + 1 < r ? filtered[(i + 1) * r + j + 1]! : 0
          next[i * r + j] = phiI * phiJ * filtered[0]! + phiJ * right + phiI * below + corner + shock[i]! * shock[j]!
        }
      }
      covariance = next
      settled = covariance[0]! < 1 + 1e-9
    }
  }
  return state
}
