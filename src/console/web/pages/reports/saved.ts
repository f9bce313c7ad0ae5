import { useNavigate } from '@tanstack/react-router'
import {
  CreateReportDocument,
  DeleteReportDocument,
  RestoreReportDocument,
  UpdateReportDocument,
  type CreateReportMutationVariables,
  type ReportChart,
  type UpdateReportMutationVariables,
  type SavedFragment,
} from '../../generated/operations.ts'
import { useDo } from '../../graph/hooks.ts'
import { toast } from '../../parts/toasts.tsx'
import { useRights, useViewer } from '../../session/viewer.tsx'
import { words } from '../../words/words.ts'
import type { Asked } from './search.ts'
import { questionOf, searchOf, type ChartKind } from './search.ts'

const t = words({
  en: {
    saved: (name: string) => `${name} was saved`,
    changed: (name: string) => `${name} was changed`,
    deleted: (name: string) => `${name} was deleted`,
    restored: (name: string) => `${name} is back`,
  },
  zh: {
    saved: (name) => `已保存 ${name}`,
    changed: (name) => `已更改 ${name}`,
    deleted: (name) => `已删除 ${name}`,
    restored: (name) => `已恢复 ${name}`,
  },
})

type Question = CreateReportMutationVariables['input']['question']

const chartOf = (kind: ChartKind | undefined): ReportChart | null =>
  kind === undefined ? null : (kind.toUpperCase() as ReportChart)

/** A saved report as its page shows it; undefined where it asks for something that this page cannot. */
export const searchOfSaved = ({ id, question, chart }: Pick<SavedFragment, 'id' | 'question' | 'chart'>) => {
  const search = searchOf(question, id)
  return search && chart ? { ...search, chart: chart.toLowerCase() as ChartKind } : search
}

/** How many measures of a saved report its page leaves out. */
export const leftOut = ({ question }: Pick<SavedFragment, 'question'>): number => {
  const { measures } = question as { readonly measures?: readonly unknown[] }
  return Math.max(0, (measures?.length ?? 1) - 1)
}

/** What can be done with saved reports; what is destroyed or changed can be undone. */
export const useSaved = () => {
  const run = useDo()
  const navigate = useNavigate()
  const { may } = useRights()
  const { viewer } = useViewer()
  const update = async (
    { id, version }: Pick<SavedFragment, 'id' | 'version'>,
    changes: Omit<UpdateReportMutationVariables['input'], 'id' | 'version'>,
  ): Promise<SavedFragment> =>
    (await run(UpdateReportDocument, { input: { id, version, ...changes } })).updateSavedReport.savedReport!
  return {
    /** Its owner, and those who may delete what others have made. */
    mayChange: ({ owner }: SavedFragment): boolean => may('write') && (owner?.id === viewer.id || may('delete')),
    maySave: may('write'),
    /** Whether a report can be seen by the viewer alone; a key that belongs to no user shares what it saves. */
    mayKeep: viewer.user !== null,
    save: async (search: Asked, name: string, isShared: boolean): Promise<void> => {
      const input = { name, isShared, chart: chartOf(search.chart), question: questionOf(search) as Question }
      const { createSavedReport } = await run(CreateReportDocument, { input })
      toast(t().saved(name))
      const { id } = createSavedReport.savedReport!
      await navigate({ to: '/reports', search: { ...search, id }, replace: true })
    },
    /** Stores what the page shows now. */
    store: async (saved: SavedFragment, search: Asked): Promise<void> => {
      const changed = await update(saved, { question: questionOf(search) as Question, chart: chartOf(search.chart) })
      toast(t().changed(saved.name), () =>
        update(changed, { question: saved.question as Question, chart: saved.chart }),
      )
    },
    change: async (
      saved: SavedFragment,
      changes: { readonly name?: string; readonly isShared?: boolean; readonly isOnToday?: boolean },
    ): Promise<void> => {
      const changed = await update(saved, changes)
      const { name, isShared, isOnToday } = saved
      toast(t().changed(changed.name), () => update(changed, { name, isShared, isOnToday }))
    },
    remove: async (saved: SavedFragment): Promise<void> => {
      const { id, version, name } = saved
      await run(DeleteReportDocument, { input: { id, version } })
      toast(t().deleted(name), async () => {
        await run(RestoreReportDocument, { input: { id, version: version + 1 } })
        toast(t().restored(name))
      })
    },
  }
}
