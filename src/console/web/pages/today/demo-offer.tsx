import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { RunStateDocument, TrainModelDocument } from '../../generated/operations.ts'
import { asError } from '../../graph/graph.ts'
import { useAsk, useDo, useGraph } from '../../graph/hooks.ts'
import { Empty } from '../../parts/state.tsx'
import { useRights, useViewer } from '../../session/viewer.tsx'
import { words } from '../../words/words.ts'
import * as format from '../../format/format.ts'

const t = words({
  en: {
    title: 'No customers yet',
    why: 'Fill the database with 2,000 simulated customers, two years of their orders and conversations, and models trained on them; or import your own data.',
    bring: 'Import a file of your customers, orders or conversations.',
    none: 'They appear here once somebody has imported or created them.',
    noneOwn:
      'You see the customers that you own, and you own none yet. They appear here once you have created one, or a colleague has made you an owner.',
    fill: 'Fill with demo data',
    import: 'Import a file',
    starting: 'Simulating customers…',
    filling: (n: string, of: string) => `Simulating customers: ${n} of ${of}`,
    training: (plugin: string) => `Training ${plugin}…`,
    failed: 'The demo data could not be written:',
  },
  zh: {
    title: '这里还没有客户',
    why: '用 2,000 位虚构客户、两年的订单和沟通记录以及在其上训练的模型填充数据库，或导入您自己的数据。',
    bring: '请导入您的客户、订单或沟通记录文件。',
    none: '有人导入或创建客户后，会显示在这里。',
    noneOwn: '您只能看到由您负责的客户，目前还没有。您创建客户或同事将您设为负责人后，会显示在这里。',
    fill: '填充演示数据',
    import: '导入文件',
    starting: '正在模拟客户…',
    filling: (n, of) => `正在模拟客户：${n} / ${of}`,
    training: (plugin) => `正在训练 ${plugin}…`,
    failed: '无法写入演示数据：',
  },
})

type Line =
  | { readonly customers: number; readonly of: number }
  | {
      readonly done: { readonly models: readonly { readonly plugin: string; readonly algorithms: readonly string[] }[] }
    }
  | { readonly errors: readonly { readonly message: string }[] }

/** The lines of an NDJSON answer, as they arrive. */
async function* linesOf(response: Response): AsyncGenerator<Line> {
  let rest = ''
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  for (;;) {
    const { value, done } = await reader.read()
    if (done) break
    const parts = (rest + value).split('\n')
    rest = parts.pop()!
    for (const line of parts) if (line.trim() !== '') yield JSON.parse(line) as Line
  }
  if (rest.trim() !== '') yield JSON.parse(rest) as Line
}

const lookMs = 500
const ended = new Set(['SUCCEEDED', 'FAILED', 'CANCELLED', 'INSUFFICIENT_DATA'])

interface Progress {
  readonly text: string
  /** 0 to 1. */
  readonly share: number
}

/** What stands in an empty database: the demo by one click. */
export const DemoOffer = ({ onFilled }: { onFilled(): void }) => {
  const graph = useGraph()
  const { may, seesAll } = useRights()
  const isRunning = useViewer().plugins.some(({ id, status }) => id === 'demo' && status === 'ACTIVE')
  const mayFill = isRunning && seesAll && may('demo:fill')
  const mayImport = seesAll && may('import')
  const ask = useAsk()
  const run = useDo()
  const [progress, setProgress] = useState<Progress>()
  const [problem, setProblem] = useState<string>()

  const train = async (plugin: string, algorithms: readonly string[], done: number, of: number) => {
    const algorithm = algorithms.includes('AUTO') ? 'AUTO' : algorithms[0]!
    const { trainModel } = await run(TrainModelDocument, { input: { plugin, algorithm } })
    for (;;) {
      const { modelRun } = await ask(RunStateDocument, { id: trainModel.modelRun!.id })
      setProgress({ text: t().training(plugin), share: 0.3 + 0.7 * ((done + (modelRun?.progress ?? 0)) / of) })
      if (!modelRun || ended.has(modelRun.status)) return
      await new Promise((resolve) => setTimeout(resolve, lookMs))
    }
  }

  const fill = async () => {
    setProblem(undefined)
    setProgress({ text: t().starting, share: 0 })
    try {
      const response = await graph.post('/demo', '{}', 'application/json')
      for await (const line of linesOf(response)) {
        if ('errors' in line) throw new Error(line.errors.map(({ message }) => message).join('; '))
        if ('customers' in line)
          setProgress({
            text: t().filling(format.number(line.customers), format.number(line.of)),
            share: 0.3 * (line.customers / line.of),
          })
        else {
          const { models } = line.done
          for (const [i, { plugin, algorithms }] of models.entries()) await train(plugin, algorithms, i, models.length)
        }
      }
      onFilled()
    } catch (error) {
      setProblem(asError(error).message)
    } finally {
      setProgress(undefined)
    }
  }

  if (progress)
    return (
      <Empty title={progress.text}>
        <div
          className="bar"
          role="progressbar"
          aria-label={progress.text}
          aria-valuenow={Math.round(progress.share * 100)}
          style={{ width: 'min(320px, 80vw)' }}
        >
          <span style={{ width: `${progress.share * 100}%` }} />
        </div>
      </Empty>
    )
  return (
    <Empty title={t().title}>
      <p>{mayFill ? t().why : mayImport ? t().bring : seesAll ? t().none : t().noneOwn}</p>
      {problem !== undefined && (
        <p className="problem" role="alert">
          {t().failed} {problem}
        </p>
      )}
      <div className="row">
        {mayFill && (
          <button type="button" className="button primary large" onClick={() => void fill()}>
            {t().fill}
          </button>
        )}
        {mayImport && (
          <Link to="/data" className="button large">
            {t().import}
          </Link>
        )}
      </div>
    </Empty>
  )
}
