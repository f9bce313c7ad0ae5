import { useState } from 'react'
import {
  DeleteCustomerDocument,
  OwnersDocument,
  RestoreCustomerDocument,
  TagCustomerDocument,
  type TagCustomerMutationVariables,
} from '../../generated/operations.ts'
import { useData, useDo } from '../../graph/hooks.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { Field, Form } from '../../parts/form.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Menu, MenuItem } from '../../parts/menu.tsx'
import { toast } from '../../parts/toasts.tsx'
import { common } from '../../words/common.ts'
import { counted, words } from '../../words/words.ts'
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
    some: (done, of, why) => `完成 ${done}/${of}：${why}`,
    clear: '清除选择',
  },
})

/** So many at once: enough to be quick, few enough for others. */
const atOnce = 4

/** Does the same to each; gives what worked, and the first thing that did not. */
const each = async <T,>(items: readonly T[], work: (item: T) => Promise<unknown>) => {
  const done: T[] = []
  let problem: string | undefined
  const queue = [...items]
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
        try {
          await work(item)
          done.push(item)
        } catch (error) {
          problem ??= error instanceof Error ? error.message : String(error)
        }
      }
    }),
  )
  return { done, problem }
}

export interface BulkProps {
  readonly rows: readonly CustomerRow[]
  onDone(ids: readonly string[]): void
  onExport(rows: readonly CustomerRow[]): void
  onClear(): void
}

/** What can be done with all selected customers together; each step can be undone. */
export const Bulk = ({ rows, onDone, onExport, onClear }: BulkProps) => {
  const run = useDo()
  const { data } = useData(OwnersDocument, {})
  const [isTagging, setTagging] = useState(false)
  const say = (
    text: string,
    total: number,
    { done, problem }: Awaited<ReturnType<typeof each>>,
    undo: () => Promise<unknown>,
  ) => toast(problem === undefined ? text : t().some(done.length, total, problem), done.length > 0 ? undo : undefined)

  type Change = Omit<TagCustomerMutationVariables['input'], 'id'>
  const change = async (to: (row: CustomerRow) => Change, back: (row: CustomerRow) => Change) => {
    const result = await each(rows, (row) => run(TagCustomerDocument, { input: { id: row.id, ...to(row) } }))
    say(t().changed(result.done.length), rows.length, result, async () => {
      await each(result.done, (row) => run(TagCustomerDocument, { input: { id: row.id, ...back(row) } }))
      onDone(result.done.map(({ id }) => id))
    })
    onDone(result.done.map(({ id }) => id))
  }
  const give = (ownerId: string | null) =>
    change(
      () => ({ ownerId }),
      ({ owner }) => ({ ownerId: owner?.id ?? null }),
    )
  const remove = async () => {
    const result = await each(rows, ({ id }) => run(DeleteCustomerDocument, { input: { id } }))
    say(t().deleted(result.done.length), rows.length, result, () =>
      each(result.done, ({ id }) => run(RestoreCustomerDocument, { input: { id } })),
    )
    onDone([])
  }
  return (
    <div className="bulk" role="toolbar" aria-label={t().selected(rows.length)}>
      <span>{t().selected(rows.length)}</span>
      <button type="button" className="button quiet" onClick={() => setTagging(true)}>
        {t().tag}
      </button>
      <Menu label={t().owner} className="button quiet" button={t().owner}>
        {(data?.users.nodes ?? []).map(({ id, name }) => (
          <MenuItem key={id} onChoose={() => void give(id)}>
            {name}
          </MenuItem>
        ))}
        <MenuItem onChoose={() => void give(null)}>{t().nobody}</MenuItem>
      </Menu>
      <button type="button" className="button quiet" onClick={() => onExport(rows)}>
        {t().export}
      </button>
      <button type="button" className="button quiet danger" onClick={() => void remove()}>
        {common().delete}
      </button>
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
                  ({ tags }) => ({ tags: [...new Set([...tags, tag])] }),
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
