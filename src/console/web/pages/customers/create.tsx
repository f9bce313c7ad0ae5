import { useNavigate } from '@tanstack/react-router'
import { CreateCustomerDocument } from '../../generated/operations.ts'
import { useDo } from '../../graph/hooks.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { Field, Form } from '../../parts/form.tsx'
import { toast } from '../../parts/toasts.tsx'
import { words } from '../../words/words.ts'
import { fieldWords } from '../../words/fields.ts'

const t = words({
  en: { title: 'New customer', add: 'Add', created: (name: string) => `${name} was added` },
  zh: { title: '新建客户', add: '添加', created: (name) => `已添加 ${name}` },
})

export const createTitle = (): string => t().title

export interface CreateProps {
  /** What is made, where that is clear. */
  readonly kind?: 'ORGANISATION'
  readonly title?: string
  onClose(): void
}

export const CreateDialog = ({ kind: given, title = t().title, onClose }: CreateProps) => {
  const create = useDo()
  const navigate = useNavigate()
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="dialog-body">
        <Form
          submit={t().add}
          onCancel={onClose}
          onSubmit={async ({ name = '', kind = given, email, country }) => {
            const { createCustomer } = await create(CreateCustomerDocument, {
              input: {
                name,
                kind: kind === 'ORGANISATION' ? 'ORGANISATION' : 'PERSON',
                ...(email ? { email } : {}),
                ...(country ? { country: country.toUpperCase() } : {}),
              },
            })
            onClose()
            toast(t().created(name))
            void navigate({ to: '/customers/$id', params: { id: createCustomer.customer!.id } })
          }}
        >
          <Field name="name" label={fieldWords().name} required autoFocus />
          {given === undefined && (
            <Field name="kind" label={fieldWords().kind} options={Object.entries(fieldWords().kinds)} />
          )}
          <Field name="email" label={fieldWords().email} type="email" />
          <Field name="country" label={fieldWords().countryCode} />
        </Form>
      </div>
    </Dialog>
  )
}
