import { useState, type ReactNode } from 'react'
import { OpenTasksDocument, TaskChangesDocument, type TaskFilter } from '../../generated/operations.ts'
import { useData, useLive } from '../../graph/hooks.ts'
import { Icon } from '../../parts/icon.tsx'
import { Section } from '../../parts/page.tsx'
import { Loaded } from '../../parts/state.tsx'
import { useRights } from '../../session/viewer.tsx'
import { words } from '../../words/words.ts'
import { TaskDialog } from './task-dialog.tsx'
import { TaskList } from './task-list.tsx'
import { taskWords } from './task-words.ts'
import { useTaskActions, type ShownTask } from './use-tasks.ts'

const t = words({
  en: { none: 'Nothing is to be done.' },
  zh: { none: '没有待办事项。' },
})

export interface OpenTasksProps {
  readonly filter: TaskFilter
  readonly first: number
  /** Whom the tasks and new ones are about. */
  readonly customerId?: string | undefined
  /** The case that new ones are about. */
  readonly caseId?: string | undefined
  /** Beside the title, where there are more than are shown. */
  more?(count: number): ReactNode
  /** Something about a task has changed. */
  onChange?(): void
}

/** The open tasks that a filter leaves, as a part of a page. */
export const OpenTasks = ({ filter, first, customerId, caseId, more, onChange }: OpenTasksProps) => {
  const { may } = useRights()
  const read = useData(OpenTasksDocument, { filter, first })
  const [dialog, setDialog] = useState<{ readonly task?: ShownTask }>()
  const again = () => {
    read.reload()
    onChange?.()
  }
  const live = customerId === undefined ? {} : { filter: { customerIds: [customerId] } }
  useLive(TaskChangesDocument, live, { onItem: read.reload, onGap: read.reload })
  const actions = useTaskActions(again)
  const count = read.data?.tasks.totalCount ?? 0
  return (
    <Section
      title={taskWords().title}
      aside={
        <span className="row">
          {count > first && more?.(count)}
          {may('write') && (
            <button
              type="button"
              className="button quiet icon"
              aria-label={taskWords().create}
              title={taskWords().create}
              onClick={() => setDialog({})}
            >
              <Icon name="plus" />
            </button>
          )}
        </span>
      }
    >
      <Loaded of={read} lines={2}>
        {({ tasks }) =>
          tasks.nodes.length === 0 ? (
            <p className="muted">{t().none}</p>
          ) : (
            <TaskList
              of={tasks.nodes}
              actions={actions}
              hasCustomers={customerId === undefined}
              hasAssignees={customerId !== undefined}
              onEdit={(task) => setDialog({ task })}
            />
          )
        }
      </Loaded>
      {dialog && (
        <TaskDialog
          key={dialog.task?.id ?? 'new'}
          task={dialog.task}
          customerId={customerId}
          caseId={caseId}
          onDone={again}
          onClose={() => setDialog(undefined)}
        />
      )}
    </Section>
  )
}
