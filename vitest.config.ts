import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// One copy of graphql: its ESM and CommonJS builds are two realms, and a schema of one is not a schema of the other.
const graphql = fileURLToPath(new URL('./node_modules/graphql/index.js', import.meta.url))

export default defineConfig({
  resolve: { alias: [{ find: /^graphql$/, replacement: graphql }] },
  test: {
    globalSetup: ['test/support/postgres.ts'],
    include: ['src/**/*.test.ts', 'plugins/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // Most of a file's time goes by in PostgreSQL and in processes that it starts.
    maxWorkers: Math.max(2, availableParallelism()),
    // A shared CI machine starves processes now and then; what fails twice has failed. By hand nothing is tried again.
    retry: process.env['CI'] ? 2 : 0,
  },
})
