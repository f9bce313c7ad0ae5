import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import {
  DeleteWebhookDocument,
  ReplayWebhookDocument,
  RotateWebhookSecretDocument,
  UpdateWebhookDocument,
  type WebhookPartsFragment,
} from '../../../generated/operations.ts'
import { useDo } from '../../../graph/hooks.ts'
import * as format from '../../../format/format.ts'
import { Confirm, Dialog } from '../../../parts/dialog.tsx'
import { Field, Form } from '../../../parts/form.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { Menu, MenuItem } from '../../../parts/menu.tsx'
import { Secret } from '../../../parts/secret.tsx'
import { orToast, toast } from '../../../parts/toasts.tsx'
import { useCommands } from '../../../shell/commands.ts'
import { useShortcuts } from '../../../shell/shortcuts.ts'
import { common } from '../../../words/common.ts'
import { words } from '../../../words/words.ts'
import { WebhookForm } from './form.tsx'
import { secretTexts } from './secret-texts.ts'

const t = words({
  en: {
    test: 'Send a test',
    pause: 'Pause',
    enable: 'Enable',
    edit: 'Edit',
    editTitle: 'Edit webhook',
    saved: 'Saved',
    rotate: 'Give it a new secret',
    overlap: 'The old secret',
    overlaps: { '24': 'signs for 24 more hours, too', '168': 'signs for 7 more days, too', '0': 'ends at once' },
    replay: 'Send past events again',
    since: 'From when on',
    sinceTexts: {
      hour: 'The last hour',
      day: 'The last 24 hours',
      three: 'The last 3 days',
      week: 'The last 7 days',
    },
    sinceSuccess: (at: string) => `The last success, ${at}`,
    sinceDay: 'Or from the beginning of a day',
    replayHint: 'In order, those that were delivered, too: each with the id that it had.',
    replayed: (n: string) => `${n} deliveries wait now`,
    remove: (name: string) => `Delete the webhook “${name}”?`,
    removeMore: 'It is deleted with its deliveries, and what waits is not sent. This cannot be undone.',
    removed: (name: string) => `The webhook ${name} was deleted`,
  },
  zh: {
    test: '发送测试',
    pause: '暂停',
    enable: '启用',
    edit: '编辑',
    editTitle: '编辑 Webhook',
    saved: '已保存',
    rotate: '更换密钥',
    overlap: '旧密钥',
    overlaps: { '24': '再同时签名 24 小时', '168': '再同时签名 7 天', '0': '立即失效' },
    replay: '重新发送过去的事件',
    since: '起始时间',
    sinceTexts: { hour: '最近一小时', day: '最近 24 小时', three: '最近 3 天', week: '最近 7 天' },
    sinceSuccess: (at) => `最近一次成功，${at}`,
    sinceDay: '或从某天开始',
    replayHint: '按顺序发送，包括已送达的事件：各自使用原有的编号。',
    replayed: (n) => `现有 ${n} 个投递等待发送`,
    remove: (name) => `删除 Webhook“${name}”？`,
    removeMore: '其投递记录将一并删除，等待中的内容不会发送。此操作无法撤销。',
    removed: (name) => `已删除 Webhook ${name}`,
  },
})

export interface WebhookActionsProps {
  readonly of: WebhookPartsFragment
  onTest(): void
  onEnable(enabled: boolean): void
  onDone(): void
}

/** What can be done with a webhook: by buttons, keys and the palette. */
export const WebhookActions = ({ of: webhook, onTest, onEnable, onDone }: WebhookActionsProps) => {
  const { id, name, status } = webhook
  const run = useDo()
  const navigate = useNavigate()
  const [dialog, setDialog] = useState<'edit' | 'rotate' | 'replay' | 'delete'>()
  const close = () => setDialog(undefined)
  const back = () => navigate({ to: '/settings/$part', params: { part: 'webhooks' } })
  const isOn = status === 'ENABLED'
  const toggle = () => onEnable(!isOn)
  const toggleText = isOn ? t().pause : t().enable
  const remove = async () => {
    await run(DeleteWebhookDocument, { input: { id } })
    toast(t().removed(name))
    await back()
  }
  useShortcuts({ escape: () => void back(), e: () => setDialog('edit') })
  useCommands([
    { id: 'edit', title: `${t().edit}: ${name}`, keys: 'E', run: () => setDialog('edit') },
    { id: 'test-webhook', title: `${t().test}: ${name}`, run: onTest },
    { id: 'toggle-webhook', title: `${toggleText}: ${name}`, run: toggle },
    { id: 'rotate-webhook', title: `${t().rotate}: ${name}`, icon: 'key', run: () => setDialog('rotate') },
    { id: 'replay-webhook', title: `${t().replay}: ${name}`, run: () => setDialog('replay') },
    { id: 'delete', title: `${common().delete}: ${name}`, run: () => setDialog('delete') },
  ])
  return (
    <>
      <button type="button" className="button" onClick={onTest}>
        {t().test}
      </button>
      <button type="button" className="button" onClick={toggle}>
        {toggleText}
      </button>
      <Menu label={common().actions} button={<Icon name="more" />}>
        <MenuItem onChoose={() => setDialog('edit')}>{t().edit}</MenuItem>
        <MenuItem onChoose={() => setDialog('replay')}>{t().replay}</MenuItem>
        <MenuItem onChoose={() => setDialog('rotate')}>{t().rotate}</MenuItem>
        <MenuItem danger onChoose={() => setDialog('delete')}>
          {common().delete}
        </MenuItem>
      </Menu>
      {dialog === 'edit' && <EditDialog of={webhook} onDone={onDone} onClose={close} />}
      {dialog === 'rotate' && <RotateDialog id={id} onDone={onDone} onClose={close} />}
      {dialog === 'replay' && <ReplayDialog of={webhook} onDone={onDone} onClose={close} />}
      {dialog === 'delete' && (
        <Confirm
          title={t().remove(name)}
          text={t().removeMore}
          action={common().delete}
          onConfirm={() => orToast(remove())}
          onClose={close}
        />
      )}
    </>
  )
}

