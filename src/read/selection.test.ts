import { readdir, readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { buildSchema, Kind, parse, visit, type DocumentNode, type OperationDefinitionNode } from 'graphql'
import { describe, expect, it } from 'vitest'
import { fragmentsOf, selectedFields, setsOf } from './selection.ts'

const schema = buildSchema(`
  interface Node { id: ID  next: Node }
  type A implements Node { id: ID  next: Node  a: A }
  type B implements Node { id: ID  next: Node  b: B }
  type Query { node: Node  a: A  b: B }
`)

const operationOf = (document: DocumentNode) =>
  document.definitions.find((one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION)!

/** What is found below the only field of the operation, and how many selections were looked at for it. */
const walk = (text: string, variableValues: Record<string, unknown> = {}) => {
  const document = parse(text)
  let looks = 0
  const source = { schema, fragments: fragmentsOf(document), variableValues, look: () => void looks++ }
  const [root] = selectedFields(source, schema.getQueryType()!, [operationOf(document).selectionSet])
  const type = schema.getQueryType()!.getFields()[root!.nodes[0]!.name.value]!.type as never
  const found = selectedFields(source, type, setsOf(root!.nodes))
  return { fields: found.map(({ owner, responseKey, nodes }) => `${owner.name}.${responseKey}:${nodes.length}`), looks }
}

/** Fragments that each spread the next twice: read naively, 2 to the power of `levels`. */
const doubling = (levels: number, type: string) =>
  Array.from({ length: levels }, (_, i) => `fragment F${i} on ${type} { ...F${i + 1} ... on ${type} { ...F${i + 1} } }`)
    .concat(`fragment F${levels} on ${type} { id }`)
    .join(' ')

const sizeOf = (document: DocumentNode) => {
  let size = 0
  visit(document, { enter: ({ kind }) => void (/^(Field|FragmentSpread|InlineFragment)$/.test(kind) && size++) })
  return size
}

describe('the fields that are selected', () => {
  it('are those of the type itself, of its interfaces, and of no other type, each response key once', () => {
    expect(
      walk('{ a { id x: id ... on Node { id next { id } } ... on B { b { id } } ...F } } fragment F on A { a { id } }')
        .fields,
    ).toEqual(['A.id:2', 'A.x:1', 'A.next:1', 'A.a:1'])
  })

  it('below an interface are told apart by the type that a fragment names', () => {
    expect(walk('{ node { id ... on A { id ... on B { b { id } } ... on Node { next { id } } } } }').fields).toEqual([
      'Node.id:1',
      'A.id:1',
      'A.next:1',
    ])
  })

  it('are those that @skip and @include leave, wherever a fragment is spread again', () => {
    const text =
      'query ($no: Boolean = false) { a { ...F @include(if: $no) ... on A { ...F } id @skip(if: true) } } fragment F on A { x: id }'
    expect(walk(text, { no: false }).fields).toEqual(['A.x:1'])
  })

  it.each(['A', 'Node'])('cost work that is linear in the document, for fragments on %s that double', (type) => {
    for (const levels of [5, 20, 49]) {
      const text = `{ a { ...F0 } } ${doubling(levels, type)}`
      expect(walk(text).fields).toEqual(['A.id:1'])
      expect(walk(text).looks).toBeLessThanOrEqual(sizeOf(parse(text)))
    }
  })

  it('cost no more looks than the document has selections for each type, however fragments lead to one another', () => {
    const on = fc.constantFrom('A', 'B', 'Node')
    const body = fc.array(
      fc.oneof(
        fc.constant('id'),
        fc.nat(9).map((i) => `...F${i}`),
        fc.tuple(on, fc.nat(9)).map(([type, i]) => `... on ${type} { ...F${i} }`),
      ),
      { minLength: 1, maxLength: 6 },
    )
    const root = fc.constantFrom('a', 'b', 'node')
    const fragments = fc.array(fc.tuple(on, body), { minLength: 10, maxLength: 10 })
    fc.assert(
      fc.property(root, body, fragments, (field, first, rest) => {
        // Circles too: validation refuses them, the walk ends all the same.
        const text = `{ ${field} { ${first.join(' ')} } } ${rest.map(([type, sel], i) => `fragment F${i} on ${type} { ${sel.join(' ')} }`).join(' ')}`
        expect(walk(text).looks).toBeLessThanOrEqual(1 + 3 * sizeOf(parse(text)))
      }),
      { numRuns: 300 },
    )
  })
})

it('no other file walks through selections by itself', async () => {
  const root = new URL('../../', import.meta.url)
  // The limits of a document look at its text as it stands, before it is known to be valid; they follow no fragment.
  const allowed = new Set(['src/read/selection.ts', 'src/api/document-limits.ts'])
  const walkers: string[] = []
  for (const folder of ['src', 'plugins']) {
    for (const name of await readdir(new URL(folder, root), { recursive: true })) {
      const path = `${folder}/${name}`
      if (!name.endsWith('.ts') || name.endsWith('.test.ts') || allowed.has(path)) continue
      const text = await readFile(new URL(path, root), 'utf8')
      if (/\.selections\b|\bfragments\[|SelectionSet\s*\(|FragmentSpread\s*[(:]/.test(text)) walkers.push(path)
    }
  }
  expect(walkers).toEqual([])
})
