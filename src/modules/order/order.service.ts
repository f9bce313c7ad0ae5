import { RapportError } from '../../core/errors.ts'
import { assertAmountFits, assertCurrency, formatDecimal, multiplyDecimals, parseDecimal } from '../../core/money.ts'
import { changeable } from '../../read/changeable.ts'
import type { UnitOfWork } from '../../write/unit-of-work.ts'
import type { Customer } from '../customer/customer.entity.ts'
import { findCustomer } from '../customer/customer.service.ts'
import { checked, checkedEach, checkedInTurn } from '../../write/input-errors.ts'
import {
  ifGiven,
  notFound,
  optionalText,
  requirePast,
  requireText,
  requireValue,
  uuidOf,
  withoutAbsent,
} from '../input.ts'
import { assertCustomerNotDeleted, eventOf, softDelete, undelete } from '../../write/soft-delete.ts'
import { assertVersion } from '../../write/write.ts'
import type {
  DeleteOrderInput,
  OrderLineInput,
  RecordOrderInput,
  RestoreOrderInput,
  UpdateOrderInput,
} from './order.input.ts'
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
  const decimal = (field: 'quantity' | 'unitPrice', fits: (value: bigint) => boolean, expected: string) => {
    const value = parseDecimal(line[field], at(field))
    if (fits(value)) return value
    throw new RapportError('INVALID_INPUT', `expected ${expected}, got ${line[field]}`, { path: at(field) })
  }
  const { sku, name, quantity, unitPrice } = checked({
    sku: () => requireText(line.sku, `lines.${i}.sku`, 100),
    name: () => optionalText(line.name, `lines.${i}.name`),
    quantity: () => decimal('quantity', (value) => value > 0n, 'a quantity above 0'),
    unitPrice: () => decimal('unitPrice', (value) => value >= 0n, 'a unit price of 0 or more'),
  })
  const total = multiplyDecimals(quantity, unitPrice)
  assertAmountFits(total, 'quantity × unit price', at('unitPrice'))
  return { sku, name: name ?? sku, quantity, unitPrice, total }
}

const checkedLines = (lines: readonly OrderLineInput[]): readonly CheckedLine[] => {
  if (lines.length < 1 || lines.length > maxLines) {
    throw new RapportError('INVALID_INPUT', `expected 1 to ${maxLines} lines, got ${lines.length}`, {
      path: ['input', 'lines'],
    })
  }
  const all = checkedEach(lines, checkedLine)
  assertAmountFits(sumOf(all), 'a total', ['input', 'lines'])
  return all
}

const sumOf = (lines: readonly CheckedLine[]): bigint => lines.reduce((sum, line) => sum + line.total, 0n)

/** The products of the lines by SKU; unknown ones are created. */
const productsOf = async (unit: UnitOfWork, lines: readonly CheckedLine[]): Promise<Map<string, Product>> => {
  const skus = [...new Set(lines.map((line) => line.sku))]
  const find = async () => new Map((await unit.em.find(Product, { sku: { $in: skus } })).map((p) => [p.sku, p]))
  const known = await find()
  const missing = lines.filter((line) => !known.has(line.sku))
  if (missing.length === 0) return known
  // Two orders may bring the same new product at once; the second one finds the product of the first.
  const made = await unit.em.execute<{ id: string; sku: string; name: string }[]>(
    `insert into product (id, sku, name) select uuid_v7(), m.sku, m.name
     from jsonb_to_recordset(?::jsonb) m(sku text, name text) on conflict (sku) do nothing returning id, sku, name`,
    [JSON.stringify(missing.map(({ sku, name }) => ({ sku, name })))],
  )
  for (const { id, sku, name } of made) unit.audit({ recordType: 'Product', recordId: id, after: { sku, name } })
  return find()
}

const addLine = (unit: UnitOfWork, order: Order, position: number, line: CheckedLine, product: Product): void => {
  unit.em.persist(
    unit.em.create(
      OrderLine,
      {
        order,
        position,
        product,
        quantity: formatDecimal(line.quantity),
        unitPriceValue: formatDecimal(line.unitPrice),
        totalValue: formatDecimal(line.total),
      },
      { partial: true },
    ),
  )
}

