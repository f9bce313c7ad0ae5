import { Link, useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import {
  TestWebhookDocument,
  UpdateWebhookDocument,
  WebhookPageDocument,
  type WebhookPartsFragment,
} from '../../../generated/operations.ts'
import { useData, useDo } from '../../../graph/hooks.ts'
import * as format from '../../../format/format.ts'
import { Facts } from '../../../parts/facts.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { Page, Section } from '../../../parts/page.tsx'
import { Empty, Loaded, Problem } from '../../../parts/state.tsx'
import { orToast, toast } from '../../../parts/toasts.tsx'
import { words } from '../../../words/words.ts'
import { fieldWords } from '../../../words/fields.ts'
import { WebhookBadge } from './badges.tsx'
import { Deliveries } from './deliveries.tsx'
import { WebhookActions } from './webhook-actions.tsx'
import { feedText } from './words.ts'
import './webhooks.css'

const t = words({
  en: {
    all: 'All webhooks',
    gone: 'This webhook does not exist, or you may not see it',
    to: 'Sends to',
    feed: 'What',
    key: 'Reads in the rights of',
    revoked: (name: string) => `${name} (revoked)`,
    waiting: 'Waiting',
    last: 'Last delivered',
    never: 'never',
    failing: 'Failing',
    failures: (n: string, since: string) => `${n} attempts since ${since}`,
    alone: (at: string) => `The receiver is left alone until ${at}, then one request asks whether it is back.`,
    both: (at: string) => `Requests have a signature for the old secret, too, until ${at}.`,
    disabled: 'The server has disabled this webhook',
    disabledMore: 'Nothing is queued meanwhile: enable it, then send what it has missed.',
    enable: 'Enable',
    subscription: 'Subscription',
    tested: 'A test request is on its way',
    enabled: (name: string) => `${name} sends`,
    paused: (name: string) => `${name} is paused: what happens waits`,
  },
  zh: {
    all: '所有 Webhook',
    gone: '此 Webhook 不存在，或您无权查看',
    to: '发送至',
    feed: '内容',
    key: '以其权限读取',
    revoked: (name) => `${name}（已吊销）`,
    waiting: '等待中',
    last: '最近送达',
    never: '从未',
    failing: '失败',
    failures: (n, since) => `自 ${since} 起 ${n} 次`,
    alone: (at) => `在 ${at} 之前不打扰接收方，之后以一个请求试探其是否恢复。`,
    both: (at) => `在 ${at} 之前，请求同时带有旧密钥的签名。`,
    disabled: '服务器已停用此 Webhook',
    disabledMore: '停用期间不排队：请启用后重新发送错过的内容。',
    enable: '启用',
    subscription: '订阅',
    tested: '测试请求已发出',
    enabled: (name) => `${name} 正在发送`,
    paused: (name) => `${name} 已暂停：期间的更改会等待`,
  },
})

/** How often the state of a webhook is read again: the graph tells of no changes of it. */
const busyMs = 2_000
const idleMs = 15_000

/** One webhook: where it sends what, how that goes, and each delivery. */
export const WebhookPage = () => {
  const { id } = useParams({ from: '/settings/webhooks/$id' })
  const read = useData(WebhookPageDocument, { id })
  const webhook = read.data?.webhook
  const [turn, setTurn] = useState(0)
  const again = () => {
    read.reload()
    setTurn((n) => n + 1)
  }
  const isBusy = (webhook?.pending ?? 0) > 0
  useEffect(() => {
    const timer = setInterval(
      () => {
        if (document.visibilityState === 'visible') again()
      },
      isBusy ? busyMs : idleMs,
    )
    return () => clearInterval(timer)
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [isBusy, read.reload])
  useEffect(() => {
    if (webhook) document.title = `${webhook.name} · Rapport`
  }, [webhook?.name])
  const back = { to: '/settings/webhooks', label: t().all } as const
  if (!webhook)
    return (
      <Page title="Webhook" back={back}>
        <Loaded of={read} lines={8}>
          {() => (
            <Empty title={t().gone}>
              <Link to="/settings/$part" params={{ part: 'webhooks' }} className="button">
                {t().all}
              </Link>
            </Empty>
          )}
        </Loaded>
      </Page>
    )
  return <Shown of={webhook} problem={read.error} turn={turn} onDone={again} back={back} />
}

interface ShownProps {
  readonly of: WebhookPartsFragment
  readonly problem: Error | undefined
  readonly turn: number
  readonly back: { readonly to: '/settings/webhooks'; readonly label: string }
  onDone(): void
}

const Shown = ({ of: webhook, problem, turn, back, onDone }: ShownProps) => {
  const run = useDo()
  const { id, name, status, key, lastSuccessAt, failingSince, nextAt, previousSecretUntil } = webhook
  const setEnabled = async (enabled: boolean) => {
    await run(UpdateWebhookDocument, { input: { id, enabled } })
    onDone()
    toast(enabled ? t().enabled(name) : t().paused(name), async () => {
      await run(UpdateWebhookDocument, { input: { id, enabled: !enabled } })
      onDone()
    })
  }
  const test = async () => {
    await run(TestWebhookDocument, { input: { id } })
    toast(t().tested)
    onDone()
  }
  const isAhead = (at: string | null) => at !== null && Date.parse(at) > Date.now()
  return (
    <Page
      title={name}
      back={back}
      note={<WebhookBadge of={status} />}
      actions={
        <WebhookActions
          of={webhook}
          onTest={() => orToast(test())}
          onEnable={(enabled) => orToast(setEnabled(enabled))}
          onDone={onDone}
        />
      }
    >
      {problem && <Problem error={problem} onRetry={onDone} />}
      {status === 'DISABLED' && (
        <div className="notice bad">
          <Icon name="alert" />
          <div className="grow stack">
            <strong>{t().disabled}</strong>
            {webhook.reason && <span>{webhook.reason}</span>}
            <span>{t().disabledMore}</span>
            <div>
              <button type="button" className="button" onClick={() => orToast(setEnabled(true))}>
                {t().enable}
              </button>
            </div>
          </div>
        </div>
      )}
      {isAhead(nextAt) && status === 'ENABLED' && (
        <div className="notice warn">
          <Icon name="alert" />
          <span>{t().alone(format.time(nextAt!))}</span>
        </div>
      )}
      {isAhead(previousSecretUntil) && (
        <div className="notice">
          <Icon name="key" />
          <span>{t().both(format.dateTime(previousSecretUntil))}</span>
        </div>
      )}
      <Facts
        of={[
          [t().to, webhook.url],
          [t().feed, feedText(webhook.feed)],
          [t().key, key.revokedAt ? t().revoked(key.name) : key.name],
          [t().waiting, format.number(webhook.pending)],
          [t().last, lastSuccessAt ? format.dateTime(lastSuccessAt) : t().never],
          [t().failing, failingSince && t().failures(format.number(webhook.failures), format.dateTime(failingSince))],
          [fieldWords().createdAt, format.dateTime(webhook.createdAt)],
        ]}
      />
      <Deliveries id={id} turn={turn} onDone={onDone} />
      <Section title={t().subscription}>
        <pre className="webhook-query" tabIndex={0}>
          {webhook.query}
        </pre>
      </Section>
    </Page>
  )
}
