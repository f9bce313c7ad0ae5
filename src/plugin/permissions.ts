import { rolePermissions, type Permission, type Role } from '../core/viewer.ts'
import type { PluginHost } from './host.ts'

/** What each role may do: the core's permissions, and those that running plugins grant. */
export const permissionsByRole = (host: PluginHost): Readonly<Record<Role, ReadonlySet<Permission>>> => {
  const granted = (role: Role) =>
    host.alive.flatMap((plugin) =>
      Object.entries(plugin.spec!.permissions ?? {})
        .filter(([, { roles }]) => roles.includes(role))
        .map(([permission]) => permission),
    )
  return Object.fromEntries(
    Object.entries(rolePermissions).map(([role, permissions]) => [
      role,
      new Set([...permissions, ...granted(role as Role)]),
    ]),
  ) as unknown as Readonly<Record<Role, ReadonlySet<Permission>>>
}