interface DialogProps {
  onDone(): void
  onClose(): void
}

const EditDialog = ({ of, onDone, onClose }: DialogProps & { readonly of: WebhookPartsFragment }) => {
  const run = useDo()
  // As it was when the form was opened: what somebody else saves meanwhile is not reverted.
  const [opened] = useState(of)
  return (
    <Dialog title={t().editTitle} className="wide-dialog" onClose={onClose}>
      <div className="dialog-body">
        <WebhookForm
          submit={common().save}
          of={opened}
          onCancel={onClose}
          onSubmit={async ({ name, url, query, keyId }) => {
            await run(UpdateWebhookDocument, {
              input: {
                id: opened.id,
                version: opened.version,
                name,
                url,
                ...(keyId === opened.key.id ? {} : { keyId }),
                // A new subscription has no variables; an old one keeps its own.
                ...(query === opened.query ? {} : { query }),
              },
            })
            onDone()
            onClose()
            toast(t().saved)
          }}
        />
      </div>
    </Dialog>
  )
}

const RotateDialog = ({ id, onDone, onClose }: DialogProps & { readonly id: string }) => {
  const run = useDo()
  const [secret, setSecret] = useState<string>()
  return (
    <Dialog title={t().rotate} onClose={onClose}>
      <div className="dialog-body">
        {secret === undefined ? (
          <Form
            submit={t().rotate}
            onCancel={onClose}
            onSubmit={async ({ overlapHours }) => {
              const { rotateWebhookSecret } = await run(RotateWebhookSecretDocument, {
                input: { id, overlapHours: Number(overlapHours) },
              })
              setSecret(rotateWebhookSecret.secret ?? '')
              onDone()
            }}
          >
            <Field
              name="overlapHours"
              label={t().overlap}
              value="24"
              options={(['24', '168', '0'] as const).map((hours) => [hours, t().overlaps[hours]])}
              autoFocus
            />
          </Form>
        ) : (
          <Secret {...secretTexts()} value={secret} />
        )}
      </div>
    </Dialog>
  )
}

const hourMs = 3_600_000
/** Events are kept for seven days; a minute less, so that asking takes no longer than that. */
const keptMs = 7 * 24 * hourMs - 60_000
const agoMs = { hour: hourMs, day: 24 * hourMs, three: 72 * hourMs, week: keptMs } as const
type Ago = keyof typeof agoMs

const ReplayDialog = ({ of, onDone, onClose }: DialogProps & { readonly of: WebhookPartsFragment }) => {
  const run = useDo()
  const { id, lastSuccessAt } = of
  const hasSuccess = lastSuccessAt !== null && Date.now() - Date.parse(lastSuccessAt) < keptMs
  return (
    <Dialog title={t().replay} onClose={onClose}>
      <div className="dialog-body">
        <Form
          submit={t().replay}
          onCancel={onClose}
          onSubmit={async ({ ago, day }) => {
            const since = day
              ? format.startOfDay(day).toISOString()
              : ago === 'success'
                ? lastSuccessAt!
                : new Date(Date.now() - agoMs[ago as Ago]).toISOString()
            const { replayWebhook } = await run(ReplayWebhookDocument, { input: { id, since } })
            onDone()
            onClose()
            toast(t().replayed(format.number(replayWebhook.webhook?.pending ?? 0)))
          }}
        >
          <Field
            name="ago"
            label={t().since}
            hint={t().replayHint}
            value="hour"
            options={[
              ...(Object.keys(agoMs) as Ago[]).map((one) => [one, t().sinceTexts[one]] as const),
              ...(hasSuccess ? [['success', t().sinceSuccess(format.dateTime(lastSuccessAt))] as const] : []),
            ]}
            autoFocus
          />
          <Field name="day" type="date" label={t().sinceDay} />
        </Form>
      </div>
    </Dialog>
  )
}
