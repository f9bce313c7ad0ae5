import { fromJsonSchema, type JsonSchemaType, type StandardSchemaWithJSON } from '@modelcontextprotocol/server'
import { isObjectType, type GraphQLSchema } from 'graphql'
import { z } from 'zod'
import { RapportError } from '../../core/errors.ts'
import { ids } from '../../core/ids.ts'
import type { Guard } from '../guard.ts'
import type { PermissionsOf } from '../policy.ts'
import type { SchemaReference } from '../schema-reference.ts'
import type { FormatErrors } from '../ws-errors.ts'
import { told, toldError, type ToldError } from './advice.ts'
import { Refusal, type Answer, type Ask, type Caller } from './ask.ts'
import { defaultFields, explainedFields, hasScores, rootLists, scoreFields } from './selections.ts'

/** What a tool gives: structured content, or what is wrong. */
export type ToolAnswer =
  | { readonly content: Readonly<Record<string, unknown>> }
  | { readonly errors: readonly ToldError[] }

export interface Tool {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly input: z.ZodObject
  readonly output: StandardSchemaWithJSON
  /** Whether it only reads; a tool that does not is `destructive` if it changes records. */
  readonly reads: boolean
  readonly destructive?: boolean
  /** Does the work for a caller; throws Refusal. */
  // The input was read by its schema.
  // eslint-disable-next-line typescript/no-explicit-any
  run(caller: Caller, input: any): Promise<ToolAnswer>
}

export interface ToolDeps {
  readonly schema: GraphQLSchema
  readonly reference: SchemaReference
  readonly ask: Ask
  readonly guard: Pick<Guard, 'charge'>
  readonly permissionsOf: PermissionsOf
  readonly formatErrors: FormatErrors
}

/** Longest text of a record that is shown whole where the caller did not ask for the field. */
const maxText = 1_000
/** Points of a look into the reference. */
const referencePoints = 20
const maxPage = 50
const weekMs = 7 * 86_400_000

const anyRecord = z.looseObject({})
const id = z.string().describe('A global id, such as cus_…')

const record = { type: 'object' } as const
const records = { type: 'array', items: record } as const
const texts = { type: 'array', items: { type: 'string' } } as const

/** The schema of an answer: an object with these properties, all of them there unless they are `optional`. */
const gives = (properties: Readonly<Record<string, JsonSchemaType>>, optional: readonly string[] = []) =>
  fromJsonSchema({
    type: 'object',
    properties,
    required: Object.keys(properties).filter((name) => !optional.includes(name)),
  })
/** What every answer with data of the CRM has besides. */
const givesData = (properties: Readonly<Record<string, JsonSchemaType>>) =>
  gives({ ...properties, writtenTexts: texts, errors: records, cost: record }, ['errors'])

/** Cuts long texts; the ends of long texts are had by asking for the field. */
const shortened = (value: unknown): unknown => {
  if (typeof value === 'string' && value.length > maxText)
    return `${value.slice(0, maxText)}… (${value.length} characters; ask for the field to read all)`
  if (Array.isArray(value)) return value.map(shortened)
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shortened(one)]))
  return value
}

const common = ({ errors, cost: price, writtenTexts }: Answer, under: (path: string) => string = (path) => path) => ({
  writtenTexts: writtenTexts
    .map((path) => (path === '*' ? path : under(path)))
    .filter((path) => !path.startsWith('userErrors')),
  ...(errors.length > 0 ? { errors: errors.map(toldError) } : {}),
  cost: price,
})

const refused = (code: 'INVALID_INPUT' | 'NOT_FOUND', message: string, path: string): ToolAnswer => ({
  errors: [told(code, message, { path: [path] })],
})

const listed = (names: Iterable<string>): string => [...names].toSorted().join(', ')

