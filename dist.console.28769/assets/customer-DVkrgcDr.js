import {
  $ as e,
  A as t,
  B as n,
  C as r,
  H as i,
  I as a,
  J as o,
  K as s,
  L as c,
  M as l,
  N as u,
  Q as d,
  R as f,
  S as p,
  X as m,
  Y as ee,
  Z as h,
  _ as g,
  a as _,
  b as v,
  c as y,
  d as b,
  dt as te,
  et as x,
  f as S,
  g as ne,
  i as re,
  it as ie,
  j as C,
  k as w,
  lt as T,
  n as E,
  o as ae,
  p as D,
  pt as oe,
  r as se,
  rt as O,
  s as k,
  t as A,
  tt as j,
  u as ce,
  ut as le,
  w as M,
  x as ue,
  y as N,
  z as P,
} from './index-Rll9krsB.js'
import { h as F, i as I, u as L } from './preload-helper-D1Fz11EE.js'
import { t as de } from './panel-BSy0W3v7.js'
import { a as fe, i as R, n as pe, r as me, t as z } from './customer-0HVtdXi2.js'
var B = F(L(), 1),
  V = I(),
  H = ({ title: e, aside: t, children: n }) =>
    (0, V.jsxs)(`section`, {
      className: `section`,
      children: [
        (0, V.jsxs)(`header`, {
          children: [
            (0, V.jsx)(`h2`, { children: e }),
            t !== void 0 && (0, V.jsx)(`div`, { className: `aside`, children: t }),
          ],
        }),
        n,
      ],
    }),
  U = c({
    en: {
      empty: `No changes are recorded`,
      from: `before`,
      to: `after`,
      when: `When`,
      what: `What`,
      who: `Who`,
      changes: `Changes`,
      nothing: `nothing`,
    },
    zh: {
      empty: `没有记录的更改`,
      from: `之前`,
      to: `之后`,
      when: `时间`,
      what: `操作`,
      who: `操作者`,
      changes: `更改`,
      nothing: `空`,
    },
  }),
  he = 60,
  ge = (e) => {
    if (e == null || e === ``) return U().nothing
    let t = typeof e == `string` ? e : JSON.stringify(e)
    return t.length > he ? `${t.slice(0, he)}…` : t
  },
  _e = ({ id: e }) => {
    let { data: n, error: r, reload: i } = P(O, { id: e })
    if (!n) return r ? (0, V.jsx)(t, { error: r, onRetry: i }) : (0, V.jsx)(C, {})
    let { nodes: a } = n.auditEntries
    return a.length === 0
      ? (0, V.jsx)(w, { title: U().empty, small: !0 })
      : (0, V.jsx)(`div`, {
          className: `table-scroll`,
          children: (0, V.jsxs)(`table`, {
            className: `table`,
            children: [
              (0, V.jsx)(`thead`, {
                children: (0, V.jsxs)(`tr`, {
                  children: [
                    (0, V.jsx)(`th`, { children: U().when }),
                    (0, V.jsx)(`th`, { children: U().what }),
                    (0, V.jsx)(`th`, { children: U().who }),
                    (0, V.jsx)(`th`, { children: U().changes }),
                  ],
                }),
              }),
              (0, V.jsx)(`tbody`, {
                children: a.map(({ id: e, at: t, action: n, actorKind: r, actorId: i, before: a, after: o }) =>
                  (0, V.jsxs)(
                    `tr`,
                    {
                      children: [
                        (0, V.jsx)(`td`, {
                          style: { whiteSpace: `nowrap` },
                          children: (0, V.jsx)(`time`, { dateTime: t, title: k(t), children: _(t) }),
                        }),
                        (0, V.jsx)(`td`, { children: n }),
                        (0, V.jsx)(`td`, { className: `muted`, title: i, children: ce(r) }),
                        (0, V.jsx)(`td`, {
                          children:
                            a !== null &&
                            o !== null &&
                            Object.entries(o).map(([e, t]) =>
                              (0, V.jsxs)(
                                `div`,
                                {
                                  children: [
                                    (0, V.jsx)(`span`, { className: `muted`, children: e }),
                                    ` `,
                                    ge(a[e]),
                                    ` →`,
                                    ` `,
                                    ge(t),
                                  ],
                                },
                                e,
                              ),
                            ),
                        }),
                      ],
                    },
                    e,
                  ),
                ),
              }),
            ],
          }),
        })
  },
  W = c({
    en: {
      title: `Edit customer`,
      name: `Name`,
      email: `E-mail`,
      phone: `Phone`,
      country: `Country (two letters)`,
      language: `Language (such as en or zh-CN)`,
      lifecycle: `Stage of life`,
      owner: `Owner`,
      nobody: `Nobody`,
      tags: `Tags (with commas between)`,
      saved: `Saved`,
    },
    zh: {
      title: `编辑客户`,
      name: `名称`,
      email: `电子邮件`,
      phone: `电话`,
      country: `国家（两位代码）`,
      language: `语言（如 en 或 zh-CN）`,
      lifecycle: `生命周期`,
      owner: `负责人`,
      nobody: `无`,
      tags: `标签（用逗号分隔）`,
      saved: `已保存`,
    },
  }),
  ve = [`VISITOR`, `LEAD`, `CUSTOMER`, `FORMER`],
  ye = ({ id: e, name: t, email: n, phone: r, country: i, language: a, lifecycle: o, owner: s, tags: c }) => ({
    id: e,
    name: t,
    email: n,
    phone: r,
    country: i,
    language: a,
    lifecycle: o,
    ownerId: s?.id ?? null,
    tags: [...c],
  }),
  be = ({ customer: e, onDone: t, onClose: r }) => {
    let i = n(),
      { data: a } = P(j, {}),
      o = (a?.users.nodes ?? []).map(({ id: e, name: t }) => [e, t])
    return (0, V.jsx)(R, {
      title: W().title,
      onClose: r,
      children: (0, V.jsx)(`div`, {
        className: `dialog-body`,
        children: (0, V.jsx)(
          E,
          {
            onSubmit: async (n) => {
              let a = ye(e)
              ;(await i(T, {
                input: {
                  id: e.id,
                  version: e.version,
                  name: n.name,
                  email: n.email || null,
                  phone: n.phone || null,
                  country: n.country?.toUpperCase() || null,
                  language: n.language || null,
                  lifecycle: n.lifecycle,
                  ownerId: n.ownerId || null,
                  tags: (n.tags ?? ``)
                    .split(`,`)
                    .map((e) => e.trim())
                    .filter(Boolean),
                },
              }),
                r(),
                t(),
                v(W().saved, async () => {
                  ;(await i(T, { input: a }), t())
                }))
            },
            children: ({ isBusy: t }) =>
              (0, V.jsxs)(V.Fragment, {
                children: [
                  (0, V.jsx)(A, { name: `name`, label: W().name, value: e.name, required: !0, autoFocus: !0 }),
                  (0, V.jsx)(A, { name: `email`, type: `email`, label: W().email, value: e.email ?? `` }),
                  (0, V.jsx)(A, { name: `phone`, label: W().phone, value: e.phone ?? `` }),
                  (0, V.jsx)(A, { name: `country`, label: W().country, value: e.country ?? `` }),
                  (0, V.jsx)(A, { name: `language`, label: W().language, value: e.language ?? `` }),
                  (0, V.jsx)(A, {
                    name: `lifecycle`,
                    label: W().lifecycle,
                    value: e.lifecycle,
                    options: ve.map((e) => [e, me(e)]),
                  }),
                  (0, V.jsx)(A, {
                    name: `ownerId`,
                    label: W().owner,
                    value: e.owner?.id ?? ``,
                    options: [[``, W().nobody], ...o],
                  }),
                  (0, V.jsx)(A, { name: `tags`, label: W().tags, value: e.tags.join(`, `) }),
                  (0, V.jsxs)(`div`, {
                    className: `row`,
                    style: { justifyContent: `flex-end` },
                    children: [
                      (0, V.jsx)(`button`, { type: `button`, className: `button`, onClick: r, children: u().cancel }),
                      (0, V.jsx)(`button`, { className: `button primary`, disabled: t, children: u().save }),
                    ],
                  }),
                ],
              }),
          },
          o.length,
        ),
      }),
    })
  },
  G = c({
    en: {
      base: `Where it starts`,
      value: `This one`,
      residual: `Not explained`,
      caption: `What moves the value, step by step`,
    },
    zh: { base: `起点`, value: `本记录`, residual: `未解释部分`, caption: `逐步影响数值的因素` },
  }),
  xe = (e, t) => Math.abs(e) < t * 1e-6,
  Se = ({ explanation: e, show: t }) => {
    let { baseValue: n, rawValue: r, residual: i, factors: a, method: o } = e,
      s = [],
      c = n
    for (let { feature: e, text: t, contribution: n } of a) (s.push({ key: e, text: t, from: c, to: c + n }), (c += n))
    let l = [n, r, ...s.flatMap(({ from: e, to: t }) => [e, t])],
      [u, d] = [Math.min(...l), Math.max(...l)],
      f = d - u || 1
    xe(i, f) || s.push({ key: `residual`, text: G().residual, from: c, to: c + i })
    let p = (e) => `${((e - u) / f) * 100}%`,
      m = (e, t) => `${(Math.abs(e - t) / f) * 100}%`
    return (0, V.jsxs)(`figure`, {
      className: `reasons`,
      children: [
        (0, V.jsxs)(`table`, {
          children: [
            (0, V.jsx)(`caption`, { className: `visually-hidden`, children: G().caption }),
            (0, V.jsxs)(`tbody`, {
              children: [
                (0, V.jsxs)(`tr`, {
                  className: `end`,
                  children: [
                    (0, V.jsx)(`th`, { scope: `row`, children: G().base }),
                    (0, V.jsx)(`td`, {
                      className: `track`,
                      'aria-hidden': `true`,
                      children: (0, V.jsx)(`span`, { className: `tick`, style: { left: p(n) } }),
                    }),
                    (0, V.jsx)(`td`, { className: `number`, children: t(n) }),
                  ],
                }),
                s.map(({ key: e, text: n, from: r, to: i }) =>
                  (0, V.jsxs)(
                    `tr`,
                    {
                      children: [
                        (0, V.jsx)(`th`, { scope: `row`, children: n }),
                        (0, V.jsx)(`td`, {
                          className: `track`,
                          'aria-hidden': `true`,
                          children: (0, V.jsx)(`span`, {
                            className: i < r ? `step down` : `step up`,
                            style: { left: p(Math.min(r, i)), width: m(r, i) },
                          }),
                        }),
                        (0, V.jsx)(`td`, { className: `number ${i < r ? `down` : `up`}`, children: g(i - r, t) }),
                      ],
                    },
                    e,
                  ),
                ),
                (0, V.jsxs)(`tr`, {
                  className: `end`,
                  children: [
                    (0, V.jsx)(`th`, { scope: `row`, children: G().value }),
                    (0, V.jsx)(`td`, {
                      className: `track`,
                      'aria-hidden': `true`,
                      children: (0, V.jsx)(`span`, { className: `tick final`, style: { left: p(r) } }),
                    }),
                    (0, V.jsx)(`td`, { className: `number`, children: (0, V.jsx)(`strong`, { children: t(r) }) }),
                  ],
                }),
              ],
            }),
          ],
        }),
        (0, V.jsx)(`figcaption`, { className: `muted`, children: o }),
      ],
    })
  },
  K = 3,
  Ce = ({ values: e, label: t, width: n = 120, height: r = 28 }) => {
    let i = e.filter((e) => e !== null)
    if (i.length === 0) return null
    let [a, o] = [Math.min(...i), Math.max(...i)],
      s = (t) => K + (t / Math.max(1, e.length - 1)) * (n - 6),
      c = (e) => (o === a ? r / 2 : r - K - ((e - a) / (o - a)) * (r - 6)),
      l = !1,
      u = e.map((e, t) => {
        if (e === null) return ((l = !1), ``)
        let n = `${l ? `L` : `M`}${s(t).toFixed(1)} ${c(e).toFixed(1)}`
        return ((l = !0), n)
      }),
      d = e.findLastIndex((e) => e !== null)
    return (0, V.jsxs)(`svg`, {
      className: `spark`,
      width: n,
      height: r,
      viewBox: `0 0 ${n} ${r}`,
      role: `img`,
      'aria-label': t,
      children: [(0, V.jsx)(`path`, { d: u.join(``) }), (0, V.jsx)(`circle`, { cx: s(d), cy: c(e[d]), r: `2.2` })],
    })
  },
  q = c({
    en: {
      empty: `No scores yet`,
      emptyMore: `A score stands here once a model has been trained and promoted, or a program has recorded one.`,
      horizon: (e) => `in the next ${e} days`,
      history: (e) => `${e} over time`,
      from: (e) => `was ${e}`,
      why: `Why`,
      by: `by`,
      missing: {
        STALE: `Out of date`,
        INSUFFICIENT_DATA: `Too little is known`,
        WITHHELD_CONSENT: `Withheld: no consent`,
        OK: ``,
      },
    },
    zh: {
      empty: `还没有分数`,
      emptyMore: `模型训练并启用后，或程序记录分数后，会显示在这里。`,
      horizon: (e) => `未来 ${e} 天`,
      history: (e) => `${e} 的变化`,
      from: (e) => `之前为 ${e}`,
      why: `原因`,
      by: `模型`,
      missing: { STALE: `已过期`, INSUFFICIENT_DATA: `数据不足`, WITHHELD_CONSENT: `未获同意，不予显示`, OK: `` },
    },
  }),
  we = ({ score: e, isOpen: t, onToggle: n }) => {
    let { baseCurrency: r } = M().serverInfo,
      i = fe()(e.kind),
      a = (t) => ne(t, e.unit, r),
      o = e.history.nodes.map(({ value: e }) => e).toReversed(),
      { cause: s, modelRun: c } = e.provenance
    return (0, V.jsxs)(`article`, {
      className: `score`,
      children: [
        (0, V.jsxs)(`button`, {
          type: `button`,
          className: `score-head`,
          'aria-expanded': t,
          onClick: n,
          children: [
            (0, V.jsxs)(`span`, {
              className: `score-name`,
              children: [
                i,
                e.horizonDays !== null &&
                  (0, V.jsxs)(`span`, { className: `muted`, children: [` `, q().horizon(e.horizonDays)] }),
              ],
            }),
            (0, V.jsx)(`span`, {
              className: `score-value`,
              children:
                e.value === null
                  ? (0, V.jsx)(`span`, { className: `muted`, children: q().missing[e.status] || `–` })
                  : a(e.value),
            }),
            (0, V.jsxs)(`span`, {
              className: `score-trend ${e.trend === `UP` ? `up` : e.trend === `DOWN` ? `down` : ``}`,
              children: [
                z().trend[e.trend],
                e.previousValue !== null &&
                  e.trend !== `NEW` &&
                  (0, V.jsxs)(`span`, { className: `muted`, children: [` · `, q().from(a(e.previousValue))] }),
              ],
            }),
            (0, V.jsx)(`span`, {
              className: `score-spark`,
              children: o.length > 1 && (0, V.jsx)(Ce, { values: o, label: q().history(i), width: 96 }),
            }),
            (0, V.jsx)(l, { name: t ? `up` : `down`, size: 14 }),
          ],
        }),
        e.value !== null && e.interval && (0, V.jsx)(pe, { value: e.value, interval: e.interval, show: a }),
        t &&
          (0, V.jsxs)(`div`, {
            className: `score-why`,
            children: [
              e.explanation &&
                (0, V.jsx)(Se, {
                  explanation: e.explanation,
                  show: (t) =>
                    e.unit === `MONEY` || (e.unit === `PROBABILITY` && e.explanation.rawValue === e.value)
                      ? a(t)
                      : S(t),
                }),
              (0, V.jsxs)(`p`, {
                className: `muted`,
                children: [s.text, ` · `, k(e.computedAt), ` · `, c.plugin, ` `, c.algorithm],
              }),
            ],
          }),
      ],
    })
  },
  Te = ({ scores: e }) => {
    let [t, n] = (0, B.useState)(() => new Set(e.slice(0, 1).map(({ id: e }) => e)))
    return e.length === 0
      ? (0, V.jsx)(w, { title: q().empty, small: !0, children: (0, V.jsx)(`p`, { children: q().emptyMore }) })
      : (0, V.jsx)(`div`, {
          className: `scores`,
          children: e.map((e) =>
            (0, V.jsx)(
              we,
              {
                score: e,
                isOpen: t.has(e.id),
                onToggle: () => {
                  let r = new Set(t)
                  ;(r.delete(e.id) || r.add(e.id), n(r))
                },
              },
              e.id,
            ),
          ),
        })
  },
  J = c({
    en: {
      empty: `Nothing has happened yet`,
      emptyMore: `Orders, conversations and deals of this customer will stand here.`,
      order: (e) => (e === null ? `Order` : `Order ${e}`),
      deal: (e) => `Deal: ${e}`,
      lines: (e, t) => (t > 0 ? `${e} and ${t} more` : e),
    },
    zh: {
      empty: `还没有任何记录`,
      emptyMore: `此客户的订单、沟通和商机会显示在这里。`,
      order: (e) => (e === null ? `订单` : `订单 ${e}`),
      deal: (e) => `商机：${e}`,
      lines: (e, t) => (t > 0 ? `${e} 等另外 ${t} 项` : e),
    },
  }),
  Ee = { EMAIL: `mail`, CALL: `phone`, NOTE: `note`, MEETING: `customers`, VISIT: `customers` },
  De = ({ id: e, kind: t, direction: n, channel: r, subject: i, body: a, occurredAt: o }) => ({
    id: e,
    at: o,
    icon: Ee[t] ?? `voice`,
    title: i ?? z().interaction[t],
    aside: [i === null ? `` : z().interaction[t], r ?? ``, n === null ? `` : z().direction[n]]
      .filter(Boolean)
      .join(` · `),
    text: a ?? void 0,
  }),
  Oe = 3,
  ke = ({ id: e, number: t, placedAt: n, status: r, total: i, lines: a }) => ({
    id: e,
    at: n,
    icon: `order`,
    title: J().order(t),
    aside: `${D(i)} · ${z().order[r]}`,
    text: J().lines(
      a
        .slice(0, Oe)
        .map(({ product: e, quantity: t }) => `${Number(t)} × ${e.name}`)
        .join(`, `),
      a.length - Oe,
    ),
    tone: r === `CANCELLED` || r === `REFUNDED` ? `bad` : ``,
  }),
  Ae = ({ id: e, name: t, createdAt: n, closedAt: r, amount: i, stage: a }) => ({
    id: e,
    at: r ?? n,
    icon: `deal`,
    title: J().deal(t),
    aside: [D(i), a.name].join(` · `),
    tone: a.outcome === `WON` ? `good` : a.outcome === `LOST` ? `bad` : ``,
  }),
  Y = { entries: [], end: null, hasMore: !0 },
  X = [`interactions`, `orders`, `deals`],
  Z = { interactions: Y, orders: Y, deals: Y },
  je = ({ id: e, turn: n }) => {
    let r = f(),
      [i, a] = (0, B.useState)(Z),
      [c, d] = (0, B.useState)(!0),
      [p, m] = (0, B.useState)(),
      h = (0, B.useRef)(0),
      g = (0, B.useCallback)(
        async (t, n) => {
          let i = { id: e, after: n }
          return t === `interactions`
            ? Q((await r(o, i)).customer?.interactions, De)
            : t === `orders`
              ? Q((await r(ee, i)).customer?.orders, ke)
              : Q((await r(s, i)).customer?.opportunities, Ae)
        },
        [r, e],
      ),
      v = (0, B.useCallback)(
        async (e) => {
          let t = ++h.current
          d(!0)
          try {
            let n = Ne(e),
              r = await Promise.all(
                X.map(async (t) => {
                  let r = e[t]
                  if (!r.hasMore || (n !== void 0 && Me(r) !== n)) return [t, r]
                  let i = await g(t, r.end)
                  return [t, { ...i, entries: [...r.entries, ...i.entries] }]
                }),
              )
            if (t !== h.current) return
            ;(a(Object.fromEntries(r)), m(void 0))
          } catch (e) {
            t === h.current && m(e instanceof Error ? e : Error(String(e)))
          } finally {
            t === h.current && d(!1)
          }
        },
        [g],
      )
    if (((0, B.useEffect)(() => void v(Z), [v, n]), p)) return (0, V.jsx)(t, { error: p, onRetry: () => void v(Z) })
    let y = Ne(i),
      b = X.flatMap((e) => i[e].entries)
        .filter(({ at: e }) => y === void 0 || e >= y)
        .toSorted((e, t) => (e.at < t.at ? 1 : -1))
    return b.length === 0
      ? c
        ? (0, V.jsx)(C, { lines: 5 })
        : (0, V.jsx)(w, { title: J().empty, small: !0, children: (0, V.jsx)(`p`, { children: J().emptyMore }) })
      : (0, V.jsxs)(V.Fragment, {
          children: [
            (0, V.jsx)(`ol`, {
              className: `timeline`,
              children: b.map(({ id: e, at: t, icon: n, title: r, aside: i, text: a, tone: o }) =>
                (0, V.jsxs)(
                  `li`,
                  {
                    children: [
                      (0, V.jsx)(`span`, {
                        className: `timeline-icon ${o ?? ``}`,
                        children: (0, V.jsx)(l, { name: n, size: 14 }),
                      }),
                      (0, V.jsxs)(`div`, {
                        className: `grow`,
                        children: [
                          (0, V.jsxs)(`div`, {
                            className: `row spread`,
                            children: [
                              (0, V.jsxs)(`span`, {
                                className: `truncate`,
                                children: [
                                  (0, V.jsx)(`strong`, { children: r }),
                                  ` `,
                                  i && (0, V.jsx)(`span`, { className: `muted`, children: i }),
                                ],
                              }),
                              (0, V.jsx)(`time`, { className: `muted`, dateTime: t, title: k(t), children: _(t) }),
                            ],
                          }),
                          a && (0, V.jsx)(`p`, { className: `timeline-text`, children: a }),
                        ],
                      }),
                    ],
                  },
                  e,
                ),
              ),
            }),
            y !== void 0 &&
              (0, V.jsx)(`button`, {
                type: `button`,
                className: `button`,
                disabled: c,
                onClick: () => void v(i),
                children: u().more,
              }),
          ],
        })
  },
  Q = (e, t) => ({
    entries: e?.nodes.map(t) ?? [],
    end: e?.pageInfo.endCursor ?? null,
    hasMore: e?.pageInfo.hasNextPage ?? !1,
  }),
  Me = ({ entries: e }) => e.reduce((e, { at: t }) => (e === void 0 || t < e ? t : e), void 0),
  Ne = (e) =>
    X.map((t) => e[t])
      .filter(({ hasMore: e }) => e)
      .map(Me)
      .filter((e) => e !== void 0)
      .reduce((e, t) => (e === void 0 || t > e ? t : e), void 0),
  $ = c({
    en: {
      customers: `Customers`,
      edit: `Edit`,
      note: `Add a note`,
      noteText: `Note`,
      noted: `The note was added`,
      facts: `Facts`,
      scores: `Scores`,
      timeline: `Timeline`,
      audit: `Audit`,
      email: `E-mail`,
      phone: `Phone`,
      country: `Country`,
      language: `Language`,
      timeZone: `Time zone`,
      owner: `Owner`,
      tags: `Tags`,
      since: `Here since`,
      changed: `Changed`,
      elsewhere: `Ids elsewhere`,
      notFound: `This customer does not exist, or is outside what you may see`,
      deleted: (e) => `${e} was deleted`,
      isDeleted: `This customer is deleted.`,
      restore: `Restore`,
      back: `All customers`,
      moved: (e, t, n) => `${e} is now ${t}: ${n}`,
    },
    zh: {
      customers: `客户`,
      edit: `编辑`,
      note: `添加备注`,
      noteText: `备注`,
      noted: `已添加备注`,
      facts: `资料`,
      scores: `分数`,
      timeline: `时间线`,
      audit: `审计`,
      email: `电子邮件`,
      phone: `电话`,
      country: `国家`,
      language: `语言`,
      timeZone: `时区`,
      owner: `负责人`,
      tags: `标签`,
      since: `加入时间`,
      changed: `更改时间`,
      elsewhere: `外部编号`,
      notFound: `此客户不存在，或不在您的可见范围内`,
      deleted: (e) => `已删除 ${e}`,
      isDeleted: `此客户已删除。`,
      restore: `恢复`,
      back: `所有客户`,
      moved: (e, t, n) => `${e} 现为 ${t}：${n}`,
    },
  }),
  Pe = ({ id: e, onDone: t, onClose: r }) => {
    let i = n()
    return (0, V.jsx)(R, {
      title: $().note,
      onClose: r,
      children: (0, V.jsx)(`div`, {
        className: `dialog-body`,
        children: (0, V.jsx)(E, {
          onSubmit: async ({ body: n = `` }) => {
            ;(await i(x, {
              input: {
                customerId: e,
                kind: `NOTE`,
                direction: `INTERNAL`,
                body: n,
                occurredAt: new Date().toISOString(),
              },
            }),
              r(),
              t(),
              v($().noted))
          },
          children: ({ isBusy: e }) =>
            (0, V.jsxs)(V.Fragment, {
              children: [
                (0, V.jsx)(A, { name: `body`, label: $().noteText, rows: 5, required: !0 }),
                (0, V.jsx)(`div`, {
                  className: `row`,
                  style: { justifyContent: `flex-end` },
                  children: (0, V.jsx)(`button`, { className: `button primary`, disabled: e, children: u().save }),
                }),
              ],
            }),
        }),
      }),
    })
  },
  Fe = () => {
    let { id: o } = oe({ from: `/customers/$id` }),
      s = te(),
      { data: c, error: f, isLoading: ee, reload: g } = P(m, { id: o }),
      [_, x] = (0, B.useState)(),
      [S, T] = (0, B.useState)(`timeline`),
      [E, D] = (0, B.useState)(0),
      O = n(),
      A = r(`customer.panel`),
      j = r(`record.action`).filter(({ record: e, problem: t }) => e === `Customer` && t === void 0),
      ce = fe(),
      M = () => {
        ;(g(), D((e) => e + 1))
      }
    ;(i(h, { filter: { customerIds: [o] } }, { onItem: M, onGap: M }),
      i(
        d,
        { filter: { subjectIds: [o] } },
        {
          onItem: ({ scoreChanged: { score: e, cause: t } }) => {
            ;(g(), v($().moved(ce(e.kind), ne(e.value, e.unit), t.text)))
          },
          onGap: M,
        },
      ))
    let F = c?.customer
    ;(0, B.useEffect)(() => {
      F && (document.title = `${F.name} · Rapport`)
    }, [F?.name])
    let I = async () => {
        F &&
          (await O(e, { input: { id: o } }),
          s({ to: `/customers` }),
          v($().deleted(F.name), async () => {
            ;(await O(ie, { input: { id: o } }), await s({ to: `/customers/$id`, params: { id: o } }))
          }))
      },
      L = async (e, t) => {
        ;(await O(e, { id: o }), v(t), M())
      }
    if (
      (se({ e: () => x(`edit`), n: () => x(`note`), escape: () => void s({ to: `/customers` }) }),
      re(
        F
          ? [
              { id: `edit`, title: `${$().edit}: ${F.name}`, keys: `E`, run: () => x(`edit`) },
              { id: `note`, title: $().note, icon: `note`, keys: `N`, run: () => x(`note`) },
              ...j.map(({ plugin: e, id: t, title: n, mutation: r, done: i }) => ({
                id: `${e}-${t}`,
                title: a(n),
                run: () => N(L(r, a(i))),
              })),
              { id: `delete`, title: `${u().delete}: ${F.name}`, icon: `trash`, run: () => N(I()) },
            ]
          : [],
      ),
      !F)
    )
      return f && !c
        ? (0, V.jsx)(`div`, { className: `page-body`, children: (0, V.jsx)(t, { error: f, onRetry: g }) })
        : ee
          ? (0, V.jsx)(`div`, { className: `page-body`, children: (0, V.jsx)(C, { lines: 8 }) })
          : (0, V.jsx)(w, {
              title: $().notFound,
              children: (0, V.jsx)(le, { to: `/customers`, className: `button`, children: $().back }),
            })
    let R = [
      [$().email, F.email],
      [$().phone, F.phone],
      [$().country, F.country && ae(F.country)],
      [$().language, F.language && b(F.language)],
      [$().timeZone, F.timeZone],
      [$().owner, F.owner?.name],
      [$().tags, F.tags.join(`, `)],
      [$().elsewhere, F.externalIds.map(({ source: e, externalId: t }) => `${e}: ${t}`).join(`, `)],
      ...Object.entries(F.attributes).map(([e, t]) => [e, typeof t == `string` ? t : JSON.stringify(t)]),
      [$().since, y(F.createdAt)],
      [$().changed, k(F.updatedAt)],
    ]
    return (0, V.jsxs)(`div`, {
      className: `page`,
      children: [
        (0, V.jsxs)(`header`, {
          className: `page-head`,
          children: [
            (0, V.jsx)(le, {
              to: `/customers`,
              className: `button quiet icon`,
              'aria-label': $().customers,
              title: $().customers,
              children: (0, V.jsx)(l, { name: `left` }),
            }),
            (0, V.jsx)(`h1`, { className: `truncate`, children: F.name }),
            (0, V.jsx)(`span`, {
              className: `badge ${F.lifecycle === `CUSTOMER` ? `good` : F.lifecycle === `LEAD` ? `accent` : ``}`,
              children: me(F.lifecycle),
            }),
            (0, V.jsx)(`div`, { className: `grow` }),
            (0, V.jsxs)(`button`, {
              type: `button`,
              className: `button`,
              onClick: () => x(`note`),
              children: [(0, V.jsx)(l, { name: `note` }), $().note],
            }),
            (0, V.jsx)(`button`, { type: `button`, className: `button`, onClick: () => x(`edit`), children: $().edit }),
            (0, V.jsxs)(ue, {
              label: u().actions,
              button: (0, V.jsx)(l, { name: `more` }),
              children: [
                j.map(({ plugin: e, id: t, title: n, mutation: r, done: i }) =>
                  (0, V.jsx)(p, { onChoose: () => N(L(r, a(i))), children: a(n) }, `${e}.${t}`),
                ),
                (0, V.jsx)(p, { danger: !0, onChoose: () => N(I()), children: u().delete }),
              ],
            }),
          ],
        }),
        (0, V.jsxs)(`div`, {
          className: `page-body`,
          children: [
            F.deletedAt !== null &&
              (0, V.jsxs)(`div`, {
                className: `notice warn`,
                children: [
                  (0, V.jsx)(l, { name: `trash` }),
                  (0, V.jsx)(`span`, { className: `grow`, children: $().isDeleted }),
                  (0, V.jsx)(`button`, {
                    type: `button`,
                    className: `button`,
                    onClick: () => N(O(ie, { input: { id: o } }).then(M)),
                    children: $().restore,
                  }),
                ],
              }),
            (0, V.jsxs)(`div`, {
              className: `customer`,
              children: [
                (0, V.jsxs)(`div`, {
                  className: `main-part`,
                  children: [
                    (0, V.jsx)(H, { title: $().scores, children: (0, V.jsx)(Te, { scores: F.scores }) }),
                    (0, V.jsxs)(`section`, {
                      children: [
                        (0, V.jsx)(`div`, {
                          className: `tabs`,
                          role: `tablist`,
                          children: [`timeline`, `audit`].map((e) =>
                            (0, V.jsx)(
                              `button`,
                              {
                                type: `button`,
                                role: `tab`,
                                id: `tab-${e}`,
                                'aria-controls': `tab-panel`,
                                'aria-selected': S === e,
                                onClick: () => T(e),
                                children: $()[e],
                              },
                              e,
                            ),
                          ),
                        }),
                        (0, V.jsx)(`div`, {
                          id: `tab-panel`,
                          role: `tabpanel`,
                          'aria-labelledby': `tab-${S}`,
                          style: { paddingTop: 20 },
                          children: S === `timeline` ? (0, V.jsx)(je, { id: o, turn: E }) : (0, V.jsx)(_e, { id: o }),
                        }),
                      ],
                    }),
                  ],
                }),
                (0, V.jsxs)(`div`, {
                  className: `side-part`,
                  children: [
                    (0, V.jsx)(H, {
                      title: $().facts,
                      children: (0, V.jsx)(`dl`, {
                        className: `facts`,
                        children: R.filter(([, e]) => e).map(([e, t]) =>
                          (0, V.jsxs)(
                            `div`,
                            {
                              style: { display: `contents` },
                              children: [(0, V.jsx)(`dt`, { children: e }), (0, V.jsx)(`dd`, { children: t })],
                            },
                            e,
                          ),
                        ),
                      }),
                    }),
                    A.map((e) =>
                      (0, V.jsx)(
                        H,
                        { title: a(e.title), children: (0, V.jsx)(de, { panel: e, id: o }) },
                        `${e.plugin}.${e.id}`,
                      ),
                    ),
                  ],
                }),
              ],
            }),
          ],
        }),
        _ === `edit` && (0, V.jsx)(be, { customer: F, onDone: M, onClose: () => x(void 0) }),
        _ === `note` && (0, V.jsx)(Pe, { id: o, onDone: M, onClose: () => x(void 0) }),
      ],
    })
  }
export { Fe as Customer }
