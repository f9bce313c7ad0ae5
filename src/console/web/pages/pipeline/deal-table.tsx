import * as format from '../../format/format.ts'
import { CustomerLink } from '../../parts/customer-link.tsx'
import { Section } from '../../parts/page.tsx'
import { Table } from '../../parts/table.tsx'
import { words } from '../../words/words.ts'
import { chanceOf } from './board.tsx'
import type { StageOfBoard } from './deals.ts'

const t = words({
  en: {
    name: 'Deal',
    customer: 'Customer',
    stage: 'Stage',
    amount: 'Amount',
    chance: 'Chance',
    closes: 'Expected to close',
    owner: 'Owner',
    funnel: 'By stage',
    deals: 'Deals',
    shown: (n: string, of: string) => `${n} of ${of} open deals: the most recently changed of each stage`,
  },
  zh: {
    name: '商机',
    customer: '客户',
    stage: '阶段',
    amount: '金额',
    chance: '概率',
    closes: '预计成交',
    owner: '负责人',
    funnel: '按阶段',
    deals: '商机',
    shown: (n, of) => `共 ${of} 个进行中的商机，显示各阶段最近更改的 ${n} 个`,
  },
})

/** How many deals stand in each stage, and the open ones by when they are expected to close. */
export const DealTable = ({ stages }: { readonly stages: readonly StageOfBoard[] }) => {
  const most = Math.max(1, ...stages.map(({ total }) => total))
  const openStages = stages.filter(({ stage }) => stage.outcome === 'OPEN')
  const openTotal = openStages.reduce((sum, { total }) => sum + total, 0)
  const open = openStages
    .flatMap(({ stage, deals }) => deals.map((deal) => ({ stage, deal })))
    .toSorted((a, b) => (a.deal.expectedCloseOn ?? '9').localeCompare(b.deal.expectedCloseOn ?? '9'))
  return (
    <div className="page-body">
      <div className="column">
        <Section title={t().funnel}>
          <ol className="funnel">
            {stages.map(({ stage, total }) => (
              <li key={stage.id}>
                <span>{stage.name}</span>
                <span className="bar" aria-hidden="true">
                  <span style={{ width: `${(total / most) * 100}%` }} />
                </span>
                <span className="number">{format.number(total)}</span>
                <span className="number muted">{format.percent(stage.defaultProbability)}</span>
              </li>
            ))}
          </ol>
        </Section>
        <Section
          title={t().deals}
          aside={openTotal > open.length ? t().shown(format.number(open.length), format.number(openTotal)) : undefined}
        >
          <Table
            of={open}
            keyOf={({ deal }) => deal.id}
            columns={[
              { title: t().name, cell: ({ deal }) => deal.name },
              { title: t().customer, cell: ({ deal }) => <CustomerLink of={deal.customer} /> },
              { title: t().stage, cell: ({ stage }) => stage.name },
              { title: t().amount, kind: 'number', cell: ({ deal }) => format.money(deal.amount) },
              { title: t().chance, kind: 'number', cell: ({ deal, stage }) => format.percent(chanceOf(deal, stage)) },
              { title: t().closes, kind: 'moment', cell: ({ deal }) => format.calendarDay(deal.expectedCloseOn) },
              { title: t().owner, cell: ({ deal }) => deal.owner?.name },
            ]}
          />
        </Section>
      </div>
    </div>
  )
}
