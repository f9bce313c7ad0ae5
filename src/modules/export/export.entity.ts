import { Entity, Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy'
import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Allow } from '../../core/policy.ts'
import { BaseEntity } from '../../db/base.entity.ts'
import { Node } from '../../db/node.type.ts'
import { noSubject, PersonalData } from '../../db/personal-data.ts'
import { DateTime } from '../../db/scalars.ts'
import type { ListColumn } from '../../contract/lists.ts'
import { User } from '../user/user.entity.ts'

export enum ExportFormat {
  CSV = 'CSV',
  NDJSON = 'NDJSON',
  PARQUET = 'PARQUET',
}
registerEnumType(ExportFormat, {
  name: 'ExportFormat',
  description:
    'How records are written. CSV: RFC 4180 in UTF-8, a line with the names of the columns first. NDJSON: one JSON object a line. ' +
    'PARQUET: Apache Parquet, a typed column for each value, compressed with Snappy; for DuckDB, pandas, Spark and the like.',
})

export enum ExportStatus {
  QUEUED = 'QUEUED',
  RUNNING = 'RUNNING',
  SUCCEEDED = 'SUCCEEDED',
  FAILED = 'FAILED',
}
registerEnumType(ExportStatus, {
  name: 'ExportStatus',
  description: 'QUEUED, then RUNNING, then SUCCEEDED: the file can be downloaded; or FAILED: there is no file.',
})

/** A column of a CSV or Parquet file. */
export interface ExportColumn extends Omit<ListColumn, 'name'> {
  readonly title: string
}

@Allow('read')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A list that is written to a file, all of it as of one moment.',
})
@PersonalData({
  subject: noSubject('what somebody asked for, and how much it was; the file itself is kept for a day'),
  content: ['query', 'variables', 'error'],
  none: [
    'list',
    'format',
    'status',
    'columns',
    'byte_order_mark',
    'user_id',
    'created_by',
    'role',
    'scope',
    'rows',
    'bytes',
    'sha256',
    'file',
    'taken_at',
    'finished_at',
    'expires_at',
  ],
})
@Entity({ tableName: 'export_job' })
@Index({ properties: ['createdAt', 'id'] })
@Index({ properties: ['createdBy', 'status'] })
export class ExportJob extends BaseEntity {
  @Field(() => String, { description: 'The list, as the root field names it, such as `customers`.' })
  @Property({ type: 'text' })
  list!: string

  @Field(() => ExportFormat)
  @Enum({ items: () => ExportFormat })
  format!: ExportFormat

  @Field(() => ExportStatus)
  @Enum({ items: () => ExportStatus, default: 'QUEUED' })
  status: ExportStatus = ExportStatus.QUEUED

  /** The query of the list. */
  @Property({ type: 'text' })
  query!: string

  /** Its variables; not in the audit, which keeps what it says for years: values that name somebody belong here. */
  @Property({ type: 'json', columnType: 'jsonb', hidden: true })
  variables!: Record<string, unknown>

  @Property({ type: 'json', columnType: 'jsonb' })
  columns!: readonly ExportColumn[]

  @Property({ type: 'boolean' })
  byteOrderMark!: boolean

  @Field(() => User, { nullable: true, description: 'Who asked for it; null for a key that belongs to no user.' })
  @ManyToOne({ entity: () => User, nullable: true })
  user?: User | null

  /** The key that asked for it. */
  @Property({ type: 'text' })
  createdBy!: string

  /** What the key might do when the file was written; null before. */
  @Property({ type: 'text', nullable: true })
  role?: string | null

  @Property({ type: 'text', nullable: true })
  scope?: string | null

  @Field(() => Int, { description: 'Records written so far.' })
  @Property({ type: 'integer', default: 0 })
  rows: number = 0

  @Field(() => Float, { nullable: true, description: 'Size of the file; null before it is complete.' })
  @Property({ type: 'double', nullable: true })
  bytes?: number | null

  @Field(() => String, { nullable: true, description: 'SHA-256 of the file, hex; null before it is complete.' })
  @Property({ type: 'text', nullable: true })
  sha256?: string | null

  /** Which attempt wrote the file: its chunks have this number. */
  @Property({ type: 'uuid', nullable: true, hidden: true })
  file?: string | null

  @Field(() => DateTime, { nullable: true, description: 'The moment as of which the file shows the records.' })
  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  takenAt?: Date | null

  @Field(() => DateTime, { nullable: true })
  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  finishedAt?: Date | null

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when the file can be downloaded: a day after it was complete.',
  })
  @Property({ type: 'datetime', columnType: 'timestamptz', nullable: true })
  expiresAt?: Date | null

  @Field(() => String, { nullable: true, description: 'Why it failed: a code and a sentence.' })
  @Property({ type: 'text', nullable: true })
  error?: string | null
}

/** A piece of an exported file. */
@PersonalData({
  subject: noSubject('files of many customers, which are kept for a day'),
  content: ['body'],
  none: ['job_id', 'file', 'start'],
})
@Entity({ tableName: 'export_chunk' })
@Unique({ properties: ['file', 'start'] })
@Index({ properties: ['job'] })
export class ExportChunk extends BaseEntity {
  @ManyToOne({ entity: () => ExportJob, deleteRule: 'cascade' })
  job!: ExportJob

  /** The attempt that wrote it. */
  @Property({ type: 'uuid' })
  file!: string

  /** The byte of the file that it begins with. */
  @Property({ type: 'double' })
  start!: number

  @Property({ type: 'blob', columnType: 'bytea' })
  body!: Buffer
}
