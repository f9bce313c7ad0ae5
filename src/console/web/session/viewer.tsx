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
