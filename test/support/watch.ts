import { setTimeout as delay } from 'node:timers/promises'
import { createClient, type FormattedExecutionResult } from 'graphql-ws'
import WebSocket from 'ws'
import type { TestApp } from './app.ts'

export interface Watched<Item> {
  /** What has come so far, oldest first. */
  readonly items: readonly Item[]
  /** Cuts the line and waits until the server has noticed. Rejects where the subscription had ended or failed by itself. */
  stop(): Promise<void>
}

/**
 * Subscribes to the one field of `query`, over a socket of its own, and keeps what it gives. Resolves when the server will miss
 * no event any more; one call after the other, as it counts the server's subscribers.
 */
export const watch = async <Item>(
  app: TestApp,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
  key = app.ownerKey,
): Promise<Watched<Item>> => {
  const { hub } = app.app.events
  const items: Item[] = []
  const client = createClient({
    url: `${app.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: { authorization: `Bearer ${key}` },
  })
  /** Why it ended, as soon as it has. */
  let end: { readonly reason: unknown } | undefined
  const ended = (async () => {
    for await (const result of client.iterate<Record<string, Item>>({ query, variables })) items.push(itemOf(result))
    throw new Error('the server completed the subscription')
  })().catch((reason: unknown) => {
    end = { reason }
  })
  const before = hub.subscribers
  while (!end && hub.subscribers <= before) await delay(5)
  if (end) throw end.reason
  return {
    items,
    stop: async () => {
      if (end) throw end.reason
      const held = hub.subscribers
      client.terminate()
      await client.dispose()
      await ended
      while (hub.subscribers >= held) await delay(5)
    },
  }
}

const itemOf = <Item>({ data, errors }: FormattedExecutionResult<Record<string, Item>, unknown>): Item => {
  if (errors || !data) throw new Error(`an item has errors: ${JSON.stringify(errors)}`)
  return Object.values(data)[0]!
}
