import { CliError, print } from '../command.ts'
import type { Connection } from '../connection.ts'
import { formatBytes, type SourceFile } from './source-file.ts'

interface Preview {
  readonly format: string
  readonly delimiter: string | null
  readonly mapping: Readonly<Record<string, string | { readonly value: string }>>
  readonly unusedColumns: readonly string[]
  readonly missing: readonly string[]
  readonly fields: readonly { readonly name: string; readonly description: string; readonly required: boolean }[]
  readonly lines: readonly {
    readonly line: number
    readonly values: Readonly<Record<string, string>>
    readonly problems: readonly { readonly column: string | null; readonly code: string; readonly message: string }[]
  }[]
}

const query = `query($input: ImportPreviewInput!) {
  importPreview(input: $input) {
    format delimiter mapping unusedColumns missing
    fields { name description required }
    lines { line values problems { column code message } }
  }
}`

const shownLines = 3
const shownText = 40
const delimiterNames: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' }

const short = (value: string): string => (value.length > shownText ? `${value.slice(0, shownText)}…` : value)

/** Shows how the server would read the file; throws CliError where something that is required has no column. */
export const showPreview = async (
  server: Connection,
  file: SourceFile,
  input: Readonly<Record<string, unknown>>,
): Promise<void> => {
  const { importPreview } = await server.ask<{ importPreview: Preview }>(query, {
    input: { ...input, content: file.head },
  })
  const { format, delimiter, mapping, unusedColumns, missing, fields, lines } = importPreview
  const how = delimiter === null ? format : `${format}, ${delimiterNames[delimiter] ?? delimiter}`
  print(`${file.path}: ${how}, ${formatBytes(file.bytes)}`)
  const names = Object.keys(mapping)
  const width = Math.max(0, ...names.map((name) => name.length))
  for (const name of names) {
    const origin = mapping[name]!
    print(
      `  ${name.padEnd(width)}  ← ${typeof origin === 'string' ? origin : `${JSON.stringify(origin.value)} on every line`}`,
    )
  }
  if (unusedColumns.length > 0) print(`  not imported: ${unusedColumns.join(', ')}`)
  if (missing.length > 0) {
    const others = fields.map(({ name }) => name).join(', ')
    throw new CliError(
      `expected a column for ${missing.join(' and ')}; name it by --mapping '{"<field>": "<column>"}' (fields: ${others})`,
    )
  }
  for (const { line, values, problems } of lines.slice(0, shownLines)) {
    const shown = Object.entries(values).map(([name, value]) => `${name} ${short(value)}`)
    print(`  line ${line}:${shown.length > 0 ? ` ${shown.join(', ')}` : ''}`)
    for (const { column, code, message } of problems)
      print(`    ${column === null ? '' : `${column}: `}${code}, ${message}`)
  }
}
