import './style/style.css'
import './shell/theme.ts'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode, useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { createRoot } from 'react-dom/client'
import { Provider } from 'urql'
import { writing } from './format/writing.ts'
import { ViewerDocument } from './generated/operations.ts'
import { openGraph } from './graph/graph.ts'
import { GraphProvider, useData } from './graph/hooks.ts'
import { Problem } from './parts/state.tsx'
import { router } from './router.tsx'
import { LinkedSession } from './session/linked-session.tsx'
import {
  forgetSession,
  keepSession,
  onLinkedSession,
  openSession,
  forgetSessions,
  takeLinkedSession,
  type Session,
} from './session/session.ts'
import { SessionProvider } from './session/signed-in.ts'
import { adoptSettings } from './session/settings.ts'
import { SignIn } from './session/sign-in.tsx'
import { ViewerProvider } from './session/viewer.tsx'
import { language, onLanguage } from './words/words.ts'

/** What everything inside may ask for: who is looking. */
const SignedIn = () => {
  const { data, error, reload } = useData(ViewerDocument, {})
  const inLanguage = useSyncExternalStore(onLanguage, language)
  const { timeZone, currency } = useSyncExternalStore(writing.watch, writing.get)
  const [isReady, setReady] = useState(false)
  const settings = JSON.stringify(data && [data.viewer.user, data.serverInfo.baseCurrency])
  // Before anything is drawn that would be written otherwise a moment later.
  useLayoutEffect(() => {
    if (!data) return
    adoptSettings(data)
    setReady(true)
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [settings])
  if (data && isReady)
    return (
      <ViewerProvider value={data}>
        <RouterProvider key={`${inLanguage} ${timeZone} ${currency}`} router={router} />
      </ViewerProvider>
    )
  return error ? (
    <main className="sign-in">
      <Problem error={error} onRetry={reload} />
    </main>
  ) : null
}

// Once, before anything renders: the key leaves the address.
const linkedAtFirst = takeLinkedSession()
const openedAtFirst = openSession(linkedAtFirst)

const Console = () => {
  const [session, setSession] = useState(openedAtFirst)
  const [linked, setLinked] = useState(linkedAtFirst)
  const [wasRefused, setRefused] = useState(false)
  const inLanguage = useSyncExternalStore(onLanguage, language)
  /** Another session than the open one, brought by a link: it waits for an answer. */
  const other = linked?.key === session?.key ? undefined : linked
  const current = useRef({ session, other })
  current.current = { session, other }
  const open = (opened: Session) => {
    setRefused(false)
    setLinked(undefined)
    setSession((before) => (before?.key === opened.key ? before : opened))
  }
  useEffect(
    () =>
      onLinkedSession((brought) => {
        if (current.current.session) return setLinked(brought)
        keepSession(brought, false)
        open(brought)
      }),
    [],
  )
  const graph = useMemo(() => {
    if (!session) return undefined
    return openGraph(session, () => {
      // An answer to a session that is over says nothing of the one that took its place.
      if (current.current.session !== session) return
      forgetSession(session)
      const next = current.current.other
      if (next) keepSession(next, false)
      setLinked(undefined)
      setRefused(!next)
      setSession(next)
    })
  }, [session])
  useEffect(() => () => void graph?.sockets.dispose(), [graph])
  if (!session || !graph) return <SignIn key={inLanguage} wasRefused={wasRefused} onSession={open} />
  const signOut = () => {
    forgetSessions()
    setLinked(undefined)
    setSession(undefined)
  }
  return (
    <SessionProvider key={session.key} value={{ session, signOut }}>
      <GraphProvider value={graph}>
        <Provider value={graph.http}>
          <SignedIn />
          {other && (
            <LinkedSession key={other.key} linked={other} onSession={open} onClose={() => setLinked(undefined)} />
          )}
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
