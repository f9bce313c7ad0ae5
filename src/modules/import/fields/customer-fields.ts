import { readPhone } from '../../../core/phone.ts'
import { optionalLanguage, optionalTimeZone } from '../../input.ts'
import { country, customerKind, lifecycle } from './choices.ts'
import { email } from './customer-reference.ts'
import { normalised, Refusal, type ImportFields, type Line, type Origins, type ReadCell } from './field.ts'
import { columnOf } from './mapping.ts'
import { addDomain, organisationFacts } from './organisation-facts.ts'
import { asInput, jsonObject, storableJson, tags, text } from './texts.ts'

/** A BCP 47 tag. */
export const language = asInput('language', 'BAD_VALUE', optionalLanguage)

const badPhone = new Refusal('BAD_VALUE', 'expected a phone number such as +4930123456')

/** Separators between several numbers in a cell. */
const betweenPhones = /:::|[;|\n]/

/** A cell whose first number can be read. It is stored as it is; `check` derives the number. */
const phone: ReadCell = (value) => {
  if (value.length > 500) return new Refusal('TOO_LONG', 'expected at most 500 characters')
  return readPhone(value.split(betweenPhones)[0]!) ? value : badPhone
}

/** One customer per line, by its id in the source. */
export const customerFields: ImportFields = {
  key: 'externalId',
  free: 'attributes',
  nouns: [
    ...[
      'customer',
      'client',
      'contact',
      'person',
      'company',
      'account',
      'user',
      'member',
      'subscriber',
      'lead',
      'buyer',
    ],
    ...['organization', 'organisation', 'business', 'guest', 'patient', 'donor'],
  ],
  fields: [
    {
      name: 'externalId',
      column: 'customer_ref',
      type: 'text',
      description: 'The id in the source; the e-mail if the file has no id.',
      synonyms: [
        ...[
          'externalid',
          'customerid',
          'id',
          'customernumber',
          'customerno',
          'customercode',
          'custid',
          'clientid',
          'accountid',
        ],
        ...['contactid', 'userid', 'memberid', 'companyid', 'organizationid', 'organisationid', 'personid', 'leadid'],
        ...['accountnumber', 'recordid', 'uuid', 'kundennummer', 'kundennr', 'kundenid', 'no', 'nr', 'number'],
        ...['客户id', '客户编号', '客户号', '用户id', '会员号', '会员id', '编号'],
      ],
      required: true,
      costsLine: true,
      read: text(200),
    },
    {
      name: 'name',
      column: 'name',
      type: 'text',
      description: 'The full name. Default: first and last name, the organisation, the e-mail or the id.',
      synonyms: [
        ...['name', 'fullname', 'customername', 'displayname', 'clientname', 'contactname', 'membername'],
        ...['kundenname', 'customer', 'client', 'contact', '姓名', '名称', '客户名称', '客户姓名', '联系人'],
      ],
      read: text(500),
    },
    {
      name: 'firstName',
      column: 'first_name',
      type: 'text',
      description: 'Joined with lastName if name is empty.',
      synonyms: ['firstname', 'givenname', 'forename', 'fname', 'vorname', '名'],
      read: text(250),
    },
    {
      name: 'lastName',
      column: 'last_name',
      type: 'text',
      description: 'Joined with firstName if name is empty.',
      synonyms: ['lastname', 'surname', 'familyname', 'lname', 'nachname', 'familienname', '姓'],
      read: text(249),
    },
    {
      name: 'organisation',
      column: 'organisation',
      type: 'text',
      description:
        'The organisation that a person works for; a new one is created. Also stored in `attributes.organisation`. A ' +
        'line without a person describes the organisation itself.',
      synonyms: [
        ...[
          'companyname',
          'accountname',
          'company',
          'organisation',
          'organization',
          'organizationname',
          'organisationname',
        ],
        ...['businessname', 'firma', 'firmenname', 'unternehmen', '公司名称', '公司', '企业名称', '单位'],
      ],
      read: text(500),
    },
    {
      name: 'organisationId',
      column: 'organisation_ref',
      type: 'text',
      description: 'The id in the source of the organisation that a person works for.',
      synonyms: [
        ...['associatedcompanyid', 'primaryassociatedcompanyid', 'employerid', 'parentcustomerid', '所属公司id'],
      ],
      late: true,
      read: text(200),
    },
    {
      name: 'jobTitle',
      column: 'job_title',
      type: 'text',
      description: 'What a person is in the organisation: the role of the employment.',
      synonyms: [
        ...['jobtitle', 'organizationtitle', 'organisationtitle', 'jobrole', 'position', 'berufsbezeichnung'],
        ...['funktion', '职位', '职务', '岗位'],
      ],
      late: true,
      read: text(200),
    },
    ...organisationFacts,
    {
      name: 'kind',
      column: 'kind',
      type: 'text',
      description: 'PERSON or ORGANISATION. Default: what the names suggest.',
      synonyms: ['kind', 'customertype', 'customerkind', 'accounttype', 'type', 'kundenart', '客户类型', '类型'],
      vague: true,
      words: true,
      read: customerKind,
    },
    {
      name: 'email',
      column: 'email',
      type: 'text',
      description: 'E-mail address.',
      synonyms: [
        ...['email', 'emailaddress', 'mail', 'primaryemail', 'emailadresse', 'mailadresse'],
        ...['邮箱', '电子邮箱', '邮件', '电子邮件', '邮箱地址'],
      ],
      read: email,
    },
    {
      name: 'phone',
      column: 'phone_as_given',
      type: 'text',
      description: 'Phone number in any notation, stored as it is and, if its country is known, in E.164.',
      synonyms: [
        ...[
          'phone',
          'phonenumber',
          'telephone',
          'telephonenumber',
          'tel',
          'mobile',
          'mobilephone',
          'mobilephonenumber',
        ],
        ...['mobilenumber', 'cell', 'cellphone', 'telefon', 'telefonnummer', 'handy', 'handynummer', 'mobil'],
        ...['电话', '手机', '手机号', '手机号码', '联系电话', '联系手机', '电话号码'],
      ],
      read: phone,
    },
    {
      name: 'phoneNumber',
      column: 'phone',
      type: 'text',
      description: 'The phone number in E.164.',
      synonyms: [],
      made: true,
      read: text(20),
    },
    {
      name: 'country',
      column: 'country',
      type: 'text',
      description: 'ISO 3166-1 alpha-2 code or name of the country.',
      synonyms: [
        ...['country', 'countrycode', 'countryname', 'billingcountry', 'countryregion', 'cc', 'land', 'staat'],
        ...['国家', '国家地区', '国家或地区'],
      ],
      read: country,
    },
    {
      name: 'language',
      column: 'language',
      type: 'text',
      description: 'BCP 47 tag.',
      synonyms: ['language', 'languagecode', 'locale', 'lang', 'preferredlanguage', 'sprache', '语言'],
      read: (value, conventions) => language(value.replace('_', '-'), conventions),
    },
    {
      name: 'timeZone',
      column: 'time_zone',
      type: 'text',
      description: 'IANA name.',
      synonyms: ['timezone', 'tz', 'zeitzone', '时区'],
      read: asInput('timeZone', 'BAD_VALUE', optionalTimeZone),
    },
    {
      name: 'lifecycle',
      column: 'lifecycle',
      type: 'text',
      description: 'VISITOR, LEAD, CUSTOMER or FORMER. Default: LEAD.',
      synonyms: [
        'lifecycle',
        'lifecyclestage',
        'customerstatus',
        'leadstatus',
        'status',
        'stage',
        'phase',
        '状态',
        '客户状态',
        '生命周期',
      ],
      vague: true,
      words: true,
      read: lifecycle,
    },
    {
      name: 'tags',
      column: 'tags',
      type: 'text[]',
      description: "Tags separated by commas, semicolons or bars. They are added to the customer's tags.",
      synonyms: ['tags', 'tag', 'labels', 'label', 'categories', 'schlagworte', 'kategorien', '标签'],
      read: tags,
    },
    {
      name: 'attributes',
      column: 'attributes',
      type: 'jsonb',
      description: "A JSON object; map single columns with `attributes.<name>`. Added to the customer's attributes.",
      synonyms: ['attributes', 'customfields'],
      read: jsonObject('attributes'),
    },
  ],
  makes: ['name', 'kind', 'attributes', 'phoneNumber', 'domain'],
  suggest: (origins, { columns }) => {
    suggestOrganisationId(origins, columns)
    const mail = origins.get('email')
    if (mail !== undefined && !origins.has('externalId')) origins.set('externalId', mail)
  },
  check: (line) => {
    nameCustomer(line)
    addDomain(line)
    normalisePhone(line)
  },
}

