import { useId, useState } from 'react'
import { SettingsKeysDocument, WebhookFeedsDocument } from '../../../generated/operations.ts'
import { useData } from '../../../graph/hooks.ts'
import { Field, Form } from '../../../parts/form.tsx'
import { Skeleton } from '../../../parts/state.tsx'
import { words } from '../../../words/words.ts'
import { feedOf, subscriptions } from './subscriptions.ts'
import { feedText, readyMadeText } from './words.ts'

const t = words({
  en: {
    name: 'Purpose',
    url: 'URL',
    urlHint: 'An https URL of the public internet; requests are sent there by POST.',
    what: 'What is sent',
    own: 'A subscription of your own',
    query: 'Subscription',
    queryHint: 'Its arguments choose the events, its selection is the body.',
    key: 'Reads in the rights of',
    me: 'The key that you use now',
    keyHint: 'A key with few rights keeps the receiver from getting more.',
  },
  zh: {
    name: '用途',
    url: 'URL',
    urlHint: '公共互联网的 https URL；请求以 POST 发送。',
    what: '发送内容',
    own: '自定义订阅',
    query: '订阅',
    queryHint: '参数选择事件，所选字段即为正文。',
    key: '以其权限读取',
    me: '您当前使用的密钥',
    keyHint: '权限较少的密钥可防止接收方获得更多内容。',
  },
})

/** What is typed of a webhook. */
interface WebhookValues {
  readonly name: string
  readonly url: string
  readonly query: string
  /** Undefined: the key that is used now. */
  readonly keyId: string | undefined
}

export interface WebhookFormProps {
  readonly submit: string
  /** As it is; absent for a new one. */
  readonly of?: {
    readonly name: string
    readonly url: string
    readonly query: string
    readonly key: { readonly id: string }
  }
  onSubmit(values: WebhookValues): Promise<unknown>
  onCancel(): void
}

const own = 'own'

/** Subscriptions to choose from: those that are ready-made, and a beginning for each other feed that the graph has. */
const useChoices = (): readonly (readonly [key: string, title: string, query: string])[] | undefined => {
  const { data } = useData(WebhookFeedsDocument, {})
  if (!data) return undefined
  const feeds = (data.__type?.fields ?? []).filter(({ type }) =>
    type.ofType?.fields?.some(({ name }) => name === 'cursor'),
  )
  const names = new Set(feeds.map(({ name }) => name))
  const ready = Object.entries(subscriptions).filter(([, query]) => names.has(feedOf(query) ?? ''))
  const covered = new Set(ready.map(([, query]) => feedOf(query)))
  return [
    ...ready.map(([key, query]) => [key, readyMadeText(key), query] as const),
    ...feeds
      .filter(({ name }) => !covered.has(name) && name !== 'notificationAdded')
      .map(({ name }) => [name, feedText(name), `subscription {\n  ${name} { cursor }\n}`] as const),
  ]
}

/** What a webhook is for, where it sends, and what. */
export const WebhookForm = ({ submit, of, onSubmit, onCancel }: WebhookFormProps) => {
  const choices = useChoices()
  const keys = useData(SettingsKeysDocument, {})
  if (!choices || (!keys.data && !keys.error)) return <Skeleton lines={6} />
  const usable = (keys.data?.apiKeys.nodes ?? []).filter(
    ({ id, revokedAt, expiresAt }) =>
      id === of?.key.id || (!revokedAt && !(expiresAt && Date.parse(expiresAt) < Date.now())),
  )
  return (
    <Form
      submit={submit}
      onCancel={onCancel}
      onSubmit={({ name = '', url = '', query = '', keyId }) =>
        onSubmit({ name, url, query, keyId: keyId === '' ? undefined : keyId })
      }
    >
      <Field name="name" label={t().name} value={of?.name} required autoFocus />
      <Field name="url" label={t().url} hint={t().urlHint} value={of?.url} placeholder="https://" required />
      <Query choices={choices} value={of?.query} />
      <Field
        name="keyId"
        label={t().key}
        hint={t().keyHint}
        value={of?.key.id}
        options={[
          ...(of ? [] : [['', t().me] as const]),
          ...usable.map(({ id, name, prefix }) => [id, `${name} (${prefix}…)`] as const),
        ]}
      />
    </Form>
  )
}

interface QueryProps {
  readonly choices: NonNullable<ReturnType<typeof useChoices>>
  readonly value: string | undefined
}

/** One of the ready-made subscriptions, or one's own. */
const Query = ({ choices, value }: QueryProps) => {
  const id = useId()
  const begin = value ?? choices[0]?.[2] ?? ''
  const [chosen, setChosen] = useState(choices.find(([, , query]) => query === begin)?.[0] ?? own)
  const query = choices.find(([key]) => key === chosen)?.[2] ?? begin
  return (
    <>
      <div className="field">
        <label className="label" htmlFor={id}>
          {t().what}
        </label>
        <select id={id} className="input" value={chosen} onChange={(event) => setChosen(event.target.value)}>
          {choices.map(([key, title]) => (
            <option key={key} value={key}>
              {title}
            </option>
          ))}
          <option value={own}>{t().own}</option>
        </select>
      </div>
      <Field key={chosen} name="query" label={t().query} hint={t().queryHint} value={query} rows={7} required />
    </>
  )
}
