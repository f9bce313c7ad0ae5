import { readFile } from 'node:fs/promises'
import { Option } from 'commander'
import { CliError, print, type CliCommand } from './command.ts'
import { connect, connectionOptions } from './connection.ts'

const types = ['customers', 'interactions', 'orders', 'opportunities']

/** The mapping of `--mapping`: JSON, or the name of a file with JSON. */
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
    `expected --mapping to be a JSON object such as {"placedAt": "Datum"}${inline ? '' : `; ${given} is none`}`,
  )
}

const count = (n: number, one: string): string => `${n.toLocaleString('en-US')} ${n === 1 ? one : `${one}s`}`

export const importCommand: CliCommand = {
  name: 'import',
  description: 'Imports a CSV or NDJSON file through the running server. Exit code 2: some lines were refused.',
  configure: (command) => {
    command
      .addOption(new Option('--type <type>', 'what the lines are').choices(types).makeOptionMandatory())
      .requiredOption('--file <path>', 'the file')
      .option('--mapping <json|path>', 'field → column where the headers do not tell, e.g. {"placedAt": "Datum"}')
      .option('--source <name>', 'the system that the ids are from (default: import)')
      .option('--currency <code>', "of amounts without one (default: the server's base currency)")
      .option('--strict', 'refuse lines of customers that are not known yet, instead of making them')
      .option('--dry-run', 'only say what would happen')
      .addOption(
        new Option('--format <format>', 'how the file is written (default: as it looks)').choices(['csv', 'ndjson']),
      )
      .option('--time-zone <name>', 'of days and times without one, e.g. Europe/Berlin (default: UTC)')
      .addOption(new Option('--date-order <order>', 'how 03/04/2026 is read').choices(['DMY', 'MDY']))
    connectionOptions(command)
  },
  run: async (options) => {
    const [{ openSource, formatBytes }, { showPreview }, { upload }, { follow }, { writeRejected }, { showProgress }] =
      await Promise.all([
        import('./import/source-file.ts'),
        import('./import/preview.ts'),
        import('./import/upload.ts'),
        import('./import/follow.ts'),
        import('./import/rejected.ts'),
        import('./import/progress.ts'),
      ])
    const startedAt = performance.now()
    const type = String(options['type']).toUpperCase()
    const file = await openSource(String(options['file']))
    const mapping = await readMapping(options['mapping'])
    const server = await connect(options)
    const dryRun = options['dryRun'] === true
    await showPreview(server, file, {
      type,
      format: typeof options['format'] === 'string' ? options['format'].toUpperCase() : undefined,
      dateOrder: options['dateOrder'],
      mapping,
    })

    const given = (name: string) => (typeof options[name] === 'string' ? { [name]: options[name] } : {})
    const sending = showProgress('sending', formatBytes)
    const jobId = await upload(
      server,
      file,
      {
        type,
        strict: String(options['strict'] === true),
        dryRun: String(dryRun),
        ...(mapping ? { mapping: JSON.stringify(mapping) } : {}),
        ...given('format'),
        ...given('source'),
        ...given('currency'),
        ...given('timeZone'),
        ...given('dateOrder'),
      },
      (sent) => sending.update(sent, file.bytes),
    ).finally(() => sending.end())

    const job = await follow(server, jobId)
    const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1)
    print(`${dryRun ? 'dry run, nothing was written: ' : ''}${count(job.total, 'line')} in ${seconds} s (${jobId})`)
    print(`  inserted    ${job.inserted}`)
    print(`  updated     ${job.updated}`)
    print(`  duplicates  ${job.duplicates}`)
    print(`  rejected    ${job.rejected}`)
    if (job.createdCustomers > 0)
      print(
        `  ${count(job.createdCustomers, 'customer')} ${dryRun ? 'would be' : 'were'} made that only this file knows`,
      )
    for (const note of job.notes) print(`  ${note}`)
    if (job.rejected > 0) {
      const report = `${file.path}.rejected.csv`
      await writeRejected(server, jobId, report)
      print(`  why lines were refused: ${report}`)
    }
    if (job.status === 'FAILED') throw new CliError(job.error ?? 'the import failed')
    return job.rejected > 0 ? 2 : 0
  },
}
