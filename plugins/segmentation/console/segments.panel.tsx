import { Empty, format, gradeText, gradeTone, Loaded, Page, useData, words } from 'rapport-crm/console'
import { useState } from 'react'
import { Flows } from './flows.tsx'
import { SegmentsDocument } from './generated/operations.ts'
import { SegmentMap } from './map.tsx'
import { Mark } from './mark.tsx'
import { markOf, type MapOf, type Segment } from './marks.ts'
import { Members } from './members.tsx'
import { Moves } from './moves.tsx'
import { Profile } from './profile.tsx'
import './segments.css'

const t = words({
  en: {
    title: 'Segments',
    note: (customers: string, algorithm: string) => `${customers} customers, ${algorithm}`,
    sizes: 'Sizes',
    empty: 'No segments yet',
    emptyMore: 'Train a segmentation model on the page Models. It needs customers with purchases.',
    noise: 'In no segment',
  },
  zh: {
    title: '客户分群',
    note: (customers, algorithm) => `${customers} 位客户，算法 ${algorithm}`,
    sizes: '规模',
    empty: '还没有分群',
    emptyMore: '请在“模型”页训练分群模型；需要有购买记录的客户。',
    noise: '不属于任何分群',
  },
})

interface SizesProps {
  readonly of: readonly Segment[]
  readonly chosen: string | undefined
  onChoose(id: string | undefined): void
}

const Sizes = ({ of: segments, chosen, onChoose }: SizesProps) => (
  <div className="segment-list" role="group" aria-label={t().sizes}>
    {segments.map(({ id, name, isNoise, size, share }) => (
      <button
        key={id}
        type="button"
        aria-pressed={id === chosen}
        onClick={() => onChoose(id === chosen ? undefined : id)}
      >
        <Mark of={markOf(segments, id)} />
        <strong className="truncate">{isNoise ? t().noise : name}</strong>
        <span>{format.number(size)}</span>
        <span className="muted">{format.percent(share)}</span>
        <span className="bar" aria-hidden="true">
          <span style={{ width: `${share * 100}%`, background: markOf(segments, id).color }} />
        </span>
      </button>
    ))}
  </div>
)

const AllSegments = ({ of: map }: { readonly of: MapOf }) => {
  const { segments } = map
  const [chosen, setChosen] = useState<string>()
  const shown = segments.find(({ id }) => id === chosen) ?? segments.toSorted((a, b) => b.size - a.size)[0]
  if (!shown)
    return (
      <Empty title={t().empty}>
        <p>{t().emptyMore}</p>
      </Empty>
    )
  return (
    <>
      <div className="segments-top">
        <SegmentMap of={map} chosen={chosen} />
        <Sizes of={segments} chosen={chosen} onChoose={setChosen} />
      </div>
      <Profile segment={shown} color={markOf(segments, shown.id).color} />
      <Flows segments={segments} chosen={segments.find(({ id }) => id === chosen)} />
      <div className="segments-pair">
        <Members of={shown} />
        <Moves />
      </div>
    </>
  )
}

export const Panel = () => {
  const answer = useData(SegmentsDocument, {})
  const map = answer.data?.segmentMap
  const run = map?.segments[0]?.modelRun
  return (
    <Page
      title={t().title}
      note={map && run && t().note(format.number(map.customers), run.algorithm)}
      actions={run?.grade && <span className={`badge ${gradeTone(run.grade)}`}>{gradeText(run.grade)}</span>}
    >
      <Loaded of={answer} lines={8}>
        {({ segmentMap }) => segmentMap && <AllSegments of={segmentMap} />}
      </Loaded>
    </Page>
  )
}
