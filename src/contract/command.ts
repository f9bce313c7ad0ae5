import type { Command } from 'commander'
import type { Config } from '../core/config.ts'

/** What a command works with. */
export interface CommandHost<X> {
  /** What the environment says. */
  readonly config: Config
  /**
   * Gives `work` the context of the plugin, on the database of the environment, which is brought up to date before; an embedded one is
   * started for that time, where no server runs on it. Jobs are queued and not worked on. Throws CliError where the plugin does not come up.
   */
  withContext<R>(work: (x: X) => Promise<R>): Promise<R>
}

/**
 * A command of `rapport`, in a file of its own that imports lightly: what it works with is imported when it runs, so that
 * `rapport help` answers at once.
 */
export interface CommandDefinition<X> {
  /** The words after `rapport <plugin>`, e.g. `export` or `points add`; empty for `rapport <plugin>` itself. Of a module: the words after `rapport`. */
  readonly name: string
  /** One line for `rapport help`. */
  readonly description: string
  /** Adds arguments and options. */
  readonly configure?: (command: Command) => void
  /** Does the work and gives the exit code; undefined leaves the process running until it ends by itself. Throws CliError for what one line explains. */
  run(host: CommandHost<X>, options: Readonly<Record<string, unknown>>, ...args: string[]): Promise<number | undefined>
}

/** Declares a command: `defineCommand<X>({ name: 'export', description: '…', run: async ({ withContext }) => … })`. */
export const defineCommand = <X>(command: CommandDefinition<X>): CommandDefinition<X> => command

/** A failure that one line explains: the line is printed as it is, and the exit code is 1. */
export class CliError extends Error {
  override readonly name = 'CliError'
}

/** Prints a line for whoever ran the command. */
export const print = (line = ''): void => void process.stdout.write(`${line}\n`)
