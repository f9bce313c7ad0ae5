import { useState } from 'react'
import {
  DeleteCustomerDocument,
  OwnersDocument,
  RestoreCustomerDocument,
  TagCustomerDocument,
  type TagCustomerMutationVariables,
} from '../../generated/operations.ts'
import { asError } from '../../graph/graph.ts'
import { useData, useDo } from '../../graph/hooks.ts'
import { useRights } from '../../session/viewer.tsx'
import type { Condition } from '../../list/search.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { Field, Form } from '../../parts/form.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Menu, MenuItem } from '../../parts/menu.tsx'
import { toast } from '../../parts/toasts.tsx'
import { common } from '../../words/common.ts'
import { counted, words } from '../../words/words.ts'
import { BulkLists } from './bulk-lists.tsx'
import type { CustomerRow } from './columns.tsx'

const t = words({
  en: {
    selected: (n: number) => `${n} selected`,
    tag: 'Tag…',
    tagName: 'Tag',
    owner: 'Owner',
    nobody: 'Nobody',
    export: 'Export',
    changed: (n: number) => `${counted(n, 'customer')} changed`,
    deleted: (n: number) => `${counted(n, 'customer')} deleted`,
    undone: (n: number) => `${counted(n, 'customer')} changed back`,
    restored: (n: number) => `${counted(n, 'customer')} restored`,
    some: (done: number, of: number, why: string) => `${done} of ${of} done: ${why}`,
    clear: 'Clear the selection',
  },
  zh: {
    selected: (n) => `已选 ${n} 项`,
    tag: '标签…',
    tagName: '标签',
    owner: '负责人',
    nobody: '无',
    export: '导出',
    changed: (n) => `已更改 ${n} 位客户`,
    deleted: (n) => `已删除 ${n} 位客户`,
    undone: (n) => `已撤销 ${n} 位客户的更改`,
    restored: (n) => `已恢复 ${n} 位客户`,
    some: (done, of, why) => `完成 ${done}/${of}：${why}`,
    clear: '清除选择',
  },
})

/** So many at once: enough to be quick, few enough for others. */
const atOnce = 4

interface Done<T, Result> {
  readonly item: T
  readonly result: Result
}

/** Does the same to each; gives what worked, and the first thing that did not. */
const each = async <T, Result>(items: readonly T[], work: (item: T) => Promise<Result>) => {
  const done: Done<T, Result>[] = []
  let problem: string | undefined
  const queue = [...items]
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
        try {
          done.push({ item, result: await work(item) })
        } catch (error) {
          problem ??= asError(error).message
        }
      }
    }),
  )
  return { done, problem }
}

export interface BulkProps {
  readonly rows: readonly CustomerRow[]
  /** What the list is filtered by. */
  readonly conditions: readonly Condition[]
  onDone(ids: readonly string[]): void
  onExport(rows: readonly CustomerRow[]): void
  onClear(): void
}

/** What can be done with all selected customers together; each step can be undone. */
export const Bulk = ({ rows, conditions, onDone, onExport, onClear }: BulkProps) => {
  const run = useDo()
  const { may } = useRights()
  const { data } = useData(OwnersDocument, {}, { pause: !may('manage') })
  const [isTagging, setTagging] = useState(false)
  const [isBusy, setBusy] = useState(false)
  /** One step at a time: a second press meanwhile does nothing. */
  const busily = async (work: () => Promise<unknown>) => {
    if (isBusy) return
    setBusy(true)
    try {
      await work()
    } finally {
      setBusy(false)
    }
  }
  const say = (
    text: string,
    total: number,
    { done, problem }: { readonly done: readonly unknown[]; readonly problem: string | undefined },
    undo?: () => Promise<unknown>,
  ) => toast(problem === undefined ? text : t().some(done.length, total, problem), done.length > 0 ? undo : undefined)

  type Input = Omit<TagCustomerMutationVariables['input'], 'id'>
  const change = (to: (row: CustomerRow) => Input, back: (row: CustomerRow) => Input) =>
    busily(async () => {
      const changed = await each(rows, async (row) => {
        const { updateCustomer } = await run(TagCustomerDocument, { input: { id: row.id, ...to(row) } })
        return updateCustomer.customer?.version
      })
      const ids = changed.done.map(({ item }) => item.id)
      say(t().changed(changed.done.length), rows.length, changed, async () => {
        // As it was left: what somebody has changed since is not undone.
        const undone = await each(changed.done, ({ item, result: version }) =>
          run(TagCustomerDocument, { input: { id: item.id, version, ...back(item) } }),
        )
        say(t().undone(undone.done.length), changed.done.length, undone)
        onDone(ids)
      })
      onDone(ids)
    })
  const give = (ownerId: string | null) =>
    change(
      () => ({ ownerId }),
      ({ owner }) => ({ ownerId: owner?.id ?? null }),
    )
  const remove = () =>
    busily(async () => {
      const deleted = await each(rows, ({ id }) => run(DeleteCustomerDocument, { input: { id } }))
      say(t().deleted(deleted.done.length), rows.length, deleted, async () => {
        const restored = await each(deleted.done, ({ item }) =>
          run(RestoreCustomerDocument, { input: { id: item.id } }),
        )
        say(t().restored(restored.done.length), deleted.done.length, restored)
      })
      onDone([])
    })
  return (
    <div className="bulk" role="toolbar" aria-label={t().selected(rows.length)}>
      <span>{t().selected(rows.length)}</span>
      {may('write') && (
        <>
          <button type="button" className="button quiet" disabled={isBusy} onClick={() => setTagging(true)}>
            {t().tag}
          </button>
          <Menu label={t().owner} className="button quiet" button={t().owner}>
            {(data?.users.nodes ?? []).map(({ id, name }) => (
              <MenuItem key={id} disabled={isBusy} onChoose={() => void give(id)}>
                {name}
              </MenuItem>
            ))}
            <MenuItem disabled={isBusy} onChoose={() => void give(null)}>
              {t().nobody}
            </MenuItem>
          </Menu>
          <BulkLists
            ids={rows.map(({ id }) => id)}
            conditions={conditions}
            onDone={() => onDone(rows.map(({ id }) => id))}
          />
        </>
      )}
      <button type="button" className="button quiet" onClick={() => onExport(rows)}>
        {t().export}
      </button>
      {may('delete') && (
        <button type="button" className="button quiet danger" disabled={isBusy} onClick={() => void remove()}>
          {common().delete}
        </button>
      )}
      <button type="button" className="button quiet icon" aria-label={t().clear} onClick={onClear}>
        <Icon name="close" />
      </button>
      {isTagging && (
        <Dialog title={t().tag} onClose={() => setTagging(false)}>
          <div className="dialog-body">
            <Form
              submit={common().save}
              onSubmit={async ({ tag = '' }) => {
                setTagging(false)
                await change(
                  ({ version, tags }) => ({ version, tags: [...new Set([...tags, tag])] }),
                  ({ tags }) => ({ tags: [...tags] }),
                )
              }}
            >
              <Field name="tag" label={t().tagName} required autoFocus />
            </Form>
          </div>
        </Dialog>
      )}
    </div>
  )
}
