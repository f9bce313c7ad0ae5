import { createContext, useContext, useId, useState, type FormEvent, type ReactNode } from 'react'
import { asError } from '../graph/graph.ts'
import { Refusal, type UserError } from '../graph/hooks.ts'
import { common } from '../words/common.ts'

const Errors = createContext<readonly UserError[]>([])

export interface FormProps {
  /** Gets the texts of the fields by name; what it rejects with is shown: a Refusal at its fields. */
  onSubmit(values: Readonly<Record<string, string>>): Promise<unknown>
  /** What the button below the fields says. */
  readonly submit: string
  /** Adds a button that gives up. */
  readonly onCancel?: () => void
  /** Makes the button large, where the form is all there is. */
  readonly large?: boolean
  /** Its fields. */
  readonly children: ReactNode
}

/** A form of `Field`s: what the server says of an input stands at its field. */
export const Form = ({ onSubmit, submit: label, onCancel, large = false, children }: FormProps) => {
  const [errors, setErrors] = useState<readonly UserError[]>([])
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const values = Object.fromEntries(
      [...new FormData(form)].map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value.name]),
    )
    const named = new Set([...form.elements].map((element) => element.getAttribute('name')))
    setBusy(true)
    setErrors([])
    setProblem(undefined)
    try {
      await onSubmit(values)
    } catch (error) {
      const refused = error instanceof Refusal ? error.errors : []
      setErrors(refused)
      const rest = refused.filter(({ path }) => !path.some((part) => named.has(part))).map(({ message }) => message)
      if (rest.length > 0) setProblem(rest.join('; '))
      if (!(error instanceof Refusal)) setProblem(asError(error).message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      <Errors value={errors}>{children}</Errors>
      <div className={large ? 'stack' : 'row end'}>
        {onCancel && (
          <button type="button" className="button" onClick={onCancel}>
            {common().cancel}
          </button>
        )}
        <button className={large ? 'button primary large' : 'button primary'} disabled={isBusy}>
          {label}
        </button>
      </div>
      {problem !== undefined && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
    </form>
  )
}

export interface FieldProps {
  readonly label: string
  /** As the input of the mutation calls it. */
  readonly name: string
  readonly hint?: string | undefined
  readonly type?: 'text' | 'email' | 'password' | 'date' | 'time' | 'number'
  readonly value?: string | undefined
  readonly required?: boolean
  readonly autoFocus?: boolean
  readonly placeholder?: string | undefined
  readonly rows?: number
  /** Makes it a choice. */
  readonly options?: readonly (readonly [value: string, label: string])[]
  /** Another option was chosen. */
  onChange?(value: string): void
}

export const Field = ({
  label,
  name,
  hint,
  value = '',
  options,
  onChange,
  rows,
  required = false,
  ...rest
}: FieldProps) => {
  const id = useId()
  const problem = useContext(Errors).find(({ path }) => path.includes(name))?.message
  const shared = {
    id,
    name,
    required,
    className: 'input',
    defaultValue: value,
    'aria-invalid': problem !== undefined,
    'aria-describedby': hint || problem ? `${id}-more` : undefined,
  }
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {options ? (
        <select {...shared} onChange={(event) => onChange?.(event.target.value)}>
          {options.map(([key, text]) => (
            <option key={key} value={key}>
              {text}
            </option>
          ))}
        </select>
      ) : rows ? (
        <textarea {...shared} rows={rows} placeholder={rest.placeholder} />
      ) : (
        <input {...shared} {...rest} autoComplete="off" />
      )}
      {(hint !== undefined || problem !== undefined) && (
        <span id={`${id}-more`} className={problem === undefined ? 'hint' : 'problem'}>
          {problem ?? hint}
        </span>
      )}
    </div>
  )
}

export interface ChoiceProps {
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly options: readonly (readonly [value: string, label: string])[]
  onChoose(value: string): void
}

/** A choice that takes effect at once, outside a form. */
export const Choice = ({ label, hint, value, options, onChoose }: ChoiceProps) => {
  const id = useId()
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="input"
        value={value}
        aria-describedby={hint && `${id}-more`}
        onChange={(event) => onChoose(event.target.value)}
      >
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
      {hint && (
        <span id={`${id}-more`} className="hint">
          {hint}
        </span>
      )}
    </div>
  )
}
