import { createContext, useContext } from 'react'
import type { ViewerQuery } from '../generated/operations.ts'

const Context = createContext<ViewerQuery | undefined>(undefined)
export const ViewerProvider = Context.Provider

/** Who is looking, and at what server. */
export const useViewer = (): ViewerQuery => {
  const viewer = useContext(Context)
  if (!viewer) throw new Error('expected a ViewerProvider around this component')
  return viewer
}

/** What the viewer may do, so that nothing is offered that would be refused. */
export const useRights = () => {
  const { scope, permissions } = useViewer().viewer
  return {
    /** Whether the role has this permission. */
    may: (permission: string): boolean => permissions.includes(permission),
    /** Whether the viewer sees the records of all owners: whatever adds them up is refused to everybody else. */
    seesAll: scope === 'ALL',
  }
}
