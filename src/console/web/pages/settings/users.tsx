import { useState } from 'react'
import {
  CreateUserDocument,
  SettingsUsersDocument,
  UpdateUserDocument,
  type SettingsUsersQuery,
} from '../../generated/operations.ts'
import { useData, useDo } from '../../graph/hooks.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { Field, Form } from '../../parts/form.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Section } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { Table } from '../../parts/table.tsx'
import { orToast, toast } from '../../parts/toasts.tsx'
import { words } from '../../words/words.ts'
import { roleOptions, roleWords, scopeOptions, type Role } from './roles.ts'

const t = words({
  en: {
    title: 'Users',
    add: 'Add a user',
    off: 'Deactivate',
    on: 'Activate',
    isOff: 'Inactive',
    done: (name: string, active: boolean) => `${name} is ${active ? 'active again' : 'inactive: all access has ended'}`,
    added: (name: string) => `${name} was added; now create a key that acts for them`,
    empty: 'No users yet',
    emptyMore: 'Users own customers and deals. Programs need no user, only a key.',
  },
  zh: {
    title: '用户',
    add: '添加用户',
    off: '停用',
    on: '启用',
    isOff: '已停用',
    done: (name, active) => `${name} ${active ? '已重新启用' : '已停用'}`,
    added: (name) => `已添加 ${name}；请在“API 密钥”中为其创建密钥`,
    empty: '还没有用户',
    emptyMore: '用户负责客户和商机。程序不需要用户，使用密钥即可。',
  },
})

type User = SettingsUsersQuery['users']['nodes'][number]

interface UserTableProps {
  readonly of: readonly User[]
  onSet(user: User, active: boolean): void
}

const UserTable = ({ of: users, onSet }: UserTableProps) =>
  users.length === 0 ? (
    <Empty title={t().empty} small>
      <p>{t().emptyMore}</p>
    </Empty>
  ) : (
    <Table
      of={users}
      keyOf={({ id }) => id}
      columns={[
        {
          title: roleWords().name,
          minWidth: 130,
          cell: ({ name, active }) => (
            <>
              {name} {!active && <span className="badge">{t().isOff}</span>}
            </>
          ),
        },
        { title: roleWords().email, cell: ({ email }) => email },
        { title: roleWords().role, cell: ({ role }) => roleWords().roles[role] },
        { title: roleWords().scope, minWidth: 100, cell: ({ scope }) => roleWords().scopes[scope] },
        {
          kind: 'action',
          cell: (user) => (
            <button type="button" className="button quiet" onClick={() => onSet(user, !user.active)}>
              {user.active ? t().off : t().on}
            </button>
          ),
        },
      ]}
    />
  )

export const Users = () => {
  const users = useData(SettingsUsersDocument, {})
  const { reload } = users
  const [isAdding, setAdding] = useState(false)
  const run = useDo()
  const set = async ({ id, name }: User, active: boolean) => {
    await run(UpdateUserDocument, { input: { id, active } })
    reload()
    toast(t().done(name, active), async () => {
      await run(UpdateUserDocument, { input: { id, active: !active } })
      reload()
    })
  }
  return (
    <Section
      title={t().title}
      aside={
        <button type="button" className="button" onClick={() => setAdding(true)}>
          <Icon name="plus" />
          {t().add}
        </button>
      }
    >
      <Loaded of={users}>
        {({ users: all }) => <UserTable of={all.nodes} onSet={(user, active) => orToast(set(user, active))} />}
      </Loaded>
      {isAdding && (
        <Dialog title={t().add} onClose={() => setAdding(false)}>
          <div className="dialog-body">
            <Form
              submit={t().add}
              onSubmit={async ({ name = '', email = '', role, scope }) => {
                await run(CreateUserDocument, {
                  input: { name, email, role: role as Role, scope: scope as 'ALL' | 'OWN' },
                })
                setAdding(false)
                reload()
                toast(t().added(name))
              }}
            >
              <Field name="name" label={roleWords().name} required autoFocus />
              <Field name="email" type="email" label={roleWords().email} required />
              <Field name="role" label={roleWords().role} value="AGENT" options={roleOptions()} />
              <Field name="scope" label={roleWords().scope} options={scopeOptions()} />
            </Form>
          </div>
        </Dialog>
      )}
    </Section>
  )
}
