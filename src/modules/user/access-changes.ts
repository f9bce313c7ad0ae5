const listeners = new Set<() => void>()

/** Calls `listener` after rights were changed in this process; returns what ends that. Other processes notice within seconds. */
export const onAccessChanged = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Says that rights were taken or given: what is remembered of them is read anew, and sockets that lost theirs are closed. */
export const accessChanged = (): void => {
  for (const listener of listeners) listener()
}
