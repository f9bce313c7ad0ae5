import { optionalEmail } from '../../input.ts'
import { Refusal, type Field, type Line, type Origins } from './field.ts'
import { asInput, text } from './texts.ts'

export const email = asInput('email', 'BAD_EMAIL', optionalEmail)

/** How lines of the other types say whose they are. */
export const customerReference: readonly Field[] = [
  {
    name: 'customerId',
    column: 'customer_ref',
    type: 'text',
    description: "The customer's id in the source. Without it, customerEmail identifies the customer.",
    synonyms: [
      ...['customerid', 'customerexternalid', 'customernumber', 'customerno', 'customercode', 'customerref', 'custid'],
      ...['clientid', 'clientnumber', 'accountid', 'accountnumber', 'contactid', 'userid', 'buyerid', 'memberid'],
      ...['companyid', 'personid', 'customeruniqueid', 'customer', 'client', 'account', 'contact', 'user', 'buyer'],
      ...['member', 'kundennummer', 'kundennr', 'kundenid', 'kunde', '客户id', '客户编号', '客户号', '用户id'],
      ...[
        '会员号',
        '会员id',
        '买家id',
        '买家会员名',
        '买家昵称',
        '买家账号',
        '下单账号',
        '下单帐号',
        'buyerusername',
        'username',
        'requesterid',
        '客户',
      ],
    ],
    costsLine: true,
    read: text(200),
  },
  {
    name: 'customerName',
    column: 'customer_name',
    type: 'text',
    description: 'Name of a customer that only the file knows.',
    synonyms: [
      ...[
        'customername',
        'clientname',
        'accountname',
        'contactname',
        'buyername',
        'billingname',
        'billtoname',
        'payername',
        'requester',
        'requestername',
        'companyname',
        'company',
        'organization',
        'organisation',
        'firma',
        'auftraggeberempfänger',
        'empfänger',
        '公司名称',
        'kundenname',
      ],
      ...['客户名称', '客户姓名', '收货人姓名', '收件人', '买家姓名', 'shippingname', 'recipientname'],
    ],
    read: text(500),
  },
  {
    name: 'customerEmail',
    column: 'customer_email',
    type: 'text',
    description: 'E-mail of the customer; identifies the customer if the line has no customerId.',
    synonyms: [
      ...[
        'customeremail',
        'clientemail',
        'contactemail',
        'buyeremail',
        'email',
        'emailaddress',
        'mail',
        'requesteremail',
        'payeremail',
        'fromemailaddress',
      ],
      ...['kundenemail', 'emailadresse', '客户邮箱', '买家邮箱', '邮箱', 'useremail', 'memberemail'],
    ],
    read: email,
  },
]

const nobody = new Refusal('MISSING_VALUE', 'expected the id or the e-mail address of a customer, both are empty')

/** A line must say whom it is about. */
export const checkCustomer = (line: Line): void => {
  if (line.get('customerId') === null && line.get('customerEmail') === null) line.refuse('customerId', nobody)
}

/** What a mapping of such a type lacks. */
export const lacksCustomer = (mapped: ReadonlySet<string>): string[] =>
  mapped.has('customerId') || mapped.has('customerEmail') ? [] : ['customerId (or customerEmail)']

/** If nothing else identifies the customer, the name does. */
export const suggestCustomer = (origins: Origins): void => {
  const name = origins.get('customerName')
  if (name !== undefined && !origins.has('customerId') && !origins.has('customerEmail')) origins.set('customerId', name)
}
