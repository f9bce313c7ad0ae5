import { asError } from '../graph/graph.ts'
import { Form, Field } from '../parts/form.tsx'
import { words } from '../words/words.ts'
import { keepSession, type Session } from './session.ts'

const t = words({
  en: {
    title: 'Rapport',
    key: 'API key',
    open: 'Open',
    stay: 'Keep me signed in on this browser',
    hint: 'A start in a terminal prints a link that fills it in.',
    unknown: 'This key is unknown, has expired or was revoked.',
    failed: (status: number) => `The server could not check the key (status ${status}). Try again later.`,
    unreachable: (why: string) => `The server cannot be reached: ${why}`,
  },
  zh: {
    title: 'Rapport',
    key: 'API 密钥',
    open: '打开',
    stay: '在此浏览器上保持登录',
    hint: '本地启动时会打印一个自动填入密钥的链接。',
    unknown: '此密钥无效、已过期或已被吊销。',
    failed: (status) => `服务器无法验证此密钥（状态 ${status}）。请稍后重试。`,
    unreachable: (why) => `无法连接服务器：${why}`,
  },
})

const isKnown = async (key: string): Promise<boolean> => {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: '{"query":"{ __typename }"}',
  }).catch((error: unknown) => {
    throw new Error(t().unreachable(asError(error).message))
  })
  if (!response.ok && response.status !== 401) throw new Error(t().failed(response.status))
  return response.ok
}

export interface SignInProps {
  /** Whether a key was refused just now. */
  readonly wasRefused: boolean
  onSession(session: Session): void
}

export const SignIn = ({ wasRefused, onSession }: SignInProps) => (
  <main className="sign-in">
    <div className="row">
      <img src="/favicon.svg" width="28" height="28" alt="" />
      <h1>{t().title}</h1>
    </div>
    {wasRefused && (
      <p className="problem" role="alert">
        {t().unknown}
      </p>
    )}
    <Form
      submit={t().open}
      large
      onSubmit={async ({ key = '', stay }) => {
        if (!(await isKnown(key))) throw new Error(t().unknown)
        keepSession({ key }, stay === 'on')
        onSession({ key })
      }}
    >
      <Field name="key" type="password" label={t().key} hint={t().hint} required autoFocus />
      <label className="check">
        <input type="checkbox" name="stay" />
        {t().stay}
      </label>
    </Form>
  </main>
)
