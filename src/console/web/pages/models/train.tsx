import { TrainModelDocument } from '../../generated/operations.ts'
import { useDo } from '../../graph/hooks.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { Field, Form } from '../../parts/form.tsx'
import { words } from '../../words/words.ts'

const t = words({
  en: {
    title: (plugin: string) => `Train ${plugin}`,
    algorithm: 'Algorithm',
    seed: 'Seed',
    seedHint: 'The same seed and data give the same model.',
    promote: 'When it is trained',
    ifBetter: 'Promote it if it is no worse than the current model',
    always: 'Promote it',
    never: 'Keep it without promoting it',
    train: 'Train',
  },
  zh: {
    title: (plugin) => `训练 ${plugin}`,
    algorithm: '算法',
    seed: '随机种子',
    seedHint: '相同的种子和数据会得到相同的模型。',
    promote: '完成后',
    ifBetter: '不差于当前模型时启用',
    always: '直接启用',
    never: '仅保留',
    train: '训练',
  },
})

export interface TrainDialogProps {
  readonly plugin: string
  readonly algorithms: readonly string[]
  onStarted(run: string): void
  onClose(): void
}

export const TrainDialog = ({ plugin, algorithms, onStarted, onClose }: TrainDialogProps) => {
  const run = useDo()
  return (
    <Dialog title={t().title(plugin)} onClose={onClose}>
      <div className="dialog-body">
        <Form
          submit={t().train}
          onSubmit={async ({ algorithm = '', seed, promote }) => {
            const { trainModel } = await run(TrainModelDocument, {
              input: {
                plugin,
                algorithm,
                ...(seed ? { seed: Number(seed) } : {}),
                ...(promote === '' ? {} : { promote: promote === 'true' }),
              },
            })
            onClose()
            onStarted(trainModel.modelRun!.id)
          }}
        >
          <Field name="algorithm" label={t().algorithm} options={algorithms.map((name) => [name, name])} />
          <Field
            name="promote"
            label={t().promote}
            options={[
              ['', t().ifBetter],
              ['true', t().always],
              ['false', t().never],
            ]}
          />
          <Field name="seed" type="number" label={t().seed} hint={t().seedHint} />
        </Form>
      </div>
    </Dialog>
  )
}
