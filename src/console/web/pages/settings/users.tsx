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
import { Empty, Problem, Skeleton } from '../../parts/state.tsx'
import { orToast, toast } from '../../parts/toasts.tsx'
import { words } from '../../words/words.ts'
import { roleOptions, roleWords, scopeOptions, type Role } from './roles.ts'

const t = words({
  en: {
    title: 'People who work here',
    add: 'Add a user',
    off: 'Switch off',
    on: 'Switch on',
    isOff: 'Switched off',
    done: (name: string, active: boolean) => `${name} ${active ? 'may work again' : 'may do nothing any more'}`,
    added: (name: string) => `${name} was added; make a key in their name under API keys`,
    empty: 'No users yet',
    emptyMore: 'Users own customers and deals. Programs need none: they use keys.',
  },
  zh: {
    title: '工作人员',
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

export const Users = () => {
  const { data, error, reload } = useData(SettingsUsersDocument, {})
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
  if (!data) return error ? <Problem error={error} onRetry={reload} /> : <Skeleton />
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
      {data.users.nodes.length === 0 ? (
        <Empty title={t().empty} small>
          <p>{t().emptyMore}</p>
        </Empty>
      ) : (
        <div className="table-scroll">
          <table className="table">
            <thead>
              <tr>
                <th>{roleWords().name}</th>
                <th>{roleWords().email}</th>
                <th>{roleWords().role}</th>
                <th>{roleWords().scope}</th>
                <th />
              </tr>
            </thead>
            <tbody>
              {data.users.nodes.map((user) => (
                <tr key={user.id}>
                  <td>
                    {user.name} {!user.active && <span className="badge">{t().isOff}</span>}
                  </td>
                  <td>{user.email}</td>
                  <td>{roleWords().roles[user.role]}</td>
                  <td>{roleWords().scopes[user.scope]}</td>
                  <td style={{ textAlign: 'right' }}>
                    <button type="button" className="button quiet" onClick={() => orToast(set(user, !user.active))}>
                      {user.active ? t().off : t().on}
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
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
