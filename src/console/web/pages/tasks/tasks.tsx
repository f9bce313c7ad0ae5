import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { TaskChangesDocument, TaskGroupsDocument } from '../../generated/operations.ts'
import { useData, useLive } from '../../graph/hooks.ts'
import * as format from '../../format/format.ts'
import { Icon } from '../../parts/icon.tsx'
import { Page, Section } from '../../parts/page.tsx'
import { Segmented } from '../../parts/segmented.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { useRights, useViewer } from '../../session/viewer.tsx'
import { useCommands } from '../../shell/commands.ts'
import { useShortcuts } from '../../shell/shortcuts.ts'
import { words } from '../../words/words.ts'
import { groupFilters, groups } from './due.ts'
import { TaskDialog } from './task-dialog.tsx'
import { TaskList } from './task-list.tsx'
import { taskWords } from './task-words.ts'
import { useTaskActions, type ShownTask } from './use-tasks.ts'

const t = words({
  en: {
    whose: 'Whose tasks',
    mine: 'Mine',
    all: 'All',
    list: 'As a list',
    nothing: 'Nothing is to be done',
    hint: 'A task is about a customer: something to be done, a call, a meeting or a visit.',
    more: (n: string) => `${n} more in the list`,
    keys: 'Keys: N new · J, K next and previous · D done · S snooze · E edit',
  },
  zh: {
    whose: '谁的任务',
    mine: '我的',
    all: '全部',
    list: '以列表显示',
    nothing: '没有待办事项',
    hint: '任务针对一位客户：要做的事、电话、会议或拜访。',
    more: (n) => `列表中还有 ${n} 个`,
    keys: '按键：N 新建 · J、K 下一个和上一个 · D 完成 · S 推迟 · E 编辑',
  },
})

const first = 50
const minuteMs = 60_000

/** What is to be done, by when: mine, or everybody's as far as I see it. */
export const Tasks = () => {
  const { viewer } = useViewer()
  const { may } = useRights()
  const self = viewer.user?.id
  const [whose, setWhose] = useState<'mine' | 'all'>(self === undefined ? 'all' : 'mine')
  const [now, setNow] = useState(() => new Date())
  const [chosen, setChosen] = useState<string>()
  const [dialog, setDialog] = useState<{ readonly task?: ShownTask }>()
  const only = whose === 'mine' && self !== undefined ? { assignee: { eq: self } } : {}
  const read = useData(TaskGroupsDocument, { ...groupFilters(only, now), first })
  const again = () => {
    setNow(new Date())
    read.reload()
  }
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), minuteMs)
    return () => clearInterval(timer)
  }, [])
  useLive(TaskChangesDocument, {}, { onItem: again, onGap: again })
  const actions = useTaskActions(again)

  const { data } = read
  const all = data ? groups.flatMap((group) => data[group].nodes) : []
  const at = all.findIndex(({ id }) => id === chosen)
  const task = all[at]
  const move = (step: number) => setChosen(all[Math.max(0, Math.min(all.length - 1, at + step))]?.id)
  const create = () => setDialog({})
  const withTask = (run: (task: ShownTask) => void) => () => (task && !actions.isBusy ? run(task) : undefined)
  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    arrowdown: () => move(1),
    arrowup: () => move(-1),
    ...(may('write')
      ? {
          n: create,
          d: withTask(actions.complete),
          s: withTask((one) => actions.snooze(one, 1)),
          e: withTask((one) => setDialog({ task: one })),
        }
      : {}),
  })
  useCommands(may('write') ? [{ id: 'new-task', title: taskWords().create, icon: 'plus', keys: 'N', run: create }] : [])
  return (
    <Page
      title={taskWords().title}
      actions={
        <>
          {self !== undefined && (
            <Segmented
              label={t().whose}
              options={[
                ['mine', t().mine],
                ['all', t().all],
              ]}
              value={whose}
              onChoose={setWhose}
            />
          )}
          <Link to="/records/$of" params={{ of: 'tasks' }} className="button">
            {t().list}
          </Link>
          {may('write') && (
            <button type="button" className="button primary" onClick={create}>
              <Icon name="plus" />
              {taskWords().create}
            </button>
          )}
        </>
      }
    >
      <Loaded of={read} lines={8}>
        {(shown) =>
          groups.every((group) => shown[group].totalCount === 0) ? (
            <Empty title={t().nothing}>{t().hint}</Empty>
          ) : (
            <div className="task-groups">
              {groups
                .filter((group) => shown[group].totalCount > 0)
                .map((group) => {
                  const { nodes, totalCount } = shown[group]
                  return (
                    <Section key={group} title={taskWords().groups[group]} aside={format.number(totalCount)}>
                      <TaskList
                        of={nodes}
                        actions={actions}
                        chosen={chosen}
                        hasAssignees={whose === 'all'}
                        onChoose={setChosen}
                        onEdit={(one) => setDialog({ task: one })}
                      />
                      {totalCount > nodes.length && (
                        <Link to="/records/$of" params={{ of: 'tasks' }} className="muted">
                          {t().more(format.number(totalCount - nodes.length))}
                        </Link>
                      )}
                    </Section>
                  )
                })}
              <p className="hint">{t().keys}</p>
            </div>
          )
        }
      </Loaded>
      {dialog && (
        <TaskDialog
          key={dialog.task?.id ?? 'new'}
          task={dialog.task}
          onDone={again}
          onClose={() => setDialog(undefined)}
        />
      )}
    </Page>
  )
}
