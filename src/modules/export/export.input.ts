import { Field, InputType } from 'type-graphql'
import { MaxBytes, MaxItems } from '../../core/limits.ts'
import { Json } from '../../db/scalars.ts'
import { WriteInput } from '../record.input.ts'
import { ExportFormat } from './export.entity.ts'

/** Bytes of the variables of a query. */
const maxVariables = 65_536

@InputType({ description: 'A column of a CSV or Parquet file.' })
export class ExportColumnInput {
  @Field(() => String, {
    description:
      'The value: the response keys on the way to it, joined by dots, without `nodes`, `edges` and `node`, such as `owner.name`.',
  })
  value!: string

  @Field(() => String, { nullable: true, description: 'The name of the column. Default: `value`.' })
  title?: string | null
}

@InputType({ description: 'A list to export: what a page of it would be asked for with, and the form of the file.' })
export class ExportListInput extends WriteInput {
  @Field(() => String, {
    description:
      'A query of one list that selects only `nodes`, without `first` and cursors, such as `query ($filter: CustomerFilter) ' +
      '{ customers(filter: $filter, orderBy: { field: NAME }) { nodes { id name owner { name } churn: scores(kinds: ["churn"]) { value } } } }`. ' +
      'Every list of pages at the root can be exported, with its filter, order and search.',
  })
  query!: string

  @MaxBytes(maxVariables)
  @Field(() => Json, {
    nullable: true,
    description:
      'The variables of the query. The audit keeps the query and not these: put values that name somebody here.',
  })
  variables?: Record<string, unknown> | null

  @Field(() => ExportFormat)
  format!: ExportFormat

  @MaxItems(500)
  @Field(() => [ExportColumnInput], {
    nullable: true,
    description:
      'Only for CSV and PARQUET: which values are columns, in this order. Default: all, in the order of the selection.',
  })
  columns?: ExportColumnInput[] | null

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Only for CSV and NDJSON: whether the file begins with a byte order mark, by which Excel recognises UTF-8. Default: false.',
  })
  byteOrderMark?: boolean | null
}
