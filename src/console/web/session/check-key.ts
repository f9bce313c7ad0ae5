import { asError } from '../graph/graph.ts'
import { words } from '../words/words.ts'
import { authorizationOf, type Session } from './session.ts'

const t = words({
  en: {
    unknown: 'This key is unknown, has expired or was revoked.',
    failed: (status: number) => `The server could not check the key (status ${status}). Try again later.`,
    unreachable: (why: string) => `The server cannot be reached: ${why}`,
  },
  zh: {
    unknown: '此密钥无效、已过期或已被吊销。',
    failed: (status) => `服务器无法验证此密钥（状态 ${status}）。请稍后重试。`,
    unreachable: (why) => `无法连接服务器：${why}`,
  },
})

export const unknownKey = (): string => t().unknown

/** Rejects, with what to show, unless the server accepts the key. */
export const checkKey = async (session: Session): Promise<void> => {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: authorizationOf(session) },
    body: '{"query":"{ __typename }"}',
  }).catch((error: unknown) => {
    throw new Error(t().unreachable(asError(error).message))
  })
  if (response.status === 401) throw new Error(unknownKey())
  if (!response.ok) throw new Error(t().failed(response.status))
}
