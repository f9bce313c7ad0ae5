import {
  Kind,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql'
import type { CheckedPanel } from '../contract/panels.ts'
import { didYouMean } from '../core/nearest-name.ts'

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

/** The fields that a document asks for, as paths of the answer's keys, each with whether it is a list. */
const answeredPaths = (schema: GraphQLSchema, document: DocumentNode): Map<string, { readonly isList: boolean }> => {
  const paths = new Map<string, { readonly isList: boolean }>()
  const fragments = new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
    ),
  )
  const types = new TypeInfo(schema)
  const at: string[] = []
  const walk = (node: OperationDefinitionNode) => {
    const visitor = visitWithTypeInfo(types, {
      Field: {
        enter: ({ name, alias }) => {
          at.push((alias ?? name).value)
          paths.set(at.join('.'), { isList: String(types.getType()).startsWith('[') })
        },
        leave: () => void at.pop(),
      },
    })
    visit(node, visitor)
  }
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION)
  // Fragments are written out, so that a walk meets every field at its place; a valid document has no circles of them.
  const inlined = (node: OperationDefinitionNode): OperationDefinitionNode => {
    const once = visit(node, {
      FragmentSpread: ({ name }) => {
        const { typeCondition, selectionSet } = fragments.get(name.value)!
        return { kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet }
      },
    })
    return once === node ? node : inlined(once)
  }
  walk(inlined(operation!))
  return paths
}

type Paths = ReturnType<typeof answeredPaths>

/** Throws for a path that the answer does not have. */
const assertAnswered = (paths: Paths, under: string, path: string, where: string): void => {
  const whole = under === '' ? path : `${under}.${path}`
  const start = under === '' ? '' : `${under}.`
  const known = [...paths.keys()].filter((one) => one.startsWith(start)).map((one) => one.slice(start.length))
  if (!paths.has(whole))
    throw new Error(
      `the ${where} does not ask for ${path}${didYouMean(path, known) || `; it asks for ${known.join(', ') || 'nothing'}`}`,
    )
  const parts = whole.split('.')
  const list = parts
    .slice(0, -1)
    .map((_, place) => parts.slice(0, place + 1).join('.'))
    .find((one) => one.length > under.length && paths.get(one)!.isList)
  if (list !== undefined)
    throw new Error(`${path} leads into the list ${list}: show it as a table with rows: '${list}'`)
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
