import { useEffect, useState } from 'react'
import { ReportAnswerDocument, type AnswerFragment } from '../../generated/operations.ts'
import { useData } from '../../graph/hooks.ts'
import { isComplete } from './missing.tsx'
import { questionOf, type Asked } from './search.ts'
import { useFollowed } from './use-followed.ts'

interface Shown {
  readonly search: Asked
  readonly answer: AnswerFragment
}

/** The answer to a report, kept as it is now; that of the question before stays until the next is there. */
export const useAnswer = (search: Asked) => {
  const canAsk = isComplete(search)
  const { data, error, isLoading, reload } = useData(ReportAnswerDocument, questionOf(search), { pause: !canAsk })
  const [shown, setShown] = useState<Shown>()
  const newest = data?.report
  useEffect(() => {
    if (newest) setShown({ search, answer: newest })
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [newest])
  useFollowed(search.of, reload)
  return { canAsk, shown, error, reload, isOlder: isLoading && newest === undefined }
}
