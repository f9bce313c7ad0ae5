import {
  GraphQLError,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLCompositeType,
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql'
import type { Permission, Viewer } from '../core/viewer.ts'
import { StageError } from '../plugin/stage-error.ts'

/** The permissions of a caller with a role: those of the core, and those that plugins grant to the role. */
export type PermissionsOf = (viewer: Viewer) => ReadonlySet<Permission>

const stated = (extensions: Readonly<Record<string, unknown>> | undefined): Permission | undefined =>
  extensions?.['permission'] as Permission | undefined

const permissionOf = (type: GraphQLNamedType, field: GraphQLField<unknown, unknown>): Permission | undefined =>
  stated(field.extensions) ?? (isObjectType(type) ? stated(type.extensions) : undefined)

const rootTypes = (schema: GraphQLSchema): (GraphQLObjectType | null | undefined)[] => [
  schema.getQueryType(),
  schema.getMutationType(),
  schema.getSubscriptionType(),
]

/** Refuses a schema in which a field requires no permission. Throws one Error that names them all. */
export const assertPolicies = (schema: GraphQLSchema): void => {
  const roots = new Set(rootTypes(schema).filter((type) => type !== null && type !== undefined))
  const open: string[] = []
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || isIntrospectionType(type)) continue
    for (const field of Object.values(type.getFields())) {
      const permission = roots.has(type) ? stated(field.extensions) : permissionOf(type, field)
      if (permission === undefined) open.push(`${type.name}.${field.name}`)
    }
  }
  if (open.length > 0)
    throw new StageError(
      `these fields state no permission (@Allow): ${open.join(', ')}`,
      "write @Allow('read'), or what else a caller must be allowed to, on the field; other than root fields may have it on their type",
    )
}

/** A field of a document, and the permission that it requires. */
interface Asked {
  readonly permission: Permission
  readonly coordinate: string
  readonly node: FieldNode
}

/** What a field requires; on an interface, whatever any type that implements it states for the field itself. */
const permissionsOf = (
  schema: GraphQLSchema,
  parent: GraphQLCompositeType,
  field: GraphQLField<unknown, unknown>,
): ReadonlySet<Permission> => {
  const required = isObjectType(parent)
    ? [permissionOf(parent, field)]
    : isInterfaceType(parent)
      ? schema.getPossibleTypes(parent).map((type) => stated(type.getFields()[field.name]?.extensions))
      : []
  return new Set(required.filter((permission) => permission !== undefined))
}

/** The permissions that documents require, whoever sends them: repeated documents are not walked again. */
const known = new WeakMap<GraphQLSchema, WeakMap<DocumentNode, readonly Asked[]>>()

const askedBy = (schema: GraphQLSchema, document: DocumentNode): readonly Asked[] => {
  const ofSchema = known.get(schema) ?? new WeakMap<DocumentNode, readonly Asked[]>()
  known.set(schema, ofSchema)
  const remembered = ofSchema.get(document)
  if (remembered) return remembered
  const asked: Asked[] = []
  const typeInfo = new TypeInfo(schema)
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field(node) {
        const parent = typeInfo.getParentType()
        const field = typeInfo.getFieldDef()
        if (!parent || !field || field.name.startsWith('__')) return
        for (const permission of permissionsOf(schema, parent, field))
          asked.push({ permission, coordinate: `${parent.name}.${field.name}`, node })
      },
    }),
  )
  ofSchema.set(document, asked)
  return asked
}

/** A FORBIDDEN error for every field of the document that the caller may not read or call; empty if it may proceed. */
export const checkPermissions = (
  schema: GraphQLSchema,
  document: DocumentNode,
  permissions: ReadonlySet<Permission>,
): GraphQLError[] =>
  askedBy(schema, document)
    .filter(({ permission }) => !permissions.has(permission))
    .map(
      ({ permission, coordinate, node }) =>
        new GraphQLError(`${coordinate} requires the permission "${permission}", which your role does not have`, {
          nodes: node,
          extensions: { code: 'FORBIDDEN', http: { status: 403 } },
        }),
    )
