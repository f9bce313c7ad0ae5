import { useState, type ReactNode } from 'react'
import {
  CreateSavedViewDocument,
  DeleteSavedViewDocument,
  RestoreSavedViewDocument,
  SavedViewsDocument,
  UpdateSavedViewDocument,
} from '../generated/operations.ts'
import { useData, useDo } from '../graph/hooks.ts'
import type { Column } from './columns.ts'
import type { ListSearch } from './search.ts'
import { copy } from '../parts/copy.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Field, Form } from '../parts/form.tsx'
import { Icon } from '../parts/icon.tsx'
import { Menu, MenuItem } from '../parts/menu.tsx'
import { orToast, toast } from '../parts/toasts.tsx'
import { useRights, useViewer } from '../session/viewer.tsx'
import { useCommands } from '../shell/commands.ts'
import { common } from '../words/common.ts'
import { counted, words } from '../words/words.ts'
import { contentOf, dropKept, keep, readKept, searchOf, type SavedView, type ViewedList } from './views.ts'

const t = words({
  en: {
    views: 'Views',
    save: 'Save this view…',
    name: 'Name of the view',
    sees: 'Who sees it',
    onlyMe: 'Only me',
    everybody: 'Everybody',
    copyLink: 'Copy a link to this view',
    none: 'No saved views yet',
    drop: (name: string) => `Delete the view ${name}`,
    dropped: (name: string) => `The view ${name} was deleted`,
    saved: (name: string) => `The view ${name} was saved`,
    share: (name: string) => `Share the view ${name} with everybody`,
    shared: (name: string) => `Everybody sees the view ${name} now`,
    unshare: (name: string) => `Show the view ${name} only to its owner`,
    unshared: (name: string) => `Only its owner sees the view ${name} now`,
    kept: 'Only in this browser',
    take: 'Move them to the server',
    taken: (n: number) => `${counted(n, 'view')} moved to the server`,
    export: 'Export this list as CSV',
  },
  zh: {
    views: '视图',
    save: '保存此视图…',
    name: '视图名称',
    sees: '可见范围',
    onlyMe: '仅自己',
    everybody: '所有人',
    copyLink: '复制此视图的链接',
    none: '还没有保存的视图',
    drop: (name) => `删除视图 ${name}`,
    dropped: (name) => `已删除视图 ${name}`,
    saved: (name) => `已保存视图 ${name}`,
    share: (name) => `与所有人共享视图 ${name}`,
    shared: (name) => `现在所有人都能看到视图 ${name}`,
    unshare: (name) => `仅向所有者显示视图 ${name}`,
    unshared: (name) => `现在只有所有者能看到视图 ${name}`,
    kept: '仅在此浏览器中',
    take: '移到服务器',
    taken: (n) => `已将 ${n} 个视图移到服务器`,
    export: '将此列表导出为 CSV',
  },
})

export interface ViewsMenuProps {
  readonly of: ViewedList
  /** What the list shows now. */
  readonly search: ListSearch
  readonly columns: readonly Pick<Column<never>, 'id' | 'selection'>[]
  onOpen(search: ListSearch): void
  onExport?: (() => void) | undefined
  /** What else can be done with it. */
  readonly children?: ReactNode
}

