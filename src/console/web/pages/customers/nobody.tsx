import { Empty } from '../../parts/state.tsx'
import { words } from '../../words/words.ts'
import { DemoOffer } from '../today/demo-offer.tsx'

const t = words({
  en: {
    nothing: 'No customer fits',
    nothingMore: 'Change the search or remove a filter.',
    clear: 'Clear search and filters',
    noScores: 'No customer has this score yet',
    noScoresMore: 'A list sorted by a score shows only customers that have it.',
    clearSort: 'Sort by date instead',
  },
  zh: {
    nothing: '没有符合条件的客户',
    nothingMore: '请更改搜索或移除筛选条件。',
    clear: '清除搜索和筛选',
    noScores: '还没有客户有此分数',
    noScoresMore: '按分数排序的列表只显示有该分数的客户。',
    clearSort: '改为按日期排序',
  },
})

export interface NobodyProps {
  /** What keeps customers out of the list. */
  readonly why: 'score' | 'search' | 'empty'
  onClearSort(): void
  onClear(): void
  onFilled(): void
}

/** What stands in place of a list without customers. */
export const Nobody = ({ why, onClearSort, onClear, onFilled }: NobodyProps) => {
  if (why === 'empty') return <DemoOffer onFilled={onFilled} />
  const isScore = why === 'score'
  return (
    <Empty title={isScore ? t().noScores : t().nothing}>
      <p>{isScore ? t().noScoresMore : t().nothingMore}</p>
      <button type="button" className="button" onClick={isScore ? onClearSort : onClear}>
        {isScore ? t().clearSort : t().clear}
      </button>
    </Empty>
  )
}
