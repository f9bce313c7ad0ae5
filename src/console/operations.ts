import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The example operations, in the order of a first visit: look, create, train, watch. */
const order = [
  'customers',
  'create-customer',
  'train-segmentation',
  'model-runs',
  'segment-moves',
  'score-changes',
  'record-order',
]

/** Stands for a customer's id in an example; the page inserts the id of the first customer. */
const anyCustomer = 'cus_…'

/** What GraphiQL opens with: the operations in `schema/operations`, the most useful first. */
export const readOperations = async (packageRoot: string): Promise<{ query: string; variables?: string }[]> => {
  const folder = join(packageRoot, 'schema', 'operations')
  const names = (await readdir(folder))
    .filter((name) => name.endsWith('.graphql'))
    .map((name) => name.replace('.graphql', ''))
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length)
  const sorted = names.toSorted((a, b) => rank(a) - rank(b) || a.localeCompare(b))
  return Promise.all(
    sorted.map(async (name) => {
      const query = await readFile(join(folder, `${name}.graphql`), 'utf8')
      const variables =
        name === 'record-order'
          ? JSON.stringify({ customerId: anyCustomer, placedAt: new Date().toISOString() }, null, 2)
          : undefined
      return variables === undefined ? { query } : { query, variables }
    }),
  )
}
