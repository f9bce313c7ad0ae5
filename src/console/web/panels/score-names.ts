import * as format from '../format/format.ts'
import { textOf } from '../words/words.ts'
import { usePanels } from './panels.ts'

/** What the values of each kind of score mean; undefined where its plugin says nothing. */
export const useScoreNotes = (): ((kind: string) => string | undefined) => {
  const notes = new Map(
    usePanels('customer.column').flatMap(({ scoreKind, note }) =>
      scoreKind === undefined || note === undefined ? [] : [[scoreKind, textOf(note)]],
    ),
  )
  return (kind) => notes.get(kind)
}

/** How people call each kind of score: as the column of its plugin is titled, else by its key. */
export const useScoreNames = (): ((kind: string) => string) => {
  const names = new Map(
    usePanels('customer.column').flatMap(({ scoreKind, title }) =>
      scoreKind === undefined ? [] : [[scoreKind, textOf(title)]],
    ),
  )
  return (kind) => names.get(kind) ?? format.keyWords(kind)
}
