import { createClient, type Client } from 'graphql-ws'

/** An operation with its types, as the code generator writes it. */
export interface Operation<Result, Variables> {
  toString(): string
  __apiType?: (variables: Variables) => Result
}

interface AnsweredError {
  readonly message: string
  readonly path?: readonly (string | number)[]
  readonly extensions?: Readonly<Record<string, unknown>>
}

/** An operation, or a field of it, that failed. `code` decides what to do; docs/errors.md lists the codes. */
export class GraphError extends Error {
  override readonly name = 'GraphError'
  readonly code: string
  readonly extensions: Readonly<Record<string, unknown>>

  constructor({ message, extensions = {} }: AnsweredError) {
    super(message)
    const { code } = extensions
    this.code = typeof code === 'string' ? code : 'UNKNOWN'
    this.extensions = extensions
  }

  /** Seconds after which the same request may be sent again; undefined where that changes nothing. */
  get retryAfterSeconds(): number | undefined {
    const seconds = this.extensions['retryAfterSeconds']
    return typeof seconds === 'number' ? seconds : undefined
  }
}

/** What `follow` says of its connection. */
export type LinkState = 'live' | 'lost'

const firstWaitMs = 200
const longestWaitMs = 10_000

const isErrorList = (problem: unknown): problem is readonly AnsweredError[] =>
  Array.isArray(problem) && problem.length > 0

/** A server and a key. */
export class Graph {
  readonly #url: string
  readonly #key: string
  readonly #sockets: Client

  constructor(url: string, key: string) {
    this.#url = url
    this.#key = key
    this.#sockets = createClient({
      url: `${url.replace(/^http/, 'ws')}/graphql`,
      connectionParams: { authorization: `Bearer ${key}` },
      // `follow` tries again itself, from the cursor that it has reached.
      retryAttempts: 0,
    })
  }

  /** Runs a query or mutation. Throws GraphError for the first error. */
  async ask<Result, Variables>(operation: Operation<Result, Variables>, variables: Variables): Promise<Result> {
    const response = await this.#send(
      '/graphql',
      'application/json',
      JSON.stringify({ query: String(operation), variables }),
    )
    const { data, errors } = (await response.json()) as { data?: Result | null; errors?: readonly AnsweredError[] }
    const [error] = errors ?? []
    if (error) throw new GraphError(error)
    if (!data) throw new GraphError({ message: `the server answered ${response.status} without data` })
    return data
  }

  /** Sends a file, such as to `/imports?type=customers`. Throws GraphError for what the server says where it refuses. */
  async upload<Answer>(path: string, contentType: string, file: Blob | string): Promise<Answer> {
    const response = await this.#send(path, contentType, file)
    const answer = (await response.json()) as Answer & { errors?: readonly AnsweredError[] }
    const [error] = answer.errors ?? []
    if (error) throw new GraphError(error)
    return answer
  }

  /**
   * Follows a subscription from a cursor on until it ends or is aborted. `take` gives the cursor of each item: after a lost
   * connection it goes on from there, so that nothing is missed and nothing comes twice. Throws GraphError where trying
   * again changes nothing, such as CURSOR_EXPIRED.
   */
  async follow<Result, Variables>(
    operation: Operation<Result, Variables>,
    variablesFrom: (after: string) => Variables & Record<string, unknown>,
    after: string,
    take: (result: Result) => string,
    { signal, onLink }: { readonly signal?: AbortSignal; readonly onLink?: (state: LinkState) => void } = {},
  ): Promise<void> {
    let cursor = after
    let failures = 0
    while (!signal?.aborted) {
      const items = this.#sockets.iterate<Result>({ query: String(operation), variables: variablesFrom(cursor) })
      const stop = () => void items.return?.()
      signal?.addEventListener('abort', stop, { once: true })
      try {
        for await (const { data, errors } of items) {
          const [error] = errors ?? []
          if (error) throw new GraphError(error)
          if (data) cursor = take(data)
          failures = 0
          onLink?.('live')
        }
        return
      } catch (problem) {
        if (problem instanceof GraphError) throw problem
        // The server refused the subscription: a list of errors. Anything else is a connection that was lost.
        if (isErrorList(problem)) throw new GraphError(problem[0]!)
        onLink?.('lost')
        const waitMs = Math.min(firstWaitMs * 2 ** failures++, longestWaitMs) * (0.5 + Math.random() / 2)
        await new Promise((resolve) => setTimeout(resolve, waitMs))
      } finally {
        signal?.removeEventListener('abort', stop)
      }
    }
  }

  /** Closes the socket. */
  async close(): Promise<void> {
    await this.#sockets.dispose()
  }

  #send(path: string, contentType: string, body: Blob | string): Promise<Response> {
    const headers = { 'content-type': contentType, authorization: `Bearer ${this.#key}` }
    return fetch(`${this.#url}${path}`, { method: 'POST', headers, body })
  }
}
