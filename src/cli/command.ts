import type { Command } from 'commander'

/**
 * One command of `rapport`, in a file of its own. Command files import little: a command's dependencies are imported
 * when it runs, so that `rapport help` answers at once.
 */
export interface CliCommand {
  /** The words after `rapport`, e.g. `import` or `plugin list`. */
  readonly name: string
  /** One line for `rapport help`. */
  readonly description: string
  /** Adds arguments and options. */
  readonly configure?: (command: Command) => void
  /**
   * Does the work and returns the exit code; undefined leaves the process running until it ends by itself. Throws
   * CliError.
   */
  readonly run: (options: Readonly<Record<string, unknown>>, ...args: string[]) => Promise<number | undefined>
}

export { CliError, print } from '../contract/command.ts'
