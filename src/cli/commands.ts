import { auditVerifyCommand } from './audit-verify.command.ts'
import type { CliCommand } from './command.ts'
import { importCommand } from './import.command.ts'
import { keyCreateCommand } from './key-create.command.ts'
import { keyListCommand } from './key-list.command.ts'
import { keyRevokeCommand } from './key-revoke.command.ts'
import { migrateCommand } from './migrate.command.ts'
import { pluginCheckCommand } from './plugin-check.command.ts'
import { pluginListCommand } from './plugin-list.command.ts'
import { pluginNewCommand } from './plugin-new.command.ts'
import { startCommand } from './start.command.ts'

/** Every command, in the order of `rapport help`. */
export const commands: readonly CliCommand[] = [
  startCommand,
  importCommand,
  migrateCommand,
  pluginListCommand,
  pluginNewCommand,
  pluginCheckCommand,
  keyCreateCommand,
  keyListCommand,
  keyRevokeCommand,
  auditVerifyCommand,
]
