const storageKey = 'rapport.key'

/**
 * Who uses this console: the one place that knows how. Today a key, typed in or brought by a link; people's own sign-in will
 * be another way to fill it.
 */
export interface Session {
  readonly key: string
}

/** The key that a link brought in its fragment, which browsers never send; it is taken out of the address at once. */
const linkedSession = (): Session | undefined => {
  const key = new URLSearchParams(location.hash.slice(1)).get('key')
  if (!key) return undefined
  sessionStorage.setItem(storageKey, key)
  history.replaceState(history.state, '', location.pathname + location.search)
  return { key }
}

/** The session of the link that led here, or of an earlier visit. */
export const openSession = (): Session | undefined => {
  const linked = linkedSession()
  if (linked) return linked
  const key = sessionStorage.getItem(storageKey) ?? localStorage.getItem(storageKey)
  return key ? { key } : undefined
}

/** Calls `listener` when a link is followed while the console is open, until the function that it returns is called. */
export const onLinkedSession = (listener: (session: Session) => void): (() => void) => {
  const onHash = () => {
    const linked = linkedSession()
    if (linked) listener(linked)
  }
  addEventListener('hashchange', onHash)
  return () => removeEventListener('hashchange', onHash)
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
