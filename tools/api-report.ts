import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CompilerState, Extractor, ExtractorConfig, type IConfigFile } from '@microsoft/api-extractor'
import { entriesOf, indexOf, pageOf, type ModelItem } from './sdk-pages.ts'

// What every entry point of the package offers to plugins, with its types: one report each in `schema/api`, which is committed, so
// that a change of the SDK shows in the diff, one page each in `docs/sdk`, with the comments, and all of it for the reference of the
// console. Writes them; with `--check`, fails
// where one differs.

const root = fileURLToPath(new URL('..', import.meta.url))
const reports = join(root, 'schema/api')
const pages = join(root, 'docs/sdk')
const reference = join(root, 'src/console/web/generated/sdk.json')
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
      docModel: { enabled: true, apiJsonFilePath: join(declarations, `${name}.api.json`) },
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

const importNameOf = (name: string): string => `rapport-crm/${name.replace(/^(sdk|ml)-/, '$1/')}`

/** Writes the pages of the SDK and the reference of the console, or with `--check` only compares; returns those that differ from what is there. */
const writePages = (names: readonly string[]): string[] => {
  const models = names.map((name) => ({
    file: `${name}.md`,
    importName: importNameOf(name),
    model: JSON.parse(readFileSync(join(declarations, `${name}.api.json`), 'utf8')) as ModelItem,
  }))
  const files = new Map(models.map(({ file, importName, model }) => [file, pageOf(importName, model)]))
  files.set('README.md', indexOf(models))
  mkdirSync(pages, { recursive: true })
  const entries = models.flatMap(({ importName, model }) => entriesOf(importName, model))
  const all = new Map([...files].map(([file, text]) => [join(pages, file), text]))
  all.set(reference, `${JSON.stringify(entries, undefined, 1)}\n`)
  const changed: string[] = []
  for (const [path, text] of all) {
    if (existsSync(path) && readFileSync(path, 'utf8') === text) continue
    changed.push(relative(root, path))
    if (!check) writeFileSync(path, text)
  }
  for (const file of readdirSync(pages)) {
    if (files.has(file)) continue
    changed.push(relative(root, join(pages, file)))
    if (!check) rmSync(join(pages, file))
  }
  return changed
}

/** The names of the reports and pages that differ from what is there. */
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
  return [...changed, ...writePages([...entryPoints().keys()])]
}

try {
  const changed = report()
  if (!check)
    process.stdout.write(
      `${changed.length === 0 ? 'nothing' : changed.map((file) => basename(file)).join(', ')} changed\n`,
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
