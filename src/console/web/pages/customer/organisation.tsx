import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import {
  OrganisationPartsDocument,
  type CustomerPageQuery,
  type EmploymentPartsFragment,
  type OrganisationPartsQuery,
} from '../../generated/operations.ts'
import * as format from '../../format/format.ts'
import { useData } from '../../graph/hooks.ts'
import type { Condition } from '../../list/search.ts'
import { CustomerLink } from '../../parts/customer-link.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Section } from '../../parts/page.tsx'
import { Problem, Skeleton } from '../../parts/state.tsx'
import { useRights } from '../../session/viewer.tsx'
import { words } from '../../words/words.ts'
import { addEmploymentTitle, EmploymentDialog } from './employment-dialog.tsx'
import { EmploymentRow } from './employments.tsx'

const t = words({
  en: {
    people: (n: string) => `People (${n})`,
    nobody: 'Nobody who works here is known',
    further: (n: string) => `${n} more: show the list`,
    hierarchy: 'Hierarchy',
    above: 'Belongs to',
    below: (n: string) => `Organisations below (${n})`,
    alone: 'No other organisation belongs to it',
    rollup: 'With its people and organisations below',
    orders: 'Orders',
    spent: 'Spent',
    openDeals: 'Open deals',
    openAmount: 'Their amount',
    peopleDeals: 'Deals of its people',
    peopleOrders: 'Orders of its people',
  },
  zh: {
    people: (n) => `人员（${n}）`,
    nobody: '尚无任职人员',
    further: (n) => `还有 ${n} 人：查看列表`,
    hierarchy: '层级',
    above: '隶属于',
    below: (n) => `下属机构（${n}）`,
    alone: '没有下属机构',
    rollup: '连同人员和下属机构',
    orders: '订单',
    spent: '消费额',
    openDeals: '进行中的商机',
    openAmount: '商机金额',
    peopleDeals: '人员的商机',
    peopleOrders: '人员的订单',
  },
})

type Parts = NonNullable<OrganisationPartsQuery['customer']>
type CustomerOfPage = NonNullable<CustomerPageQuery['customer']>

/** The condition of a list that leads to the people who mainly work for an organisation, or to what is theirs. */
const within = (field: string, id: string): { readonly f: readonly Condition[] } => ({ f: [[field, 'eq', id]] })

const amountsText = (amounts: readonly format.Money[]): string =>
  amounts.length === 0 ? format.none : amounts.map((one) => format.money(one)).join(', ')

const Rollup = ({ of: { id, rollup } }: { readonly of: Parts }) => (
  <Section title={t().rollup}>
    <dl className="facts">
      <dt>{t().orders}</dt>
      <dd>{format.number(rollup.orders)}</dd>
      <dt>{t().spent}</dt>
      <dd>{amountsText(rollup.spent)}</dd>
      <dt>{t().openDeals}</dt>
      <dd>{format.number(rollup.openDeals)}</dd>
      <dt>{t().openAmount}</dt>
      <dd>{amountsText(rollup.openAmount)}</dd>
    </dl>
    <p className="row wrap rollup-links">
      <Link className="link" to="/records/$of" params={{ of: 'deals' }} search={within('customer.organisation.id', id)}>
        {t().peopleDeals}
      </Link>
      <Link className="link" to="/orders" search={within('customer.organisation.id', id)}>
        {t().peopleOrders}
      </Link>
    </p>
  </Section>
)

const Hierarchy = ({
  of: { subsidiaries },
  parent,
}: {
  readonly of: Parts
  readonly parent: CustomerOfPage['parent']
}) => (
  <Section title={t().hierarchy}>
    {parent && (
      <>
        <div className="caption">{t().above}</div>
        <ul className="links">
          <li>
            <CustomerLink of={parent} />
          </li>
        </ul>
      </>
    )}
    {subsidiaries.totalCount === 0 ? (
      <p className="muted">{t().alone}</p>
    ) : (
      <>
        <div className="caption">{t().below(format.number(subsidiaries.totalCount))}</div>
        <ul className="links">
          {subsidiaries.nodes.map((one) => (
            <li key={one.id} className="row">
              <CustomerLink of={one} />
              <span className="muted">{one.industry}</span>
            </li>
          ))}
        </ul>
      </>
    )}
  </Section>
)

/** What an organisation's page has beside that of every customer: its people, what they come to, and where it belongs. */
export const Organisation = ({
  of: customer,
  turn,
  onDone,
}: {
  readonly of: CustomerOfPage
  /** Counts the changes of the customer. */
  readonly turn: number
  onDone(): void
}) => {
  const { id } = customer
  const { data, error, reload } = useData(OrganisationPartsDocument, { id })
  const [seen, setSeen] = useState(turn)
  const mayWrite = useRights().may('write') && customer.deletedAt === null
  const [opened, setOpened] = useState<EmploymentPartsFragment | 'new'>()
  if (seen !== turn) {
    setSeen(turn)
    reload()
  }
  const parts = data?.customer
  if (!parts) return error ? <Problem error={error} onRetry={reload} /> : <Skeleton lines={6} />
  const { people } = parts
  const more = people.totalCount - people.nodes.length
  return (
    <div className="organisation">
      <Section
        title={t().people(format.number(people.totalCount))}
        aside={
          mayWrite && (
            <button
              type="button"
              className="button quiet icon"
              aria-label={addEmploymentTitle()}
              title={addEmploymentTitle()}
              onClick={() => setOpened('new')}
            >
              <Icon name="plus" />
            </button>
          )
        }
      >
        {people.totalCount === 0 && <p className="muted">{t().nobody}</p>}
        <ul className="links">
          {people.nodes.map((one) => (
            <EmploymentRow
              key={one.id}
              of={one}
              other={one.person}
              onEdit={mayWrite ? () => setOpened(one) : undefined}
            />
          ))}
        </ul>
        {more > 0 && (
          <Link className="link" to="/customers" search={within('organisation.id', id)}>
            {t().further(format.number(more))}
          </Link>
        )}
      </Section>
      <Rollup of={parts} />
      <Hierarchy of={parts} parent={customer.parent} />
      {opened && (
        <EmploymentDialog
          of={customer}
          {...(opened === 'new' ? {} : { employment: opened })}
          onDone={onDone}
          onClose={() => setOpened(undefined)}
        />
      )}
    </div>
  )
}
