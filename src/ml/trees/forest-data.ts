import type { Matrix } from '../data/matrix.ts'
import {
  assertFinite,
  assertFiniteColumn,
  assertLabels,
  assertLength,
  assertOption,
  assertRows,
} from '../data/model-input-error.ts'
import { binColumns, type BinnedColumns } from './bin-columns.ts'

/** What grows the trees: our code on binned columns, or the package `ml-random-forest` (exact, quadratic in rows). */
export type ForestEngine = 'histogram' | 'ml-random-forest'

export interface ForestOptions {
  readonly kind: 'regression' | 'classification'
  /** Number of classes; labels are 0 … classes − 1. @default 2 */
  readonly classes?: number
  /** @default `chooseForestEngine(rows, d).engine` */
  readonly engine?: ForestEngine
  /**
   * Columns tried at each node (`ml-random-forest`: columns given to each tree), from 1 to d.
   * @default d for regression; for classification √d, with `ml-random-forest` d / 2
   */
  readonly maxFeatures?: number
  /** Fewest bag rows in a leaf. @default 1 */
  readonly minLeaf?: number
  /** @default no limit */
  readonly maxDepth?: number
  /** Whether each tree sees a bootstrap sample; without it there is no out-of-bag error. @default true */
  readonly bootstrap?: boolean
}

/** What every tree of a forest is grown from; plain data, so that threads can share it. */
export interface ForestData {
  readonly kind: 'regression' | 'classification'
  readonly classes: number
  readonly engine: ForestEngine
  readonly rows: number
  readonly columns: number
  readonly outputs: number
  readonly maxFeatures: number
  readonly minLeaf: number
  readonly maxDepth: number
  readonly bootstrap: boolean
  /** Target of each row: y minus `offset`, or the label. */
  readonly target: Float64Array
  readonly offset: number
  /** For `histogram`. */
  readonly binned?: BinnedColumns
  /** For `ml-random-forest`. */
  readonly x?: Matrix
}

/** The most that `ml-random-forest`, whose cost is quadratic in rows, is given: rows² × columns, e.g. 1,000 rows of 10 columns. */
const LIBRARY_FOREST_COST = 10_000_000

/** The engine for a table of this size, and why, in words for the model run. */
export const chooseForestEngine = (rows: number, columns: number): { engine: ForestEngine; reason: string } => {
  const most = Math.floor(Math.sqrt(LIBRARY_FOREST_COST / columns))
  return rows <= most
    ? { engine: 'ml-random-forest', reason: `${rows} rows of ${columns} columns: exact cuts (up to ${most} rows)` }
    : {
        engine: 'histogram',
        reason: `${rows} rows of ${columns} columns: histogram trees (ml-random-forest is quadratic in rows, used up to ${most})`,
      }
}

/**
 * Checks and prepares the data of a random forest: y (n) from x (n × d).
 *
 * Train it in pieces: `growTree(data, { seed })` once a tree, on any thread, then `mergeForest(data, trees)` in the order of
 * the seeds. The forest depends on the data, options and seeds only.
 *
 * Throws `ModelInputError`: `NOT_FINITE`, `SHAPE_MISMATCH`, `BAD_LABEL`, `BAD_OPTION`, `INSUFFICIENT_DATA`.
 * @see Breiman, "Random Forests" (2001)
 */
export const prepareForest = (x: Matrix, y: ArrayLike<number>, options: ForestOptions): ForestData => {
  const { rows, cols: columns } = x
  const classes = options.kind === 'classification' ? (options.classes ?? 2) : 0
  const engine = options.engine ?? chooseForestEngine(rows, columns).engine
  const maxFeatures = options.maxFeatures ?? defaultFeatures(options.kind, engine, columns)
  const minLeaf = options.minLeaf ?? 1
  const maxDepth = options.maxDepth ?? Infinity
  assertRows(rows, 2, 'a random forest')
  assertOption(columns >= 1, 'x', 'at least one column', columns)
  assertOption(
    Number.isInteger(maxFeatures) && maxFeatures >= 1 && maxFeatures <= columns,
    'maxFeatures',
    `a whole number from 1 to ${columns}`,
    maxFeatures,
  )
  assertOption(Number.isInteger(minLeaf) && minLeaf >= 1, 'minLeaf', 'a whole number ≥ 1', minLeaf)
  assertOption(maxDepth >= 1, 'maxDepth', 'a number ≥ 1', maxDepth)
  assertLength(y.length, rows, 'targets, one per row')
  assertFinite(x)
  assertFiniteColumn(y, 'target')
  const target = Float64Array.from(y)
  let offset = 0
  if (options.kind === 'classification') {
    assertOption(Number.isInteger(classes) && classes >= 2, 'classes', 'a whole number ≥ 2', classes)
    assertLabels(y, classes)
  } else {
    for (const value of target) offset += value / rows
    for (let i = 0; i < rows; i++) target[i]! -= offset
  }
  const common = {
    kind: options.kind,
    classes,
    engine,
    rows,
    columns,
    outputs: classes > 2 ? classes : 1,
    maxFeatures,
    minLeaf,
    maxDepth,
    bootstrap: options.bootstrap ?? true,
    target,
    offset,
  }
  return engine === 'histogram' ? { ...common, binned: binColumns(x) } : { ...common, x }
}

const defaultFeatures = (kind: ForestOptions['kind'], engine: ForestEngine, columns: number): number => {
  if (kind === 'regression') return columns
  return engine === 'histogram' ? Math.max(1, Math.floor(Math.sqrt(columns))) : Math.ceil(columns / 2)
}
