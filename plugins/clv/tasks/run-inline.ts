import { inlineRunner } from 'rapport-crm/task'
import type { ClvTasks } from '../algorithms/task-types.ts'
import bandLimits from './band-limits.task.ts'
import calibrate from './calibrate.task.ts'
import comparePiece from './compare-piece.task.ts'
import conclude from './conclude.task.ts'
import drift from './drift.task.ts'
import driftReference from './drift-reference.task.ts'
import finishFit from './finish-fit.task.ts'
import fitStart from './fit-start.task.ts'
import grade from './grade.task.ts'
import growForest from './grow-forest.task.ts'
import judge from './judge.task.ts'
import score from './score.task.ts'
import summarise from './summarise.task.ts'
import trainSupervised from './train-supervised.task.ts'
import trainingSet from './training-set.task.ts'

/** The plugin's tasks in this thread: for tests. */
export const inlineTasks = inlineRunner<ClvTasks>({
  summarise,
  fitStart,
  finishFit,
  trainingSet,
  growForest,
  trainSupervised,
  calibrate,
  bandLimits,
  score,
  driftReference,
  drift,
  comparePiece,
  judge,
  grade,
  conclude,
})
