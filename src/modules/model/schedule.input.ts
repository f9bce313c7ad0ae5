import { Field, ID, InputType } from 'type-graphql'
import { MaxBytes } from '../../core/limits.ts'
import { Json } from '../../db/scalars.ts'
import { Promotion } from '../../learning/model-run.entity.ts'
import { WriteInput } from '../record.input.ts'

@InputType({ description: 'A training that the clock is to start again and again.' })
export class ScheduleTrainingInput extends WriteInput {
  @Field(() => String, { description: 'Id of the plugin, e.g. "segmentation".' })
  plugin!: string

  @Field(() => String, { description: 'One of the plugin’s algorithms, e.g. "KMEANS".' })
  algorithm!: string

  @MaxBytes(65_536)
  @Field(() => Json, { nullable: true, description: 'Parameters of the algorithm, as for trainModel.' })
  params?: Record<string, unknown> | null

  @Field(() => String, {
    description: 'Minute, hour, day of the month, month and day of the week, such as `0 3 * * MON`.',
  })
  cron!: string

  @Field(() => String, { nullable: true, description: 'IANA time zone that the times are in; UTC where absent.' })
  timeZone?: string | null

  @Field(() => Promotion, {
    nullable: true,
    description: 'When the model of a run takes the place of the promoted one; IF_NO_WORSE where absent.',
  })
  promotion?: Promotion | null
}

@InputType({ description: 'A schedule to remove.' })
export class RemoveTrainingScheduleInput extends WriteInput {
  @Field(() => ID, { description: 'Its id.' })
  id!: string
}
