import { scoreFold as score } from '../algorithms/linear/train.ts'
import type { SentimentTasks } from '../algorithms/task-types.ts'
import { withCorpus } from '../algorithms/training-corpus.ts'

const scoreFold: SentimentTasks['scoreFold'] = (input, task) =>
  withCorpus(input, task, (corpus, rows) => ({ scores: score(corpus, rows, input.fold, input.modelSeed) }))

export default scoreFold
