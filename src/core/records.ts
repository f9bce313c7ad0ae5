/** The keys of an object that has only the keys named by its type. */
export const keysOf = <K extends string>(record: Readonly<Record<K, unknown>>): K[] => Object.keys(record) as K[]

/** An object with a value for each key, by position: `recordOf(['a', 'b'], (key, i) => i)` is `{ a: 0, b: 1 }`. */
export const recordOf = <const K extends string, V>(
  keys: readonly K[],
  valueOf: (key: K, place: number) => V,
): Record<K, V> => Object.fromEntries(keys.map((key, i) => [key, valueOf(key, i)])) as Record<K, V>

/** The values as an object with a key for each, as GraphQL enums are registered: `{ DAY: 'DAY', WEEK: 'WEEK' }`. */
export const enumOf = <const T extends string>(values: readonly T[]): { readonly [K in T]: K } =>
  // Each key maps to itself, which the type of `fromEntries` cannot express.
  Object.fromEntries(values.map((value) => [value, value])) as { readonly [K in T]: K }
