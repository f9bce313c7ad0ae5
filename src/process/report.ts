import type { PluginHost } from '../plugin/host.ts'
import type { Progress } from './progress.ts'
import type { RunnerNews } from './runner-news.ts'

const beatEveryMs = 1_000

/** What the process that started this runner hears from it. */
export interface ParentLink {
  /** Reports that this one is up, and from then on the state of plugins and of its work. */
  ready(host: Pick<PluginHost, 'reports'>, progress: Pick<Progress, 'late'>): void
}

/** Tells the process that started this runner, from now on, that it is alive. */
export const linkToParent = (send: (news: RunnerNews) => void): ParentLink => {
  let late: () => string[] = () => []
  let reports: Pick<PluginHost, 'reports'> | undefined
  let told = ''
  const report = () => {
    const now = reports?.reports()
    const text = JSON.stringify(now)
    if (now && text !== told)
      send({ kind: 'plugins', reports: [...now].map((one) => ({ ...one, fields: [...one.fields] })) })
    told = text
  }
  const beat = () => {
    report()
    send({ kind: 'beat', late: late() })
  }
  beat()
  setInterval(beat, beatEveryMs).unref()
  return {
    ready: (host, progress) => {
      reports = host
      late = () => progress.late
      report()
      send({ kind: 'ready' })
    },
  }
}
