import { Field, InputType } from 'type-graphql'
import { MaxBytes, MaxItems, maxRecordJson } from '../../core/limits.ts'
import { Json } from '../../db/scalars.ts'
import { orderOf, TextFilter } from '../../read/types.ts'
import { RecordInput, WriteInput } from '../record.input.ts'

export const SavedViewOrder = orderOf('SavedView', ['NAME', 'CREATED_AT', 'UPDATED_AT'])

/** Columns of a view. */
const maxColumns = 60
const maxOrderJson = 1_024

@InputType({ description: 'Conditions on saved views. A view must meet all of them.' })
export class SavedViewFilter {
  @Field(() => TextFilter, { nullable: true })
  name?: TextFilter

  @Field(() => TextFilter, { nullable: true, description: 'The list, as the field of Query is called: `customers`.' })
  list?: TextFilter

  @Field(() => Boolean, { nullable: true, description: 'Whether everybody sees it.' })
  isShared?: boolean
}

@InputType({ description: 'A column of a saved view.' })
export class SavedViewColumnInput {
  @Field(() => String, { description: 'What your front end calls the column, at most 100 characters.' })
  key!: string

  @Field(() => String, {
    nullable: true,
    description: 'The fields of a record that it shows, as GraphQL has them: `owner { name }`. They are checked.',
  })
  selection?: string | null
}

@InputType({ description: 'A view to save. It is refused unless the list can be asked for as it says.' })
export class CreateSavedViewInput extends WriteInput {
  @Field(() => String, { description: 'What people call it, at most 200 characters.' })
  name!: string

  @Field(() => String, { description: 'The list, as the field of Query is called: `customers`; it never changes.' })
  list!: string

  @MaxBytes(maxRecordJson)
  @Field(() => Json, { nullable: true, description: 'The `filter` of the list, as JSON.' })
  filter?: Record<string, unknown> | null

  @Field(() => String, { nullable: true, description: 'The `search` of the list.' })
  search?: string | null

  @MaxBytes(maxOrderJson)
  @Field(() => Json, { nullable: true, description: 'The `orderBy` of the list, as JSON.' })
  orderBy?: Record<string, unknown> | null

  @MaxItems(maxColumns)
  @Field(() => [SavedViewColumnInput], { nullable: true, description: 'The columns, in their order.' })
  columns?: SavedViewColumnInput[] | null

  @Field(() => Boolean, { nullable: true, description: 'Whether everybody sees it. Default: only you.' })
  isShared?: boolean | null
}

@InputType({
  description: 'Changes to a saved view. An omitted field stays as it is; null clears filter, search and order.',
})
export class UpdateSavedViewInput extends RecordInput {
  @Field(() => String, { nullable: true, description: 'What people call it.' })
  name?: string | null

  @MaxBytes(maxRecordJson)
  @Field(() => Json, { nullable: true, description: 'The `filter` of the list, as JSON.' })
  filter?: Record<string, unknown> | null

  @Field(() => String, { nullable: true, description: 'The `search` of the list.' })
  search?: string | null

  @MaxBytes(maxOrderJson)
  @Field(() => Json, { nullable: true, description: 'The `orderBy` of the list, as JSON.' })
  orderBy?: Record<string, unknown> | null

  @MaxItems(maxColumns)
  @Field(() => [SavedViewColumnInput], { nullable: true, description: 'The columns, in their order.' })
  columns?: SavedViewColumnInput[] | null

  @Field(() => Boolean, { nullable: true, description: 'Whether everybody sees it.' })
  isShared?: boolean | null
}

@InputType({ description: 'A saved view to delete. `restoreSavedView` brings it back.' })
export class DeleteSavedViewInput extends RecordInput {}

@InputType({
  description:
    'A saved view to restore, within 30 days. The version is that of the deleted view: one above the last one you read.',
})
export class RestoreSavedViewInput extends RecordInput {}
