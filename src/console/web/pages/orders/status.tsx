import { kinds } from '../../words/kinds.ts'

export type OrderStatus = keyof ReturnType<typeof kinds>['order']

const tones: Partial<Record<OrderStatus, string>> = {
  PENDING: 'warn',
  PAID: 'accent',
  FULFILLED: 'good',
  CANCELLED: 'bad',
  REFUNDED: 'bad',
}

export const OrderStatusBadge = ({ of }: { readonly of: OrderStatus }) => (
  <span className={`badge ${tones[of] ?? ''}`}>{kinds().order[of]}</span>
)
