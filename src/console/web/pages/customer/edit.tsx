import { OwnersDocument, UpdateCustomerDocument, type CustomerPageQuery } from '../../generated/operations.ts'
import { useData, useDo } from '../../graph/hooks.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { Field, Form } from '../../parts/form.tsx'
import { toast } from '../../parts/toasts.tsx'
import { common } from '../../words/common.ts'
import { words } from '../../words/words.ts'
import { lifecycleText, type Lifecycle } from '../customers/lifecycle.ts'

const t = words({
  en: {
    title: 'Edit customer',
    name: 'Name',
    email: 'E-mail',
    phone: 'Phone',
    country: 'Country (two letters)',
    language: 'Language (such as en or zh-CN)',
    lifecycle: 'Stage of life',
    owner: 'Owner',
    nobody: 'Nobody',
    tags: 'Tags (with commas between)',
    saved: 'Saved',
  },
  zh: {
    title: '编辑客户',
    name: '名称',
    email: '电子邮件',
    phone: '电话',
    country: '国家（两位代码）',
    language: '语言（如 en 或 zh-CN）',
    lifecycle: '生命周期',
    owner: '负责人',
    nobody: '无',
    tags: '标签（用逗号分隔）',
    saved: '已保存',
  },
})

export type CustomerOfPage = NonNullable<CustomerPageQuery['customer']>
const stages: readonly Lifecycle[] = ['VISITOR', 'LEAD', 'CUSTOMER', 'FORMER']

const inputOf = ({ id, name, email, phone, country, language, lifecycle, owner, tags }: CustomerOfPage) => ({
  id,
  name,
  email,
  phone,
  country,
  language,
  lifecycle,
  ownerId: owner?.id ?? null,
  tags: [...tags],
})

export const EditCustomer = ({
  customer,
  onDone,
  onClose,
}: {
  readonly customer: CustomerOfPage
  onDone(): void
  onClose(): void
}) => {
  const run = useDo()
  const { data } = useData(OwnersDocument, {})
  // Who may not list users keeps the owner that there is.
  const known = [...(customer.owner ? [customer.owner] : []), ...(data?.users.nodes ?? [])]
  const owners = [...new Map(known.map(({ id, name }) => [id, name] as const))]
  return (
    <Dialog title={t().title} onClose={onClose}>
      <div className="dialog-body">
        <Form
          // The choice of the owner needs the list.
          key={owners.length}
          onSubmit={async (values) => {
            const before = inputOf(customer)
            await run(UpdateCustomerDocument, {
              input: {
                id: customer.id,
                version: customer.version,
                name: values['name']!,
                email: values['email'] || null,
                phone: values['phone'] || null,
                country: values['country']?.toUpperCase() || null,
                language: values['language'] || null,
                lifecycle: values['lifecycle'] as Lifecycle,
                ownerId: values['ownerId'] || null,
                tags: (values['tags'] ?? '')
                  .split(',')
                  .map((tag) => tag.trim())
                  .filter(Boolean),
              },
            })
            onClose()
            onDone()
            toast(t().saved, async () => {
              await run(UpdateCustomerDocument, { input: before })
              onDone()
            })
          }}
        >
          {({ isBusy }) => (
            <>
              <Field name="name" label={t().name} value={customer.name} required autoFocus />
              <Field name="email" type="email" label={t().email} value={customer.email ?? ''} />
              <Field name="phone" label={t().phone} value={customer.phone ?? ''} />
              <Field name="country" label={t().country} value={customer.country ?? ''} />
              <Field name="language" label={t().language} value={customer.language ?? ''} />
              <Field
                name="lifecycle"
                label={t().lifecycle}
                value={customer.lifecycle}
                options={stages.map((stage) => [stage, lifecycleText(stage)])}
              />
              <Field
                name="ownerId"
                label={t().owner}
                value={customer.owner?.id ?? ''}
                options={[['', t().nobody], ...owners]}
              />
              <Field name="tags" label={t().tags} value={customer.tags.join(', ')} />
              <div className="row" style={{ justifyContent: 'flex-end' }}>
                <button type="button" className="button" onClick={onClose}>
                  {common().cancel}
                </button>
                <button className="button primary" disabled={isBusy}>
                  {common().save}
                </button>
              </div>
            </>
          )}
        </Form>
      </div>
    </Dialog>
  )
}
