import { CliError, print, type CliCommand } from './command.ts'

export default {
  name: 'plugin check',
  description:
    'Checks a plugin: loads it, migrates it up and down, trains its models, breaks its tasks. Needs no ' +
    'running server.',
  configure: (command) => {
    command
      .argument('<plugin>', 'an id in rapport.config.ts, or the folder of a plugin')
      .option('--config <json>', 'its config, e.g. \'{"minCustomers": 20}\' (default: that of rapport.config.ts)')
      .option('--write', 'first rewrite its schema.graphql')
  },
  run: async (options, plugin) => {
    const [{ checkPlugin }, { findPlugin }, { writeSdl }] = await Promise.all([
      import('../conformance/check-plugin.ts'),
      import('./find-plugin.ts'),
      import('./write-sdl.ts'),
    ])
    const { entry, dependencies } = await findPlugin(plugin ?? '', configOf(options['config']))
    if (options['write'] === true) print(await writeSdl(entry, dependencies))
    let told = 0
    const results = await checkPlugin(entry, {
      with: dependencies,
      onResult: ({ name, outcome, detail, hint }) => {
        told++
        print(`${outcome.padEnd(4)}  ${name}: ${detail}`)
        if (hint !== undefined) print(`      ${hint}`)
      },
    })
    if (told < results.length) print(`skip  ${results.length - told} more checks, which an earlier failure prevents`)
    const failed = results.filter(({ outcome }) => outcome === 'FAIL').length
    const passed = results.filter(({ outcome }) => outcome === 'pass').length
    print(
      failed === 0
        ? `${entry.id} conforms: ${passed} checks passed`
        : `${entry.id} does not conform: ${failed} of ${results.length} checks failed`,
    )
    return failed === 0 ? 0 : 1
  },
} satisfies CliCommand

const configOf = (given: unknown): unknown => {
  if (typeof given !== 'string') return undefined
  try {
    return JSON.parse(given)
  } catch {
    throw new CliError(`expected --config to be JSON, got ${given}`)
  }
}
