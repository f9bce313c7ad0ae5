import { ArgsType, Field, Int, registerEnumType } from 'type-graphql'

/** Whether a list has deleted records. */
export type DeletedRecords = 'EXCLUDE' | 'INCLUDE' | 'ONLY'
export const deletedRecords = { EXCLUDE: 'EXCLUDE', INCLUDE: 'INCLUDE', ONLY: 'ONLY' } as const
registerEnumType(deletedRecords, {
  name: 'DeletedRecords',
  description:
    'Whether a list has deleted records, which can be restored: EXCLUDE leaves them out, INCLUDE has them among the others, ONLY has nothing else.',
})

type InputClass = abstract new (...args: never[]) => object

/** The arguments of a connection that is neither filtered nor ordered by its callers. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'So many records from the beginning, 1 to 100; 20 where neither this nor `last` is given.',
  })
  first?: number | null

  @Field(() => String, { nullable: true, description: 'A cursor of the same list: what follows it.' })
  after?: string | null

  @Field(() => Int, {
    nullable: true,
    description: 'So many records from the end, 1 to 100, in the order of the list; instead of `first`.',
  })
  last?: number | null

  @Field(() => String, { nullable: true, description: 'A cursor of the same list: what comes before it.' })
  before?: string | null
}

/** Makes the arguments of a connection: those of every page, `filter` and `orderBy`. */
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

/** As pageArgsOf at the root, for records that can be deleted: `deleted` asks for those too. */
export const deletablePageArgsOf = (filter: InputClass, order: InputClass) => {
  @ArgsType()
  class DeletablePageArgs extends pageArgsOf(filter, order) {
    @Field(() => deletedRecords, {
      nullable: true,
      description: 'Whether deleted records are listed: for who may restore them. EXCLUDE where absent.',
    })
    deleted?: DeletedRecords | null
  }
  return DeletablePageArgs
}
