import { RapportError } from '../../core/errors.ts'
import { assertSeesAll } from '../../core/viewer.ts'
import type { UnitOfWork } from '../../write/unit-of-work.ts'
import { checked, checkedInTurn } from '../../write/input-errors.ts'
import { ifGiven, notFound, optionalText, requireText, requireValue, uuidOf, withoutAbsent } from '../input.ts'
import { assertVersion } from '../../write/write.ts'
import { Product } from './order.entity.ts'
import type { CreateProductInput, UpdateProductInput } from './product.input.ts'

/** The reason for refusing callers who see only part of the records; an order may still bring an unknown product. */
const shared = 'products occur in the orders of all customers'

/** A checked SKU that no product has yet. Throws INVALID_INPUT or DUPLICATE. */
const ownSku = async (unit: UnitOfWork, value: string): Promise<string> => {
  const sku = requireText(value, 'sku', 100)
  if (!(await unit.em.findOne(Product, { sku }))) return sku
  throw new RapportError('DUPLICATE', `another product already has the sku ${JSON.stringify(sku)}`, {
    path: ['input', 'sku'],
  })
}

export const createProduct = async (unit: UnitOfWork, input: CreateProductInput): Promise<string> => {
  assertSeesAll(unit.viewer, shared)
  const { sku, name } = await checkedInTurn({
    sku: () => ownSku(unit, input.sku),
    name: () => optionalText(input.name, 'name'),
  })
  const product = unit.em.create(Product, { sku, name: name ?? sku, active: input.active ?? true }, { partial: true })
  unit.em.persist(product)
  return product.id
}

export const updateProduct = async (unit: UnitOfWork, input: UpdateProductInput): Promise<string> => {
  assertSeesAll(unit.viewer, shared)
  const product = await unit.em.findOne(Product, { id: uuidOf(input.id, 'Product', 'id') })
  if (!product) throw notFound('product', 'id')
  assertVersion(product, input.version)
  const changes = checked({
    name: () => ifGiven(input.name, 'name', (name) => requireText(name, 'name')),
    active: () => (input.active === undefined ? undefined : requireValue(input.active, 'active')),
  })
  unit.em.assign(product, withoutAbsent(changes))
  return product.id
}
