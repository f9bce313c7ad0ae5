import { useRef } from 'react'
import { common } from '../words/common.ts'
import { copy } from './copy.ts'
import { orToast } from './toasts.tsx'

export interface SecretProps {
  readonly label: string
  /** That it is shown only now. */
  readonly note: string
  readonly value: string
}

/** A secret that is shown this once, to be copied. */
export const Secret = ({ label, note, value }: SecretProps) => {
  const shown = useRef<HTMLInputElement>(null)
  return (
    <div className="stack">
      <p>{note}</p>
      <input
        ref={shown}
        className="input mono"
        readOnly
        value={value}
        aria-label={label}
        onFocus={(event) => event.target.select()}
      />
      <div className="row end">
        <button type="button" className="button primary" onClick={() => orToast(copy(value, shown.current))}>
          {common().copy}
        </button>
      </div>
    </div>
  )
}
