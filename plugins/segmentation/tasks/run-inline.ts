import { inlineRunner } from 'rapport-crm/task'
import type { SegmentationTasks } from '../algorithms/task-types.ts'
import bootstrap from './bootstrap.task.ts'
import chooseK from './choose-k.task.ts'
import dbscan from './dbscan.task.ts'
import describe from './describe.task.ts'
import gaussianMixture from './gaussian-mixture.task.ts'
import hierarchical from './hierarchical.task.ts'
import kmeans from './kmeans.task.ts'
import outlook from './outlook.task.ts'
import prepare from './prepare.task.ts'
import rfm from './rfm.task.ts'

/** The plugin's tasks in this thread: for tests. */
export const inlineTasks = inlineRunner<SegmentationTasks>({
  prepare,
  kmeans,
  chooseK,
  gaussianMixture,
  hierarchical,
  dbscan,
  rfm,
  describe,
  bootstrap,
  outlook,
})
