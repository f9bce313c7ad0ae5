import { getIntrospectionQuery } from 'graphql'

export const repeat = <T>(times: number, make: (i: number) => T): T[] =>
  Array.from({ length: times }, (_, i) => make(i))
export const create =
  'mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { userErrors { code } } }'
const filtered = 'query ($f: CustomerFilter!) { customers(first: 1, filter: $f) { totalCount } }'

/** Requests that once kept a processor busy for seconds before they were refused, or could have. */
export const refusedRequests: readonly [what: string, query: string, variables: object | undefined, code: string][] = [
  [
    '4,000 unknown fields of one input object',
    create,
    { input: Object.fromEntries(repeat(4_000, (i) => [`attribute${i}`, i])) },
    'BAD_USER_INPUT',
  ],
  [
    '2,000 bad items of a list',
    'query ($ids: [ID!]!) { customers(filter: { id: { in: $ids } }) { totalCount } }',
    { ids: repeat(2_000, () => ({ a: 1 })) },
    'BAD_USER_INPUT',
  ],
  [
    '9,000 bad items of a list',
    'query ($ids: [ID!]!) { customers(filter: { id: { in: $ids } }) { totalCount } }',
    { ids: repeat(9_000, () => ({ a: 1 })) },
    'TOO_EXPENSIVE',
  ],
  [
    '2,000 items that are no members of an enum',
    'query ($kinds: [CustomerKind!]!) { customers(filter: { kind: { in: $kinds } }) { totalCount } }',
    { kinds: repeat(2_000, (i) => `PERSO${i}`) },
    'BAD_USER_INPUT',
  ],
  [
    'bad input objects in one another',
    filtered,
    { f: { or: repeat(60, () => ({ and: repeat(60, () => ({ nam: { eq: 1 }, emai: {} })) })) } },
    'BAD_USER_INPUT',
  ],
  ['a million values', create, { input: { name: repeat(400_000, () => 0) } }, 'TOO_EXPENSIVE'],
  ['many values that no variable takes', '{ __typename }', { a: repeat(30_000, () => 0) }, 'TOO_EXPENSIVE'],
  ['an unknown field of a megabyte', create, { input: { ['x'.repeat(1_000_000)]: 1 } }, 'BAD_USER_INPUT'],
  [
    'a text of a megabyte where a number belongs',
    'query ($n: Int!) { customers(first: $n) { totalCount } }',
    { n: 'x'.repeat(1_000_000) },
    'BAD_USER_INPUT',
  ],
  [
    '2,000 unknown fields of a type',
    `{ customers { nodes { ${repeat(2_000, (i) => `namex${i}`).join(' ')} } } }`,
    undefined,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    '1,500 unknown fields of an input literal',
    `{ customers(filter: { ${repeat(1_500, (i) => `namex${i}: 1`).join(' ')} }) { totalCount } }`,
    undefined,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['a name of a megabyte', `{ customers { ${'x'.repeat(1_000_000)} } }`, undefined, 'TOO_EXPENSIVE'],
  [
    '250 times the same place in the answer',
    `{ ${repeat(250, () => '... { customers { nodes { owner { id } } } }').join(' ')} }`.replace(
      '{ ...',
      '{ ... @include(if: true)',
    ),
    undefined,
    'TOO_EXPENSIVE',
  ],
  ['500 operations', repeat(500, (i) => `query q${i} { __typename }`).join(' '), undefined, 'TOO_EXPENSIVE'],
  [
    'places that multiply through fragments',
    `{ customers { nodes { ...F0 } } } ${repeat(24, (i) => `fragment F${i} on Customer { a: opportunities { nodes { customer { ...F${i + 1} } } } b: opportunities { nodes { customer { ...F${i + 1} } } } }`).join(' ')} fragment F24 on Customer { id }`,
    undefined,
    'TOO_EXPENSIVE',
  ],
  [
    '10,000 externalIds',
    create,
    {
      input: {
        kind: 'PERSON',
        name: 'A',
        externalIds: repeat(10_000, (i) => ({ source: 'shop', externalId: String(i) })),
      },
    },
    'INVALID_INPUT',
  ],
  [
    '1.9 MB of attributes',
    create,
    { input: { kind: 'PERSON', name: 'A', attributes: { note: 'x'.repeat(1_900_000) } } },
    'INVALID_INPUT',
  ],
  [
    '50 counts with 95 parts of a text each',
    `query ($f: CustomerFilter!) { ${repeat(50, (i) => `a${i}: customers(first: 1, filter: $f) { totalCount }`).join(' ')} }`,
    { f: { or: repeat(95, (i) => ({ name: { contains: `n${i}` } })) } },
    'TOO_EXPENSIVE',
  ],
  [
    '50 times the whole introspection',
    `{ ${repeat(50, (i) => `a${i}: __schema { types { ...T fields { name description args { name description defaultValue type { ...R } } type { ...R } } inputFields { name description type { ...R } } enumValues { name description } } }`).join(' ')} } fragment T on __Type { kind name description } fragment R on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }`,
    undefined,
    'TOO_EXPENSIVE',
  ],
  [
    'JSON of each record 40 times',
    `{ customers(first: 100) { nodes { ${repeat(40, (i) => `a${i}: attributes`).join(' ')} } } }`,
    undefined,
    'TOO_EXPENSIVE',
  ],
]

const page = (fields: string, args = 'first: 100') => `{ customers(${args}) { nodes { ${fields} } } }`
const columns = 'id kind name email phone country language lifecycle tags createdAt updatedAt version'
const line = (i: number) => ({ sku: `sku-${i}`, quantity: '2', unitPrice: '3.50' })

/** Operations that run, from the smallest to the largest of each kind; `$customer` stands for the id of one. */
export const admittedRequests: readonly [what: string, query: string, variables?: object][] = [
  ['the smallest', '{ __typename }'],
  ['one record', 'query ($id: ID!) { customer(id: $id) { id name email } }', { id: '$customer' }],
  ['a page of ids', page('id')],
  ['a page of columns', page(columns)],
  [
    'a page with its count',
    '{ customers(first: 20) { totalCount nodes { id name } pageInfo { hasNextPage endCursor } } }',
  ],
  [
    'a nested page of 50 × 10',
    '{ customers(first: 50, orderBy: { field: NAME }) { nodes { id name interactions(first: 10) { nodes { kind subject occurredAt } } opportunities(first: 10) { nodes { name amount { amount currency } } } } } }',
  ],
  ['a nested page of 100 × 100', page('id interactions(first: 100) { nodes { id kind subject occurredAt } }')],
  ['the same column 400 times', page(repeat(400, (i) => `a${i}: name`).join(' '))],
  ['attributes as large as they may be', page('attributes')],
  [
    'attributes as large as they may be, 12 times',
    page(repeat(12, (i) => `a${i}: attributes`).join(' '), 'first: 100'),
  ],
  ['bodies', '{ interactions(first: 100) { nodes { id body } } }'],
  [
    '60 parts of a text, counted',
    'query ($f: CustomerFilter!) { customers(first: 1, filter: $f) { totalCount } }',
    { f: { or: repeat(60, (i) => ({ name: { contains: `n${i}` } })) } },
  ],
  [
    '2,000 ids',
    'query ($ids: [ID!]!) { customers(first: 100, filter: { id: { in: $ids } }) { nodes { id } } }',
    { ids: repeat(2_000, () => '$customer') },
  ],
  ['a search', '{ customers(first: 20, search: "Customer 17") { nodes { id name } } }'],
  ['20 counts', `{ ${repeat(20, (i) => `a${i}: customers(first: 1) { totalCount }`).join(' ')} }`],
  ['40 pages side by side', `{ ${repeat(40, (i) => `a${i}: customers(first: 20) { nodes { id name } }`).join(' ')} }`],
  ['the introspection of tools', getIntrospectionQuery()],
  ['names of all types', '{ __schema { types { name } } }'],
  [
    'the largest type 20 times',
    `{ ${repeat(20, (i) => `a${i}: __type(name: "Query") { fields { name description args { name } } }`).join(' ')} }`,
  ],
  [
    'fragments that are spread twice each in the next',
    `{ customers(first: 1) { nodes { ...F0 } } } ${repeat(40, (i) => `fragment F${i} on Customer { ...F${i + 1} ... on Customer { ...F${i + 1} } }`).join(' ')} fragment F40 on Customer { id }`,
  ],
  ['a customer', create, { input: { kind: 'PERSON', name: 'New', email: null } }],
  [
    'a customer with as much as it takes',
    create,
    {
      input: {
        kind: 'PERSON',
        name: 'New',
        tags: repeat(100, (i) => `tag ${i}`),
        attributes: { note: 'x'.repeat(16_000) },
        externalIds: repeat(100, (i) => ({ source: '$unique', externalId: String(i) })),
      },
    },
  ],
  [
    'an order of two lines',
    'mutation ($input: RecordOrderInput!) { recordOrder(input: $input) { order { id } userErrors { code } } }',
    { input: { customerId: '$customer', currency: 'EUR', placedAt: '2026-01-01T00:00:00Z', lines: repeat(2, line) } },
  ],
  [
    'an order of 1,000 lines',
    'mutation ($input: RecordOrderInput!) { recordOrder(input: $input) { order { id } userErrors { code } } }',
    {
      input: { customerId: '$customer', currency: 'EUR', placedAt: '2026-01-01T00:00:00Z', lines: repeat(1_000, line) },
    },
  ],
]
