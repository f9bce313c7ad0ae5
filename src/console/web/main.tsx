import './style/tokens.css'
import './style/base.css'
import './style/parts.css'
import './style/shell.css'
import './shell/theme.ts'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { createRoot } from 'react-dom/client'
import { Provider } from 'urql'
import { ViewerDocument } from './generated/operations.ts'
import { openGraph } from './graph/graph.ts'
import { GraphProvider, useData } from './graph/hooks.ts'
import { Problem } from './parts/state.tsx'
import { router } from './router.tsx'
import { forgetSession, onLinkedSession, openSession, type Session } from './session/session.ts'
import { SessionProvider } from './session/signed-in.ts'
import { SignIn } from './session/sign-in.tsx'
import { ViewerProvider } from './session/viewer.tsx'
import { language, onLanguage } from './words/words.ts'

/** What everything inside may ask for: who is looking. */
const SignedIn = () => {
  const { data, error, reload } = useData(ViewerDocument, {})
  const inLanguage = useSyncExternalStore(onLanguage, language)
  if (data)
    return (
      <ViewerProvider value={data}>
        <RouterProvider key={inLanguage} router={router} />
      </ViewerProvider>
    )
  return error ? (
    <main className="sign-in">
      <Problem error={error} onRetry={reload} />
    </main>
  ) : null
}

const Console = () => {
  const [session, setSession] = useState<Session | undefined>(openSession)
  const [wasRefused, setRefused] = useState(false)
  const inLanguage = useSyncExternalStore(onLanguage, language)
  const current = useRef(session)
  current.current = session
  const open = (opened: Session) => {
    setRefused(false)
    setSession((before) => (before?.key === opened.key ? before : opened))
  }
  useEffect(() => onLinkedSession(open), [])
  const graph = useMemo(() => {
    if (!session) return undefined
    return openGraph(session, () => {
      // An answer to a session that is over says nothing of the one that took its place.
      if (current.current !== session) return
      forgetSession()
      setRefused(true)
      setSession(undefined)
    })
  }, [session])
  useEffect(() => () => void graph?.sockets.dispose(), [graph])
  if (!session || !graph) return <SignIn key={inLanguage} wasRefused={wasRefused} onSession={open} />
  const signOut = () => {
    forgetSession()
    setSession(undefined)
  }
  return (
    <SessionProvider key={session.key} value={{ session, signOut }}>
      <GraphProvider value={graph}>
        <Provider value={graph.http}>
          <SignedIn />
        </Provider>
      </GraphProvider>
    </SessionProvider>
  )
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Console />
  </StrictMode>,
)
