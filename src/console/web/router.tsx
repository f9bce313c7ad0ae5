import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { readSearch } from './pages/customers/search.ts'
import { NotFound } from './shell/not-found.tsx'
import { Shell } from './shell/shell.tsx'

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound })
const getParentRoute = () => root

const routeTree = root.addChildren([
  createRoute({
    getParentRoute,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/customers' })
    },
  }),
  createRoute({
    getParentRoute,
    path: '/customers',
    validateSearch: readSearch,
    component: lazyRouteComponent(() => import('./pages/customers/customers.tsx'), 'Customers'),
  }),
  createRoute({
    getParentRoute,
    path: '/customers/$id',
    component: lazyRouteComponent(() => import('./pages/customer/customer.tsx'), 'Customer'),
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
