import { Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { Allow } from '../core/policy.ts'

export enum CauseKind {
  EVENT = 'EVENT',
  MODEL_RUN = 'MODEL_RUN',
  OVERRIDE = 'OVERRIDE',
  EXTERNAL = 'EXTERNAL',
  ERASURE = 'ERASURE',
  TIME = 'TIME',
}
registerEnumType(CauseKind, {
  name: 'CauseKind',
  description: 'What made a score change.',
  valuesConfig: { TIME: { description: 'Only the passing of time.' } },
})

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'What made a score change.' })
export class Cause {
  @Field(() => CauseKind, { description: 'The kind of thing that changed the score.' })
  kind!: `${CauseKind}`

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the record that caused it: the order, the interaction, the model run.',
  })
  recordId?: string | null

  @Field(() => String, { description: 'The same in words.' })
  text!: string
}

/** Whether a value, such as one stored as JSON, is a cause. */
export const isCause = (value: unknown): value is Cause =>
  typeof value === 'object' &&
  value !== null &&
  'kind' in value &&
  Object.values<unknown>(CauseKind).includes(value.kind) &&
  'text' in value &&
  typeof value.text === 'string'
