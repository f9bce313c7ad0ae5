import type { DemoDone, DemoLine } from '../fill.route.ts'
import { CliError, refusalOf, ServerGone, showProgress, type Connection } from 'rapport-crm/sdk/cli'

/** The body of `POST /demo`; omitted values get the server's defaults. */
export interface FillRequest {
  readonly customers?: number
  readonly seed?: number
  readonly days?: number
  readonly until?: string
  readonly add: boolean
}

/** Has the server fill its database, and shows the progress. Throws CliError if it refuses. */
export const fill = async (server: Connection, request: FillRequest): Promise<DemoDone> => {
  const gone = (error: unknown) => {
    throw new ServerGone(server.url, error)
  }
  const response = await fetch(new URL('/demo', server.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: server.authorization },
    body: JSON.stringify(request),
  }).catch(gone)
  if (!response.ok) throw refusalOf(response.status, await response.text().catch(gone), server.url)
  const progress = showProgress('simulating')
  let done: DemoDone | undefined
  const take = (text: string) => {
    const line = JSON.parse(text) as DemoLine
    if ('errors' in line) throw new CliError(line.errors[0]!.message)
    if ('done' in line) done = line.done
    else progress.update(line.customers, line.of)
  }
  try {
    let rest = ''
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? []) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
      rest = lines.pop()!
      lines.forEach(take)
    }
  } catch (error) {
    if (error instanceof CliError) throw error
    throw new ServerGone(server.url, error)
  } finally {
    progress.end()
  }
  if (!done) throw new CliError(`${server.url.origin} stopped before the end; nothing was written`)
  return done
}