/** Saved views, and what can be done with the list that is shown. */
export const ViewsMenu = ({ of, search, columns, onOpen, onExport, children }: ViewsMenuProps) => {
  const { field: list } = of
  const run = useDo()
  const { may } = useRights()
  const { user } = useViewer().viewer
  const { data, reload } = useData(SavedViewsDocument, { list })
  const [kept, setKept] = useState(() => readKept(list))
  const [isSaving, setSaving] = useState(false)
  const views = data?.savedViews.nodes ?? []
  useCommands([
    { id: 'save-view', title: t().save, run: () => setSaving(true) },
    ...(onExport ? [{ id: 'export', title: t().export, run: onExport }] : []),
  ])
  const isMine = ({ owner }: SavedView) => user !== null && owner?.id === user.id
  const mayChange = (view: SavedView) => may('write') && (isMine(view) || may('delete'))
  const create = async (name: string, asked: ListSearch, isShared: boolean) => {
    const input = { name, list, isShared, ...contentOf(of, asked, columns) }
    const { createSavedView } = await run(CreateSavedViewDocument, { input })
    reload()
    return createSavedView.savedView!
  }
  const drop = async (view: SavedView) => {
    const { id, version, name } = view
    await run(DeleteSavedViewDocument, { input: { id, version } })
    reload()
    toast(t().dropped(name), async () => {
      await run(RestoreSavedViewDocument, { input: { id, version: version + 1 } })
      reload()
    })
  }
  const share = async ({ id, version, name, isShared }: SavedView) => {
    await run(UpdateSavedViewDocument, { input: { id, version, isShared: !isShared } })
    reload()
    toast(isShared ? t().unshared(name) : t().shared(name))
  }
  /** Each leaves the browser once the server has it: what it refuses stays here. */
  const take = async () => {
    let moved = 0
    try {
      for (const { name, search: asked } of kept) {
        await create(name, asked, user === null)
        setKept(dropKept(list, name))
        moved++
      }
    } finally {
      if (moved > 0) toast(t().taken(moved))
    }
  }
  return (
    <>
      <Menu label={t().views} className="button quiet" button={t().views}>
        {views.length === 0 && kept.length === 0 && <div className="heading">{t().none}</div>}
        {views.map((view) => (
          <div key={view.id} className="row">
            <MenuItem onChoose={() => onOpen(searchOf(of, view))}>
              <span className="row">
                {view.name}
                {view.isShared && <span className="badge">{t().everybody}</span>}
              </span>
            </MenuItem>
            {mayChange(view) && (
              <>
                {/* A view of a program has nobody who would see it alone. */}
                {view.owner && (
                  <button
                    type="button"
                    className="button quiet icon"
                    aria-label={view.isShared ? t().unshare(view.name) : t().share(view.name)}
                    title={view.isShared ? t().unshare(view.name) : t().share(view.name)}
                    onClick={() => orToast(share(view))}
                  >
                    <Icon name={view.isShared ? 'person' : 'customers'} size={12} />
                  </button>
                )}
                <button
                  type="button"
                  className="button quiet icon"
                  aria-label={t().drop(view.name)}
                  title={t().drop(view.name)}
                  onClick={() => orToast(drop(view))}
                >
                  <Icon name="close" size={12} />
                </button>
              </>
            )}
          </div>
        ))}
        {kept.length > 0 && <div className="heading">{t().kept}</div>}
        {kept.map(({ name, search: asked }) => (
          <div key={name} className="row">
            <MenuItem onChoose={() => onOpen(asked)}>{name}</MenuItem>
            <button
              type="button"
              className="button quiet icon"
              aria-label={t().drop(name)}
              onClick={() => setKept(dropKept(list, name))}
            >
              <Icon name="close" size={12} />
            </button>
          </div>
        ))}
        {kept.length > 0 && may('write') && <MenuItem onChoose={() => orToast(take())}>{t().take}</MenuItem>}
        <MenuItem onChoose={() => setSaving(true)}>{t().save}</MenuItem>
        {children}
        <MenuItem
          onChoose={() =>
            orToast(
              copy(
                search.view === undefined
                  ? location.href
                  : `${location.origin}${location.pathname}?view=${search.view}`,
              ),
            )
          }
        >
          {t().copyLink}
        </MenuItem>
        {onExport && <MenuItem onChoose={onExport}>{t().export}</MenuItem>}
      </Menu>
      {isSaving && (
        <Dialog title={t().save} onClose={() => setSaving(false)}>
          <div className="dialog-body">
            <Form
              submit={common().save}
              onSubmit={async ({ name = '', isShared }) => {
                if (may('write')) {
                  const { id } = await create(name, search, isShared === 'true')
                  onOpen({ ...search, view: id })
                } else setKept(keep(list, { name, search }))
                toast(t().saved(name))
                setSaving(false)
              }}
            >
              <Field name="name" label={t().name} required autoFocus />
              {may('write') ? (
                <Field
                  name="isShared"
                  label={t().sees}
                  options={[...(user === null ? [] : [['false', t().onlyMe] as const]), ['true', t().everybody]]}
                />
              ) : (
                <span className="muted">{t().kept}</span>
              )}
            </Form>
          </div>
        </Dialog>
      )}
    </>
  )
}
