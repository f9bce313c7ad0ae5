import { useCallback, useEffect, useState } from 'react'
import { OpenedViewDocument } from '../generated/operations.ts'
import { codeOf } from '../graph/graph.ts'
import { useData } from '../graph/hooks.ts'
import type { ListSearch } from './search.ts'
import { Icon } from '../parts/icon.tsx'
import { Page } from '../parts/page.tsx'
import { Empty, Problem, Skeleton } from '../parts/state.tsx'
import { words } from '../words/words.ts'
import { isSortedOtherwise, searchOf, type ViewedList } from './views.ts'

const t = words({
  en: {
    noView: 'You cannot see this view',
    noViewMore:
      'It was deleted, or whoever made it has not shared it with you. Ask for it to be shared with everybody.',
    all: 'Show the whole list',
    otherList: (list: string) => `This view is of another list: ${list}`,
    gone: (name: string) => `The view “${name}” asks for something that is not there any more`,
    otherwise: (name: string) => `The view “${name}” has an order that this page cannot show`,
  },
  zh: {
    noView: '您无法查看此视图',
    noViewMore: '它已被删除，或者创建者没有与您共享。请对方将其与所有人共享。',
    all: '显示整个列表',
    otherList: (list) => `此视图属于另一个列表：${list}`,
    gone: (name) => `视图“${name}”所要求的内容已不存在`,
    otherwise: (name) => `视图“${name}”的排序方式无法在此页面显示`,
  },
})

const useOpened = (id: string | undefined) => useData(OpenedViewDocument, { id: id ?? '' }, { pause: id === undefined })

/** Whether an address is only that of a saved view, and what opens another search. */
export const useOpenedView = <Search extends ListSearch>(search: Search, onSearch: (search: Search) => void) => {
  const [opened, setOpened] = useState<string>()
  const open = useCallback(
    (next: Search) => {
      setOpened(next.view)
      onSearch(next)
    },
    [onSearch],
  )
  const isLink = search.view !== undefined && search.view !== opened && Object.keys(search).length === 1
  return { isLink, open }
}

export interface ViewLinkProps {
  readonly of: ViewedList
  /** What the page is called. */
  readonly title: string
  readonly id: string
  onOpen(search: ListSearch): void
}

/** Where a link to a view leads: to what it shows, or to the reason why it cannot. */
export const ViewLink = ({ of, title, id, onOpen }: ViewLinkProps) => {
  const { data, error, reload } = useOpened(id)
  const view = data?.savedView
  const isOther = view && view.list !== of.field
  useEffect(() => {
    if (view && !isOther) onOpen(searchOf(of, view))
  }, [of, view, isOther, onOpen])
  const isUnseen = data ? !view : error && codeOf(error) === 'INVALID_ID'
  return (
    <Page title={title}>
      {isUnseen || isOther ? (
        <Empty title={isOther ? t().otherList(view.list) : t().noView}>
          {!isOther && <p>{t().noViewMore}</p>}
          <button type="button" className="button" onClick={() => onOpen({})}>
            {t().all}
          </button>
        </Empty>
      ) : error ? (
        <Problem error={error} onRetry={reload} />
      ) : (
        <Skeleton />
      )}
    </Page>
  )
}

/** What is wrong with the view that is shown, above its list. */
export const ViewProblems = ({ id }: { readonly id: string }) => {
  const view = useOpened(id).data?.savedView
  if (!view || (view.problems.length === 0 && !isSortedOtherwise(view))) return null
  return (
    <div className="page-problem">
      <div className="notice bad" role="alert">
        <Icon name="alert" />
        <div className="grow stack">
          <strong>{view.problems.length > 0 ? t().gone(view.name) : t().otherwise(view.name)}</strong>
          {view.problems.map(({ path, message }) => (
            <span key={path.join('.')}>{message}</span>
          ))}
        </div>
      </div>
    </div>
  )
}
