import type { GraphQLResolveInfo } from 'graphql'
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Info,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql'
import { ids } from '../../core/ids.ts'
import { Allow } from '../../core/policy.ts'
import { PageArgs } from '../../read/page-args.ts'
import { fieldOf } from '../../read/reader.ts'
import { connectionOf } from '../../read/types.ts'
import { moduleContext, type RequestContext } from '../context.ts'
import { WritePayload } from '../../write/user-error.type.ts'
import { write } from '../../write/write.ts'
import { ImportError, ImportJob, ImportWarning } from './import.entity.ts'
import { ImportPreviewInput, ImportRecordsInput } from './import.input.ts'
import { ImportPreview, previewImport } from './import.preview.ts'
import { Imports } from './import.service.ts'

const ImportJobConnection = connectionOf(ImportJob)
const ImportErrorConnection = connectionOf(ImportError)
const ImportWarningConnection = connectionOf(ImportWarning)

@Allow('import')
@ObjectType({
  simpleResolvers: true,
  description: 'The queued import, or the reason why it was not accepted. Follow it with importProgress.',
})
class ImportRecordsPayload extends WritePayload {
  @Field(() => ImportJob, {
    nullable: true,
    description: 'The import job; null if the file was not accepted.',
  })
  importJob?: ImportJob | null
}

@Resolver(() => ImportJob)
export class ImportResolver {
  @Allow('import')
  @Query(() => ImportJob, { nullable: true, description: 'The import with this id.' })
  importJob(@Arg('id', () => ID) id: string, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return context.reader.record(info, 'ImportJob', ids.decode(id, 'ImportJob').uuid)
  }

  @Allow('import')
  @Query(() => ImportJobConnection, { description: 'Imports, newest first.' })
  importJobs(@Args(() => PageArgs) args: PageArgs, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return context.reader.page(info, 'ImportJob', args)
  }

  @Allow('import')
  @Query(() => ImportPreview, {
    description:
      'Previews how a file would be read: the suggested mapping, the first lines and their problems. Writes nothing.',
  })
  importPreview(@Arg('input', () => ImportPreviewInput) input: ImportPreviewInput, @Ctx() context: RequestContext) {
    return previewImport(input, context.config.baseCurrency)
  }

  @FieldResolver(() => ImportErrorConnection, { description: 'Why lines were refused, by line.' })
  errors(@Root() job: object, @Args(() => PageArgs) _args: PageArgs, @Info() info: GraphQLResolveInfo) {
    return fieldOf(job, info)
  }

  @FieldResolver(() => ImportWarningConnection, {
    description: 'Cells that were left out, by line; the first 1,000 for each column and code.',
  })
  warnings(@Root() job: object, @Args(() => PageArgs) _args: PageArgs, @Info() info: GraphQLResolveInfo) {
    return fieldOf(job, info)
  }

  @Allow('import')
  @Mutation(() => ImportRecordsPayload, {
    description: 'Accepts a small file and queues it. A bad line is refused alone; it never fails the import.',
  })
  importRecords(
    @Arg('input', () => ImportRecordsInput) input: ImportRecordsInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return write(context, info, { field: 'importJob', map: 'ImportJob' }, input, (unit, given) =>
      new Imports(moduleContext(context, 'import')).records(unit, given),
    )
  }
}
