import { useSyncExternalStore } from 'react'
import { browserTimeZone, writing } from '../format/writing.ts'
import { UpdateMeDocument, type ViewerQuery } from '../generated/operations.ts'
import { useDo } from '../graph/hooks.ts'
import { Observable } from '../graph/observable.ts'
import { languageOf, switchLanguage } from '../words/words.ts'
import { useViewer } from './viewer.tsx'

/** What the viewer has chosen; null where that is left to the browser and the server. */
export interface Settings {
  readonly timeZone: string | null
  readonly currency: string | null
  readonly language: string | null
}

const none: Settings = { timeZone: null, currency: null, language: null }

/** Of a key that belongs to no user, the server keeps none: this browser does. */
const storageKey = 'rapport.settings'
const readStored = (): Settings => {
  try {
    const stored = JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Partial<Record<keyof Settings, unknown>>
    const text = (name: keyof Settings) => (typeof stored[name] === 'string' ? stored[name] : null)
    return { timeZone: text('timeZone'), currency: text('currency'), language: text('language') }
  } catch {
    return none
  }
}

/** A zone that the browser knows: the server may know newer ones. */
const zoneOf = (name: string | null): string => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name ?? browserTimeZone() }).resolvedOptions().timeZone
  } catch {
    return browserTimeZone()
  }
}

const settings = new Observable<Settings>(none)
let baseCurrency: string | undefined

/** Writes everything as these settings say, from now on. */
const apply = (chosen: Settings): void => {
  settings.set(chosen)
  const to = { timeZone: zoneOf(chosen.timeZone), currency: chosen.currency ?? baseCurrency }
  const { timeZone, currency } = writing.get()
  if (to.timeZone !== timeZone || to.currency !== currency) writing.set(to)
  switchLanguage(languageOf(chosen.language))
}

/** Takes over the settings of who has signed in. */
export const adoptSettings = ({ viewer: { user }, serverInfo }: ViewerQuery): void => {
  baseCurrency = serverInfo.baseCurrency
  apply(user ? { timeZone: user.timeZone, currency: user.currency, language: user.language } : readStored())
}

/** The viewer's settings, and how they are changed: at once, and on the server where the viewer is a user. */
export const useSettings = () => {
  const { user } = useViewer().viewer
  const run = useDo()
  const chosen = useSyncExternalStore(settings.watch, settings.get)
  const choose = async (change: Partial<Settings>): Promise<void> => {
    const before = settings.get()
    const next = { ...before, ...change }
    apply(next)
    if (!user) return localStorage.setItem(storageKey, JSON.stringify(next))
    try {
      await run(UpdateMeDocument, { input: change })
    } catch (error) {
      apply(before)
      throw error
    }
  }
  return { chosen, choose, isKeptByServer: user !== null }
}
