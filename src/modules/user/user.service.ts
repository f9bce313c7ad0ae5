import { RapportError } from '../../core/errors.ts'
import type { UnitOfWork } from '../../write/unit-of-work.ts'
import { checkedInTurn } from '../../write/input-errors.ts'
import {
  ifGiven,
  notFound,
  optionalCurrency,
  optionalEmail,
  optionalLanguage,
  optionalTimeZone,
  requireText,
  requireValue,
  uuidOf,
  withoutAbsent,
} from '../input.ts'
import { assertVersion } from '../../write/write.ts'
import { User } from './user.entity.ts'
import type { CreateUserInput, UpdateMeInput, UpdateUserInput } from './user.input.ts'

/** A checked e-mail address that no other user has, in any case. Throws INVALID_INPUT or DUPLICATE. */
const ownEmail = async (unit: UnitOfWork, value: string, self: string | undefined): Promise<string> => {
  const email = optionalEmail(requireText(value, 'email'), 'email')!
  const [other] = await unit.em.execute<{ id: string }[]>('select id from app_user where lower(email) = lower(?)', [
    email,
  ])
  if (other && other.id !== self)
    throw new RapportError('DUPLICATE', 'another user already has this e-mail address', { path: ['input', 'email'] })
  return email
}

/** The user behind the caller, if there is one. */
export const callingUser = async (unit: UnitOfWork): Promise<User | null> =>
  unit.viewer.userId === undefined ? null : unit.em.findOne(User, { id: unit.viewer.userId })

/** The checks of what users choose for themselves. */
const settingsOf = ({ timeZone, currency, language }: UpdateMeInput) => ({
  timeZone: () => optionalTimeZone(timeZone, 'timeZone'),
  currency: () => optionalCurrency(currency, 'currency'),
  language: () => optionalLanguage(language, 'language'),
})

/** Changes the user behind the credential. Throws INVALID_STATE for a key that belongs to none. */
export const updateMe = async (unit: UnitOfWork, input: UpdateMeInput): Promise<string> => {
  const { userId } = unit.viewer
  if (userId === undefined)
    throw new RapportError(
      'INVALID_STATE',
      'expected the key of a user: this one belongs to none, and has no settings; create a key that acts for a user',
    )
  const changes = await checkedInTurn(settingsOf(input))
  const user = await unit.em.findOneOrFail(User, { id: userId })
  unit.em.assign(user, withoutAbsent(changes))
  return userId
}

export const createUser = async (unit: UnitOfWork, input: CreateUserInput): Promise<string> => {
  const fields = await checkedInTurn({
    name: () => requireText(input.name, 'name'),
    email: () => ownEmail(unit, input.email, undefined),
    ...settingsOf(input),
  })
  const user = unit.em.create(
    User,
    { ...withoutAbsent(fields), role: input.role ?? 'AGENT', scope: input.scope ?? 'ALL' },
    { partial: true },
  )
  unit.em.persist(user)
  return user.id
}

export const updateUser = async (unit: UnitOfWork, input: UpdateUserInput): Promise<string> => {
  const user = await unit.em.findOne(User, { id: uuidOf(input.id, 'User', 'id') })
  if (!user) throw notFound('user', 'id')
  assertVersion(user, input.version)
  const { name, email, role, scope, active } = input
  const changes = await checkedInTurn({
    name: () => ifGiven(name, 'name', (text) => requireText(text, 'name')),
    email: () => ifGiven(email, 'email', (text) => ownEmail(unit, text, user.id)),
    role: () => (role === undefined ? undefined : requireValue(role, 'role')),
    scope: () => (scope === undefined ? undefined : requireValue(scope, 'scope')),
    active: () => (active === undefined ? undefined : requireValue(active, 'active')),
    ...settingsOf(input),
  })
  unit.em.assign(user, withoutAbsent(changes))
  if (user.id === unit.viewer.userId && (user.role !== 'OWNER' || user.scope !== 'ALL' || !user.active)) {
    throw new RapportError('INVALID_STATE', 'you cannot take away your own rights; ask another owner to do it', {
      path: ['input', 'id'],
    })
  }
  return user.id
}
