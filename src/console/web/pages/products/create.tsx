import { useNavigate } from '@tanstack/react-router'
import { CreateProductDocument } from '../../generated/operations.ts'
import { useDo } from '../../graph/hooks.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { Field, Form } from '../../parts/form.tsx'
import { toast } from '../../parts/toasts.tsx'
import { common } from '../../words/common.ts'
import { fieldWords } from '../../words/fields.ts'
import { words } from '../../words/words.ts'

const t = words({
  en: { title: 'New product', hint: 'It cannot change later.', made: (name: string) => `${name} was added` },
  zh: { title: '新建产品', hint: '以后无法更改。', made: (name) => `已添加 ${name}` },
})

export const newProduct = (): string => t().title

/** Makes a product and opens its page. */
export const CreateProduct = ({ onClose }: { onClose(): void }) => {
  const run = useDo()
  const navigate = useNavigate()
  return (
    <Dialog title={t().title} onClose={onClose}>
      <div className="dialog-body">
        <Form
          submit={common().save}
          onCancel={onClose}
          onSubmit={async ({ sku = '', name = '' }) => {
            const { createProduct } = await run(CreateProductDocument, { input: { sku, ...(name ? { name } : {}) } })
            onClose()
            toast(t().made(name || sku))
            await navigate({ to: '/products/$id', params: { id: createProduct.product!.id } })
          }}
        >
          <Field name="sku" label={fieldWords().sku} hint={t().hint} required autoFocus />
          <Field name="name" label={fieldWords().name} />
        </Form>
      </div>
    </Dialog>
  )
}
