import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import {
  ProductBuyersDocument,
  ReportAnswerDocument,
  type AnswerFragment,
  type ProductBuyersQuery,
} from '../../generated/operations.ts'
import { useData } from '../../graph/hooks.ts'
import * as format from '../../format/format.ts'
import { writing } from '../../format/writing.ts'
import { filterOf, type Condition } from '../../list/search.ts'
import { CustomerLink } from '../../parts/customer-link.tsx'
import { Section } from '../../parts/page.tsx'
import { Segmented } from '../../parts/segmented.tsx'
import { Loaded } from '../../parts/state.tsx'
import { Table } from '../../parts/table.tsx'
import { useViewer } from '../../session/viewer.tsx'
import { fieldWords } from '../../words/fields.ts'
import { counted, words } from '../../words/words.ts'
import { Drawn, useMatrix } from '../reports/answer.tsx'
import { questionOf, type Asked } from '../reports/search.ts'
import { useFollowed } from '../reports/use-followed.ts'
import '../reports/reports.css'
import './products.css'

const t = words({
  en: {
    sales: 'Sales of the last 12 months',
    shown: 'What is shown',
    amount: 'Amount',
    quantity: 'Quantity',
    report: 'Open as a report',
    noSales: 'Nothing of it was sold in the last 12 months.',
    buyers: 'Who buys it',
    noBuyers: 'Nobody has bought it yet.',
    others: (n: number) => `and ${counted(n, 'more customer')}`,
    allOthers: 'All of them',
    gone: 'A deleted customer',
    all: 'Sold in all',
    lines: (n: number) => `on ${counted(n, 'order line')}`,
    elsewhere: (n: number) =>
      `Amounts leave out ${counted(n, 'order line')} in other currencies, for there is no exchange rate of the day.`,
  },
  zh: {
    sales: '最近 12 个月的销售',
    shown: '显示内容',
    amount: '金额',
    quantity: '数量',
    report: '作为报表打开',
    noSales: '最近 12 个月没有售出。',
    buyers: '购买者',
    noBuyers: '还没有人购买。',
    others: (n) => `另有 ${format.number(n)} 位客户`,
    allOthers: '查看全部',
    gone: '已删除的客户',
    all: '累计售出',
    lines: (n) => `共 ${format.number(n)} 条订单明细`,
    elsewhere: (n) => `金额未计入 ${format.number(n)} 条其他币种的订单明细，因为没有当日汇率。`,
  },
})

/** Orders that count as purchases. */
const bought = ['PLACED', 'PAID', 'FULFILLED']

/** What was sold of a product: by month, and to whom. */
export const ProductSales = ({ sku }: { readonly sku: string }) => {
  const { m } = useSearch({ from: '/products/$id' })
  const navigate = useNavigate({ from: '/products/$id' })
  const { serverInfo } = useViewer()
  const { currency = serverInfo.baseCurrency, timeZone } = writing.get()
  const f: readonly Condition[] = [
    ['product.sku', 'eq', sku],
    ['order.status', 'in', bought],
  ]
  const search: Asked = {
    of: 'ORDER_LINES',
    m: m === 'QUANTITY' ? 'SUM.QUANTITY' : 'SUM.TOTAL',
    unit: 'MONTH',
    last: 12,
    zone: timeZone,
    f,
    ...(m === 'QUANTITY' ? {} : { currency, conversion: 'BY_DAY_OF_RECORD' }),
  }
  const sales = useData(ReportAnswerDocument, questionOf(search))
  const buyers = useData(ProductBuyersDocument, { filter: { orderLines: filterOf(f) ?? {} }, currency })
  useFollowed(search.of, () => {
    sales.reload()
    buyers.reload()
  })
  return (
    <>
      <Loaded of={buyers}>{({ report }) => <Totals of={report} />}</Loaded>
      <Section
        title={t().sales}
        aside={
          <Link className="link" to="/reports" search={search}>
            {t().report}
          </Link>
        }
      >
        <div className="product-measure">
          <Segmented
            label={t().shown}
            options={[
              ['TOTAL', t().amount],
              ['QUANTITY', t().quantity],
            ]}
            value={m ?? 'TOTAL'}
            onChoose={(next) => void navigate({ search: next === 'QUANTITY' ? { m: next } : {}, replace: true })}
          />
        </div>
        <Loaded of={sales} lines={5}>
          {({ report }) =>
            report.total.records === 0 ? (
              <p className="muted">{t().noSales}</p>
            ) : (
              <Chart search={search} answer={report} />
            )
          }
        </Loaded>
      </Section>
      <Section title={t().buyers}>
        <Loaded of={buyers} lines={5}>
          {({ report }) => <Buyers of={report} sku={sku} />}
        </Loaded>
      </Section>
    </>
  )
}

const Chart = ({ search, answer }: { readonly search: Asked; readonly answer: AnswerFragment }) => {
  const { matrix, shown } = useMatrix(search, answer)
  return <Drawn of={matrix} shown={shown} kind={undefined} height={200} />
}

type Answer = ProductBuyersQuery['report']
type Sold = Answer['total']

const amountOf = ({ values: [amount] }: Sold): string => format.money(amount?.money)
const quantityOf = ({ values: [, quantity] }: Sold): string => format.decimal(String(quantity?.number ?? 0))

const Totals = ({ of: { total, inOtherCurrencies } }: { readonly of: Answer }) => (
  <div>
    <div className="caption">{t().all}</div>
    <div className="product-totals">
      <span className="figure">{amountOf(total)}</span>
      <span className="figure">{quantityOf(total)} ×</span>
      <span className="muted">{t().lines(total.records)}</span>
    </div>
    {inOtherCurrencies > 0 && <p className="muted">{t().elsewhere(inOtherCurrencies)}</p>}
  </div>
)

const Buyers = ({ of: { rows, others }, sku }: { readonly of: Answer; readonly sku: string }) => {
  if (rows.length === 0) return <p className="muted">{t().noBuyers}</p>
  const everybody: Condition = [
    'orders.some',
    '',
    { lines: { some: { product: { sku: { eq: sku } } } }, status: { in: bought } },
  ]
  return (
    <>
      <Table
        of={rows}
        keyOf={({ keys: [key] }) => key!.value!}
        columns={[
          {
            title: fieldWords().customer,
            cell: ({ keys: [key] }) =>
              key!.label === null ? (
                <span className="muted">{t().gone}</span>
              ) : (
                <CustomerLink of={{ id: key!.value!, name: key!.label }} />
              ),
          },
          { title: t().quantity, kind: 'number', cell: (row) => quantityOf(row) },
          { title: t().amount, kind: 'number', cell: (row) => amountOf(row) },
        ]}
      />
      {others && (
        <p className="muted">
          {t().others(others.groups)}{' '}
          <Link className="link" to="/customers" search={{ f: [everybody] }}>
            {t().allOthers}
          </Link>
        </p>
      )}
    </>
  )
}
