import { evaluateSentiment } from '../algorithms/evaluate/evaluate.ts'
import type { SentimentTasks } from '../algorithms/task-types.ts'

const evaluate: SentimentTasks['evaluate'] = (
  { texts, labels, train, holdout, linear, modelSeed, proof },
  { signal, progress },
) =>
  evaluateSentiment(
    texts,
    labels,
    { train, holdout },
    linear,
    modelSeed,
    (done) => {
      if (done % 500 !== 0) return
      signal.throwIfAborted()
      progress(done / holdout.length)
    },
    proof,
  )

export default evaluate
