import { ArgsType, Field, Int, registerEnumType } from 'type-graphql'

/** Whether a list includes deleted records. */
export type DeletedRecords = 'EXCLUDE' | 'INCLUDE' | 'ONLY'
const deletedRecords = { EXCLUDE: 'EXCLUDE', INCLUDE: 'INCLUDE', ONLY: 'ONLY' } as const
registerEnumType(deletedRecords, {
  name: 'DeletedRecords',
  description:
    'Whether a list includes deleted records, which can be restored. EXCLUDE leaves them out, INCLUDE mixes ' +
    'them in, ONLY lists nothing else.',
})

type InputClass = abstract new (...args: never[]) => object

/** The arguments of a connection that callers neither filter nor order. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'The number of records from the beginning, 1 to 100. Default: 20, unless `last` is given.',
  })
  first?: number | null

  @Field(() => String, { nullable: true, description: 'A cursor of the same list; the page starts after it.' })
  after?: string | null

  @Field(() => Int, {
    nullable: true,
    description: 'The number of records from the end, 1 to 100, in the order of the list; instead of `first`.',
  })
  last?: number | null

  @Field(() => String, { nullable: true, description: 'A cursor of the same list; the page ends before it.' })
  before?: string | null
}

/** Creates the arguments of a connection: those of every page, `filter` and `orderBy`. */
export const pageArgsOf = (filter: InputClass, order: InputClass) => {
  @ArgsType()
  class FilteredPageArgs extends PageArgs {
    @Field(() => filter, { nullable: true })
    filter?: object

    @Field(() => order, { nullable: true })
    orderBy?: { field: string; direction?: 'ASC' | 'DESC' | null }
  }
  return FilteredPageArgs
}

/** Like pageArgsOf, for root lists of records that can be deleted: `deleted` asks for those too. */
export const deletablePageArgsOf = (filter: InputClass, order: InputClass) => {
  @ArgsType()
  class DeletablePageArgs extends pageArgsOf(filter, order) {
    @Field(() => deletedRecords, {
      nullable: true,
      description: 'Whether to list deleted records, for callers who may restore them. Default: EXCLUDE.',
    })
    deleted?: DeletedRecords | null
  }
  return DeletablePageArgs
}
