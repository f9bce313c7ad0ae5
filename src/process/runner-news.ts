import { z } from 'zod'
import { stages, type PluginReport } from '../contract/report.ts'

const report = z.object({
  id: z.string(),
  version: z.string(),
  description: z.string(),
  status: z.enum(['ACTIVE', 'DISABLED', 'FAILED', 'DEGRADED']),
  stage: z.enum(stages),
  error: z.string().nullable(),
  hint: z.string().nullable(),
  fields: z.array(z.string()),
  timings: z.partialRecord(z.enum(stages), z.number()),
}) satisfies z.ZodType<PluginReport>

const news = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  /** It is alive, and which part of its work has not moved on for long, in words. */
  z.object({ kind: z.literal('beat'), late: z.array(z.string()) }),
  /** The state of its plugins, whenever it has changed. */
  z.object({ kind: z.literal('plugins'), reports: z.array(report) }),
])

/** What the runner tells the process that started it. */
export type RunnerNews = z.infer<typeof news>

/**
 * What a message of the runner says; undefined for a message from elsewhere, such as the reports of Node's watch mode.
 */
export const readNews = (message: unknown): RunnerNews | undefined => news.safeParse(message).data
