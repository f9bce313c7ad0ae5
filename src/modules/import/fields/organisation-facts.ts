import { readDomain, readWebsite } from '../../../core/domain.ts'
import { Refusal, type Field, type Line, type ReadCell } from './field.ts'
import { plainNumber } from './numbers.ts'
import { text } from './texts.ts'

const badDomain = new Refusal('BAD_VALUE', 'expected an internet domain such as acme.example')
const domain: ReadCell = (value) => readDomain(value) ?? badDomain

const badWebsite = new Refusal('BAD_VALUE', 'expected a web address such as https://acme.example')
const website: ReadCell = (value) => (value.length <= 500 ? readWebsite(value) : undefined) ?? badWebsite

const badCount = new Refusal('BAD_NUMBER', 'expected a whole number of at most 2,147,483,647')
const count: ReadCell = (value, { decimalComma }) => {
  const plain = plainNumber(value, decimalComma) ?? plainNumber(value, !decimalComma)
  const number = Number(plain)
  return plain !== undefined && Number.isInteger(number) && number >= 0 && number <= 2_147_483_647
    ? String(number)
    : badCount
}

/** What lines say of an organisation: the one that a person works for, or the one that they describe. */
export const organisationFacts: readonly Field[] = [
  {
    name: 'domain',
    column: 'domain',
    type: 'text',
    description: 'An internet domain of the organisation; imports find it by this.',
    synonyms: ['domain', 'domainname', 'companydomainname', 'associatedcompanydomain', 'emaildomain', '域名'],
    vague: true,
    late: true,
    read: domain,
  },
  {
    name: 'website',
    column: 'website',
    type: 'text',
    description: 'Address of the website.',
    synonyms: ['website', 'websiteurl', 'homepage', 'webpage', 'webseite', 'internetseite', '网站', '官网', '网址'],
    vague: true,
    late: true,
    read: website,
  },
  {
    name: 'industry',
    column: 'industry',
    type: 'text',
    description: 'The industry of the organisation.',
    synonyms: ['industry', 'industryname', 'sector', 'branche', 'industrie', '行业', '所属行业'],
    late: true,
    read: text(200),
  },
  {
    name: 'employeeCount',
    column: 'employee_count',
    type: 'integer',
    description: 'How many people work for the organisation.',
    synonyms: [
      ...['employeecount', 'numberofemployees', 'noofemployees', 'employees', 'companysize', 'mitarbeiterzahl'],
      ...['anzahlmitarbeiter', 'mitarbeiter', '员工人数', '员工数', '人数'],
    ],
    vague: true,
    late: true,
    read: count,
  },
  {
    name: 'parentId',
    column: 'parent_ref',
    type: 'text',
    description: 'The id in the source of the organisation that the organisation belongs to.',
    synonyms: ['parentid', 'parentaccountid', 'parentcompanyid', 'parentrecordid', 'parentorganizationid'],
    late: true,
    read: text(200),
  },
  {
    name: 'parent',
    column: 'parent_name',
    type: 'text',
    description: 'The name of the organisation that the organisation belongs to, if there is no parentId.',
    synonyms: [
      ...['parentaccount', 'parentcompany', 'parentorganization', 'parentorganisation', 'parentname', 'parent'],
      ...['muttergesellschaft', 'konzern', '母公司', '上级公司', '上级单位'],
    ],
    late: true,
    read: text(500),
  },
]

/** An organisation has the domain of its website. */
export const addDomain = (line: Line): void => {
  const address = line.get('website')
  if (address !== null && line.get('domain') === null && line.get('kind') === 'ORGANISATION')
    line.set('domain', readDomain(address) ?? null)
}
