import { Field, ID, InputType, registerEnumType } from 'type-graphql'
import { MaxBytes } from '../../core/limits.ts'
import { Json } from '../../db/scalars.ts'
import { ImportFormat, ImportType } from './import.entity.ts'
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
    'What a line does to a record that is known. CHANGED: nothing where it says what its last import said, whatever people changed since; otherwise it overwrites. OVERWRITE: it always does. FILL_EMPTY: it gives values where there are none. SKIP: nothing. REFUSE: the line is refused.',
})

export enum NewRecords {
  INSERT = 'INSERT',
  SKIP = 'SKIP',
}
registerEnumType(NewRecords, {
  name: 'NewRecords',
  description: 'What a line of a record that is not known does: INSERT makes the record, SKIP does nothing.',
})

const mappingHelp =
  'Field of ours → column of the file, `{ "column": …, "words": { theirs: ours } }` to translate its words, `{ "value": … }` for the same on every line, or null for none. What is left out is suggested from the headers.'

@InputType({ description: 'Records to import, as the text of a small file. Large files go to POST /imports.' })
export class ImportRecordsInput extends WriteInput {
  @Field(() => ImportType)
  type!: ImportType

  @Field(() => ImportFormat)
  format!: ImportFormat

  @Field(() => String, {
    nullable: true,
    description: 'The file, at most 2 MiB with the rest of the request. Either this or uploadId.',
  })
  content?: string | null

  @Field(() => ID, {
    nullable: true,
    description:
      'An import job that was a dry run: its lines are applied, without being sent again. Possible for a day, once.',
  })
  uploadId?: string | null

  @MaxBytes(65_536)
  @Field(() => Json, { nullable: true, description: mappingHelp })
  mapping?: Record<string, unknown> | null

  @Field(() => Boolean, { nullable: true, description: 'Whether to only say what would happen. Default false.' })
  dryRun?: boolean | null

  @Field(() => String, {
    nullable: true,
    description: 'The system that the file is from; ids in it are unique within it. Default "import".',
  })
  source?: string | null

  @Field(() => String, {
    nullable: true,
    description: 'ISO 4217 code of amounts without one; the base currency of the server where absent.',
  })
  currency?: string | null

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether lines of customers that are not known yet are refused instead of making them. Default false.',
  })
  strict?: boolean | null

  @Field(() => String, { nullable: true, description: 'IANA zone of days and times that name none. Default UTC.' })
  timeZone?: string | null

  @Field(() => DateOrder, {
    nullable: true,
    description: 'Where absent, the first lines tell; where they do not, such dates are refused.',
  })
  dateOrder?: DateOrder | null

  @Field(() => ExistingRecords, { nullable: true, description: 'Default CHANGED.' })
  existing?: ExistingRecords | null

  @Field(() => NewRecords, { nullable: true, description: 'Default INSERT.' })
  new?: NewRecords | null
}

@InputType({ description: 'The beginning of a file, to see how it would be read.' })
export class ImportPreviewInput {
  @Field(() => ImportType)
  type!: ImportType

  @Field(() => ImportFormat, { nullable: true, description: 'Recognised where absent.' })
  format?: ImportFormat | null

  @Field(() => String, { description: 'The file, or its first lines: 64 KiB of them are looked at.' })
  content!: string

  @MaxBytes(65_536)
  @Field(() => Json, { nullable: true, description: mappingHelp })
  mapping?: Record<string, unknown> | null

  @Field(() => DateOrder, { nullable: true })
  dateOrder?: DateOrder | null

  @Field(() => String, {
    nullable: true,
    description: 'ISO 4217 code of amounts without one; the base currency of the server where absent.',
  })
  currency?: string | null
}
