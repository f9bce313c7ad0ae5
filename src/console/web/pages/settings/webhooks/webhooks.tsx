import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { CreateWebhookDocument, WebhooksDocument, type WebhooksQuery } from '../../../generated/operations.ts'
import { useData, useDo } from '../../../graph/hooks.ts'
import * as format from '../../../format/format.ts'
import { Dialog } from '../../../parts/dialog.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { Section } from '../../../parts/page.tsx'
import { PageTurn } from '../../../parts/page-turn.tsx'
import { Secret } from '../../../parts/secret.tsx'
import { Empty, Loaded } from '../../../parts/state.tsx'
import { Table } from '../../../parts/table.tsx'
import { useRights } from '../../../session/viewer.tsx'
import { useCommands } from '../../../shell/commands.ts'
import { useShortcuts } from '../../../shell/shortcuts.ts'
import { common } from '../../../words/common.ts'
import { fieldWords } from '../../../words/fields.ts'
import { words } from '../../../words/words.ts'
import { WebhookBadge } from './badges.tsx'
import { WebhookForm } from './form.tsx'
import { secretTexts } from './secret-texts.ts'
import { feedText } from './words.ts'

const t = words({
  en: {
    title: 'Webhooks',
    make: 'Create a webhook',
    empty: 'No webhooks yet',
    emptyMore:
      'A webhook tells another program what has changed, as it happens: each request is signed, and sent again until it arrives.',
    purpose: 'Purpose',
    to: 'Sends to',
    feed: 'What',
    waiting: 'Waiting',
    last: 'Last delivered',
    never: 'never',
    open: 'Open the webhook',
  },
  zh: {
    title: 'Webhook',
    make: '创建 Webhook',
    empty: '还没有 Webhook',
    emptyMore: 'Webhook 会在发生更改时通知其他程序：每个请求都有签名，并重复发送直至送达。',
    purpose: '用途',
    to: '发送至',
    feed: '内容',
    waiting: '等待中',
    last: '最近送达',
    never: '从未',
    open: '打开 Webhook',
  },
})

const WebhookTable = ({ of: webhooks }: { readonly of: WebhooksQuery['webhooks']['nodes'] }) => (
  <Table
    of={webhooks}
    keyOf={({ id }) => id}
    columns={[
      {
        title: t().purpose,
        minWidth: 120,
        cell: ({ id, name }) => (
          <Link className="link" to="/settings/webhooks/$id" params={{ id }}>
            {name}
          </Link>
        ),
      },
      { title: fieldWords().status, cell: ({ status }) => <WebhookBadge of={status} /> },
      { title: t().to, kind: 'quiet', minWidth: 160, cell: ({ url }) => url },
      { title: t().feed, cell: ({ feed }) => feedText(feed) },
      { title: t().waiting, kind: 'number', cell: ({ pending }) => format.number(pending) },
      {
        title: t().last,
        kind: 'moment',
        cell: ({ lastSuccessAt }) =>
          lastSuccessAt ? (
            <time dateTime={lastSuccessAt} title={format.dateTime(lastSuccessAt)}>
              {format.ago(lastSuccessAt)}
            </time>
          ) : (
            <span className="muted">{t().never}</span>
          ),
      },
    ]}
  />
)

/** Where changes are sent, and how that goes. */
const Webhooks = () => {
  const [after, setAfter] = useState<string | null>(null)
  const read = useData(WebhooksDocument, { after }, { listed: 'Webhook' })
  const [isMaking, setMaking] = useState(false)
  const { may, seesAll } = useRights()
  const mayMake = may('manage') && seesAll
  const make = () => setMaking(true)
  useShortcuts(mayMake ? { c: make } : {})
  useCommands(mayMake ? [{ id: 'create-webhook', title: t().make, icon: 'plus', keys: 'C', run: make }] : [])
  const button = mayMake && (
    <button type="button" className="button" onClick={make}>
      <Icon name="plus" />
      {t().make}
    </button>
  )
  return (
    <Section title={t().title} aside={button}>
      <Loaded of={read} lines={6}>
        {({ webhooks: { nodes, pageInfo } }) => (
          <>
            {nodes.length === 0 ? (
              <Empty title={t().empty} small>
                <p>{t().emptyMore}</p>
              </Empty>
            ) : (
              <WebhookTable of={nodes} />
            )}
            <PageTurn after={after} page={pageInfo} onTurn={setAfter} />
          </>
        )}
      </Loaded>
      {isMaking && <MakeDialog onClose={() => setMaking(false)} />}
    </Section>
  )
}
export default Webhooks

const MakeDialog = ({ onClose }: { onClose(): void }) => {
  const run = useDo()
  const navigate = useNavigate()
  const [made, setMade] = useState<{ readonly id: string; readonly secret: string }>()
  return (
    <Dialog title={t().make} className="wide-dialog" onClose={onClose}>
      <div className="dialog-body">
        {made === undefined ? (
          <WebhookForm
            submit={t().make}
            onCancel={onClose}
            onSubmit={async ({ keyId, ...values }) => {
              const { createWebhook } = await run(CreateWebhookDocument, {
                input: { ...values, ...(keyId ? { keyId } : {}) },
              })
              setMade({ id: createWebhook.webhook!.id, secret: createWebhook.secret ?? '' })
            }}
          />
        ) : (
          <div className="stack">
            <Secret {...secretTexts()} value={made.secret} />
            <div className="row end">
              <button
                type="button"
                className="button"
                onClick={() => void navigate({ to: '/settings/webhooks/$id', params: { id: made.id } })}
              >
                {t().open}
              </button>
              <button type="button" className="button" onClick={onClose}>
                {common().close}
              </button>
            </div>
          </div>
        )}
      </div>
    </Dialog>
  )
}
