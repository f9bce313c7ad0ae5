import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CompilerState, Extractor, ExtractorConfig, type IConfigFile } from '@microsoft/api-extractor'

// What every entry point of the package offers to plugins, with its types: one report each in `schema/api`, which is committed, so
// that a change of the SDK shows in the diff. Writes the reports; with `--check`, fails where one differs.

const root = fileURLToPath(new URL('..', import.meta.url))
const reports = join(root, 'schema/api')
const check = process.argv.includes('--check')
/** Beside `dist`, for the declarations import packages as the sources do. */
const declarations = join(root, `dist.api.${process.pid}`)

interface Manifest {
  readonly exports: Readonly<Record<string, string | { readonly types: string }>>
}

/** Entry points by the name of their report: `./sdk/define` is `sdk-define`. */
const entryPoints = (): ReadonlyMap<string, string> => {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest
  const found = new Map<string, string>()
  for (const [name, target] of Object.entries(exports))
    if (typeof target === 'object' && target.types.startsWith('./dist/src/'))
      found.set(name.slice(2).replaceAll('/', '-'), target.types.slice('./dist/'.length))
  return found
}

const emitDeclarations = () => {
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')
  const { status, stdout } = spawnSync(
    process.execPath,
    [tsc, '-p', 'tsconfig.build.json', '--declaration', '--emitDeclarationOnly', '--outDir', declarations],
    { cwd: root, encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`the sources do not compile:\n${stdout}`)
}

const silent = { logLevel: 'none', addToApiReportFile: false } as const

const configOf = (name: string, entry: string): ExtractorConfig =>
  ExtractorConfig.prepare({
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: join(declarations, entry),
      compiler: { tsconfigFilePath: join(root, 'tsconfig.build.json') },
      apiReport: {
        enabled: true,
        reportFileName: `${name}.api.md`,
        reportFolder: reports,
        reportTempFolder: join(declarations, 'reports'),
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      newlineKind: 'lf',
      messages: {
        compilerMessageReporting: { default: silent },
        extractorMessageReporting: {
          default: silent,
          'ae-forgotten-export': silent,
          'ae-undocumented': silent,
          'ae-missing-release-tag': silent,
        },
        tsdocMessageReporting: { default: silent },
      },
    } as unknown as IConfigFile,
    configObjectFullPath: join(root, 'api-extractor.json'),
    packageJsonFullPath: join(root, 'package.json'),
  })

/** The names of the reports that differ from what is there. */
const report = (): string[] => {
  emitDeclarations()
  mkdirSync(reports, { recursive: true })
  const configs = [...entryPoints()].map(([name, entry]) => configOf(name, entry))
  const compilerState = CompilerState.create(configs[0]!, {
    additionalEntryPoints: configs.map(({ mainEntryPointFilePath }) => mainEntryPointFilePath),
  })
  const changed: string[] = []
  for (const config of configs) {
    const { apiReportChanged } = Extractor.invoke(config, {
      compilerState,
      localBuild: !check,
      messageCallback: (message) => (message.handled = true),
    })
    if (apiReportChanged || !existsSync(config.reportFilePath)) changed.push(relative(root, config.reportFilePath))
  }
  return changed
}

try {
  const changed = report()
  if (!check)
    process.stdout.write(
      `${changed.length === 0 ? 'no report' : changed.map((file) => basename(file)).join(', ')} changed\n`,
    )
  else if (changed.length > 0) {
    process.stderr.write(
      `what plugins may use has changed: expected ${changed.join(', ')} to agree with the sources; run npm run api, and read its diff\n`,
    )
    process.exitCode = 1
  }
} finally {
  rmSync(declarations, { recursive: true, force: true })
}
