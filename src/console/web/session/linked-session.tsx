import { Dialog } from '../parts/dialog.tsx'
import { Form } from '../parts/form.tsx'
import { words } from '../words/words.ts'
import { checkKey } from './check-key.ts'
import { keepSession, type Session } from './session.ts'

const t = words({
  en: {
    title: 'Change to another key?',
    text: 'The link brought an API key other than the one that you are signed in with. Change only if you trust the link.',
    change: 'Change key',
  },
  zh: {
    title: '切换到另一个密钥？',
    text: '此链接带有另一个 API 密钥，与您当前登录所用的不同。仅在信任该链接时切换。',
    change: '切换密钥',
  },
})

export interface LinkedSessionProps {
  readonly linked: Session
  onSession(session: Session): void
  onClose(): void
}

/** Asks whether the session of a link takes the place of the open one, which stays unless the server accepts the key. */
export const LinkedSession = ({ linked, onSession, onClose }: LinkedSessionProps) => (
  <Dialog title={t().title} onClose={onClose}>
    <div className="dialog-body">
      <Form
        submit={t().change}
        onCancel={onClose}
        onSubmit={async () => {
          await checkKey(linked)
          keepSession(linked, false)
          onSession(linked)
        }}
      >
        <p>{t().text}</p>
      </Form>
    </div>
  </Dialog>
)
