import { RapportError } from '../../core/errors.ts'
import { assertSeesAll } from '../../core/viewer.ts'
import type { UnitOfWork } from '../../events/unit-of-work.ts'
import { notFound, optionalText, requireText, requireValue, uuidOf } from '../input.ts'
import { assertVersion } from '../write.ts'
import { Product } from './order.entity.ts'
import type { CreateProductInput, UpdateProductInput } from './product.input.ts'

/** Why who sees a part of the records only is refused; an order may still bring a product that nobody knew. */
const shared = 'products are in the orders of everybody'

export const createProduct = async (unit: UnitOfWork, input: CreateProductInput): Promise<string> => {
  assertSeesAll(unit.viewer, shared)
  const sku = requireText(input.sku, 'sku', 100)
  if (await unit.em.findOne(Product, { sku })) {
    throw new RapportError('DUPLICATE', `another product already has the sku ${JSON.stringify(sku)}`, {
      path: ['input', 'sku'],
    })
  }
  const name = optionalText(input.name, 'name') ?? sku
  const product = unit.em.create(Product, { sku, name, active: input.active ?? true }, { partial: true })
  unit.em.persist(product)
  return product.id
}

export const updateProduct = async (unit: UnitOfWork, input: UpdateProductInput): Promise<string> => {
  assertSeesAll(unit.viewer, shared)
  const product = await unit.em.findOne(Product, { id: uuidOf(input.id, 'Product', 'id') })
  if (!product) throw notFound('product', 'id')
  assertVersion(product, input.version)
  if (input.name !== undefined) product.name = requireText(requireValue(input.name, 'name'), 'name')
  if (input.active !== undefined) product.active = requireValue(input.active, 'active')
  return product.id
}