export const createTools = ({
  schema,
  reference,
  ask,
  guard,
  permissionsOf,
  formatErrors,
}: ToolDeps): readonly Tool[] => {
  const lists = rootLists(schema)

  const typeOf = (global: string) => {
    try {
      const type = schema.getType(ids.decode(global).type)
      return isObjectType(type) ? type : undefined
    } catch (error) {
      throw new Refusal(formatErrors([error as Error]))
    }
  }

  const search: Tool = {
    name: 'search',
    title: 'Search records',
    description:
      `Lists records of one list (${listed(['customers', 'opportunities', 'interactions', 'orders', 'products', 'proposals'].filter((name) => lists.has(name)))}, …) by words, filter and order, in pages. ` +
      'Filter and order are those of the GraphQL list: see describe_schema, e.g. CustomerFilter.',
    input: z.object({
      list: z.string().describe('e.g. customers'),
      text: z.string().optional().describe('words of name, e-mail or phone'),
      filter: anyRecord.optional().describe('e.g. {"lifecycle":{"eq":"LEAD"}}'),
      orderBy: anyRecord.optional().describe('e.g. {"field":"NAME"}'),
      first: z.int().min(1).max(maxPage).default(10),
      after: z.string().optional().describe('endCursor of the page before'),
      fields: z.string().optional().describe('GraphQL selection of a record; default: its own fields'),
    }),
    output: givesData({ records, hasNextPage: { type: 'boolean' }, endCursor: { type: ['string', 'null'] } }),
    reads: true,
    run: async (caller, { list, text, filter, orderBy, first, after, fields }) => {
      const found = lists.get(list)
      if (!found)
        return refused(
          'INVALID_INPUT',
          `expected a list: ${listed(lists.keys())}; got ${JSON.stringify(list.slice(0, 60))}`,
          'list',
        )
      const given = { search: text, filter, orderBy, first, after }
      const args = found.field.args.filter(({ name }) => given[name as keyof typeof given] !== undefined)
      const missing = Object.entries(given).find(
        ([name, value]) => value !== undefined && !args.some((arg) => arg.name === name),
      )
      if (missing) {
        const name = missing[0] === 'search' ? 'text' : missing[0]
        return refused(
          'INVALID_INPUT',
          `expected no ${name}: the list ${list} has only ${listed(found.field.args.map((arg) => arg.name))}`,
          name,
        )
      }
      const query = `query Search(${args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ')}) {
        list: ${list}(${args.map(({ name }) => `${name}: $${name}`).join(', ')}) {
          pageInfo { hasNextPage endCursor } nodes { ${fields ?? defaultFields(found.node, { scores: false })} } } }`
      const answer = await ask(caller, { query, variables: given })
      const { nodes, pageInfo } = answer.data['list'] as { readonly nodes: unknown[]; readonly pageInfo: object }
      const shown = fields === undefined ? shortened(nodes) : nodes
      return {
        content: { records: shown, ...pageInfo, ...common(answer, (path) => path.replace(/^list\.nodes/, 'records')) },
      }
    },
  }

  const getRecord: Tool = {
    name: 'get_record',
    title: 'Get one record',
    description:
      'Reads one record by its id, with its newest scores: value, unit, interval, as of (dataAsOf) and model run.',
    input: z.object({
      id,
      fields: z.string().optional().describe('GraphQL selection; default: its own fields and scores'),
    }),
    output: givesData({ record }),
    reads: true,
    run: async (caller, { id: global, fields }) => {
      const type = typeOf(global)
      if (!type) return refused('INVALID_INPUT', 'expected the id of a record of the graph', 'id')
      const query = `query GetRecord($id: ID!) { record: node(id: $id) { __typename ... on ${type.name} { ${fields ?? defaultFields(type, { scores: true })} } } }`
      const answer = await ask(caller, { query, variables: { id: global } })
      const found = answer.data['record']
      if (found === null) return refused('NOT_FOUND', `expected the id of a ${type.name} that this key may see`, 'id')
      return { content: { record: fields === undefined ? shortened(found) : found, ...common(answer) } }
    },
  }

  const describeSchema: Tool = {
    name: 'describe_schema',
    title: 'Describe the schema',
    description:
      'Explains the GraphQL schema by coordinate (Customer, Customer.orders, Query.customers, CustomerFilter, Mutation.updateCustomer) or finds coordinates by words. ' +
      'Tells definition, permission and plugin. Without arguments: an overview.',
    input: z.object({ coordinate: z.string().optional(), words: z.string().optional() }),
    output: gives({ part: record, matches: records, lists: texts, mutations: texts }, [
      'part',
      'matches',
      'lists',
      'mutations',
    ]),
    reads: true,
    run: async ({ viewer }, { coordinate, words }) => {
      const permissions = permissionsOf(viewer)
      if (!permissions.has('read'))
        throw new Refusal(
          formatErrors([
            new RapportError('FORBIDDEN', 'the schema requires the permission "read", which your role does not have'),
          ]),
        )
      const tooMuch = guard.charge(viewer, referencePoints)
      if (tooMuch) throw new Refusal(formatErrors([tooMuch]))
      if (coordinate !== undefined) {
        const part = reference.at(coordinate)
        if (part) {
          const { permission } = part
          return {
            content: {
              part: { ...part, ...(permission === undefined ? {} : { allowed: permissions.has(permission) }) },
            },
          }
        }
        const near = reference.search(coordinate.replaceAll(/\W+/g, ' '), 5).map((one) => one.coordinate)
        const hint = near.length > 0 ? `; near: ${near.join(', ')}` : ''
        return refused(
          'NOT_FOUND',
          `the schema has nothing at ${JSON.stringify(coordinate.slice(0, 120))}${hint}`,
          'coordinate',
        )
      }
      if (words !== undefined) return { content: { matches: reference.search(words, 20) } }
      const mutations = [...reference.parts.values()].filter(
        ({ proposable, permission }) => proposable && permission !== undefined && permissions.has(permission),
      )
      return {
        content: {
          lists: [...lists.keys()].map((name) => `Query.${name}`),
          mutations: mutations.map((one) => one.coordinate),
        },
      }
    },
  }

  const query: Tool = {
    name: 'query',
    title: 'Run a read-only query',
    description: 'Runs a GraphQL query with variables. Only queries; changes are proposed with propose_change.',
    input: z.object({ query: z.string(), variables: anyRecord.optional(), operationName: z.string().optional() }),
    output: givesData({ data: record }),
    reads: true,
    run: async (caller, input) => {
      const answer = await ask(caller, input)
      return { content: { data: answer.data, ...common(answer, (path) => `data.${path}`) } }
    },
  }

  /** The kinds of the scores that a caller may see: those with most records first, a hundred at most. */
  const scoreKinds = async (caller: Caller): Promise<readonly string[]> => {
    const kinds =
      'query ScoreKinds { report(of: SCORES, by: [SCORE_KIND], measures: [{ function: COUNT }], limit: 100) { rows { keys { value } } } }'
    const { data } = await ask(caller, { query: kinds })
    const { rows } = data['report'] as { readonly rows: readonly { readonly keys: readonly { value: string }[] }[] }
    return rows.map(({ keys }) => keys[0]!.value)
  }

  const scoreChanges: Tool = {
    name: 'score_changes',
    title: 'Whose score fell or rose most',
    description:
      'Lists the customers or opportunities whose score of a kind (such as clv.value) fell or rose most with its last change, if that was since a moment. Each with value, previousValue, unit, interval, as of and model run.',
    input: z.object({
      kind: z.string().describe('e.g. clv.value; get_record tells the kinds of a record'),
      direction: z.enum(['FELL', 'ROSE']).default('FELL'),
      since: z.iso.datetime({ offset: true }).optional().describe('default: 7 days ago'),
      of: z.enum(['customers', 'opportunities']).default('customers'),
      first: z.int().min(1).max(maxPage).default(10),
    }),
    output: givesData({ since: { type: 'string' }, records }),
    reads: true,
    run: async (caller, { kind, direction, since = new Date(Date.now() - weekMs).toISOString(), of, first }) => {
      const { field } = lists.get(of)!
      const types = Object.fromEntries(field.args.map((arg) => [arg.name, String(arg.type)]))
      const fell = direction === 'FELL'
      const answer = await ask(caller, {
        query: `query ScoreChanges($filter: ${types['filter']}, $orderBy: ${types['orderBy']}, $first: Int, $kinds: [String!]) {
          list: ${of}(filter: $filter, orderBy: $orderBy, first: $first) { nodes { id name owner { id name } scores(kinds: $kinds) { ${scoreFields} } } } }`,
        variables: {
          filter: { score: { kind, changedAt: { gte: since }, change: fell ? { lt: 0 } : { gt: 0 } } },
          orderBy: { field: 'SCORE_CHANGE', scoreKind: kind, direction: fell ? 'ASC' : 'DESC' },
          first,
          kinds: [kind],
        },
      })
      const { nodes } = answer.data['list'] as { readonly nodes: readonly { readonly scores: readonly unknown[] }[] }
      if (nodes.length === 0) {
        const kinds = await scoreKinds(caller)
        if (!kinds.includes(kind))
          return refused(
            'INVALID_INPUT',
            `no record that this key may see has a score of the kind ${JSON.stringify(kind.slice(0, 80))}; ` +
              (kinds.length === 0 ? 'there are no scores yet' : `there are scores of the kinds ${listed(kinds)}`),
            'kind',
          )
      }
      const moved = nodes.map(({ scores: [score], ...subject }) => ({ ...subject, score }))
      const under = (path: string) =>
        path.replace(/^list\.nodes/, 'records').replace(/^records\.scores/, 'records.score')
      return { content: { since, records: moved, ...common(answer, under) } }
    },
  }

  const explainScore: Tool = {
    name: 'explain_score',
    title: 'Explain a score',
    description:
      'Explains the scores of a record: base value + contributions of factors + residual = raw value; with interval, unit, cause, model run, its grade against a baseline, and the last five values.',
    input: z.object({ id, kind: z.string().optional().describe('only this kind, e.g. clv.value') }),
    output: givesData({ scores: records }),
    reads: true,
    run: async (caller, { id: global, kind }) => {
      const type = typeOf(global)
      if (!type || !hasScores(type))
        return refused('INVALID_INPUT', 'expected the id of a record that models score, such as a customer', 'id')
      const answer = await ask(caller, {
        query: `query ExplainScore($id: ID!, $kinds: [String!]) { record: node(id: $id) { ... on ${type.name} { scores(kinds: $kinds) {
          ${explainedFields} history(first: 5) { nodes { value computedAt provenance { cause { text } } } } } } } }`,
        variables: { id: global, kinds: kind === undefined ? null : [kind] },
      })
      const found = answer.data['record'] as { readonly scores: readonly object[] } | null
      if (!found) return refused('NOT_FOUND', `expected the id of a ${type.name} that this key may see`, 'id')
      if (found.scores.length === 0)
        return refused('NOT_FOUND', `the ${type.name} has no score${kind === undefined ? '' : ` ${kind}`} yet`, 'kind')
      return { content: { scores: found.scores, ...common(answer, (path) => path.replace(/^record\./, '')) } }
    },
  }

  const proposalFields =
    'id mutation input changes changeCount reason status recordId customer { id name } expiresAt proposedThrough proposerName deciderName decidedAt version'

  /** Asks a mutation of proposals; problems that the caller can fix are errors of the tool. */
  const decide = async (caller: Caller, mutation: string, type: string, input: object): Promise<ToolAnswer> => {
    const answer = await ask(
      caller,
      {
        query: `mutation Decide($input: ${type}!) { done: ${mutation}(input: $input) { proposal { ${proposalFields} } userErrors { code message path } } }`,
        variables: { input },
      },
      'mutation',
    )
    const { proposal, userErrors } = answer.data['done'] as {
      readonly proposal: object | null
      readonly userErrors: readonly {
        readonly code: string
        readonly message: string
        readonly path: readonly string[]
      }[]
    }
    if (userErrors.length > 0)
      // What the argument `input` of the mutation has, the tool takes as its arguments.
      return {
        errors: userErrors.map(({ code, message, path }) =>
          told(code, message, { path: path[0] === 'input' ? path.slice(1) : path }),
        ),
      }
    return { content: { proposal, ...common(answer, (path) => path.replace(/^done\./, '')) } }
  }

  const proposeChange: Tool = {
    name: 'propose_change',
    title: 'Propose a change',
    description:
      'Proposes one change: a mutation (describe_schema lists them) with its input. It is tried, undone, and stored with what would change, for a person to see; nothing changes before it is applied.',
    input: z.object({
      mutation: z.string().describe('e.g. createOpportunity'),
      input: anyRecord.describe('the input of the mutation'),
      reason: z.string().describe('why, for the person who decides'),
      idempotencyKey: z.string().optional(),
    }),
    output: givesData({ proposal: record }),
    reads: false,
    run: (caller, input) => decide(caller, 'proposeChange', 'ProposeChangeInput', input),
  }

  const applyChange: Tool = {
    name: 'apply_change',
    title: 'Apply a proposed change',
    description:
      'Makes a proposed change, once, with the rights of this key. Show the proposal to the user first and ask. Refused if the records have changed since.',
    input: z.object({ id: z.string().describe('of the proposal, prp_…') }),
    output: givesData({ proposal: record }),
    reads: false,
    destructive: true,
    run: (caller, input) => decide(caller, 'applyProposal', 'ApplyProposalInput', input),
  }

  return [search, getRecord, describeSchema, query, scoreChanges, explainScore, proposeChange, applyChange]
}
