import { Component, type ReactNode } from 'react'
import type { CombinedError } from 'urql'
import { asError, codeOf, messageOf } from '../graph/graph.ts'
import type { Data } from '../graph/hooks.ts'
import { common } from '../words/common.ts'
import { Icon } from './icon.tsx'

export interface EmptyProps {
  readonly title: string
  readonly children?: ReactNode
  readonly small?: boolean
}

/** What stands where nothing is: what would be here, and how to get it. */
export const Empty = ({ title, children, small = false }: EmptyProps) => (
  <div className={small ? 'empty small' : 'empty'}>
    <h2>{title}</h2>
    {children}
  </div>
)

export interface ProblemProps {
  readonly error: CombinedError | Error
  /** What failed. Default: that this could not be read. */
  readonly title?: string
  readonly onRetry?: () => void
}

export const Problem = ({ error, title = common().failed, onRetry }: ProblemProps) => {
  const code = 'graphQLErrors' in error ? codeOf(error) : undefined
  return (
    <div className="notice bad" role="alert">
      <Icon name="alert" />
      <div className="grow stack">
        <strong>{code === 'FORBIDDEN' ? common().forbidden : title}</strong>
        <span>{messageOf(error)}</span>
        {onRetry && (
          <div>
            <button type="button" className="button" onClick={onRetry}>
              {common().retry}
            </button>
          </div>
        )}
      </div>
    </div>
  )
}

/** Lines in the place of text that is being read. */
export const Skeleton = ({ lines = 3 }: { readonly lines?: number }) => (
  <div className="stack" role="status" aria-label={common().loading}>
    {Array.from({ length: lines }, (_, i) => (
      <div key={i} className="skeleton" style={{ width: `${90 - ((i * 37) % 50)}%` }} />
    ))}
  </div>
)

export interface LoadedProps<Result> {
  readonly of: Data<Result>
  /** Lines of the skeleton that stands there until then. */
  readonly lines?: number
  children(data: Result): ReactNode
}

/** What was read, once it is there. Where reading it again failed, it stays, and the problem stands above it. */
export const Loaded = <Result,>({ of: { data, error, reload }, lines = 3, children }: LoadedProps<Result>) => (
  <>
    {error && <Problem error={error} onRetry={reload} />}
    {data === undefined ? !error && <Skeleton lines={lines} /> : children(data)}
  </>
)

interface BoundaryProps {
  /** What is inside, as people call it. */
  readonly name: string
  readonly children: ReactNode
}

/** Keeps an error in one part of a page there, with the name of the part. */
export class Boundary extends Component<BoundaryProps, { readonly error?: Error | undefined }> {
  override state: { readonly error?: Error | undefined } = {}

  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: asError(error) }
  }

  override render() {
    const { error } = this.state
    if (!error) return this.props.children
    return (
      <div className="notice bad" role="alert">
        <Icon name="alert" />
        <div className="grow stack">
          <strong>{this.props.name}</strong>
          <span>{error.message}</span>
          <div>
            <button type="button" className="button" onClick={() => this.setState({ error: undefined })}>
              {common().retry}
            </button>
          </div>
        </div>
      </div>
    )
  }
}
