import { useState } from 'react'
import { copy } from '../../parts/copy.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { Field, Form } from '../../parts/form.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Menu, MenuItem } from '../../parts/menu.tsx'
import { orToast } from '../../parts/toasts.tsx'
import { useCommands } from '../../shell/commands.ts'
import { common } from '../../words/common.ts'
import { words } from '../../words/words.ts'
import type { ListSearch } from '../../list/search.ts'
import { dropView, readViews, saveView } from './views.ts'

const t = words({
  en: {
    views: 'Views',
    save: 'Save this view…',
    name: 'Name of the view',
    copyLink: 'Copy a link to this view',
    none: 'No saved views yet',
    drop: (name: string) => `Delete the view ${name}`,
    export: 'Export this list as CSV',
  },
  zh: {
    views: '视图',
    save: '保存此视图…',
    name: '视图名称',
    copyLink: '复制此视图的链接',
    none: '还没有保存的视图',
    drop: (name) => `删除视图 ${name}`,
    export: '将此列表导出为 CSV',
  },
})

export interface ViewsMenuProps {
  /** What the list shows now. */
  readonly search: ListSearch
  onOpen(search: ListSearch): void
  onExport(): void
}

/** Searches with names, and what can be done with the one that is shown. */
export const ViewsMenu = ({ search, onOpen, onExport }: ViewsMenuProps) => {
  const [views, setViews] = useState(readViews)
  const [isSaving, setSaving] = useState(false)
  useCommands([
    { id: 'save-view', title: t().save, run: () => setSaving(true) },
    { id: 'export', title: t().export, run: onExport },
  ])
  return (
    <>
      <Menu label={t().views} className="button quiet" button={t().views}>
        {views.length === 0 && <div className="heading">{t().none}</div>}
        {views.map(({ name, search: of }) => (
          <div key={name} className="row">
            <MenuItem onChoose={() => onOpen(of)}>{name}</MenuItem>
            <button
              type="button"
              className="button quiet icon"
              aria-label={t().drop(name)}
              onClick={() => setViews(dropView(name))}
            >
              <Icon name="close" size={12} />
            </button>
          </div>
        ))}
        <MenuItem onChoose={() => setSaving(true)}>{t().save}</MenuItem>
        <MenuItem onChoose={() => orToast(copy(location.href))}>{t().copyLink}</MenuItem>
        <MenuItem onChoose={onExport}>{t().export}</MenuItem>
      </Menu>
      {isSaving && (
        <Dialog title={t().save} onClose={() => setSaving(false)}>
          <div className="dialog-body">
            <Form
              submit={common().save}
              onSubmit={async ({ name = '' }) => {
                setViews(saveView({ name, search }))
                setSaving(false)
              }}
            >
              <Field name="name" label={t().name} required autoFocus />
            </Form>
          </div>
        </Dialog>
      )}
    </>
  )
}
