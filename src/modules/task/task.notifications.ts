import { defineNotification, type Recipients } from '../../contract/notification.ts'

type TaskTopic = 'task.reminded' | 'task.assigned'

/** Tells the user whom the event names. */
const toNamed: Recipients<TaskTopic> = (events) => Promise.resolve(events.map(({ payload }) => [payload.userId]))

const about = ({ payload }: { readonly payload: { readonly taskId: string } }) =>
  ({ type: 'Task', id: payload.taskId }) as const

const reminder = defineNotification({
  kind: 'task.reminder',
  title: { en: 'Reminder of a task', zh: '任务提醒' },
  text: { en: 'A task is to be done', zh: '有任务待办' },
  topics: ['task.reminded'],
  about,
  to: toNamed,
})

const assigned = defineNotification({
  kind: 'task.assigned',
  title: { en: 'A task was assigned to you', zh: '有任务分配给您' },
  text: { en: 'A task was assigned to you', zh: '有任务分配给您' },
  topics: ['task.assigned'],
  about,
  to: toNamed,
})

export const taskNotifications = [reminder, assigned]
