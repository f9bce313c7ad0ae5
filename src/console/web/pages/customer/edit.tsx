import { useState } from 'react'
import { OwnersDocument, UpdateCustomerDocument, type UpdateCustomerInput } from '../../generated/operations.ts'
import { useData, useDo } from '../../graph/hooks.ts'
import { CustomerPicker } from '../../parts/customer-picker.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Field, Form } from '../../parts/form.tsx'
import { toast } from '../../parts/toasts.tsx'
import { useRights } from '../../session/viewer.tsx'
import { common } from '../../words/common.ts'
import { words } from '../../words/words.ts'
import { fieldWords } from '../../words/fields.ts'
import { lifecycles, lifecycleText, type Lifecycle } from '../customers/lifecycle.tsx'
import type { CustomerOfPage } from './facts.tsx'

const t = words({
  en: { title: 'Edit customer', saved: 'Saved' },
  zh: { title: '编辑客户', saved: '已保存' },
})

type Facts = Required<
  Pick<
    UpdateCustomerInput,
    | 'name'
    | 'email'
    | 'phone'
    | 'country'
    | 'language'
    | 'lifecycle'
    | 'ownerId'
    | 'tags'
    | 'website'
    | 'domains'
    | 'industry'
    | 'employeeCount'
    | 'parentId'
  >
>

const factsOf = ({
  name,
  email,
  phone,
  country,
  language,
  lifecycle,
  owner,
  tags,
  website,
  domains,
  industry,
  employeeCount,
  parent,
}: CustomerOfPage): Facts => ({
  website,
  domains: [...domains],
  industry,
  employeeCount,
  parentId: parent?.id ?? null,
  name,
  email,
  phone,
  country,
  language,
  lifecycle,
  ownerId: owner?.id ?? null,
  tags: [...tags],
})

/** The facts as the fields show them: one tag a line, since a tag may have a comma. */
const textsOf = ({
  name,
  email,
  phone,
  country,
  language,
  lifecycle,
  owner,
  tags,
  website,
  domains,
  industry,
  employeeCount,
  parent,
}: CustomerOfPage) => ({
  website: website ?? '',
  domains: domains.join('\n'),
  industry: industry ?? '',
  employeeCount: employeeCount === null ? '' : String(employeeCount),
  parentId: parent?.id ?? '',
  name,
  email: email ?? '',
  phone: phone ?? '',
  country: country ?? '',
  language: language ?? '',
  lifecycle,
  ownerId: owner?.id ?? '',
  tags: tags.join('\n'),
})

const read = (values: Readonly<Record<string, string>>): Facts => {
  const text = (name: keyof Facts) => (values[name] ?? '').trim()
  const lines = (name: keyof Facts) =>
    text(name)
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
  return {
    name: text('name'),
    email: text('email') || null,
    phone: text('phone') || null,
    country: text('country').toUpperCase() || null,
    language: text('language') || null,
    lifecycle: text('lifecycle') as Lifecycle,
    ownerId: text('ownerId') || null,
    tags: lines('tags'),
    website: text('website') || null,
    domains: lines('domains'),
    industry: text('industry') || null,
    employeeCount: text('employeeCount') === '' ? null : Number(text('employeeCount')),
    parentId: text('parentId') || null,
  }
}

const only = (names: readonly (keyof Facts)[], facts: Facts): Partial<Facts> =>
  Object.fromEntries(names.map((name) => [name, facts[name]]))

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
  const { may } = useRights()
  const { data } = useData(OwnersDocument, {}, { pause: !may('manage') })
  // What the fields were filled from: the page goes on and shows what others change meanwhile.
  const [opened] = useState(customer)
  const texts = textsOf(opened)
  // Who may not list users keeps the owner that there is.
  const known = [...(opened.owner ? [opened.owner] : []), ...(data?.users.nodes ?? [])]
  const owners = [...new Map(known.map(({ id, name }) => [id, name] as const))]
  return (
    <Dialog title={t().title} onClose={onClose}>
      <div className="dialog-body">
        <Form
          submit={common().save}
          onCancel={onClose}
          onSubmit={async (values) => {
            // Fields of the other kind of customer are not shown, and stay.
            const [facts, shown] = [read({ ...texts, ...values }), read(texts)]
            const changed = (Object.keys(facts) as (keyof Facts)[]).filter(
              (name) => JSON.stringify(facts[name]) !== JSON.stringify(shown[name]),
            )
            if (changed.length === 0) return onClose()
            const { id, version } = opened
            const { updateCustomer } = await run(UpdateCustomerDocument, {
              input: { id, version, ...only(changed, facts) },
            })
            const saved = updateCustomer.customer?.version
            onClose()
            onDone()
            toast(t().saved, async () => {
              await run(UpdateCustomerDocument, { input: { id, version: saved, ...only(changed, factsOf(opened)) } })
              onDone()
            })
          }}
        >
          <Field name="name" label={fieldWords().name} value={texts.name} required autoFocus />
          <Field name="email" type="email" label={fieldWords().email} value={texts.email} />
          <Field name="phone" label={fieldWords().phone} value={texts.phone} />
          <Field name="country" label={fieldWords().countryCode} value={texts.country} />
          <Field name="language" label={fieldWords().languageTag} value={texts.language} />
          <Field
            name="lifecycle"
            label={fieldWords().lifecycle}
            value={texts.lifecycle}
            options={lifecycles.map((stage) => [stage, lifecycleText(stage)])}
          />
          <Field
            name="ownerId"
            label={fieldWords().owner}
            value={texts.ownerId}
            options={[['', fieldWords().nobody], ...owners]}
          />
          {opened.kind === 'ORGANISATION' && (
            <>
              <Field name="website" label={fieldWords().website} value={texts.website} />
              <Field name="domains" label={fieldWords().domainLines} value={texts.domains} rows={2} />
              <Field name="industry" label={fieldWords().industry} value={texts.industry} />
              <Field
                name="employeeCount"
                type="number"
                label={fieldWords().employeeCount}
                value={texts.employeeCount}
              />
              <CustomerPicker
                name="parentId"
                label={fieldWords().parent}
                kind="ORGANISATION"
                value={opened.parent}
                except={opened.id}
              />
            </>
          )}
          <Field name="tags" label={fieldWords().tagLines} value={texts.tags} rows={3} />
        </Form>
      </div>
    </Dialog>
  )
}
