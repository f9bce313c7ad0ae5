import type { List, PlanReader } from './list-plans.ts'

type Json = Readonly<Record<string, unknown>>

/** Filters by one field, as they are asked for; why some may touch more than others. */
interface Sample {
  readonly value: unknown
  readonly excepted?: string
}

/** By filter type and field. */
export type FilterSamples = Readonly<Record<string, Readonly<Record<string, readonly Sample[]>>>>

const tooLong =
  'a tag of one in twenty-five: tags can be too long for the index of an order, so these are found by theirs, and sorted'
const noIndex = 'a rare word in free text: no index, as every write would pay for it'

/** Values that occur in the data of `fillMany`: common ones and rare ones. */
export const readSamples = async (plans: PlanReader): Promise<FilterSamples> => {
  const one = async (select: string): Promise<string> => {
    const [row] = await plans.query<{ value: string }>(`select (${select})::text as value`)
    return row!.value
  }
  const values = (...given: unknown[]): Sample[] => given.map((value) => ({ value }))
  const middle = (column: string, table: string) =>
    one(
      `select ${column} from ${table} where ${column} is not null order by ${column} offset (select count(*) / 2 from ${table} where ${column} is not null) limit 1`,
    )
  const email = await middle('email', 'customer')
  const user = `usr_${await one('select id from app_user order by email offset 3 limit 1')}`
  const customer = `cus_${await middle('id', 'customer')}`
  const name = await middle('name', 'customer')
  const firm = `cus_${await middle('organisation_id', 'customer')}`
  const domain = await middle('domains[1]', 'customer')
  const instant = (day: string) => `2026-${day}T00:00:00Z`
  const ago = async (days: number) =>
    await one(`select to_char(now() - interval '${days} days', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`)
  const week = await ago(7)
  const half = await ago(180)
  const year = await ago(360)
  const since = (at: string) => ({ gte: at })
  const segment = `seg_${await one('select id from p_segmentation.segment order by position limit 1')}`
  const scored = (...asked: object[]) => values(...asked.map((condition) => ({ kind: 'clv.value', ...condition })))
  const customerFilters = {
    score: scored(
      { value: { gte: 0.99 } },
      { value: { gte: 0.5 } },
      { band: { eq: 'HIGH' } },
      { band: { eq: 'VERY_HIGH' } },
      { change: { lt: -0.8 } },
      { changedAt: { gte: week } },
      {},
    ),
    segment: values(
      { segment: { eq: segment } },
      { segment: { eq: segment }, since: since(week) },
      { since: since(week) },
    ),
    sentiment: values({ value: { lt: -0.9 } }, { mood: { eq: 'NEGATIVE' } }, { lastAt: since(week) }),
    purchases: values(
      { lastOrderAt: { lt: year } },
      { lastOrderAt: since(week) },
      { orders: { gte: 4 } },
      { spent: { currency: 'EUR', amount: { gte: '1400' } } },
      { spent: { currency: 'ISK' } },
    ),
    orders: values({ some: { placedAt: since(week) } }, { some: { status: { eq: 'PENDING' } } }),
    opportunities: values({ some: { stage: { key: { eq: 'PROPOSAL' } } } }, { some: { closedAt: since(week) } }),
    interactions: values({ some: { kind: { eq: 'SURVEY' } } }, { some: { occurredAt: since(week) } }),
    cases: values({ some: { status: { eq: 'OPEN' } } }),
    tasks: values({ some: { status: { eq: 'CANCELLED' } } }, { some: { overdueAt: { lt: year } } }),
    lists: values(
      { some: { name: { eq: 'Fair' } } },
      { some: { id: { eq: `lst_${await middle('id', 'customer_list')}` } } },
      { some: { name: { eq: 'Press' } } },
    ),
    id: values({ eq: customer }, { in: [customer] }),
    kind: values({ eq: 'PERSON' }, { eq: 'ORGANISATION' }),
    name: values(
      { eq: name },
      { startsWith: name.slice(0, 3) },
      { startsWith: name.slice(0, 2) },
      { contains: name.slice(1, 6) },
    ),
    email: values({ eq: email }, { startsWith: email.slice(0, 5) }, { contains: email.slice(0, 6) }),
    phone: values({ eq: '+49301101234' }, { startsWith: '+493011012' }, { contains: '110123' }, { isNull: true }),
    country: values(
      { eq: 'DE' },
      { eq: 'IT' },
      { eq: 'PL' },
      { eq: 'SE' },
      { eq: 'IS' },
      { in: ['IS', 'SE'] },
      { isNull: true },
    ),
    language: values({ eq: 'de' }, { eq: 'is' }),
    lifecycle: values({ eq: 'CUSTOMER' }, { eq: 'FORMER' }, { eq: 'VISITOR' }, { in: ['LEAD', 'CUSTOMER'] }),
    owner: values({ eq: user }, { isNull: true }),
    tags: [
      { value: { hasAny: ['vip'] }, excepted: tooLong },
      ...values({ hasAny: ['news'] }, { hasAll: ['press'] }, { hasNone: ['news'] }),
    ],
    organisation: values({ id: { eq: firm } }, { industry: { eq: 'Whaling' } }, { industry: { eq: 'Retail' } }),
    parent: values({ id: { eq: firm } }, { industry: { eq: 'Whaling' } }),
    website: values({ isNull: false }),
    domains: values({ hasAny: [domain] }, { hasNone: [domain] }),
    industry: values({ eq: 'Whaling' }, { eq: 'Retail' }, { isNull: true }),
    employeeCount: values({ gte: 500 }),
    employments: values(
      { some: { role: { eq: 'Head' } } },
      { some: { organisation: { id: { eq: firm } } } },
      { none: {} },
    ),
    externalId: values({ source: 'shop', in: ['S-77', 'S-4711'] }, { source: 'shop' }),
    attributes: values({ plan: 'enterprise' }, { plan: 'free' }, { number: 4711 }),
    createdAt: values(since(week), { lt: year }),
    updatedAt: values(since(week), { lt: year }),
  }
  return {
    CustomerFilter: customerFilters,
    EmploymentFilter: {
      id: values({ eq: `emp_${await middle('id', 'employment')}` }),
      person: values({ id: { eq: customer } }, { country: { eq: 'DE' } }),
      organisation: values({ id: { eq: firm } }, { industry: { eq: 'Whaling' } }),
      role: values({ eq: 'Buyer' }, { eq: 'Head' }),
      fromOn: values({ lt: week.slice(0, 10) }),
      toOn: values({ isNull: true }),
      isMain: values(true),
      createdAt: values(since(week)),
    },
    InteractionFilter: {
      score: values({ kind: 'sentiment.text', value: { lt: -0.5 } }),
      id: values({ eq: `int_${await middle('id', 'interaction')}` }),
      kind: values({ eq: 'EMAIL' }, { eq: 'NOTE' }, { eq: 'VISIT' }, { eq: 'SURVEY' }, { in: ['VISIT', 'SURVEY'] }),
      channel: values({ eq: 'web' }, { eq: 'fair' }),
      direction: values({ eq: 'INBOUND' }, { eq: 'INTERNAL' }),
      subject: [
        ...values({ contains: 'About' }),
        { value: { contains: 'zzzzzz' }, excepted: noIndex },
        { value: { eq: 'About 0' }, excepted: noIndex },
      ],
      body: [
        { value: { contains: 'delivery' }, excepted: noIndex },
        { value: { contains: 'zzzzzz' }, excepted: noIndex },
      ],
      language: values({ eq: 'en' }, { eq: 'is' }),
      occurredAt: values(since(half), since(week), { lt: year }),
      createdAt: values(since(week)),
      customer: values(
        { id: { eq: customer } },
        { country: { eq: 'DE' } },
        { country: { eq: 'IS' } },
        { owner: { eq: user } },
        { email: { eq: email } },
      ),
      opportunity: values({ eq: `opp_${await middle('id', 'opportunity')}` }, { isNull: false }),
      case: values({ eq: `cse_${await middle('id', 'support_case')}` }),
    },
    OpportunityFilter: {
      score: values({ kind: 'win.probability', value: { gte: 0.5 } }),
      id: values({ eq: `opp_${await middle('id', 'opportunity')}` }),
      name: [
        ...values({ startsWith: 'Deal' }, { startsWith: 'Deal ab' }, { contains: 'abc' }),
        ...values({ eq: await middle('name', 'opportunity') }),
        {
          value: { startsWith: 'Deal a' },
          excepted: 'a beginning of one name in sixteen: found by the index on names, and sorted',
        },
      ],
      stage: values({ outcome: { eq: 'OPEN' } }, { outcome: { eq: 'WON' } }, { key: { eq: 'PROPOSAL' } }),
      pipeline: values({ key: { eq: 'SALES' } }),
      amount: values({ gte: '79000' }, { lt: '20000' }),
      currency: values({ eq: 'EUR' }, { isNull: true }),
      baseAmount: values({ gte: '79000' }, { isNull: true }),
      probability: values({ gte: 0.95 }),
      expectedCloseOn: values({ lt: week.slice(0, 10) }, { gte: (await ago(-30)).slice(0, 10) }),
      closedAt: values(since(week), { isNull: true }),
      createdAt: values(since(week), { lt: year }),
      lostReason: [{ value: { eq: 'Price' }, excepted: noIndex }],
      owner: values({ eq: user }),
      customer: values({ id: { eq: customer } }, { country: { eq: 'DE' } }, { country: { eq: 'IS' } }),
    },
    OrderFilter: {
      id: values({ eq: `ord_${await middle('id', 'sales_order')}` }),
      number: values({ eq: await middle('number', 'sales_order') }),
      status: values({ eq: 'PAID' }, { eq: 'CANCELLED' }, { eq: 'REFUNDED' }, { eq: 'PENDING' }),
      placedAt: values(since(half), since(week), { lt: year }),
      createdAt: values(since(week)),
      total: values({ gte: '100' }, { gte: '505' }, { lt: '100' }),
      currency: values({ eq: 'EUR' }, { eq: 'ISK' }),
      customer: values({ id: { eq: customer } }, { country: { eq: 'DE' } }, { country: { eq: 'IS' } }),
      lines: values({ some: { product: { sku: { eq: 'P-17' } } } }),
    },
    CaseFilter: {
      id: values({ eq: `cse_${await middle('id', 'support_case')}` }),
      number: values({ eq: 17 }, { gte: 100 }),
      customer: values({ id: { eq: customer } }, { country: { eq: 'DE' } }, { country: { eq: 'IS' } }),
      subject: [...values({ contains: 'Case' }), { value: { contains: 'zzzzzz' }, excepted: noIndex }],
      status: values({ eq: 'OPEN' }, { eq: 'CLOSED' }),
      priority: values({ eq: 'NORMAL' }, { eq: 'URGENT' }),
      channel: values({ eq: 'web' }),
      assignee: values({ eq: user }, { isNull: true }),
      slaState: values({ eq: 'BREACHED' }),
      openedAt: values(since(week), { lt: year }),
      resolvedAt: values(since(week), { isNull: true }),
    },
    TaskFilter: {
      id: values({ eq: `tsk_${await middle('id', 'task')}` }),
      customer: values({ id: { eq: customer } }, { country: { eq: 'DE' } }, { country: { eq: 'IS' } }),
      opportunity: values({ eq: `opp_${await middle('id', 'opportunity')}` }, { isNull: true }),
      order: values({ eq: `ord_${await middle('id', 'sales_order')}` }),
      case: values({ eq: `cse_${await middle('id', 'support_case')}` }),
      title: [
        ...values({ contains: 'Call' }),
        { value: { contains: 'zzzzzz' }, excepted: noIndex },
        { value: { eq: 'Call 0' }, excepted: noIndex },
      ],
      text: [{ value: { contains: 'zzzzzz' }, excepted: noIndex }],
      kind: values({ eq: 'CALL' }, { eq: 'VISIT' }),
      priority: values({ eq: 'NORMAL' }, { eq: 'URGENT' }),
      status: values({ eq: 'OPEN' }, { eq: 'CANCELLED' }),
      assignee: values({ eq: user }, { isNull: true }),
      dueOn: values({ lt: week.slice(0, 10) }, { eq: week.slice(0, 10) }),
      dueAt: values(since(week), { isNull: true }),
      overdueAt: values({ lt: week }, since(week)),
      doneAt: values(since(week), { isNull: true }),
      createdAt: values(since(week), { lt: year }),
    },
    ExchangeRateFilter: {
      currency: values({ eq: 'USD' }, { eq: 'XXX' }),
      validOn: values({ gte: week.slice(0, 10) }, { lt: year.slice(0, 10) }),
    },
    ScoreListFilter: {
      kind: values({ eq: 'clv.value' }, { eq: 'sentiment.customer' }, { in: ['clv.value', 'segmentation.segment'] }),
      value: [
        ...values({ gte: 9_900 }, { gte: 0.5 }),
        { value: { lt: 0.1 }, excepted: 'values of kinds that have nothing in common, in the order of time' },
      ],
      id: values({ eq: `scr_${await middle('id', 'score')}` }),
      customer: values({ id: { eq: customer } }),
      band: values({ eq: 'HIGH' }),
      status: values({ eq: 'OK' }),
      changedAt: values(since(week)),
    },
    CustomerSentimentFilter: {
      label: values({ eq: 'NEGATIVE' }),
      mood: values({ eq: 'NEGATIVE' }),
      value: values({ lt: -0.9 }, { gte: 0.9 }),
      lastAt: values(since(week), { lt: year }),
      owner: values({ eq: user }),
    },
    SentimentAlertFilter: {
      customer: values({ eq: customer }),
      status: values({ eq: 'OPEN' }, { eq: 'ACKNOWLEDGED' }, { eq: 'RECOVERED' }),
      turnedAt: values(since(instant('01-01'))),
      owner: values({ eq: user }),
    },
  }
}

