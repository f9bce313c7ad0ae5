import { v7, validate } from 'uuid'
import { RapportError } from './errors.ts'

/** A new UUIDv7: unique, and later ones sort after earlier ones. */
export const newUuid = (): string => v7()

export const isUuid = (text: string): boolean => validate(text)

/** The GraphQL types with global ids, and the prefix of each: `cus_0190…` is a customer. Plugins add theirs. */
class IdPrefixes {
  readonly #prefixByType = new Map<string, string>()
  readonly #typeByPrefix = new Map<string, string>()

  add(type: string, prefix: string): void {
    const other = this.#typeByPrefix.get(prefix)
    if (other !== undefined && other !== type) {
      throw new Error(`the id prefix ${prefix} belongs to ${other}; ${type} needs another one`)
    }
    this.#prefixByType.set(type, prefix)
    this.#typeByPrefix.set(prefix, type)
  }

  /** The type that has a prefix. */
  typeOf(prefix: string): string | undefined {
    return this.#typeByPrefix.get(prefix)
  }

  /** Releases the prefix of a type, such as one of a refused plugin. */
  forget(type: string): void {
    const prefix = this.#prefixByType.get(type)
    if (prefix === undefined) return
    this.#prefixByType.delete(type)
    this.#typeByPrefix.delete(prefix)
  }

  prefixOf(type: string): string {
    const prefix = this.#prefixByType.get(type)
    if (prefix === undefined) throw new Error(`the type ${type} has no id prefix`)
    return prefix
  }

  /** Every type with its prefix. */
  all(): Iterable<readonly [type: string, prefix: string]> {
    return this.#prefixByType
  }

  /** The global id that clients see for a record. */
  encode(type: string, uuid: string): string {
    return `${this.prefixOf(type)}_${uuid}`
  }

  /** Splits a global id. Throws INVALID_ID if it is not one of ours or not of an expected type. */
  decode(
    id: string,
    expected?: string | readonly string[],
    path: readonly string[] = ['id'],
  ): { type: string; uuid: string } {
    const at = id.indexOf('_')
    const type = this.#typeByPrefix.get(id.slice(0, Math.max(at, 0)))
    const uuid = id.slice(at + 1)
    if (type === undefined || !isUuid(uuid)) {
      throw new RapportError(
        'INVALID_ID',
        `expected an id issued by this server, got ${JSON.stringify(id.slice(0, 60))}`,
        { path },
      )
    }
    const types = typeof expected === 'string' ? [expected] : expected
    if (types && !types.includes(type)) {
      throw new RapportError('INVALID_ID', `expected the id of a ${types.join(' or ')}, got the id of a ${type}`, {
        path,
      })
    }
    return { type, uuid }
  }
}

/** The prefixes of this process; filled by the read maps of the core and of plugins. */
export const ids = new IdPrefixes()
