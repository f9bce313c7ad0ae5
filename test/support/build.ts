import { buildWhereStale } from '../../tools/build.ts'

/** Vitest's global set-up: servers and commands that tests start are those that users start, built from the sources of now. */
export function setup(): void {
  if (!buildWhereStale()) throw new Error('dist/ cannot be built; the reason is above')
}
