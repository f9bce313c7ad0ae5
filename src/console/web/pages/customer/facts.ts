import type { CustomerPageQuery } from '../../generated/operations.ts'
import * as format from '../../format/format.ts'
import { fieldWords } from '../../words/fields.ts'

export type CustomerOfPage = NonNullable<CustomerPageQuery['customer']>
type Fact = readonly [label: string, value: string | null | undefined]

type Brief = Pick<CustomerOfPage, 'email' | 'phone' | 'country' | 'owner' | 'tags'>

/** What the list's quick look and the page both say of a customer. */
export const briefFacts = ({ email, phone, country, owner, tags }: Brief): readonly Fact[] => [
  [fieldWords().email, email],
  [fieldWords().phone, phone],
  [fieldWords().country, country && format.country(country)],
  [fieldWords().owner, owner?.name],
  [fieldWords().tags, tags.join(', ')],
]

/** All that is known of a customer, with the fields that an installation has added. */
export const factsOf = (customer: CustomerOfPage): readonly Fact[] => [
  ...briefFacts(customer),
  [fieldWords().language, customer.language && format.languageName(customer.language)],
  [fieldWords().timeZone, customer.timeZone],
  [
    fieldWords().externalIds,
    customer.externalIds.map(({ source, externalId }) => `${source}: ${externalId}`).join(', '),
  ],
  ...Object.entries(customer.attributes as Readonly<Record<string, unknown>>).map(([name, value]): Fact => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]),
  [fieldWords().createdAt, format.day(customer.createdAt)],
  [fieldWords().updatedAt, format.dateTime(customer.updatedAt)],
]
