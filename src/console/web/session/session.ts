const storageKey = 'rapport.key'

/**
 * Who uses this console: the one place that knows how. Today a key, typed in or brought by a link; people's own sign-in will
 * be another way to fill it.
 */
export interface Session {
  readonly key: string
}

/** The session that a link brought in its fragment, which browsers never send; it is taken out of the address at once. */
export const takeLinkedSession = (): Session | undefined => {
  const key = new URLSearchParams(location.hash.slice(1)).get('key')
  if (!key) return undefined
  history.replaceState(history.state, '', location.pathname + location.search)
  return { key }
}

/** The session of an earlier visit; where there is none, that of the link that led here. */
export const openSession = (linked: Session | undefined): Session | undefined => {
  const key = sessionStorage.getItem(storageKey) ?? localStorage.getItem(storageKey)
  if (key) return { key }
  if (linked) keepSession(linked, false)
  return linked
}

/** Calls `listener` when a link is followed while the console is open, until the function that it returns is called. */
export const onLinkedSession = (listener: (session: Session) => void): (() => void) => {
  const onHash = () => {
    const linked = takeLinkedSession()
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

/** Forgets a key that was refused; another one that this browser keeps stays. */
export const forgetSession = ({ key }: Session): void => {
  for (const storage of [sessionStorage, localStorage])
    if (storage.getItem(storageKey) === key) storage.removeItem(storageKey)
}

/** Forgets every key. */
export const forgetSessions = (): void => {
  sessionStorage.removeItem(storageKey)
  localStorage.removeItem(storageKey)
}

export const authorizationOf = ({ key }: Session): string => `Bearer ${key}`
