import { useMemo } from 'react'
import type { CheckedPanel } from '../../../contract/panels.ts'
import type { PluginStatus } from '../generated/operations.ts'
import { isIcon, type IconName } from '../parts/icon.tsx'
import { useViewer } from '../session/viewer.tsx'
import { textOf } from '../words/words.ts'

/** A panel as the graph gives it: what its plugin declared, with the address of its module in place of a file. */
type Given<P> = P extends { module: URL } ? Omit<P, 'module'> & { readonly module: string } : P

/** A panel of one point of extension, and whose it is. */
export type PanelAt<Point extends CheckedPanel['point']> = Given<Extract<CheckedPanel, { point: Point }>> & {
  readonly plugin: string
  readonly status: PluginStatus
  /** Why the plugin does not run, and what to do about it. */
  readonly problem: string | undefined
}

/** The panels of all plugins at one point, in their order. */
export const usePanels = <Point extends CheckedPanel['point']>(point: Point): readonly PanelAt<Point>[] => {
  const { plugins } = useViewer()
  return useMemo(
    () =>
      plugins
        .filter(({ status }) => status !== 'DISABLED')
        .flatMap(({ id: plugin, status, error, hint, panels }) =>
          panels
            .filter((panel) => panel.point === point.toUpperCase().replace('.', '_'))
            .map(({ id, spec }) => ({
              ...(spec as Omit<PanelAt<Point>, 'id' | 'point' | 'plugin' | 'status' | 'problem'>),
              id,
              point,
              plugin,
              status,
              problem: status === 'FAILED' ? [error, hint].filter(Boolean).join(' · ') : undefined,
            })),
        )
        .toSorted(
          (a, b) => (a as { order: number }).order - (b as { order: number }).order,
        ) as unknown as PanelAt<Point>[],
    [plugins, point],
  )
}

export interface PageLink {
  readonly to: string
  readonly title: string
  readonly icon: IconName
  readonly key?: string
}

/** The pages that plugins bring, for the navigation. */
export const usePages = (): readonly PageLink[] =>
  usePanels('page').map(({ plugin, id, title, icon, shortcut }) => ({
    to: `/p/${plugin}/${id}`,
    title: textOf(title),
    icon: icon !== undefined && isIcon(icon) ? icon : 'data',
    ...(shortcut === undefined ? {} : { key: shortcut }),
  }))
