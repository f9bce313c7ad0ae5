import type { ModuleContext } from '../../../src/contract/context.ts'
import type { RoutePlugin } from '../../../src/contract/route.ts'

export const noteRoute: RoutePlugin<ModuleContext> = (scope, x) => {
  scope.get('/', async () => x.sql('select text, words from note'))
}
