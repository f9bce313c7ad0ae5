import { Refusal, type Conventions, type Field, type Origins } from './field.ts'
import { columnOf, type FileHead } from './mapping.ts'
import { signedAmount } from './numbers.ts'
import { bareCell } from './field.ts'

/** How far quantity × price may be from the figure that a file rounded. */
const tolerance = 0.011

interface Row {
  readonly order: string
  readonly figure: number
  readonly own: number | undefined
}

/** The figure of a column in the lines of the head, with quantity × unit price beside it if the file has them. */
const rowsOf = (origins: Origins, field: string, file: FileHead, conventions: Conventions): Row[] => {
  const at = (name: string) => file.columns.indexOf(columnOf(origins.get(name)) ?? '')
  const places = { order: at('number'), figure: at(field), price: at('unitPrice'), quantity: at('quantity') }
  const number = (cells: readonly string[], place: number): number | undefined => {
    const text = bareCell(cells[place] ?? '')
    const read = text === '' ? undefined : signedAmount(text, conventions)
    return read === undefined || read instanceof Refusal ? undefined : Number(read)
  }
  return file.head.flatMap(({ cells }): Row[] => {
    const figure = number(cells, places.figure)
    if (figure === undefined) return []
    const price = number(cells, places.price)
    const own = price === undefined ? undefined : price * (number(cells, places.quantity) ?? 1)
    return [{ order: cells[places.order]?.trim() ?? '', figure, own }]
  })
}

const isOwn = ({ figure, own }: Row): boolean => own !== undefined && Math.abs(figure - own) <= tolerance

/** Whether a figure belongs to a whole order: `true` or `false` if the lines show it, undefined if they do not. */
const isOfOrder = (rows: readonly Row[]): boolean | undefined => {
  if (rows.length === 0) return undefined
  if (rows.filter(isOwn).length * 10 >= rows.length * 9) return false
  const orders = Map.groupBy(rows, ({ order }) => order)
  const several = [...orders].filter(([order, lines]) => order !== '' && lines.length > 1).map(([, lines]) => lines)
  if (several.length === 0) return rows.some(({ own }) => own !== undefined) ? true : undefined
  return several.every((lines) => lines.every(({ figure }) => figure === lines[0]!.figure))
}

/**
 * Finds out whether the suggested line price is in fact the order total, or the other way round: an order whose lines
 * all say 69.30 costs that once.
 */
export const suggestTotals = (
  origins: Origins,
  file: FileHead,
  conventions: Conventions,
  given: ReadonlySet<string>,
): void => {
  if (given.has('amount') || given.has('total')) return
  const move = (from: string, to: string) => {
    origins.set(to, origins.get(from)!)
    origins.delete(from)
  }
  if (origins.has('total') && !origins.has('amount')) {
    if (isOfOrder(rowsOf(origins, 'total', file, conventions)) === false) move('total', 'amount')
  } else if (origins.has('amount') && !origins.has('total') && origins.has('unitPrice')) {
    if (isOfOrder(rowsOf(origins, 'amount', file, conventions)) === true) move('amount', 'total')
  }
}

/** The total of the order. */
export const orderTotal: Field = {
  name: 'total',
  column: 'total',
  type: 'numeric(19,4)',
  description: 'The total of the order, the same on each of its lines; it counts once. Default: the sum of the lines.',
  synonyms: [
    ...['ordertotal', 'grandtotal', 'ordertotalamount', 'ordervalue', 'orderamount', 'invoicetotal', 'invoiceamount'],
    ...[
      'total',
      'totalamount',
      'totalprice',
      'totalpaid',
      'totalcollected',
      'amountpaid',
      'totalvalue',
      'paymentvalue',
      'totalsales',
    ],
    ...['gesamtbetrag', 'gesamtpreis', 'gesamtsumme', 'rechnungsbetrag', 'bestellwert', 'summe', 'gesamt'],
    ...['买家实际支付金额', '买家应付货款', '实付金额', '订单金额', '总金额', '总价', '应付金额', '支付金额'],
  ],
  tells: 'number',
  costsLine: true,
  read: signedAmount,
}
