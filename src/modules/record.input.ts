import { Field, ID, InputType, Int } from 'type-graphql'

/** Names one record and the version that was read: the input of what deletes and restores. */
@InputType()
export abstract class RecordInput {
  @Field(() => ID)
  id!: string

  @Field(() => Int, {
    nullable: true,
    description: 'The version that you read; a conflict is reported when it is not the present one.',
  })
  version?: number | null

  @Field(() => String, { nullable: true, description: 'The same key again gives the same record and changes nothing.' })
  idempotencyKey?: string | null
}
