import { Link } from '@tanstack/react-router'
import { Empty } from '../parts/state.tsx'
import { words } from '../words/words.ts'

const t = words({
  en: { title: 'There is no page at this address', back: 'Go to Today' },
  zh: { title: '此地址没有页面', back: '前往今日' },
})

export const NotFound = () => (
  <Empty title={t().title}>
    <Link to="/" className="button">
      {t().back}
    </Link>
  </Empty>
)
