import { h as e } from './preload-helper-D1Fz11EE.js'
import { t } from './codemirror-DOlR6AuZ.js'
import { S as n, _ as r, g as i, h as a, v as o, x as s } from './graphiql-ZNi8L2Su.js'
import { t as c } from './forEachState-C2rvUFya.js'
var l = e(t())
function u(e, t, n) {
  let r = d(n, p(t.string))
  if (!r) return
  let i = t.type !== null && /"|\w/.test(t.string[0]) ? t.start : t.end
  return { list: r, from: { line: e.line, ch: i }, to: { line: e.line, ch: t.end } }
}
function d(e, t) {
  return t
    ? f(
        f(
          e.map((e) => ({ proximity: m(p(e.text), t), entry: e })),
          (e) => e.proximity <= 2,
        ),
        (e) => !e.entry.isDeprecated,
      )
        .sort(
          (e, t) =>
            +!!e.entry.isDeprecated - !!t.entry.isDeprecated ||
            e.proximity - t.proximity ||
            e.entry.text.length - t.entry.text.length,
        )
        .map((e) => e.entry)
    : f(e, (e) => !e.isDeprecated)
}
function f(e, t) {
  let n = e.filter(t)
  return n.length === 0 ? e : n
}
function p(e) {
  return e.toLowerCase().replaceAll(/\W/g, ``)
}
function m(e, t) {
  let n = h(t, e)
  return (e.length > t.length && ((n -= e.length - t.length - 1), (n += e.indexOf(t) === 0 ? 0 : 0.5)), n)
}
function h(e, t) {
  let n,
    r,
    i = [],
    a = e.length,
    o = t.length
  for (n = 0; n <= a; n++) i[n] = [n]
  for (r = 1; r <= o; r++) i[0][r] = r
  for (n = 1; n <= a; n++)
    for (r = 1; r <= o; r++) {
      let a = e[n - 1] === t[r - 1] ? 0 : 1
      ;((i[n][r] = Math.min(i[n - 1][r] + 1, i[n][r - 1] + 1, i[n - 1][r - 1] + a)),
        n > 1 &&
          r > 1 &&
          e[n - 1] === t[r - 2] &&
          e[n - 2] === t[r - 1] &&
          (i[n][r] = Math.min(i[n][r], i[n - 2][r - 2] + a)))
    }
  return i[a][o]
}
l.default.registerHelper(`hint`, `graphql-variables`, (e, t) => {
  let n = e.getCursor(),
    r = e.getTokenAt(n),
    i = g(n, r, t)
  return (
    i?.list &&
      i.list.length > 0 &&
      ((i.from = l.default.Pos(i.from.line, i.from.ch)),
      (i.to = l.default.Pos(i.to.line, i.to.ch)),
      l.default.signal(e, `hasCompletion`, e, i, r)),
    i
  )
})
function g(e, t, n) {
  let { kind: o, step: c } = t.state.kind === `Invalid` ? t.state.prevState : t.state
  if (o === `Document` && c === 0) return u(e, t, [{ text: `{` }])
  let { variableToType: l } = n
  if (!l) return
  let d = _(l, t.state)
  if (o === `Document` || (o === `Variable` && c === 0))
    return u(
      e,
      t,
      Object.keys(l).map((e) => ({ text: `"${e}": `, type: l[e] })),
    )
  if ((o === `ObjectValue` || (o === `ObjectField` && c === 0)) && d.fields)
    return u(
      e,
      t,
      Object.keys(d.fields)
        .map((e) => d.fields[e])
        .map((e) => ({ text: `"${e.name}": `, type: e.type, description: e.description })),
    )
  if (
    o === `StringValue` ||
    o === `NumberValue` ||
    o === `BooleanValue` ||
    o === `NullValue` ||
    (o === `ListValue` && c === 1) ||
    (o === `ObjectField` && c === 2) ||
    (o === `Variable` && c === 2)
  ) {
    let n = d.type ? s(d.type) : void 0
    if (n instanceof r) return u(e, t, [{ text: `{` }])
    if (n instanceof i)
      return u(
        e,
        t,
        n.getValues().map((e) => ({ text: `"${e.name}"`, type: n, description: e.description })),
      )
    if (n === a)
      return u(e, t, [
        { text: `true`, type: a, description: `Not false.` },
        { text: `false`, type: a, description: `Not true.` },
      ])
  }
}
function _(e, t) {
  let i = { type: null, fields: null }
  return (
    c(t, (t) => {
      switch (t.kind) {
        case `Variable`:
          i.type = e[t.name]
          break
        case `ListValue`: {
          let e = i.type ? n(i.type) : void 0
          i.type = e instanceof o ? e.ofType : null
          break
        }
        case `ObjectValue`: {
          let e = i.type ? s(i.type) : void 0
          i.fields = e instanceof r ? e.getFields() : null
          break
        }
        case `ObjectField`: {
          let e = t.name && i.fields ? i.fields[t.name] : null
          i.type = e?.type
          break
        }
      }
    }),
    i
  )
}
