import { rolePermissions, type Permission, type Role, type Viewer } from '../core/viewer.ts'
import type { PluginHost } from './host.ts'

/** What a role allows: the core's permissions, and those that running plugins grant. */
const granted = (host: PluginHost, role: Role): ReadonlySet<Permission> =>
  new Set([
    ...rolePermissions[role],
    ...host.alive.flatMap((plugin) =>
      Object.entries(plugin.spec!.permissions ?? {})
        .filter(([, { roles }]) => roles.includes(role))
        .map(([permission]) => permission),
    ),
  ])

/** Finds what roles may do. To be asked only after the plugins have started, which decides what they grant. */
export const permissionsOf = (host: PluginHost) => {
  const known = new Map<Role, ReadonlySet<Permission>>()
  return ({ role }: Pick<Viewer, 'role'>): ReadonlySet<Permission> => {
    const permissions = known.get(role) ?? granted(host, role)
    known.set(role, permissions)
    return permissions
  }
}
