import type { Command } from 'commander'
import type { Config } from '../core/config.ts'

/** What a command works with. */
export interface CommandHost<Context> {
  /** The configuration from the environment. */
  readonly config: Config
  /**
   * Calls `work` with the context of the plugin, on the database of the environment, which is migrated first; an
   * embedded one is started for that time unless a server runs on it. Jobs are queued but not run. Throws CliError if
   * the plugin does not come up.
   */
  withContext<R>(work: (context: Context) => Promise<R>): Promise<R>
}

/**
 * A command of `rapport`, in a file of its own that imports little: its dependencies are imported when it runs, so that
 * `rapport help` answers at once.
 */
export interface CommandDefinition<Context> {
  /**
   * The words after `rapport <plugin>`, e.g. `export` or `points add`; empty for `rapport <plugin>` itself. For a
   * module: the words after `rapport`.
   */
  readonly name: string
  /** One line for `rapport help`. */
  readonly description: string
  /** Adds arguments and options. */
  readonly configure?: (command: Command) => void
  /**
   * Does the work and returns the exit code; undefined leaves the process running until it ends by itself. Throws
   * CliError for a failure that one line explains.
   */
  run(
    host: CommandHost<Context>,
    options: Readonly<Record<string, unknown>>,
    ...args: string[]
  ): Promise<number | undefined>
}

/** Declares a command: `defineCommand<Context>({ name: 'export', description: '…', run: async ({ withContext }) => … })`. */
export const defineCommand = <Context>(command: CommandDefinition<Context>): CommandDefinition<Context> => command

/** A failure that one line explains: the line is printed as it is, and the exit code is 1. */
export class CliError extends Error {
  override readonly name = 'CliError'
}

/** Prints a line for whoever ran the command. */
export const print = (line = ''): void => void process.stdout.write(`${line}\n`)
