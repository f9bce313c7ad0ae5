import { useCallback, useEffect, useMemo, useState } from 'react'
import {
  PreviewImportDocument,
  type PreviewImportQuery,
  type PreviewImportQueryVariables,
} from '../../generated/operations.ts'
import { asError } from '../../graph/graph.ts'
import { useAsk } from '../../graph/hooks.ts'
import { beginningOf, formatOf } from './file.ts'
import type { ImportType } from './kinds.ts'

export type Preview = PreviewImportQuery['importPreview']
export type Mapping = Readonly<Record<string, unknown>>
/** What a preview depends on, beside the file itself. */
type Input = Omit<PreviewImportQueryVariables['input'], 'content'>

/** What people choose about a file. */
export interface ImportChoice {
  readonly type: ImportType
  /** Empty: amounts without a currency are refused. */
  readonly currency: string
  /** Empty: as the file says. */
  readonly dateOrder: '' | 'DMY' | 'MDY'
  /** Columns that were chosen by hand, by field. */
  readonly mapping: Mapping
}

/** How the server would read a file. */
export const usePreview = (file: File, { type, currency, dateOrder, mapping }: ImportChoice) => {
  const ask = useAsk()
  const [read, setRead] = useState<{ readonly input: Input; readonly preview: Preview }>()
  const [problem, setProblem] = useState<{ readonly input: Input; readonly error: Error }>()
  const [turn, setTurn] = useState(0)
  const input = useMemo(
    (): Input => ({
      format: formatOf(file.name),
      type,
      ...(currency ? { currency } : {}),
      ...(dateOrder ? { dateOrder } : {}),
      ...(Object.keys(mapping).length > 0 ? { mapping } : {}),
    }),
    [file, type, currency, dateOrder, mapping],
  )
  useEffect(() => {
    let isOver = false
    const look = async () => {
      const { importPreview } = await ask(PreviewImportDocument, {
        input: { content: await beginningOf(file), ...input },
      })
      if (isOver) return
      setRead({ input, preview: importPreview })
      setProblem(undefined)
    }
    look().catch((error: unknown) => isOver || setProblem({ input, error: asError(error) }))
    return () => void (isOver = true)
  }, [ask, file, input, turn])
  return {
    /** The newest preview of records of this type; undefined until there is one. */
    preview: read?.input.type === type ? read.preview : undefined,
    /** Whether it is of the choices as they are now. */
    isCurrent: read?.input === input,
    problem: problem?.input === input ? problem.error : undefined,
    retry: useCallback(() => setTurn((n) => n + 1), []),
  }
}

/** The column that a field is read from; empty for none. */
export const columnOf = (entry: unknown): string => {
  if (typeof entry === 'string') return entry
  return typeof entry === 'object' && entry !== null && 'column' in entry ? String(entry.column) : ''
}
