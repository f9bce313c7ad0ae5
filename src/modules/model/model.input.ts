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

  @Field(() => Int, { nullable: true, description: 'Seed of all chance in the training; 42 where absent.' })
  seed?: number | null

  @Field(() => DateTime, { nullable: true, description: 'Training knows nothing after this moment; now where absent.' })
  asOf?: Date | null

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the model scores from then on, when it succeeds and is no worse than its baseline; true where absent.',
  })
  promote?: boolean | null
}

@InputType({ description: 'A run to cancel.' })
export class CancelModelRunInput extends WriteInput {
  @Field(() => ID)
  id!: string
}

@InputType({ description: 'A plugin whose promoted model is to give way to the one before it.' })
export class RollbackModelRunInput extends WriteInput {
  @Field(() => String, { description: 'Id of the plugin.' })
  plugin!: string
}

@InputType({ description: 'A run whose model is to score from now on.' })
export class PromoteModelRunInput extends WriteInput {
  @Field(() => ID)
  id!: string
}
