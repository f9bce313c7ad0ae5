import type { ModelHealthQuery } from '../../generated/operations.ts'
import * as format from '../../format/format.ts'
import { Section } from '../../parts/page.tsx'
import { Table } from '../../parts/table.tsx'
import { words } from '../../words/words.ts'

const t = words({
  en: {
    title: 'Drift',
    feature: 'Input',
    psi: 'Shift (PSI)',
    hint: 'A shift from 0.1, a large one from 0.25.',
    measured: (ago: string) => `measured ${ago}`,
  },
  zh: {
    title: '漂移',
    feature: '输入',
    psi: '偏移（PSI）',
    hint: '0.1 起为偏移，0.25 起为较大偏移。',
    measured: (ago) => `测量于${ago}`,
  },
})

type Report = NonNullable<ModelHealthQuery['modelHealth'][number]['drift']>

/** How far a model's inputs have moved since its training. */
export const Drift = ({ of: { measuredAt, reasons, features } }: { readonly of: Report }) => (
  <Section title={t().title} aside={`${t().measured(format.ago(measuredAt))} · ${t().hint}`}>
    {reasons.map((reason) => (
      <p key={reason} className="warn">
        {reason}
      </p>
    ))}
    <Table
      of={features}
      keyOf={({ feature }) => feature}
      columns={[
        { title: t().feature, cell: ({ feature }) => feature },
        { title: t().psi, kind: 'number', cell: ({ psi }) => format.measure(psi) },
      ]}
    />
  </Section>
)
