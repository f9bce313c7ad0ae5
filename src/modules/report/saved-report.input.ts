import { Field, InputType } from 'type-graphql'
import { orderOf, TextFilter } from '../../read/types.ts'
import { RecordInput, WriteInput } from '../record.input.ts'
import { ReportQuestion } from './report.input.ts'
import { ReportChart } from './saved-report.entity.ts'

export const SavedReportOrder = orderOf('SavedReport', ['NAME', 'CREATED_AT', 'UPDATED_AT'])

@InputType({ description: 'Conditions on saved reports. A report must meet all of them.' })
export class SavedReportFilter {
  @Field(() => TextFilter, { nullable: true })
  name?: TextFilter

  @Field(() => Boolean, { nullable: true, description: 'Whether everybody sees it.' })
  isShared?: boolean

  @Field(() => Boolean, { nullable: true, description: 'Whether the page Today has it.' })
  isOnToday?: boolean
}

@InputType({ description: 'A report to save.' })
export class CreateSavedReportInput extends WriteInput {
  @Field(() => String, { description: 'What people call it.' })
  name!: string

  @Field(() => ReportQuestion, { description: 'What it asks for.' })
  question!: ReportQuestion

  @Field(() => Boolean, { nullable: true, description: 'Whether everybody sees it. Default: only you.' })
  isShared?: boolean | null

  @Field(() => ReportChart, { nullable: true, description: 'How it is drawn. Default: as suits it.' })
  chart?: ReportChart | null

  @Field(() => Boolean, { nullable: true, description: 'Whether the page Today has it. Default: false.' })
  isOnToday?: boolean | null
}

@InputType({ description: 'Changes to a saved report. An omitted field stays as it is.' })
export class UpdateSavedReportInput extends RecordInput {
  @Field(() => String, { nullable: true, description: 'What people call it.' })
  name?: string | null

  @Field(() => ReportQuestion, { nullable: true, description: 'What it asks for.' })
  question?: ReportQuestion | null

  @Field(() => Boolean, { nullable: true, description: 'Whether everybody sees it.' })
  isShared?: boolean | null

  @Field(() => ReportChart, { nullable: true, description: 'How it is drawn; null: as suits it.' })
  chart?: ReportChart | null

  @Field(() => Boolean, { nullable: true, description: 'Whether the page Today has it.' })
  isOnToday?: boolean | null
}

@InputType({ description: 'A saved report to delete. `restoreSavedReport` brings it back.' })
export class DeleteSavedReportInput extends RecordInput {}

@InputType({
  description:
    'A saved report to restore, within 30 days. The version is that of the deleted report: one above the last one you read.',
})
export class RestoreSavedReportInput extends RecordInput {}
