import type { GraphQLResolveInfo } from 'graphql'
import type { Viewer } from '../core/viewer.ts'
import type { RunSql } from '../db/sql.ts'
import { Plan, type PageArgs } from './planner.ts'
import type { ReadRegistry } from './read-map.ts'
import { asGiven, Reader } from './reader.ts'
import { selectionsBelow } from './selection.ts'

/** Records of a batch. */
const batchSize = 500

/**
 * Reads one root list as a whole, for an operation that is executed again for each batch: `page` gives the `nodes` of the next
 * one, and none at the end. `run` is the connection of a transaction that sees one moment, which the caller ends.
 */
export class ListReader extends Reader {
  readonly #run: RunSql
  #isOpen = false

  constructor(registry: ReadRegistry, viewer: Viewer, run: RunSql) {
    super(registry, viewer, run)
    this.#run = run
  }

  /** Whether the operation has asked for a page of records. */
  get isOpen(): boolean {
    return this.#isOpen
  }

  override async page(info: GraphQLResolveInfo, map: string, args: PageArgs): Promise<object> {
    if (!this.#isOpen) await this.#open(info, map, args)
    const rows = await this.#run<{ json: object }>(`fetch ${batchSize} from whole_list`)
    return { nodes: rows.map(({ json }) => json) }
  }

  async #open(info: GraphQLResolveInfo, map: string, args: PageArgs): Promise<void> {
    this.#isOpen = true
    const plan = new Plan(this.registry, info, this.viewer)
    const { text, params } = plan.sql.bound(
      plan.every(this.registry.get(map), asGiven(info, args), selectionsBelow(info, ['nodes'])),
    )
    // All of it will be read: the way to its first records is not the one that matters.
    await this.#run('set local cursor_tuple_fraction = 1')
    await this.#run(`declare whole_list no scroll cursor for ${text}`, params)
  }
}
