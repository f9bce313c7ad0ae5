import { Field, ID, InterfaceType } from 'type-graphql'

/** A record with a global id. */
@InterfaceType({
  description: 'A record with a global id, readable through `node(id)`.',
})
export abstract class Node {
  @Field(() => ID, { description: 'Global id, which never changes.' })
  id!: string
}
