import type { GraphQLResolveInfo } from 'graphql'
import { Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql'
import { Allow } from '../../core/policy.ts'
import { fieldOf } from '../../read/reader.ts'
import type { RequestContext } from '../context.ts'
import { defineMutations, mutation } from '../../write/mutations.ts'
import { Pipeline, Stage } from './opportunity.entity.ts'
import { CreatePipelineInput, UpdatePipelineInput } from './pipeline.input.ts'
import { createPipeline, updatePipeline } from './pipeline.service.ts'

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
}

const record = { type: Pipeline, field: 'pipeline' }

export const PipelineMutations = defineMutations(record, {
  createPipeline: mutation({
    permission: 'manage',
    description: 'Creates a pipeline with its stages.',
    payload: 'The created pipeline, or the reason why it was not created.',
    input: CreatePipelineInput,
    work: createPipeline,
  }),
  updatePipeline: mutation({
    permission: 'manage',
    description: 'Changes a pipeline or its stages.',
    payload: 'The pipeline after the change, or the reason why it was not changed.',
    input: UpdatePipelineInput,
    work: updatePipeline,
  }),
})
