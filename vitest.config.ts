import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { configDefaults, defineConfig } from 'vitest/config'
import { aloneFiles } from './test/support/alone.ts'
import { LongestFirst } from './test/support/longest-first.ts'
import manifest from './package.json' with { type: 'json' }

// One copy of graphql: its ESM and CommonJS builds are two realms, and a schema of one is not a schema of the other.
const graphql = fileURLToPath(new URL('./node_modules/graphql/index.js', import.meta.url))

/** The entry points of the package, which are sources here. */
const entryPoints = Object.entries(manifest.exports).flatMap(([name, target]) =>
  typeof target === 'string'
    ? []
    : [
        {
          find: new RegExp(`^rapport-crm${name.slice(1)}$`),
          replacement: fileURLToPath(new URL(target['rapport-source'], import.meta.url)),
        },
      ],
)

const everything = ['src/**/*.test.ts', 'plugins/**/*.test.ts', 'test/**/*.test.ts']

/** All other files share the modules that their worker has loaded, which saves half the processor time of a run. */
const alone = [...aloneFiles(everything)]

export default defineConfig({
  resolve: { alias: [{ find: /^graphql$/, replacement: graphql }, ...entryPoints] },
  test: {
    setupFiles: ['test/support/file-cost.ts'],
    globalSetup: ['test/support/build.ts', 'test/support/postgres.ts'],
    // The longest tests take half of it, on a PostgreSQL beside which other stages run.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // What is waited for comes at once or never; a busy machine may take its time.
    expect: { poll: { timeout: 20_000 } },
    pool: 'forks',
    // A file waits for processes that it starts, for PostgreSQL and for time to pass during almost half of its time.
    maxWorkers: availableParallelism() + 2,
    sequence: { sequencer: LongestFirst },
    // What is compiled once, by a worker or a server that a test starts, is not compiled again by the next.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('./node_modules/.cache/compiled', import.meta.url)) },
    // A shared CI machine starves processes now and then; what fails twice has failed. By hand nothing is tried again.
    retry: process.env['CI'] ? 2 : 0,
    projects: [
      {
        extends: true,
        test: { name: 'shared', include: everything, exclude: [...configDefaults.exclude, ...alone], isolate: false },
      },
      { extends: true, test: { name: 'alone', include: alone } },
    ],
  },
})
