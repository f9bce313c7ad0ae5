import { Field, ID, InputType, Int } from 'type-graphql'

/** What the input of every write may carry. */
@InputType()
export abstract class WriteInput {
  @Field(() => String, { nullable: true, description: 'The same key again gives the same record and changes nothing.' })
  idempotencyKey?: string | null
}

/** Names one record and the version that was read: the input of what changes, deletes and restores one. */
@InputType()
export abstract class RecordInput extends WriteInput {
  @Field(() => ID, { description: 'The record.' })
  id!: string

  @Field(() => Int, {
    nullable: true,
    description: 'The version that you read; a conflict is reported when it is not the present one.',
  })
  version?: number | null
}
