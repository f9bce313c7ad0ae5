import { createContext, useContext } from 'react'
import type { Session } from './session.ts'

interface SignedIn {
  readonly session: Session
  signOut(): void
}

const Context = createContext<SignedIn | undefined>(undefined)
export const SessionProvider = Context.Provider

export const useSession = (): SignedIn => {
  const value = useContext(Context)
  if (!value) throw new Error('expected a SessionProvider around this component')
  return value
}
