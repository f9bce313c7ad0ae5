import { customerFields, normalisePhone } from './customer-fields.ts'
import type { Field, ImportFields } from './field.ts'
import { addDomain } from './organisation-facts.ts'

/** What only lines about persons say. Their columns stay, for both types are applied by the same steps. */
const ofPersons = new Set(['firstName', 'lastName', 'organisation', 'organisationId', 'jobTitle', 'kind'])

const nameSynonyms = [
  ...['name', 'companyname', 'accountname', 'organizationname', 'organisationname', 'company', 'account'],
  ...['organisation', 'organization', 'businessname', 'firma', 'firmenname', 'unternehmen', 'kundenname'],
  ...['公司名称', '公司', '企业名称', '单位', '名称', '客户名称'],
]

const asOrganisation = (field: Field): Field => {
  if (ofPersons.has(field.name)) return { ...field, synonyms: [], made: true }
  if (field.name === 'externalId')
    return { ...field, description: 'The id in the source; the domain or the name if the file has no id.' }
  if (field.name !== 'name') return field
  return { ...field, description: 'The name. Default: the domain, the e-mail or the id.', synonyms: nameSynonyms }
}

/** One organisation per line, by its id in the source, its domain or its name. */
export const organisationFields: ImportFields = {
  ...customerFields,
  fields: customerFields.fields.map(asOrganisation),
  makes: ['name', 'kind', 'domain', 'phoneNumber'],
  suggest: (origins) => {
    if (origins.has('externalId')) return
    const known = origins.get('domain') ?? origins.get('name')
    if (known !== undefined) origins.set('externalId', known)
  },
  check: (line) => {
    line.set('kind', 'ORGANISATION')
    if (line.get('name') === null) line.set('name', line.get('domain'))
    addDomain(line)
    normalisePhone(line)
  },
}
