import {
  $ as e,
  A as t,
  B as n,
  C as r,
  D as i,
  E as a,
  G as o,
  H as s,
  I as c,
  L as l,
  M as u,
  N as d,
  O as f,
  P as p,
  R as m,
  S as h,
  V as g,
  W as _,
  a as v,
  at as y,
  b,
  c as x,
  ct as S,
  d as C,
  dt as w,
  ft as T,
  g as E,
  i as D,
  it as O,
  j as k,
  k as A,
  m as j,
  mt as M,
  n as N,
  nt as P,
  o as ee,
  ot as F,
  p as te,
  q as I,
  r as ne,
  st as L,
  t as R,
  tt as re,
  u as ie,
  ut as ae,
  v as oe,
  w as se,
  x as z,
  z as B,
} from './index-Rll9krsB.js'
import { a as ce, h as le, i as ue, u as de } from './preload-helper-D1Fz11EE.js'
import { a as fe, i as pe, n as me, r as he, t as ge } from './customer-0HVtdXi2.js'
import { n as _e, r as ve, t as ye } from './value-DB3wBpsM.js'
import { t as be } from './esm-CYYRlrQC.js'
var V = le(de(), 1),
  H = ue(),
  U = l({
    en: {
      open: `Open`,
      email: `E-mail`,
      phone: `Phone`,
      country: `Country`,
      owner: `Owner`,
      tags: `Tags`,
      since: `Here since`,
      scores: `Scores`,
      last: `Last contacts`,
      orders: (e) => `Orders (${e})`,
    },
    zh: {
      open: `打开`,
      email: `电子邮件`,
      phone: `电话`,
      country: `国家`,
      owner: `负责人`,
      tags: `标签`,
      since: `加入时间`,
      scores: `分数`,
      last: `最近沟通`,
      orders: (e) => `订单（${e}）`,
    },
  }),
  xe = ({ id: e, onClose: n }) => {
    let { data: r, error: i, reload: a } = B(P, { id: e }),
      o = fe(),
      { baseCurrency: s } = se().serverInfo,
      c = r?.customer
    if (!c) return i ? (0, H.jsx)(t, { error: i, onRetry: a }) : (0, H.jsx)(k, { lines: 8 })
    let l = [
      [U().email, c.email],
      [U().phone, c.phone],
      [U().country, c.country && ee(c.country)],
      [U().owner, c.owner?.name],
      [U().tags, c.tags.join(`, `)],
      [U().since, x(c.createdAt)],
    ]
    return (0, H.jsxs)(`div`, {
      className: `stack look`,
      style: { gap: 20 },
      children: [
        (0, H.jsxs)(`div`, {
          className: `row`,
          children: [
            (0, H.jsx)(`h2`, { className: `grow truncate`, style: { fontSize: 15 }, children: c.name }),
            (0, H.jsx)(ae, { to: `/customers/$id`, params: { id: e }, className: `button`, children: U().open }),
            (0, H.jsx)(`button`, {
              type: `button`,
              className: `button quiet icon`,
              'aria-label': d().close,
              onClick: n,
              children: (0, H.jsx)(u, { name: `close` }),
            }),
          ],
        }),
        (0, H.jsxs)(`dl`, {
          className: `facts`,
          children: [
            (0, H.jsx)(`dt`, { children: (0, H.jsx)(`span`, { className: `badge`, children: he(c.lifecycle) }) }),
            (0, H.jsx)(`dd`, {}),
            l
              .filter(([, e]) => e)
              .map(([e, t]) =>
                (0, H.jsxs)(
                  `div`,
                  {
                    style: { display: `contents` },
                    children: [(0, H.jsx)(`dt`, { children: e }), (0, H.jsx)(`dd`, { children: t })],
                  },
                  e,
                ),
              ),
          ],
        }),
        c.scores.length > 0 &&
          (0, H.jsxs)(`div`, {
            children: [
              (0, H.jsx)(`h3`, { children: U().scores }),
              c.scores.map(({ id: e, kind: t, value: n, unit: r, interval: i }) => {
                let a = (e) => E(e, r, s)
                return (0, H.jsxs)(
                  `div`,
                  {
                    className: `score`,
                    children: [
                      (0, H.jsxs)(`div`, {
                        className: `row spread`,
                        children: [
                          (0, H.jsx)(`span`, { children: o(t) }),
                          (0, H.jsx)(`strong`, { children: n === null ? `–` : a(n) }),
                        ],
                      }),
                      n !== null && i && (0, H.jsx)(me, { value: n, interval: i, show: a }),
                    ],
                  },
                  e,
                )
              }),
            ],
          }),
        c.interactions.nodes.length > 0 &&
          (0, H.jsxs)(`div`, {
            className: `stack`,
            children: [
              (0, H.jsx)(`h3`, { children: U().last }),
              c.interactions.nodes.map(({ id: e, kind: t, subject: n, body: r, occurredAt: i }) =>
                (0, H.jsxs)(
                  `div`,
                  {
                    children: [
                      (0, H.jsxs)(`div`, {
                        className: `row spread`,
                        children: [
                          (0, H.jsx)(`strong`, { className: `truncate`, children: n ?? ge().interaction[t] }),
                          (0, H.jsx)(`span`, { className: `muted`, children: v(i) }),
                        ],
                      }),
                      r && (0, H.jsx)(`p`, { className: `truncate muted`, children: r }),
                    ],
                  },
                  e,
                ),
              ),
            ],
          }),
        c.orders.nodes.length > 0 &&
          (0, H.jsxs)(`div`, {
            className: `stack`,
            children: [
              (0, H.jsx)(`h3`, { children: U().orders(c.orders.totalCount) }),
              c.orders.nodes.map(({ id: e, number: t, placedAt: n, total: r, status: i }) =>
                (0, H.jsxs)(
                  `div`,
                  {
                    className: `row spread`,
                    children: [
                      (0, H.jsxs)(`span`, {
                        children: [t, ` `, (0, H.jsx)(`span`, { className: `muted`, children: ge().order[i] })],
                      }),
                      (0, H.jsxs)(`span`, {
                        children: [te(r), ` `, (0, H.jsx)(`span`, { className: `muted`, children: v(n) })],
                      }),
                    ],
                  },
                  e,
                ),
              ),
            ],
          }),
      ],
    })
  },
  W = l({
    en: {
      title: `Nobody is here yet`,
      why: `Fill the database with 2,000 made-up customers, two years of orders and conversations, and models trained on them; or bring your own.`,
      fill: `Fill with demo data`,
      filling: (e, t) => `Simulating customers: ${e} of ${t}`,
      training: (e) => `Training ${e}…`,
      failed: `The demo data could not be written:`,
    },
    zh: {
      title: `这里还没有客户`,
      why: `用 2,000 位虚构客户、两年的订单和沟通记录以及在其上训练的模型填充数据库，或导入您自己的数据。`,
      fill: `填充演示数据`,
      filling: (e, t) => `正在模拟客户：${e} / ${t}`,
      training: (e) => `正在训练 ${e}…`,
      failed: `无法写入演示数据：`,
    },
  })
