import { getMetadataStorage } from 'type-graphql'
import { within } from './stage-error.ts'

/** What a type-graphql decorator leaves behind. */
interface Entry {
  readonly target?: object
}

/** Who registered something: a plugin, by its manifest. */
export interface Registrant {
  readonly id: string
}

type Storage = ReturnType<typeof getMetadataStorage>
/** The lists that type-graphql's decorators add to; the caches are built from them. */
type Lists = {
  [Name in keyof Storage as Storage[Name] extends unknown[] ? Name : never]: Storage[Name]
}

/** Entries made while something was loaded: decorated classes, enums, unions. */
export type Metadata = Readonly<Lists>

const listNames = (): (keyof Lists)[] =>
  Object.entries(getMetadataStorage())
    .filter(([, value]) => Array.isArray(value))
    .map(([name]) => name as keyof Lists)

// Kept for the lifetime of the process: modules are loaded once, so their decorators run once, however many servers it
// starts.
const owners = new WeakMap<Entry, Registrant>()
const loaded = new WeakMap<object, Promise<unknown>>()

/**
 * Runs `load` once for an owner, a plugin's manifest, and records that everything registered with type-graphql during
 * it belongs to the owner, even if `load` throws halfway or does not end within `limitMs`. Loads must run one after
 * another.
 */
export const loadOnce = <T>(owner: Registrant, limitMs: number, load: () => Promise<T>): Promise<T> => {
  const known = loaded.get(owner)
  if (known) return known as Promise<T>
  const loading = record(owner, limitMs, load)
  loaded.set(owner, loading)
  return loading
}

const record = async <T>(owner: Registrant, limitMs: number, load: () => Promise<T>): Promise<T> => {
  const storage = getMetadataStorage()
  const before = new Set<Entry>(listNames().flatMap((name) => storage[name] as Entry[]))
  try {
    return await within(limitMs, 'load()', load)
  } finally {
    for (const name of listNames())
      for (const entry of storage[name] as Entry[]) if (!before.has(entry)) owners.set(entry, owner)
  }
}

const select = (wanted: (owner: Registrant | undefined) => boolean): Lists => {
  const storage = getMetadataStorage()
  return Object.fromEntries(
    listNames().map((name) => [name, (storage[name] as Entry[]).filter((entry) => wanted(owners.get(entry)))]),
  ) as unknown as Lists
}

/** What an owner registered; without an owner, what the core registered. */
export const metadataOf = (owner: Registrant | undefined): Metadata => select((other) => other === owner)

/** Who registered a class as a type or resolver: a manifest, or no owner for the core. Undefined if nobody did. */
export const registrantOf = (target: object): { readonly owner: Registrant | undefined } | undefined => {
  const { objectTypes, inputTypes, interfaceTypes, argumentTypes, resolverClasses } = getMetadataStorage()
  for (const list of [objectTypes, inputTypes, interfaceTypes, argumentTypes, resolverClasses])
    for (const entry of list) if (entry.target === target) return { owner: owners.get(entry) }
  return undefined
}

/** Lists whose entries are not copied: what a build derives for inputs is the same each time, and is looked up while they are read. */
const keptLists: ReadonlySet<string> = new Set(['inputTypes', 'argumentTypes'] satisfies (keyof Lists)[])

/**
 * Runs `build` with a registry that contains only what the core and these owners registered. Entries are copies:
 * type-graphql writes derived data into them, such as the fields that others add to a type, which must not reach the
 * next build.
 */
export const withMetadata = <T>(of: readonly Registrant[], build: () => T): T => {
  const storage = getMetadataStorage()
  const wanted = new Set<Registrant | undefined>([undefined, ...of])
  const chosen = select((owner) => wanted.has(owner))
  const all = Object.fromEntries(listNames().map((name) => [name, storage[name]]))
  const copies = Object.fromEntries(
    Object.entries(chosen).map(([name, list]) => [
      name,
      keptLists.has(name) ? list : (list as Entry[]).map((entry) => ({ ...entry })),
    ]),
  )
  try {
    Object.assign(storage, copies)
    return build()
  } finally {
    Object.assign(storage, all)
  }
}
