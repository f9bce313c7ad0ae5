import { Field, Float, InputType, Int } from 'type-graphql'
import { StageOutcome } from './opportunity.entity.ts'
import { RecordInput, WriteInput } from '../record.input.ts'

@InputType({ description: 'One step of a pipeline; their order in the list is their order in the pipeline.' })
export class StageInput {
  @Field(() => String, { description: 'A stable key within the pipeline, e.g. PROPOSAL: capitals, digits and _.' })
  key!: string

  @Field(() => String, { description: 'As people see it.' })
  name!: string

  @Field(() => StageOutcome, { description: 'Whether deals here are open, won or lost.' })
  outcome!: StageOutcome

  @Field(() => Float, { nullable: true, description: 'Chance of winning from here, 0 to 1, as people estimate it.' })
  defaultProbability?: number | null
}

@InputType({ description: 'A pipeline to make.' })
export class CreatePipelineInput extends WriteInput {
  @Field(() => String, { description: 'A stable key, e.g. NEW_BUSINESS: capitals, digits and _.' })
  key!: string

  @Field(() => String, { description: 'As people see it.' })
  name!: string

  @Field(() => Int, { nullable: true, description: 'Its place among the pipelines; behind the last where absent.' })
  position?: number | null

  @Field(() => [StageInput], {
    description: 'The first is OPEN, for deals begin there; at least one is WON and one LOST.',
  })
  stages!: StageInput[]
}

@InputType({ description: 'Changes to a pipeline: a field that is absent stays.' })
export class UpdatePipelineInput extends RecordInput {
  @Field(() => String, { nullable: true, description: 'As people see it.' })
  name?: string | null

  @Field(() => Int, { nullable: true, description: 'Its place; the smallest comes first.' })
  position?: number | null

  @Field(() => [StageInput], {
    nullable: true,
    description:
      'All stages as they shall be. A key that is there already is changed, a new one is added, one that is missing is removed; a stage that opportunities are or were in can neither be removed nor get another outcome.',
  })
  stages?: StageInput[] | null
}
