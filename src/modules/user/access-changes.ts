const listeners = new Set<() => void>()

/**
 * Calls `listener` after rights were changed in this process; returns a function that ends this. Other processes notice
 * within seconds.
 */
export const onAccessChanged = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/**
 * Announces that rights were granted or revoked: caches are refreshed, and sockets that lost their rights are closed.
 */
export const accessChanged = (): void => {
  for (const listener of listeners) listener()
}
