import { Link } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import {
  CustomerListMovesDocument,
  CustomerListsDocument,
  DeleteCustomerListDocument,
  RestoreCustomerListDocument,
  UpdateCustomerListDocument,
  type CustomerListsQuery,
} from '../../generated/operations.ts'
import { useData, useDo, useLive } from '../../graph/hooks.ts'
import * as format from '../../format/format.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { Form } from '../../parts/form.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Menu, MenuItem } from '../../parts/menu.tsx'
import { Page } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { Table } from '../../parts/table.tsx'
import { orToast, toast } from '../../parts/toasts.tsx'
import { useRights, useViewer } from '../../session/viewer.tsx'
import { common } from '../../words/common.ts'
import { words } from '../../words/words.ts'
import { ListDialog, ListFields } from './list-dialog.tsx'

const t = words({
  en: {
    title: 'Lists of customers',
    back: 'Customers',
    make: 'New list',
    list: 'List',
    members: 'Customers',
    kind: 'Who is in it',
    kinds: { BY_HAND: 'By hand', BY_RULE: 'By a rule' },
    owner: 'Owner',
    program: 'A program',
    sees: 'Seen by',
    everybody: 'Everybody',
    onlyOwner: 'Its owner',
    evaluated: 'Checked',
    soon: 'now…',
    edit: 'Edit…',
    editTitle: 'Edit the list',
    deleted: (name: string) => `The list ${name} was deleted`,
    restored: (name: string) => `The list ${name} is back`,
    none: 'No lists yet',
    noneMore:
      'Select customers and add them to a list, or filter the customers and make a list of whoever meets the filter.',
    next: 'Next page',
    first: 'First page',
  },
  zh: {
    title: '客户名单',
    back: '客户',
    make: '新建名单',
    list: '名单',
    members: '客户数',
    kind: '成员来源',
    kinds: { BY_HAND: '手动', BY_RULE: '按规则' },
    owner: '所有者',
    program: '程序',
    sees: '可见范围',
    everybody: '所有人',
    onlyOwner: '仅所有者',
    evaluated: '检查时间',
    soon: '进行中…',
    edit: '编辑…',
    editTitle: '编辑名单',
    deleted: (name) => `已删除名单 ${name}`,
    restored: (name) => `已恢复名单 ${name}`,
    none: '还没有名单',
    noneMore: '选择客户并将其加入名单，或者筛选客户并按筛选条件创建名单。',
    next: '下一页',
    first: '第一页',
  },
})

type List = CustomerListsQuery['customerLists']['nodes'][number]

/** Counts are read again at most so often. */
const recountMs = 3_000

/** Every list that the viewer sees, with its members counted as they come and go. */
export const CustomerListsPage = () => {
  const run = useDo()
  const { may } = useRights()
  const { user } = useViewer().viewer
  const [after, setAfter] = useState<string>()
  const lists = useData(CustomerListsDocument, { after })
  const { reload } = lists
  const [isMaking, setMaking] = useState(false)
  const [edited, setEdited] = useState<List>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const recount = useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined
      reload()
    }, recountMs)
  }, [reload])
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      timer.current = undefined
    },
    [],
  )
  useLive(CustomerListMovesDocument, {}, { onItem: recount, onGap: reload })
  const isSoon = lists.data?.customerLists.nodes.some(({ kind, evaluatedAt }) => kind === 'BY_RULE' && !evaluatedAt)
  // A rule that nobody meets is checked without a move.
  useEffect(() => {
    if (isSoon) recount()
  }, [isSoon, lists.data, recount])
  const mayChange = ({ owner }: List) => may('write') && (may('delete') || (user !== null && owner?.id === user.id))
  const remove = async ({ id, version, name }: List) => {
    await run(DeleteCustomerListDocument, { input: { id, version } })
    reload()
    toast(t().deleted(name), async () => {
      await run(RestoreCustomerListDocument, { input: { id, version: version + 1 } })
      reload()
      toast(t().restored(name))
    })
  }
  return (
    <Page
      title={t().title}
      back={{ to: '/customers', label: t().back }}
      actions={
        may('write') && (
          <button type="button" className="button primary" onClick={() => setMaking(true)}>
            <Icon name="plus" />
            {t().make}
          </button>
        )
      }
    >
      <Loaded of={lists}>
        {({ customerLists: { nodes, pageInfo } }) =>
          nodes.length === 0 ? (
            <Empty title={t().none}>
              <p>{t().noneMore}</p>
            </Empty>
          ) : (
            <>
              <Table
                of={nodes}
                keyOf={({ id }) => id}
                columns={[
                  {
                    title: t().list,
                    minWidth: 180,
                    cell: ({ id, name, description, problem }) => (
                      <div className="stack">
                        <Link to="/customers" search={{ f: [['lists.some.id', 'in', [id]]] }}>
                          {name}
                        </Link>
                        {description && <span className="muted">{description}</span>}
                        {problem && <span className="problem">{problem}</span>}
                      </div>
                    ),
                  },
                  { title: t().members, kind: 'number', cell: ({ memberCount }) => format.number(memberCount) },
                  { title: t().kind, cell: ({ kind }) => t().kinds[kind] },
                  { title: t().owner, cell: ({ owner }) => owner?.name ?? t().program },
                  { title: t().sees, cell: ({ isShared }) => (isShared ? t().everybody : t().onlyOwner) },
                  {
                    title: t().evaluated,
                    kind: 'moment',
                    cell: ({ kind, evaluatedAt }) =>
                      kind === 'BY_HAND' ? '' : evaluatedAt ? format.dateTime(evaluatedAt) : t().soon,
                  },
                  {
                    id: 'actions',
                    kind: 'action',
                    cell: (list) =>
                      mayChange(list) && (
                        <Menu label={`${common().actions}: ${list.name}`} button={<Icon name="more" />}>
                          <MenuItem onChoose={() => setEdited(list)}>{t().edit}</MenuItem>
                          <MenuItem danger onChoose={() => orToast(remove(list))}>
                            {common().delete}
                          </MenuItem>
                        </Menu>
                      ),
                  },
                ]}
              />
              {(after !== undefined || pageInfo.hasNextPage) && (
                <div className="row end">
                  {after !== undefined && (
                    <button type="button" className="button" onClick={() => setAfter(undefined)}>
                      {t().first}
                    </button>
                  )}
                  {pageInfo.hasNextPage && (
                    <button type="button" className="button" onClick={() => setAfter(pageInfo.endCursor ?? undefined)}>
                      {t().next}
                    </button>
                  )}
                </div>
              )}
            </>
          )
        }
      </Loaded>
      {isMaking && <ListDialog onDone={reload} onClose={() => setMaking(false)} />}
      {edited && (
        <Dialog title={t().editTitle} onClose={() => setEdited(undefined)}>
          <div className="dialog-body">
            <Form
              submit={common().save}
              onCancel={() => setEdited(undefined)}
              onSubmit={async ({ name = '', description = '', isShared }) => {
                const { id, version } = edited
                const input = { id, version, name, description, isShared: isShared === 'true' }
                await run(UpdateCustomerListDocument, { input })
                setEdited(undefined)
                reload()
              }}
            >
              <ListFields of={edited} />
            </Form>
          </div>
        </Dialog>
      )}
    </Page>
  )
}
