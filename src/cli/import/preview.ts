import { CliError, print } from '../command.ts'
import type { Connection } from '../connection.ts'
import { printWords, type UnknownWord } from './words.ts'
import { formatBytes, type SourceFile } from './source-file.ts'

interface Preview {
  readonly format: string
  readonly delimiter: string | null
  readonly dateOrder: string | null
  readonly titles: number
  readonly mapping: Readonly<
    Record<string, string | { readonly value: string } | { readonly column: string; readonly words: object }>
  >
  readonly unknownWords: readonly UnknownWord[]
  readonly unusedColumns: readonly string[]
  readonly missing: readonly string[]
  readonly fields: readonly { readonly name: string; readonly description: string; readonly required: boolean }[]
  readonly lines: readonly {
    readonly line: number
    readonly values: Readonly<Record<string, string>>
    readonly problems: readonly Problem[]
    readonly warnings: readonly Problem[]
  }[]
}

interface Problem {
  readonly column: string | null
  readonly code: string
  readonly message: string
}

const query = `query($input: ImportPreviewInput!) {
  importPreview(input: $input) {
    format delimiter dateOrder titles mapping unusedColumns missing
    unknownWords { column word count }
    fields { name description required }
    lines { line values problems { column code message } warnings { column code message } }
  }
}`

const shownLines = 3
const shownText = 40
const delimiterNames: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' }

const short = (value: string): string => (value.length > shownText ? `${value.slice(0, shownText)}…` : value)

/** Orders are often exported as two files. */
const hintOf = (missing: readonly string[]): string => {
  if (missing.some((field) => field.endsWith('total (of the order)')))
    return '; if the amounts are in a second file, give it with --lines'
  return missing.includes('placedAt') ? '; lines of orders that exist already have --type order-lines' : ''
}

const originText = (origin: Preview['mapping'][string]): string => {
  if (typeof origin === 'string') return origin
  return 'value' in origin ? `${JSON.stringify(origin.value)} on every line` : `${origin.column}, words translated`
}

/**
 * Shows how the server would read the file. Throws CliError if a required field has no column. Returns the order of day
 * and month, if the file shows it.
 */
export const showPreview = async (
  server: Connection,
  file: SourceFile,
  input: Readonly<Record<string, unknown>>,
): Promise<string | undefined> => {
  const { importPreview } = await server.ask<{ importPreview: Preview }>(query, {
    input: { ...input, content: file.head },
  })
  const { format, delimiter, mapping, unusedColumns, missing, fields, lines, titles } = importPreview
  const how = delimiter === null ? [format] : [format, delimiterNames[delimiter] ?? delimiter]
  if (file.encoding !== 'utf-8') how.push(file.encoding)
  print(`${file.path}: ${how.join(', ')}, ${formatBytes(file.bytes)}`)
  if (titles > 0) print(`  above the header: ${titles} ${titles === 1 ? 'line' : 'lines'}, skipped`)
  const names = Object.keys(mapping)
  const width = Math.max(0, ...names.map((name) => name.length))
  for (const name of names) {
    const origin = mapping[name]!
    print(`  ${name.padEnd(width)}  ← ${originText(origin)}`)
  }
  if (unusedColumns.length > 0) print(`  not imported: ${unusedColumns.join(', ')}`)
  if (missing.length > 0) {
    const others = fields.map(({ name }) => name).join(', ')
    throw new CliError(
      `expected a column for ${missing.join(' and ')}; name it with --mapping '{"<field>": "<column>"}' ` +
        `(fields: ${others})${hintOf(missing)}`,
    )
  }
  for (const { line, values, problems, warnings } of lines.slice(0, shownLines)) {
    const shown = Object.entries(values).map(([name, value]) => `${name} ${short(value)}`)
    print(`  line ${line}:${shown.length > 0 ? ` ${shown.join(', ')}` : ''}`)
    for (const { column, code, message } of problems)
      print(`    ${column === null ? '' : `${column}: `}${code}, ${message}`)
    for (const { column, code, message } of warnings) print(`    ${column} is left out: ${code}, ${message}`)
  }
  printWords(importPreview.unknownWords, mapping)
  return importPreview.dateOrder ?? undefined
}
