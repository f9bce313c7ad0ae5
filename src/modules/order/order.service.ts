import { RapportError } from '../../core/errors.ts'
import { assertCurrency, formatDecimal, multiplyDecimals, parseDecimal } from '../../core/money.ts'
import type { UnitOfWork } from '../../events/unit-of-work.ts'
import { findCustomer } from '../customer/customer.service.ts'
import { optionalText, requirePast, requireText } from '../input.ts'
import type { OrderLineInput, RecordOrderInput } from './order.input.ts'
import { Order, OrderLine, Product } from './order.entity.ts'

const maxLines = 1_000

interface CheckedLine {
  readonly sku: string
  readonly name: string
  readonly quantity: bigint
  readonly unitPrice: bigint
  readonly total: bigint
}

const checkedLine = (line: OrderLineInput, i: number): CheckedLine => {
  const at = (field: string) => ['input', 'lines', String(i), field]
  const quantity = parseDecimal(line.quantity, at('quantity'))
  const unitPrice = parseDecimal(line.unitPrice, at('unitPrice'))
  if (quantity <= 0n)
    throw new RapportError('INVALID_INPUT', `expected a quantity above 0, got ${line.quantity}`, {
      path: at('quantity'),
    })
  if (unitPrice < 0n)
    throw new RapportError('INVALID_INPUT', `expected a unit price of 0 or more, got ${line.unitPrice}`, {
      path: at('unitPrice'),
    })
  const sku = requireText(line.sku, `lines.${i}.sku`, 100)
  return {
    sku,
    name: optionalText(line.name, `lines.${i}.name`) ?? sku,
    quantity,
    unitPrice,
    total: multiplyDecimals(quantity, unitPrice),
  }
}

/** The products of the lines by sku; those that are not known yet are made. */
const productsOf = async (unit: UnitOfWork, lines: readonly CheckedLine[]): Promise<Map<string, Product>> => {
  const skus = [...new Set(lines.map((line) => line.sku))]
  const find = async () => new Map((await unit.em.find(Product, { sku: { $in: skus } })).map((p) => [p.sku, p]))
  const known = await find()
  const missing = lines.filter((line) => !known.has(line.sku))
  if (missing.length === 0) return known
  // Two orders may bring the same new product at once; the second one finds the first one's.
  for (const { sku, name } of missing) {
    await unit.em.execute('insert into product (id, sku, name) values (uuid_v7(), ?, ?) on conflict (sku) do nothing', [
      sku,
      name,
    ])
  }
  return find()
}

export const recordOrder = async (unit: UnitOfWork, input: RecordOrderInput): Promise<string> => {
  const customer = await findCustomer(unit, input.customerId, 'customerId')
  assertCurrency(input.currency, ['input', 'currency'])
  if (input.lines.length < 1 || input.lines.length > maxLines) {
    throw new RapportError('INVALID_INPUT', `expected 1 to ${maxLines} lines, got ${input.lines.length}`, {
      path: ['input', 'lines'],
    })
  }
  const lines = input.lines.map(checkedLine)
  const products = await productsOf(unit, lines)
  const order = unit.em.create(
    Order,
    {
      customer,
      number: optionalText(input.number, 'number', 100) ?? null,
      placedAt: requirePast(input.placedAt, 'placedAt', unit.now),
      currency: input.currency,
      totalValue: formatDecimal(lines.reduce((sum, line) => sum + line.total, 0n)),
      ...(input.status ? { status: input.status } : {}),
    },
    { partial: true },
  )
  unit.em.persist(order)
  for (const [i, line] of lines.entries()) {
    unit.em.persist(
      unit.em.create(
        OrderLine,
        {
          order,
          position: i + 1,
          product: products.get(line.sku)!,
          quantity: formatDecimal(line.quantity),
          unitPriceValue: formatDecimal(line.unitPrice),
          totalValue: formatDecimal(line.total),
        },
        { partial: true },
      ),
    )
  }
  unit.emit('order.recorded', { type: 'Order', id: order.id, action: 'ADDED', customerId: customer.id })
  return order.id
}
