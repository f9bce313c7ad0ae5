import { useState } from 'react'
import {
  CancelTaskDocument,
  CompleteTaskDocument,
  DeleteTaskDocument,
  ReopenTaskDocument,
  RestoreTaskDocument,
  UpdateTaskDocument,
  type TaskShownFragment,
} from '../../generated/operations.ts'
import { useDo } from '../../graph/hooks.ts'
import { orToast, toast } from '../../parts/toasts.tsx'
import { dueText, snoozed } from './due.ts'
import { taskWords } from './task-words.ts'

export type ShownTask = TaskShownFragment

/** What can be done with a task. Everything can be undone. */
export const useTaskActions = (onDone: () => void) => {
  const run = useDo()
  const [isBusy, setBusy] = useState(false)
  const then = (work: Promise<unknown>) => {
    setBusy(true)
    orToast(
      work.then(onDone).finally(() => {
        setBusy(false)
      }),
    )
  }
  const reopen = async (id: string) => {
    await run(ReopenTaskDocument, { input: { id } })
    onDone()
  }
  return {
    isBusy,
    complete: ({ id, title }: ShownTask) =>
      then(
        run(CompleteTaskDocument, { input: { id } }).then(() => toast(taskWords().completed(title), () => reopen(id))),
      ),
    cancel: ({ id, title }: ShownTask) =>
      then(
        run(CancelTaskDocument, { input: { id } }).then(() => toast(taskWords().cancelled(title), () => reopen(id))),
      ),
    remove: ({ id, title }: ShownTask) =>
      then(
        run(DeleteTaskDocument, { input: { id } }).then(() =>
          toast(taskWords().deleted(title), async () => {
            await run(RestoreTaskDocument, { input: { id } })
            onDone()
          }),
        ),
      ),
    snooze: (task: ShownTask, days: number) => {
      const { id, title, dueOn, dueAt, remindAt } = task
      then(
        run(UpdateTaskDocument, { input: { id, ...snoozed(task, days) } }).then(({ updateTask }) =>
          toast(taskWords().snoozed(title, (updateTask.task && dueText(updateTask.task)) ?? ''), async () => {
            await run(UpdateTaskDocument, {
              input: { id, ...(dueAt === null ? { dueOn, dueAt: null } : { dueAt }), remindAt },
            })
            onDone()
          }),
        ),
      )
    },
  }
}

export type TaskActions = ReturnType<typeof useTaskActions>
