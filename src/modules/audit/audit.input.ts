import { Field, InputType } from 'type-graphql'
import { DateTimeFilter, IdFilter, orderOf, TextFilter } from '../../read/types.ts'

export const AuditOrder = orderOf('AuditEntry', ['AT'])

@InputType({ description: 'Conditions on audit entries. An entry must meet all of them.' })
export class AuditFilter {
  @Field(() => IdFilter, { nullable: true, description: 'The records that the entries are about, of any type.' })
  recordId?: IdFilter

  @Field(() => TextFilter, { nullable: true })
  recordType?: TextFilter

  @Field(() => TextFilter, { nullable: true })
  actorKind?: TextFilter

  @Field(() => TextFilter, { nullable: true })
  actorId?: TextFilter

  @Field(() => TextFilter, { nullable: true })
  action?: TextFilter

  @Field(() => TextFilter, { nullable: true })
  requestId?: TextFilter

  @Field(() => DateTimeFilter, { nullable: true })
  at?: object
}
