import type { PluginReport } from '../contract/report.ts'
import { commandHere } from '../core/command-here.ts'
import { print, type CliCommand } from './command.ts'
import { connectionOptions, connect } from './connection.ts'

type Row = Pick<PluginReport, 'id' | 'version' | 'status' | 'stage' | 'error' | 'hint' | 'fields'>

const show = (rows: readonly Row[]): number => {
  if (rows.length === 0) print('no plugins; rapport.config.ts lists them')
  const width = Math.max(...rows.map(({ id }) => id.length))
  for (const { id, version, status, stage, error, hint, fields } of rows) {
    print(
      `${id.padEnd(width)}  ${version.padEnd(8)}  ${status.padEnd(8)}  ${fields.length} ${fields.length === 1 ? 'field' : 'fields'}`,
    )
    if (status === 'DISABLED') print(`  disabled; ${commandHere(`plugin enable ${id}`, {})}`)
    else if (error) print(`  failed at ${stage}: ${error}${hint ? `\n  ${hint}` : ''}`)
  }
  return rows.some(({ status }) => status === 'FAILED') ? 1 : 0
}

export default {
  name: 'plugin list',
  description: 'Lists the plugins of rapport.config.ts and whether they load, or with --url those of a running server.',
  configure: connectionOptions,
  run: async (options) => {
    if (options['url'] !== undefined) {
      const server = await connect(options)
      const { plugins } = await server.ask<{ plugins: Row[] }>(
        '{ plugins { id version status stage error hint fields } }',
      )
      return show(plugins)
    }
    const [{ createLog }, { loadPlugins }, { configuredPlugins }] = await Promise.all([
      import('../core/log.ts'),
      import('../api/load-plugins.ts'),
      import('../process/configured-plugins.ts'),
    ])
    const { plugins } = await configuredPlugins()
    const host = await loadPlugins(plugins, createLog('silent'))
    return show(host.reports())
  },
} satisfies CliCommand