/** The filters that people combine with every order; the first samples of these fields. */
const commonest: Readonly<Record<string, readonly string[]>> = {
  CustomerFilter: [
    'lifecycle',
    'country',
    'owner',
    'kind',
    'tags',
    'name',
    'email',
    'createdAt',
    'updatedAt',
    'language',
    'score',
    'segment',
    'sentiment',
    'purchases',
  ],
  InteractionFilter: ['kind', 'channel', 'direction', 'occurredAt', 'customer', 'opportunity', 'language', 'id'],
  OpportunityFilter: [
    'stage',
    'owner',
    'pipeline',
    'amount',
    'expectedCloseOn',
    'closedAt',
    'createdAt',
    'customer',
    'currency',
    'name',
  ],
  OrderFilter: ['status', 'placedAt', 'customer', 'total', 'currency', 'number', 'id'],
}

/** What the list can be filtered by, each field alone, and the filters that are combined with every order. */
export const filtersOf = (list: List, samples: FilterSamples) => {
  const given = list.filterType === undefined ? {} : (samples[list.filterType] ?? {})
  const alone = list.filters.flatMap((field) => {
    const found = given[field]
    if (!found) throw new Error(`expected a sample of ${list.filterType}.${field} in filter-samples.ts, found none`)
    return found.map(({ value, excepted }) => ({ filter: { [field]: value } as Json, search: undefined, excepted }))
  })
  const fields = commonest[list.filterType ?? ''] ?? list.filters
  const common = fields.flatMap((field) =>
    (given[field] ?? [])
      // Of one's own records, those that the first sample names are enough for a page to be there.
      .map(({ value, excepted }, i) => ({ filter: { [field]: value } as Json, own: i === 0, excepted })),
  )
  const searches = list.hasSearch
    ? ['deal', 'example', 'c4711'].map((search) => ({ search, own: false, excepted: undefined }))
    : []
  return {
    alone: [...alone, ...searches.map(({ search }) => ({ filter: undefined, search, excepted: undefined }))],
    common: [...common, ...searches],
  }
}
