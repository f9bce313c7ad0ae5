import { useNavigate } from '@tanstack/react-router'
import type { SavedFragment } from '../../generated/operations.ts'
import { copy } from '../../parts/copy.ts'
import { Icon } from '../../parts/icon.tsx'
import { Menu, MenuItem } from '../../parts/menu.tsx'
import { orToast } from '../../parts/toasts.tsx'
import { useCommands } from '../../shell/commands.ts'
import { common } from '../../words/common.ts'
import { words } from '../../words/words.ts'
import type { useSaved } from './saved.ts'
import type { Asked } from './search.ts'

const t = words({
  en: {
    save: 'Save…',
    store: 'Save',
    saveAs: 'Save as another report…',
    rename: 'Rename…',
    revert: 'Back to what was saved',
    share: 'Share with everybody',
    unshare: 'Stop sharing',
    pin: 'Show on Today',
    unpin: 'Remove from Today',
    link: 'Copy a link to this report',
    export: 'Export this report as CSV',
    remove: 'Delete this report',
  },
  zh: {
    save: '保存…',
    store: '保存',
    saveAs: '另存为…',
    rename: '重命名…',
    revert: '恢复为已保存的内容',
    share: '与所有人共享',
    unshare: '停止共享',
    pin: '显示在今日页',
    unpin: '从今日页移除',
    link: '复制此报表的链接',
    export: '将此报表导出为 CSV',
    remove: '删除此报表',
  },
})

export interface ReportActionsProps {
  readonly search: Asked
  readonly saved: SavedFragment | undefined
  /** What was saved, where the page shows something else now. */
  readonly original: Asked | undefined
  readonly reports: ReturnType<typeof useSaved>
  readonly canAsk: boolean
  onAskName(why: 'save' | 'rename'): void
  /** Absent while there is nothing to export. */
  readonly onExport: (() => void) | undefined
}

/** What can be done with the report that is shown. */
export const ReportActions = ({
  search,
  saved,
  original,
  reports,
  canAsk,
  onAskName,
  onExport,
}: ReportActionsProps) => {
  const navigate = useNavigate({ from: '/reports' })
  const mayChange = saved !== undefined && reports.mayChange(saved)
  useCommands([
    ...(reports.maySave
      ? [{ id: 'save-report', title: saved ? t().saveAs : t().save, run: () => onAskName('save') }]
      : []),
    ...(onExport ? [{ id: 'export-report', title: t().export, run: onExport }] : []),
  ])
  return (
    <>
      {original && (
        <button
          type="button"
          className="button quiet"
          onClick={() => void navigate({ search: original, replace: true })}
        >
          {t().revert}
        </button>
      )}
      {saved && mayChange && original && (
        <button type="button" className="button primary" onClick={() => orToast(reports.store(saved, search))}>
          {t().store}
        </button>
      )}
      {reports.maySave && !saved && (
        <button type="button" className="button primary" disabled={!canAsk} onClick={() => onAskName('save')}>
          {t().save}
        </button>
      )}
      <Menu label={common().actions} button={<Icon name="more" />}>
        {saved && mayChange && (
          <>
            <MenuItem onChoose={() => orToast(reports.change(saved, { isOnToday: !saved.isOnToday }))}>
              {saved.isOnToday ? t().unpin : t().pin}
            </MenuItem>
            {reports.mayKeep && (
              <MenuItem onChoose={() => orToast(reports.change(saved, { isShared: !saved.isShared }))}>
                {saved.isShared ? t().unshare : t().share}
              </MenuItem>
            )}
            <MenuItem onChoose={() => onAskName('rename')}>{t().rename}</MenuItem>
          </>
        )}
        {saved && reports.maySave && <MenuItem onChoose={() => onAskName('save')}>{t().saveAs}</MenuItem>}
        <MenuItem onChoose={() => orToast(copy(location.href))}>{t().link}</MenuItem>
        <MenuItem onChoose={() => onExport?.()} disabled={!onExport}>
          {t().export}
        </MenuItem>
        {saved && mayChange && (
          <MenuItem
            danger
            onChoose={() => orToast(reports.remove(saved).then(() => navigate({ to: '/reports', search: {} })))}
          >
            {t().remove}
          </MenuItem>
        )}
      </Menu>
    </>
  )
}
