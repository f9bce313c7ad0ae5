import { RapportError } from './errors.ts'

/** What a caller may do, from most to least. INTEGRATION is for programs: it reads and writes records but manages nothing. */
export const roles = ['OWNER', 'MANAGER', 'AGENT', 'READER', 'INTEGRATION'] as const
export type Role = (typeof roles)[number]

/** What a field or operation asks of its caller. Plugins may add `<plugin>:<name>`. */
export type Permission = string

/** What each role may do in the core. A plugin's permissions go to the roles that its manifest names. */
export const rolePermissions: Readonly<Record<Role, readonly Permission[]>> = {
  OWNER: ['read', 'write', 'import', 'delete', 'train', 'manage', 'operate', 'audit'],
  MANAGER: ['read', 'write', 'import', 'delete', 'train', 'operate', 'audit'],
  AGENT: ['read', 'write'],
  READER: ['read'],
  INTEGRATION: ['read', 'write', 'import', 'train'],
}

/** Whether `other` may do everything in the core that `role` may. */
export const isWithin = (role: Role, other: Role): boolean =>
  rolePermissions[role].every((permission) => rolePermissions[other].includes(permission))

/** The one of two roles that may do less; READER where neither holds the other. */
export const narrowerRole = (a: Role, b: Role): Role => (isWithin(a, b) ? a : isWithin(b, a) ? b : 'READER')

/** Which records a caller sees: every one, or those of customers and opportunities that it owns. */
export type RowScope = 'ALL' | 'OWN'

/** Who is asking. */
export interface Viewer {
  readonly kind: 'USER' | 'API_KEY' | 'SYSTEM' | 'PLUGIN'
  /** Uuid of the user, key or id of the plugin: what audit rows name. */
  readonly id: string
  readonly userId: string | undefined
  readonly role: Role
  readonly scope: RowScope
}

/** Throws FORBIDDEN for callers who see their own records only; `what` says what is everybody's, such as `forecasts add up the records of everybody`. */
export const assertSeesAll = ({ scope }: Viewer, what: string): void => {
  if (scope === 'ALL') return
  throw new RapportError('FORBIDDEN', `${what}, and you see your own only; ask with a key whose scope is ALL`)
}

/** The platform itself: jobs, relay, seeds. */
export const systemViewer: Viewer = { kind: 'SYSTEM', id: 'system', userId: undefined, role: 'OWNER', scope: 'ALL' }

/** A key that is equal exactly for callers who may see the same fields and rows: shared executions and caches go by it. */
export const permissionScope = (viewer: Viewer): string =>
  viewer.scope === 'ALL' ? viewer.role : `${viewer.role}:${viewer.userId ?? viewer.id}`