/** Replaces the lines in place, position by position, so that no position ever has two lines. */
const replaceLines = async (unit: UnitOfWork, order: Order, lines: readonly CheckedLine[]): Promise<void> => {
  const products = await productsOf(unit, lines)
  const present = await unit.em.find(OrderLine, { order }, { orderBy: { position: 'asc' } })
  for (const [i, line] of lines.entries()) {
    const product = products.get(line.sku)!
    const row = present[i]
    if (!row) {
      addLine(unit, order, i + 1, line, product)
      continue
    }
    row.position = i + 1
    row.product = product
    row.quantity = sameOr(row.quantity, line.quantity)
    row.unitPriceValue = sameOr(row.unitPriceValue, line.unitPrice)
    row.totalValue = sameOr(row.totalValue, line.total)
  }
  for (const row of present.slice(lines.length)) unit.em.remove(row)
  order.totalValue = formatDecimal(sumOf(lines))
  // Changing its lines changes the order, even if the total stays the same: it gets a new version.
  order.updatedAt = unit.now
}

/** The stored text of an amount if the value is the same, so that `3.0000` and `3.00` are no change. */
const sameOr = (present: string, value: bigint): string =>
  parseDecimal(present, []) === value ? present : formatDecimal(value)

/** An existing order that the caller may see. Throws INVALID_ID or NOT_FOUND. */
const findOrder = async (unit: UnitOfWork, id: string, field = 'id'): Promise<Order> => {
  const order = await unit.em.findOne(Order, {
    id: uuidOf(id, 'Order', field),
    deletedAt: null,
    customer: { deletedAt: null },
    ...changeable(Order, unit.viewer),
  })
  if (!order) throw notFound('order', field)
  return order
}

/** An order of the customer, if that was found; null and undefined pass. */
export const orderOfCustomer = async (
  unit: UnitOfWork,
  customer: Customer | undefined,
  id: string | null | undefined,
): Promise<Order | null | undefined> => {
  if (id === null || id === undefined) return id
  const order = await findOrder(unit, id, 'orderId')
  if (!customer || order.customer.id === customer.id) return order
  throw new RapportError('INVALID_INPUT', 'expected an order of the same customer', { path: ['input', 'orderId'] })
}

export const recordOrder = async (unit: UnitOfWork, input: RecordOrderInput): Promise<string> => {
  const { lines, number, ...fields } = await checkedInTurn({
    customer: () => findCustomer(unit, input.customerId, 'customerId'),
    number: () => optionalText(input.number, 'number', 100),
    placedAt: () => requirePast(input.placedAt, 'placedAt', unit.now),
    currency: () => {
      assertCurrency(input.currency, ['input', 'currency'])
      return input.currency
    },
    lines: () => checkedLines(input.lines),
  })
  const products = await productsOf(unit, lines)
  const order = unit.em.create(
    Order,
    {
      ...fields,
      number: number ?? null,
      totalValue: formatDecimal(sumOf(lines)),
      ...(input.status ? { status: input.status } : {}),
    },
    { partial: true },
  )
  unit.em.persist(order)
  for (const [i, line] of lines.entries()) addLine(unit, order, i + 1, line, products.get(line.sku)!)
  unit.emit('order.recorded', eventOf('Order', order, 'ADDED'))
  return order.id
}

export const updateOrder = async (unit: UnitOfWork, input: UpdateOrderInput): Promise<string> => {
  // Two concurrent replacements of the lines wait for each other; otherwise both would fill the same positions.
  await unit.em.execute('select 1 from sales_order where id = ? for update', [uuidOf(input.id, 'Order', 'id')])
  const order = await findOrder(unit, input.id)
  assertVersion(order, input.version)
  const { status } = input
  const { lines, ...changes } = checked({
    number: () => optionalText(input.number, 'number', 100),
    placedAt: () => ifGiven(input.placedAt, 'placedAt', (at) => requirePast(at, 'placedAt', unit.now)),
    status: () => (status === undefined ? undefined : requireValue(status, 'status')),
    lines: () => ifGiven(input.lines, 'lines', checkedLines),
  })
  unit.em.assign(order, withoutAbsent(changes))
  if (lines) await replaceLines(unit, order, lines)
  unit.emit('order.updated', eventOf('Order', order, 'UPDATED'))
  return order.id
}

export const deleteOrder = async (unit: UnitOfWork, input: DeleteOrderInput): Promise<string> => {
  const order = await findOrder(unit, input.id)
  assertVersion(order, input.version)
  softDelete(unit, order)
  unit.emit('order.deleted', eventOf('Order', order, 'REMOVED'))
  return order.id
}

export const restoreOrder = async (unit: UnitOfWork, input: RestoreOrderInput): Promise<string> => {
  const order = await unit.em.findOne(
    Order,
    { id: uuidOf(input.id, 'Order', 'id'), deletedAt: { $ne: null }, ...changeable(Order, unit.viewer) },
    { populate: ['customer'] },
  )
  if (!order) throw notFound('deleted order', 'id')
  assertVersion(order, input.version)
  assertCustomerNotDeleted(order.customer)
  undelete(order)
  unit.emit('order.updated', eventOf('Order', order, 'ADDED'))
  return order.id
}
