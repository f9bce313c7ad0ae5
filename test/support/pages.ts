import { readdir, readFile } from 'node:fs/promises'
import type { Answer } from './app.ts'
import { sentQueries } from './statements.ts'

const folder = new URL('../../schema/operations/pages/', import.meta.url)
const dayMs = 86_400_000

/** A page of a CRM as one operation. */
export interface PageOperation {
  readonly name: string
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

/** What the pages are asked with: the last 30 days, one customer, a series that the demo has. */
const variablesOf = (customerId: string, now: Date): Readonly<Record<string, PageOperation['variables']>> => {
  const since = new Date(now.getTime() - 30 * dayMs).toISOString()
  const before = new Date(now.getTime() - 60 * dayMs).toISOString()
  return {
    home: { since, before, today: now.toISOString().slice(0, 10) },
    customers: { first: 50, orderBy: { field: 'NAME', direction: 'ASC' } },
    customer: { id: customerId },
    pipeline: { closedSince: since },
    segments: {},
    forecast: { scope: { measure: 'REVENUE', granularity: 'MONTH' }, horizon: 12 },
    sentiment: { filter: { from: new Date(now.getTime() - 360 * dayMs).toISOString(), granularity: 'WEEK' } },
    models: {},
    imports: {},
    settings: {},
  }
}

/** Every operation in `schema/operations/pages`, with variables. Throws for one that has none here. */
export const pageOperations = async (customerId: string, now = new Date()): Promise<PageOperation[]> => {
  const variables = variablesOf(customerId, now)
  const files = (await readdir(folder)).filter((file) => file.endsWith('.graphql')).toSorted()
  return Promise.all(
    files.map(async (file) => {
      const name = file.replace('.graphql', '')
      const given = variables[name]
      if (!given) throw new Error(`expected variables for the page ${name}`)
      return { name, query: await readFile(new URL(file, folder), 'utf8'), variables: given }
    }),
  )
}

/** An answer to a page, with what it took. */
interface AnsweredPage extends Answer {
  /** Points. */
  readonly cost: number
  readonly bytes: number
  /** SQL statements. */
  readonly statements: number
}

export type AskPage = (page: PageOperation) => Promise<AnsweredPage>

/** Asks a server in this process, whose statements can be counted. */
export const askPageOf =
  (url: string, key: string): AskPage =>
  async ({ query, variables }) => {
    let text = ''
    let status = 0
    const sent = await sentQueries(async () => {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
        body: JSON.stringify({ query, variables }),
      })
      status = response.status
      text = await response.text()
    })
    const { extensions, ...answer } = JSON.parse(text) as Omit<Answer, 'status'> & {
      readonly extensions?: { readonly cost?: { readonly requested: number } }
    }
    return {
      ...answer,
      status,
      cost: extensions?.cost?.requested ?? Number.NaN,
      bytes: Buffer.byteLength(text),
      statements: sent.filter(({ ofOperation }) => ofOperation).length,
    }
  }
