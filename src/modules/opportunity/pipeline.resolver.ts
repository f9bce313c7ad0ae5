import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, Field, FieldResolver, Info, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql'
import { Allow } from '../../core/policy.ts'
import { fieldOf } from '../../read/reader.ts'
import type { RequestContext } from '../context.ts'
import { WritePayload } from '../../write/user-error.type.ts'
import { write } from '../../write/write.ts'
import { Pipeline, Stage } from './opportunity.entity.ts'
import { CreatePipelineInput, UpdatePipelineInput } from './pipeline.input.ts'
import { createPipeline, updatePipeline } from './pipeline.service.ts'

@Allow('read')
@ObjectType({ simpleResolvers: true })
class PipelinePayload extends WritePayload {
  @Field(() => Pipeline, {
    nullable: true,
    description: 'The record after the write, or the current one if the version did not match; null otherwise.',
  })
  pipeline?: Pipeline | null
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'The created pipeline, or the reason why it was not created.' })
class CreatePipelinePayload extends PipelinePayload {}

@Allow('read')
@ObjectType({
  simpleResolvers: true,
  description: 'The pipeline after the change, or the reason why it was not changed.',
})
class UpdatePipelinePayload extends PipelinePayload {}

const payloadOf = { field: 'pipeline', map: 'Pipeline' } as const

@Resolver(() => Pipeline)
export class PipelineResolver {
  @Allow('read')
  @Query(() => [Pipeline], { description: 'Every pipeline with its stages, in order.' })
  pipelines(@Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return context.reader.list(info, 'Pipeline', 'position')
  }

  @FieldResolver(() => [Stage], { description: 'Its stages in order.' })
  stages(@Root() pipeline: object, @Info() info: GraphQLResolveInfo) {
    return fieldOf(pipeline, info)
  }

  @Allow('manage')
  @Mutation(() => CreatePipelinePayload, { description: 'Creates a pipeline with its stages.' })
  createPipeline(
    @Arg('input', () => CreatePipelineInput) input: CreatePipelineInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return write(context, info, payloadOf, input, createPipeline)
  }

  @Allow('manage')
  @Mutation(() => UpdatePipelinePayload, { description: 'Changes a pipeline or its stages.' })
  updatePipeline(
    @Arg('input', () => UpdatePipelineInput) input: UpdatePipelineInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return write(context, info, payloadOf, input, updatePipeline)
  }
}
