import { Client, StreamableHTTPClientTransport, type ClientOptions } from '@modelcontextprotocol/client'
import type { TestApp } from './app.ts'

/** What a tool answered: structured content, or errors. */
interface ToolAnswer {
  // Tests look into answers of every shape.
  // eslint-disable-next-line typescript/no-explicit-any
  readonly content?: any
  // eslint-disable-next-line typescript/no-explicit-any
  readonly errors?: readonly any[]
}

/** An agent: the SDK's own client, connected with a key. */
export interface Agent {
  readonly client: Client
  call(tool: string, args: Readonly<Record<string, unknown>>): Promise<ToolAnswer>
  close(): Promise<void>
}

/** Connects an agent to `/mcp`, by the protocol of 2026 unless `mode` says otherwise. */
export const connectAgent = async (
  { url }: Pick<TestApp, 'url'>,
  key: string,
  mode: NonNullable<ClientOptions['versionNegotiation']>['mode'] = { pin: '2026-07-28' },
): Promise<Agent> => {
  const client = new Client({ name: 'test', version: '1.0.0' }, { versionNegotiation: { mode } })
  await client.connect(
    new StreamableHTTPClientTransport(new URL(`${url}/mcp`), {
      requestInit: { headers: { authorization: `Bearer ${key}` } },
    }),
  )
  return {
    client,
    call: async (name, args) => {
      const { isError, structuredContent, content } = await client.callTool({ name, arguments: { ...args } })
      if (!isError) return { content: structuredContent }
      const [block] = content as { readonly text: string }[]
      return { errors: JSON.parse(block!.text).errors }
    },
    close: () => client.close(),
  }
}