const idsOfOrganisations = new Set([
  ...['companyid', 'accountid', 'organizationid', 'organisationid', 'firmenid', '公司id', '企业id'],
])

/** A column of ids of companies names the company of each person, if the lines have ids of their own. */
const suggestOrganisationId = (origins: Origins, columns: readonly string[]): void => {
  if (!origins.has('externalId') || origins.has('organisationId')) return
  const used = new Set([...origins.values()].map(columnOf))
  const column = columns.find((name) => !used.has(name) && idsOfOrganisations.has(normalised(name)))
  if (column !== undefined) origins.set('organisationId', column)
}

const addAttribute = (line: Line, name: string, value: string): void => {
  const whole = line.get('attributes')
  const given: Record<string, unknown> = whole === null ? {} : (JSON.parse(whole) as Record<string, unknown>)
  if (name in given) return
  const json = storableJson({ ...given, [name]: value })
  if (json !== undefined) line.set('attributes', json)
}

/** A line names a person, an organisation, or a person and the organisation that the person works for. */
const nameCustomer = (line: Line): void => {
  const organisation = line.get('organisation')
  if (line.get('name') === null) {
    const person = [line.get('firstName'), line.get('lastName')].filter((part) => part !== null).join(' ')
    if (person !== '') line.set('name', person)
    else if (organisation !== null) {
      line.set('name', organisation)
      if (line.get('kind') === null) line.set('kind', 'ORGANISATION')
      return
    }
  }
  if (organisation !== null && organisation !== line.get('name')) addAttribute(line, 'organisation', organisation)
}

/** Derives the number in E.164 from the phone as it is written. */
export const normalisePhone = (line: Line): void => {
  const given = line.get('phone')
  if (given === null) return
  const read = readPhone(given.split(betweenPhones)[0]!, line.get('country') ?? undefined)
  if (read?.e164 !== undefined) line.set('phoneNumber', read.e164)
}
