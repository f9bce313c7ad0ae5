import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** What the library estimated. */
export interface ArimaEstimate {
  /** Autoregressive coefficients: `x[t] = Σ ar[i] x[t−1−i] + …`. */
  readonly ar: readonly number[]
  /** Moving average coefficients in the usual sign: `… + e[t] + Σ ma[i] e[t−1−i]` (as R and statsmodels print them). */
  readonly ma: readonly number[]
  readonly seasonalAr: readonly number[]
  readonly seasonalMa: readonly number[]
  readonly mean: number
  readonly regressors: readonly number[]
  readonly variance: number
  readonly logLikelihood: number
  /** Innovations of the differenced series, oldest first. */
  readonly residuals: Float64Array
  /** The library's own forecasts, to check ours against. */
  readonly forecasts: readonly number[]
}

export interface ArimaOrders {
  readonly order: readonly [p: number, d: number, q: number]
  readonly seasonal: readonly [P: number, D: number, Q: number]
  readonly season: number
  readonly estimation: keyof typeof METHOD
}

interface LibraryModel {
  readonly model: number
  train(values: number[], regressors?: number[][]): LibraryModel
  predict(horizon: number, regressors?: number[][]): [number[], number[]]
  destroy(): void
}

interface WasmModule {
  readonly HEAP32: Int32Array
  readonly HEAPF64: Float64Array
}

interface Library {
  readonly wasm: WasmModule
  readonly Arima: new (options: Record<string, number | boolean>) => LibraryModel
}

let loaded: Library | undefined

const silent = () => undefined

const negated = (coefficients: number[]) => coefficients.map((c) => (c === 0 ? 0 : -c))

/**
 * Loads `arima` with our own WebAssembly instance, for two reasons: its public entry binds `console.log` for the
 * messages of its C code, and it hides the coefficients, which a forecast needs to follow new observations and to be
 * explained. The package is pinned to one exact version; {@link estimateArima} checks what it reads against the
 * library's own answer.
 */
const library = (): Library => {
  if (loaded) return loaded
  const require = createRequire(import.meta.url)
  const folder = dirname(require.resolve('arima'))
  const create: (options: object) => WasmModule = require(join(folder, 'wasm/native-sync.js'))
  const wasmBinary: Uint8Array = require(join(folder, 'wrapper/native.bin.js'))
  const load: (wasm: WasmModule) => Library['Arima'] = require(join(folder, 'load.js'))
  const wasm = create({ wasmBinary, print: silent, printErr: silent })
  loaded = { wasm, Arima: load(wasm) }
  return loaded
}

/** Offsets in 4-byte words of ctsa's `struct sarimax_set` in 32-bit WebAssembly. */
const FIELD = {
  n: 0,
  used: 1,
  p: 4,
  d: 5,
  q: 6,
  P: 8,
  D: 9,
  Q: 10,
  hasMean: 12,
  ar: 14,
  ma: 15,
  seasonalAr: 16,
  seasonalMa: 17,
  regressors: 18,
  residuals: 21,
  mean: 22,
  variance: 24,
  logLikelihood: 26,
  code: 30,
} as const

/** The library's optimiser 5: the likelihood of its default (limited-memory BFGS) in half the time. */
const BFGS = 5
const METHOD = { LIKELIHOOD: 0, LEAST_SQUARES: 2 } as const

/**
 * Longest series passed on: the library copies it to a 64 KiB stack and silently reads beyond it above about 8,000
 * values.
 */
export const ARIMA_MAXIMUM_VALUES = 1_500

/**
 * Fits one ARIMA / SARIMAX of fixed orders by exact maximum likelihood (`arima` 0.2.8, a port of ctsa).
 * Returns undefined where the library fails: it throws, reports no convergence, or gives numbers that are not finite
 * (all of which it does on degenerate series).
 * @param values complete, finite; NaN must never arrive here, the library would silently fill it
 * @param regressors one array a column, each as long as `values`
 * @param future one array a column, each `horizon` long
 */
export const estimateArima = (
  { order, seasonal, season, estimation }: ArimaOrders,
  values: Float64Array,
  regressors: readonly number[][],
  future: readonly number[][],
  horizon: number,
): ArimaEstimate | undefined => {
  const { wasm, Arima } = library()
  const [p, d, q] = order
  const [P, D, Q] = seasonal
  const method = METHOD[estimation]
  const fitted = new Arima({ p, d, q, P, D, Q, s: P + D + Q > 0 ? season : 0, verbose: false, method, optimizer: BFGS })
  try {
    fitted.train(Array.from(values), regressors.length > 0 ? [...regressors] : undefined)
    const at = wasm.HEAP32[fitted.model >> 2]! >> 2
    const int = (field: number) => wasm.HEAP32[at + field]!
    const real = (field: number) => wasm.HEAPF64[(at + field) >> 1]!
    const list = (field: number, length: number) => {
      const first = int(field) >> 3
      return Array.from(wasm.HEAPF64.subarray(first, first + length))
    }
    const asked = [values.length, p, d, q, P, D, Q].join()
    const found = [FIELD.n, FIELD.p, FIELD.d, FIELD.q, FIELD.P, FIELD.D, FIELD.Q].map(int).join()
    if (asked !== found) throw new Error(`arima's memory is not laid out as in 0.2.8: expected ${asked}, got ${found}`)
    // 1 is success; others are a non-stationary estimate, no convergence, or a number that is not finite.
    if (int(FIELD.code) !== 1) return undefined
    const estimate: ArimaEstimate = {
      ar: list(FIELD.ar, p),
      ma: negated(list(FIELD.ma, q)),
      seasonalAr: list(FIELD.seasonalAr, P),
      seasonalMa: negated(list(FIELD.seasonalMa, Q)),
      mean: real(FIELD.mean),
      regressors: list(FIELD.regressors, regressors.length + int(FIELD.hasMean)),
      variance: real(FIELD.variance),
      logLikelihood: real(FIELD.logLikelihood),
      residuals: Float64Array.from(list(FIELD.residuals, int(FIELD.used))),
      forecasts: fitted.predict(horizon, future.length > 0 ? [...future] : undefined)[0],
    }
    const numbers = Object.values(estimate).flatMap((v: number | ArrayLike<number>) =>
      typeof v === 'number' ? [v] : Array.from(v),
    )
    return numbers.every(Number.isFinite) && estimate.variance > 0 ? estimate : undefined
  } finally {
    fitted.destroy()
  }
}
