import { scoreBatch } from '../algorithms/batch.ts'
import type { SentimentTasks } from '../algorithms/task-types.ts'

const score: SentimentTasks['score'] = ({ texts, from, to, ...options }, { signal, progress }) =>
  scoreBatch(texts, { from, to }, options, (done) => {
    if (done % 1_000 !== 0) return
    signal.throwIfAborted()
    progress(done / (to - from))
  })

export default score
