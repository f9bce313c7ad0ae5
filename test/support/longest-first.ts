import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Files that take longest: one that began last would leave the other workers without anything to do. */
const longest = [
  'test/replay.test.ts',
  'test/console/console.test.ts',
  'test/import/crash.test.ts',
  'test/cli.test.ts',
  'test/runner-process.test.ts',
  'test/database-away.test.ts',
  'plugins/sentiment/tests/training.test.ts',
  'plugins/sentiment/tests/conformance.test.ts',
  'plugins/clv/tests/conformance.test.ts',
  'test/import/real-files.test.ts',
  'test/threads.test.ts',
  'plugins/forecasting/tests/conformance.test.ts',
  'test/stop.test.ts',
  'test/start.test.ts',
  'plugins/clv/tests/api.test.ts',
  'plugins/forecasting/tests/api.test.ts',
]

const gone = longest.filter((file) => !existsSync(join(root, file)))
if (gone.length > 0) throw new Error(`test/support/longest-first.ts names files that are not there: ${gone.join(', ')}`)

/** Starts with the files that take longest; a project's files stay together, as Vitest sorts them. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const projects = [...new Set(sorted.map(({ project }) => project.name))]
    const rank = ({ project, moduleId }: TestSpecification): number => {
      const place = longest.indexOf(relative(root, moduleId))
      return projects.indexOf(project.name) * (longest.length + 1) + (place < 0 ? longest.length : place)
    }
    return sorted.toSorted((a, b) => rank(a) - rank(b))
  }
}
