import { Link, useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import {
  OrderChangesDocument,
  OrderPageDocument,
  RestoreOrderDocument,
  type OrderPageQuery,
} from '../../generated/operations.ts'
import { useData, useDo, useLive } from '../../graph/hooks.ts'
import * as format from '../../format/format.ts'
import { CustomerLink } from '../../parts/customer-link.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Page, Section } from '../../parts/page.tsx'
import { Empty, Loaded, Problem } from '../../parts/state.tsx'
import { orToast } from '../../parts/toasts.tsx'
import { useRights } from '../../session/viewer.tsx'
import { fieldWords } from '../../words/fields.ts'
import { words } from '../../words/words.ts'
import { Audit } from '../customer/audit.tsx'
import { OrderActions } from './order-actions.tsx'
import { OrderLines } from './order-lines.tsx'
import { orderName } from './name.ts'
import { OrderStatusBadge } from './status.tsx'

const t = words({
  en: {
    title: 'Order',
    named: (name: string) => `Order ${name}`,
    all: 'All orders',
    gone: 'This order does not exist, or you may not see it',
    why: 'It may have been deleted.',
    isDeleted: 'This order is deleted: it counts in no figure.',
    restore: 'Restore',
    lines: 'What was bought',
    history: 'Audit',
    others: 'All orders of this customer',
  },
  zh: {
    title: '订单',
    named: (name) => `订单 ${name}`,
    all: '所有订单',
    gone: '此订单不存在，或不在您的可见范围内',
    why: '它可能已被删除。',
    isDeleted: '此订单已删除，不计入任何数字。',
    restore: '恢复',
    lines: '购买内容',
    history: '审计',
    others: '此客户的所有订单',
  },
})

export type OrderOfPage = OrderPageQuery['orders']['nodes'][number]

/** One order: what was bought, by whom, how it stands, and who changed it. */
export const OrderPage = () => {
  const { id } = useParams({ from: '/orders/$id' })
  const { may } = useRights()
  const deleted = may('delete') ? 'INCLUDE' : 'EXCLUDE'
  const read = useData(OrderPageDocument, { id, deleted }, { listed: 'Order' })
  const [turn, setTurn] = useState(0)
  const again = () => {
    read.reload()
    setTurn((n) => n + 1)
  }
  useLive(OrderChangesDocument, { id }, { onItem: again, onGap: again })
  const order = read.data?.orders.nodes[0]
  const title = order && t().named(orderName(order))
  useEffect(() => {
    if (title !== undefined) document.title = `${title} · Rapport`
  }, [title])
  if (order && title !== undefined)
    return (
      <Page
        title={title}
        back={{ to: '/orders', label: t().all }}
        note={<OrderStatusBadge of={order.status} />}
        actions={order.deletedAt === null && <OrderActions of={order} name={title} onDone={again} />}
      >
        {read.error && <Problem error={read.error} onRetry={again} />}
        <Shown of={order} turn={turn} onDone={again} />
      </Page>
    )
  return (
    <Page title={t().title} back={{ to: '/orders', label: t().all }}>
      <Loaded of={read} lines={8}>
        {() => (
          <Empty title={t().gone}>
            <p>{t().why}</p>
            <Link to="/orders" className="button">
              {t().all}
            </Link>
          </Empty>
        )}
      </Loaded>
    </Page>
  )
}

interface ShownProps {
  readonly of: OrderOfPage
  /** Goes up when the audit must be read again. */
  readonly turn: number
  onDone(): void
}

const Shown = ({ of: order, turn, onDone }: ShownProps) => {
  const run = useDo()
  const { may } = useRights()
  const { id, customer } = order
  return (
    <>
      {order.deletedAt !== null && (
        <div className="notice warn">
          <Icon name="trash" />
          <span className="grow">{t().isDeleted}</span>
          <button
            type="button"
            className="button"
            onClick={() => orToast(run(RestoreOrderDocument, { input: { id } }).then(onDone))}
          >
            {t().restore}
          </button>
        </div>
      )}
      <div className="order-facts">
        <Facts
          of={[
            [fieldWords().customer, <CustomerLink key="customer" of={customer} />],
            [fieldWords().email, customer.email],
            [fieldWords().country, customer.country && format.country(customer.country)],
            [fieldWords().owner, customer.owner?.name],
          ]}
        />
        <Facts
          of={[
            [fieldWords().placedAt, format.dateTime(order.placedAt)],
            [fieldWords().createdAt, format.dateTime(order.createdAt)],
            [fieldWords().updatedAt, order.updatedAt === order.createdAt ? null : format.dateTime(order.updatedAt)],
            [
              fieldWords().orders,
              <Link
                key="others"
                className="link"
                to="/customers/$id"
                params={{ id: customer.id }}
                search={{ show: ['ORDER'] }}
              >
                {t().others}
              </Link>,
            ],
          ]}
        />
      </div>
      <Section title={t().lines}>
        <OrderLines of={order} />
      </Section>
      {may('audit') && (
        <Section title={t().history}>
          <Audit key={turn} id={id} />
        </Section>
      )}
    </>
  )
}
