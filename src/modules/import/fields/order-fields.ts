import { orderStatus } from './choices.ts'
import { checkCurrency, suggestCurrency } from './currencies.ts'
import { checkCustomer, customerReference, lacksCustomer, suggestCustomer } from './customer-reference.ts'
import { pastMoment } from './dates.ts'
import type { ImportFields } from './field.ts'
import { checkOrderLine, orderLine, orderNumber } from './order-line-fields.ts'
import { orderTotal, suggestTotals } from './order-totals.ts'
import { currency } from './texts.ts'

/** One order line per line; lines with the same number form one order. */
export const orderFields: ImportFields = {
  key: 'number',
  nouns: ['order', 'sales', 'sale', 'invoice', 'purchase', 'transaction', 'payment', 'charge', 'receipt', 'lineitem'],
  lacks: (mapped) => [
    ...lacksCustomer(mapped),
    ...(['amount', 'unitPrice', 'total'].some((name) => mapped.has(name))
      ? []
      : ['amount (of the line), unitPrice (with quantity) or total (of the order)']),
  ],
  fields: [
    orderNumber,
    ...customerReference,
    {
      name: 'placedAt',
      column: 'placed_at',
      type: 'timestamptz',
      description: 'When it was placed; the earliest time among its lines.',
      synonyms: [
        ...['placedat', 'orderdate', 'orderedat', 'ordertime', 'purchasedate', 'purchasedat', 'invoicedate'],
        ...[
          'orderpurchasetimestamp',
          'saledate',
          'salesdate',
          'transactiondate',
          'createdat',
          'created',
          'createddate',
        ],
        ...['createdate', 'datecreated', 'datetime', 'timestamp', 'date', 'time', 'day', 'paidat'],
        ...['bestelldatum', 'auftragsdatum', 'rechnungsdatum', 'belegdatum', 'buchungstag', 'buchungsdatum', 'datum'],
        ...[
          '下单时间',
          '下单日期',
          '订单创建时间',
          '订单日期',
          '订单时间',
          '创建时间',
          '付款时间',
          '订单付款时间',
          '日期',
          '时间',
        ],
      ],
      required: true,
      costsLine: true,
      tells: 'date',
      read: pastMoment,
    },
    {
      name: 'status',
      column: 'status',
      type: 'text',
      description: 'PENDING, PLACED, PAID, FULFILLED, CANCELLED or REFUNDED. Default: PLACED.',
      synonyms: [
        ...['orderstatus', 'status', 'state', 'financialstatus', 'paymentstatus', 'orderstate', 'bestellstatus'],
        ...['auftragsstatus', '订单状态', '交易状态', '状态'],
      ],
      costsLine: true,
      words: true,
      read: orderStatus,
    },
    {
      name: 'currency',
      column: 'currency',
      type: 'text',
      description: 'ISO 4217 code. Default: the currency beside the amount, or that of the import.',
      synonyms: ['currency', 'currencycode', 'currencyisocode', 'waehrung', 'währung', '币种', '货币'],
      costsLine: true,
      read: currency,
    },
    ...orderLine,
    orderTotal,
  ],
  makes: ['sku', 'currency'],
  suggest: (origins, file, conventions, given) => {
    suggestCustomer(origins)
    suggestTotals(origins, file, conventions, given)
    suggestCurrency(origins, file, ['total', 'amount', 'unitPrice'])
  },
  check: (line) => {
    checkCustomer(line)
    checkCurrency(line, ['total', 'amount', 'unitPrice'])
    checkOrderLine(line, line.get('total') !== null)
  },
}
