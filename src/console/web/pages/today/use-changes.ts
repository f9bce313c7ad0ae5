import { ListChangesDocument, type RecordType } from '../../generated/operations.ts'
import { useLive } from '../../graph/hooks.ts'
import { useLater } from '../../graph/later.ts'

/** Figures are read again so soon after a change, once for all changes until then. */
const againMs = 3_000

/** Calls back when records of these types have changed. */
export const useChanges = (types: readonly RecordType[], onChange: () => void): void => {
  const again = useLater(onChange, againMs)
  useLive(ListChangesDocument, { types: [...types] }, { onItem: again, onGap: again })
}
