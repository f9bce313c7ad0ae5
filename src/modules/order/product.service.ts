import { RapportError } from '../../core/errors.ts'
import { assertMayChange } from '../../read/changeable.ts'
import type { UnitOfWork } from '../../write/unit-of-work.ts'
import { checked, checkedInTurn } from '../../write/input-errors.ts'
import { ifGiven, notFound, optionalText, requireText, requireValue, uuidOf, withoutAbsent } from '../input.ts'
import { assertVersion } from '../../write/write.ts'
import { Product } from './order.entity.ts'
import type { CreateProductInput, UpdateProductInput } from './product.input.ts'

/** A checked SKU that no product has yet. Throws INVALID_INPUT or DUPLICATE. */
const ownSku = async (unit: UnitOfWork, value: string): Promise<string> => {
  const sku = requireText(value, 'sku', 100)
  if (!(await unit.em.findOne(Product, { sku }))) return sku
  throw new RapportError('DUPLICATE', `another product already has the sku ${JSON.stringify(sku)}`, {
    path: ['input', 'sku'],
  })
}

export const createProduct = async (unit: UnitOfWork, input: CreateProductInput): Promise<string> => {
  assertMayChange(Product, unit.viewer)
  const { sku, name } = await checkedInTurn({
    sku: () => ownSku(unit, input.sku),
    name: () => optionalText(input.name, 'name'),
  })
  const product = unit.em.create(Product, { sku, name: name ?? sku, active: input.active ?? true }, { partial: true })
  unit.em.persist(product)
  return product.id
}

export const updateProduct = async (unit: UnitOfWork, input: UpdateProductInput): Promise<string> => {
  assertMayChange(Product, unit.viewer)
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
