import { buildSchema, isObjectType, parse } from 'graphql'
import { expect, test } from 'vitest'
import { checkPermissions } from './policy.ts'

const schemaWith = (permissions: Readonly<Record<string, string>>) => {
  const schema = buildSchema(`
    type Query { one: Shown, a: A }
    interface Shown { name: String, secret: String }
    type A implements Shown { name: String, secret: String }
    type B implements Shown { name: String, secret: String }
  `)
  for (const [coordinate, permission] of Object.entries(permissions)) {
    const [type, field] = coordinate.split('.')
    const found = schema.getType(type!)
    if (!isObjectType(found)) throw new Error(`expected an object type, got ${type}`)
    ;(field ? found.getFields()[field]! : found).extensions = { permission }
  }
  return schema
}

test.each([
  ['on the type itself', '{ a { secret } }', ['A.secret']],
  ['by a fragment on the type', '{ one { ... on A { secret } } }', ['A.secret']],
  ['through the interface', '{ one { secret } }', ['Shown.secret']],
  ['under another name', '{ one { name: secret } }', ['Shown.secret']],
  ['by a fragment on the interface', '{ one { ...F } } fragment F on Shown { secret }', ['Shown.secret']],
  ['what the type does not restrict', '{ one { name } a { name } }', []],
])('a field that one type restricts is refused: %s', (_name, query, refused) => {
  const schema = schemaWith({ Query: 'read', A: 'read', B: 'read', 'A.secret': 'admin' })
  const errors = checkPermissions(schema, parse(query), new Set(['read']))
  expect(errors.map(({ message }) => message.split(' ')[0])).toEqual(refused)
  expect(checkPermissions(schema, parse(query), new Set(['read', 'admin']))).toEqual([])
})
