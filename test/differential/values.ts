import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
} from 'graphql'

/** Draws: a whole number below `n`, or one of some. */
export interface Draws {
  below(n: number): number
  oneOf<T>(items: readonly T[]): T
  chance(oneIn: number): boolean
}

/** How a value was given. */
export const forms = ['literal', 'null', 'given', 'given null', 'absent', 'default'] as const
export type Form = (typeof forms)[number]

export interface InputOptions {
  /** Coordinates that must be in the operation still; each leaves when it is written. */
  readonly pending: Set<string>
  /** How the last of them is given, where its type allows it. */
  readonly form: Form
  readonly goal: string
  /** A sample of a scalar, by its type and where it stands, as JSON. */
  readonly sample: (type: string, coordinate: string, draws: Draws) => unknown
  /** Called for every position that gets a value. */
  readonly onUse: (coordinate: string, form: Form) => void
}

const maxDepth = 6
/** Values of one operation, about. */
const maxValues = 60

/** Writes values of arguments, with variables in every place. */
export class ValueWriter {
  readonly definitions: string[] = []
  readonly variables: Record<string, unknown> = {}
  readonly #draws: Draws
  readonly #options: InputOptions
  #made = 0
  #left = maxValues

  constructor(draws: Draws, options: InputOptions) {
    this.#draws = draws
    this.#options = options
  }

