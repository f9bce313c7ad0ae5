/** The entry point for commands (`rapport-crm/sdk/cli`): light, so that `rapport help` answers at once. */
export { connect, connectionOptions, refusalOf, ServerGone, type Connection } from '../cli/connection.ts'
export { showProgress, type Progress } from '../cli/import/progress.ts'
export { CliError, defineCommand, print, type CommandDefinition, type CommandHost } from '../contract/command.ts'
export type { PluginContext } from '../contract/context.ts'
export { commandHere } from '../core/command-here.ts'
