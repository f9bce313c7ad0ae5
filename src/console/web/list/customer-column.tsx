import { Link } from '@tanstack/react-router'
import { fieldWords } from '../words/fields.ts'
import type { Column } from './columns.ts'

/** The customer of a record, which leads to its page. */
export const customerColumn = (): Column<{ readonly customer: { readonly id: string; readonly name: string } }> => ({
  id: 'customer',
  title: fieldWords().customer,
  width: 220,
  values: [{ title: fieldWords().customer, value: 'customer.name' }],
  cell: ({ customer }) => (
    <Link to="/customers/$id" params={{ id: customer.id }} tabIndex={-1}>
      {customer.name}
    </Link>
  ),
})
