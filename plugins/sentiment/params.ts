import { z } from 'zod'

const trained = z.strictObject({
  /** Share of the labelled texts that the comparison with the word lists is made on. */
  holdoutShare: z.number().min(0.1).max(0.5).default(0.3),
  /** Labelled texts to learn from at most, the newest. */
  maxTexts: z.number().int().min(100).max(200_000).default(50_000),
})

/** The params of each algorithm; unknown keys are refused. */
export const paramsOf = { LEXICON: z.strictObject({}), LINEAR: trained, AUTO: trained } as const

export type Algorithm = keyof typeof paramsOf

/** Any algorithm's params, as the shared code sees them. */
export type AnyParams = Partial<z.output<typeof trained>>
