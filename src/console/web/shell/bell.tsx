import { useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import * as format from '../format/format.ts'
import {
  MarkNotificationsReadDocument,
  NotificationAddedDocument,
  NotificationsDocument,
  type NotificationShownFragment,
} from '../generated/operations.ts'
import { useData, useDo, useLive } from '../graph/hooks.ts'
import { Icon } from '../parts/icon.tsx'
import { Menu } from '../parts/menu.tsx'
import { orToast } from '../parts/toasts.tsx'
import { counted, textOf, words } from '../words/words.ts'
import { useCommands } from './commands.ts'
import { useShortcuts } from './shortcuts.ts'

const t = words({
  en: {
    title: 'Notifications',
    none: 'Nothing new. What concerns your customers and models will be told here.',
    unread: (n: number) => counted(n, 'unread notification'),
    isUnread: 'unread',
    readAll: 'Mark all as read',
    failed: 'The notifications could not be read',
    open: 'Open notifications',
  },
  zh: {
    title: '通知',
    none: '没有新通知。与您的客户和模型有关的消息会显示在这里。',
    unread: (n) => `${n} 条未读通知`,
    isUnread: '未读',
    readAll: '全部标为已读',
    failed: '无法读取通知',
    open: '打开通知',
  },
})

/** More unread ones than this are not told apart. */
const mostShown = 99

/** Where one leads. */
const placeOf = ({ kind, record }: NotificationShownFragment): string | undefined => {
  if (record?.__typename === 'Customer') return `/customers/${record.id}`
  if (record?.__typename === 'Case') return `/cases/${record.id}`
  if (record?.__typename === 'Task') return `/customers/${record.customer.id}`
  if (record?.__typename === 'ModelRun') return '/models'
  if (record?.__typename === 'Webhook') return `/settings/webhooks/${record.id}`
  if (record?.__typename === 'ImportJob') return '/data'
  return kind === 'segmentation.moves' ? '/customers' : undefined
}

/** What one is about, by name. */
const nameOf = ({ record }: NotificationShownFragment): string | undefined => {
  if (record?.__typename === 'Customer') return record.name
  if (record?.__typename === 'Task') return record.title
  if (record?.__typename === 'Case') return record.subject
  return record?.__typename === 'ModelRun' ? `${record.plugin} · ${record.algorithm}` : undefined
}

/** The notifications of the user, with how many are unread; live, also where they are read in another window. */
export const Bell = () => {
  const { data, error, reload } = useData(NotificationsDocument, {})
  const navigate = useNavigate()
  const run = useDo()
  const opener = useRef<HTMLButtonElement>(null)
  useLive(NotificationAddedDocument, {}, { onItem: reload, onGap: reload })
  const open = () => opener.current?.click()
  useShortcuts({ 'g n': open })
  useCommands([{ id: 'notifications', title: t().open, icon: 'bell', keys: 'G N', run: open }])
  const unread = data?.notificationsUnreadCount ?? 0
  const all = data?.notifications.nodes ?? []
  const mark = (input: { ids?: string[]; upTo?: string }) =>
    orToast(run(MarkNotificationsReadDocument, { input }).then(reload))
  const label = unread === 0 ? t().title : t().unread(unread)
  return (
    <Menu
      label={label}
      className="button quiet icon bell"
      opener={opener}
      role="dialog"
      onOpen={reload}
      button={
        <>
          <Icon name="bell" />
          {unread > 0 && (
            <span className="bell-count" aria-hidden="true">
              {unread > mostShown ? `${mostShown}+` : unread}
            </span>
          )}
        </>
      }
    >
      {(close) => (
        <div className="notifications">
          <div className="row">
            <strong className="grow">{t().title}</strong>
            {unread > 0 && (
              <button type="button" className="item" onClick={() => mark({ upTo: all[0]!.at })}>
                <Icon name="check" />
                {t().readAll}
              </button>
            )}
          </div>
          {error && !data && <p className="problem">{t().failed}</p>}
          {data && all.length === 0 && <p className="muted">{t().none}</p>}
          <ul>
            {all.map((one) => (
              <li key={one.id}>
                <button
                  type="button"
                  className={one.readAt ? 'item' : 'item unread'}
                  onClick={() => {
                    if (!one.readAt) mark({ ids: [one.id] })
                    const to = placeOf(one)
                    if (to === undefined) return
                    close()
                    void navigate({ to })
                  }}
                >
                  <span
                    className="dot"
                    role="img"
                    aria-label={one.readAt ? '' : t().isUnread}
                    aria-hidden={!!one.readAt}
                  />
                  <span className="grow">
                    {nameOf(one) !== undefined && (
                      <strong className="truncate" dir="auto">
                        {nameOf(one)}
                      </strong>
                    )}
                    <span>{textOf(one.text)}</span>
                    <time className="muted" dateTime={one.at}>
                      {format.ago(one.at)}
                    </time>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Menu>
  )
}
