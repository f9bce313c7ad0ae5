import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { ListSearch } from '../../list/search.ts'
import { NotFound } from '../../shell/not-found.tsx'
import { Deals } from './deals.tsx'
import { Interactions } from './interactions.tsx'
import { Scores } from './scores.tsx'
import { TaskRecords } from './tasks.tsx'

/** What a page of records is given. */
export interface RecordsProps {
  readonly search: ListSearch
  onSearch(search: ListSearch): void
  /** Opens the page of a customer. */
  onOpen(customerId: string): void
}

const pages: Readonly<Record<string, typeof Deals>> = {
  deals: Deals,
  interactions: Interactions,
  scores: Scores,
  tasks: TaskRecords,
}

/** Lists of records that have no page of their own in the navigation: reports lead here, and the palette. */
export const Records = () => {
  const { of } = useParams({ from: '/records/$of' })
  const search: ListSearch = useSearch({ from: '/records/$of' })
  const navigate = useNavigate({ from: '/records/$of' })
  const onSearch = useCallback((next: ListSearch) => void navigate({ search: next, replace: true }), [navigate])
  const Found = pages[of]
  if (!Found) return <NotFound />
  return (
    <Found
      key={of}
      search={search}
      onSearch={onSearch}
      onOpen={(id) => void navigate({ to: '/customers/$id', params: { id } })}
    />
  )
}
