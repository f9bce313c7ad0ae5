import DataLoader from 'dataloader'
import type { RequestContext } from './context.ts'

/**
 * A data loader of this request, for fields that SQL cannot provide: all keys requested while one operation runs are
 * fetched by one call of `batch`, which returns the values in the order of the keys (an Error for one that failed, null
 * for one that does not exist). Values are cached until the request ends, never longer: they are what its caller may
 * see.
 *
 * `name` identifies the loader, by convention `<plugin>.<what>`; the first caller's `batch` serves the whole request.
 */
export const loaderOf = <Key, Value>(
  context: RequestContext,
  name: string,
  batch: (keys: readonly Key[]) => Promise<ArrayLike<Value | Error>>,
): { load(key: Key): Promise<Value> } => {
  const known = context.loaders.get(name)
  if (known) return known as DataLoader<Key, Value>
  const loader = new DataLoader<Key, Value>(batch, { name })
  context.loaders.set(name, loader)
  return loader
}
