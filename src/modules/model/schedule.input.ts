import { Field, ID, InputType } from 'type-graphql'
import { MaxBytes } from '../../core/limits.ts'
import { Json } from '../../db/scalars.ts'
import { Promotion } from '../../learning/model-run.entity.ts'
import { WriteInput } from '../record.input.ts'

@InputType({ description: 'A training to run on a schedule.' })
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

  @Field(() => String, { nullable: true, description: 'IANA time zone of the times. Default: UTC.' })
  timeZone?: string | null

  @Field(() => Promotion, {
    nullable: true,
    description: "When a run's model replaces the promoted one. Default: IF_NO_WORSE.",
  })
  promotion?: Promotion | null
}

@InputType({ description: 'A schedule to remove.' })
export class RemoveTrainingScheduleInput extends WriteInput {
  @Field(() => ID, { description: 'Its id.' })
  id!: string
}
