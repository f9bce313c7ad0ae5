import { words } from '../../words/words.ts'

const t = words({
  en: { sold: 'On sale', stopped: 'No longer sold' },
  zh: { sold: '在售', stopped: '已停售' },
})

/** Whether a product is sold. */
export const SoldBadge = ({ isSold }: { readonly isSold: boolean }) => (
  <span className={isSold ? 'badge good' : 'badge'}>{isSold ? t().sold : t().stopped}</span>
)
