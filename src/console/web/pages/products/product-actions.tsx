import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { UpdateProductDocument, type UpdateProductInput } from '../../generated/operations.ts'
import { useDo } from '../../graph/hooks.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { Field, Form } from '../../parts/form.tsx'
import { orToast, toast } from '../../parts/toasts.tsx'
import { useRights } from '../../session/viewer.tsx'
import { useCommands } from '../../shell/commands.ts'
import { useShortcuts } from '../../shell/shortcuts.ts'
import { common } from '../../words/common.ts'
import { fieldWords } from '../../words/fields.ts'
import { words } from '../../words/words.ts'
import type { ProductOfPage } from './product.tsx'

const t = words({
  en: {
    rename: 'Rename',
    renameTitle: 'Rename the product',
    stop: 'Stop selling',
    sell: 'Sell again',
    stopped: (name: string) => `${name} is no longer sold`,
    sold: (name: string) => `${name} is on sale`,
    renamed: (name: string) => `Renamed to ${name}`,
  },
  zh: {
    rename: '重命名',
    renameTitle: '重命名产品',
    stop: '停止销售',
    sell: '恢复销售',
    stopped: (name) => `${name} 已停售`,
    sold: (name) => `${name} 在售`,
    renamed: (name) => `已更名为 ${name}`,
  },
})

/** What can be done with a product: by buttons, keys and the palette. */
export const ProductActions = ({ of: { id, version, name, active } }: { readonly of: ProductOfPage }) => {
  const run = useDo()
  const navigate = useNavigate()
  const mayWrite = useRights().may('write')
  const [isRenaming, setRenaming] = useState(false)
  const rename = () => setRenaming(true)
  /** Changes the product as it is shown; undone by its earlier values, unless somebody has changed it since. */
  const change = async (text: string, next: Partial<UpdateProductInput>, before: Partial<UpdateProductInput>) => {
    const { updateProduct } = await run(UpdateProductDocument, { input: { id, version, ...next } })
    const changed = updateProduct.product!.version
    toast(text, () => run(UpdateProductDocument, { input: { id, version: changed, ...before } }))
  }
  const toggle = () => orToast(change(active ? t().stopped(name) : t().sold(name), { active: !active }, { active }))
  const toggleText = active ? t().stop : t().sell
  useShortcuts({ escape: () => void navigate({ to: '/products' }), ...(mayWrite ? { e: rename } : {}) })
  useCommands(
    mayWrite
      ? [
          { id: 'edit', title: `${t().rename}: ${name}`, keys: 'E', run: rename },
          { id: 'sell', title: `${toggleText}: ${name}`, icon: 'product', run: toggle },
        ]
      : [],
  )
  if (!mayWrite) return null
  return (
    <>
      <button type="button" className="button" onClick={rename}>
        {t().rename}
      </button>
      <button type="button" className="button" onClick={toggle}>
        {toggleText}
      </button>
      {isRenaming && (
        <Dialog title={t().renameTitle} onClose={() => setRenaming(false)}>
          <div className="dialog-body">
            <Form
              submit={common().save}
              onCancel={() => setRenaming(false)}
              onSubmit={async (values) => {
                const next = values['name'] ?? ''
                await change(t().renamed(next), { name: next }, { name })
                setRenaming(false)
              }}
            >
              <Field name="name" label={fieldWords().name} value={name} required autoFocus />
            </Form>
          </div>
        </Dialog>
      )}
    </>
  )
}
