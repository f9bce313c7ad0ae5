import { useParams } from '@tanstack/react-router'
import { NotFound } from '../shell/not-found.tsx'
import { Panel } from './panel.tsx'
import { usePanels } from './panels.ts'

/** A page that a plugin brings. */
export const PluginPage = () => {
  const { plugin, page } = useParams({ from: '/p/$plugin/$page' })
  const panel = usePanels('page').find((one) => one.plugin === plugin && one.id === page)
  return panel ? <Panel key={`${plugin}/${page}`} panel={panel} /> : <NotFound />
}
