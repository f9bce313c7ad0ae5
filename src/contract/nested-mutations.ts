import type { Viewer } from '../core/viewer.ts'
import type { UnitOfWork } from '../write/unit-of-work.ts'
import type { WriteContext } from '../write/write.ts'

/** A mutation of the graph with its input, as a client would send it. */
export interface NestedMutation {
  readonly name: string
  readonly input: Readonly<Record<string, unknown>>
}

/** The record that a mutation wrote. */
export interface WrittenRecord {
  /** The name of its read map. */
  readonly map: string
  readonly recordId: string
}

/** The mutations of the graph, run as a part of another one: with the permission, the price and the checks of a request. */
export interface NestedMutations {
  /** The names of those that can be proposed, sorted. */
  readonly proposable: readonly string[]
  /** Whether its input names a record and the version that was read. */
  takesVersion(name: string): boolean
  /** Throws INVALID_INPUT for one that cannot be proposed, and FORBIDDEN where only trusted documents are run and it is none of the viewer's. */
  assertProposable(name: string, viewer: Viewer): Promise<void>
  /**
   * Runs it on behalf of the viewer of the context, in the transaction of `unit`. Throws a RapportError that says what is wrong with
   * it, what its fields failed with, or why the viewer may not do it.
   */
  run(mutation: NestedMutation, unit: UnitOfWork, context: WriteContext): Promise<WrittenRecord>
}
