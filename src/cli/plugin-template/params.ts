import { z } from 'zod'

/** The params of each algorithm; unknown keys are refused. */
export const paramsOf = { RANK: z.strictObject({}) } as const

export type Params = z.output<(typeof paramsOf)['RANK']>
