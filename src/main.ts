import { createApp, type App } from './app.ts'
import { EmbeddedDatabaseError } from './db/embedded/error.ts'
import { startEmbeddedDatabase, type EmbeddedDatabase } from './db/embedded/start.ts'
import { readConfig } from './core/config.ts'
import { StartError } from './core/errors.ts'
import { niceness } from './core/give-way.ts'
import { createLog } from './core/log.ts'
import { sqlRunner } from './db/sql.ts'
import { hasCustomers } from './demo/fill.ts'
import { childVariable, RunnerProcess, type RunnerNews } from './runner-process.ts'
import { plugins } from '../rapport.config.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

/** Only a start that nobody else can reach prints the owner's key in its link. */
const isLocal = (host: string) => host === '127.0.0.1' || host === 'localhost' || host === '::1'

const reportEveryMs = 1_000

/** Tells the process that started this runner how plugins stand here. */
const reportTo = (parent: NodeJS.Process, { host }: App): void => {
  const tell = (news: RunnerNews) => parent.send!(news)
  let told = ''
  const report = () => {
    const reports = host.reports()
    const text = JSON.stringify(reports)
    if (text !== told) tell({ kind: 'plugins', reports })
    told = text
  }
  report()
  setInterval(report, reportEveryMs).unref()
  tell({ kind: 'ready' })
}

/** Starts the server that the environment describes, and stops it on a signal. */
const main = async (): Promise<void> => {
  const config = readConfig()
  const isChild = process.env[childVariable] !== undefined
  if (isChild) {
    // It ends with the process that started it, at once: nothing is lost, this is what a server that is killed leaves behind, too.
    if (!process.connected) return
    process.once('disconnect', () => process.exit(1))
  }
  const shared = createLog(config.logLevel, config.logFormat)
  const log = config.process === 'runner' ? shared.child({ process: config.process }) : shared
  let database: EmbeddedDatabase | undefined
  let app: App | undefined
  let runner: RunnerProcess | undefined
  let stopping: Promise<void> | undefined
  const stop = () =>
    (stopping ??= (async () => {
      await Promise.all([app?.stop(), runner?.stop()])
      await database?.stop()
    })())
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      void stop().then(() => process.exit(0))
    })
  }
  try {
    if (config.databaseUrl === undefined) {
      database = await startEmbeddedDatabase({
        dataDir: config.dataDir,
        onLine: say,
        onLost: (error) => {
          process.stderr.write(`${error.message}\n`)
          process.exit(1)
        },
      })
    }
    const databaseUrl = config.databaseUrl ?? database!.url
    if (config.process === 'all')
      runner = new RunnerProcess(database ? 'embedded' : 'external', { DATABASE_URL: databaseUrl }, log)
    app = await createApp({
      config: runner ? { ...config, process: 'api' } : config,
      databaseUrl,
      plugins,
      log,
      ownsProcess: true,
      ...(runner ? { runner } : {}),
      backendNiceness: process.env[childVariable] === 'embedded' ? niceness.jobs : undefined,
    })
    // Once the database is migrated.
    if (!stopping) runner?.start()
    if (isChild) reportTo(process, app)
  } catch (error) {
    await stop()
    if (error instanceof StartError || error instanceof EmbeddedDatabaseError) {
      process.stderr.write(`${error.message}\n`)
      process.exit(1)
    }
    throw error
  }
  if (config.process === 'runner') return
  if (app.ownerKey.isNew) say(`owner key (shown once, kept in ${config.dataDir}/owner-key): ${app.ownerKey.key}`)
  if (app.url) say(`Rapport is ready: ${app.url}/graphiql${isLocal(config.host) ? `#key=${app.ownerKey.key}` : ''}`)
  if (app.url && !(await hasCustomers(sqlRunner(app.orm.em.fork()))))
    say('the database is empty: fill it with demo data by  npm run -s rapport -- demo')
}

try {
  await main()
} catch (error) {
  if (!(error instanceof StartError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}
