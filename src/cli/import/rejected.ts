import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { openFile } from '../../modules/import/file/open.ts'
import { ImportFormat } from '../../modules/import/file/format.ts'
import { CliError } from '../command.ts'
import type { Connection } from '../connection.ts'
import type { SourceFile } from './source-file.ts'

interface Problem {
  readonly line: number
  readonly column: string | null
  readonly code: string
  readonly message: string
}

interface ErrorPage {
  readonly importJob: {
    readonly errors: {
      readonly nodes: readonly Problem[]
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
    }
  }
}

const query = `query($id: ID!, $after: String) {
  importJob(id: $id) { errors(first: 100, after: $after) { nodes { line column code message } pageInfo { hasNextPage endCursor } } }
}`

/** A cell of a CSV that spreadsheets open: a cell that they would take for a formula gets a leading apostrophe. */
export const safeCell = (value: string): string => {
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Why lines were refused, in words, by line. */
const reasonsOf = async (server: Connection, jobId: string): Promise<Map<number, string>> => {
  const reasons = new Map<number, string>()
  for (let after: string | null = null; ;) {
    const { importJob }: ErrorPage = await server.ask<ErrorPage>(query, { id: jobId, after })
    for (const { line, column, code, message } of importJob.errors.nodes) {
      const reason = `${column === null ? '' : `${column}: `}${code}, ${message}`
      reasons.set(line, [reasons.get(line), reason].filter((part) => part !== undefined).join('; '))
    }
    if (!importJob.errors.pageInfo.hasNextPage) return reasons
    after = importJob.errors.pageInfo.endCursor
  }
}

/** Columns before those of the file. */
const ownColumns = ['rejected line', 'rejected because'] as const

/**
 * Writes the refused lines to a CSV file with their cells and the reasons, so that they can be corrected there and
 * imported again. Returns the reasons, in words, by line. Throws CliError if the file cannot be written.
 */
export const writeRejected = async (
  server: Connection,
  jobId: string,
  source: SourceFile,
  hints: { readonly format: string | undefined; readonly encoding: string | undefined },
  file: string,
): Promise<ReadonlyMap<number, string>> => {
  const reasons = await reasonsOf(server, jobId)
  const format = Object.values(ImportFormat).find((name) => name === hints.format)
  const opened = await openFile(source.read(), { format, encoding: hints.encoding })
  const out = createWriteStream(file)
  const done = finished(out)
  // Awaited below; a failure before that must not count as an unhandled rejection.
  done.catch(() => undefined)
  try {
    const columns = opened.columns.filter((column) => !(ownColumns as readonly string[]).includes(column))
    const places = columns.map((column) => opened.columns.indexOf(column))
    const write = (cells: readonly string[]) => out.write(`${cells.map(safeCell).join(',')}\n`)
    write([...ownColumns, ...columns])
    const one = (cells: readonly string[], line: number) => {
      const reason = reasons.get(line)
      if (reason !== undefined) write([String(line), reason, ...places.map((at) => cells[at] ?? '')])
    }
    const sink = {
      record: one,
      refuse: (line: number, _problem: object, cells: readonly string[] = []) => one(cells, line),
    }
    for await (const _ of opened.read(opened.columns, sink)) if (out.writableNeedDrain) await drained(out)
    out.end()
    await done
    return reasons
  } catch (error) {
    out.destroy()
    throw error instanceof CliError
      ? error
      : new CliError(`the refused lines cannot be written to ${file}: ${(error as Error).message}`, { cause: error })
  }
}

const drained = (out: NodeJS.WritableStream): Promise<void> =>
  new Promise((resolve, reject) => {
    out.once('drain', resolve)
    out.once('error', reject)
  })
