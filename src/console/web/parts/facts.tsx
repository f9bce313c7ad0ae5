import type { ReactNode } from 'react'

export interface FactsProps {
  /** Labels and values; those without a value are left out. */
  readonly of: readonly (readonly [label: string, value: ReactNode])[]
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
