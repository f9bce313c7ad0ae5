import { ListChangesDocument, ListScoreChangesDocument, type ReportSubject } from '../../generated/operations.ts'
import { useLive } from '../../graph/hooks.ts'
import { useLater } from '../../graph/later.ts'
import { subjects } from './subjects.ts'

/** Changes come in bursts; the report is computed again for all of them together. */
const againMs = 4_000

/** Calls back when records have changed that reports of this kind are of. */
export const useFollowed = (of: ReportSubject | undefined, onChange: () => void): void => {
  const again = useLater(onChange, againMs)
  const watched = of && subjects[of].watched
  useLive(
    ListChangesDocument,
    { types: watched ? [watched] : [] },
    { pause: watched === undefined, onItem: again, onGap: again },
  )
  useLive(ListScoreChangesDocument, {}, { pause: of !== 'SCORES', onItem: again, onGap: again })
}
