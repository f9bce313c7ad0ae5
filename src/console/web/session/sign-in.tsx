import { Form, Field } from '../parts/form.tsx'
import { words } from '../words/words.ts'
import { checkKey, unknownKey } from './check-key.ts'
import { keepSession, type Session } from './session.ts'

const t = words({
  en: {
    title: 'Rapport',
    key: 'API key',
    open: 'Open',
    stay: 'Keep me signed in on this browser',
    hint: 'A start in a terminal prints a link that fills it in.',
  },
  zh: {
    title: 'Rapport',
    key: 'API 密钥',
    open: '打开',
    stay: '在此浏览器上保持登录',
    hint: '本地启动时会打印一个自动填入密钥的链接。',
  },
})

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
        {unknownKey()}
      </p>
    )}
    <Form
      submit={t().open}
      large
      onSubmit={async ({ key = '', stay }) => {
        await checkKey({ key })
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
