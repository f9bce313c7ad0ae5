import { orderStatus } from './choices.ts'
import { customerReference } from './customer-fields.ts'
import { pastMoment } from './dates.ts'
import { Refusal, type ImportFields } from './field.ts'
import { amount, decimal } from './numbers.ts'
import { currency, text } from './texts.ts'

/** Totals of lines lie below this, so that those of orders fit their column. */
const maxTotal = 1e12

/** A line of an order a line; lines with the same number are one order. */
export const orderFields: ImportFields = {
  key: 'number',
  lacks: (mapped) =>
    mapped.has('amount') || mapped.has('unitPrice')
      ? undefined
      : 'amount (what the line costs) or unitPrice (with quantity)',
  fields: [
    {
      name: 'number',
      column: 'number',
      type: 'text',
      description: 'The number of the order; lines with the same number are one order.',
      synonyms: [
        ...[
          'ordernumber',
          'orderno',
          'orderid',
          'ordernr',
          'order',
          'invoicenumber',
          'invoiceno',
          'invoiceid',
          'invoice',
        ],
        ...[
          'transactionid',
          'transactionnumber',
          'purchaseid',
          'receiptno',
          'receiptnumber',
          'number',
          'id',
          'reference',
        ],
        ...['bestellnummer', 'bestellnr', 'auftragsnummer', 'rechnungsnummer', '订单号', '订单编号', '订单id', '单号'],
      ],
      read: text(100),
    },
    ...customerReference,
    {
      name: 'placedAt',
      column: 'placed_at',
      type: 'timestamptz',
      description: 'When it was placed; the earliest of its lines.',
      synonyms: [
        ...[
          'placedat',
          'orderdate',
          'orderedat',
          'ordertime',
          'purchasedate',
          'purchasedat',
          'invoicedate',
          'transactiondate',
        ],
        ...['createdat', 'created', 'datetime', 'timestamp', 'date', 'time', 'day'],
        ...['bestelldatum', 'rechnungsdatum', 'datum', '下单时间', '下单日期', '订单日期', '订单时间', '日期', '时间'],
      ],
      required: true,
      tells: 'date',
      read: pastMoment,
    },
    {
      name: 'status',
      column: 'status',
      type: 'text',
      description: 'PENDING, PLACED, PAID, FULFILLED, CANCELLED or REFUNDED; PLACED where absent.',
      synonyms: ['status', 'orderstatus', 'state', 'financialstatus', 'bestellstatus', '状态', '订单状态'],
      vague: true,
      read: orderStatus,
    },
    {
      name: 'currency',
      column: 'currency',
      type: 'text',
      description: "ISO 4217 code; the import's currency where absent.",
      synonyms: ['currency', 'currencycode', 'waehrung', 'währung', '币种', '货币'],
      read: currency,
    },
    {
      name: 'sku',
      column: 'sku',
      type: 'text',
      description: 'Key of the product; UNSPECIFIED where absent.',
      synonyms: [
        ...[
          'sku',
          'productsku',
          'productid',
          'productcode',
          'stockcode',
          'itemcode',
          'itemid',
          'articlenumber',
          'articleno',
          'article',
        ],
        ...['artikelnummer', 'artikelnr', '商品编号', '商品编码', '产品编号', '货号'],
      ],
      read: text(100),
    },
    {
      name: 'productName',
      column: 'product_name',
      type: 'text',
      description: 'Name of a product that only the file knows; its sku where absent.',
      synonyms: [
        'productname',
        'product',
        'itemname',
        'item',
        'description',
        'title',
        'artikel',
        'produkt',
        '商品名称',
        '产品名称',
        '商品',
      ],
      read: text(500),
    },
    {
      name: 'quantity',
      column: 'quantity',
      type: 'numeric(19,4)',
      description: 'How many; 1 where absent.',
      synonyms: ['quantity', 'qty', 'quantityordered', 'units', 'count', 'menge', 'anzahl', '数量', '件数'],
      tells: 'number',
      read: decimal({ min: 0.0001, below: 1e9, expected: 'a quantity above 0; returns are not imported' }),
    },
    {
      name: 'unitPrice',
      column: 'unit_price',
      type: 'numeric(19,4)',
      description: 'What one costs; amount / quantity where absent.',
      synonyms: ['unitprice', 'price', 'itemprice', 'priceeach', 'preis', 'einzelpreis', 'stückpreis', '单价', '价格'],
      tells: 'number',
      read: amount,
    },
    {
      name: 'amount',
      column: 'amount',
      type: 'numeric(19,4)',
      description: 'What the line costs; quantity × unitPrice where absent.',
      synonyms: [
        ...[
          'amount',
          'linetotal',
          'lineamount',
          'totalprice',
          'totalamount',
          'total',
          'ordertotal',
          'ordervalue',
          'orderamount',
        ],
        ...[
          'grandtotal',
          'sales',
          'revenue',
          'value',
          'spend',
          'betrag',
          'gesamtbetrag',
          'gesamtpreis',
          'summe',
          'umsatz',
        ],
        ...['金额', '总价', '总金额', '订单金额', '销售额', '实付金额'],
      ],
      tells: 'number',
      read: amount,
    },
    {
      name: 'lineNumber',
      column: 'line_number',
      type: 'text',
      description: 'Tells lines of an order apart that are otherwise equal; without it they count as duplicates.',
      synonyms: ['linenumber', 'lineno', 'line', 'lineid', 'lineitem', 'position', 'pos', '行号'],
      read: text(100),
    },
  ],
  check: (line) => {
    const given = line.get('amount')
    const price = line.get('unitPrice')
    const quantity = Number(line.get('quantity') ?? 1)
    if (given === null && price === null) {
      line.refuse('amount', new Refusal('MISSING_VALUE', 'expected an amount or a unit price'))
    } else if (!((given === null ? Number(price) * quantity : Number(given) / Math.min(quantity, 1)) < maxTotal)) {
      line.refuse(
        'quantity',
        new Refusal('BAD_NUMBER', 'expected a line total and a unit price below 1,000,000,000,000'),
      )
    }
  },
}
