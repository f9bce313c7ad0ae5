import { useState } from 'react'
import {
  AddToCustomerListDocument,
  ListNamesDocument,
  MembersAmongDocument,
  RemoveFromCustomerListDocument,
} from '../../generated/operations.ts'
import { useAsk, useData, useDo } from '../../graph/hooks.ts'
import type { Condition } from '../../list/search.ts'
import { Menu, MenuItem } from '../../parts/menu.tsx'
import { orToast, toast } from '../../parts/toasts.tsx'
import { counted, words } from '../../words/words.ts'
import { ListDialog } from './list-dialog.tsx'

const t = words({
  en: {
    lists: 'Lists',
    make: 'Add to a new list…',
    add: (name: string) => `Add to ${name}`,
    remove: (name: string) => `Remove from ${name}`,
    added: (n: number, name: string) => `${counted(n, 'customer')} added to ${name}`,
    removed: (n: number, name: string) => `${counted(n, 'customer')} removed from ${name}`,
    undone: 'Changed back',
  },
  zh: {
    lists: '名单',
    make: '加入新名单…',
    add: (name) => `加入 ${name}`,
    remove: (name) => `从 ${name} 移除`,
    added: (n, name) => `已将 ${n} 位客户加入 ${name}`,
    removed: (n, name) => `已从 ${name} 移除 ${n} 位客户`,
    undone: '已撤销更改',
  },
})

/** Customers that the server takes at a time, and that one page of it names. */
const mostMoved = 1_000
const pageOf = 100

const pieces = <T,>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size))

/** The lists by id that conditions ask to be in. */
const listsAsked = (conditions: readonly Condition[]): ReadonlySet<unknown> =>
  new Set(conditions.flatMap(([field, , value]) => (field === 'lists.some.id' ? [value].flat() : [])))

export interface BulkListsProps {
  readonly ids: readonly string[]
  /** What the list is filtered by: customers can be removed from the lists that it names. */
  readonly conditions: readonly Condition[]
  onDone(): void
}

/** Adds the selected customers to lists by hand, and removes them. */
export const BulkLists = ({ ids, conditions, onDone }: BulkListsProps) => {
  const run = useDo()
  const ask = useAsk()
  const { data, reload } = useData(ListNamesDocument, {})
  const [isMaking, setMaking] = useState(false)
  const byHand = (data?.customerLists.nodes ?? []).filter(({ kind }) => kind === 'BY_HAND')
  const asked = listsAsked(conditions)
  type List = (typeof byHand)[number]
  const membersAmong = async (list: string): Promise<ReadonlySet<string>> => {
    const found = new Set<string>()
    for (const some of pieces(ids, pageOf)) {
      const { customers } = await ask(MembersAmongDocument, { list, ids: some })
      for (const { id } of customers.nodes) found.add(id)
    }
    return found
  }
  const move = async (isAdded: boolean, id: string, customers: readonly string[]) => {
    for (const customerIds of pieces(customers, mostMoved)) {
      const input = { id, customerIds }
      await (isAdded ? run(AddToCustomerListDocument, { input }) : run(RemoveFromCustomerListDocument, { input }))
    }
  }
  /** Only those that it concerns, so that an undo changes no others back. */
  const change = async ({ id, name }: List, isAdded: boolean) => {
    const members = await membersAmong(id)
    const moved = ids.filter((one) => members.has(one) !== isAdded)
    await move(isAdded, id, moved)
    const undo = async () => {
      await move(!isAdded, id, moved)
      toast(t().undone)
      onDone()
    }
    toast(
      isAdded ? t().added(moved.length, name) : t().removed(moved.length, name),
      moved.length > 0 ? undo : undefined,
    )
    onDone()
  }
  return (
    <>
      <Menu label={t().lists} className="button quiet" button={t().lists}>
        {byHand
          .filter(({ id }) => asked.has(id))
          .map((list) => (
            <MenuItem key={`-${list.id}`} onChoose={() => orToast(change(list, false))}>
              {t().remove(list.name)}
            </MenuItem>
          ))}
        {byHand
          .filter(({ id }) => !asked.has(id))
          .map((list) => (
            <MenuItem key={list.id} onChoose={() => orToast(change(list, true))}>
              {t().add(list.name)}
            </MenuItem>
          ))}
        <MenuItem onChoose={() => setMaking(true)}>{t().make}</MenuItem>
      </Menu>
      {isMaking && (
        <ListDialog
          customerIds={ids.slice(0, mostMoved)}
          onDone={({ id }) => {
            reload()
            orToast(move(true, id, ids.slice(mostMoved)).then(onDone))
          }}
          onClose={() => setMaking(false)}
        />
      )}
    </>
  )
}
