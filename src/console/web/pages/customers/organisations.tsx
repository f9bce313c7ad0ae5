import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import * as format from '../../format/format.ts'
import type { Column } from '../../list/columns.ts'
import { ListPage } from '../../list/list-page.tsx'
import type { ListSpec } from '../../list/list-source.ts'
import type { ListSearch } from '../../list/search.ts'
import { Icon } from '../../parts/icon.tsx'
import { Empty } from '../../parts/state.tsx'
import { useRights } from '../../session/viewer.tsx'
import { fieldWords } from '../../words/fields.ts'
import { counted, language, words } from '../../words/words.ts'
import { QuickLook } from '../customer/quick-look.tsx'
import { useCustomerLead, type CustomerRow } from './columns.tsx'
import { CreateDialog } from './create.tsx'
import { LifecycleBadge } from './lifecycle.tsx'

const t = words({
  en: {
    title: 'Organisations',
    count: (n: number) => counted(n, 'organisation'),
    added: (n: number) => `${counted(n, 'new organisation')}: reload`,
    find: 'Search names, e-mails, phones…',
    noneFits: 'No organisation fits',
    none: 'No organisations yet',
    why: 'They come with imports that name a company, or add one here.',
    create: 'New organisation',
  },
  zh: {
    title: '机构',
    count: (n) => `${format.number(n)} 家机构`,
    added: (n) => `有 ${n} 家新机构：重新读取`,
    find: '搜索名称、邮箱、电话…',
    noneFits: '没有符合条件的机构',
    none: '还没有机构',
    why: '导入写明公司的文件时会自动创建，也可以在此新建。',
    create: '新建机构',
  },
})

interface Row extends Pick<CustomerRow, 'id' | 'name' | 'kind' | 'lifecycle' | 'country' | 'owner' | 'createdAt'> {
  readonly industry: string | null
  readonly employeeCount: number | null
  readonly website: string | null
  readonly parent: { readonly name: string } | null
  readonly people: { readonly totalCount: number }
}

const spec: ListSpec<Row> = {
  field: 'customers',
  filter: 'CustomerFilter',
  orderBy: 'CustomerOrder',
  fields:
    'id name kind lifecycle country industry employeeCount website createdAt owner { id name } parent { id name } people(first: 1, filter: { toOn: { isNull: true } }) { totalCount }',
  always: { kind: { eq: 'ORGANISATION' } },
  search: 'argument',
  watched: 'CUSTOMER',
}

const columns = (): readonly Column<Row>[] => {
  const f = fieldWords()
  return [
    {
      id: 'industry',
      title: f.industry,
      width: 150,
      sort: 'INDUSTRY',
      isFromFirst: true,
      values: [{ title: f.industry, value: 'industry' }],
      cell: ({ industry }) => industry ?? '',
    },
    {
      id: 'people',
      title: f.people,
      width: 90,
      isNumeric: true,
      values: [{ title: f.people, value: 'people.totalCount' }],
      cell: ({ people }) => format.number(people.totalCount),
    },
    {
      id: 'employeeCount',
      title: f.employeeCount,
      width: 110,
      isNumeric: true,
      values: [{ title: f.employeeCount, value: 'employeeCount' }],
      cell: ({ employeeCount }) => (employeeCount === null ? '' : format.number(employeeCount)),
    },
    {
      id: 'parent',
      title: f.parent,
      width: 180,
      values: [{ title: f.parent, value: 'parent.name' }],
      cell: ({ parent }) => parent?.name ?? '',
    },
    {
      id: 'lifecycle',
      title: f.lifecycle,
      width: 110,
      sort: 'LIFECYCLE',
      isFromFirst: true,
      values: [{ title: f.lifecycle, value: 'lifecycle' }],
      cell: ({ lifecycle }) => <LifecycleBadge of={lifecycle} />,
    },
    {
      id: 'country',
      title: f.country,
      width: 130,
      sort: 'COUNTRY',
      isFromFirst: true,
      values: [{ title: f.country, value: 'country' }],
      cell: ({ country }) => (country ? format.country(country) : ''),
    },
    {
      id: 'website',
      title: f.website,
      width: 200,
      values: [{ title: f.website, value: 'website' }],
      cell: ({ website }) => website ?? '',
    },
    {
      id: 'owner',
      title: f.owner,
      width: 150,
      values: [{ title: f.owner, value: 'owner.name' }],
      cell: ({ owner }) => owner?.name ?? '',
    },
    {
      id: 'createdAt',
      title: f.createdAt,
      width: 120,
      sort: 'CREATED_AT',
      values: [{ title: f.createdAt, value: 'createdAt' }],
      cell: ({ createdAt }) => format.day(createdAt),
    },
  ]
}
const usual = ['industry', 'people', 'parent', 'lifecycle', 'country', 'owner']

/** Customers that are organisations, with what companies have. */
export const Organisations = () => {
  const search: ListSearch = useSearch({ from: '/organisations' })
  const navigate = useNavigate({ from: '/organisations' })
  const change = useCallback((next: ListSearch) => void navigate({ search: next, replace: true }), [navigate])
  const lead = useCustomerLead<Row>()
  const mayWrite = useRights().may('write')
  const [isCreating, setCreating] = useState(false)
  const inLanguage = language()
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const all = useMemo(() => columns(), [inLanguage])
  return (
    <>
      <ListPage
        spec={spec}
        filtered={spec}
        texts={t()}
        lead={lead}
        columns={all}
        usual={usual}
        search={search}
        onSearch={change}
        onOpen={({ id }) => void navigate({ to: '/customers/$id', params: { id } })}
        look={({ id }, onClose) => <QuickLook id={id} onClose={onClose} />}
        actions={() =>
          mayWrite && (
            <button type="button" className="button primary" onClick={() => setCreating(true)}>
              <Icon name="plus" />
              {t().create}
            </button>
          )
        }
        empty={() => (
          <Empty title={t().none}>
            <p className="muted">{t().why}</p>
          </Empty>
        )}
      />
      {isCreating && <CreateDialog kind="ORGANISATION" title={t().create} onClose={() => setCreating(false)} />}
    </>
  )
}
