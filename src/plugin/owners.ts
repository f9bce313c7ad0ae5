import type { SchemaDiff } from './schema-diff.ts'

/** Which plugin a type or field of the graph belongs to; everything else is the core's. */
export class Owners {
  readonly #types = new Map<string, string>()
  readonly #fields = new Map<string, string>()

  /** Records what a plugin adds; anything with an owner keeps it. */
  add(plugin: string, { types, fields }: SchemaDiff): void {
    for (const type of types) if (!this.#types.has(type)) this.#types.set(type, plugin)
    for (const field of fields) if (!this.#fields.has(field)) this.#fields.set(field, plugin)
  }

  /** The plugin that a type belongs to. */
  ofType(type: string): string | undefined {
    return this.#types.get(type)
  }

  /** The plugin that a field belongs to: the one that added it, or the one of its type. */
  ofField(type: string, field: string): string | undefined {
    return this.#fields.get(`${type}.${field}`) ?? this.#types.get(type)
  }
}
