import { Field, ID, InputType, Int } from 'type-graphql'
import { MaxBytes } from '../../core/limits.ts'
import { DateTime, Json } from '../../db/scalars.ts'
import { WriteInput } from '../record.input.ts'

@InputType({ description: 'A training to run.' })
export class TrainModelInput extends WriteInput {
  @Field(() => String, { description: 'Id of the plugin, e.g. "segmentation".' })
  plugin!: string

  @Field(() => String, { description: 'One of the plugin’s algorithms, e.g. "KMEANS".' })
  algorithm!: string

  @MaxBytes(65_536)
  @Field(() => Json, { nullable: true, description: 'Parameters of the algorithm; the plugin’s README lists them.' })
  params?: Record<string, unknown> | null

  @Field(() => Int, { nullable: true, description: 'Seed of all randomness in the training. Default: 42.' })
  seed?: number | null

  @Field(() => DateTime, { nullable: true, description: 'The training knows nothing after this moment. Default: now.' })
  asOf?: Date | null

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the model starts to score when the run succeeds and is no worse than its baseline. Default: true.',
  })
  promote?: boolean | null
}

@InputType({ description: 'A run to cancel.' })
export class CancelModelRunInput extends WriteInput {
  @Field(() => ID)
  id!: string
}

@InputType({ description: 'A plugin whose promoted model is to be replaced by the one before it.' })
export class RollbackModelRunInput extends WriteInput {
  @Field(() => String, { description: 'Id of the plugin.' })
  plugin!: string
}

@InputType({ description: 'A run whose model is to start scoring.' })
export class PromoteModelRunInput extends WriteInput {
  @Field(() => ID)
  id!: string
}
