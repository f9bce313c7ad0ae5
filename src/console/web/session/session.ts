const storageKey = 'rapport.key'

/**
 * Who uses this console: the one place that knows how. Today a key, typed in or brought by a link; people's own sign-in will
 * be another way to fill it.
 */
export interface Session {
  readonly key: string
}

/**
 * The key that a link brought in its fragment, which browsers never send, or the one of an earlier visit. The fragment is taken
 * out of the address at once.
 */
export const openSession = (): Session | undefined => {
  const fragment = new URLSearchParams(location.hash.slice(1))
  const fromLink = fragment.get('key')
  if (fromLink) {
    sessionStorage.setItem(storageKey, fromLink)
    history.replaceState(history.state, '', location.pathname + location.search)
  }
  const key = fromLink ?? sessionStorage.getItem(storageKey) ?? localStorage.getItem(storageKey)
  return key ? { key } : undefined
}

/** Keeps the key for this tab, or for this browser until somebody signs out. */
export const keepSession = ({ key }: Session, forThisBrowser: boolean): void => {
  sessionStorage.setItem(storageKey, key)
  if (forThisBrowser) localStorage.setItem(storageKey, key)
}

export const forgetSession = (): void => {
  sessionStorage.removeItem(storageKey)
  localStorage.removeItem(storageKey)
}

export const authorizationOf = ({ key }: Session): string => `Bearer ${key}`