  /** `name: value`, or undefined where the argument is left out. */
  input(owner: string, input: GraphQLArgument | GraphQLInputField, depth: number): string | undefined {
    const coordinate = `${owner}.${input.name}`
    const required = isRequiredInputField(input)
    const forced = this.#options.pending.delete(coordinate)
    if (!required && !forced && !this.#wants(depth)) return undefined
    return `${input.name}: ${this.#value(input.type, coordinate, input.defaultValue !== undefined, depth, forced)}`
  }

  /** A condition of a directive. */
  condition(): string {
    if (this.#draws.chance(4)) return this.#draws.oneOf(['true', 'false'])
    const given = this.#draws.oneOf([true, false])
    const fallback = this.#draws.chance(3) ? ` = ${this.#draws.oneOf(['true', 'false'])}` : ''
    const name = this.#name()
    this.definitions.push(`$${name}: Boolean${fallback === '' ? '!' : ''}${fallback}`)
    // Null for one with a default is an error of the directive, not of the variable.
    if (fallback === '') this.variables[name] = given
    else if (this.#draws.chance(2)) this.variables[name] = this.#draws.chance(6) ? null : given
    return `$${name}`
  }

  /** Whether to give what may be left out. */
  #wants(depth: number): boolean {
    return this.#left-- > 0 && depth <= maxDepth && this.#draws.chance(3 + depth)
  }

  #value(type: GraphQLInputType, coordinate: string, hasDefault: boolean, depth: number, forced: boolean): string {
    const nullable = !isNonNullType(type)
    const form = this.#formOf(coordinate, nullable, hasDefault, forced)
    this.#options.onUse(coordinate, form)
    if (form === 'literal') return this.#literal(type, coordinate, depth)
    if (form === 'null') return 'null'
    const name = this.#name()
    const inner = isNonNullType(type) ? type.ofType : type
    const bare = String(inner)
    if (form === 'default') {
      this.definitions.push(`$${name}: ${bare} = ${this.#constant(inner, coordinate)}`)
      if (this.#draws.chance(4)) this.variables[name] = this.#json(inner, coordinate, depth)
      return `$${name}`
    }
    const loose = nullable || hasDefault
    const strict = form === 'given' && (!loose || this.#draws.chance(4))
    this.definitions.push(`$${name}: ${bare}${strict ? '!' : ''}`)
    if (form === 'given') this.variables[name] = this.#json(inner, coordinate, depth)
    if (form === 'given null') this.variables[name] = null
    return `$${name}`
  }

  #formOf(coordinate: string, nullable: boolean, hasDefault: boolean, forced: boolean): Form {
    const possible = forms.filter((form) => {
      if (form === 'null') return nullable
      if (form === 'given null' || form === 'absent') return nullable || hasDefault
      return true
    })
    if (coordinate === this.#options.goal) return possible.includes(this.#options.form) ? this.#options.form : 'given'
    // What leads to the goal is written out.
    if (forced) return 'literal'
    return this.#draws.chance(2) ? 'literal' : this.#draws.oneOf(possible)
  }

  #literal(type: GraphQLInputType, coordinate: string, depth: number): string {
    if (isNonNullType(type)) return this.#literal(type.ofType, coordinate, depth)
    if (isListType(type)) {
      if (this.#draws.chance(4)) return this.#literal(type.ofType, coordinate, depth)
      const items = Array.from({ length: 1 + this.#draws.below(2) }, () => this.#item(type.ofType, coordinate, depth))
      return `[${items.join(', ')}]`
    }
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).map((field) => this.input(type.name, field, depth + 1))
      return `{ ${fields.filter((field) => field !== undefined).join(', ')} }`
    }
    if (isEnumType(type)) return this.#draws.oneOf(type.getValues()).name
    if (type.name === 'JSON') return this.#jsonLiteral(0, true)
    return JSON.stringify(this.#options.sample(type.name, coordinate, this.#draws))
  }

  #item(type: GraphQLInputType, coordinate: string, depth: number): string {
    if (!this.#draws.chance(3)) return this.#literal(type, coordinate, depth)
    const name = this.#name()
    this.definitions.push(`$${name}: ${String(type)}`)
    const nullable = !isNonNullType(type)
    const way = nullable ? this.#draws.oneOf(['given', 'null', 'absent']) : 'given'
    if (way === 'given') this.variables[name] = this.#json(type, coordinate, depth)
    if (way === 'null') this.variables[name] = null
    return `$${name}`
  }

  /** A literal of the scalar JSON with variables in it; inside its objects they may be of any type. */
  #jsonLiteral(depth: number, typed: boolean): string {
    const kind = this.#draws.below(depth > 2 ? 4 : 7)
    if (kind === 0) return '1'
    if (kind === 1) return '"x"'
    if (kind === 2) return this.#draws.oneOf(['null', 'true', '2.5'])
    if (kind === 3) {
      const name = this.#name()
      const ofJson = ['JSON', { in: [1] }] as const
      const ofAny = [ofJson, ['String', 'v'], ['Int', 7], ['[String]', ['p', null]]] as const
      const [type, value] = typed ? ofJson : this.#draws.oneOf(ofAny)
      this.definitions.push(`$${name}: ${type}`)
      if (!this.#draws.chance(3)) this.variables[name] = this.#draws.chance(4) ? null : value
      return `$${name}`
    }
    const below = () => this.#jsonLiteral(depth + 1, typed && kind === 4)
    const inner = [below(), below()]
    return kind === 4 ? `[${inner.join(', ')}]` : `{ a: ${inner[0]}, b: ${inner[1]} }`
  }

  /** A value of a variable. */
  #json(type: GraphQLInputType, coordinate: string, depth: number): unknown {
    if (isNonNullType(type)) return this.#json(type.ofType, coordinate, depth)
    if (isListType(type)) {
      if (this.#draws.chance(4)) return this.#json(type.ofType, coordinate, depth)
      return Array.from({ length: this.#draws.below(3) }, () => this.#json(type.ofType, coordinate, depth))
    }
    if (isInputObjectType(type)) {
      const value: Record<string, unknown> = {}
      for (const field of Object.values(type.getFields())) {
        const required = isRequiredInputField(field)
        if (!required && !this.#wants(depth)) continue
        const nothing = !isNonNullType(field.type) && this.#draws.chance(5)
        value[field.name] = nothing ? null : this.#json(field.type, `${type.name}.${field.name}`, depth + 1)
      }
      return value
    }
    if (isEnumType(type)) return this.#draws.oneOf(type.getValues()).name
    if (type.name === 'JSON') return this.#draws.oneOf([{ a: [1, { b: null }] }, 'x', 3, []])
    return this.#options.sample(type.name, coordinate, this.#draws)
  }

  /** A default, in which no variable may be. */
  #constant(type: GraphQLInputType, coordinate: string): string {
    if (isNonNullType(type)) return this.#constant(type.ofType, coordinate)
    if (isListType(type)) return `[${this.#constant(type.ofType, coordinate)}]`
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter(isRequiredInputField)
      return `{ ${fields.map((field) => `${field.name}: ${this.#constant(field.type, `${type.name}.${field.name}`)}`).join(', ')} }`
    }
    if (isEnumType(type)) return type.getValues()[0]!.name
    if (type.name === 'JSON') return '{ d: 1 }'
    return JSON.stringify(this.#options.sample(type.name, coordinate, this.#draws))
  }

  #name(): string {
    return `v${this.#made++}`
  }
}
