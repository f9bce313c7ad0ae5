import { getNamedType, isInputObjectType, type GraphQLField, type GraphQLSchema } from 'graphql'
import type { NestedMutation, NestedMutations } from '../contract/nested-mutations.ts'
import { RapportError } from '../core/errors.ts'
import type { Within } from '../write/write.ts'
import type { Executor } from './executor.ts'
import { executionOf, preparedOrThrown, type Preparer } from './prepare.ts'
import type { TrustedDocuments } from './trusted-documents.ts'

/** Names shown where one is wrong. */
const shownNames = 60

/** Whether a mutation can be proposed: it says so, and takes one input. */
export const isProposable = ({ extensions, args }: GraphQLField<unknown, unknown>): boolean =>
  extensions['proposable'] === true && args.length === 1 && args[0]!.name === 'input'

export interface NestedMutationDeps {
  readonly schema: GraphQLSchema
  readonly preparer: Preparer
  readonly executor: Executor
  readonly trusted: Pick<TrustedDocuments, 'assertTrusted'>
}

/** Runs mutations of the graph as parts of others, on the road of every operation: prepared, priced and executed as if they were sent. */
export const nestedMutations = ({ schema, preparer, executor, trusted }: NestedMutationDeps): NestedMutations => {
  const fields = Object.values(schema.getMutationType()?.getFields() ?? {}).filter(isProposable)
  const byName = new Map(fields.map((field) => [field.name, field]))
  const proposable = [...byName.keys()].toSorted()
  const fieldOf = (name: string): GraphQLField<unknown, unknown> => {
    const found = byName.get(name)
    if (found) return found
    throw new RapportError(
      'INVALID_INPUT',
      `expected a mutation that can be proposed (${proposable.slice(0, shownNames).join(', ')}), got ${JSON.stringify(name.slice(0, 80))}`,
      { path: ['input', 'mutation'] },
    )
  }
  const textOf = (name: string) =>
    `mutation ($input: ${String(fieldOf(name).args[0]!.type)}) { ${name}(input: $input) { __typename } }`
  return {
    proposable,
    takesVersion: (name) => {
      const type = getNamedType(fieldOf(name).args[0]!.type)
      return isInputObjectType(type) && 'version' in type.getFields() && 'id' in type.getFields()
    },
    assertProposable: (name, viewer) => trusted.assertTrusted(textOf(name), viewer),
    run: async ({ name, input }: NestedMutation, unit, context) => {
      const prepared = preparedOrThrown(preparer, { query: textOf(name), variables: { input } }, context.viewer)
      const within: Within = { unit }
      const { errors } = await executor.execute({ ...executionOf(prepared), context: { ...context, within } })
      // As a resolver threw it: what clients may not see is masked by who tells them.
      if (errors) throw errors[0]!.originalError ?? errors[0]!
      if (!within.written) throw new Error(`expected ${name} to write by \`write\`: it cannot be proposed otherwise`)
      return within.written
    },
  }
}
