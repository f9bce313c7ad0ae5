import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'

let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

const preview = async (type: string, content: string) => {
  const { data } = await app.ask(
    `query($input: ImportPreviewInput!) { importPreview(input: $input) {
      mapping missing unknownWords { column word count } lines { values problems { code } warnings { column code } } } }`,
    { input: { type, content } },
  )
  return data.importPreview as {
    readonly mapping: Readonly<Record<string, unknown>>
    readonly missing: readonly string[]
    readonly unknownWords: readonly { readonly word: string }[]
    readonly lines: readonly {
      readonly values: Readonly<Record<string, string>>
      readonly problems: readonly unknown[]
      readonly warnings: readonly unknown[]
    }[]
  }
}

/** What systems of several kinds and languages export, in our words: the first line and what it must be read as. */
const shapes: readonly (readonly [string, string, string, Readonly<Record<string, string>>])[] = [
  [
    'a pipeline tool, with the type in front of each header',
    'OPPORTUNITIES',
    'Deal - ID,Deal - Title,Deal - Organization,Deal - Value,Deal - Currency of Value,Deal - Stage,Deal - Deal created,Deal - Expected close date\n7,Forks,Gabel AG,1200,CHF,Proposal,2026-01-05 10:00:00,2027-02-01\n',
    { externalId: '7', name: 'Forks', customerId: 'Gabel AG', amount: '1200', currency: 'CHF', stage: 'Proposal' },
  ],
  [
    'contacts with the account that they belong to',
    'CUSTOMERS',
    'Record Id,Contact Owner,First Name,Last Name,Account Name,Email,Phone,Mailing Country\nr1,Olga,Nils,Holm,Holm AS,nils@example.com,22 55 50 10,Norway\n',
    { externalId: 'r1', name: 'Nils Holm', organisation: 'Holm AS', email: 'nils@example.com', country: 'NO' },
  ],
  [
    'accounts with numbered addresses',
    'CUSTOMERS',
    'Account Number,Account Name,Main Phone,Email,Address 1: Country/Region\nA7,Kontor KG,+49 40 5550101,kontor@example.com,Deutschland\n',
    { externalId: 'A7', name: 'Kontor KG', kind: 'ORGANISATION', country: 'DE' },
  ],
  [
    'a marketplace, between tabs and hyphens',
    'ORDERS',
    'amazon-order-id\tmerchant-order-id\tpurchase-date\torder-status\tsku\tproduct-name\tquantity\tcurrency\titem-price\tbuyer-email\n302-1\tx\t2026-01-05T10:00:00+00:00\tShipped\tS1\tCup\t2\tEUR\t12.50\tb@example.com\n',
    { number: '302-1', placedAt: '2026-01-05 10:00:00+00:00', status: 'FULFILLED', unitPrice: '12.50', sku: 'S1' },
  ],
  [
    'an auction house',
    'ORDERS',
    'Sales Record Number,Buyer Username,Buyer Email,Item Number,Item Title,Quantity,Sold For,Sale Date\n11,bidder1,b1@example.com,4001,Lamp,1,$24.99,Jan-05-26\n',
    { number: '11', customerId: 'bidder1', sku: '4001', unitPrice: '24.99', placedAt: '2026-01-05', currency: 'USD' },
  ],
  [
    'a till',
    'ORDERS',
    'Transaction ID,Date,Time,Customer ID,Net Sales,Total Collected,Card Brand\nt1,01/15/2026,09:30,c1,10.00,$11.00,Visa\n',
    { number: 't1', placedAt: '2026-01-15', total: '11.00', customerId: 'c1' },
  ],
  [
    'a payment service',
    'ORDERS',
    'Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,From Email Address,Transaction ID\n14.01.2026,10:00:00,CET,Ina Test,Payment,Completed,EUR,"1.234,50","-3,10","1.231,40",ina@example.com,TX1\n',
    { number: 'TX1', customerEmail: 'ina@example.com', amount: '1234.50', status: 'FULFILLED', placedAt: '2026-01-14' },
  ],
  [
    'a shop with base and purchased totals',
    'ORDERS',
    'ID,Purchase Point,Purchase Date,Bill-to Name,Grand Total (Base),Grand Total (Purchased),Status,Customer Email\n000001,Main,"Jan 5, 2026 9:30:00 AM",Ina Test,$52.00,$52.00,complete,ina@example.com\n',
    {
      number: '000001',
      placedAt: '2026-01-05 09:30:00',
      total: '52.00',
      status: 'FULFILLED',
      customerName: 'Ina Test',
    },
  ],
  [
    'a shop that says what its totals include',
    'ORDERS',
    'Order ID,Customer ID,Customer Name,Order Date,Order Status,Order Total (inc tax),Order Currency Code\n9,3,Ina Test,13/01/2026,Awaiting Shipment,52.00,GBP\n',
    { number: '9', total: '52.00', currency: 'GBP', status: 'PAID', placedAt: '2026-01-13' },
  ],
  [
    'a help desk',
    'INTERACTIONS',
    'Ticket ID,Subject,Requester email,Status,Created at,Channel\n5,Broken,ina@example.com,open,2026-01-05 10:00,web\n',
    { id: '5', kind: 'SUPPORT', subject: 'Broken', customerEmail: 'ina@example.com', channel: 'web' },
  ],
  [
    'a list of calls',
    'INTERACTIONS',
    'Call ID,Call Start Time,Direction,Contact ID,Call Notes\n1,2026-01-05T10:00:00Z,Inbound,c1,Asked about cups\n',
    { id: '1', kind: 'CALL', direction: 'INBOUND', customerId: 'c1', body: 'Asked about cups' },
  ],
  [
    'ratings',
    'INTERACTIONS',
    'Response ID,Rating,Comment,Submitted At,Email\n1,9,Great,2026-01-05 10:00,ina@example.com\n',
    { kind: 'SURVEY', body: 'Great', customerEmail: 'ina@example.com', occurredAt: '2026-01-05 10:00:00' },
  ],
  [
    'a German bank',
    'ORDERS',
    'Buchungstag;Auftraggeber/Empfänger;Verwendungszweck;Betrag;Währung\n05.01.26;Ina Test;Rechnung 7;1.234,56;EUR\n',
    { placedAt: '2026-01-05', customerId: 'Ina Test', amount: '1234.56', currency: 'EUR' },
  ],
  [
    'a German merchandise system',
    'ORDERS',
    'Auftragsnummer;Kundennummer;Auftragsdatum;Artikelbezeichnung;Anzahl;Einzelpreis;Gesamtpreis;Auftragsstatus\n77;K1;5.1.2026;Tasse;3;2,50;7,50;Versendet\n',
    { number: '77', customerId: 'K1', productName: 'Tasse', quantity: '3', unitPrice: '2.50', status: 'FULFILLED' },
  ],
  [
    'a German address book',
    'CUSTOMERS',
    'Kundennr;Firma;Vorname;Nachname;E-Mail-Adresse;Telefonnummer;Land\n9;Test AG;Ina;Test;ina@example.com;0711 5550101;Österreich\n',
    { externalId: '9', name: 'Ina Test', organisation: 'Test AG', email: 'ina@example.com', country: 'AT' },
  ],
  [
    'a Chinese marketplace',
    'ORDERS',
    '订单号,下单账号,商品名称,订购数量,京东价,订单金额,订单状态,下单时间\n"=""9001""",user_1,茶杯,2,30.00,55.00,完成,2026/1/5 10:00:00\n',
    { number: '9001', customerId: 'user_1', quantity: '2', unitPrice: '30.00', total: '55.00', status: 'FULFILLED' },
  ],
  [
    'a Chinese address book',
    'CUSTOMERS',
    '客户名称,公司名称,手机号码,邮箱地址,国家地区\n王伟,测试公司,13800138000,wang@example.com,中国大陆\n',
    { externalId: 'wang@example.com', name: '王伟', phoneNumber: '+8613800138000', country: 'CN' },
  ],
  [
    'an Indian invoice register',
    'ORDERS',
    'Invoice No,Invoice Date,Customer Name,Item Description,Qty,Rate,Amount (INR)\nI-1,05-Jan-2026,Ina Test,Cup,2,"61,728.00","1,23,456.00"\n',
    { number: 'I-1', placedAt: '2026-01-05', customerId: 'Ina Test', amount: '123456.00', currency: 'INR' },
  ],
  [
    'a Swiss ledger',
    'ORDERS',
    "Rechnungsnummer;Kunde;Rechnungsdatum;Rechnungsbetrag\nR1;K1;2026-01-05;1'234.50 CHF\n",
    { number: 'R1', total: '1234.50', currency: 'CHF' },
  ],
  [
    'a database with joined words in capitals',
    'ORDERS',
    'ORDERNUMBER,QUANTITYORDERED,PRICEEACH,SALES,ORDERDATE,STATUS,PRODUCTCODE,CUSTOMERNAME,COUNTRY\n10107,30,95.7,2871,2/24/2003 0:00,Shipped,S10,Land of Toys,USA\n',
    { number: '10107', customerId: 'Land of Toys', placedAt: '2003-02-24 00:00:00', amount: '2871', sku: 'S10' },
  ],
  [
    'camel case',
    'OPPORTUNITIES',
    'OpportunityID,OpportunityName,CompanyID,OpportunityStage,EstimatedValue,CreatedDate,ExpectedCloseDate\n1,Cups,C1,Proposal,500,2026-01-05,2027-01-01\n',
    { externalId: '1', customerId: 'C1', stage: 'Proposal', amount: '500', openedAt: '2026-01-05' },
  ],
  [
    'objects of a service, one a line',
    'CUSTOMERS',
    '{"id": "cus_1", "name": "Ina Test", "email": "ina@example.com", "phone": "+4971155501", "preferred_locale": "de"}\n',
    { externalId: 'cus_1', name: 'Ina Test', email: 'ina@example.com' },
  ],
]

