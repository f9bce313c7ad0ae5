import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import type { SchemaElement } from 'hyparquet'
import type { Encoder } from './encoder.ts'
import type { ExportColumn } from './export.entity.ts'

/** The most records of a row group. */
const groupRows = 10_000
/** The most a row group takes in memory before it is encoded: characters of text, and 16 for each value besides. */
const groupSize = 8 * 1_024 ** 2
const valueSize = 16

/** Decimals of the graph have 4 digits after the point, and more before it than are stored where they are converted: all that DECIMAL can have. */
const scale = 4
const digits = 38

const physical: Readonly<Record<ExportColumn['type'], Partial<SchemaElement>>> = {
  TEXT: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  INTEGER: { type: 'INT32' },
  NUMBER: { type: 'DOUBLE' },
  DECIMAL: { type: 'FIXED_LEN_BYTE_ARRAY', type_length: 16, converted_type: 'DECIMAL', scale, precision: digits },
  BOOLEAN: { type: 'BOOLEAN' },
  INSTANT: { type: 'INT64', logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS' } },
  DAY: { type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } },
  JSON: { type: 'BYTE_ARRAY', converted_type: 'JSON', logical_type: { type: 'JSON' } },
}

/** `"-12.5"` as the number of ten-thousandths. */
const decimal = (text: string): bigint => {
  const [, sign, whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? []
  const rest = fraction.slice(scale)
  if (whole === undefined || whole.length > digits - scale || /[1-9]/.test(rest))
    throw new Error(`expected a decimal with ${digits - scale} digits and ${scale} decimals at most, got ${text}`)
  return BigInt(`${sign}${whole}${fraction.slice(0, scale).padEnd(scale, '0')}`)
}

/** Microseconds since 1970, to the last digit that the database has. */
const instant = (text: string): bigint => {
  const fraction = /\.(\d+)/.exec(text)?.[1] ?? ''
  const whole = Date.parse(text.replace(/\.\d+/, ''))
  return BigInt(whole) * 1_000n + BigInt(fraction.slice(0, 6).padEnd(6, '0'))
}

const encoded = (value: unknown, type: ExportColumn['type']): unknown => {
  if (value === null || value === undefined) return null
  // The scalars of these types answer with texts.
  if (type === 'DECIMAL') return decimal(value as string)
  if (type === 'INSTANT') return instant(value as string)
  if (type === 'DAY') return Date.parse(value as string) / 86_400_000
  return value
}

/** The values below a list, absent ones too: columns below the same list have the same number of them. */
const elementsOf = (value: unknown, path: readonly string[], type: ExportColumn['type']): readonly unknown[] => {
  if (Array.isArray(value) && !(path.length === 0 && type === 'JSON'))
    return value.flatMap((item) => elementsOf(item, path, type))
  const [key, ...rest] = path
  if (key === undefined || value === null || value === undefined) return [encoded(value, type)]
  return elementsOf((value as Readonly<Record<string, unknown>>)[key], rest, type)
}

/** The cell of a column: a value, or the list of them; null where what would have the list is absent. */
const cellOf = (value: unknown, path: readonly string[], column: ExportColumn): unknown => {
  if (value === null || value === undefined) return null
  const [key, ...rest] = path
  if (column.isList && Array.isArray(value)) return elementsOf(value, path, column.type)
  if (key === undefined) return column.isList ? [encoded(value, column.type)] : encoded(value, column.type)
  return cellOf((value as Readonly<Record<string, unknown>>)[key], rest, column)
}

const schemaOf = (columns: readonly ExportColumn[]): SchemaElement[] => [
  { name: 'root', num_children: columns.length },
  ...columns.flatMap(({ title, type, isList }): SchemaElement[] => {
    const leaf = { ...physical[type], repetition_type: 'OPTIONAL' } as const
    if (!isList) return [{ ...leaf, name: title }]
    return [
      {
        name: title,
        repetition_type: 'OPTIONAL',
        num_children: 1,
        converted_type: 'LIST',
        logical_type: { type: 'LIST' },
      },
      { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
      { ...leaf, name: 'element' },
    ]
  }),
]

const sizeOf = (cell: unknown): number => {
  if (typeof cell === 'string') return valueSize + cell.length
  if (Array.isArray(cell)) return cell.reduce((sum: number, one) => sum + sizeOf(one), valueSize)
  if (typeof cell === 'object' && cell !== null) return valueSize + JSON.stringify(cell).length
  return valueSize
}

/**
 * Apache Parquet, a column for each value: of the type that it has in the graph, a LIST where a record can have several. Holds
 * a row group in memory.
 */
export class ParquetEncoder implements Encoder {
  readonly #columns: readonly ExportColumn[]
  readonly #bytes = new ByteWriter()
  readonly #writer: ParquetWriter
  #group: unknown[][]
  #held = 0

  constructor(columns: readonly ExportColumn[]) {
    this.#columns = columns
    this.#writer = new ParquetWriter({ writer: this.#bytes, schema: schemaOf(columns), createdBy: 'Rapport' })
    this.#group = columns.map(() => [])
  }

  get size(): number {
    return this.#bytes.index
  }

  add(record: object): void {
    for (const [i, column] of this.#columns.entries()) {
      const cell = cellOf(record, column.path, column)
      this.#group[i]!.push(cell)
      this.#held += sizeOf(cell)
    }
    if (this.#held >= groupSize || this.#group[0]!.length >= groupRows) this.#writeGroup()
  }

  end(): void {
    this.#writeGroup()
    void this.#writer.finish()
  }

  take(): Buffer {
    const bytes = Buffer.from(this.#bytes.getBytes())
    this.#bytes.index = 0
    return bytes
  }

  #writeGroup(): void {
    const rows = this.#group[0]!.length
    if (rows === 0) return
    const columnData = this.#columns.map(({ title }, i) => ({ name: title, data: this.#group[i]! }))
    void this.#writer.write({ columnData, rowGroupSize: rows })
    this.#group = this.#columns.map(() => [])
    this.#held = 0
  }
}
