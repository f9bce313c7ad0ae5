import type { GraphQLResolveInfo } from 'graphql'
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  Info,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql'
import { Allow } from '../../core/policy.ts'
import { DriftReport } from '../../learning/drift-report.entity.ts'
import { ModelRun } from '../../learning/model-run.entity.ts'
import { PageArgs } from '../../read/page-args.ts'
import { fieldOf } from '../../read/reader.ts'
import { connectionOf } from '../../read/types.ts'
import { moduleContext, type RequestContext } from '../context.ts'
import { WritePayload } from '../../write/user-error.type.ts'
import { write } from '../../write/write.ts'
import { measureDrift } from './drift.service.ts'
import { WriteInput } from '../record.input.ts'

const DriftReportConnection = connectionOf(DriftReport)

@InputType({ description: 'A plugin whose promoted model is to be compared with the data it would read now.' })
export class MeasureDriftInput extends WriteInput {
  @Field(() => String, { description: 'Id of the plugin.' })
  plugin!: string
}

@Allow('read')
@ObjectType({
  simpleResolvers: true,
  description:
    'The promoted run, whose `driftReports` will soon get a new one, or the reason why drift cannot be measured.',
})
class MeasureDriftPayload extends WritePayload {
  @Field(() => ModelRun, { nullable: true, description: 'The run whose model is being measured.' })
  modelRun?: ModelRun | null
}

@Resolver(() => ModelRun)
export class DriftResolver {
  @FieldResolver(() => DriftReportConnection, {
    description:
      "How far the model's input data has moved since the training, measured every night while it scores; newest first.",
  })
  driftReports(@Root() run: object, @Args(() => PageArgs) _args: PageArgs, @Info() info: GraphQLResolveInfo) {
    return fieldOf(run, info)
  }

  @Allow('train')
  @Mutation(() => MeasureDriftPayload, {
    description:
      'Measures in the background how far the input data of the promoted model has moved since its training.',
  })
  measureDrift(
    @Arg('input', () => MeasureDriftInput) input: MeasureDriftInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return write(
      context,
      info,
      { field: 'modelRun', map: 'ModelRun' },
      input,
      measureDrift(moduleContext(context, 'model')),
    )
  }
}
