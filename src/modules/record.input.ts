import { Field, ID, InputType, Int } from 'type-graphql'

/** What the input of every write may contain. */
@InputType()
export abstract class WriteInput {
  @Field(() => String, {
    nullable: true,
    description: 'Repeating a write with the same key changes nothing and returns the same record.',
  })
  idempotencyKey?: string | null
}

/** Identifies one record and the version that was read: the input of changes, deletions and restores. */
@InputType()
export abstract class RecordInput extends WriteInput {
  @Field(() => ID, { description: 'The record.' })
  id!: string

  @Field(() => Int, {
    nullable: true,
    description: 'The version that you read. A conflict is reported if it is not the current one.',
  })
  version?: number | null
}
