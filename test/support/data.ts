import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../../shared/data/', import.meta.url))

/** Whether the evaluation data sets stand beside the project; suites that need them are skipped, by name, where they do not. */
export const hasEvaluationData = existsSync(folder)

/** The path of one evaluation data file, e.g. `cdnow/orders.csv`. */
export const evaluationData = (path: string): string => folder + path
