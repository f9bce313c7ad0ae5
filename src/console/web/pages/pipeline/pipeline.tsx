import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useRef, useState } from 'react'
import { PipelinesDocument } from '../../generated/operations.ts'
import { asError } from '../../graph/graph.ts'
import { useData } from '../../graph/hooks.ts'
import { FindBox } from '../../list/find-box.tsx'
import { Filters } from '../../list/filters.tsx'
import { useOpenedView, ViewLink, ViewProblems } from '../../list/opened-view.tsx'
import { ViewsMenu } from '../../list/views-menu.tsx'
import type { ViewedList } from '../../list/views.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { Field, Form } from '../../parts/form.tsx'
import { MenuItem } from '../../parts/menu.tsx'
import { Page } from '../../parts/page.tsx'
import { Segmented } from '../../parts/segmented.tsx'
import { Empty, Problem, Skeleton } from '../../parts/state.tsx'
import { toast } from '../../parts/toasts.tsx'
import { useRights } from '../../session/viewer.tsx'
import { useShortcuts } from '../../shell/shortcuts.ts'
import { common } from '../../words/common.ts'
import { words } from '../../words/words.ts'
import { Board } from './board.tsx'
import { DealTable } from './deal-table.tsx'
import { useStages, type Deal, type Stage } from './deals.ts'
import { changed, dealFilter, otherConditions, pipelineOf, searchDeals, type PipelineSearch } from './search.ts'
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
    find: 'Search names…',
    asList: 'Show these deals as a list',
    empty: 'There is no pipeline yet',
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
    find: '搜索名称…',
    asList: '以列表显示这些商机',
    empty: '还没有销售管道',
    emptyMore: '用 createPipeline 变更创建一个，或填充演示数据。',
  },
})

/** The list whose views the pipeline has: that of all deals. */
const deals: ViewedList = { field: 'opportunities', search: searchDeals }
const filtered = { filter: 'OpportunityFilter', within: { customer: 'CustomerFilter', stage: 'StageFilter' } }

interface Move {
  readonly deal: Deal
  readonly from: Stage
  readonly to: Stage
}

export const PipelinePage = () => {
  const { data, error, reload } = useData(PipelinesDocument, {})
  const search: PipelineSearch = useSearch({ from: '/pipeline' })
  const navigate = useNavigate({ from: '/pipeline' })
  const go = useCallback((next: PipelineSearch) => void navigate({ search: next, replace: true }), [navigate])
  const { isLink, open } = useOpenedView(search, go)
  const findBox = useRef<HTMLInputElement>(null)
  useShortcuts({ f: () => findBox.current?.focus() })
  const [losing, setLosing] = useState<Move>()
  const key = pipelineOf(search)
  const pipeline = data?.pipelines.find((one) => one.key === key) ?? data?.pipelines[0]
  const conditions = otherConditions(search)
  const { stages, problem, read, move: send, stageOf } = useStages(pipeline, dealFilter(search))
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
  const { as = 'board', ...onBoard } = search
  const { q: _q, ...withoutWords } = search
  if (isLink) return <ViewLink key={search.view} of={deals} title={t().title} id={search.view!} onOpen={open} />
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
              onChange={(event) => open(changed(search, event.target.value, conditions))}
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
            value={as}
            onChoose={(next) => go(next === 'table' ? { ...onBoard, as: next } : onBoard)}
          />
          <ViewsMenu
            of={deals}
            search={search}
            columns={[]}
            // A view says nothing of board or table: that stays.
            onOpen={(next) => open(as === 'table' ? { ...next, as } : next)}
          >
            <MenuItem onChoose={() => void navigate({ to: '/records/$of', params: { of: 'deals' }, search: onBoard })}>
              {t().asList}
            </MenuItem>
          </ViewsMenu>
        </>
      }
    >
      {pipeline && (
        <div className="list-bar">
          <FindBox
            ref={findBox}
            placeholder={t().find}
            value={search.q ?? ''}
            onFind={(q) => open(changed(q === '' ? withoutWords : { ...search, q }, key, conditions))}
            onLeave={() => document.querySelector<HTMLElement>('.deal')?.focus()}
          />
          <Filters of={filtered} conditions={conditions} onChange={(next) => open(changed(search, key, next))} />
        </div>
      )}
      {search.view !== undefined && <ViewProblems id={search.view} />}
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
        as === 'board' ? (
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
