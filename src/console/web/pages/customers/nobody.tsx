import { Empty } from '../../parts/state.tsx'
import { words } from '../../words/words.ts'
import { DemoOffer } from '../today/demo-offer.tsx'

const t = words({
  en: {
    nothing: 'No customer fits',
    nothingMore: 'Change the search or remove a filter.',
    clear: 'Clear search and filters',
  },
  zh: {
    nothing: '没有符合条件的客户',
    nothingMore: '请更改搜索或移除筛选条件。',
    clear: '清除搜索和筛选',
  },
})

export interface NobodyProps {
  /** Whether a search or a filter keeps customers out of the list; otherwise there are none. */
  readonly isNarrowed: boolean
  onClear(): void
  onFilled(): void
}

/** What stands in place of a list without customers. */
export const Nobody = ({ isNarrowed, onClear, onFilled }: NobodyProps) =>
  isNarrowed ? (
    <Empty title={t().nothing}>
      <p>{t().nothingMore}</p>
      <button type="button" className="button" onClick={onClear}>
        {t().clear}
      </button>
    </Empty>
  ) : (
    <DemoOffer onFilled={onFilled} />
  )