async function* Se(e) {
  let t = ``,
    n = e.body.pipeThrough(new TextDecoderStream()).getReader()
  for (;;) {
    let { value: e, done: r } = await n.read()
    if (r) break
    let i = (t + e).split(`
`)
    t = i.pop()
    for (let e of i) e.trim() !== `` && (yield JSON.parse(e))
  }
  t.trim() !== `` && (yield JSON.parse(t))
}
var Ce = 500,
  we = new Set([`SUCCEEDED`, `FAILED`, `CANCELLED`, `INSUFFICIENT_DATA`]),
  Te = ({ onFilled: e }) => {
    let { session: t } = oe(),
      r = m(),
      i = n(),
      [a, o] = (0, V.useState)(),
      [s, c] = (0, V.useState)(),
      l = async (e, t, n, a) => {
        let s = t.includes(`AUTO`) ? `AUTO` : t[0],
          { trainModel: c } = await i(S, { input: { plugin: e, algorithm: s } })
        for (;;) {
          let { modelRun: t } = await r(y, { id: c.modelRun.id })
          if ((o({ text: W().training(e), share: 0.3 + 0.7 * ((n + (t?.progress ?? 0)) / a) }), !t || we.has(t.status)))
            return
          await new Promise((e) => setTimeout(e, Ce))
        }
      },
      u = async () => {
        ;(c(void 0), o({ text: W().filling(`0`, ``), share: 0 }))
        try {
          let n = await fetch(`/demo`, {
            method: `POST`,
            headers: { 'content-type': `application/json`, authorization: ce(t) },
            body: `{}`,
          })
          for await (let e of Se(n)) {
            if (`errors` in e) throw Error(e.errors.map(({ message: e }) => e).join(`; `))
            if (`customers` in e) o({ text: W().filling(j(e.customers), j(e.of)), share: 0.3 * (e.customers / e.of) })
            else {
              let { models: t } = e.done
              for (let [e, { plugin: n, algorithms: r }] of t.entries()) await l(n, r, e, t.length)
            }
          }
          e()
        } catch (e) {
          c(e instanceof Error ? e.message : String(e))
        } finally {
          o(void 0)
        }
      }
    return a
      ? (0, H.jsx)(A, {
          title: a.text,
          children: (0, H.jsx)(`div`, {
            className: `bar`,
            role: `progressbar`,
            'aria-label': a.text,
            'aria-valuenow': Math.round(a.share * 100),
            style: { width: `min(320px, 80vw)` },
            children: (0, H.jsx)(`span`, { style: { width: `${a.share * 100}%` } }),
          }),
        })
      : (0, H.jsxs)(A, {
          title: W().title,
          children: [
            (0, H.jsx)(`p`, { children: W().why }),
            s !== void 0 && (0, H.jsxs)(`p`, { className: `problem`, role: `alert`, children: [W().failed, ` `, s] }),
            (0, H.jsx)(`div`, {
              className: `row`,
              children: (0, H.jsx)(`button`, {
                type: `button`,
                className: `button primary large`,
                onClick: () => void u(),
                children: W().fill,
              }),
            }),
          ],
        })
  },
  G = l({
    en: {
      selected: (e) => `${e} selected`,
      tag: `Tag…`,
      tagName: `Tag`,
      owner: `Owner`,
      nobody: `Nobody`,
      export: `Export`,
      changed: (e) => `${p(e, `customer`)} changed`,
      deleted: (e) => `${p(e, `customer`)} deleted`,
      some: (e, t, n) => `${e} of ${t} done: ${n}`,
      clear: `Clear the selection`,
    },
    zh: {
      selected: (e) => `已选 ${e} 项`,
      tag: `标签…`,
      tagName: `标签`,
      owner: `负责人`,
      nobody: `无`,
      export: `导出`,
      changed: (e) => `已更改 ${e} 位客户`,
      deleted: (e) => `已删除 ${e} 位客户`,
      some: (e, t, n) => `完成 ${e}/${t}：${n}`,
      clear: `清除选择`,
    },
  }),
  Ee = 4,
  K = async (e, t) => {
    let n = [],
      r,
      i = [...e]
    return (
      await Promise.all(
        Array.from({ length: Ee }, async () => {
          for (let e = i.shift(); e !== void 0; e = i.shift())
            try {
              ;(await t(e), n.push(e))
            } catch (e) {
              r ??= e instanceof Error ? e.message : String(e)
            }
        }),
      ),
      { done: n, problem: r }
    )
  },
  De = ({ rows: t, onDone: r, onExport: i, onClear: a }) => {
    let o = n(),
      { data: s } = B(re, {}),
      [c, l] = (0, V.useState)(!1),
      f = (e, t, { done: n, problem: r }, i) =>
        b(r === void 0 ? e : G().some(n.length, t, r), n.length > 0 ? i : void 0),
      p = async (e, n) => {
        let i = await K(t, (t) => o(L, { input: { id: t.id, ...e(t) } }))
        ;(f(G().changed(i.done.length), t.length, i, async () => {
          ;(await K(i.done, (e) => o(L, { input: { id: e.id, ...n(e) } })), r(i.done.map(({ id: e }) => e)))
        }),
          r(i.done.map(({ id: e }) => e)))
      },
      m = (e) =>
        p(
          () => ({ ownerId: e }),
          ({ owner: e }) => ({ ownerId: e?.id ?? null }),
        ),
      g = async () => {
        let n = await K(t, ({ id: t }) => o(e, { input: { id: t } }))
        ;(f(G().deleted(n.done.length), t.length, n, () => K(n.done, ({ id: e }) => o(O, { input: { id: e } }))), r([]))
      }
    return (0, H.jsxs)(`div`, {
      className: `bulk`,
      role: `toolbar`,
      'aria-label': G().selected(t.length),
      children: [
        (0, H.jsx)(`span`, { children: G().selected(t.length) }),
        (0, H.jsx)(`button`, { type: `button`, className: `button quiet`, onClick: () => l(!0), children: G().tag }),
        (0, H.jsxs)(z, {
          label: G().owner,
          className: `button quiet`,
          button: G().owner,
          children: [
            (s?.users.nodes ?? []).map(({ id: e, name: t }) =>
              (0, H.jsx)(h, { onChoose: () => void m(e), children: t }, e),
            ),
            (0, H.jsx)(h, { onChoose: () => void m(null), children: G().nobody }),
          ],
        }),
        (0, H.jsx)(`button`, { type: `button`, className: `button quiet`, onClick: () => i(t), children: G().export }),
        (0, H.jsx)(`button`, {
          type: `button`,
          className: `button quiet danger`,
          onClick: () => void g(),
          children: d().delete,
        }),
        (0, H.jsx)(`button`, {
          type: `button`,
          className: `button quiet icon`,
          'aria-label': G().clear,
          onClick: a,
          children: (0, H.jsx)(u, { name: `close` }),
        }),
        c &&
          (0, H.jsx)(pe, {
            title: G().tag,
            onClose: () => l(!1),
            children: (0, H.jsx)(`div`, {
              className: `dialog-body`,
              children: (0, H.jsx)(N, {
                onSubmit: async ({ tag: e = `` }) => {
                  ;(l(!1),
                    await p(
                      ({ tags: t }) => ({ tags: [...new Set([...t, e])] }),
                      ({ tags: e }) => ({ tags: [...e] }),
                    ))
                },
                children: ({ isBusy: e }) =>
                  (0, H.jsxs)(H.Fragment, {
                    children: [
                      (0, H.jsx)(R, { name: `tag`, label: G().tagName, required: !0, autoFocus: !0 }),
                      (0, H.jsx)(`div`, {
                        className: `row`,
                        style: { justifyContent: `flex-end` },
                        children: (0, H.jsx)(`button`, {
                          className: `button primary`,
                          disabled: e,
                          children: d().save,
                        }),
                      }),
                    ],
                  }),
              }),
            }),
          }),
      ],
    })
  },
  Oe = l({
    en: {
      name: `Name`,
      email: `E-mail`,
      phone: `Phone`,
      country: `Country`,
      language: `Language`,
      lifecycle: `Stage of life`,
      tags: `Tags`,
      owner: `Owner`,
      createdAt: `Added`,
      updatedAt: `Changed`,
    },
    zh: {
      name: `名称`,
      email: `电子邮件`,
      phone: `电话`,
      country: `国家`,
      language: `语言`,
      lifecycle: `生命周期`,
      tags: `标签`,
      owner: `负责人`,
      createdAt: `添加时间`,
      updatedAt: `更改时间`,
    },
  }),
  q = (e, t, n, r) => ({ id: e, title: Oe()[e], width: t, text: n, cell: n, ...(r === void 0 ? {} : { sort: r }) }),
  ke = () => [
    q(`email`, 240, ({ email: e }) => e ?? ``),
    {
      ...q(`lifecycle`, 110, ({ lifecycle: e }) => he(e), `LIFECYCLE`),
      cell: ({ lifecycle: e }) =>
        (0, H.jsx)(`span`, {
          className: `badge ${e === `CUSTOMER` ? `good` : e === `LEAD` ? `accent` : ``}`,
          children: he(e),
        }),
    },
    q(`country`, 130, ({ country: e }) => (e ? ee(e) : ``), `COUNTRY`),
    q(`phone`, 150, ({ phone: e }) => e ?? ``),
    q(`language`, 110, ({ language: e }) => (e ? C(e) : ``)),
    q(`owner`, 150, ({ owner: e }) => e?.name ?? ``),
    {
      ...q(`tags`, 180, ({ tags: e }) => e.join(`, `)),
      cell: ({ tags: e }) => e.map((e) => (0, H.jsx)(`span`, { className: `badge`, children: e }, e)),
    },
    q(`createdAt`, 120, ({ createdAt: e }) => x(e), `CREATED_AT`),
    q(`updatedAt`, 120, ({ updatedAt: e }) => x(e), `UPDATED_AT`),
  ],
  Ae = () => {
    let e = r(`customer.column`).filter(({ problem: e }) => e === void 0)
    return [
      ...ke(),
      ...e.map((e) => {
        let t = (t) => {
          let n = ve(t, e.path)
          return n === null ? `` : _e(n, e.format)
        }
        return {
          id: `${e.plugin}.${e.id}`,
          title: c(e.title),
          width: ye(e.format) ? 130 : 190,
          isNumeric: ye(e.format),
          isShown: e.isShown,
          selection: e.selection,
          text: t,
          cell: (n) => (e.format === `tag` && t(n) ? (0, H.jsx)(`span`, { className: `badge`, children: t(n) }) : t(n)),
          ...(e.scoreKind === void 0 ? {} : { sort: `score:${e.scoreKind}` }),
        }
      }),
    ]
  },
  je = (e) => [`email`, `lifecycle`, `country`, ...e.filter(({ isShown: e }) => e).map(({ id: e }) => e), `owner`],
  Me = () => Oe().name,
  Ne = /^[=+\-@\t\r]/,
  Pe = (e) => {
    let t = Ne.test(e) ? `'${e}` : e
    return /[",\n\r]/.test(t) ? `"${t.replaceAll(`"`, `""`)}"` : t
  },
  Fe = (e, t, n) => {
    let r = [t.map(({ title: e }) => Pe(e)), ...n.map((e) => t.map(({ text: t }) => Pe(t(e))))],
      i = new Blob(
        [
          `\uFEFF${r.map((e) => e.join(`,`)).join(`\r
`)}\r\n`,
        ],
        { type: `text/csv;charset=utf-8` },
      ),
      a = document.createElement(`a`)
    ;((a.href = URL.createObjectURL(i)), (a.download = e), a.click(), URL.revokeObjectURL(a.href))
  },
  J = l({
    en: {
      fields: {
        kind: `Kind`,
        name: `Name`,
        email: `E-mail`,
        phone: `Phone`,
        country: `Country`,
        language: `Language`,
        lifecycle: `Stage of life`,
        owner: `Owner`,
        tags: `Tags`,
        createdAt: `Added`,
        updatedAt: `Changed`,
      },
      operators: {
        eq: `is`,
        ne: `is not`,
        in: `is one of`,
        notIn: `is none of`,
        contains: `contains`,
        startsWith: `begins with`,
        gt: `above`,
        gte: `from`,
        lt: `below`,
        lte: `to`,
        isNull: `is empty`,
        hasAny: `has one of`,
        hasAll: `has all of`,
        hasNone: `has none of`,
      },
      yes: `yes`,
      no: `no`,
    },
    zh: {
      fields: {
        kind: `类型`,
        name: `名称`,
        email: `电子邮件`,
        phone: `电话`,
        country: `国家`,
        language: `语言`,
        lifecycle: `生命周期`,
        owner: `负责人`,
        tags: `标签`,
        createdAt: `添加时间`,
        updatedAt: `更改时间`,
      },
      operators: {
        eq: `等于`,
        ne: `不等于`,
        in: `属于`,
        notIn: `不属于`,
        contains: `包含`,
        startsWith: `开头为`,
        gt: `大于`,
        gte: `从`,
        lt: `小于`,
        lte: `至`,
        isNull: `为空`,
        hasAny: `包含任一`,
        hasAll: `包含全部`,
        hasNone: `不包含`,
      },
      yes: `是`,
      no: `否`,
    },
  }),
  Ie = (e) => (e.ofType ? Ie(e.ofType) : e),
  Y = (e) => e.kind === `LIST` || (e.ofType ? Y(e.ofType) : !1),
  Le = (e) => {
    let t = Ie(e)
    return t.kind === `ENUM`
      ? Y(e)
        ? `choices`
        : `choice`
      : t.name === `Boolean`
        ? `flag`
        : t.name === `DateTime`
          ? `instant`
          : t.name === `Date`
            ? `date`
            : t.name === `Int` || t.name === `Float` || t.name === `Decimal`
              ? `number`
              : Y(e)
                ? `texts`
                : `text`
  },
  Re = (e, t) => e[t] ?? ie(t.replaceAll(/([A-Z])/g, ` $1`)),
  ze = () => {
    let { data: e } = B(I, {}),
      { data: t } = B(re, {}),
      n = (t?.users.nodes ?? []).map(({ id: e, name: t }) => [e, t])
    return (e?.__type?.inputFields ?? []).flatMap(({ name: e, description: t, type: r }) => {
      let i = e === `owner`
      if (!r.inputFields || r.name === `CustomerFilter` || (r.name === `IdFilter` && !i)) return []
      let a = r.inputFields
        .filter((e) => e.type.kind !== `INPUT_OBJECT` && !/^(?:lte|gt|ne|notIn)$/.test(e.name))
        .map(({ name: e, type: t }) => {
          let r = Ie(t).enumValues ?? []
          return {
            name: e,
            title: Re(J().operators, e),
            kind: i && e !== `isNull` ? (Y(t) ? `choices` : `choice`) : Le(t),
            options: i ? n : r.map(({ name: e }) => [e, ie(e)]),
          }
        })
        .filter(({ name: e, options: t }, n, r) => !(e === `eq` && t.length > 0 && r.some((e) => e.name === `in`)))
        .filter(({ name: e, kind: t }) => e !== `in` || t !== `texts`)
      return a.length === 0 ? [] : [{ name: e, title: Re(J().fields, e), hint: t ?? void 0, operators: a }]
    })
  },
  Be = (e, t) => {
    let n = (t) => e?.options.find(([e]) => e === t)?.[1] ?? String(t)
    return Array.isArray(t)
      ? t.map(n).join(`, `)
      : typeof t == `boolean`
        ? t
          ? J().yes
          : J().no
        : e?.kind === `instant`
          ? x(String(t))
          : n(t)
  },
  X = l({
    en: {
      add: `Filter`,
      field: `Field`,
      operator: `Condition`,
      value: `Value`,
      apply: `Apply`,
      remove: (e) => `Remove the filter ${e}`,
      comma: `Several: with commas between`,
    },
    zh: {
      add: `筛选`,
      field: `字段`,
      operator: `条件`,
      value: `值`,
      apply: `应用`,
      remove: (e) => `移除筛选：${e}`,
      comma: `多个值用逗号分隔`,
    },
  }),
  Ve = (e, t) => {
    let n = t.getAll(`value`).map(String),
      [r = ``] = n
    return e.kind === `choices`
      ? n
      : e.kind === `flag`
        ? r === `true`
        : e.kind === `number`
          ? Number(r)
          : e.kind === `texts`
            ? r
                .split(`,`)
                .map((e) => e.trim())
                .filter(Boolean)
            : e.kind === `instant`
              ? new Date(`${r}T00:00`).toISOString()
              : r
  },
  He = ({ operator: e }) => {
    if (e.kind === `choices`)
      return (0, H.jsx)(`div`, {
        className: `stack choices`,
        children: e.options.map(([e, t]) =>
          (0, H.jsxs)(
            `label`,
            { className: `check`, children: [(0, H.jsx)(`input`, { type: `checkbox`, name: `value`, value: e }), t] },
            e,
          ),
        ),
      })
    let t =
      e.kind === `flag`
        ? [
            [`true`, Be(e, !0)],
            [`false`, Be(e, !1)],
          ]
        : e.options
    if (e.kind === `choice` || e.kind === `flag`)
      return (0, H.jsx)(`select`, {
        className: `input`,
        name: `value`,
        'aria-label': X().value,
        children: t.map(([e, t]) => (0, H.jsx)(`option`, { value: e, children: t }, e)),
      })
    let n = e.kind === `number` ? `number` : e.kind === `date` || e.kind === `instant` ? `date` : `text`
    return (0, H.jsxs)(H.Fragment, {
      children: [
        (0, H.jsx)(`input`, {
          className: `input`,
          name: `value`,
          type: n,
          required: !0,
          'aria-label': X().value,
          placeholder: X().value,
          step: `any`,
          autoComplete: `off`,
        }),
        e.kind === `texts` && (0, H.jsx)(`span`, { className: `muted`, children: X().comma }),
      ],
    })
  },
  Ue = ({ fields: e, onAdd: t }) => {
    let [n, r] = (0, V.useState)(e[0]?.name),
      i = e.find((e) => e.name === n) ?? e[0],
      [a, o] = (0, V.useState)(),
      s = i?.operators.find((e) => e.name === a) ?? i?.operators[0]
    return !i || !s
      ? null
      : (0, H.jsxs)(`form`, {
          className: `form filter-editor`,
          onSubmit: (e) => {
            e.preventDefault()
            let n = Ve(s, new FormData(e.currentTarget))
            ;(Array.isArray(n) && n.length === 0) || t([i.name, s.name, n])
          },
          children: [
            (0, H.jsx)(`select`, {
              className: `input`,
              'aria-label': X().field,
              value: i.name,
              onChange: (e) => r(e.target.value),
              children: e.map((e) => (0, H.jsx)(`option`, { value: e.name, children: e.title }, e.name)),
            }),
            (0, H.jsx)(`select`, {
              className: `input`,
              'aria-label': X().operator,
              value: s.name,
              onChange: (e) => o(e.target.value),
              children: i.operators.map((e) => (0, H.jsx)(`option`, { value: e.name, children: e.title }, e.name)),
            }),
            (0, H.jsx)(He, { operator: s }, `${i.name} ${s.name}`),
            (0, H.jsx)(`button`, { className: `button primary`, children: X().apply }),
          ],
        })
  },
  We = ({ conditions: e, onChange: t }) => {
    let n = ze(),
      r = ([e, t, r]) => {
        let i = n.find(({ name: t }) => t === e),
          a = i?.operators.find(({ name: e }) => e === t)
        return `${i?.title ?? e} ${a?.title ?? t} ${Be(a, r)}`
      }
    return (0, H.jsxs)(H.Fragment, {
      children: [
        e.map((n, i) =>
          (0, H.jsxs)(
            `span`,
            {
              className: `chip`,
              children: [
                (0, H.jsx)(`span`, { className: `truncate`, children: r(n) }),
                (0, H.jsx)(`button`, {
                  type: `button`,
                  'aria-label': X().remove(r(n)),
                  onClick: () => t(e.filter((e, t) => t !== i)),
                  children: (0, H.jsx)(u, { name: `close`, size: 12 }),
                }),
              ],
            },
            JSON.stringify(n),
          ),
        ),
        (0, H.jsx)(z, {
          label: X().add,
          className: `button quiet`,
          role: `dialog`,
          button: (0, H.jsxs)(H.Fragment, { children: [(0, H.jsx)(u, { name: `filter` }), X().add] }),
          children: (r) =>
            n.length === 0
              ? (0, H.jsx)(`span`, { className: `heading`, children: d().loading })
              : (0, H.jsx)(Ue, {
                  fields: n,
                  onAdd: (n) => {
                    ;(r(), t([...e, n]))
                  },
                }),
        }),
      ],
    })
  },
  Z = l({
    en: {
      customers: `Customers`,
      select: (e) => `Select ${e}`,
      selectAll: `Select all that are loaded`,
      sortBy: (e) => `Sort by ${e}`,
    },
    zh: { customers: `客户`, select: (e) => `选择 ${e}`, selectAll: `选择已加载的全部`, sortBy: (e) => `按${e}排序` },
  }),
  Ge = 36,
  Ke = 60,
  qe = (0, V.memo)(
    ({ row: e, columns: t, index: n, top: r, isSelected: i, isAt: a, isMarked: o, onAt: s, onSelect: c }) =>
      (0, H.jsxs)(`div`, {
        id: `row-${n}`,
        role: `row`,
        'aria-rowindex': n + 2,
        'aria-selected': i,
        className: `line${a ? ` at` : ``}${o ? ` marked` : ``}`,
        style: { transform: `translateY(${r}px)` },
        onMouseDown: () => s(n),
        children: [
          (0, H.jsxs)(`div`, {
            role: `gridcell`,
            className: `name`,
            children: [
              (0, H.jsx)(`input`, {
                type: `checkbox`,
                tabIndex: -1,
                checked: i,
                'aria-label': Z().select(e.name),
                onChange: () => {},
                onClick: (e) => c(n, e.shiftKey),
              }),
              (0, H.jsx)(u, { name: e.kind === `PERSON` ? `person` : `organisation`, size: 14 }),
              (0, H.jsx)(ae, {
                to: `/customers/$id`,
                params: { id: e.id },
                tabIndex: -1,
                className: `truncate`,
                children: e.name,
              }),
            ],
          }),
          t.map((t) =>
            (0, H.jsx)(
              `div`,
              {
                role: `gridcell`,
                className: t.isNumeric ? `number` : void 0,
                style: { width: t.width },
                children: t.isNumeric ? t.cell(e) : (0, H.jsx)(`span`, { className: `truncate`, children: t.cell(e) }),
              },
              t.id,
            ),
          ),
        ],
      }),
  ),
  Je = ({
    list: e,
    columns: t,
    sort: n,
    selected: r,
    at: a,
    onAt: o,
    onSort: s,
    onSelect: c,
    onOpen: l,
    onLook: d,
  }) => {
    let { rows: f, total: p, more: m, marked: h } = e,
      g = (0, V.useRef)(null),
      _ = (0, V.useRef)(0),
      v = be({
        count: f.length,
        getScrollElement: () => g.current,
        estimateSize: () => Ge,
        overscan: 12,
        scrollPaddingStart: 32,
      }),
      y = v.getVirtualItems(),
      b = y.at(-1)?.index ?? 0
    ;((0, V.useEffect)(() => {
      b >= f.length - Ke && m()
    }, [b, f.length, m]),
      (0, V.useEffect)(() => g.current?.focus({ preventScroll: !0 }), []))
    let x = (e, t) => {
        let n = new Set(r),
          { id: i } = f[e]
        if (t) {
          let [t, r] = [Math.min(_.current, e), Math.max(_.current, e)]
          for (let e of f.slice(t, r + 1)) n.add(e.id)
        } else n.delete(i) || n.add(i)
        ;((_.current = e), c(n))
      },
      S = (0, V.useRef)({ select: x, onAt: o })
    S.current = { select: x, onAt: o }
    let C = (0, V.useRef)({ select: (e, t) => S.current.select(e, t), at: (e) => S.current.onAt(e) }).current,
      w = (e, t = !1) => {
        if (f.length === 0) return
        let n = Math.max(0, Math.min(f.length - 1, e))
        ;(o(n), v.scrollToIndex(n, { align: `auto` }), t && x(n, !0))
      },
      T = () => Math.max(1, Math.floor((g.current?.clientHeight ?? Ge) / Ge) - 2),
      E = (e) => {
        if (e.target !== e.currentTarget || e.ctrlKey || e.metaKey || e.altKey) return
        let t = {
          ArrowDown: () => w(a + 1, e.shiftKey),
          ArrowUp: () => w(a - 1, e.shiftKey),
          j: () => w(a + 1),
          k: () => w(a - 1),
          PageDown: () => w(a + T()),
          PageUp: () => w(a - T()),
          Home: () => w(0),
          End: () => w(f.length - 1),
          Enter: () => f[a] && l(f[a]),
          ' ': d,
          x: () => f[a] && x(a, e.shiftKey),
          Escape: () => c(new Set()),
        }[e.key]
        t && (e.preventDefault(), t())
      },
      { by: D, isScore: O, down: k } = i(n),
      A = (e, t) => {
        if (t === void 0) return e
        let r = n !== void 0 && `${O ? `score:` : ``}${D}` === t,
          i = t === `NAME` || t === `COUNTRY` || t === `LIFECYCLE` ? t : `-${t}`,
          a = i.startsWith(`-`) ? t : `-${t}`
        return (0, H.jsxs)(`button`, {
          type: `button`,
          title: Z().sortBy(e),
          onClick: () => s(r ? (n === i ? a : void 0) : i),
          children: [e, r && (0, H.jsx)(u, { name: k ? `down` : `up`, size: 12 })],
        })
      },
      j = (e) =>
        e !== void 0 && n !== void 0 && `${O ? `score:` : ``}${D}` === e ? (k ? `descending` : `ascending`) : void 0,
      M = f.length > 0 && r.size >= f.length
    return (0, H.jsxs)(`div`, {
      ref: g,
      className: `grid`,
      role: `grid`,
      tabIndex: 0,
      'aria-label': Z().customers,
      'aria-rowcount': p === void 0 ? -1 : p + 1,
      'aria-multiselectable': `true`,
      'aria-activedescendant': y.some(({ index: e }) => e === a) ? `row-${a}` : void 0,
      onKeyDown: E,
      children: [
        (0, H.jsxs)(`div`, {
          className: `head`,
          role: `row`,
          'aria-rowindex': 1,
          children: [
            (0, H.jsxs)(`div`, {
              role: `columnheader`,
              className: `name`,
              'aria-sort': j(`NAME`),
              children: [
                (0, H.jsx)(`input`, {
                  type: `checkbox`,
                  'aria-label': Z().selectAll,
                  checked: M,
                  onChange: () => c(M ? new Set() : new Set(f.map(({ id: e }) => e))),
                }),
                A(Me(), `NAME`),
              ],
            }),
            t.map((e) =>
              (0, H.jsx)(
                `div`,
                {
                  role: `columnheader`,
                  'aria-sort': j(e.sort),
                  className: e.isNumeric ? `number` : void 0,
                  style: { width: e.width },
                  children: A(e.title, e.sort),
                },
                e.id,
              ),
            ),
          ],
        }),
        (0, H.jsx)(`div`, {
          className: `lines`,
          role: `rowgroup`,
          style: { height: v.getTotalSize() },
          children: y.map(({ index: e, start: n }) => {
            let i = f[e]
            return (0, H.jsx)(
              qe,
              {
                row: i,
                columns: t,
                index: e,
                top: n,
                isSelected: r.has(i.id),
                isAt: e === a,
                isMarked: h.has(i.id),
                onAt: C.at,
                onSelect: C.select,
              },
              i.id,
            )
          }),
        }),
      ],
    })
  },
  Q = 100,
  Ye = 1e3,
  Xe = 1600,
  Ze = `id version name kind email phone country language lifecycle tags owner { id name } createdAt updatedAt`,
  Qe = async ({ http: e }, t, n) => {
    let r = t,
      { data: i, error: a } = await e.query(r.toString(), n, { requestPolicy: `network-only` }).toPromise()
    if (i) return i
    throw Error(a ? M(a) : `expected data, got an answer without any`)
  },
  $e = ({ q: e, f: t, sort: n }, r) => {
    let { by: o, isScore: s, down: c } = i(n),
      l = `${Ze} ${r}`,
      u = c ? `DESC` : `ASC`,
      d = a(t),
      f = async (t, n) => {
        let { customers: r } = await Qe(
          t,
          `query CustomersAgain($filter: CustomerFilter, $search: String) {
      customers(first: ${Q}, filter: $filter, search: $search) { nodes { ${l} } }
    }`,
          { filter: { and: [{ id: { in: n } }, ...(d ? [d] : [])] }, search: e },
        )
        return r.nodes
      }
    if (s) {
      let e = `query CustomersByScore($after: String, $kind: String!, $direction: OrderDirection!, $isFirst: Boolean!) {
      scores(first: ${Q}, after: $after, filter: { kind: { eq: $kind } }, orderBy: { field: VALUE, direction: $direction }) {
        totalCount @include(if: $isFirst) pageInfo { endCursor hasNextPage }
        nodes { subject { ... on Customer { ${l} } } }
      }
    }`
      return {
        key: JSON.stringify([n, r]),
        again: f,
        page: async (t, n) => {
          let { scores: r } = await Qe(t, e, { after: n, kind: o, direction: u, isFirst: n === null })
          return et({ ...r, nodes: r.nodes.map(({ subject: e }) => e).filter((e) => `id` in e) })
        },
      }
    }
    let p = `query Customers($after: String, $filter: CustomerFilter, $search: String, $orderBy: CustomerOrder, $isFirst: Boolean!) {
    customers(first: ${Q}, after: $after, filter: $filter, search: $search, orderBy: $orderBy) {
      totalCount @include(if: $isFirst) pageInfo { endCursor hasNextPage }
      nodes { ${l} }
    }
  }`
    return {
      key: JSON.stringify([e, t, n, r]),
      again: f,
      page: async (t, r) => {
        let { customers: i } = await Qe(t, p, {
          after: r,
          filter: d,
          search: e,
          orderBy: n === void 0 ? void 0 : { field: o, direction: u },
          isFirst: r === null,
        })
        return et(i)
      },
    }
  },
  et = ({ nodes: e, pageInfo: t, totalCount: n }) => ({ rows: e, end: t.endCursor, hasMore: t.hasNextPage, total: n }),
  tt = { rows: [], end: null, hasMore: !0, total: void 0 },
  nt = (e, t) => {
    let n = g(),
      { q: r, f: i, sort: a } = e,
      c = JSON.stringify([r, i, a, t]),
      l = (0, V.useMemo)(() => $e(e, t), [c]),
      [u, d] = (0, V.useState)(0),
      [f, p] = (0, V.useState)(tt),
      [m, h] = (0, V.useState)(!0),
      [_, v] = (0, V.useState)(),
      [y, b] = (0, V.useState)(0),
      [x, S] = (0, V.useState)(new Set()),
      C = (0, V.useRef)(void 0),
      w = (0, V.useRef)(new Set()),
      T = (0, V.useCallback)(
        async (e) => {
          ;(h(!0), (C.current = l))
          try {
            let t = await l.page(n, e)
            if (C.current !== l) return
            e === null && (w.current = new Set())
            let r = t.rows.filter(({ id: e }) => !w.current.has(e))
            for (let { id: e } of r) w.current.add(e)
            ;(p((n) => ({ ...t, rows: e === null ? r : [...n.rows, ...r], total: t.total ?? n.total })), v(void 0))
          } catch (e) {
            C.current === l && v(e instanceof Error ? e : Error(String(e)))
          } finally {
            C.current === l && h(!1)
          }
        },
        [n, l],
      )
    ;(0, V.useEffect)(() => (b(0), T(null), () => void (C.current = void 0)), [T, u])
    let E = (0, V.useRef)(new Set()),
      D = (0, V.useRef)(void 0),
      O = (0, V.useCallback)(async () => {
        D.current = void 0
        let e = [...E.current].slice(0, Q)
        for (let t of e) E.current.delete(t)
        if (e.length === 0) return
        let t = await l.again(n, e).catch(() => []),
          r = new Map(t.map((e) => [e.id, e]))
        ;(p((e) => ({ ...e, rows: e.rows.map((e) => r.get(e.id) ?? e) })),
          S(new Set(r.keys())),
          setTimeout(() => S(new Set()), Xe),
          E.current.size > 0 && (D.current ??= setTimeout(() => void O(), Ye)))
      }, [n, l])
    ;(0, V.useEffect)(() => () => clearTimeout(D.current), [])
    let k = (0, V.useCallback)(
        (e, t = Ye) => {
          let n = e.filter((e) => w.current.has(e))
          for (let e of n) E.current.add(e)
          n.length > 0 && (D.current ??= setTimeout(() => void O(), t))
        },
        [O],
      ),
      A = (0, V.useCallback)(() => d((e) => e + 1), [])
    ;(s(
      o,
      {},
      {
        onItem: ({ recordChanged: { action: e, node: t } }) => {
          e === `ADDED`
            ? b((e) => e + 1)
            : e === `UPDATED`
              ? k([t.id])
              : p((e) => ({ ...e, rows: e.rows.filter(({ id: e }) => e !== t.id) }))
        },
        onGap: A,
      },
    ),
      s(
        F,
        {},
        {
          onItem: ({ scoreChanged: { score: e } }) => {
            ;`id` in e.subject && k([e.subject.id])
          },
          onGap: A,
        },
      ))
    let j = (0, V.useCallback)(() => {
        !m && f.hasMore && f.end !== null && T(f.end)
      }, [m, f, T]),
      M = (0, V.useCallback)((e) => k(e, 0), [k])
    return {
      rows: f.rows,
      total: f.total,
      hasMore: f.hasMore,
      isLoading: m,
      problem: _,
      added: y,
      marked: x,
      more: j,
      reload: A,
      refresh: M,
    }
  },
  rt = `rapport.views.customers`,
  it = () => {
    try {
      return JSON.parse(localStorage.getItem(rt) ?? `[]`)
    } catch {
      return []
    }
  },
  at = (e) => st([...it().filter(({ name: t }) => t !== e.name), e]),
  ot = (e) => st(it().filter((t) => t.name !== e)),
  st = (e) => (localStorage.setItem(rt, JSON.stringify(e)), e),
  $ = l({
    en: {
      title: `Customers`,
      find: `Search names, e-mails, phones…`,
      create: `New customer`,
      columns: `Columns`,
      views: `Views`,
      saveView: `Save this view…`,
      viewName: `Name of the view`,
      copyLink: `Copy a link to this view`,
      noViews: `No saved views yet`,
      dropView: (e) => `Delete the view ${e}`,
      export: `Export what is loaded as CSV`,
      count: (e) => p(e, `customer`),
      added: (e) => `${p(e, `new customer`)}: read again`,
      nothing: `No customer fits`,
      nothingMore: `Change the search or remove a filter.`,
      clear: `Clear search and filters`,
      scoreSort: `Ordered by a score: search and filters are left out.`,
      clearSort: `Order by date instead`,
      created: (e) => `${e} was added`,
      name: `Name`,
      kind: `Kind`,
      person: `Person`,
      organisation: `Organisation`,
      email: `E-mail`,
      country: `Country (two letters)`,
      hint: `Space looks, Enter opens, X selects`,
    },
    zh: {
      title: `客户`,
      find: `搜索姓名、邮箱、电话…`,
      create: `新建客户`,
      columns: `列`,
      views: `视图`,
      saveView: `保存此视图…`,
      viewName: `视图名称`,
      copyLink: `复制此视图的链接`,
      noViews: `还没有保存的视图`,
      dropView: (e) => `删除视图 ${e}`,
      export: `将已加载内容导出为 CSV`,
      count: (e) => `${j(e)} 位客户`,
      added: (e) => `有 ${e} 位新客户：重新读取`,
      nothing: `没有符合条件的客户`,
      nothingMore: `请更改搜索或移除筛选条件。`,
      clear: `清除搜索和筛选`,
      scoreSort: `按分数排序：不应用搜索和筛选。`,
      clearSort: `改为按日期排序`,
      created: (e) => `已添加 ${e}`,
      name: `名称`,
      kind: `类型`,
      person: `个人`,
      organisation: `机构`,
      email: `电子邮件`,
      country: `国家（两位代码）`,
      hint: `空格预览，回车打开，X 选择`,
    },
  }),
  ct = ({ onClose: e }) => {
    let t = n(),
      r = w()
    return (0, H.jsx)(pe, {
      title: $().create,
      onClose: e,
      children: (0, H.jsx)(`div`, {
        className: `dialog-body`,
        children: (0, H.jsx)(N, {
          onSubmit: async ({ name: n = ``, kind: i, email: a, country: o }) => {
            let { createCustomer: s } = await t(_, {
              input: {
                name: n,
                kind: i === `ORGANISATION` ? `ORGANISATION` : `PERSON`,
                ...(a ? { email: a } : {}),
                ...(o ? { country: o.toUpperCase() } : {}),
              },
            })
            ;(e(), b($().created(n)), r({ to: `/customers/$id`, params: { id: s.customer.id } }))
          },
          children: ({ isBusy: t }) =>
            (0, H.jsxs)(H.Fragment, {
              children: [
                (0, H.jsx)(R, { name: `name`, label: $().name, required: !0, autoFocus: !0 }),
                (0, H.jsx)(R, {
                  name: `kind`,
                  label: $().kind,
                  options: [
                    [`PERSON`, $().person],
                    [`ORGANISATION`, $().organisation],
                  ],
                }),
                (0, H.jsx)(R, { name: `email`, label: $().email, type: `email` }),
                (0, H.jsx)(R, { name: `country`, label: $().country, placeholder: `DE` }),
                (0, H.jsxs)(`div`, {
                  className: `row`,
                  style: { justifyContent: `flex-end` },
                  children: [
                    (0, H.jsx)(`button`, { type: `button`, className: `button`, onClick: e, children: d().cancel }),
                    (0, H.jsx)(`button`, { className: `button primary`, disabled: t, children: $().create }),
                  ],
                }),
              ],
            }),
        }),
      }),
    })
  },
  lt = ({ onSave: e, onClose: t }) =>
    (0, H.jsx)(pe, {
      title: $().saveView,
      onClose: t,
      children: (0, H.jsx)(`div`, {
        className: `dialog-body`,
        children: (0, H.jsx)(N, {
          onSubmit: async ({ name: n = `` }) => {
            ;(e(n), t())
          },
          children: () =>
            (0, H.jsxs)(H.Fragment, {
              children: [
                (0, H.jsx)(R, { name: `name`, label: $().viewName, required: !0, autoFocus: !0 }),
                (0, H.jsx)(`div`, {
                  className: `row`,
                  style: { justifyContent: `flex-end` },
                  children: (0, H.jsx)(`button`, { className: `button primary`, children: d().save }),
                }),
              ],
            }),
        }),
      }),
    }),
  ut = 200,
  dt = () => {
    let e = T({ from: `/customers` }),
      n = w({ from: `/customers` }),
      r = Ae(),
      a = e.cols ?? je(r),
      o = (0, V.useMemo)(() => a.flatMap((e) => r.filter((t) => t.id === e)), [a, r]),
      s = nt(
        e,
        (0, V.useMemo)(
          () =>
            r
              .filter(({ id: e, selection: t }) => t && a.includes(e))
              .map((e) => e.selection)
              .join(` `),
          [r, a],
        ),
      ),
      [c, l] = (0, V.useState)(0),
      [p, m] = (0, V.useState)(new Set()),
      [g, _] = (0, V.useState)(!1),
      [v, y] = (0, V.useState)(),
      [x, S] = (0, V.useState)(it),
      C = (0, V.useRef)(null),
      [E, O] = (0, V.useState)(e.q ?? ``),
      k = (0, V.useDeferredValue)(s.rows[c]),
      j = (0, V.useCallback)(
        (e) => {
          ;(l(0), m(new Set()), n({ search: e, replace: !0 }))
        },
        [n],
      ),
      { isScore: M } = i(e.sort),
      N = ({ sort: e, ...t }) => t,
      P = (e) => j(M ? N(e) : e)
    ;(0, V.useEffect)(() => {
      if (E === (e.q ?? ``)) return
      let t = setTimeout(() => {
        let { q: t, ...n } = e
        P(E.trim() === `` ? n : { ...n, q: E.trim() })
      }, ut)
      return () => clearTimeout(t)
    })
    let ee = (e) => void n({ to: `/customers/$id`, params: { id: e.id } }),
      F = (e) => Fe(`customers.csv`, [{ title: Me(), text: ({ name: e }) => e }, ...o], e),
      te = () => {
        navigator.clipboard.writeText(location.href).then(() => b(d().copied))
      }
    ;(ne({ c: () => y(`create`), f: () => C.current?.focus() }),
      D([
        { id: `create-customer`, title: $().create, icon: `plus`, keys: `C`, run: () => y(`create`) },
        { id: `save-view`, title: $().saveView, run: () => y(`view`) },
        { id: `export`, title: $().export, run: () => F(s.rows) },
      ]))
    let I = e.q !== void 0 || (e.f?.length ?? 0) > 0,
      L = !s.isLoading && !s.problem && s.rows.length === 0
    return (0, H.jsxs)(`div`, {
      className: `page`,
      children: [
        (0, H.jsxs)(`header`, {
          className: `page-head`,
          children: [
            (0, H.jsx)(`h1`, { children: $().title }),
            (0, H.jsx)(`span`, {
              className: `muted`,
              role: `status`,
              children: s.total === void 0 ? `` : $().count(s.total),
            }),
            s.added > 0 &&
              (0, H.jsx)(`button`, {
                type: `button`,
                className: `button quiet`,
                onClick: s.reload,
                children: $().added(s.added),
              }),
            (0, H.jsx)(`div`, { className: `grow` }),
            (0, H.jsxs)(z, {
              label: $().views,
              className: `button quiet`,
              button: $().views,
              children: [
                x.length === 0 && (0, H.jsx)(`div`, { className: `heading`, children: $().noViews }),
                x.map(({ name: e, search: t }) =>
                  (0, H.jsxs)(
                    `div`,
                    {
                      className: `row`,
                      children: [
                        (0, H.jsx)(h, {
                          onChoose: () => {
                            ;(O(t.q ?? ``), j(t))
                          },
                          children: e,
                        }),
                        (0, H.jsx)(`button`, {
                          type: `button`,
                          className: `button quiet icon`,
                          'aria-label': $().dropView(e),
                          onClick: () => S(ot(e)),
                          children: (0, H.jsx)(u, { name: `close`, size: 12 }),
                        }),
                      ],
                    },
                    e,
                  ),
                ),
                (0, H.jsx)(h, { onChoose: () => y(`view`), children: $().saveView }),
                (0, H.jsx)(h, { onChoose: te, children: $().copyLink }),
                (0, H.jsx)(h, { onChoose: () => F(s.rows), children: $().export }),
              ],
            }),
            (0, H.jsxs)(`button`, {
              type: `button`,
              className: `button primary`,
              onClick: () => y(`create`),
              children: [(0, H.jsx)(u, { name: `plus` }), $().create],
            }),
          ],
        }),
        (0, H.jsxs)(`div`, {
          className: `list-bar`,
          children: [
            (0, H.jsx)(`input`, {
              ref: C,
              type: `search`,
              className: `input find`,
              'aria-label': d().search,
              placeholder: $().find,
              value: E,
              onChange: (e) => O(e.target.value),
              onKeyDown: (e) => {
                ;(e.key === `Escape` || e.key === `ArrowDown` || e.key === `Enter`) &&
                  document.querySelector(`[role="grid"]`)?.focus()
              },
            }),
            (0, H.jsx)(We, {
              conditions: e.f ?? [],
              onChange: (t) => {
                let { f: n, ...r } = e
                P(t.length === 0 ? r : { ...r, f: t })
              },
            }),
            (0, H.jsx)(z, {
              label: $().columns,
              className: `button quiet`,
              role: `dialog`,
              button: (0, H.jsxs)(H.Fragment, { children: [(0, H.jsx)(u, { name: `columns` }), $().columns] }),
              children: r.map(({ id: t, title: n }) =>
                (0, H.jsxs)(
                  `label`,
                  {
                    className: `item`,
                    children: [
                      (0, H.jsx)(`input`, {
                        type: `checkbox`,
                        checked: a.includes(t),
                        onChange: () =>
                          j({ ...e, cols: r.map((e) => e.id).filter((e) => (e === t) !== a.includes(e)) }),
                      }),
                      n,
                    ],
                  },
                  t,
                ),
              ),
            }),
            (0, H.jsx)(`div`, { className: `grow` }),
            M && I
              ? (0, H.jsxs)(`span`, {
                  className: `row muted`,
                  children: [
                    $().scoreSort,
                    (0, H.jsx)(`button`, {
                      type: `button`,
                      className: `button quiet`,
                      onClick: () => j(N(e)),
                      children: $().clearSort,
                    }),
                  ],
                })
              : (0, H.jsx)(`span`, { className: `muted keys-hint`, children: $().hint }),
          ],
        }),
        s.problem &&
          (0, H.jsx)(`div`, {
            style: { padding: 16 },
            children: (0, H.jsx)(t, { error: s.problem, onRetry: s.reload }),
          }),
        L
          ? I
            ? (0, H.jsxs)(A, {
                title: $().nothing,
                children: [
                  (0, H.jsx)(`p`, { children: $().nothingMore }),
                  (0, H.jsx)(`button`, {
                    type: `button`,
                    className: `button`,
                    onClick: () => {
                      ;(O(``), j({}))
                    },
                    children: $().clear,
                  }),
                ],
              })
            : (0, H.jsx)(Te, { onFilled: s.reload })
          : (0, H.jsxs)(`div`, {
              className: `customers`,
              children: [
                (0, H.jsx)(Je, {
                  list: s,
                  columns: o,
                  sort: e.sort,
                  selected: p,
                  at: c,
                  onAt: l,
                  onSort: (t) => j(t === void 0 ? N(e) : { ...e, sort: t }),
                  onSelect: m,
                  onOpen: ee,
                  onLook: () => _((e) => !e),
                }),
                g &&
                  k &&
                  (0, H.jsx)(`aside`, {
                    className: `quick-look`,
                    children: (0, H.jsx)(
                      f,
                      { name: k.name, children: (0, H.jsx)(xe, { id: k.id, onClose: () => _(!1) }) },
                      k.id,
                    ),
                  }),
              ],
            }),
        p.size > 0 &&
          (0, H.jsx)(De, {
            rows: s.rows.filter(({ id: e }) => p.has(e)),
            onDone: (e) => {
              ;(s.refresh(e), m(new Set()))
            },
            onExport: F,
            onClear: () => m(new Set()),
          }),
        v === `create` && (0, H.jsx)(ct, { onClose: () => y(void 0) }),
        v === `view` && (0, H.jsx)(lt, { onSave: (t) => S(at({ name: t, search: e })), onClose: () => y(void 0) }),
      ],
    })
  }
export { dt as Customers }
