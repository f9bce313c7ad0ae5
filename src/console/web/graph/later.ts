import { useCallback, useEffect, useRef } from 'react'

/** Does something once, so many milliseconds after the first call of a burst. */
export const useLater = (work: () => void, ms: number): (() => void) => {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const newest = useRef(work)
  newest.current = work
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      timer.current = undefined
    },
    [],
  )
  return useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined
      newest.current()
    }, ms)
  }, [ms])
}
