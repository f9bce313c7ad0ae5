import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { readCustomerSearch } from './pages/customer/search.ts'
import { readSearch } from './list/search.ts'
import { readPipelineSearch } from './pages/pipeline/search.ts'
import { readProductSearch } from './pages/products/search.ts'
import { readReportSearch } from './pages/reports/search.ts'
import { readRunsSearch } from './pages/models/search.ts'
import { NotFound } from './shell/not-found.tsx'
import { Shell } from './shell/shell.tsx'

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound })
const getParentRoute = () => root

const routeTree = root.addChildren([
  createRoute({
    getParentRoute,
    path: '/',
    component: lazyRouteComponent(() => import('./pages/today/today.tsx'), 'Today'),
  }),
  createRoute({
    getParentRoute,
    path: '/customers',
    validateSearch: readSearch,
    component: lazyRouteComponent(() => import('./pages/customers/customers.tsx'), 'Customers'),
  }),
  createRoute({
    getParentRoute,
    path: '/customers/lists',
    component: lazyRouteComponent(() => import('./pages/customers/lists.tsx'), 'CustomerListsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/customers/$id',
    validateSearch: readCustomerSearch,
    component: lazyRouteComponent(() => import('./pages/customer/customer.tsx'), 'Customer'),
  }),
  createRoute({
    getParentRoute,
    path: '/organisations',
    validateSearch: readSearch,
    component: lazyRouteComponent(() => import('./pages/customers/organisations.tsx'), 'Organisations'),
  }),
  createRoute({
    getParentRoute,
    path: '/orders',
    validateSearch: readSearch,
    component: lazyRouteComponent(() => import('./pages/orders/orders.tsx'), 'Orders'),
  }),
  createRoute({
    getParentRoute,
    path: '/tasks',
    component: lazyRouteComponent(() => import('./pages/tasks/tasks.tsx'), 'Tasks'),
  }),
  createRoute({
    getParentRoute,
    path: '/cases',
    validateSearch: readSearch,
    component: lazyRouteComponent(() => import('./pages/cases/cases.tsx'), 'Cases'),
  }),
  createRoute({
    getParentRoute,
    path: '/cases/$id',
    component: lazyRouteComponent(() => import('./pages/cases/case.tsx'), 'CasePage'),
  }),
  createRoute({
    getParentRoute,
    path: '/orders/$id',
    component: lazyRouteComponent(() => import('./pages/orders/order.tsx'), 'OrderPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/products',
    validateSearch: readSearch,
    component: lazyRouteComponent(() => import('./pages/products/products.tsx'), 'Products'),
  }),
  createRoute({
    getParentRoute,
    path: '/products/$id',
    validateSearch: readProductSearch,
    component: lazyRouteComponent(() => import('./pages/products/product.tsx'), 'ProductPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/records/$of',
    validateSearch: readSearch,
    component: lazyRouteComponent(() => import('./pages/records/records.tsx'), 'Records'),
  }),
  createRoute({
    getParentRoute,
    path: '/reports',
    validateSearch: readReportSearch,
    component: lazyRouteComponent(() => import('./pages/reports/reports.tsx'), 'Reports'),
  }),
  createRoute({
    getParentRoute,
    path: '/pipeline',
    validateSearch: readPipelineSearch,
    component: lazyRouteComponent(() => import('./pages/pipeline/pipeline.tsx'), 'PipelinePage'),
  }),
  createRoute({
    getParentRoute,
    path: '/models',
    component: lazyRouteComponent(() => import('./pages/models/models.tsx'), 'Models'),
  }),
  createRoute({
    getParentRoute,
    path: '/models/$plugin',
    validateSearch: readRunsSearch,
    component: lazyRouteComponent(() => import('./pages/models/plugin-models.tsx'), 'PluginModels'),
  }),
  createRoute({
    getParentRoute,
    path: '/data',
    component: lazyRouteComponent(() => import('./pages/data/data.tsx'), 'DataPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/data/$id',
    component: lazyRouteComponent(() => import('./pages/data/job.tsx'), 'ImportJobPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings',
    component: lazyRouteComponent(() => import('./pages/settings/settings.tsx'), 'SettingsStart'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings/$part',
    component: lazyRouteComponent(() => import('./pages/settings/settings.tsx'), 'Settings'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings/webhooks/$id',
    component: lazyRouteComponent(() => import('./pages/settings/webhooks/webhook.tsx'), 'WebhookPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/p/$plugin/$page',
    component: lazyRouteComponent(() => import('./panels/page.tsx'), 'PluginPage'),
  }),
])

export const router = createRouter({ routeTree, defaultPreload: 'intent', scrollRestoration: true })

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
