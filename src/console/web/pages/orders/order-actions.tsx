import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { DeleteOrderDocument, RestoreOrderDocument, UpdateOrderDocument } from '../../generated/operations.ts'
import { useDo } from '../../graph/hooks.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { Field, Form } from '../../parts/form.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Menu, MenuItem } from '../../parts/menu.tsx'
import { orToast, toast } from '../../parts/toasts.tsx'
import { useRights } from '../../session/viewer.tsx'
import { useCommands } from '../../shell/commands.ts'
import { useShortcuts } from '../../shell/shortcuts.ts'
import { common } from '../../words/common.ts'
import { fieldWords } from '../../words/fields.ts'
import { kinds } from '../../words/kinds.ts'
import { words } from '../../words/words.ts'
import type { OrderOfPage } from './order.tsx'
import type { OrderStatus } from './status.tsx'

const t = words({
  en: {
    edit: 'Edit',
    editTitle: 'Edit order',
    set: (status: string) => `Set the status to ${status}`,
    changed: (name: string, status: string) => `${name} is now: ${status}`,
    saved: 'Saved',
    back: (name: string) => `${name} is as before`,
    deleted: (name: string) => `${name} was deleted`,
  },
  zh: {
    edit: '编辑',
    editTitle: '编辑订单',
    set: (status) => `将状态设为${status}`,
    changed: (name, status) => `${name} 现为${status}`,
    saved: '已保存',
    back: (name) => `${name} 已恢复原状`,
    deleted: (name) => `已删除 ${name}`,
  },
})

export interface OrderActionsProps {
  readonly of: OrderOfPage
  /** The order, as people call it. */
  readonly name: string
  /** The order has changed. */
  onDone(): void
}

/** What can be done with an order: by buttons, keys and the palette. */
export const OrderActions = ({ of: order, name, onDone }: OrderActionsProps) => {
  const { id, version, status } = order
  const run = useDo()
  const navigate = useNavigate()
  const { may } = useRights()
  const [isEditing, setEditing] = useState(false)
  const edit = () => setEditing(true)
  const setStatus = async (next: OrderStatus) => {
    const { updateOrder } = await run(UpdateOrderDocument, { input: { id, version, status: next } })
    onDone()
    toast(t().changed(name, kinds().order[next]), async () => {
      // With the version that it got: what somebody has changed since is not undone.
      await run(UpdateOrderDocument, { input: { id, version: updateOrder.order!.version, status } })
      onDone()
      toast(t().back(name))
    })
  }
  const remove = async () => {
    await run(DeleteOrderDocument, { input: { id, version } })
    void navigate({ to: '/orders' })
    toast(t().deleted(name), async () => {
      await run(RestoreOrderDocument, { input: { id } })
      await navigate({ to: '/orders/$id', params: { id } })
    })
  }
  const others = (Object.keys(kinds().order) as OrderStatus[]).filter((one) => one !== status)
  useShortcuts({ escape: () => void navigate({ to: '/orders' }), ...(may('write') ? { e: edit } : {}) })
  useCommands([
    ...(may('write')
      ? [
          { id: 'edit', title: `${t().edit}: ${name}`, keys: 'E', run: edit },
          ...others.map((one) => ({
            id: `order-${one}`,
            title: t().set(kinds().order[one]),
            icon: 'order' as const,
            run: () => orToast(setStatus(one)),
          })),
        ]
      : []),
    ...(may('delete') ? [{ id: 'delete', title: `${common().delete}: ${name}`, run: () => orToast(remove()) }] : []),
  ])
  return (
    <>
      {may('write') && (
        <>
          <Menu
            label={fieldWords().status}
            className="button"
            button={
              <>
                {fieldWords().status}
                <Icon name="down" size={12} />
              </>
            }
          >
            {others.map((one) => (
              <MenuItem key={one} onChoose={() => orToast(setStatus(one))}>
                {kinds().order[one]}
              </MenuItem>
            ))}
          </Menu>
          <button type="button" className="button" onClick={edit}>
            {t().edit}
          </button>
        </>
      )}
      {may('delete') && (
        <Menu label={common().actions} button={<Icon name="more" />}>
          <MenuItem danger onChoose={() => orToast(remove())}>
            {common().delete}
          </MenuItem>
        </Menu>
      )}
      {isEditing && <EditOrder of={order} onDone={onDone} onClose={() => setEditing(false)} />}
    </>
  )
}

interface EditOrderProps extends Pick<OrderActionsProps, 'of' | 'onDone'> {
  onClose(): void
}

const EditOrder = ({ of, onDone, onClose }: EditOrderProps) => {
  const run = useDo()
  // As it was when the form was opened: what somebody else saves meanwhile is not reverted.
  const [{ id, version, number, status }] = useState(of)
  const set = async (input: { readonly number: string | null; readonly status: OrderStatus }, at: number) => {
    const { updateOrder } = await run(UpdateOrderDocument, { input: { id, version: at, ...input } })
    onDone()
    return updateOrder.order!.version
  }
  return (
    <Dialog title={t().editTitle} onClose={onClose}>
      <div className="dialog-body">
        <Form
          submit={common().save}
          onCancel={onClose}
          onSubmit={async (values) => {
            const next = { number: values['number'] || null, status: values['status'] as OrderStatus }
            const saved = await set(next, version)
            onClose()
            toast(t().saved, () => set({ number, status }, saved))
          }}
        >
          <Field name="number" label={fieldWords().number} value={number ?? ''} autoFocus />
          <Field name="status" label={fieldWords().status} value={status} options={Object.entries(kinds().order)} />
        </Form>
      </div>
    </Dialog>
  )
}
