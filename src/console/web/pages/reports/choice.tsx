export interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly options: readonly (readonly [value: string, text: string])[]
  onChoose(value: string): void
}

/** One of the choices that a report is made of. */
export const Choice = ({ label, value, options, onChoose }: ChoiceProps) => (
  <select
    className="input choice"
    aria-label={label}
    title={label}
    value={value}
    onChange={(event) => onChoose(event.target.value)}
  >
    {options.map(([key, text]) => (
      <option key={key} value={key}>
        {text}
      </option>
    ))}
  </select>
)
