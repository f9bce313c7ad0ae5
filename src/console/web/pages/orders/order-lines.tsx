import { Link } from '@tanstack/react-router'
import { OrderInCurrencyDocument } from '../../generated/operations.ts'
import { useData } from '../../graph/hooks.ts'
import * as format from '../../format/format.ts'
import { writing } from '../../format/writing.ts'
import { Table } from '../../parts/table.tsx'
import { fieldWords } from '../../words/fields.ts'
import { words } from '../../words/words.ts'
import type { OrderOfPage } from './order.tsx'
import './orders.css'

const t = words({
  en: {
    stopped: 'no longer sold',
    rate: (amount: string, day: string) => `${amount} at the rate of ${day}`,
    refunded: 'Refunded: counts as no purchase',
    cancelled: 'Cancelled: counts as no purchase',
  },
  zh: {
    stopped: '已停售',
    rate: (amount, day) => `按 ${day} 的汇率合 ${amount}`,
    refunded: '已退款：不计为购买',
    cancelled: '已取消：不计为购买',
  },
})

/** The sum in the viewer's currency, by the rate of the day on which the order was placed; nothing where there is no rate. */
const Converted = ({ of: { id, placedAt }, to }: { readonly of: OrderOfPage; readonly to: string }) => {
  const { data } = useData(OrderInCurrencyDocument, { id, currency: to, at: placedAt.slice(0, 10) })
  const converted = data?.order?.total.in
  return converted ? <div>{t().rate(format.exactMoney(converted), format.calendarDay(converted.rateOn))}</div> : null
}

/** The lines of an order, and what they come to. */
export const OrderLines = ({ of: order }: { readonly of: OrderOfPage }) => {
  const { lines, total, status } = order
  const { currency } = writing.get()
  return (
    <>
      <Table
        of={lines}
        keyOf={(line) => line.id}
        columns={[
          {
            title: fieldWords().product,
            minWidth: 150,
            cell: ({ product }) => (
              <>
                <Link className="link" to="/products/$id" params={{ id: product.id }}>
                  {product.name}
                </Link>{' '}
                {!product.active && <span className="badge">{t().stopped}</span>}
              </>
            ),
          },
          { title: fieldWords().sku, kind: 'quiet', minWidth: 84, cell: ({ product }) => product.sku },
          { title: fieldWords().quantity, kind: 'number', cell: ({ quantity }) => format.decimal(quantity) },
          { title: fieldWords().unitPrice, kind: 'number', cell: ({ unitPrice }) => format.exactMoney(unitPrice) },
          { title: fieldWords().total, kind: 'number', cell: (line) => format.exactMoney(line.total) },
        ]}
      />
      <div className="order-sum">
        <div className="row spread">
          <span>{fieldWords().total}</span>
          <strong className="figure">{format.exactMoney(total)}</strong>
        </div>
        <div className="muted">
          {currency !== undefined && currency !== total.currency && order.deletedAt === null && (
            <Converted of={order} to={currency} />
          )}
          {status === 'REFUNDED' && <div>{t().refunded}</div>}
          {status === 'CANCELLED' && <div>{t().cancelled}</div>}
        </div>
      </div>
    </>
  )
}
