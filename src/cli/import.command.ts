import { readFile } from 'node:fs/promises'
import { Option } from 'commander'
import { CliError, type CliCommand } from './command.ts'
import { connect, connectionOptions } from './connection.ts'

const types = ['customers', 'organisations', 'interactions', 'orders', 'order-lines', 'opportunities']

/** The mapping in `--mapping`: JSON, or the name of a JSON file. */
const readMapping = async (given: unknown): Promise<Record<string, unknown> | undefined> => {
  if (typeof given !== 'string') return undefined
  const inline = given.trimStart().startsWith('{')
  const text = inline
    ? given
    : await readFile(given, 'utf8').catch((error: Error) => {
        throw new CliError(`the mapping ${given} cannot be read: ${error.message}`, { cause: error })
      })
  try {
    const mapping: unknown = JSON.parse(text)
    if (typeof mapping === 'object' && mapping !== null && !Array.isArray(mapping))
      return mapping as Record<string, unknown>
  } catch {
    // Said below.
  }
  throw new CliError(
    `expected --mapping to be a JSON object such as {"placedAt": "Datum"}${inline ? '' : `; ${given} does not contain one`}`,
  )
}

export default {
  name: 'import',
  description: 'Imports a CSV or JSON file through the running server. Exit code 2: some lines were refused.',
  configure: (command) => {
    command
      .addOption(new Option('--type <type>', 'what the lines are').choices(types).makeOptionMandatory())
      .requiredOption('--file <path>', 'the file')
      .option('--mapping <json|path>', 'field → column, if the headers do not tell, e.g. {"placedAt": "Datum"}')
      .option('--source <name>', 'the system that the ids come from (default: import)')
      .option('--currency <code>', "currency of amounts without one (default: the server's base currency)")
      .option('--strict', 'refuse lines of unknown customers instead of creating the customers')
      .option('--dry-run', 'only report what would happen')
      .addOption(
        new Option('--format <format>', 'the format of the file (default: detected)').choices([
          'csv',
          'ndjson',
          'json',
        ]),
      )
      .option('--encoding <name>', 'encoding of the file, e.g. gb18030 or windows-1252 (default: detected)')
      .addOption(
        new Option('--existing <what>', 'what a line does to an existing record (default: changed)').choices([
          'changed',
          'overwrite',
          'fill-empty',
          'skip',
          'refuse',
        ]),
      )
      .addOption(
        new Option('--new <what>', 'what a line about an unknown record does (default: insert)').choices([
          'insert',
          'skip',
        ]),
      )
      .option('--lines <path>', 'a second file, with the lines of the orders in the first')
      .option('--time-zone <name>', 'zone of days and times without one, e.g. Europe/Berlin (default: UTC)')
      .addOption(new Option('--date-order <order>', 'how to read 03/04/2026').choices(['DMY', 'MDY']))
    connectionOptions(command)
  },
  run: async (options) => {
    const { importOne } = await import('./import/import-one.ts')
    const type = String(options['type']).toUpperCase().replaceAll('-', '_')
    const file = String(options['file'])
    const lines = typeof options['lines'] === 'string' ? options['lines'] : undefined
    if (lines !== undefined && type !== 'ORDERS')
      throw new CliError(
        'expected --lines with --type orders; lines of orders that exist already have --type order-lines',
      )
    if (lines !== undefined && options['dryRun'] === true)
      throw new CliError('expected --lines without --dry-run: lines are checked against imported orders')
    const mapping = await readMapping(options['mapping'])
    const server = await connect(options)
    if (lines === undefined) return importOne(server, { type, path: file, mapping, options })
    // The prices of the orders are in the second file.
    const heads = await importOne(server, {
      type,
      path: file,
      mapping: { amount: { value: '0' }, ...mapping },
      options,
    })
    return Math.max(heads, await importOne(server, { type: 'ORDER_LINES', path: lines, mapping: undefined, options }))
  },
} satisfies CliCommand
