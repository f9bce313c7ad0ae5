import type { Answer, TestApp } from './app.ts'

interface Priced extends Answer {
  readonly extensions: { readonly cost: { readonly requested: number } }
}

/** What the owner pays for an operation, in points. */
export const costOf = async (
  app: TestApp,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<number> => ((await app.ask(query, variables)) as Priced).extensions.cost.requested
