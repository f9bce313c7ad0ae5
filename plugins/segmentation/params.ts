import { eachOnce } from 'rapport-crm/sdk'
import { z } from 'zod'
import { featureNames, rfmFeatures } from './features.ts'

const shared = {
  /** The features to segment by. Default: recency, frequency and monetary value. */
  features: z
    .array(z.enum(featureNames))
    .min(1)
    .max(featureNames.length)
    .superRefine(eachOnce)
    .default([...rfmFeatures]),
  /** Resamples for measuring stability; 0 for none. */
  resamples: z.number().int().min(0).max(200).default(10),
}
const k = z.number().int().min(1).max(50).optional()
const maxK = z.number().int().min(2).max(30).default(10)

/** The params of each algorithm; unknown keys are refused. */
export const paramsOf = {
  KMEANS: z.strictObject({ ...shared, k, maxK, restarts: z.number().int().min(1).max(100).default(10) }),
  DBSCAN: z.strictObject({
    ...shared,
    eps: z.number().positive().optional(),
    minRows: z.number().int().min(1).optional(),
    resamples: z.number().int().min(0).max(50).default(0),
  }),
  RFM: z.strictObject({ resamples: shared.resamples }),
  GAUSSIAN_MIXTURE: z.strictObject({
    ...shared,
    k,
    maxK,
    restarts: z.number().int().min(1).max(50).default(3),
    covariance: z.enum(['full', 'diagonal']).default('full'),
  }),
  HIERARCHICAL: z.strictObject({
    ...shared,
    k,
    maxK,
    linkage: z.enum(['ward', 'average']).default('ward'),
    maxRows: z.number().int().min(10).max(20_000).default(5_000),
  }),
} as const

export type Algorithm = keyof typeof paramsOf

/** Any algorithm's params, as the shared code sees them. */
export interface AnyParams {
  readonly features?: readonly (typeof featureNames)[number][]
  readonly resamples: number
  readonly k?: number | undefined
  readonly maxK?: number
  readonly restarts?: number
  readonly eps?: number | undefined
  readonly minRows?: number | undefined
  readonly covariance?: 'full' | 'diagonal'
  readonly linkage?: 'ward' | 'average'
  readonly maxRows?: number
}
