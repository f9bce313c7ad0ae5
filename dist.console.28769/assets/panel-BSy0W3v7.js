import {
  A as e,
  B as t,
  F as n,
  I as r,
  L as i,
  O as a,
  R as o,
  U as s,
  V as c,
  dt as l,
  j as u,
  k as d,
  l as f,
  z as p,
} from './index-Rll9krsB.js'
import { h as m, i as h, u as g } from './preload-helper-D1Fz11EE.js'
import { n as _, r as v, t as y } from './value-DB3wBpsM.js'
var b = m(g(), 1),
  x = h(),
  S = i({
    en: {
      notRunning: (e) => `The plugin ${e} does not run`,
      notAModule: (e) => `expected ${e} to have a default export that mounts the panel`,
    },
    zh: { notRunning: (e) => `插件 ${e} 未运行`, notAModule: (e) => `${e} 应有一个用于挂载面板的默认导出` },
  }),
  C = Object.assign({}),
  w = (e) => {
    let [, , t, n] = e.split(`/`)
    return C[`../../../../plugins/${t}/console/${n}`]
  },
  T = async (e) => {
    let t = w(e)
    if (t) return t()
    let n = await import(e)
    if (typeof n.default != `function`) throw Error(S().notAModule(e))
    return { mount: n.default }
  },
  E = ({ mount: e, id: r }) => {
    let i = (0, b.useRef)(null),
      [a, u] = (0, b.useState)(),
      d = c(),
      p = o(),
      m = t(),
      h = l()
    if (
      ((0, b.useEffect)(() => {
        let t = document.createElement(`div`)
        i.current.append(t)
        let a = (e) => e,
          o
        try {
          o = e({
            element: t,
            id: r,
            language: n(),
            format: f,
            ask: (e, t = {}) => p(a(e), t),
            mutate: (e, t = {}) => m(a(e), t),
            follow: (e, t, n) => s(d, a(e), t, { onItem: n, onGap: () => {} }),
            open: (e) => void h({ to: e }),
          })
        } catch (e) {
          u(e instanceof Error ? e : Error(String(e)))
        }
        return () => {
          ;(o?.(), t.remove())
        }
      }, [e, r, d, p, m, h]),
      a)
    )
      throw a
    return (0, x.jsx)(`div`, { ref: i })
  },
  D = ({ address: e, id: t }) => {
    let [n, r] = (0, b.useState)(),
      [i, a] = (0, b.useState)()
    if (
      ((0, b.useEffect)(() => {
        let t = !1
        return (
          T(e).then(
            (e) => t || r(e),
            (e) => t || a(e),
          ),
          () => void (t = !0)
        )
      }, [e]),
      i !== void 0)
    )
      throw i
    return n
      ? `Panel` in n
        ? (0, x.jsx)(n.Panel, { id: t })
        : (0, x.jsx)(E, { mount: n.mount, id: t })
      : (0, x.jsx)(u, {})
  },
  O = ({ data: e, layout: t }) => {
    if (t.kind === `figure`)
      return (0, x.jsxs)(`div`, {
        className: `stack`,
        children: [
          (0, x.jsx)(`span`, { className: `figure`, children: _(v(e, t.path), t.format) }),
          t.caption && (0, x.jsx)(`span`, { className: `muted`, children: r(t.caption) }),
        ],
      })
    if (t.kind === `facts`)
      return (0, x.jsx)(`dl`, {
        className: `facts`,
        children: t.values.map(({ label: t, path: n, format: i }) =>
          (0, x.jsxs)(
            `div`,
            {
              style: { display: `contents` },
              children: [(0, x.jsx)(`dt`, { children: r(t) }), (0, x.jsx)(`dd`, { children: _(v(e, n), i) })],
            },
            n,
          ),
        ),
      })
    let n = v(e, t.rows) ?? []
    return n.length === 0
      ? (0, x.jsx)(d, { title: r(t.empty), small: !0 })
      : (0, x.jsx)(`div`, {
          className: `table-scroll`,
          children: (0, x.jsxs)(`table`, {
            className: `table`,
            children: [
              (0, x.jsx)(`thead`, {
                children: (0, x.jsx)(`tr`, {
                  children: t.columns.map(({ label: e, path: t, format: n }) =>
                    (0, x.jsx)(`th`, { className: y(n) ? `number` : void 0, children: r(e) }, t),
                  ),
                }),
              }),
              (0, x.jsx)(`tbody`, {
                children: n.map((e, n) =>
                  (0, x.jsx)(
                    `tr`,
                    {
                      children: t.columns.map(({ path: t, format: n }) =>
                        (0, x.jsx)(`td`, { className: y(n) ? `number` : void 0, children: _(v(e, t), n) }, t),
                      ),
                    },
                    n,
                  ),
                ),
              }),
            ],
          }),
        })
  },
  k = ({ spec: t, id: n }) => {
    let r = t.query,
      { data: i, error: a, reload: o } = p(r, n === void 0 ? {} : { id: n })
    return i
      ? (0, x.jsx)(O, { data: i, layout: t.layout })
      : a
        ? (0, x.jsx)(e, { error: a, onRetry: o })
        : (0, x.jsx)(u, {})
  },
  A = ({ panel: t, id: n }) => {
    let i = `${r(t.title)} (${t.plugin})`
    return t.problem === void 0
      ? (0, x.jsx)(a, {
          name: i,
          children: `module` in t ? (0, x.jsx)(D, { address: t.module, id: n }) : (0, x.jsx)(k, { spec: t, id: n }),
        })
      : (0, x.jsx)(e, { error: Error(`${S().notRunning(t.plugin)}: ${t.problem}`) })
  }
export { A as t }
