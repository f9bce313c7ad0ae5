import { hashKey, newKey, prefixOf } from '../../core/api-key.ts'
import { RapportError } from '../../core/errors.ts'
import { isWithin } from '../../core/viewer.ts'
import type { UnitOfWork } from '../../write/unit-of-work.ts'
import { checkedInTurn } from '../../write/input-errors.ts'
import { notFound, requireText, uuidOf } from '../input.ts'
import { assertVersion } from '../../write/write.ts'
import { ApiKey, User } from './user.entity.ts'
import type { CreateApiKeyInput, RevokeApiKeyInput } from './user.input.ts'

const refuse = (code: 'INVALID_INPUT' | 'FORBIDDEN', field: string, message: string): RapportError =>
  new RapportError(code, message, { path: ['input', field] })

/** The user of a new key. Throws if the key would have more rights than the user. */
const userOf = async (unit: UnitOfWork, input: CreateApiKeyInput): Promise<User | null> => {
  if (input.userId === undefined || input.userId === null) {
    if (input.scope === 'OWN')
      throw refuse('INVALID_INPUT', 'userId', 'expected a user: a key with the scope OWN acts on behalf of one')
    return null
  }
  const user = await unit.em.findOne(User, { id: uuidOf(input.userId, 'User', 'userId'), active: true })
  if (!user) throw notFound('active user', 'userId')
  // A role that the caller cannot grant at all is reported elsewhere.
  if (isWithin(input.role, unit.viewer.role) && !isWithin(input.role, user.role))
    throw refuse('INVALID_INPUT', 'role', `expected a role within ${user.role}, that of the user, got ${input.role}`)
  return user
}

/** Creates a key and hands it to `reveal`, once: we store only its hash. */
export const createApiKey =
  (reveal: (secret: string) => void) =>
  async (unit: UnitOfWork, input: CreateApiKeyInput): Promise<string> => {
    const { viewer, now } = unit
    const { role, user, name, expiresAt } = await checkedInTurn({
      role: () => {
        if (isWithin(input.role, viewer.role)) return input.role
        throw refuse('FORBIDDEN', 'role', `your role ${viewer.role} cannot grant the role ${input.role}`)
      },
      user: async () => {
        const found = await userOf(unit, input)
        if (viewer.scope === 'ALL' || (input.scope === 'OWN' && found?.id === viewer.userId)) return found
        throw refuse('FORBIDDEN', 'scope', 'you see only your own records, and so must a key that you create')
      },
      name: () => requireText(input.name, 'name', 200),
      expiresAt: () => {
        const at = input.expiresAt ?? null
        if (!at || at > now) return at
        throw refuse('INVALID_INPUT', 'expiresAt', `expected an instant in the future, got ${at.toISOString()}`)
      },
    })
    const secret = newKey()
    const key = unit.em.create(
      ApiKey,
      {
        name,
        hash: hashKey(secret),
        prefix: prefixOf(secret),
        role,
        scope: input.scope ?? 'ALL',
        user,
        expiresAt,
      },
      { partial: true },
    )
    unit.em.persist(key)
    reveal(secret)
    return key.id
  }

export const revokeApiKey = async (unit: UnitOfWork, input: RevokeApiKeyInput): Promise<string> => {
  const key = await unit.em.findOne(ApiKey, { id: uuidOf(input.id, 'ApiKey', 'id') })
  if (!key) throw notFound('key', 'id')
  assertVersion(key, input.version)
  key.revokedAt ??= unit.now
  return key.id
}
