import type { ReactElement } from 'react'
import type { CustomerPageQuery } from '../../generated/operations.ts'
import * as format from '../../format/format.ts'
import { CustomerLink } from '../../parts/customer-link.tsx'
import { Facts } from '../../parts/facts.tsx'
import { fieldWords } from '../../words/fields.ts'
import { words } from '../../words/words.ts'

const t = words({ en: { more: 'More facts' }, zh: { more: '更多资料' } })

export type CustomerOfPage = NonNullable<CustomerPageQuery['customer']>
type Fact = readonly [label: string, value: ReactElement | string | null | undefined]

type Brief = Pick<CustomerOfPage, 'email' | 'phone' | 'country' | 'owner' | 'tags' | 'organisation' | 'industry'>

const Address = ({ to, text }: { readonly to: string; readonly text: string }) => (
  <a className="link" href={to}>
    {text}
  </a>
)

const Tags = ({ of }: { readonly of: readonly string[] }) => (
  <span className="row wrap tags">
    {of.map((tag) => (
      <span key={tag} className="badge">
        {tag}
      </span>
    ))}
  </span>
)

/** What the list's quick look and the page both say of a customer. */
export const briefFacts = ({ email, phone, country, owner, tags, organisation, industry }: Brief): readonly Fact[] => [
  [fieldWords().organisation, organisation && <CustomerLink of={organisation} />],
  [fieldWords().industry, industry],
  [fieldWords().email, email && <Address to={`mailto:${email}`} text={email} />],
  [fieldWords().phone, phone && <Address to={`tel:${phone}`} text={phone} />],
  [fieldWords().country, country && format.country(country)],
  [fieldWords().owner, owner?.name],
  [fieldWords().tags, tags.length > 0 ? <Tags of={tags} /> : null],
]

/** What else is known of a customer, with the fields that an installation has added. */
const furtherFacts = (customer: CustomerOfPage): readonly Fact[] => [
  [fieldWords().website, customer.website && <Address to={customer.website} text={customer.website} />],
  [fieldWords().domains, customer.domains.join(', ')],
  [fieldWords().employeeCount, customer.employeeCount === null ? null : format.number(customer.employeeCount)],
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

/** All that is known of a customer: first what somebody needs to reach it. */
export const CustomerFacts = ({ of: customer }: { readonly of: CustomerOfPage }) => (
  <>
    <Facts of={briefFacts(customer)} />
    <details className="more-facts">
      <summary>{t().more}</summary>
      <Facts of={furtherFacts(customer)} />
    </details>
  </>
)