describe('files of systems that nobody named', () => {
  it.each(shapes)('%s', async (_name, type, content, expected) => {
    const read = await preview(type, content)
    expect(read.missing).toEqual([])
    expect(read.lines[0]!.problems).toEqual([])
    expect(read.lines[0]!.warnings).toEqual([])
    expect(read.lines[0]!.values).toMatchObject(expected)
  })

  it('do not take part of an amount for an amount', async () => {
    const { mapping } = await preview(
      'ORDERS',
      'Order ID,Customer ID,Date,Shipping Amount,Discount Amount,Refunded Amount,Tax Amount,Total\n1,c,2026-01-05,1,2,3,4,5\n',
    )
    expect(mapping).toEqual({ number: 'Order ID', customerId: 'Customer ID', placedAt: 'Date', total: 'Total' })
  })

  it('list the words that they use and nobody knows', async () => {
    const { unknownWords, lines } = await preview(
      'ORDERS',
      'order,customer,date,amount,status\n1,c,2026-01-05,1,Delivered to customer\n2,c,2026-01-05,1,Cancelled\n3,c,2026-01-05,1,Awaiting pickup\n',
    )
    expect(unknownWords).toEqual([{ column: 'status', word: 'Awaiting pickup', count: 1 }])
    expect(lines.map(({ values }) => values['status'])).toEqual(['FULFILLED', 'CANCELLED', undefined])
    expect(lines.map(({ problems }) => problems.length)).toEqual([0, 0, 1])
  })
})
