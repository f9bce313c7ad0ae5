import { eachOnce } from 'rapport-crm/sdk'
import { z } from 'zod'
import { valueAlgorithms } from './algorithms/compare/plan.ts'

/** Days ahead. Default: the plugin's config. */
const horizonDays = z.number().int().min(1).max(3_650).optional()

const purchaseModel = z.strictObject({
  horizonDays,
  /** Starting points of the search for the maximum likelihood. */
  starts: z.number().int().min(1).max(16).default(4),
  /** How strongly parameters are held near the centre of their range; 0 for plain maximum likelihood. */
  penalty: z.number().min(0).max(100).default(0),
})
const supervised = z.strictObject({ horizonDays })

/** The params of each algorithm; unknown keys are refused. */
export const paramsOf = {
  BG_NBD: purchaseModel,
  MBG_NBD: purchaseModel,
  PARETO_NBD: purchaseModel,
  LINEAR: supervised,
  RANDOM_FOREST: supervised,
  SVR: supervised,
  AUTO: z.strictObject({
    horizonDays,
    /** The algorithms to compare. */
    algorithms: z
      .array(z.enum(valueAlgorithms))
      .min(1)
      .max(valueAlgorithms.length)
      .superRefine(eachOnce)
      .default([...valueAlgorithms]),
  }),
} as const

export type Algorithm = keyof typeof paramsOf

/** Any algorithm's params, as the shared code sees them. */
export interface AnyParams {
  readonly horizonDays?: number | undefined
  readonly starts?: number
  readonly penalty?: number
  readonly algorithms?: readonly (typeof valueAlgorithms)[number][]
}
