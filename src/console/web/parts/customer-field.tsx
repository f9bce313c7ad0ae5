import { useDeferredValue, useId, useState } from 'react'
import { FindCustomersDocument } from '../generated/operations.ts'
import { useData } from '../graph/hooks.ts'
import { words } from '../words/words.ts'

const t = words({
  en: { customer: 'Customer', find: 'Find by name, e-mail or phone', none: 'No customer fits' },
  zh: { customer: '客户', find: '按名称、邮箱或电话查找', none: '没有匹配的客户' },
})

const shown = 5

/** Chooses a customer by a part of its name: the field `customerId` of a form. */
export const CustomerField = () => {
  const id = useId()
  const [text, setText] = useState('')
  const search = useDeferredValue(text.trim())
  const { data } = useData(FindCustomersDocument, { search }, { pause: search.length < 2 })
  const found = search.length < 2 ? [] : (data?.customers.nodes ?? []).slice(0, shown)
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {t().customer}
      </label>
      <input
        id={id}
        type="search"
        className="input"
        placeholder={t().find}
        autoComplete="off"
        autoFocus
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="found-customers" role="radiogroup" aria-label={t().customer}>
        {found.map((customer, i) => (
          <label key={customer.id}>
            <input type="radio" name="customerId" value={customer.id} required defaultChecked={i === 0} />
            <span className="truncate">
              {customer.name} <span className="muted">{customer.email}</span>
            </span>
          </label>
        ))}
        {search.length >= 2 && data && found.length === 0 && <span className="hint">{t().none}</span>}
      </div>
    </div>
  )
}
