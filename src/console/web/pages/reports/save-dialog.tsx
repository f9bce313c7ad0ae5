import type { SavedFragment } from '../../generated/operations.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { Field, Form } from '../../parts/form.tsx'
import { common } from '../../words/common.ts'
import { words } from '../../words/words.ts'

const t = words({
  en: {
    save: 'Save this report',
    rename: 'Rename this report',
    name: 'Name',
    shared: 'Everybody sees it',
    always: 'Everybody sees it: your key belongs to no user',
  },
  zh: {
    save: '保存此报表',
    rename: '重命名此报表',
    name: '名称',
    shared: '所有人可见',
    always: '所有人可见：您的密钥不属于任何用户',
  },
})

export interface SaveDialogProps {
  readonly isRename: boolean
  /** The report that it is, or began as. */
  readonly saved: SavedFragment | undefined
  /** Whether it can be seen by the viewer alone. */
  readonly mayKeep: boolean
  /** What it could be called. */
  readonly suggestion: string
  onSave(name: string, isShared: boolean): Promise<unknown>
  onClose(): void
}

/** Gives a report a name, and says who sees it. */
export const SaveDialog = ({ isRename, saved, mayKeep, suggestion, onSave, onClose }: SaveDialogProps) => (
  <Dialog title={isRename ? t().rename : t().save} onClose={onClose}>
    <div className="dialog-body">
      <Form
        submit={common().save}
        onCancel={onClose}
        onSubmit={async ({ name = '', shared }) => {
          await onSave(name, !mayKeep || shared === 'on')
          onClose()
        }}
      >
        <Field name="name" label={t().name} value={isRename ? (saved?.name ?? '') : suggestion} required autoFocus />
        {!isRename && (
          <label className="check">
            <input type="checkbox" name="shared" defaultChecked={!mayKeep} disabled={!mayKeep} />
            {mayKeep ? t().shared : t().always}
          </label>
        )}
      </Form>
    </div>
  </Dialog>
)
