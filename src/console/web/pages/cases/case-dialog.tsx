import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { CreateCaseDocument, OwnersDocument, UpdateCaseDocument, type Priority } from '../../generated/operations.ts'
import { useData, useDo } from '../../graph/hooks.ts'
import { CustomerPicker } from '../../parts/customer-picker.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Field, Form } from '../../parts/form.tsx'
import { toast } from '../../parts/toasts.tsx'
import { useRights, useViewer } from '../../session/viewer.tsx'
import { common } from '../../words/common.ts'
import { fieldWords } from '../../words/fields.ts'
import { kinds } from '../../words/kinds.ts'
import { words } from '../../words/words.ts'

const t = words({
  en: { create: 'New case', edit: 'Edit case', text: 'The question or problem', saved: 'Saved' },
  zh: { create: '新建工单', edit: '编辑工单', text: '问题描述', saved: '已保存' },
})

export const newCaseTitle = (): string => t().create

interface EditedCase {
  readonly id: string
  readonly version: number
  readonly subject: string
  readonly text: string | null
  readonly priority: Priority
  readonly channel: string | null
  readonly assignee: { readonly id: string; readonly name: string } | null
}

export interface CaseDialogProps {
  /** The case to be changed; none for a new one. */
  readonly of?: EditedCase | undefined
  /** Whose a new one is; without it, the dialog asks. */
  readonly customerId?: string | undefined
  onDone?(): void
  onClose(): void
}

/** Opens a case, or changes one. */
export const CaseDialog = ({ of, customerId, onDone, onClose }: CaseDialogProps) => {
  const run = useDo()
  const navigate = useNavigate()
  const { may } = useRights()
  const { viewer } = useViewer()
  const { data } = useData(OwnersDocument, {}, { pause: !may('manage') })
  const [opened] = useState(of)
  const known = [
    ...(viewer.user ? [{ id: viewer.user.id, name: viewer.name }] : []),
    ...(opened?.assignee ? [opened.assignee] : []),
    ...(data?.users.nodes ?? []),
  ]
  const assignees = [...new Map(known.map(({ id, name }) => [id, name] as const))]
  return (
    <Dialog title={opened ? t().edit : t().create} onClose={onClose}>
      <div className="dialog-body">
        <Form
          submit={common().save}
          onCancel={onClose}
          onSubmit={async (values) => {
            const fields = {
              subject: values['subject'] ?? '',
              text: values['text'] || null,
              priority: values['priority'] as Priority,
              channel: values['channel'] || null,
              assigneeId: values['assigneeId'] || null,
            }
            if (opened) {
              await run(UpdateCaseDocument, { input: { id: opened.id, version: opened.version, ...fields } })
              toast(t().saved)
            } else {
              const { createCase } = await run(CreateCaseDocument, {
                input: { customerId: customerId ?? values['customerId'] ?? '', ...fields },
              })
              void navigate({ to: '/cases/$id', params: { id: createCase.case!.id } })
            }
            onClose()
            onDone?.()
          }}
        >
          {!opened && customerId === undefined && (
            <CustomerPicker name="customerId" label={fieldWords().customer} required autoFocus />
          )}
          <Field name="subject" label={fieldWords().subject} value={opened?.subject} required />
          <Field name="text" label={t().text} value={opened?.text ?? ''} rows={5} />
          <Field
            name="priority"
            label={fieldWords().priority}
            value={opened?.priority ?? 'NORMAL'}
            options={Object.entries(kinds().priority)}
          />
          <Field name="channel" label={fieldWords().channel} value={opened?.channel ?? ''} />
          <Field
            name="assigneeId"
            label={fieldWords().assignee}
            value={opened?.assignee?.id ?? ''}
            options={[['', fieldWords().nobody], ...assignees]}
          />
        </Form>
      </div>
    </Dialog>
  )
}
