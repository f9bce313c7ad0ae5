import { ImportProgressDocument, ImportResultDocument, type ImportResultQuery } from './generated/operations.ts'
import type { Graph } from './graph.ts'

/** An import that has ended. */
export type ImportResult = NonNullable<ImportResultQuery['importJob']>

/** Uploads a CSV file of customers, says how far it is, and gives the result with the lines that were refused. */
export const importCustomers = async (
  graph: Graph,
  file: Blob | string,
  onProgress: (processed: number, total: number) => void = () => undefined,
): Promise<ImportResult> => {
  const { importJob } = await graph.upload<{ importJob: { id: string } }>('/imports?type=customers', 'text/csv', file)
  const { id } = importJob
  // It ends with the job; a new one begins with the job as it is.
  await graph.follow(
    ImportProgressDocument,
    () => ({ id }),
    '',
    ({ importProgress: { processed, total } }) => {
      onProgress(processed, total)
      return ''
    },
  )
  const { importJob: result } = await graph.ask(ImportResultDocument, { id })
  if (!result) throw new Error(`expected the import ${id}, got nothing`)
  return result
}
