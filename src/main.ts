import { createApp, type App } from './app.ts'
import { assertListenable } from './api/listen.ts'
import { EmbeddedDatabaseError } from './db/embedded/error.ts'
import { startEmbeddedDatabase, type EmbeddedDatabase } from './db/embedded/start.ts'
import { readConfig } from './core/config.ts'
import { StartError } from './core/errors.ts'
import { nicenessOf } from './core/give-way.ts'
import { createLog } from './core/log.ts'
import { sqlRunner } from './db/sql.ts'
import { hasCustomers } from './modules/customer/any-customers.ts'
import { Progress } from './process/progress.ts'
import { linkToParent } from './process/report.ts'
import { childVariable, parentVariable, RunnerProcess } from './process/runner-process.ts'
import { endOnSignals } from './process/shutdown.ts'
import { startWatchdog } from './core/watchdog.ts'
import { configuredPlugins } from './process/configured-plugins.ts'
import { hasKeyboard, onDemoKey, runDemo } from './process/demo-key.ts'
import { startLines } from './process/start-lines.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

/** Interval between checks whether npm is still running. */
const npmLookMs = 500
/** How long the link waits for jobs and live scoring; after that it says that they are still starting. */
const runnerPatienceMs = 30_000
/** After this long it says what it waits for. */
const slowMs = 3_000
/** How long requests are accepted after a SIGTERM. Ctrl-C and restarts by Node's watch mode wait for nobody. */
const drainMsOf = (signal: NodeJS.Signals): number =>
  signal === 'SIGINT' || process.env['WATCH_REPORT_DEPENDENCIES'] !== undefined ? 0 : 2_000

/** npm and the shell that runs its scripts do not forward SIGTERM: whoever ends them means this process. */
const stopWithNpm = (): void => {
  if (process.env['npm_lifecycle_event'] === undefined) return
  const shell = process.ppid
  const look = setInterval(() => {
    if (process.ppid === shell) return
    clearInterval(look)
    process.kill(process.pid, 'SIGTERM')
  }, npmLookMs)
  look.unref()
}

/** Starts the server that the environment describes, and stops it on a signal. */
const main = async (): Promise<void> => {
  const config = readConfig()
  const niceness = nicenessOf[config.giveWay]
  const childOf = process.env[childVariable]
  const parent = childOf === undefined ? undefined : Number(process.env[parentVariable])
  // A runner ends together with the process that started it, at once: nothing is lost, because a killed server leaves
  // the same behind.
  if (parent !== undefined && !process.connected) return
  if (parent === undefined) stopWithNpm()
  const watchdog = startWatchdog({ name: config.process === 'runner' ? 'the runner' : 'the server', parent })
  if (parent !== undefined) process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'))
  const link = parent === undefined ? undefined : linkToParent((news) => process.send!(news))
  const shared = createLog(config.logLevel, config.logFormat)
  const log = config.process === 'runner' ? shared.child({ process: config.process }) : shared
  let database: EmbeddedDatabase | undefined
  let app: App | undefined
  let runner: RunnerProcess | undefined
  let progress: Progress | undefined
  let endOffer: (() => void) | undefined
  const up = new Set<string>()
  let stopping: Promise<void> | undefined
  const stop = (drainMs = 0) =>
    (stopping ??= (async () => {
      watchdog.stopping()
      endOffer?.()
      progress?.stop()
      await Promise.all([app?.stop({ drainMs }), runner?.stop().then(() => up.delete('the runner process'))])
      await database?.stop()
      up.delete('the database')
    })())
  endOnSignals({
    log,
    stop: (signal) => {
      if (process.stdout.isTTY && config.process !== 'runner') say('stopping …')
      return stop(drainMsOf(signal))
    },
    left: () => [...(app?.left ?? []), ...up],
  })
  try {
    const { plugins } = await configuredPlugins()
    if (config.process !== 'runner') await assertListenable(config)
    if (config.databaseUrl === undefined) {
      database = await startEmbeddedDatabase({
        dataDir: config.dataDir,
        onLine: say,
        onLost: (error) => {
          process.stderr.write(`${error.message}\n`)
          process.exit(1)
        },
      })
      up.add('the database')
    }
    const databaseUrl = config.databaseUrl ?? database!.url
    const ready = Promise.withResolvers<void>()
    if (config.process === 'all')
      runner = new RunnerProcess({
        database: database ? 'embedded' : 'external',
        env: { DATABASE_URL: databaseUrl },
        log,
        ...(niceness.jobs === undefined ? {} : { nice: niceness.jobs }),
        onReady: ready.resolve,
      })
    app = await createApp({
      config: runner ? { ...config, process: 'api' } : config,
      databaseUrl,
      plugins,
      log,
      ownsProcess: true,
      ...(runner ? { runner } : {}),
      backendNiceness: childOf === 'embedded' ? niceness.jobs : undefined,
    })
    // Only after the database has been migrated.
    if (runner && !stopping) {
      runner.start()
      up.add('the runner process')
      const slow = setTimeout(
        () => say('jobs and live scoring are starting, which takes a while on a busy machine …'),
        slowMs,
      )
      const late = setTimeout(ready.resolve, runnerPatienceMs)
      await ready.promise
      clearTimeout(slow)
      clearTimeout(late)
    }
    if (config.process === 'runner') {
      progress = new Progress({
        signs: app.signs,
        databaseUrl,
        log,
        onStuck: () => void stop().finally(() => process.exit(1)),
      })
      link?.ready(app.host, progress)
    }
  } catch (error) {
    await stop()
    if (error instanceof StartError || error instanceof EmbeddedDatabaseError) {
      process.stderr.write(`${error.message}\n`)
      process.exit(1)
    }
    throw error
  }
  if (config.process === 'runner' || stopping) return
  const { url, ownerKey } = app
  const hasDemo = app.host.find('demo')?.isAlive === true
  const offersDemo = hasDemo && !(await hasCustomers(sqlRunner(app.orm.em.fork())))
  const isTerminal = process.stdout.isTTY
  const hasKey = offersDemo && hasKeyboard()
  for (const line of startLines({
    config,
    url,
    ownerKey,
    runner: runner?.state,
    offersDemo,
    hasKey,
    isTerminal,
    env: process.env,
  }))
    say(line)
  // To `plugin dev`, if it has started this one.
  process.send?.({ ready: url })
  if (!hasKey || stopping) return
  endOffer = onDemoKey(process.stdin, {
    onDemo: () => {
      const demo = runDemo(url)
      endOffer = () => void demo.kill()
    },
    // To all that the terminal would have sent it to.
    onSignal: (signal) => process.kill(0, signal),
  })
}

try {
  await main()
} catch (error) {
  if (!(error instanceof StartError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}
