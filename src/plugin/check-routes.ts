import { rolePermissions } from '../core/viewer.ts'
import { ownPaths } from '../contract/route.ts'
import type { HostedPlugin } from './hosted-plugin.ts'
import { nameOwner } from './clash.ts'
import { StageError } from './stage-error.ts'

const prefixPattern = /^(?:\/[a-z][a-z0-9-]*)+$/

const overlap = (one: string, other: string): boolean =>
  one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`)

/** Whether routes may use a prefix, given those that others use. */
export const isFreePrefix = (prefix: string, taken: readonly string[]): boolean =>
  prefixPattern.test(prefix) && ![...ownPaths, ...taken].some((other) => overlap(prefix, other))

const corePermissions: ReadonlySet<string> = new Set(Object.values(rolePermissions).flat())

/**
 * Throws StageError for routes of a plugin that collide with others, or that require a permission that no role can
 * have.
 */
export const assertFreeRoutes = (plugin: HostedPlugin, all: readonly HostedPlugin[]): void => {
  const seen: string[] = []
  for (const { prefix, permission } of plugin.routes) {
    if (!prefixPattern.test(prefix))
      throw new StageError(
        `expected a prefix of routes such as "/surveys", got ${JSON.stringify(prefix)}`,
        'give the routes another prefix',
      )
    // Among plugins that are configured before it: a clash is the later plugin's fault.
    const earlier = all
      .slice(0, all.indexOf(plugin))
      .find((one) => one.routes.some((other) => overlap(prefix, other.prefix)))
    const isOurs = ownPaths.some((path) => overlap(prefix, path))
    if (earlier || isOurs || seen.some((other) => overlap(prefix, other)))
      throw new StageError(
        `${plugin.id} has routes at ${prefix}, which ${isOurs ? 'is the platform’s' : `belongs to ${earlier ? nameOwner(earlier.isCore ? undefined : earlier.id) : 'other routes of its own'}`}`,
        'give the routes another prefix',
      )
    seen.push(prefix)
    if (corePermissions.has(permission) || permission in (plugin.spec?.permissions ?? {})) continue
    throw new StageError(
      `its routes at ${prefix} require the permission ${JSON.stringify(permission)}, which no role has`,
      `use one of ${[...corePermissions].join(', ')}, or declare it in permissions of the manifest`,
    )
  }
}
