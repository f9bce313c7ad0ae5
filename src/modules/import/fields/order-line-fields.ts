import { Refusal, type Field, type ImportFields, type Line } from './field.ts'
import { quantity, signedAmount } from './numbers.ts'
import { text } from './texts.ts'

/** Line totals stay below this, so that order totals fit their column. */
const maxTotal = 1e12

/** The number of an order, as order files and line files write it. */
export const orderNumber: Field = {
  name: 'number',
  column: 'number',
  type: 'text',
  description: 'The number of the order; lines with the same number form one order.',
  synonyms: [
    ...['ordernumber', 'orderno', 'orderid', 'ordernr', 'order', 'invoicenumber', 'invoiceno', 'invoiceid', 'invoice'],
    ...['transactionid', 'transactionnumber', 'purchaseid', 'salesid', 'saleid', 'receiptno', 'receiptnumber'],
    ...['number', 'name', 'id', 'reference', 'salesrecordnumber', 'chargeid', 'paymentid'],
    ...['bestellnummer', 'bestellnr', 'auftragsnummer', 'auftragsnr', 'rechnungsnummer', 'rechnungsnr', 'belegnummer'],
    ...['订单号', '订单编号', '订单id', '主订单编号', '单号', '交易号', '流水号'],
  ],
  // Shopify calls `#1001` the name of an order.
  alike: { name: /^#?[\p{L}]{0,5}[-/]?\d[\d\-/]*$/u },
  costsLine: true,
  read: text(100),
}

/** What an order line says about the product. */
export const orderLine: readonly Field[] = [
  {
    name: 'sku',
    column: 'sku',
    type: 'text',
    description: 'SKU of the product. Default: its name, or UNSPECIFIED.',
    synonyms: [
      ...['sku', 'productsku', 'productid', 'productcode', 'stockcode', 'itemcode', 'itemid', 'itemno', 'itemnumber'],
      ...[
        'articlenumber',
        'articleno',
        'article',
        'lineitemsku',
        'asin',
        'materialnumber',
        'artikelnummer',
        'artikelnr',
      ],
      ...['artnr', '商品编号', '商品编码', '产品编号', '商家编码', '货号'],
    ],
    read: text(100),
  },
  {
    name: 'productName',
    column: 'product_name',
    type: 'text',
    description: 'Name of a product that only the file knows. Default: its SKU.',
    synonyms: [
      ...[
        'productname',
        'product',
        'itemname',
        'itemtitle',
        'item',
        'lineitemname',
        'lineitemtitle',
        'itemdescription',
        'description',
      ],
      ...[
        'title',
        'artikel',
        'produkt',
        'artikelbezeichnung',
        'bezeichnung',
        '商品名称',
        '产品名称',
        '宝贝标题',
        '商品标题',
        '商品',
      ],
    ],
    read: text(500),
  },
  {
    name: 'quantity',
    column: 'quantity',
    type: 'numeric(19,4)',
    description: 'The quantity. Default: 1. Negative for returns.',
    synonyms: [
      ...['quantity', 'qty', 'quantityordered', 'lineitemquantity', 'itemquantity', 'orderqty', 'units', 'unitssold'],
      ...[
        'count',
        'menge',
        'anzahl',
        'stück',
        'stueck',
        '数量',
        '件数',
        '购买数量',
        '订购数量',
        '宝贝总数量',
        '商品数量',
      ],
    ],
    tells: 'number',
    costsLine: true,
    read: quantity,
  },
  {
    name: 'unitPrice',
    column: 'unit_price',
    type: 'numeric(19,4)',
    description: 'The price of one. Default: amount / quantity.',
    synonyms: [
      ...[
        'unitprice',
        'price',
        'itemprice',
        'priceeach',
        'lineitemprice',
        'productprice',
        'unitcost',
        'soldfor',
        'rate',
        'preis',
      ],
      ...['einzelpreis', 'stückpreis', 'stueckpreis', '单价', '价格', '商品价格', '商品单价', '京东价'],
    ],
    tells: 'number',
    costsLine: true,
    read: signedAmount,
  },
  {
    name: 'amount',
    column: 'amount',
    type: 'numeric(19,4)',
    description: 'The price of the line. Default: quantity × unitPrice. Negative for returns.',
    synonyms: [
      ...[
        'amount',
        'linetotal',
        'lineamount',
        'lineprice',
        'itemtotal',
        'extendedprice',
        'extendedamount',
        'netamount',
        'gross',
        'grossamount',
      ],
      ...['sales', 'revenue', 'value', 'spend', 'betrag', 'positionsbetrag', 'zeilenbetrag', 'umsatz', 'linevalue'],
      ...['金额', '小计', '销售额', '商品金额', '商品总价'],
    ],
    tells: 'number',
    costsLine: true,
    read: signedAmount,
  },
  {
    name: 'lineNumber',
    column: 'line_number',
    type: 'text',
    description: 'Distinguishes otherwise equal lines of an order; without it they count as duplicates.',
    synonyms: [
      ...['linenumber', 'lineno', 'line', 'lineid', 'lineitem', 'orderline', 'orderlinenumber', 'orderitemid'],
      ...['position', 'pos', '行号', '子订单编号'],
    ],
    read: text(100),
  },
]

const tooMuch = new Refusal('BAD_NUMBER', 'expected a line total and a unit price below 1,000,000,000,000')
const noAmount = new Refusal('MISSING_VALUE', 'expected an amount or a unit price')

/** A line has a price, and it fits its column. `hasTotal`: the order states its total. */
export const checkOrderLine = (line: Line, hasTotal: boolean): void => {
  const given = line.get('amount')
  const price = line.get('unitPrice')
  const many = Math.abs(Number(line.get('quantity') ?? 1))
  if (given === null && price === null) {
    if (!hasTotal) line.refuse('amount', noAmount)
  } else {
    const largest = given === null ? Math.abs(Number(price)) * many : Math.abs(Number(given)) / Math.min(many, 1)
    if (!(largest < maxTotal)) line.refuse('quantity', tooMuch)
  }
  const name = line.get('productName')
  if (name !== null && line.get('sku') === null) line.set('sku', name.slice(0, 100))
}

/** Lines of orders that were imported without them, by the number of the order. */
export const orderLineFields: ImportFields = {
  key: 'number',
  nouns: ['order', 'sales', 'invoice', 'lineitem', 'item', 'line'],
  lacks: (mapped) => [
    ...(mapped.has('number') ? [] : ['number']),
    ...(mapped.has('amount') || mapped.has('unitPrice') ? [] : ['amount (of the line) or unitPrice']),
  ],
  fields: [orderNumber, ...orderLine],
  makes: ['sku'],
  check: (line) => checkOrderLine(line, false),
}
