import { Field, Int, ObjectType } from 'type-graphql'
import { Allow } from '../../core/policy.ts'
import { Json } from '../../db/scalars.ts'
import { importFields } from './fields/import-fields.ts'
import { LineReader } from './fields/line-reader.ts'
import { resolveMapping } from './fields/mapping.ts'
import { openFile } from './file/open.ts'
import { ImportFormat } from './import.entity.ts'
import type { ImportPreviewInput } from './import.input.ts'
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
@ObjectType({ simpleResolvers: true, description: 'Why a line would be refused.' })
export class ImportProblem {
  @Field(() => String, { nullable: true, description: 'Column of the file; null where it is the whole line.' })
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

  @Field(() => [ImportProblem])
  problems!: readonly LineProblem[]
}

@Allow('import')
@ObjectType({ simpleResolvers: true, description: 'How a file would be read. Nothing is written.' })
export class ImportPreview {
  @Field(() => ImportFormat)
  format!: ImportFormat

  @Field(() => String, { nullable: true, description: 'What stands between the cells of a CSV.' })
  delimiter!: string | null

  @Field(() => [String], { description: 'Columns of the file.' })
  columns!: readonly string[]

  @Field(() => Json, {
    description: 'Field of ours → column: what was given, and for the rest what the headers suggest.',
  })
  mapping!: object

  @Field(() => [String], { description: 'Columns that are not imported.' })
  unusedColumns!: readonly string[]

  @Field(() => [String], { description: 'What is required and has no column yet; the import is refused until it has.' })
  missing!: readonly string[]

  @Field(() => [ImportableField], { description: 'All fields of the import type.' })
  fields!: readonly ImportableField[]

  @Field(() => [ImportPreviewLine], { description: 'The first lines.' })
  lines!: readonly ImportPreviewLine[]
}

async function* whole(content: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(content, 'utf8')
}

/** How a file would be read, by its first lines. Throws INVALID_INPUT where it cannot be read at all. */
export const previewImport = async (input: ImportPreviewInput): Promise<ImportPreview> => {
  const kind = importFields[input.type]
  const file = await openFile(whole(input.content), input.format)
  const { mapping, conventions, missing } = resolveMapping(kind, file, input.mapping, {
    dateOrder: input.dateOrder,
    now: new Date(),
  })
  const reader = new LineReader(kind, mapping, file, conventions)
  const used = new Set(Object.values(mapping))
  return {
    format: file.format,
    delimiter: file.delimiter ?? null,
    columns: file.columns,
    mapping,
    unusedColumns: file.columns.filter((column) => column !== '' && !used.has(column)),
    missing,
    fields: kind.fields.map(({ name, description, required }) => ({ name, description, required: required === true })),
    lines: file.head.slice(0, shownLines).map(({ line, cells, problem }) => {
      const { values, problems } = reader.read(cells)
      return {
        line,
        values: Object.fromEntries(
          reader.fields.flatMap(({ name }, i) => (problem || values[i] === null ? [] : [[name, values[i]!]])),
        ),
        problems: problem ? [problem] : problems,
      }
    }),
  }
}
