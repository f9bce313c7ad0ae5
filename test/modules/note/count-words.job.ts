import type { ModuleContext } from '../../../src/contract/context.ts'
import { defineJob } from '../../../src/jobs/define-job.ts'

export const countWords = defineJob<ModuleContext>({
  name: 'count-words',
  run: async ({ id }, x) => {
    await x.sql(`update note set words = cardinality(string_to_array(text, ' ')) where id = $1`, [id])
  },
})
