import { Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy'
import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql'
import { BaseEntity } from '../../db/base.entity.ts'
import { Node } from '../../db/node.type.ts'
import { DateTime, Json } from '../../db/scalars.ts'
import { Allow } from '../../core/policy.ts'
import { noSubject, PersonalData } from '../../db/personal-data.ts'
import { ImportFormat } from './file/format.ts'

export enum ImportType {
  CUSTOMERS = 'CUSTOMERS',
  INTERACTIONS = 'INTERACTIONS',
  ORDERS = 'ORDERS',
  OPPORTUNITIES = 'OPPORTUNITIES',
  ORDER_LINES = 'ORDER_LINES',
  TASKS = 'TASKS',
  ORGANISATIONS = 'ORGANISATIONS',
  CASES = 'CASES',
}
registerEnumType(ImportType, {
  name: 'ImportType',
  description:
    'What the lines of a file are. ORDER_LINES: lines of orders that were imported without them. ORGANISATIONS: ' +
    'customers that are organisations.',
})

registerEnumType(ImportFormat, {
  name: 'ImportFormat',
  description: 'How the lines are written. JSON: one array of objects; its first item is line 1.',
})

export enum ImportStatus {
  QUEUED = 'QUEUED',
  APPLYING = 'APPLYING',
  SUCCEEDED = 'SUCCEEDED',
  FAILED = 'FAILED',
}
registerEnumType(ImportStatus, {
  name: 'ImportStatus',
  description:
    'QUEUED: all lines are staged. APPLYING: they are checked and written in batches. Then SUCCEEDED or ' +
    'FAILED; a failed import keeps the batches before the failure.',
})

@Allow('import')
@ObjectType({ simpleResolvers: true, description: 'A word that a field does not know.' })
export class UnknownWord {
  @Field(() => String, { description: 'Column of the file.' })
  column!: string

  @Field(() => String, { description: 'The word as the file writes it.' })
  word!: string

  @Field(() => Int, { description: 'How many lines have it.' })
  count!: number
}

/** One imported file. When it has succeeded, total = inserted + updated + duplicates + rejected. */
@Allow('import')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'One imported file. When it has succeeded, total = inserted + updated + duplicates + rejected.',
})
@PersonalData({
  subject: noSubject('counts and settings of a file; its lines are kept in a staging table until it is applied'),
  content: ['error', 'notes', 'unknown_words'],
  none: [
    'type',
    'format',
    'status',
    'source',
    'mapping',
    'options',
    'file_hash',
    'total',
    'processed',
    'inserted',
    'updated',
    'duplicates',
    'rejected',
    'created_customers',
    'finished_at',
    'created_by',
    'position',
    'cells_read',
    'cells_stored',
    'cells_warned',
    'cells_unmapped',
    'unmapped_columns',
  ],
})
@Entity({ tableName: 'import_job' })
@Index({ properties: ['fileHash'] })
export class ImportJob extends BaseEntity {
  @Field(() => ImportType)
  @Enum({ items: () => ImportType })
  type!: ImportType

  @Field(() => ImportFormat)
  @Enum({ items: () => ImportFormat })
  format!: ImportFormat

  @Field(() => ImportStatus)
  @Enum({ items: () => ImportStatus, default: 'QUEUED' })
  status: ImportStatus = ImportStatus.QUEUED

  @Field(() => String, { description: 'The system that the file comes from; ids are unique within this source.' })
  @Property({ type: 'text' })
  source!: string

  @Field(() => Json, {
    description:
      'Field of ours → column of the file, `{ "column": …, "words": { theirs: ours } }` to translate its ' +
      'words, or `{ "value": … }` for the same value on every line.',
  })
  @Property({ type: 'json', columnType: 'jsonb', defaultRaw: `'{}'` })
  mapping: Record<string, unknown> = {}

  @Field(() => Json, { description: 'currency, strict, dryRun, timeZone, dateOrder, encoding, existing, new.' })
  @Property({ type: 'json', columnType: 'jsonb', defaultRaw: `'{}'` })
  options: Record<string, unknown> = {}

  /**
   * SHA-256 of the content with its mapping and options: while a file is being applied, sending it again returns the
   * same job.
   */
  @Property({ type: 'text', nullable: true })
  fileHash?: string | null

  @Field(() => Int, { description: 'Lines read, without the header and blank lines.' })
  @Property({ type: 'integer', default: 0 })
  total: number = 0

  @Field(() => Int, { description: 'Lines processed so far.' })
  @Property({ type: 'integer', default: 0 })
  processed: number = 0

  @Field(() => Int, { description: 'Lines of new records.' })
  @Property({ type: 'integer', default: 0 })
  inserted: number = 0

  @Field(() => Int, { description: 'Lines of existing records that changed.' })
  @Property({ type: 'integer', default: 0 })
  updated: number = 0

