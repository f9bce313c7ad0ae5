import { useRef, useState } from 'react'
import {
  SettingsTrashDocument,
  SettingsTrashSummaryDocument,
  type SettingsTrashQuery,
} from '../../generated/operations.ts'
import * as format from '../../format/format.ts'
import { useData, useDo } from '../../graph/hooks.ts'
import { FindBox } from '../../list/find-box.tsx'
import { Section } from '../../parts/page.tsx'
import { PageTurn } from '../../parts/page-turn.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { Table } from '../../parts/table.tsx'
import { orToast, toast } from '../../parts/toasts.tsx'
import { recordText } from '../../words/records.ts'
import { words } from '../../words/words.ts'

const t = words({
  en: {
    title: 'Trash',
    about: (kept: string) => `What was deleted with a customer comes back with it. ${kept}`,
    kept: 'Deleted records are kept until somebody restores them.',
    purged: (days: number, records: number) =>
      `Records are deleted for good ${days} days after they were deleted: ${format.number(records)} in the coming night.`,
    find: 'Search names…',
    which: 'Which records',
    all: 'All',
    empty: 'The trash is empty',
    noneFits: 'No deleted record fits',
    name: 'Name',
    deletedAt: 'Deleted',
    by: (name: string) => `by ${name}`,
    with: (records: string) => `With it: ${records}`,
    restore: 'Restore',
    restoreOne: (name: string) => `Restore: ${name}`,
    restored: (name: string) => `${name} is back`,
    first: 'Restore its customer first',
    unnamed: 'without a name',
  },
  zh: {
    title: '回收站',
    about: (kept) => `随客户一起删除的内容会随客户一起恢复。${kept}`,
    kept: '已删除的记录会一直保留，直到有人恢复。',
    purged: (days, records) => `记录在删除 ${days} 天后被彻底删除：今晚将删除 ${format.number(records)} 条。`,
    find: '搜索名称…',
    which: '显示哪些记录',
    all: '全部',
    empty: '回收站是空的',
    noneFits: '没有符合条件的已删除记录',
    name: '名称',
    deletedAt: '删除时间',
    by: (name) => `由 ${name} 删除`,
    with: (records) => `一并删除：${records}`,
    restore: '恢复',
    restoreOne: (name) => `恢复：${name}`,
    restored: (name) => `已恢复 ${name}`,
    first: '请先恢复其客户',
    unnamed: '无名称',
  },
})

type Item = SettingsTrashQuery['trash']['nodes'][number]

const Name = ({ of: { name, type, customerName, deletedWith } }: { readonly of: Item }) => (
  <>
    <div className={name === null ? 'muted' : undefined}>{name ?? t().unnamed}</div>
    <div className="muted">{[recordText(type), customerName].filter(Boolean).join(' · ')}</div>
    {deletedWith.length > 0 && (
      <div className="muted">
        {t().with(deletedWith.map((one) => `${recordText(one.type)} ${format.number(one.records)}`).join(' · '))}
      </div>
    )}
  </>
)

/** The mutation that restores a record of any type, also of one that this console does not know. */
const restoring = (type: string) => ({
  toString: () =>
    `mutation Restore${type}($input: Restore${type}Input!) { restore${type}(input: $input) { userErrors { code message path } } }`,
})

const Trash = () => {
  const [type, setType] = useState('')
  const [search, setSearch] = useState('')
  const [after, setAfter] = useState<string | null>(null)
  const run = useDo()
  const found = useData(
    SettingsTrashDocument,
    { after, types: type === '' ? null : [type], search: search || null },
    { listed: 'TrashItem' },
  )
  const summary = useData(SettingsTrashSummaryDocument, {}, { listed: 'TrashItem' })
  const box = useRef<HTMLInputElement>(null)
  const restore = async ({ id, version, type: of, name }: Item) => {
    try {
      await run<object, object>(restoring(of), { input: { id, version } })
      toast(t().restored(name ?? recordText(of)))
    } finally {
      found.reload()
      summary.reload()
    }
  }
  const totals = summary.data?.trashSummary.totals ?? []
  const days = summary.data?.trashSummary.purgedAfterDays
  const purged = totals.reduce((sum, one) => sum + one.purged, 0)
  const kept = days === undefined ? '' : days === null ? t().kept : t().purged(days, purged)
  // The last record of the type that is chosen may have been restored.
  const types = totals.some((one) => one.type === type) || type === '' ? totals : [...totals, { type, records: 0 }]
  return (
    <Section
      title={t().title}
      aside={
        <div className="row">
          <FindBox
            ref={box}
            placeholder={t().find}
            value={search}
            onFind={(text) => {
              setSearch(text)
              setAfter(null)
            }}
            onLeave={() => box.current?.blur()}
          />
          <select
            className="input"
            aria-label={t().which}
            value={type}
            onChange={(event) => {
              setType(event.target.value)
              setAfter(null)
            }}
          >
            <option value="">{t().all}</option>
            {types.map((one) => (
              <option key={one.type} value={one.type}>
                {recordText(one.type)} ({format.number(one.records)})
              </option>
            ))}
          </select>
        </div>
      }
    >
      <p className="muted">{t().about(kept)}</p>
      <Loaded of={found} lines={8}>
        {({ trash: { nodes, pageInfo } }) => (
          <div className="stack">
            {nodes.length === 0 ? (
              <Empty title={type === '' && search === '' ? t().empty : t().noneFits} small />
            ) : (
              <Table
                of={nodes}
                keyOf={({ id }) => id}
                columns={[
                  { title: t().name, cell: (item) => <Name of={item} /> },
                  {
                    title: t().deletedAt,
                    kind: 'moment',
                    cell: ({ deletedAt, deletedBy }) => (
                      <>
                        {format.dateTime(deletedAt)}
                        {deletedBy && <div className="muted">{t().by(deletedBy)}</div>}
                      </>
                    ),
                  },
                  {
                    kind: 'action',
                    cell: (item) =>
                      item.customerIsDeleted ? (
                        <span className="muted">{t().first}</span>
                      ) : (
                        <button
                          type="button"
                          className="button"
                          aria-label={t().restoreOne(item.name ?? recordText(item.type))}
                          onClick={() => orToast(restore(item))}
                        >
                          {t().restore}
                        </button>
                      ),
                  },
                ]}
              />
            )}
            <PageTurn after={after} page={pageInfo} onTurn={setAfter} />
          </div>
        )}
      </Loaded>
    </Section>
  )
}

export default Trash
