import type { ModuleContext } from '../../contract/context.ts'
import { RapportError } from '../../core/errors.ts'
import type { Viewer } from '../../core/viewer.ts'
import { sqlRunner } from '../../db/sql.ts'
import type { UnitOfWork } from '../../write/unit-of-work.ts'
import { uuidOf } from '../input.ts'
import { User } from '../user/user.entity.ts'
import { NotificationPreference } from './notification.entity.ts'
import type { MarkNotificationsReadInput, SetNotificationKindInput } from './notification.input.ts'

/** The user behind the credential. Throws FORBIDDEN for the key of a program. */
const ownUser = ({ userId }: Viewer): string => {
  if (userId !== undefined) return userId
  throw new RapportError('FORBIDDEN', 'notifications are those of a user, and this key belongs to none')
}

/** Marks notifications of the caller as read; returns the uuid of its user. Those of others and those that are read already stay as they are. */
export const markRead = async (unit: UnitOfWork, input: MarkNotificationsReadInput): Promise<string> => {
  const userId = ownUser(unit.viewer)
  const ids = input.ids ?? undefined
  const upTo = input.upTo ?? undefined
  if ((ids === undefined) === (upTo === undefined))
    throw new RapportError(
      'INVALID_INPUT',
      `expected either ids or upTo, got ${ids === undefined ? 'none of them' : 'both'}`,
      { path: ['input'] },
    )
  const keys = ids?.map((id, i) => uuidOf(id, 'Notification', `ids.${i}`)) ?? null
  await sqlRunner(unit.em)(
    `update notification set read_at = $2, updated_at = now() where user_id = $1 and read_at is null
       and ($3::uuid[] is null or id = any($3)) and ($4::timestamptz is null or at <= $4)`,
    [userId, unit.now, keys, upTo ?? null],
  )
  return userId
}

/** Switches a kind on or off for the caller; returns the uuid of its user. */
export const setKind =
  ({ platform }: ModuleContext) =>
  async (unit: UnitOfWork, { kind, isOn }: SetNotificationKindInput): Promise<string> => {
    const userId = ownUser(unit.viewer)
    const kinds = platform.notificationKinds().map((one) => one.kind)
    if (!kinds.includes(kind))
      throw new RapportError('INVALID_INPUT', `expected one of ${kinds.join(', ')}, got ${kind.slice(0, 100)}`, {
        path: ['input', 'kind'],
      })
    // Two requests at once come one after the other.
    const { em } = unit
    await sqlRunner(em)('select from app_user where id = $1 for update', [userId])
    const user = em.getReference(User, userId)
    const known = await em.findOne(NotificationPreference, { user, kind })
    if (known) known.isOn = isOn
    else em.persist(em.create(NotificationPreference, { user, kind, isOn }, { partial: true }))
    return userId
  }
