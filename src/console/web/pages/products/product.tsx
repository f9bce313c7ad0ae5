import { Link, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { ProductPageDocument, type ProductPageQuery } from '../../generated/operations.ts'
import { useData } from '../../graph/hooks.ts'
import * as format from '../../format/format.ts'
import { Facts } from '../../parts/facts.tsx'
import { Page, Section } from '../../parts/page.tsx'
import { Empty, Loaded, Problem } from '../../parts/state.tsx'
import { useRights } from '../../session/viewer.tsx'
import { fieldWords } from '../../words/fields.ts'
import { words } from '../../words/words.ts'
import { Audit } from '../customer/audit.tsx'
import { ProductActions } from './product-actions.tsx'
import { ProductSales } from './sales.tsx'
import { SoldBadge } from './sold-badge.tsx'

const t = words({
  en: {
    title: 'Product',
    all: 'All products',
    gone: 'This product does not exist',
    history: 'Audit',
    orders: 'All orders with it',
  },
  zh: {
    title: '产品',
    all: '所有产品',
    gone: '此产品不存在',
    history: '审计',
    orders: '所有含此产品的订单',
  },
})

export type ProductOfPage = NonNullable<ProductPageQuery['product']>

/** One product: what was sold of it, when and to whom. */
export const ProductPage = () => {
  const { id } = useParams({ from: '/products/$id' })
  const { may } = useRights()
  const read = useData(ProductPageDocument, { id })
  const product = read.data?.product
  const title = product?.name
  useEffect(() => {
    if (title !== undefined) document.title = `${title} · Rapport`
  }, [title])
  if (!product)
    return (
      <Page title={t().title} back={{ to: '/products', label: t().all }}>
        <Loaded of={read} lines={8}>
          {() => (
            <Empty title={t().gone}>
              <Link to="/products" className="button">
                {t().all}
              </Link>
            </Empty>
          )}
        </Loaded>
      </Page>
    )
  const { sku, active, version } = product
  return (
    <Page
      title={product.name}
      back={{ to: '/products', label: t().all }}
      note={<SoldBadge isSold={active} />}
      actions={<ProductActions of={product} />}
    >
      {read.error && <Problem error={read.error} onRetry={read.reload} />}
      <Facts
        of={[
          [fieldWords().sku, sku],
          [fieldWords().createdAt, format.day(product.createdAt)],
          [
            fieldWords().orders,
            <Link key="orders" className="link" to="/orders" search={{ f: [['lines.some.product.sku', 'eq', sku]] }}>
              {t().orders}
            </Link>,
          ],
        ]}
      />
      <ProductSales key={id} sku={sku} />
      {may('audit') && (
        <Section title={t().history}>
          <Audit key={version} id={id} />
        </Section>
      )}
    </Page>
  )
}
