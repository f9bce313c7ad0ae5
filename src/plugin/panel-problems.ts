import {
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  parse,
  validate,
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql'
import type { CheckedPanel } from '../contract/panels.ts'
import { didYouMean } from '../core/nearest-name.ts'
import { fragmentsOf, selectedFields, setsOf } from '../read/selection.ts'

/** What keeps a panel from being shown. */
export interface PanelProblem {
  readonly panel: CheckedPanel
  readonly message: string
}

/** Throws with what is wrong with an operation of a panel. */
const checkedOperation = (schema: GraphQLSchema, text: string, kind: 'query' | 'mutation', hasId: boolean) => {
  const document = parse(text)
  const [error] = validate(schema, document)
  if (error) throw error
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION)
  const [operation, second] = operations
  if (!operation || second || operation.operation !== kind)
    throw new Error(`expected one ${kind}, got ${operations.map((one) => one.operation).join(' and ') || 'none'}`)
  for (const { variable, type, defaultValue } of operation.variableDefinitions ?? [])
    if (type.kind === Kind.NON_NULL_TYPE && !defaultValue && !(hasId && variable.name.value === 'id'))
      throw new Error(
        `nothing gives the variable $${variable.name.value} a value: ${hasId ? 'expected no variable but $id' : 'expected none'}`,
      )
  return document
}

/** The fields that a query asks for, as paths of the answer's keys, each with whether it is a list. */
const answeredPaths = (schema: GraphQLSchema, document: DocumentNode): Map<string, { readonly isList: boolean }> => {
  const paths = new Map<string, { readonly isList: boolean }>()
  const source = { schema, fragments: fragmentsOf(document) }
  const enter = (type: GraphQLNamedType, sets: readonly SelectionSetNode[], before: string) => {
    for (const { owner, responseKey, nodes } of selectedFields(source, type, sets)) {
      const { name } = nodes[0]!
      const found = isObjectType(owner) || isInterfaceType(owner) ? owner.getFields()[name.value] : undefined
      if (!found) continue
      paths.set(before + responseKey, { isList: isListType(getNullableType(found.type)) })
      enter(getNamedType(found.type), setsOf(nodes), `${before}${responseKey}.`)
    }
  }
  const sets = document.definitions.flatMap((one) => (one.kind === Kind.OPERATION_DEFINITION ? [one.selectionSet] : []))
  enter(schema.getQueryType()!, sets, '')
  return paths
}

type Paths = ReturnType<typeof answeredPaths>

/** Throws for a path that the answer does not have. A number in it takes one item of a list, such as `customers.nodes.0.name`. */
const assertAnswered = (paths: Paths, under: string, path: string, where: string): void => {
  const start = under === '' ? '' : `${under}.`
  const known = [...paths.keys()].filter((one) => one.startsWith(start)).map((one) => one.slice(start.length))
  let at = under
  let isItem = true
  for (const part of path.split('.')) {
    if (!isItem && /^\d+$/.test(part)) {
      isItem = true
      continue
    }
    if (!isItem) throw new Error(`${path} leads into the list ${at}: show it as a table with rows: '${at}'`)
    at = at === '' ? part : `${at}.${part}`
    const found = paths.get(at)
    if (!found)
      throw new Error(
        `the ${where} does not ask for ${path}${didYouMean(path, known) || `; it asks for ${known.join(', ') || 'nothing'}`}`,
      )
    isItem = !found.isList
  }
}

const checkLayout = (paths: Paths, layout: Extract<CheckedPanel, { query: string }>['layout']): void => {
  const check = (
    under: string,
    values: readonly { readonly path: string; readonly customer?: string | undefined }[],
  ) => {
    for (const { path, customer } of values) {
      assertAnswered(paths, under, path, 'query')
      if (customer !== undefined) assertAnswered(paths, under, customer, 'query')
    }
  }
  if (layout.kind === 'figure') return check('', [layout])
  if (layout.kind === 'facts') return check('', layout.values)
  assertAnswered(paths, '', layout.rows, 'query')
  if (!paths.get(layout.rows)!.isList) throw new Error(`expected rows to be a list, but ${layout.rows} is none`)
  check(layout.rows, layout.columns)
}

/** The paths in braces of a text such as `Moved to {to.name}`. */
const pathsIn = (text: { readonly en: string; readonly zh?: string | undefined } | undefined): string[] =>
  [text?.en, text?.zh].flatMap((one) => [...(one ?? '').matchAll(/\{([\w.]+)\}/g)].map(([, path]) => path!))

const checkPanel = (schema: GraphQLSchema, panel: CheckedPanel): void => {
  if ('query' in panel) {
    const document = checkedOperation(schema, panel.query, 'query', panel.point === 'customer.panel')
    checkLayout(answeredPaths(schema, document), panel.layout)
  } else if ('mutation' in panel) {
    checkedOperation(schema, panel.mutation, 'mutation', panel.point === 'record.action')
  } else if (panel.point === 'customer.column') {
    const document = checkedOperation(
      schema,
      `query ($id: ID!) { of: customer(id: $id) { ${panel.selection} } }`,
      'query',
      true,
    )
    assertAnswered(answeredPaths(schema, document), 'of', panel.path, 'selection')
  } else if (panel.point === 'timeline.item') {
    checkTimelineItem(schema, panel)
  }
}

const checkTimelineItem = (schema: GraphQLSchema, panel: Extract<CheckedPanel, { point: 'timeline.item' }>): void => {
  const { type, on, selection, text, without, note } = panel
  const types = schema.getType('TimelineType')
  const names = types && 'getValues' in types ? types.getValues().map(({ name }) => name) : []
  if (!names.includes(type)) throw new Error(`TimelineType has no value ${type}${didYouMean(type, names)}`)
  const document = checkedOperation(
    schema,
    `query ($id: ID!) { of: customer(id: $id) { timeline { nodes { ... on ${on} { ${selection} } } } } }`,
    'query',
    true,
  )
  const paths = answeredPaths(schema, document)
  for (const path of [...pathsIn(text), ...pathsIn(without), ...(note === undefined ? [] : [note])])
    assertAnswered(paths, 'of.timeline.nodes', path, 'selection')
}

/** The panels that the graph cannot answer, or whose paths lead nowhere, each with what is wrong. */
export const problemsOfPanels = (schema: GraphQLSchema, panels: readonly CheckedPanel[]): readonly PanelProblem[] =>
  panels.flatMap((panel) => {
    try {
      checkPanel(schema, panel)
      return []
    } catch (error) {
      return [{ panel, message: `the panel ${panel.point} ${panel.id}: ${(error as Error).message}` }]
    }
  })
