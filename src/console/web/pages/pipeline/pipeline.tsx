import { useState } from 'react'
import { PipelinesDocument } from '../../generated/operations.ts'
import { asError } from '../../graph/graph.ts'
import { useData } from '../../graph/hooks.ts'
import * as format from '../../format/format.ts'
import { CustomerLink } from '../../parts/customer-link.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Field, Form } from '../../parts/form.tsx'
import { Page, Section } from '../../parts/page.tsx'
import { Segmented } from '../../parts/segmented.tsx'
import { Empty, Problem, Skeleton } from '../../parts/state.tsx'
import { Table } from '../../parts/table.tsx'
import { toast } from '../../parts/toasts.tsx'
import { useRights } from '../../session/viewer.tsx'
import { common } from '../../words/common.ts'
import { words } from '../../words/words.ts'
import { Board, chanceOf } from './board.tsx'
import { useStages, type Deal, type Stage, type StageOfBoard } from './deals.ts'
import './pipeline.css'

const t = words({
  en: {
    title: 'Pipeline',
    views: { board: 'Board', table: 'Table' },
    view: 'View',
    moved: (deal: string, stage: string) => `${deal} moved to ${stage}`,
    movedSince: (deal: string, stage: string) => `Not undone: ${deal} has moved to ${stage} since`,
    lost: 'Why was it lost?',
    reason: 'Reason',
    name: 'Deal',
    customer: 'Customer',
    stage: 'Stage',
    amount: 'Amount',
    chance: 'Chance',
    closes: 'Expected to close',
    owner: 'Owner',
    funnel: 'By stage',
    deals: 'Deals',
    empty: 'There is no pipeline yet',
    shown: (n: string, of: string) => `${n} of ${of} open deals: the most recently changed of each stage`,
    emptyMore: 'Create one with the mutation createPipeline, or fill the database with demo data.',
  },
  zh: {
    title: '销售管道',
    views: { board: '看板', table: '表格' },
    view: '视图',
    moved: (deal, stage) => `${deal} 现处于“${stage}”`,
    movedSince: (deal, stage) => `未撤销：${deal} 之后已移至“${stage}”`,
    lost: '输单原因？',
    reason: '原因',
    name: '商机',
    customer: '客户',
    stage: '阶段',
    amount: '金额',
    chance: '概率',
    closes: '预计成交',
    owner: '负责人',
    funnel: '按阶段',
    deals: '商机',
    empty: '还没有销售管道',
    shown: (n, of) => `共 ${of} 个进行中的商机，显示各阶段最近更改的 ${n} 个`,
    emptyMore: '用 createPipeline 变更创建一个，或填充演示数据。',
  },
})

const DealTable = ({ stages }: { readonly stages: readonly StageOfBoard[] }) => {
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

interface Move {
  readonly deal: Deal
  readonly from: Stage
  readonly to: Stage
}

export const PipelinePage = () => {
  const { data, error, reload } = useData(PipelinesDocument, {})
  const [key, setKey] = useState<string>()
  const [view, setView] = useState<'board' | 'table'>('board')
  const [losing, setLosing] = useState<Move>()
  const pipeline = data?.pipelines.find((one) => one.key === key) ?? data?.pipelines[0]
  const { stages, problem, read, move: send, stageOf } = useStages(pipeline)
  const { may } = useRights()

  const move = async ({ deal, from, to }: Move, lostReason?: string) => {
    try {
      if (!(await send(deal, to, lostReason))) return
      toast(t().moved(deal.name, to.name), async () => {
        const now = stageOf(deal.id)
        if (now && now.id !== to.id) throw new Error(t().movedSince(deal.name, now.name))
        await send(deal, from, from.outcome === 'LOST' ? deal.lostReason : undefined)
      })
    } catch (failure) {
      toast(asError(failure).message)
    }
  }
  const begin = (deal: Deal, from: Stage, to: Stage) => {
    if (to.outcome === 'LOST') setLosing({ deal, from, to })
    else void move({ deal, from, to })
  }
  const failure = error ?? problem
  return (
    <Page
      title={t().title}
      wide
      actions={
        <>
          {(data?.pipelines.length ?? 0) > 1 && (
            <select
              className="input"
              style={{ width: 'auto' }}
              aria-label={t().title}
              value={pipeline?.key}
              onChange={(event) => setKey(event.target.value)}
            >
              {data?.pipelines.map(({ key: value, name }) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </select>
          )}
          <Segmented
            label={t().view}
            options={(['board', 'table'] as const).map((name) => [name, t().views[name]])}
            value={view}
            onChoose={setView}
          />
        </>
      }
    >
      {failure && (
        <div className="page-problem">
          <Problem
            error={failure}
            onRetry={() => {
              reload()
              void read()
            }}
          />
        </div>
      )}
      {data && !pipeline ? (
        <Empty title={t().empty}>
          <p>{t().emptyMore}</p>
        </Empty>
      ) : stages ? (
        view === 'board' ? (
          <Board stages={stages} onMove={may('write') ? begin : undefined} />
        ) : (
          <DealTable stages={stages} />
        )
      ) : (
        !failure && (
          <div className="page-body">
            <Skeleton lines={8} />
          </div>
        )
      )}
      {losing && (
        <Dialog title={t().lost} onClose={() => setLosing(undefined)}>
          <div className="dialog-body">
            <Form
              submit={common().save}
              onCancel={() => setLosing(undefined)}
              onSubmit={async ({ reason }) => {
                setLosing(undefined)
                await move(losing, reason)
              }}
            >
              <Field name="reason" label={t().reason} autoFocus />
            </Form>
          </div>
        </Dialog>
      )}
    </Page>
  )
}
