import { Field, ID, InputType, registerEnumType } from 'type-graphql'
import { MaxBytes } from '../../core/limits.ts'
import { Json } from '../../db/scalars.ts'
import { ImportFormat } from './file/format.ts'
import { ImportType } from './import.entity.ts'
import { WriteInput } from '../record.input.ts'

export enum DateOrder {
  DMY = 'DMY',
  MDY = 'MDY',
}
registerEnumType(DateOrder, {
  name: 'DateOrder',
  description: 'How dates such as 03/04/2026 are written: day first or month first.',
})

export enum ExistingRecords {
  CHANGED = 'CHANGED',
  OVERWRITE = 'OVERWRITE',
  FILL_EMPTY = 'FILL_EMPTY',
  SKIP = 'SKIP',
  REFUSE = 'REFUSE',
}
registerEnumType(ExistingRecords, {
  name: 'ExistingRecords',
  description:
    'What a line does to an existing record. CHANGED: overwrites it, unless the line says the same as the ' +
    "record's last import, whatever people have changed since. OVERWRITE: always overwrites it. FILL_EMPTY: " +
    'fills only empty fields. SKIP: does nothing. REFUSE: the line is refused.',
})

export enum NewRecords {
  INSERT = 'INSERT',
  SKIP = 'SKIP',
}
registerEnumType(NewRecords, {
  name: 'NewRecords',
  description: 'What a line about an unknown record does. INSERT creates the record, SKIP does nothing.',
})

const mappingHelp =
  'Field of ours → column of the file, `{ "column": …, "words": { theirs: ours } }` to translate its ' +
  'words, `{ "value": … }` for the same value on every line, or null for none. Omitted fields are ' +
  'suggested from the headers.'

@InputType({ description: 'Records to import, as the text of a small file. Large files go to POST /imports.' })
export class ImportRecordsInput extends WriteInput {
  @Field(() => ImportType)
  type!: ImportType

  @Field(() => ImportFormat)
  format!: ImportFormat

  @Field(() => String, {
    nullable: true,
    description: 'The file; with the rest of the request at most 2 MiB. Give either this or uploadId.',
  })
  content?: string | null

  @Field(() => ID, {
    nullable: true,
    description:
      'The import job of a dry run, whose lines are applied without sending them again. Possible once, within a day.',
  })
  uploadId?: string | null

  @MaxBytes(65_536)
  @Field(() => Json, { nullable: true, description: mappingHelp })
  mapping?: Record<string, unknown> | null

  @Field(() => Boolean, { nullable: true, description: 'Whether to report only what would happen. Default: false.' })
  dryRun?: boolean | null

  @Field(() => String, {
    nullable: true,
    description: 'The system that the file comes from; ids are unique within it. Default: "import".',
  })
  source?: string | null

  @Field(() => String, {
    nullable: true,
    description: "ISO 4217 code of amounts without one. Default: the server's base currency.",
  })
  currency?: string | null

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether to refuse lines of unknown customers instead of creating the customers. Default: false.',
  })
  strict?: boolean | null

  @Field(() => String, { nullable: true, description: 'IANA zone of days and times without one. Default: UTC.' })
  timeZone?: string | null

  @Field(() => DateOrder, {
    nullable: true,
    description: 'Default: detected from the first lines; if they do not tell, such dates are refused.',
  })
  dateOrder?: DateOrder | null

  @Field(() => ExistingRecords, { nullable: true, description: 'Default CHANGED.' })
  existing?: ExistingRecords | null

  @Field(() => NewRecords, { nullable: true, description: 'Default INSERT.' })
  new?: NewRecords | null
}

@InputType({ description: 'The beginning of a file, to preview how it would be read.' })
export class ImportPreviewInput {
  @Field(() => ImportType)
  type!: ImportType

  @Field(() => ImportFormat, { nullable: true, description: 'Default: detected.' })
  format?: ImportFormat | null

  @Field(() => String, { description: 'The file or its first lines; the first 64 KiB are examined.' })
  content!: string

  @MaxBytes(65_536)
  @Field(() => Json, { nullable: true, description: mappingHelp })
  mapping?: Record<string, unknown> | null

  @Field(() => DateOrder, { nullable: true })
  dateOrder?: DateOrder | null

  @Field(() => String, {
    nullable: true,
    description: "ISO 4217 code of amounts without one. Default: the server's base currency.",
  })
  currency?: string | null
}
