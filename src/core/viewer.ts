import { RapportError } from './errors.ts'

/** What a caller may do, from most to least. INTEGRATION is for programs: it reads and writes records but manages nothing. */
export const roles = ['OWNER', 'MANAGER', 'AGENT', 'READER', 'INTEGRATION'] as const
export type Role = (typeof roles)[number]

/** The permission that a field or operation requires. Plugins may add `<plugin>:<name>`. */
export type Permission = string

/** What each role may do in the core. A plugin's permissions go to the roles named in its manifest. */
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

/** The weaker of two roles; READER if neither includes the other. */
export const narrowerRole = (a: Role, b: Role): Role => (isWithin(a, b) ? a : isWithin(b, a) ? b : 'READER')

/** Which records a caller sees: all, or the customers and opportunities that it owns and what belongs to them. */
export type RowScope = 'ALL' | 'OWN'

/** The narrower of two scopes: OWN is within every other, and every other within ALL. */
export const narrowerScope = (a: RowScope, b: RowScope): RowScope =>
  a === 'ALL' ? b : b === 'ALL' || a === b ? a : 'OWN'

/** Who is asking. */
export interface Viewer {
  readonly kind: 'USER' | 'API_KEY' | 'SYSTEM' | 'PLUGIN'
  /** Uuid of the user or key, or id of the plugin, as named in audit entries. */
  readonly id: string
  readonly userId: string | undefined
  readonly role: Role
  readonly scope: RowScope
}

/**
 * Throws FORBIDDEN for callers who see only their own records; `what` says what concerns all records, such as
 * `forecasts add up the records of all owners`.
 */
export const assertSeesAll = ({ scope }: Viewer, what: string): void => {
  if (scope === 'ALL') return
  throw new RapportError('FORBIDDEN', `${what}, and you see only your own; ask with a key whose scope is ALL`)
}

/** The platform itself: jobs, relay, seeds. */
export const systemViewer: Viewer = { kind: 'SYSTEM', id: 'system', userId: undefined, role: 'OWNER', scope: 'ALL' }

/**
 * A key that is equal exactly for callers who may see the same fields and rows; shared executions and caches use it. Callers who see
 * all records are told apart by their role alone: a read map that asks who they are stops its plugin's start.
 */
export const permissionScope = ({ role, scope, userId, id }: Viewer): string =>
  scope === 'ALL' ? role : `${role}:${scope}:${userId ?? id}`
