import {
  getNamedType,
  isAbstractType,
  isLeafType,
  OperationTypeNode,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type GraphQLUnionType,
} from 'graphql'
import { ValueWriter, type Draws, type InputOptions } from './values.ts'

export interface GeneratedOperation {
  readonly kind: OperationTypeNode
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

type Composite = GraphQLObjectType | GraphQLInterfaceType | GraphQLUnionType

const maxDepth = 4

/** Writes an operation that holds everything that is forced, and more. `only`: whether a field of the root may be in it. */
export const writeOperation = (
  schema: GraphQLSchema,
  draws: Draws,
  options: InputOptions,
  only: (coordinate: string) => boolean = () => true,
): GeneratedOperation => {
  const { pending } = options
  const [first] = pending
  const writer = new ValueWriter(draws, options)
  const fragments: string[] = []
  let made = 0

  const directive = (): string =>
    draws.chance(4) ? ` @${draws.oneOf(['skip', 'include'])}(if: ${writer.condition()})` : ''

  const field = (parent: Composite, one: GraphQLField<unknown, unknown>, depth: number, alias: boolean): string => {
    const coordinate = `${parent.name}.${one.name}`
    const on = pending.delete(coordinate) ? '' : directive()
    const args = one.args.map((arg) => writer.input(coordinate, arg, 0)).filter((text) => text !== undefined)
    const type = getNamedType(one.type)
    const below = isLeafType(type) ? '' : ` ${selection(type as Composite, depth + 1)}`
    // Names that run together in a path, such as those of `a { b_c }` and `a_b { c }`.
    const name = alias || args.length > 0 || draws.chance(5) ? `${draws.oneOf(['a', 'a_b', 'b_a'])}_${made++}: ` : ''
    return `${name}${one.name}${args.length > 0 ? `(${args.join(', ')})` : ''}${on}${below}`
  }

  const selection = (type: Composite, depth: number, alias = false): string => {
    const parts = draws.chance(3) ? ['__typename'] : []
    if (isAbstractType(type)) {
      for (const possible of schema.getPossibleTypes(type))
        if (forcedIn(possible) || draws.chance(2))
          parts.push(`... on ${possible.name}${directiveFor(possible)} ${selection(possible, depth, true)}`)
    }
    if ('getFields' in type) {
      const fields = Object.values(type.getFields())
      const chosen = fields.filter(
        (one) =>
          pending.has(`${type.name}.${one.name}`) ||
          draws.below(fields.length) < (isLeafType(getNamedType(one.type)) ? 3 : depth < maxDepth ? 1 : 0),
      )
      for (const one of chosen) {
        const isForced = pending.has(`${type.name}.${one.name}`)
        const maybe = () => (isForced ? '' : directive())
        const text = field(type, one, depth, alias)
        const way = draws.below(8)
        if (way === 0) parts.push(`...${maybe()} { ${text} }`)
        else if (way === 1) parts.push(`... on ${type.name} { ${text} }`)
        else if (way === 2) {
          const name = `F${made++}`
          fragments.push(`fragment ${name} on ${type.name} { ${text} }`)
          // Twice, on conditions of their own: it counts where one of them holds.
          parts.push(`...${name}`, ...(draws.chance(2) ? [`...${name}${directive()}`] : []))
          if (draws.chance(2)) parts[parts.indexOf(`...${name}`)] = `...${name}${maybe()}`
        } else parts.push(text)
        if (way === 3 && one.args.length === 0 && !alias)
          parts.push(`${one.name}${directive()}${isLeafType(getNamedType(one.type)) ? '' : ' { __typename }'}`)
      }
    }
    return `{ ${parts.length > 0 ? parts.join(' ') : '__typename'} }`
  }
  const forcedIn = (type: Composite): boolean => [...pending].some((one) => one.startsWith(`${type.name}.`))
  const directiveFor = (type: Composite): string => (forcedIn(type) ? '' : directive())

  const kind = Object.values(OperationTypeNode).find((one) => schema.getRootType(one)?.name === first?.split('.')[0])!
  const root = schema.getRootType(kind)!
  const others = Object.values(root.getFields()).filter((one) => only(`${root.name}.${one.name}`))
  const roots = [
    ...others.filter((one) => pending.has(`${root.name}.${one.name}`)),
    ...(kind === OperationTypeNode.SUBSCRIPTION
      ? []
      : Array.from({ length: draws.below(3) }, () => draws.oneOf(others))),
  ]
  const texts = roots.map((one) => field(root, one, 1, true))
  const definitions = writer.definitions.length > 0 ? `(${writer.definitions.join(', ')})` : ''
  return {
    kind,
    query: `${kind} Q${definitions} { ${texts.join(' ')} } ${fragments.join(' ')}`,
    variables: writer.variables,
  }
}
