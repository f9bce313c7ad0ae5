import {
  CreateEmploymentDocument,
  DeleteEmploymentDocument,
  UpdateEmploymentDocument,
  type EmploymentPartsFragment,
} from '../../generated/operations.ts'
import { useDo } from '../../graph/hooks.ts'
import { CustomerPicker } from '../../parts/customer-picker.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Field, Form } from '../../parts/form.tsx'
import { orToast, toast } from '../../parts/toasts.tsx'
import { common } from '../../words/common.ts'
import { fieldWords } from '../../words/fields.ts'
import { words } from '../../words/words.ts'

const t = words({
  en: {
    add: 'Add an employment',
    edit: 'Edit employment',
    organisation: 'Organisation',
    person: 'Person',
    yes: 'Yes',
    no: 'No',
    remove: 'Delete, it was a mistake',
    toHint: 'Empty for as long as it lasts',
    done: 'Saved',
    removed: 'The employment was deleted',
  },
  zh: {
    add: '添加任职',
    edit: '编辑任职',
    organisation: '机构',
    person: '人员',
    yes: '是',
    no: '否',
    remove: '删除（录入有误）',
    toHint: '仍在职则留空',
    done: '已保存',
    removed: '已删除任职',
  },
})

export const addEmploymentTitle = (): string => t().add

const texts = ({ role = '', fromOn = '', toOn = '' }: Readonly<Record<string, string>>) => ({
  role: role || null,
  fromOn: fromOn || null,
  toOn: toOn || null,
})

export interface EmploymentDialogProps {
  /** The customer on whose page it is opened. */
  readonly of: { readonly id: string; readonly kind: 'PERSON' | 'ORGANISATION' }
  /** The one that is changed; none for a new one. */
  readonly employment?: EmploymentPartsFragment
  onDone(): void
  onClose(): void
}

/** Adds an employment, or changes or ends one. */
export const EmploymentDialog = ({ of: { id, kind }, employment, onDone, onClose }: EmploymentDialogProps) => {
  const run = useDo()
  const isPerson = kind === 'PERSON'
  const done = (text: string) => {
    onClose()
    onDone()
    toast(text)
  }
  const save = async (values: Readonly<Record<string, string>>) => {
    if (employment) {
      const input = { id: employment.id, version: employment.version, ...texts(values) }
      await run(UpdateEmploymentDocument, {
        input: input.toOn ? input : { ...input, isMain: values['isMain'] === 'yes' },
      })
    } else {
      const other = (isPerson ? values['organisationId'] : values['personId']) ?? ''
      const both = isPerson ? { personId: id, organisationId: other } : { personId: other, organisationId: id }
      await run(CreateEmploymentDocument, { input: { ...both, ...texts(values) } })
    }
    done(t().done)
  }
  const remove = async ({ id: gone, version }: EmploymentPartsFragment) => {
    await run(DeleteEmploymentDocument, { input: { id: gone, version } })
    done(t().removed)
  }
  return (
    <Dialog title={employment ? t().edit : t().add} onClose={onClose}>
      <div className="dialog-body">
        <Form submit={common().save} onCancel={onClose} onSubmit={save}>
          {!employment &&
            (isPerson ? (
              <CustomerPicker name="organisationId" label={t().organisation} kind="ORGANISATION" required />
            ) : (
              <CustomerPicker name="personId" label={t().person} kind="PERSON" required />
            ))}
          <Field name="role" label={fieldWords().role} value={employment?.role ?? ''} />
          <Field name="fromOn" type="date" label={fieldWords().fromOn} value={employment?.fromOn ?? ''} />
          <Field name="toOn" type="date" label={fieldWords().toOn} value={employment?.toOn ?? ''} hint={t().toHint} />
          {employment && (
            <Field
              name="isMain"
              label={fieldWords().isMain}
              value={employment.isMain ? 'yes' : 'no'}
              options={[
                ['yes', t().yes],
                ['no', t().no],
              ]}
            />
          )}
        </Form>
        {employment && (
          <button type="button" className="button quiet danger" onClick={() => orToast(remove(employment))}>
            {t().remove}
          </button>
        )}
      </div>
    </Dialog>
  )
}
