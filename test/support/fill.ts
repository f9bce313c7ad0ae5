import { createLog } from '../../src/core/log.ts'
import { systemViewer } from '../../src/core/viewer.ts'
import { openSession } from '../../src/db/own-session.ts'
import { fillDemo } from '../../plugins/demo/fill.ts'
import type { TestApp } from './app.ts'

/** Fills the empty database of an app with a demo shop, its amounts in `currency`. */
export const fillShop = async (
  { databaseUrl }: Pick<TestApp, 'databaseUrl'>,
  options: { readonly customers: number; readonly seed: number; readonly days: number },
  currency: string,
): Promise<void> => {
  await fillDemo(
    { ...options, until: new Date(), add: false },
    {
      openSession: () => openSession(databaseUrl),
      baseCurrency: currency,
      viewer: systemViewer,
      requestId: 'test',
      log: createLog('silent'),
      signal: new AbortController().signal,
      onProgress: () => undefined,
    },
  )
}
