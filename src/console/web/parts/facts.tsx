import type { ReactElement } from 'react'

export interface FactsProps {
  /** Labels and values; those without a value are left out. */
  readonly of: readonly (readonly [label: string, value: ReactElement | string | null | undefined])[]
}

/** Names and values below each other. */
export const Facts = ({ of }: FactsProps) => (
  <dl className="facts">
    {of
      .filter(([, value]) => value)
      .map(([label, value]) => (
        <div key={label} style={{ display: 'contents' }}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
)
