import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { CliError } from '../command.ts'
import type { Connection } from '../connection.ts'

interface ErrorPage {
  readonly importJob: {
    readonly errors: {
      readonly nodes: readonly {
        readonly line: number
        readonly column: string | null
        readonly code: string
        readonly message: string
      }[]
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
    }
  }
}

const query = `query($id: ID!, $after: String) {
  importJob(id: $id) { errors(first: 100, after: $after) { nodes { line column code message } pageInfo { hasNextPage endCursor } } }
}`

/** A cell of a CSV that spreadsheets open: one that they would take for a formula begins with an apostrophe. */
export const safeCell = (value: string): string => {
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Writes why lines were refused (line, column, code, message; never the values) to a CSV. Throws CliError where it cannot be written. */
export const writeRejected = async (server: Connection, jobId: string, file: string): Promise<void> => {
  const out = createWriteStream(file)
  const done = finished(out)
  try {
    out.write('line,column,code,message\n')
    for (let after: string | null = null; ;) {
      const { importJob }: ErrorPage = await server.ask<ErrorPage>(query, { id: jobId, after })
      for (const { line, column, code, message } of importJob.errors.nodes) {
        out.write(`${[String(line), column ?? '', code, message].map(safeCell).join(',')}\n`)
      }
      if (!importJob.errors.pageInfo.hasNextPage) break
      after = importJob.errors.pageInfo.endCursor
    }
    out.end()
    await done
  } catch (error) {
    out.destroy()
    await done.catch(() => undefined)
    if (error instanceof CliError) throw error
    throw new CliError(`the refused lines cannot be written to ${file}: ${(error as Error).message}`, { cause: error })
  }
}
