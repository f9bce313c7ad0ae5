import { useNavigate } from '@tanstack/react-router'
import { DeleteCustomerDocument, RestoreCustomerDocument } from '../../generated/operations.ts'
import type { Operation } from '../../graph/graph.ts'
import { useDo } from '../../graph/hooks.ts'
import { usePanels } from '../../panels/panels.ts'
import { Icon } from '../../parts/icon.tsx'
import { Menu, MenuItem } from '../../parts/menu.tsx'
import { orToast, toast } from '../../parts/toasts.tsx'
import { useRights } from '../../session/viewer.tsx'
import { useCommands } from '../../shell/commands.ts'
import { useShortcuts } from '../../shell/shortcuts.ts'
import { common } from '../../words/common.ts'
import { textOf, words } from '../../words/words.ts'
import type { CustomerOfPage } from './facts.tsx'
import { noteTitle } from './note.tsx'

const t = words({
  en: { edit: 'Edit', deleted: (name: string) => `${name} was deleted` },
  zh: { edit: '编辑', deleted: (name) => `已删除 ${name}` },
})

export interface CustomerActionsProps {
  readonly customer: CustomerOfPage
  onEdit(): void
  onNote(): void
  /** Something about the customer has changed. */
  onDone(): void
}

/** What can be done with a customer: by buttons, keys and the palette. */
export const CustomerActions = ({ customer: { id, name }, onEdit, onNote, onDone }: CustomerActionsProps) => {
  const navigate = useNavigate()
  const run = useDo()
  const { may } = useRights()
  const ofPlugins = usePanels('record.action').filter(({ problem }) => problem === undefined)
  const remove = async () => {
    await run(DeleteCustomerDocument, { input: { id } })
    void navigate({ to: '/customers' })
    toast(t().deleted(name), async () => {
      await run(RestoreCustomerDocument, { input: { id } })
      await navigate({ to: '/customers/$id', params: { id } })
    })
  }
  const act = async (mutation: string, done: string) => {
    await run(mutation as unknown as Operation<object, { id: string }>, { id })
    toast(done)
    onDone()
  }
  const actions = [
    ...ofPlugins.map(({ plugin, id: action, title, mutation, done }) => ({
      id: `${plugin}-${action}`,
      title: textOf(title),
      danger: false,
      run: () => orToast(act(mutation, textOf(done))),
    })),
    ...(may('delete') ? [{ id: 'delete', title: common().delete, danger: true, run: () => orToast(remove()) }] : []),
  ]
  useShortcuts(may('write') ? { e: onEdit, n: onNote } : {})
  useCommands([
    ...(may('write')
      ? [
          { id: 'edit', title: `${t().edit}: ${name}`, keys: 'E', run: onEdit },
          { id: 'note', title: noteTitle(), icon: 'note' as const, keys: 'N', run: onNote },
        ]
      : []),
    ...actions.map(({ danger, title, ...rest }) => ({ ...rest, title: danger ? `${title}: ${name}` : title })),
  ])
  return (
    <>
      {may('write') && (
        <>
          <button type="button" className="button" onClick={onNote}>
            <Icon name="note" />
            {noteTitle()}
          </button>
          <button type="button" className="button" onClick={onEdit}>
            {t().edit}
          </button>
        </>
      )}
      {actions.length > 0 && (
        <Menu label={common().actions} button={<Icon name="more" />}>
          {actions.map((action) => (
            <MenuItem key={action.id} danger={action.danger} onChoose={action.run}>
              {action.title}
            </MenuItem>
          ))}
        </Menu>
      )}
    </>
  )
}
