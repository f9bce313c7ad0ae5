import { CliError, print } from '../command.ts'
import type { Connection } from '../connection.ts'
import { follow, type JobState } from './follow.ts'
import { showPreview } from './preview.ts'
import { showProgress } from './progress.ts'
import { writeRejected } from './rejected.ts'
import { formatBytes, openSource } from './source-file.ts'
import { upload } from './upload.ts'
import { printWords } from './words.ts'

/** Refused lines shown with their reasons; the others are in the file. */
const shownReasons = 3

/** One file to import. */
export interface ImportTask {
  readonly type: string
  readonly path: string
  readonly mapping: Readonly<Record<string, unknown>> | undefined
  /** As given on the command line. */
  readonly options: Readonly<Record<string, unknown>>
}

const count = (n: number, one: string): string => `${n.toLocaleString('en-US')} ${n === 1 ? one : `${one}s`}`

const printJob = (job: JobState, dryRun: boolean): void => {
  print(`  inserted    ${job.inserted}`)
  print(`  updated     ${job.updated}`)
  print(`  duplicates  ${job.duplicates}`)
  print(`  rejected    ${job.rejected}`)
  if (job.createdCustomers > 0)
    print(
      `  ${count(job.createdCustomers, 'customer')} ${dryRun ? 'would be' : 'were'} created that only this file knows`,
    )
  print(
    `  ${count(job.cellsRead, 'cell')}: ${job.cellsStored} stored, ${job.cellsWarned} left out with a ` +
      `warning, ${job.cellsUnmapped} in columns that are not imported`,
  )
  for (const note of job.notes) print(`  ${note}`)
  printWords(job.unknownWords, job.mapping)
}

/** Shows, sends and follows one file; returns the exit code. */
export const importOne = async (server: Connection, { type, path, mapping, options }: ImportTask): Promise<number> => {
  const startedAt = performance.now()
  const text = (name: string) => (typeof options[name] === 'string' ? options[name] : undefined)
  const given = (name: string) => {
    const value = text(name)
    return value === undefined ? {} : { [name]: value }
  }
  const encoding = text('encoding')
  const format = text('format')?.toUpperCase()
  const file = await openSource(path, encoding)
  const dryRun = options['dryRun'] === true
  const dateOrder = await showPreview(server, file, {
    type,
    format,
    dateOrder: options['dateOrder'],
    currency: options['currency'],
    mapping,
  })

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
      ...given('encoding'),
      ...given('existing'),
      ...given('new'),
    },
    (sent) => sending.update(sent, file.bytes),
  ).finally(() => sending.end())

  const job = await follow(server, jobId)
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1)
  print(`${dryRun ? 'dry run, nothing was written: ' : ''}${count(job.total, 'line')} in ${seconds} s (${jobId})`)
  printJob(job, dryRun)
  if (job.rejected > 0) {
    const report = `${file.path}.rejected.csv`
    const reasons = [...(await writeRejected(server, jobId, file, { format, encoding }, report))]
    for (const [line, reason] of reasons.slice(0, shownReasons)) print(`  line ${line}: ${reason}`)
    if (reasons.length > shownReasons) print(`  … and ${count(reasons.length - shownReasons, 'more line')}`)
    const order = dateOrder === undefined ? '' : `, with --date-order ${dateOrder}`
    print(`  refused lines, with their cells and reasons: ${report}; correct them there and import it${order}`)
  }
  if (job.status === 'FAILED') throw new CliError(job.error ?? 'the import failed')
  return job.rejected > 0 ? 2 : 0
}
