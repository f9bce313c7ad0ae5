import { InvalidArgumentError } from 'commander'
import {
  CliError,
  commandHere,
  connect,
  connectionOptions,
  defineCommand,
  print,
  type PluginContext,
} from 'rapport-crm/sdk/cli'

const wholeNumber = (from: number, to: number) => (text: string) => {
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= from && value <= to) return value
  throw new InvalidArgumentError(`expected a whole number from ${from} to ${to}`)
}

const positive = (to: number) => (text: string) => {
  const value = Number(text)
  if (text.trim() !== '' && value > 0 && value <= to) return value
  throw new InvalidArgumentError(`expected a number above 0, at most ${to}`)
}

const given = <T>(value: unknown, name: string): Record<string, T> =>
  value === undefined ? {} : { [name]: value as T }

const thousands = (n: number): string => n.toLocaleString('en-US')

export const demoCommand = defineCommand<PluginContext>({
  name: '',
  description:
    'Fills an empty database with simulated customers through the running server, and trains models on them.',
  configure: (command) => {
    command
      .option('--customers <n>', 'how many customers (default: 2000)', wholeNumber(1, 200_000))
      .option(
        '--seed <n>',
        'seed of the random numbers: the same seed gives the same data (default: 42)',
        wholeNumber(0, 2 ** 31 - 1),
      )
      .option('--days <n>', 'length of the history (default: 730)', wholeNumber(1, 3_650))
      .option('--until <instant>', 'end of the history, e.g. 2026-01-31T12:00:00Z (default: this hour)')
      .option('--add', 'add to a database that already holds customers')
      .option('--no-train', 'do not train models afterwards')
      .option('--keep-going', 'then keep adding orders, contacts and deals until Ctrl-C')
      .option('--rate <n>', 'events per second (default: 2)', positive(1_000))
    connectionOptions(command)
  },
  run: async (_host, options) => {
    const [{ fill }, { trainAll }, { keepGoing }, { hasDemoCustomers }] = await Promise.all([
      import('./command/request-fill.ts'),
      import('./command/train.ts'),
      import('./command/keep-going.ts'),
      import('./command/shop-state.ts'),
    ])
    const server = await connect(options)
    const goesOn = options['keepGoing'] === true
    if (options['rate'] !== undefined && !goesOn) throw new CliError('expected --keep-going together with --rate')
    if (goesOn && options['add'] !== true && (await hasDemoCustomers(server))) {
      print(`${server.url.origin} already has simulated customers; continuing with them`)
    } else {
      const startedAt = performance.now()
      const done = await fill(server, {
        ...given<number>(options['customers'], 'customers'),
        ...given<number>(options['seed'], 'seed'),
        ...given<number>(options['days'], 'days'),
        ...given<string>(options['until'], 'until'),
        add: options['add'] === true,
      })
      print(
        [
          `${thousands(done.customers)} customers`,
          `${thousands(done.orders)} orders with ${thousands(done.orderLines)} lines of ${done.products} products`,
          `${thousands(done.interactions)} contacts`,
          `${thousands(done.opportunities)} deals`,
          `${done.users} users`,
        ].join(', '),
      )
      const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1)
      print(`seed ${done.seed}, ${done.days} days until ${done.until}, written in ${seconds} s`)
      if (options['train'] !== false) await trainAll(server, done.models)
      print()
      print('Next, look around: open the link that the server printed when it started.')
      print(
        '  { customers(first: 5) { totalCount nodes { name orders(first: 3) { totalCount nodes { total { amount } } } } } }',
      )
      if (options['train'] !== false && done.models.some(({ plugin }) => plugin === 'segmentation'))
        print('  { segments { name size } }')
      if (!goesOn) {
        print('and watch scores and segments change while orders arrive:')
        print('  subscription { scoreChanged { score { kind value } previousValue cause { text } } }')
        print(`  ${commandHere('demo --keep-going', process.env)}`)
      }
    }
    if (!goesOn) return 0
    const stop = new AbortController()
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
    print('adding orders, contacts and deals until Ctrl-C:')
    await keepGoing(server, typeof options['rate'] === 'number' ? options['rate'] : 2, stop.signal)
    return 0
  },
})
