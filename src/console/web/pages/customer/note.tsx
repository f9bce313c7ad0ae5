import { LogInteractionDocument } from '../../generated/operations.ts'
import { useDo } from '../../graph/hooks.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { Field, Form } from '../../parts/form.tsx'
import { toast } from '../../parts/toasts.tsx'
import { common } from '../../words/common.ts'
import { words } from '../../words/words.ts'

const t = words({
  en: { title: 'Add a note', text: 'Note', done: 'The note was added' },
  zh: { title: '添加备注', text: '备注', done: '已添加备注' },
})

export const noteTitle = (): string => t().title

export const NoteDialog = ({ id, onDone, onClose }: { readonly id: string; onDone(): void; onClose(): void }) => {
  const run = useDo()
  return (
    <Dialog title={t().title} onClose={onClose}>
      <div className="dialog-body">
        <Form
          submit={common().save}
          onSubmit={async ({ body = '' }) => {
            await run(LogInteractionDocument, {
              input: {
                customerId: id,
                kind: 'NOTE',
                direction: 'INTERNAL',
                body,
                occurredAt: new Date().toISOString(),
              },
            })
            onClose()
            onDone()
            toast(t().done)
          }}
        >
          <Field name="body" label={t().text} rows={5} required />
        </Form>
      </div>
    </Dialog>
  )
}
