import { finishTraining as finish } from '../algorithms/linear/train.ts'
import type { SentimentTasks } from '../algorithms/task-types.ts'
import { withCorpus } from '../algorithms/training-corpus.ts'

const finishTraining: SentimentTasks['finishTraining'] = (input, task) =>
  withCorpus(input, task, (corpus, rows) => ({ trained: finish(corpus, rows, input.folds) }))

export default finishTraining
