import { CreateCustomerListDocument } from '../../generated/operations.ts'
import { useDo } from '../../graph/hooks.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { Field, Form } from '../../parts/form.tsx'
import { toast } from '../../parts/toasts.tsx'
import { useViewer } from '../../session/viewer.tsx'
import { common } from '../../words/common.ts'
import { words } from '../../words/words.ts'

const t = words({
  en: {
    byHand: 'New list',
    byRule: 'New list of whoever meets the filter',
    ruleHint: 'Customers join and leave by themselves.',
    name: 'Name of the list',
    description: 'What it is for',
    sees: 'Who sees it',
    onlyMe: 'Only me',
    everybody: 'Everybody',
    made: (name: string) => `The list ${name} was made`,
  },
  zh: {
    byHand: '新建名单',
    byRule: '按筛选条件新建名单',
    ruleHint: '客户会自动加入和离开。',
    name: '名单名称',
    description: '用途',
    sees: '可见范围',
    onlyMe: '仅自己',
    everybody: '所有人',
    made: (name) => `已创建名单 ${name}`,
  },
})

/** What is said of a list when it is made or changed. */
export const ListFields = ({
  of,
}: {
  readonly of?: { readonly name: string; readonly description: string | null; readonly isShared: boolean }
}) => {
  const { user } = useViewer().viewer
  return (
    <>
      <Field name="name" label={t().name} value={of?.name} required autoFocus />
      <Field name="description" label={t().description} value={of?.description ?? ''} rows={2} />
      <Field
        name="isShared"
        label={t().sees}
        value={String(of?.isShared ?? user === null)}
        // A list of a program that nobody shares would be seen by nobody.
        options={[...(user === null ? [] : [['false', t().onlyMe] as const]), ['true', t().everybody]]}
      />
    </>
  )
}

export interface ListDialogProps {
  /** The rule of a list by rule. Default: a list by hand. */
  readonly filter?: object | undefined
  /** The first members of a list by hand. */
  readonly customerIds?: readonly string[]
  onDone(list: { readonly id: string; readonly name: string }): void
  onClose(): void
}

/** Makes a list. */
export const ListDialog = ({ filter, customerIds, onDone, onClose }: ListDialogProps) => {
  const run = useDo()
  return (
    <Dialog title={filter ? t().byRule : t().byHand} onClose={onClose}>
      <div className="dialog-body">
        {filter && <p className="muted">{t().ruleHint}</p>}
        <Form
          submit={common().save}
          onCancel={onClose}
          onSubmit={async ({ name = '', description = '', isShared }) => {
            const { createCustomerList } = await run(CreateCustomerListDocument, {
              input: {
                name,
                description,
                isShared: isShared === 'true',
                ...(filter ? { kind: 'BY_RULE', filter } : { kind: 'BY_HAND', customerIds: [...(customerIds ?? [])] }),
              },
            })
            const list = createCustomerList.customerList!
            toast(t().made(list.name))
            onDone(list)
            onClose()
          }}
        >
          <ListFields />
        </Form>
      </div>
    </Dialog>
  )
}