  @Field(() => Int, {
    description: 'Lines that change nothing: equal to the stored record or to another line, or skipped by `options`.',
  })
  @Property({ type: 'integer', default: 0 })
  duplicates: number = 0

  @Field(() => Int, { description: 'Lines that were refused; `errors` says why.' })
  @Property({ type: 'integer', default: 0 })
  rejected: number = 0

  @Field(() => Int, { description: 'Customers that only this file knew and that it created.' })
  @Property({ type: 'integer', default: 0 })
  createdCustomers: number = 0

  @Field(() => Float, {
    description: 'Non-empty cells of the accepted lines: cellsStored + cellsWarned + cellsUnmapped.',
  })
  @Property({ type: 'double', default: 0 })
  cellsRead: number = 0

  @Field(() => Float, { description: 'Cells whose value was stored.' })
  @Property({ type: 'double', default: 0 })
  cellsStored: number = 0

  @Field(() => Float, { description: 'Cells that could not be read and were left out; `warnings` says why.' })
  @Property({ type: 'double', default: 0 })
  cellsWarned: number = 0

  @Field(() => Float, { description: 'Cells of columns that are not imported; `unmappedColumns` names them.' })
  @Property({ type: 'double', default: 0 })
  cellsUnmapped: number = 0

  @Field(() => [String], { description: 'Columns of the file that are not imported.' })
  @Property({ type: 'array', columnType: 'text[]', defaultRaw: `'{}'` })
  unmappedColumns: string[] = []

  @Field(() => [UnknownWord], {
    description:
      'Words that a field does not know, such as those of a status, and how often they occur. None was ' +
      'replaced by a default.',
  })
  @Property({ type: 'json', columnType: 'jsonb', defaultRaw: `'[]'` })
  unknownWords: UnknownWord[] = []

  @Field(() => DateTime, { nullable: true })
  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  finishedAt?: Date | null

  @Field(() => String, { nullable: true, description: 'Why it failed.' })
  @Property({ type: 'text', nullable: true })
  error?: string | null

  @Field(() => [String], { description: 'Remarks on the result, in words.' })
  @Property({ type: 'array', columnType: 'text[]', defaultRaw: `'{}'` })
  notes: string[] = []

  @Property({ type: 'text' })
  createdBy!: string

  /** Everything up to this line, in the order of application, is done; null before the first batch. */
  @Property({ type: 'integer', nullable: true })
  position?: number | null
}

/** Why one line was refused. The value itself is not stored: it may be personal. */
@Allow('import')
@ObjectType({ simpleResolvers: true, description: 'Why one line was refused.' })
@PersonalData({
  subject: noSubject('lines of a file that cannot be told to be of a customer; they go with their job'),
  content: ['message'],
  none: ['line', 'column', 'code'],
})
@Entity({ tableName: 'import_error' })
@Index({ properties: ['job', 'line'] })
export class ImportError extends BaseEntity {
  @ManyToOne({ entity: () => ImportJob, deleteRule: 'cascade' })
  job!: ImportJob

  @Field(() => Int, { description: 'Line of the file, counted from 1; the header of a CSV file is line 1.' })
  @Property({ type: 'integer' })
  line!: number

  @Field(() => String, { nullable: true, description: 'Column of the file.' })
  @Property({ type: 'text', nullable: true })
  column?: string | null

  @Field(() => String, { description: 'A key such as MISSING_VALUE or BAD_DATE.' })
  @Property({ type: 'text' })
  code!: string

  @Field(() => String, { description: 'What was expected.' })
  @Property({ type: 'text' })
  message!: string
}

/** A cell that was left out, and why. The value itself is not stored: it may be personal. */
@Allow('import')
@ObjectType({ simpleResolvers: true, description: 'A cell that could not be read and was left out of its record.' })
@PersonalData({
  subject: noSubject('lines of a file that cannot be told to be of a customer; they go with their job'),
  content: ['message'],
  none: ['line', 'column', 'code'],
})
@Entity({ tableName: 'import_warning' })
@Index({ properties: ['job', 'line'] })
export class ImportWarning extends BaseEntity {
  @ManyToOne({ entity: () => ImportJob, deleteRule: 'cascade' })
  job!: ImportJob

  @Field(() => Int, { description: 'Line of the file, counted from 1.' })
  @Property({ type: 'integer' })
  line!: number

  @Field(() => String, { description: 'Column of the file.' })
  @Property({ type: 'text' })
  column!: string

  @Field(() => String, { description: 'A key such as BAD_EMAIL or UNKNOWN_ENUM.' })
  @Property({ type: 'text' })
  code!: string

  @Field(() => String, { description: 'What was expected.' })
  @Property({ type: 'text' })
  message!: string
}
