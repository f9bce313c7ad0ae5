import { ArgsType, Field, Int } from 'type-graphql'

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
