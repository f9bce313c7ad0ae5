import { Field, Int, ObjectType } from 'type-graphql'
import { Allow } from '../../core/policy.ts'
import { Json } from '../../db/scalars.ts'
import { importFields } from './fields/import-fields.ts'
import { LineReader } from './fields/line-reader.ts'
import { columnOf, resolveMapping } from './fields/mapping.ts'
import { openFile } from './file/open.ts'
import { WordCounter } from './fields/word-counter.ts'
import { ImportFormat } from './file/format.ts'
import { UnknownWord } from './import.entity.ts'
import { DateOrder, type ImportPreviewInput } from './import.input.ts'
import type { LineProblem } from './problem.ts'

/** Lines shown. */
const shownLines = 10

@Allow('import')
@ObjectType({ simpleResolvers: true, description: 'A field that lines of this import type can have.' })
export class ImportableField {
  @Field(() => String)
  name!: string

  @Field(() => String)
  description!: string

  @Field(() => Boolean)
  required!: boolean
}

@Allow('import')
@ObjectType({ simpleResolvers: true, description: 'What is wrong with a line or a cell.' })
class ImportProblem {
  @Field(() => String, { nullable: true, description: 'Column of the file; null for the whole line.' })
  column!: string | null

  @Field(() => String, { description: 'A key such as MISSING_VALUE or BAD_DATE.' })
  code!: string

  @Field(() => String, { description: 'What is expected.' })
  message!: string
}

@Allow('import')
@ObjectType({ simpleResolvers: true, description: 'One of the first lines, as it would be read.' })
export class ImportPreviewLine {
  @Field(() => Int)
  line!: number

  @Field(() => Json, { description: 'Field of ours → value.' })
  values!: Record<string, string>

  @Field(() => [ImportProblem], { description: 'Why the line would be refused.' })
  problems!: readonly LineProblem[]

  @Field(() => [ImportProblem], { description: 'Cells that would be left out, and why.' })
  warnings!: readonly LineProblem[]
}

@Allow('import')
@ObjectType({ simpleResolvers: true, description: 'How a file would be read. Nothing is written.' })
export class ImportPreview {
  @Field(() => ImportFormat)
  format!: ImportFormat

  @Field(() => String, { nullable: true, description: 'The separator between the cells of a CSV file.' })
  delimiter!: string | null

  @Field(() => [String], { description: 'Columns of the file.' })
  columns!: readonly string[]

  @Field(() => Json, {
    description: 'Field of ours → column: the given ones, and suggestions from the headers for the rest.',
  })
  mapping!: object

  @Field(() => [String], { description: 'Columns that are not imported.' })
  unusedColumns!: readonly string[]

  @Field(() => [String], {
    description: 'Required fields without a column; the import is refused until they have one.',
  })
  missing!: readonly string[]

  @Field(() => [ImportableField], { description: 'All fields of the import type.' })
  fields!: readonly ImportableField[]

  @Field(() => DateOrder, {
    nullable: true,
    description: 'How dates such as 03/04/2026 are read; null if nothing tells, and such dates are refused.',
  })
  dateOrder!: DateOrder | null

  @Field(() => Int, { description: 'Lines above the header that are skipped.' })
  titles!: number

  @Field(() => [UnknownWord], { description: 'Words in the first 64 KiB that a field does not know.' })
  unknownWords!: readonly UnknownWord[]

  @Field(() => [ImportPreviewLine], { description: 'The first lines.' })
  lines!: readonly ImportPreviewLine[]
}

async function* whole(content: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(content, 'utf8')
}

/** Previews how a file would be read, from its first lines. Throws INVALID_INPUT if it cannot be read at all. */
export const previewImport = async (input: ImportPreviewInput, baseCurrency: string): Promise<ImportPreview> => {
  const kind = importFields[input.type]
  const file = await openFile(whole(input.content), { format: input.format })
  const { mapping, conventions, missing } = resolveMapping(kind, file, input.mapping, {
    dateOrder: input.dateOrder,
    currency: input.currency ?? baseCurrency,
    now: new Date(),
  })
  const unknown = new WordCounter()
  const reader = new LineReader(kind, mapping, file, conventions, unknown.add)
  const used = new Set(Object.values(mapping).map(columnOf))
  const lines = file.head.map(({ line, cells, problem }) => {
    if (problem) return { line, values: {}, problems: [problem], warnings: [] }
    const { values, problems, warnings } = reader.read(cells)
    const read = reader.fields.flatMap(({ name }, i) => (values[i] === null ? [] : [[name, values[i]!] as const]))
    return { line, values: Object.fromEntries(read), problems, warnings }
  })
  return {
    format: file.format,
    delimiter: file.delimiter ?? null,
    columns: file.columns,
    mapping,
    unusedColumns: file.columns.filter((column) => column !== '' && !used.has(column)),
    missing,
    fields: kind.fields
      .filter(({ made }) => !made)
      .map(({ name, description, required }) => ({ name, description, required: required === true })),
    dateOrder: (conventions.dateOrder ?? null) as DateOrder | null,
    titles: file.titles,
    lines: lines.slice(0, shownLines),
    unknownWords: unknown.list(),
  }
}
