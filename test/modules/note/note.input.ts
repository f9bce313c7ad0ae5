import { Field, InputType } from 'type-graphql'
import { orderOf, TextFilter } from '../../../src/read/types.ts'

export const NoteOrder = orderOf('Note', ['CREATED_AT'])

@InputType({ description: 'Conditions on notes. A note must meet all of them.' })
export class NoteFilter {
  @Field(() => TextFilter, { nullable: true })
  text?: TextFilter
}
