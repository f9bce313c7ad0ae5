import { Field, Float, InputType, Int } from 'type-graphql'
import { StageOutcome } from './opportunity.entity.ts'
import { RecordInput, WriteInput } from '../record.input.ts'

@InputType({ description: 'One stage of a pipeline; the order in the list is the order in the pipeline.' })
export class StageInput {
  @Field(() => String, { description: 'A stable key within the pipeline, e.g. PROPOSAL: capitals, digits and _.' })
  key!: string

  @Field(() => String, { description: 'The name as people see it.' })
  name!: string

  @Field(() => StageOutcome, { description: 'Whether deals here are open, won or lost.' })
  outcome!: StageOutcome

  @Field(() => Float, {
    nullable: true,
    description: 'Probability of winning from here, 0 to 1, as estimated by people.',
  })
  defaultProbability?: number | null
}

@InputType({ description: 'A pipeline to create.' })
export class CreatePipelineInput extends WriteInput {
  @Field(() => String, { description: 'A stable key, e.g. NEW_BUSINESS: capitals, digits and _.' })
  key!: string

  @Field(() => String, { description: 'The name as people see it.' })
  name!: string

  @Field(() => Int, { nullable: true, description: 'Position among the pipelines. Default: after the last.' })
  position?: number | null

  @Field(() => [StageInput], {
    description: 'The first stage must be OPEN, because deals begin there; at least one must be WON and one LOST.',
  })
  stages!: StageInput[]
}

@InputType({ description: 'Changes to a pipeline. An omitted field stays as it is.' })
export class UpdatePipelineInput extends RecordInput {
  @Field(() => String, { nullable: true, description: 'The name as people see it.' })
  name?: string | null

  @Field(() => Int, { nullable: true, description: 'Position; the smallest comes first.' })
  position?: number | null

  @Field(() => [StageInput], {
    nullable: true,
    description:
      'The complete new list of stages. A stage whose key exists is changed, a new key is added, and a missing ' +
      'one is removed. A stage that opportunities are or were in can neither be removed nor change its outcome.',
  })
  stages?: StageInput[] | null
}
