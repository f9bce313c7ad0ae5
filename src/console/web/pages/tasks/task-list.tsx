import { CustomerLink } from '../../parts/customer-link.tsx'
import { Icon, type IconName } from '../../parts/icon.tsx'
import { Menu, MenuItem } from '../../parts/menu.tsx'
import { useRights } from '../../session/viewer.tsx'
import { common } from '../../words/common.ts'
import { kinds } from '../../words/kinds.ts'
import { dueText, isOverdue } from './due.ts'
import { taskWords } from './task-words.ts'
import type { ShownTask, TaskActions } from './use-tasks.ts'
import './tasks.css'

const icons = {
  TODO: 'note',
  CALL: 'phone',
  EMAIL: 'mail',
  MEETING: 'customers',
  VISIT: 'customers',
} as const satisfies Record<ShownTask['kind'], IconName>
const tones = { LOW: '', NORMAL: '', HIGH: 'warn', URGENT: 'bad' } as const

export interface TaskListProps {
  readonly of: readonly ShownTask[]
  readonly actions: TaskActions
  /** The task that keys act on. */
  readonly chosen?: string | undefined
  /** Whether each says whom it is about. @default true */
  readonly hasCustomers?: boolean
  /** Whether each says who does it. @default false */
  readonly hasAssignees?: boolean
  onChoose?(id: string): void
  onEdit(task: ShownTask): void
}

/** Open tasks, each with what can be done with it. */
export const TaskList = ({
  of,
  actions,
  chosen,
  hasCustomers = true,
  hasAssignees = false,
  onChoose,
  onEdit,
}: TaskListProps) => {
  const { may } = useRights()
  const mayWrite = may('write')
  return (
    <ul className="tasks">
      {of.map((task) => {
        const { id, title, kind, priority, customer, assignee } = task
        const due = dueText(task)
        return (
          <li key={id} className={id === chosen ? 'chosen' : undefined} onFocus={() => onChoose?.(id)}>
            <button
              type="button"
              className="task-done"
              aria-label={`${taskWords().complete}: ${title}`}
              title={taskWords().complete}
              disabled={!mayWrite || actions.isBusy}
              onClick={() => actions.complete(task)}
            >
              <Icon name="check" size={12} />
            </button>
            <span className="muted" title={kinds().taskKind[kind]}>
              <Icon name={icons[kind]} size={14} />
            </span>
            <span className="task-title">
              <button type="button" className="link-button" disabled={!mayWrite} onClick={() => onEdit(task)}>
                {title}
              </button>
              {hasCustomers && <CustomerLink of={customer} />}
            </span>
            {tones[priority] && <span className={`badge ${tones[priority]}`}>{kinds().priority[priority]}</span>}
            {hasAssignees && <span className="muted truncate task-assignee">{assignee?.name}</span>}
            {due !== undefined && <span className={isOverdue(task) ? 'bad task-due' : 'muted task-due'}>{due}</span>}
            {mayWrite && (
              <Menu label={`${common().actions}: ${title}`} button={<Icon name="more" />}>
                <MenuItem onChoose={() => actions.snooze(task, 1)}>{taskWords().snooze}</MenuItem>
                <MenuItem onChoose={() => actions.snooze(task, 7)}>{taskWords().nextWeek}</MenuItem>
                <MenuItem onChoose={() => onEdit(task)}>{taskWords().edit}</MenuItem>
                <MenuItem onChoose={() => actions.cancel(task)}>{taskWords().cancel}</MenuItem>
                {may('delete') && (
                  <MenuItem danger onChoose={() => actions.remove(task)}>
                    {common().delete}
                  </MenuItem>
                )}
              </Menu>
            )}
          </li>
        )
      })}
    </ul>
  )
}
