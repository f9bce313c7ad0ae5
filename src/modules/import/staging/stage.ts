import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type { Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { copyText } from '../../../db/copy-text.ts'
import type { ImportFields } from '../fields/field.ts'
import type { LineReader } from '../fields/line-reader.ts'
import type { OpenFile } from '../file/open.ts'
import type { LineProblem } from '../problem.ts'
import { createTable, ownColumnNames, stagingTable } from './table.ts'

/** Rows are sent in chunks of about this many characters. */
const pieceLength = 64 * 1024

/** Warnings stored with their lines for one column and code; further ones are counted. */
const keptWarnings = 1_000

/** What was staged. */
export interface StagedLines {
  readonly total: number
  readonly rejected: number
}

/**
 * Creates the staging table of a job and copies the records of a file into it, in the transaction of `client`. Every
 * non-blank line becomes a row; a refused one holds its problems and no values.
 */
export const stageLines = async (
  client: Client,
  jobId: string,
  kind: ImportFields,
  file: OpenFile,
  reader: LineReader,
): Promise<StagedLines> => {
  await client.query(createTable(jobId, kind))
  const names = [...ownColumnNames, ...reader.fields.map(({ column }) => column)].join(', ')
  const copy = client.query(copyFrom(`copy ${stagingTable(jobId)} (${names}) from stdin with (freeze)`))
  const done = finished(copy)
  // Awaited below; a failure before that must not count as an unhandled rejection.
  done.catch(() => undefined)
  const nothing = '\t\\N'.repeat(reader.fields.length + 4)
  const warningsOf = new Map<string, number>()
  const kept = (warnings: readonly LineProblem[]): string => {
    const first = warnings.filter(({ column, code }) => {
      const before = warningsOf.get(`${code} ${column}`) ?? 0
      if (before < keptWarnings) warningsOf.set(`${code} ${column}`, before + 1)
      return before < keptWarnings
    })
    return copyText(first.length > 0 ? JSON.stringify(first) : null)
  }
  let rows = ''
  let total = 0
  let rejected = 0
  const refuse = (line: number, key: string | null, problems: readonly LineProblem[]) => {
    total++
    rejected++
    rows += `${line}\t${line}\t${copyText(key)}\t${copyText(JSON.stringify(problems))}${nothing}\n`
  }
  const sink = {
    record: (record: string[], line: number, further?: number) => {
      const { key, values, problems, warnings, mappedCells, unmappedCells } = reader.read(record, further)
      if (problems.length > 0) return refuse(line, key, problems)
      total++
      const warned = warnings.length
      const left = warned === 0 ? '\\N' : kept(warnings)
      let row = `${line}\t${line}\t${copyText(key)}\t\\N\t${left}\t${mappedCells - warned}\t${warned}\t${unmappedCells}`
      for (const value of values) row += `\t${copyText(value)}`
      rows += `${row}\n`
    },
    refuse: (line: number, problem: LineProblem) => refuse(line, null, [problem]),
  }
  try {
    for await (const _ of file.read(reader.cells, sink)) {
      if (rows.length < pieceLength) continue
      if (!copy.write(rows)) await Promise.race([once(copy, 'drain'), done])
      rows = ''
    }
    copy.end(rows)
  } catch (error) {
    copy.destroy(error as Error)
    throw error
  }
  await done
  return { total, rejected }
}
