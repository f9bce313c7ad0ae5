import { useState, type FormEvent } from 'react'
import * as format from '../format/format.ts'
import { Icon } from '../parts/icon.tsx'
import { Menu } from '../parts/menu.tsx'
import { common } from '../words/common.ts'
import { words } from '../words/words.ts'
import {
  operatorText,
  pathText,
  useFilterFields,
  valueText,
  type FilterField,
  type FilterOperator,
  type Filtered,
} from './filter-fields.ts'
import type { Condition } from './search.ts'
import './list.css'

const t = words({
  en: {
    add: 'Filter',
    field: 'Field',
    operator: 'Condition',
    value: 'Value',
    apply: 'Apply',
    remove: (what: string) => `Remove the filter ${what}`,
    comma: 'Several: with commas between',
  },
  zh: {
    add: '筛选',
    field: '字段',
    operator: '条件',
    value: '值',
    apply: '应用',
    remove: (what) => `移除筛选：${what}`,
    comma: '多个值用逗号分隔',
  },
})

const read = (operator: FilterOperator, form: FormData): unknown => {
  const all = form.getAll('value').map(String)
  const [first = ''] = all
  if (operator.kind === 'choices') return all
  if (operator.kind === 'flag') return first === 'true'
  if (operator.kind === 'number') return Number(first)
  if (operator.kind === 'texts')
    return first
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean)
  if (operator.kind === 'instant') return format.startOfDay(first).toISOString()
  return first
}

const ValueInput = ({ operator }: { readonly operator: FilterOperator }) => {
  if (operator.kind === 'choices')
    return (
      <div className="stack choices">
        {operator.options.map(([value, title]) => (
          <label key={value} className="check">
            <input type="checkbox" name="value" value={value} />
            {title}
          </label>
        ))}
      </div>
    )
  const options =
    operator.kind === 'flag'
      ? ([
          ['true', valueText(operator, true)],
          ['false', valueText(operator, false)],
        ] as const)
      : operator.options
  if (operator.kind === 'choice' || operator.kind === 'flag')
    return (
      <select className="input" name="value" aria-label={t().value}>
        {options.map(([value, title]) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </select>
    )
  const type =
    operator.kind === 'number' ? 'number' : operator.kind === 'date' || operator.kind === 'instant' ? 'date' : 'text'
  return (
    <>
      <input
        className="input"
        name="value"
        type={type}
        required
        aria-label={t().value}
        placeholder={t().value}
        step="any"
        autoComplete="off"
      />
      {operator.kind === 'texts' && <span className="muted">{t().comma}</span>}
    </>
  )
}

const Editor = ({ fields, onAdd }: { readonly fields: readonly FilterField[]; onAdd(condition: Condition): void }) => {
  const [name, setName] = useState(fields[0]?.name)
  const field = fields.find((one) => one.name === name) ?? fields[0]
  const [operatorName, setOperator] = useState<string>()
  const operator = field?.operators.find((one) => one.name === operatorName) ?? field?.operators[0]
  if (!field || !operator) return null
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const value = read(operator, new FormData(event.currentTarget))
    if (Array.isArray(value) && value.length === 0) return
    onAdd([field.name, operator.name, value])
  }
  return (
    <form className="form filter-editor" onSubmit={submit}>
      <select
        className="input"
        aria-label={t().field}
        value={field.name}
        onChange={(event) => setName(event.target.value)}
      >
        {fields.map((one) => (
          <option key={one.name} value={one.name}>
            {one.title}
          </option>
        ))}
      </select>
      <select
        className="input"
        aria-label={t().operator}
        value={operator.name}
        onChange={(event) => setOperator(event.target.value)}
      >
        {field.operators.map((one) => (
          <option key={one.name} value={one.name}>
            {one.title}
          </option>
        ))}
      </select>
      <ValueInput key={`${field.name} ${operator.name}`} operator={operator} />
      <button className="button primary">{t().apply}</button>
    </form>
  )
}

export interface FiltersProps {
  /** Whose filter it is. */
  readonly of: Filtered
  readonly conditions: readonly Condition[]
  onChange(conditions: readonly Condition[]): void
}

/** The conditions as chips, and a button that adds one. */
export const Filters = ({ of: filtered, conditions, onChange }: FiltersProps) => {
  const [wasOpen, setOpen] = useState(false)
  const fields = useFilterFields(filtered, {
    owners: wasOpen || conditions.some(([field]) => /(?:^|\.)owner$/.test(field)),
    lists: wasOpen || conditions.some(([field]) => /(?:^|\.)lists\./.test(field)),
  })
  const chip = ([field, operator, value]: Condition): string => {
    const of = fields.find(({ name }) => name === field)
    const by = of?.operators.find(({ name }) => name === operator)
    return [of?.title ?? pathText(field), operatorText(operator), valueText(by, value)].filter(Boolean).join(' ')
  }
  return (
    <>
      {conditions.map((condition, i) => (
        <span key={JSON.stringify(condition)} className="chip">
          <span className="truncate">{chip(condition)}</span>
          <button
            type="button"
            aria-label={t().remove(chip(condition))}
            onClick={() => onChange(conditions.filter((_one, at) => at !== i))}
          >
            <Icon name="close" size={12} />
          </button>
        </span>
      ))}
      <Menu
        label={t().add}
        className="button quiet"
        role="dialog"
        onOpen={() => setOpen(true)}
        button={
          <>
            <Icon name="filter" />
            {t().add}
          </>
        }
      >
        {(close) =>
          fields.length === 0 ? (
            <span className="heading">{common().loading}</span>
          ) : (
            <Editor
              fields={fields}
              onAdd={(condition) => {
                close()
                onChange([...conditions, condition])
              }}
            />
          )
        }
      </Menu>
    </>
  )
}
