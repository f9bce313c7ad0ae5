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

/** Makes the arguments of a connection: `first`, `after`, `filter`, `orderBy`. `first` of nested lists may be left out. */
export const pageArgsOf = (filter: InputClass, order: InputClass, place: 'root' | 'nested') => {
  @ArgsType()
  class PageArgs {
    @Field(() => Int, {
      ...(place === 'root' ? { defaultValue: 20 } : { nullable: true }),
      description: place === 'root' ? '1 to 100.' : '1 to 100; 20 where absent.',
    })
    first!: number

    @Field(() => String, { nullable: true, description: 'A cursor of the same list: what follows it.' })
    after?: string

    @Field(() => filter, { nullable: true })
    filter?: object

    @Field(() => order, { nullable: true })
    orderBy?: { field: string; direction?: 'ASC' | 'DESC' | null }
  }
  return PageArgs
}

/** As pageArgsOf at the root, for records that can be deleted: `deleted` asks for those too. */
export const deletablePageArgsOf = (filter: InputClass, order: InputClass) => {
  @ArgsType()
  class DeletablePageArgs extends pageArgsOf(filter, order, 'root') {
    @Field(() => deletedRecords, {
      nullable: true,
      description: 'Whether deleted records are listed: for who may restore them. EXCLUDE where absent.',
    })
    deleted?: DeletedRecords | null
  }
  return DeletablePageArgs
}
