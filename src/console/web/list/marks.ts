import { useMemo, useRef, useState } from 'react'
import type { ListRow } from './columns.ts'

export const nothingSelected: ReadonlySet<string> = new Set()

/** The current row and the selected ones of one list, by id; another list begins with neither. */
export const useMarks = (key: string, rows: readonly ListRow[]) => {
  const [current, setCurrent] = useState<{
    readonly of: string
    readonly id: string | undefined
    readonly at: number
  }>()
  const [picked, setPicked] = useState<{ readonly of: string; readonly ids: ReadonlySet<string> }>()
  const at = useMemo(() => {
    if (current?.of !== key) return 0
    const place = rows.findIndex(({ id }) => id === current.id)
    // Where it is gone, the row that stands in its place now.
    return place >= 0 ? place : Math.max(0, Math.min(current.at, rows.length - 1))
  }, [current, key, rows])
  const newest = useRef(rows)
  newest.current = rows
  const set = useMemo(
    () => ({
      setAt: (to: number) => setCurrent({ of: key, id: newest.current[to]?.id, at: to }),
      setSelected: (ids: ReadonlySet<string>) => setPicked({ of: key, ids }),
    }),
    [key],
  )
  return [{ at, selected: picked?.of === key ? picked.ids : nothingSelected }, set] as const
}
