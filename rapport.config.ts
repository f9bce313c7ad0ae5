import type { PluginEntry } from './src/plugin/host.ts'

/** The plugins of this server, each with its config. Their order does not matter: `dependsOn` decides. */
export const plugins: readonly PluginEntry[] = [
  { id: 'segmentation', import: () => import('./plugins/segmentation/index.ts') },
  { id: 'clv', import: () => import('./plugins/clv/index.ts') },
  { id: 'forecasting', import: () => import('./plugins/forecasting/index.ts') },
  { id: 'sentiment', import: () => import('./plugins/sentiment/index.ts') },
  // Simulated customers for a first look: not in production.
  { id: 'demo', import: () => import('./plugins/demo/index.ts'), enabled: process.env['NODE_ENV'] !== 'production' },
]
