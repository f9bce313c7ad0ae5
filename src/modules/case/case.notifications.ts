import { defineNotification, type Recipients } from '../../contract/notification.ts'

type ClockTopic = 'case.breached' | 'case.due-soon'

/** Tells the user whom the event names, if there is one. */
const toNamed: Recipients<ClockTopic> = (events) =>
  Promise.resolve(events.map(({ payload }) => (payload.userId === null ? [] : [payload.userId])))

const about = ({ payload }: { readonly payload: { readonly caseId: string } }) =>
  ({ type: 'Case', id: payload.caseId }) as const

const dueSoon = defineNotification({
  kind: 'case.due-soon',
  title: { en: 'A case is due soon', zh: '工单即将到期' },
  text: { en: 'A case has to be answered or resolved soon', zh: '有工单需要尽快回复或解决' },
  topics: ['case.due-soon'],
  about,
  to: toNamed,
})

const breached = defineNotification({
  kind: 'case.breached',
  title: { en: 'A case is late', zh: '工单已超时' },
  text: { en: 'A case was not answered or resolved in time', zh: '有工单未能按时回复或解决' },
  topics: ['case.breached'],
  about,
  to: toNamed,
})

export const caseNotifications = [dueSoon, breached]
