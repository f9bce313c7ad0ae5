import { useDeferredValue, useId, useState } from 'react'
import { PickCustomersDocument, type CustomerKind } from '../generated/operations.ts'
import { useData } from '../graph/hooks.ts'
import { words } from '../words/words.ts'
import { Icon } from './icon.tsx'

const t = words({
  en: {
    find: 'Find by name, e-mail or phone',
    none: 'No customer fits',
    clear: 'Choose another',
    choose: 'Choose one of those that are found.',
  },
  zh: { find: '按名称、邮箱或电话查找', none: '没有匹配的客户', clear: '重新选择', choose: '请从查找结果中选择一个。' },
})

interface Picked {
  readonly id: string
  readonly name: string
}

export interface CustomerPickerProps {
  readonly label: string
  /** As the input of the mutation calls it: the form has the id under it. */
  readonly name: string
  /** Which customers can be chosen: all unless it is given. */
  readonly kind?: CustomerKind
  readonly value?: Picked | null
  /** Not among the choices. */
  readonly except?: string
  readonly required?: boolean
  readonly autoFocus?: boolean
}

/** Chooses a customer, found by name, e-mail or phone; Enter takes the first. */
export const CustomerPicker = ({
  label,
  name,
  kind,
  value = null,
  except,
  required = false,
  autoFocus = false,
}: CustomerPickerProps) => {
  const id = useId()
  const [picked, setPicked] = useState(value)
  const [text, setText] = useState('')
  const search = useDeferredValue(text.trim())
  const { data } = useData(
    PickCustomersDocument,
    { search, filter: kind ? { kind: { eq: kind } } : null },
    { pause: picked !== null || search.length < 2 },
  )
  const found = data?.customers.nodes.filter((one) => one.id !== except)
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <input type="hidden" name={name} value={picked?.id ?? ''} />
      {picked ? (
        <span className="row">
          <span className="grow truncate">{picked.name}</span>
          <button
            type="button"
            className="button quiet icon"
            aria-label={t().clear}
            title={t().clear}
            onClick={() => setPicked(null)}
          >
            <Icon name="close" />
          </button>
        </span>
      ) : (
        <>
          <input
            id={id}
            ref={(input) => input?.setCustomValidity(required ? t().choose : '')}
            type="search"
            className="input"
            autoComplete="off"
            autoFocus={autoFocus}
            placeholder={t().find}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              const [first] = found ?? []
              if (event.key !== 'Enter') return
              event.preventDefault()
              if (first) setPicked(first)
            }}
          />
          {search.length >= 2 && found && (
            <ul className="picks" aria-label={label}>
              {found.length === 0 && <li className="muted">{t().none}</li>}
              {found.map((one) => (
                <li key={one.id}>
                  <button type="button" className="button quiet" onClick={() => setPicked(one)}>
                    <span className="truncate">
                      {one.name} <span className="muted">{one.email}</span>
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </div>
  )
}
