import { useState } from 'react'
import {
  CreateKeyDocument,
  OwnersDocument,
  RevokeKeyDocument,
  SettingsKeysDocument,
  type SettingsKeysQuery,
} from '../../generated/operations.ts'
import { useData, useDo } from '../../graph/hooks.ts'
import * as format from '../../format/format.ts'
import { Confirm, Dialog } from '../../parts/dialog.tsx'
import { Field, Form } from '../../parts/form.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Section } from '../../parts/page.tsx'
import { Secret } from '../../parts/secret.tsx'
import { Loaded } from '../../parts/state.tsx'
import { Table } from '../../parts/table.tsx'
import { orToast, toast } from '../../parts/toasts.tsx'
import { useShortcuts } from '../../shell/shortcuts.ts'
import { words } from '../../words/words.ts'
import { roleOptions, roleWords, scopeOptions, type Role } from './roles.ts'

const t = words({
  en: {
    title: 'API keys',
    make: 'Create a key',
    what: 'Purpose',
    of: 'Acts for',
    program: 'A program of its own',
    until: 'Expires on (empty: never)',
    key: 'Key',
    ends: 'Expires',
    never: 'never',
    revoke: 'Revoke',
    revoked: 'Revoked',
    expired: 'Expired',
    revokedNow: (name: string) => `The key ${name} was revoked`,
    secret: 'This is the key. It is shown only once: copy it now.',
    sure: (name: string) => `Revoke the key “${name}”?`,
    sureMore: 'Whoever uses it loses access at once. This cannot be undone.',
  },
  zh: {
    title: 'API 密钥',
    make: '创建密钥',
    what: '用途',
    of: '所属用户',
    program: '独立程序',
    until: '到期日（留空为永不过期）',
    key: '密钥',
    ends: '到期',
    never: '永不',
    revoke: '吊销',
    revoked: '已吊销',
    expired: '已到期',
    revokedNow: (name) => `密钥 ${name} 现已失效`,
    secret: '这是密钥，仅显示这一次：请妥善保存。',
    sure: (name) => `吊销密钥“${name}”？`,
    sureMore: '使用它的人会立即被拒绝。此操作无法撤销。',
  },
})

type Key = SettingsKeysQuery['apiKeys']['nodes'][number]

const MakeDialog = ({ onDone, onClose }: { onDone(): void; onClose(): void }) => {
  const run = useDo()
  const { data } = useData(OwnersDocument, {})
  const [secret, setSecret] = useState<string>()
  const people = (data?.users.nodes ?? []).map(({ id, name }) => [id, name] as const)
  return (
    <Dialog title={t().make} onClose={onClose}>
      <div className="dialog-body">
        {secret === undefined ? (
          <Form
            submit={t().make}
            onSubmit={async ({ name = '', role, scope, userId, expiresAt }) => {
              const { createApiKey } = await run(CreateKeyDocument, {
                input: {
                  name,
                  role: role as Role,
                  scope: scope as 'ALL' | 'OWN',
                  ...(userId ? { userId } : {}),
                  ...(expiresAt ? { expiresAt: format.endOfDay(expiresAt).toISOString() } : {}),
                },
              })
              setSecret(createApiKey.secret ?? '')
              onDone()
            }}
          >
            <Field name="name" label={t().what} required autoFocus />
            <Field name="role" label={roleWords().role} options={roleOptions()} />
            <Field name="scope" label={roleWords().scope} options={scopeOptions()} />
            <Field key={people.length} name="userId" label={t().of} options={[['', t().program], ...people]} />
            <Field name="expiresAt" type="date" label={t().until} />
          </Form>
        ) : (
          <Secret label={t().key} note={t().secret} value={secret} />
        )}
      </div>
    </Dialog>
  )
}

const KeyTable = ({ of: keys, onRevoke }: { readonly of: readonly Key[]; onRevoke(key: Key): void }) => (
  <Table
    of={keys}
    keyOf={({ id }) => id}
    columns={[
      { title: t().what, minWidth: 110, cell: ({ name }) => name },
      { title: t().key, kind: 'quiet', minWidth: 90, cell: ({ prefix }) => <span className="mono">{prefix}…</span> },
      { title: roleWords().role, minWidth: 110, cell: ({ role }) => roleWords().roles[role] },
      { title: roleWords().scope, minWidth: 100, cell: ({ scope }) => roleWords().scopes[scope] },
      { title: t().of, minWidth: 130, cell: ({ user }) => user?.name ?? <span className="muted">{t().program}</span> },
      {
        title: t().ends,
        kind: 'moment',
        cell: ({ expiresAt }) => (expiresAt ? format.day(expiresAt) : <span className="muted">{t().never}</span>),
      },
      {
        kind: 'action',
        cell: (key) => {
          if (key.revokedAt) return <span className="badge">{t().revoked}</span>
          if (key.expiresAt && Date.parse(key.expiresAt) < Date.now())
            return <span className="badge">{t().expired}</span>
          return (
            <button type="button" className="button quiet danger" onClick={() => onRevoke(key)}>
              {t().revoke}
            </button>
          )
        },
      },
    ]}
  />
)

export const Keys = () => {
  const keys = useData(SettingsKeysDocument, {})
  const { reload } = keys
  const [isMaking, setMaking] = useState(false)
  const [revoking, setRevoking] = useState<Key>()
  const run = useDo()
  useShortcuts({ c: () => setMaking(true) })
  const revoke = async ({ id, name }: Key) => {
    await run(RevokeKeyDocument, { input: { id } })
    reload()
    toast(t().revokedNow(name))
  }
  return (
    <Section
      title={t().title}
      aside={
        <button type="button" className="button" onClick={() => setMaking(true)}>
          <Icon name="key" />
          {t().make}
        </button>
      }
    >
      <Loaded of={keys}>{({ apiKeys }) => <KeyTable of={apiKeys.nodes} onRevoke={setRevoking} />}</Loaded>
      {isMaking && <MakeDialog onDone={reload} onClose={() => setMaking(false)} />}
      {revoking && (
        <Confirm
          title={t().sure(revoking.name)}
          text={t().sureMore}
          action={t().revoke}
          onConfirm={() => orToast(revoke(revoking))}
          onClose={() => setRevoking(undefined)}
        />
      )}
    </Section>
  )
}
