const __vite__mapDeps = (
  i,
  m = __vite__mapDeps,
  d = m.f ||
    (m.f = [
      'assets/customers-B3uyunx_.js',
      'assets/preload-helper-D1Fz11EE.js',
      'assets/customer-0HVtdXi2.js',
      'assets/customer-ClbgZm-L.css',
      'assets/value-DB3wBpsM.js',
      'assets/esm-CYYRlrQC.js',
      'assets/customers-D3jKCW2s.css',
      'assets/customer-DVkrgcDr.js',
      'assets/panel-BSy0W3v7.js',
      'assets/page-CZoC5LF0.js',
    ]),
) => i.map((i) => d[i])
import {
  a as e,
  c as t,
  d as n,
  h as r,
  i,
  l as a,
  n as o,
  o as s,
  p as c,
  s as l,
  t as u,
  u as d,
} from './preload-helper-D1Fz11EE.js'
var f = {
    NAME: `Name`,
    DOCUMENT: `Document`,
    OPERATION_DEFINITION: `OperationDefinition`,
    VARIABLE_DEFINITION: `VariableDefinition`,
    SELECTION_SET: `SelectionSet`,
    FIELD: `Field`,
    ARGUMENT: `Argument`,
    FRAGMENT_SPREAD: `FragmentSpread`,
    INLINE_FRAGMENT: `InlineFragment`,
    FRAGMENT_DEFINITION: `FragmentDefinition`,
    VARIABLE: `Variable`,
    INT: `IntValue`,
    FLOAT: `FloatValue`,
    STRING: `StringValue`,
    BOOLEAN: `BooleanValue`,
    NULL: `NullValue`,
    ENUM: `EnumValue`,
    LIST: `ListValue`,
    OBJECT: `ObjectValue`,
    OBJECT_FIELD: `ObjectField`,
    DIRECTIVE: `Directive`,
    NAMED_TYPE: `NamedType`,
    LIST_TYPE: `ListType`,
    NON_NULL_TYPE: `NonNullType`,
  },
  p = class extends Error {
    constructor(e, t, n, r, i, a, o) {
      ;(super(e),
        (this.name = `GraphQLError`),
        (this.message = e),
        i && (this.path = i),
        t && (this.nodes = Array.isArray(t) ? t : [t]),
        n && (this.source = n),
        r && (this.positions = r),
        a && (this.originalError = a))
      var s = o
      if (!s && a) {
        var c = a.extensions
        c && typeof c == `object` && (s = c)
      }
      this.extensions = s || {}
    }
    toJSON() {
      return { ...this, message: this.message }
    }
    toString() {
      return this.message
    }
    get [Symbol.toStringTag]() {
      return `GraphQLError`
    }
  },
  m,
  h
function g(e) {
  return new p(`Syntax Error: Unexpected token at ${h} in ${e}`)
}
function _(e) {
  if (((e.lastIndex = h), e.test(m))) return m.slice(h, (h = e.lastIndex))
}
var v = / +(?=[^\s])/y
function y(e) {
  for (
    var t = e.split(`
`),
      n = ``,
      r = 0,
      i = 0,
      a = t.length - 1,
      o = 0;
    o < t.length;
    o++
  )
    ((v.lastIndex = 0), v.test(t[o]) && (o && (!r || v.lastIndex < r) && (r = v.lastIndex), (i ||= o), (a = o)))
  for (var s = i; s <= a; s++)
    (s !== i &&
      (n += `
`),
      (n += t[s].slice(r).replace(/\\"""/g, `"""`)))
  return n
}
function b() {
  for (
    var e = 0 | m.charCodeAt(h++);
    e === 9 || e === 10 || e === 13 || e === 32 || e === 35 || e === 44 || e === 65279;
    e = 0 | m.charCodeAt(h++)
  )
    if (e === 35) for (; (e = 0 | m.charCodeAt(h++)) && e !== 10 && e !== 13;);
  h--
}
function x() {
  for (
    var e = h, t = 0 | m.charCodeAt(h++);
    (t >= 48 && t <= 57) || (t >= 65 && t <= 90) || t === 95 || (t >= 97 && t <= 122);
    t = 0 | m.charCodeAt(h++)
  );
  if (e === h - 1) throw g(`Name`)
  var n = m.slice(e, --h)
  return (b(), n)
}
function S() {
  return { kind: `Name`, value: x() }
}
var C = /(?:"""|(?:[\s\S]*?[^\\])""")/y,
  w = /(?:(?:\.\d+)?[eE][+-]?\d+|\.\d+)/y
function T(e) {
  var t
  switch (m.charCodeAt(h)) {
    case 91:
      ;(h++, b())
      for (var n = []; m.charCodeAt(h) !== 93;) n.push(T(e))
      return (h++, b(), { kind: `ListValue`, values: n })
    case 123:
      ;(h++, b())
      for (var r = []; m.charCodeAt(h) !== 125;) {
        var i = S()
        if (m.charCodeAt(h++) !== 58) throw g(`ObjectField`)
        ;(b(), r.push({ kind: `ObjectField`, name: i, value: T(e) }))
      }
      return (h++, b(), { kind: `ObjectValue`, fields: r })
    case 36:
      if (e) throw g(`Variable`)
      return (h++, { kind: `Variable`, name: S() })
    case 34:
      if (m.charCodeAt(h + 1) === 34 && m.charCodeAt(h + 2) === 34) {
        if (((h += 3), (t = _(C)) == null)) throw g(`StringValue`)
        return (b(), { kind: `StringValue`, value: y(t.slice(0, -3)), block: !0 })
      }
      var a = h,
        o
      h++
      var s = !1
      for (
        o = 0 | m.charCodeAt(h++);
        (o === 92 && (h++, (s = !0))) || (o !== 10 && o !== 13 && o !== 34 && o);
        o = 0 | m.charCodeAt(h++)
      );
      if (o !== 34) throw g(`StringValue`)
      return ((t = m.slice(a, h)), b(), { kind: `StringValue`, value: s ? JSON.parse(t) : t.slice(1, -1), block: !1 })
    case 45:
    case 48:
    case 49:
    case 50:
    case 51:
    case 52:
    case 53:
    case 54:
    case 55:
    case 56:
    case 57:
      for (var c = h++, l; (l = 0 | m.charCodeAt(h++)) >= 48 && l <= 57;);
      var u = m.slice(c, --h)
      if ((l = m.charCodeAt(h)) === 46 || l === 69 || l === 101) {
        if ((t = _(w)) == null) throw g(`FloatValue`)
        return (b(), { kind: `FloatValue`, value: u + t })
      }
      return (b(), { kind: `IntValue`, value: u })
    case 110:
      if (m.charCodeAt(h + 1) === 117 && m.charCodeAt(h + 2) === 108 && m.charCodeAt(h + 3) === 108)
        return ((h += 4), b(), { kind: `NullValue` })
      break
    case 116:
      if (m.charCodeAt(h + 1) === 114 && m.charCodeAt(h + 2) === 117 && m.charCodeAt(h + 3) === 101)
        return ((h += 4), b(), { kind: `BooleanValue`, value: !0 })
      break
    case 102:
      if (
        m.charCodeAt(h + 1) === 97 &&
        m.charCodeAt(h + 2) === 108 &&
        m.charCodeAt(h + 3) === 115 &&
        m.charCodeAt(h + 4) === 101
      )
        return ((h += 5), b(), { kind: `BooleanValue`, value: !1 })
  }
  return { kind: `EnumValue`, value: x() }
}
function E(e) {
  if (m.charCodeAt(h) === 40) {
    var t = []
    ;(h++, b())
    do {
      var n = S()
      if (m.charCodeAt(h++) !== 58) throw g(`Argument`)
      ;(b(), t.push({ kind: `Argument`, name: n, value: T(e) }))
    } while (m.charCodeAt(h) !== 41)
    return (h++, b(), t)
  }
}
function D(e) {
  if (m.charCodeAt(h) === 64) {
    var t = []
    do (h++, t.push({ kind: `Directive`, name: S(), arguments: E(e) }))
    while (m.charCodeAt(h) === 64)
    return t
  }
}
function ee() {
  for (var e = 0; m.charCodeAt(h) === 91;) (e++, h++, b())
  var t = { kind: `NamedType`, name: S() }
  do
    if ((m.charCodeAt(h) === 33 && (h++, b(), (t = { kind: `NonNullType`, type: t })), e)) {
      if (m.charCodeAt(h++) !== 93) throw g(`NamedType`)
      ;(b(), (t = { kind: `ListType`, type: t }))
    }
  while (e--)
  return t
}
function te() {
  if (m.charCodeAt(h++) !== 123) throw g(`SelectionSet`)
  return (b(), ne())
}
function ne() {
  var e = []
  do
    if (m.charCodeAt(h) === 46) {
      if (m.charCodeAt(++h) !== 46 || m.charCodeAt(++h) !== 46) throw g(`SelectionSet`)
      switch ((h++, b(), m.charCodeAt(h))) {
        case 64:
          e.push({ kind: `InlineFragment`, typeCondition: void 0, directives: D(!1), selectionSet: te() })
          break
        case 111:
          m.charCodeAt(h + 1) === 110
            ? ((h += 2),
              b(),
              e.push({
                kind: `InlineFragment`,
                typeCondition: { kind: `NamedType`, name: S() },
                directives: D(!1),
                selectionSet: te(),
              }))
            : e.push({ kind: `FragmentSpread`, name: S(), directives: D(!1) })
          break
        case 123:
          ;(h++, b(), e.push({ kind: `InlineFragment`, typeCondition: void 0, directives: void 0, selectionSet: ne() }))
          break
        default:
          e.push({ kind: `FragmentSpread`, name: S(), directives: D(!1) })
      }
    } else {
      var t = S(),
        n = void 0
      m.charCodeAt(h) === 58 && (h++, b(), (n = t), (t = S()))
      var r = E(!1),
        i = D(!1),
        a = void 0
      ;(m.charCodeAt(h) === 123 && (h++, b(), (a = ne())),
        e.push({ kind: `Field`, alias: n, name: t, arguments: r, directives: i, selectionSet: a }))
    }
  while (m.charCodeAt(h) !== 125)
  return (h++, b(), { kind: `SelectionSet`, selections: e })
}
function O() {
  if ((b(), m.charCodeAt(h) === 40)) {
    var e = []
    ;(h++, b())
    do {
      var t = void 0
      if ((m.charCodeAt(h) === 34 && (t = T(!0)), m.charCodeAt(h++) !== 36)) throw g(`Variable`)
      var n = S()
      if (m.charCodeAt(h++) !== 58) throw g(`VariableDefinition`)
      b()
      var r = ee(),
        i = void 0
      ;(m.charCodeAt(h) === 61 && (h++, b(), (i = T(!0))), b())
      var a = {
        kind: `VariableDefinition`,
        variable: { kind: `Variable`, name: n },
        type: r,
        defaultValue: i,
        directives: D(!0),
      }
      ;(t && (a.description = t), e.push(a))
    } while (m.charCodeAt(h) !== 41)
    return (h++, b(), e)
  }
}
function re(e) {
  var t = S()
  if (m.charCodeAt(h++) !== 111 || m.charCodeAt(h++) !== 110) throw g(`FragmentDefinition`)
  b()
  var n = {
    kind: `FragmentDefinition`,
    name: t,
    typeCondition: { kind: `NamedType`, name: S() },
    directives: D(!1),
    selectionSet: te(),
  }
  return (e && (n.description = e), n)
}
function ie() {
  var e = []
  do {
    var t = void 0
    if ((m.charCodeAt(h) === 34 && (t = T(!0)), m.charCodeAt(h) === 123)) {
      if (t) throw g(`Document`)
      ;(h++,
        b(),
        e.push({
          kind: `OperationDefinition`,
          operation: `query`,
          name: void 0,
          variableDefinitions: void 0,
          directives: void 0,
          selectionSet: ne(),
        }))
    } else {
      var n = x()
      switch (n) {
        case `fragment`:
          e.push(re(t))
          break
        case `query`:
        case `mutation`:
        case `subscription`:
          var r,
            i = void 0
          ;(r = m.charCodeAt(h)) !== 40 && r !== 64 && r !== 123 && (i = S())
          var a = {
            kind: `OperationDefinition`,
            operation: n,
            name: i,
            variableDefinitions: O(),
            directives: D(!1),
            selectionSet: te(),
          }
          ;(t && (a.description = t), e.push(a))
          break
        default:
          throw g(`Document`)
      }
    }
  } while (h < m.length)
  return e
}
function k(e, t) {
  return (
    (m = e.body ? e.body : e),
    (h = 0),
    b(),
    t && t.noLocation
      ? { kind: `Document`, definitions: ie() }
      : {
          kind: `Document`,
          definitions: ie(),
          loc: {
            start: 0,
            end: m.length,
            startToken: void 0,
            endToken: void 0,
            source: { body: m, name: `graphql.web`, locationOffset: { line: 1, column: 1 } },
          },
        }
  )
}
function A(e, t, n) {
  for (var r = ``, i = 0; i < e.length; i++) (i && (r += t), (r += n(e[i])))
  return r
}
function ae(e) {
  return JSON.stringify(e)
}
function oe(e) {
  return (
    `"""
` +
    e.replace(/"""/g, `\\"""`) +
    `
"""`
  )
}
var j = `
`,
  M = {
    OperationDefinition(e) {
      var t = ``
      ;(e.description &&
        (t +=
          M.StringValue(e.description) +
          `
`),
        (t += e.operation),
        e.name && (t += ` ` + e.name.value),
        e.variableDefinitions &&
          e.variableDefinitions.length &&
          (e.name || (t += ` `), (t += `(` + A(e.variableDefinitions, `, `, M.VariableDefinition) + `)`)),
        e.directives && e.directives.length && (t += ` ` + A(e.directives, ` `, M.Directive)))
      var n = M.SelectionSet(e.selectionSet)
      return t === `query` ? n : t + ` ` + n
    },
    VariableDefinition(e) {
      var t = ``
      return (
        e.description && (t += M.StringValue(e.description) + ` `),
        (t += M.Variable(e.variable) + `: ` + N(e.type)),
        e.defaultValue && (t += ` = ` + N(e.defaultValue)),
        e.directives && e.directives.length && (t += ` ` + A(e.directives, ` `, M.Directive)),
        t
      )
    },
    Field(e) {
      var t = e.alias ? e.alias.value + `: ` + e.name.value : e.name.value
      if (e.arguments && e.arguments.length) {
        var n = A(e.arguments, `, `, M.Argument)
        t.length + n.length + 2 > 80
          ? (t += `(` + (j += `  `) + A(e.arguments, j, M.Argument) + (j = j.slice(0, -2)) + `)`)
          : (t += `(` + n + `)`)
      }
      return (
        e.directives && e.directives.length && (t += ` ` + A(e.directives, ` `, M.Directive)),
        e.selectionSet && e.selectionSet.selections.length && (t += ` ` + M.SelectionSet(e.selectionSet)),
        t
      )
    },
    StringValue(e) {
      return e.block ? oe(e.value).replace(/\n/g, j) : ae(e.value)
    },
    BooleanValue: (e) => `` + e.value,
    NullValue: (e) => `null`,
    IntValue: (e) => e.value,
    FloatValue: (e) => e.value,
    EnumValue: (e) => e.value,
    Name: (e) => e.value,
    Variable: (e) => `$` + e.name.value,
    ListValue: (e) => `[` + A(e.values, `, `, N) + `]`,
    ObjectValue: (e) => `{` + A(e.fields, `, `, M.ObjectField) + `}`,
    ObjectField: (e) => e.name.value + `: ` + N(e.value),
    Document(e) {
      return !e.definitions || !e.definitions.length
        ? ``
        : A(
            e.definitions,
            `

`,
            N,
          )
    },
    SelectionSet: (e) => `{` + (j += `  `) + A(e.selections, j, N) + (j = j.slice(0, -2)) + `}`,
    Argument: (e) => e.name.value + `: ` + N(e.value),
    FragmentSpread(e) {
      var t = `...` + e.name.value
      return (e.directives && e.directives.length && (t += ` ` + A(e.directives, ` `, M.Directive)), t)
    },
    InlineFragment(e) {
      var t = `...`
      return (
        e.typeCondition && (t += ` on ` + e.typeCondition.name.value),
        e.directives && e.directives.length && (t += ` ` + A(e.directives, ` `, M.Directive)),
        (t += ` ` + M.SelectionSet(e.selectionSet))
      )
    },
    FragmentDefinition(e) {
      var t = ``
      return (
        e.description &&
          (t +=
            M.StringValue(e.description) +
            `
`),
        (t += `fragment ` + e.name.value),
        (t += ` on ` + e.typeCondition.name.value),
        e.directives && e.directives.length && (t += ` ` + A(e.directives, ` `, M.Directive)),
        t + ` ` + M.SelectionSet(e.selectionSet)
      )
    },
    Directive(e) {
      var t = `@` + e.name.value
      return (e.arguments && e.arguments.length && (t += `(` + A(e.arguments, `, `, M.Argument) + `)`), t)
    },
    NamedType: (e) => e.name.value,
    ListType: (e) => `[` + N(e.type) + `]`,
    NonNullType: (e) => N(e.type) + `!`,
  },
  N = (e) => M[e.kind](e)
function se(e) {
  return (
    (j = `
`),
    M[e.kind] ? M[e.kind](e) : ``
  )
}
var ce = () => {},
  P = ce
function F(e) {
  return { tag: 0, 0: e }
}
function le(e) {
  return { tag: 1, 0: e }
}
var ue = () => (typeof Symbol == `function` && Symbol.asyncIterator) || `@@asyncIterator`,
  de = (e) => e
function I(e) {
  return (t) => (n) => {
    var r = P
    t((t) => {
      t === 0 ? n(0) : t.tag === 0 ? ((r = t[0]), n(t)) : e(t[0]) ? n(t) : r(0)
    })
  }
}
function fe(e) {
  return (t) => (n) =>
    t((t) => {
      t === 0 || t.tag === 0 ? n(t) : n(le(e(t[0])))
    })
}
function pe(e) {
  return (t) => (n) => {
    var r = [],
      i = P,
      a = !1,
      o = !1
    ;(t((t) => {
      o ||
        (t === 0
          ? ((o = !0), r.length || n(0))
          : t.tag === 0
            ? (i = t[0])
            : ((a = !1),
              (function (e) {
                var t = P
                e((e) => {
                  if (e === 0) {
                    if (r.length) {
                      var s = r.indexOf(t)
                      ;(s > -1 && (r = r.slice()).splice(s, 1), r.length || (o ? n(0) : a || ((a = !0), i(0))))
                    }
                  } else e.tag === 0 ? (r.push((t = e[0])), t(0)) : r.length && (n(e), t(0))
                })
              })(e(t[0])),
              a || ((a = !0), i(0))))
    }),
      n(
        F((e) => {
          if (e === 1) {
            o || ((o = !0), i(1))
            for (var t = 0, n = r, s = r.length; t < s; t++) n[t](1)
            r.length = 0
          } else {
            !o && !a ? ((a = !0), i(0)) : (a = !1)
            for (var c = 0, l = r, u = r.length; c < u; c++) l[c](0)
          }
        }),
      ))
  }
}
function me(e) {
  return pe(de)(e)
}
function he(e) {
  return me(De(e))
}
function ge(e) {
  return (t) => (n) => {
    var r = !1
    t((t) => {
      if (!r) {
        if (t === 0) ((r = !0), n(0), e())
        else if (t.tag === 0) {
          var i = t[0]
          n(
            F((t) => {
              t === 1 ? ((r = !0), i(1), e()) : i(t)
            }),
          )
        } else n(t)
      }
    })
  }
}
function _e(e) {
  return (t) => (n) => {
    var r = !1
    t((t) => {
      if (!r) {
        if (t === 0) ((r = !0), n(0))
        else if (t.tag === 0) {
          var i = t[0]
          n(
            F((e) => {
              ;(e === 1 && (r = !0), i(e))
            }),
          )
        } else (e(t[0]), n(t))
      }
    })
  }
}
function ve(e) {
  return (t) => (n) =>
    t((t) => {
      t === 0 ? n(0) : t.tag === 0 ? (n(t), e()) : n(t)
    })
}
function ye(e) {
  var t = [],
    n = P,
    r = !1
  return (i) => {
    ;(t.push(i),
      t.length === 1 &&
        e((e) => {
          if (e === 0) {
            for (var i = 0, a = t, o = t.length; i < o; i++) a[i](0)
            t.length = 0
          } else if (e.tag === 0) n = e[0]
          else {
            r = !1
            for (var s = 0, c = t, l = t.length; s < l; s++) c[s](e)
          }
        }),
      i(
        F((e) => {
          if (e === 1) {
            var a = t.indexOf(i)
            ;(a > -1 && (t = t.slice()).splice(a, 1), t.length || n(1))
          } else r || ((r = !0), n(0))
        }),
      ))
  }
}
function be(e) {
  return (t) => (n) => {
    var r = P,
      i = P,
      a = !1,
      o = !1,
      s = !1,
      c = !1
    ;(t((t) => {
      c ||
        (t === 0
          ? ((c = !0), s || n(0))
          : t.tag === 0
            ? (r = t[0])
            : (s && (i(1), (i = P)),
              a ? (a = !1) : ((a = !0), r(0)),
              (function (e) {
                ;((s = !0),
                  e((e) => {
                    s &&
                      (e === 0
                        ? ((s = !1), c ? n(0) : a || ((a = !0), r(0)))
                        : e.tag === 0
                          ? ((o = !1), (i = e[0])(0))
                          : (n(e), o ? (o = !1) : i(0)))
                  }))
              })(e(t[0]))))
    }),
      n(
        F((e) => {
          e === 1
            ? (c || ((c = !0), r(1)), s && ((s = !1), i(1)))
            : (!c && !a && ((a = !0), r(0)), s && !o && ((o = !0), i(0)))
        }),
      ))
  }
}
function xe(e) {
  return (t) => (n) => {
    var r = P,
      i = !1,
      a = 0
    ;(t((t) => {
      i ||
        (t === 0
          ? ((i = !0), n(0))
          : t.tag === 0
            ? e <= 0
              ? ((i = !0), n(0), t[0](1))
              : (r = t[0])
            : a++ < e
              ? (n(t), !i && a >= e && ((i = !0), n(0), r(1)))
              : n(t))
    }),
      n(
        F((t) => {
          t === 1 && !i ? ((i = !0), r(1)) : t === 0 && !i && a < e && r(0)
        }),
      ))
  }
}
function Se(e) {
  return (t) => (n) => {
    var r = P,
      i = P,
      a = !1
    ;(t((t) => {
      a ||
        (t === 0
          ? ((a = !0), i(1), n(0))
          : t.tag === 0
            ? ((r = t[0]),
              e((e) => {
                e === 0 || (e.tag === 0 ? (i = e[0])(0) : ((a = !0), i(1), r(1), n(0)))
              }))
            : n(t))
    }),
      n(
        F((e) => {
          e === 1 && !a ? ((a = !0), r(1), i(1)) : a || r(0)
        }),
      ))
  }
}
function Ce(e, t) {
  return (n) => (r) => {
    var i = P,
      a = !1
    n((n) => {
      a ||
        (n === 0
          ? ((a = !0), r(0))
          : n.tag === 0
            ? ((i = n[0]), r(n))
            : e(n[0])
              ? r(n)
              : ((a = !0), t && r(n), r(0), i(1)))
    })
  }
}
function we(e) {
  return (t) => e()(t)
}
function Te(e) {
  return (t) => {
    var n = (e[ue()] && e[ue()]()) || e,
      r = !1,
      i = !1,
      a = !1,
      o
    t(
      F(async (e) => {
        if (e === 1) ((r = !0), n.return && n.return())
        else if (i) a = !0
        else {
          for (a = i = !0; a && !r;)
            if ((o = await n.next()).done) ((r = !0), n.return && (await n.return()), t(0))
            else
              try {
                ;((a = !1), t(le(o.value)))
              } catch (e) {
                if (n.throw) (r = !!(await n.throw(e)).done) && t(0)
                else throw e
              }
          i = !1
        }
      }),
    )
  }
}
function Ee(e) {
  return e[ue()]
    ? Te(e)
    : (t) => {
        var n = e[Symbol.iterator](),
          r = !1,
          i = !1,
          a = !1,
          o
        t(
          F((e) => {
            if (e === 1) ((r = !0), n.return && n.return())
            else if (i) a = !0
            else {
              for (a = i = !0; a && !r;)
                if ((o = n.next()).done) ((r = !0), n.return && n.return(), t(0))
                else
                  try {
                    ;((a = !1), t(le(o.value)))
                  } catch (e) {
                    if (n.throw) (r = !!n.throw(e).done) && t(0)
                    else throw e
                  }
              i = !1
            }
          }),
        )
      }
}
var De = Ee
function Oe(e) {
  return (t) => {
    var n = !1
    t(
      F((r) => {
        r === 1 ? (n = !0) : n || ((n = !0), t(le(e)), t(0))
      }),
    )
  }
}
function ke(e) {
  return (t) => {
    var n = !1,
      r = e({
        next(e) {
          n || t(le(e))
        },
        complete() {
          n || ((n = !0), t(0))
        },
      })
    t(
      F((e) => {
        e === 1 && !n && ((n = !0), r())
      }),
    )
  }
}
function Ae() {
  var e, t
  return {
    source: ye(ke((n) => ((e = n.next), (t = n.complete), ce))),
    next(t) {
      e && e(t)
    },
    complete() {
      t && t()
    },
  }
}
function je(e) {
  return (t) => {
    var n = P,
      r = !1
    return (
      t((t) => {
        t === 0 ? (r = !0) : t.tag === 0 ? (n = t[0])(0) : r || (e(t[0]), n(0))
      }),
      {
        unsubscribe() {
          r || ((r = !0), n(1))
        },
      }
    )
  }
}
function Me(e) {
  je((e) => {})(e)
}
function Ne(e) {
  return new Promise((t) => {
    var n = P,
      r
    e((e) => {
      e === 0 ? Promise.resolve(r).then(t) : e.tag === 0 ? (n = e[0])(0) : ((r = e[0]), n(0))
    })
  })
}
var Pe = (e) =>
    e && typeof e.message == `string` && (e.extensions || e.name === `GraphQLError`)
      ? e
      : typeof e == `object` && typeof e.message == `string`
        ? new p(e.message, e.nodes, e.source, e.positions, e.path, e, e.extensions || {})
        : new p(e),
  Fe = class extends Error {
    constructor(e) {
      var t = (e.graphQLErrors || []).map(Pe),
        n = ((e, t) => {
          var n = ``
          if (e) return `[Network] ${e.message}`
          if (t)
            for (var r = 0, i = t.length; r < i; r++)
              (n &&
                (n += `
`),
                (n += `[GraphQL] ${t[r].message}`))
          return n
        })(e.networkError, t)
      ;(super(n),
        (this.name = `CombinedError`),
        (this.message = n),
        (this.graphQLErrors = t),
        (this.networkError = e.networkError),
        (this.response = e.response))
    }
    toString() {
      return this.message
    }
  },
  Ie = (e, t) => {
    for (var n = 0 | (t || 5381), r = 0, i = 0 | e.length; r < i; r++) n = (n << 5) + n + e.charCodeAt(r)
    return n
  },
  Le = new Set(),
  Re = new WeakMap(),
  ze = (e, t) => {
    if (e === null || Le.has(e)) return `null`
    if (typeof e != `object`) return JSON.stringify(e) || ``
    if (e.toJSON) return ze(e.toJSON(), t)
    if (Array.isArray(e)) {
      for (var n = `[`, r = 0, i = e.length; r < i; r++) (n.length > 1 && (n += `,`), (n += ze(e[r], t) || `null`))
      return (n += `]`)
    }
    if (!t && ((Ue !== He && e instanceof Ue) || (We !== He && e instanceof We))) return `null`
    var a = Object.keys(e).sort()
    if (!a.length && e.constructor && Object.getPrototypeOf(e).constructor !== Object.prototype.constructor) {
      var o = Re.get(e) || Math.random().toString(36).slice(2)
      return (Re.set(e, o), ze({ __key: o }, t))
    }
    Le.add(e)
    for (var s = `{`, c = 0, l = a.length; c < l; c++) {
      var u = ze(e[a[c]], t)
      u && (s.length > 1 && (s += `,`), (s += ze(a[c], t) + `:` + u))
    }
    return (Le.delete(e), (s += `}`))
  },
  Be = (e, t, n) => {
    if (!(typeof n != `object` || !n || n.toJSON || Le.has(n))) {
      if (Array.isArray(n)) for (var r = 0, i = n.length; r < i; r++) Be(e, `${t}.${r}`, n[r])
      else if (n instanceof Ue || n instanceof We) e.set(t, n)
      else for (var a in (Le.add(n), n)) Be(e, `${t}.${a}`, n[a])
    }
  },
  Ve = (e, t) => (Le.clear(), ze(e, t || !1)),
  He = class {},
  Ue = typeof File < `u` ? File : He,
  We = typeof Blob < `u` ? Blob : He,
  Ge = /("{3}[\s\S]*"{3}|"(?:\\.|[^"])*")/g,
  Ke = /(?:#[^\n\r]+)?(?:[\r\n]+|$)/g,
  qe = (e, t) =>
    t % 2 == 0
      ? e.replace(
          Ke,
          `
`,
        )
      : e,
  Je = (e) => e.split(Ge).map(qe).join(``).trim(),
  Ye = new Map(),
  Xe = new Map(),
  Ze = (e) => {
    var t
    return (
      typeof e == `string`
        ? (t = Je(e))
        : e.loc && Xe.get(e.__key) === e
          ? (t = e.loc.source.body)
          : ((t = Ye.get(e) || Je(se(e))), Ye.set(e, t)),
      typeof e != `string` &&
        !e.loc &&
        (e.loc = { start: 0, end: t.length, source: { body: t, name: `gql`, locationOffset: { line: 1, column: 1 } } }),
      t
    )
  },
  Qe = (e) => {
    var t
    if (e.documentId) t = Ie(e.documentId)
    else if (((t = Ie(Ze(e))), e.definitions)) {
      var n = tt(e)
      n && (t = Ie(`\n# ${n}`, t))
    }
    return t
  },
  $e = (e) => {
    var t, n
    return (
      typeof e == `string`
        ? ((t = Qe(e)), (n = Xe.get(t) || k(e, { noLocation: !0 })))
        : ((t = e.__key || Qe(e)), (n = Xe.get(t) || e)),
      n.loc || Ze(n),
      (n.__key = t),
      Xe.set(t, n),
      n
    )
  },
  et = (e, t, n) => {
    var r = t || {},
      i = $e(e),
      a = Ve(r, !0),
      o = i.__key
    return (a !== `{}` && (o = Ie(a, o)), { key: o, query: i, variables: r, extensions: n })
  },
  tt = (e) => {
    for (var t = 0, n = e.definitions.length; t < n; t++) {
      var r = e.definitions[t]
      if (r.kind === f.OPERATION_DEFINITION) return r.name ? r.name.value : void 0
    }
  },
  nt = (e, t, n) => {
    var r = t.payload || t
    if (!(`data` in r || (`errors` in r && Array.isArray(r.errors)))) throw Error(`No Content`)
    var i = e.kind === `subscription`
    return {
      operation: e,
      data: r.data,
      error: Array.isArray(r.errors) ? new Fe({ graphQLErrors: r.errors, response: n }) : void 0,
      extensions: r.extensions ? { ...r.extensions } : void 0,
      hasNext: t.hasNext == null ? i : t.hasNext,
      stale: !1,
    }
  },
  rt = (e, t) => {
    if (typeof e == `object` && e) {
      if (Array.isArray(e)) {
        e = [...e]
        for (var n = 0, r = t.length; n < r; n++) e[n] = rt(e[n], t[n])
        return e
      }
      if (!e.constructor || e.constructor === Object) {
        for (var i in ((e = { ...e }), t)) e[i] = rt(e[i], t[i])
        return e
      }
    }
    return t
  },
  it = (e, t, n, r) => {
    var i = e.error ? e.error.graphQLErrors : [],
      a = !!e.extensions || !!(t.payload || t).extensions,
      o = { ...e.extensions, ...(t.payload || t).extensions },
      s = t.incremental
    ;`path` in t && (s = [t])
    var c = { data: e.data }
    if (s)
      for (
        var l = function () {
            var e = s[u]
            ;(Array.isArray(e.errors) && i.push(...e.errors),
              e.extensions && (Object.assign(o, e.extensions), (a = !0)))
            var t = `data`,
              n = c,
              l = []
            if (e.path) l = e.path
            else if (r) {
              var d = r.find((t) => t.id === e.id)
              l = e.subPath ? [...d.path, ...e.subPath] : d.path
            }
            for (var f = 0, p = l.length; f < p; t = l[f++]) n = n[t] = Array.isArray(n[t]) ? [...n[t]] : { ...n[t] }
            if (e.items)
              for (var m = +t >= 0 ? t : 0, h = 0, g = e.items.length; h < g; h++) n[m + h] = rt(n[m + h], e.items[h])
            else e.data !== void 0 && (n[t] = rt(n[t], e.data))
          },
          u = 0,
          d = s.length;
        u < d;
        u++
      )
        l()
    else ((c.data = (t.payload || t).data || e.data), (i = t.errors || (t.payload && t.payload.errors) || i))
    return {
      operation: e.operation,
      data: c.data,
      error: i.length ? new Fe({ graphQLErrors: i, response: n }) : void 0,
      extensions: a ? o : void 0,
      hasNext: t.hasNext == null ? e.hasNext : t.hasNext,
      stale: !1,
    }
  },
  at = (e, t, n) => ({
    operation: e,
    data: void 0,
    error: new Fe({ networkError: t, response: n }),
    extensions: void 0,
    hasNext: !1,
    stale: !1,
  })
function ot(e) {
  var t = {
    query: void 0,
    documentId: void 0,
    operationName: tt(e.query),
    variables: e.variables || void 0,
    extensions: e.extensions,
  }
  return (
    `documentId` in e.query && e.query.documentId && (!e.query.definitions || !e.query.definitions.length)
      ? (t.documentId = e.query.documentId)
      : (e.extensions && e.extensions.persistedQuery && !e.extensions.persistedQuery.miss) || (t.query = Ze(e.query)),
    t
  )
}
var st = (e, t) => {
    var n = e.kind === `query` && e.context.preferGetMethod
    if (!n || !t) return e.context.url
    var r = ct(e.context.url)
    for (var i in t) {
      var a = t[i]
      a && r[1].set(i, typeof a == `object` ? Ve(a) : a)
    }
    var o = r.join(`?`)
    return o.length > 2047 && n !== `force` ? ((e.context.preferGetMethod = !1), e.context.url) : o
  },
  ct = (e) => {
    var t = e.indexOf(`?`)
    return t > -1 ? [e.slice(0, t), new URLSearchParams(e.slice(t + 1))] : [e, new URLSearchParams()]
  },
  lt = (e, t) => {
    if (t && !(e.kind === `query` && e.context.preferGetMethod)) {
      var n = Ve(t),
        r = ((e) => {
          var t = new Map()
          return ((Ue !== He || We !== He) && (Le.clear(), Be(t, `variables`, e)), t)
        })(t.variables)
      if (r.size) {
        var i = new FormData()
        ;(i.append(`operations`, n), i.append(`map`, Ve({ ...[...r.keys()].map((e) => [e]) })))
        var a = 0
        for (var o of r.values()) i.append(`` + a++, o)
        return i
      }
      return n
    }
  },
  ut = (e, t) => {
    var n = {
        accept:
          e.kind === `subscription`
            ? `text/event-stream, multipart/mixed`
            : `application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed`,
      },
      r = (typeof e.context.fetchOptions == `function` ? e.context.fetchOptions() : e.context.fetchOptions) || {}
    if (r.headers) {
      if (((e) => `has` in e && !Object.keys(e).length)(r.headers))
        r.headers.forEach((e, t) => {
          n[t] = e
        })
      else if (Array.isArray(r.headers))
        r.headers.forEach((e, t) => {
          Array.isArray(e) ? (n[e[0]] ? (n[e[0]] = `${n[e[0]]},${e[1]}`) : (n[e[0]] = e[1])) : (n[t] = e)
        })
      else for (var i in r.headers) n[i.toLowerCase()] = r.headers[i]
    }
    var a = lt(e, t)
    return (
      typeof a == `string` && !n[`content-type`] && (n[`content-type`] = `application/json`),
      { ...r, method: a ? `POST` : `GET`, body: a, headers: n }
    )
  },
  dt = /boundary="?([^=";]+)"?/i,
  ft = /data: ?([^\n]+)/
async function* pt(e) {
  if (e.body[Symbol.asyncIterator]) for await (var t of e.body) yield t
  else {
    var n = e.body.getReader(),
      r
    try {
      for (; !(r = await n.read()).done;) yield r.value
    } finally {
      n.cancel()
    }
  }
}
async function* mt(e, t) {
  var n = typeof TextDecoder < `u` ? new TextDecoder() : null,
    r = ``,
    i
  for await (var a of e)
    for (r += a.constructor.name === `Buffer` ? a.toString() : n.decode(a, { stream: !0 }); (i = r.indexOf(t)) > -1;)
      (yield r.slice(0, i), (r = r.slice(i + t.length)))
}
async function* ht(e, t, n) {
  var r = !0,
    i = null,
    a
  try {
    yield await Promise.resolve()
    var o = (a = await (e.context.fetch || fetch)(t, n)).headers.get(`Content-Type`) || ``,
      s = /multipart\/mixed/i.test(o)
        ? (async function* (e, t) {
            var n = e.match(dt),
              r = `--` + (n ? n[1] : `-`),
              i = !0,
              a
            for await (var o of mt(
              pt(t),
              `\r
` + r,
            )) {
              if (i) {
                i = !1
                var s = o.indexOf(r)
                if (s > -1) o = o.slice(s + r.length)
                else continue
              }
              try {
                yield (a = JSON.parse(
                  o.slice(
                    o.indexOf(`\r
\r
`) + 4,
                  ),
                ))
              } catch (e) {
                if (!a) throw e
              }
              if (a && !1 === a.hasNext) break
            }
            a && !1 !== a.hasNext && (yield { hasNext: !1 })
          })(o, a)
        : /text\/event-stream/i.test(o)
          ? (async function* (e) {
              var t
              for await (var n of mt(
                pt(e),
                `

`,
              )) {
                var r = n.match(ft)
                if (r) {
                  var i = r[1]
                  try {
                    yield (t = JSON.parse(i))
                  } catch (e) {
                    if (!t) throw e
                  }
                  if (t && !1 === t.hasNext) break
                }
              }
              t && !1 !== t.hasNext && (yield { hasNext: !1 })
            })(a)
          : /text\//i.test(o)
            ? (async function* (e) {
                var t = await e.text()
                try {
                  yield JSON.parse(t)
                } catch {
                  throw Error(t)
                }
              })(a)
            : (async function* (e) {
                yield JSON.parse(await e.text())
              })(a),
      c
    for await (var l of s)
      (l.pending && !i ? (c = l.pending) : l.pending && (c = [...c, ...l.pending]),
        (i = i ? it(i, l, a, c) : nt(e, l, a)),
        (r = !1),
        yield i,
        (r = !0))
    i || (yield (i = nt(e, {}, a)))
  } catch (t) {
    if (!r) throw t
    yield at(e, a && (a.status < 200 || a.status >= 300) && a.statusText ? Error(a.statusText) : t, a)
  }
}
function gt(e, t, n) {
  var r
  return (
    typeof AbortController < `u` && (n.signal = (r = new AbortController()).signal),
    ge(() => {
      r && r.abort()
    })(I((e) => !!e)(Te(ht(e, t, n))))
  )
}
var _t = (e, t) => {
    if (Array.isArray(e)) for (var n = 0, r = e.length; n < r; n++) _t(e[n], t)
    else if (typeof e == `object` && e)
      for (var i in e) i === `__typename` && typeof e[i] == `string` ? t.add(e[i]) : _t(e[i], t)
    return t
  },
  vt = (e) => {
    if (`definitions` in e) {
      for (var t = [], n = 0, r = e.definitions.length; n < r; n++) {
        var i = vt(e.definitions[n])
        t.push(i)
      }
      return { ...e, definitions: t }
    }
    if (`directives` in e && e.directives && e.directives.length) {
      for (var a = [], o = {}, s = 0, c = e.directives.length; s < c; s++) {
        var l = e.directives[s],
          u = l.name.value
        ;(u[0] === `_` ? (u = u.slice(1)) : a.push(l), (o[u] = l))
      }
      e = { ...e, directives: a, _directives: o }
    }
    if (`selectionSet` in e) {
      var d = [],
        p = e.kind === f.OPERATION_DEFINITION
      if (e.selectionSet) {
        for (var m = 0, h = e.selectionSet.selections.length; m < h; m++) {
          var g = e.selectionSet.selections[m]
          p ||= g.kind === f.FIELD && g.name.value === `__typename` && !g.alias
          var _ = vt(g)
          d.push(_)
        }
        return (
          p || d.push({ kind: f.FIELD, name: { kind: f.NAME, value: `__typename` }, _generated: !0 }),
          { ...e, selectionSet: { ...e.selectionSet, selections: d } }
        )
      }
    }
    return e
  },
  yt = new Map(),
  bt = (e) => {
    var t = $e(e),
      n = yt.get(t.__key)
    return (
      n || (yt.set(t.__key, (n = vt(t))), Object.defineProperty(n, '__key', { value: t.__key, enumerable: !1 })), n
    )
  }
function xt(e) {
  var t = (t) => e(t)
  return (
    (t.toPromise = () => Ne(xe(1)(I((e) => !e.stale && !e.hasNext)(t)))),
    (t.then = (e, n) => t.toPromise().then(e, n)),
    (t.subscribe = (e) => je(e)(t)),
    t
  )
}
function St(e, t, n) {
  return { ...t, kind: e, context: t.context ? { ...t.context, ...n } : n || t.context }
}
var Ct = (e, t) => St(e.kind, e, { meta: { ...e.context.meta, ...t } }),
  wt = () => {},
  Tt = ({ kind: e }) => e !== `mutation` && e !== `query`,
  Et = (e) => {
    var t = bt(e.query)
    if (t !== e.query) {
      var n = St(e.kind, e)
      return ((n.query = t), n)
    }
    return e
  },
  Dt = ({ forward: e, client: t, dispatchDebug: n }) => {
    var r = new Map(),
      i = new Map(),
      a = (e) =>
        e.kind === `query` &&
        e.context.requestPolicy !== `network-only` &&
        (e.context.requestPolicy === `cache-only` || r.has(e.key))
    return (n) =>
      he([
        fe((e) => {
          var n = r.get(e.key),
            i = n || nt(e, { data: null })
          return (
            (i = { ...i, operation: Ct(e, { cacheOutcome: n ? `hit` : `miss` }) }),
            e.context.requestPolicy === `cache-and-network` && ((i.stale = !0), Ot(t, e)),
            i
          )
        })(I((e) => !Tt(e) && a(e))(n)),
        _e((e) => {
          var { operation: n } = e
          if (n) {
            var a = n.context.additionalTypenames || []
            if (
              (e.operation.kind !== `subscription` && (a = ((e) => [..._t(e, new Set())])(e.data).concat(a)),
              e.operation.kind === `mutation` || e.operation.kind === `subscription`)
            ) {
              for (var o = new Set(), s = 0; s < a.length; s++) {
                var c = a[s],
                  l = i.get(c)
                l || i.set(c, (l = new Set()))
                for (var u of l.values()) o.add(u)
                l.clear()
              }
              for (var d of o.values()) r.has(d) && ((n = r.get(d).operation), r.delete(d), Ot(t, n))
            } else if (n.kind === `query` && e.data) {
              r.set(n.key, e)
              for (var f = 0; f < a.length; f++) {
                var p = a[f],
                  m = i.get(p)
                ;(m || i.set(p, (m = new Set())), m.add(n.key))
              }
            }
          }
        })(
          e(
            I((e) => e.kind !== `query` || e.context.requestPolicy !== `cache-only`)(
              fe((e) => Ct(e, { cacheOutcome: `miss` }))(
                he([fe(Et)(I((e) => !Tt(e) && !a(e))(n)), I((e) => Tt(e))(n)]),
              ),
            ),
          ),
        ),
      ])
  },
  Ot = (e, t) => e.reexecuteOperation(St(t.kind, t, { requestPolicy: `network-only` })),
  kt =
    ({ forward: e, dispatchDebug: t }) =>
    (t) =>
      he([
        pe((e) => {
          var n = ot(e),
            r = st(e, n),
            i = ut(e, n)
          return Se(I((t) => t.kind === `teardown` && t.key === e.key)(t))(gt(e, r, i))
        })(I((e) => e.kind !== `teardown` && (e.kind !== `subscription` || !!e.context.fetchSubscriptions))(t)),
        e(I((e) => e.kind === `teardown` || (e.kind === `subscription` && !e.context.fetchSubscriptions))(t)),
      ]),
  At =
    (e) =>
    ({ client: t, forward: n, dispatchDebug: r }) =>
      e.reduceRight(
        (e, n) =>
          n({
            client: t,
            forward(t) {
              return ye(e(ye(t)))
            },
            dispatchDebug(e) {},
          }),
        n,
      ),
  jt =
    ({ dispatchDebug: e }) =>
    (e) =>
      I((e) => !1)(e),
  Mt = function e(t) {
    var n = 0,
      r = new Map(),
      i = new Map(),
      a = new Set(),
      o = [],
      s = {
        url: t.url,
        fetchSubscriptions: t.fetchSubscriptions,
        fetchOptions: t.fetchOptions,
        fetch: t.fetch,
        preferGetMethod: t.preferGetMethod == null ? `within-url-limit` : t.preferGetMethod,
        requestPolicy: t.requestPolicy || `cache-first`,
      },
      c = Ae()
    function l(e) {
      ;(e.kind !== `mutation` && e.kind !== `teardown` && a.has(e.key)) ||
        (e.kind === `teardown` ? a.delete(e.key) : e.kind !== `mutation` && a.add(e.key), c.next(e))
    }
    var u = !1
    function d(e) {
      if ((e && l(e), !u)) {
        for (u = !0; u && (e = o.shift());) l(e)
        u = !1
      }
    }
    var f = (e) => {
        var t = Se(I((t) => t.kind === `teardown` && t.key === e.key)(c.source))(
          I(
            (t) =>
              t.operation.kind === e.kind &&
              t.operation.key === e.key &&
              (!t.operation.context._instance || t.operation.context._instance === e.context._instance),
          )(g),
        )
        return (
          (t =
            e.kind === `query`
              ? be((t) => {
                  var n = Oe(t)
                  return t.stale || t.hasNext
                    ? n
                    : he([n, fe(() => ((t.stale = !0), t))(xe(1)(I((t) => t.key === e.key)(c.source)))])
                })(t)
              : Ce((e) => !!e.hasNext, !0)(t)),
          (t =
            e.kind === `mutation`
              ? ve(() => {
                  l(e)
                })(t)
              : ge(() => {
                  ;(a.delete(e.key), r.delete(e.key), i.delete(e.key), (u = !1))
                  for (var t = o.length - 1; t >= 0; t--) o[t].key === e.key && o.splice(t, 1)
                  l(St(`teardown`, e, e.context))
                })(
                  _e((t) => {
                    if (t.stale) {
                      if (!t.hasNext) a.delete(e.key)
                      else
                        for (var n = 0; n < o.length; n++) {
                          var i = o[n]
                          if (i.key === t.operation.key) {
                            a.delete(i.key)
                            break
                          }
                        }
                    } else t.hasNext || a.delete(e.key)
                    r.set(e.key, t)
                  })(t),
                )),
          ye(t)
        )
      },
      p = this instanceof e ? this : Object.create(e.prototype),
      m = Object.assign(p, {
        suspense: !!t.suspense,
        operations$: c.source,
        reexecuteOperation(e) {
          if (e.kind === `teardown`) d(e)
          else if (e.kind === `mutation`) (o.push(e), Promise.resolve().then(d))
          else if (i.has(e.key)) {
            for (var t = !1, n = 0; n < o.length; n++) o[n].key === e.key && ((o[n] = e), (t = !0))
            t || (a.has(e.key) && e.context.requestPolicy !== `network-only`)
              ? (a.delete(e.key), Promise.resolve().then(d))
              : (o.push(e), Promise.resolve().then(d))
          }
        },
        createRequestOperation(e, t, r) {
          return (
            (r ||= {}),
            St(e, t, {
              _instance: e === `mutation` ? (n = (n + 1) | 0) : void 0,
              ...s,
              ...r,
              requestPolicy: r.requestPolicy || s.requestPolicy,
              suspense: r.suspense || (!1 !== r.suspense && m.suspense),
            })
          )
        },
        executeRequestOperation(e) {
          return e.kind === `mutation`
            ? xt(f(e))
            : xt(
                we(() => {
                  var t = i.get(e.key)
                  ;(t || i.set(e.key, (t = f(e))),
                    (t = ve(() => {
                      d(e)
                    })(t)))
                  var n = r.get(e.key)
                  return e.kind === `query` && n && (n.stale || n.hasNext)
                    ? be(Oe)(he([t, I((t) => t === r.get(e.key))(Oe(n))]))
                    : t
                }),
              )
        },
        executeQuery(e, t) {
          var n = m.createRequestOperation(`query`, e, t)
          return m.executeRequestOperation(n)
        },
        executeSubscription(e, t) {
          var n = m.createRequestOperation(`subscription`, e, t)
          return m.executeRequestOperation(n)
        },
        executeMutation(e, t) {
          var n = m.createRequestOperation(`mutation`, e, t)
          return m.executeRequestOperation(n)
        },
        readQuery(e, t, n) {
          var r = null
          return (
            je((e) => {
              r = e
            })(m.query(e, t, n)).unsubscribe(),
            r
          )
        },
        query: (e, t, n) => m.executeQuery(et(e, t), n),
        subscription: (e, t, n) => m.executeSubscription(et(e, t), n),
        mutation: (e, t, n) => m.executeMutation(et(e, t), n),
      }),
      h = wt,
      g = ye(At(t.exchanges)({ client: m, dispatchDebug: h, forward: jt({ dispatchDebug: h }) })(c.source))
    return (Me(g), m)
  },
  L = r(d()),
  Nt = L.createContext({}),
  Pt = Nt.Provider
;(Nt.Consumer, (Nt.displayName = `UrqlContext`))
var Ft = () => L.useContext(Nt),
  It = { fetching: !1, stale: !1, hasNext: !1, error: void 0, data: void 0, extensions: void 0, operation: void 0 },
  Lt = (e, t) => e === t || !(!e || !t || e.key !== t.key),
  Rt = (e, t) => {
    var n = {
      ...e,
      ...t,
      data: t.data !== void 0 || t.error ? t.data : e.data,
      fetching: !!t.fetching,
      stale: !!t.stale,
      error: t.fetching ? e.error : t.error,
    }
    return ((e, t) => {
      for (var n in e) if (!(n in t)) return !0
      for (var r in t) if (r === `operation` ? !Lt(e[r], t[r]) : e[r] !== t[r]) return !0
      return !1
    })(e, n)
      ? n
      : e
  },
  zt = (e, t) => {
    for (var n = 0, r = t.length; n < r; n++) if (e[n] !== t[n]) return !0
    return !1
  },
  Bt = !1
function Vt(e, t) {
  if (!Bt || t === void 0)
    try {
      return ((Bt = !0), e(t))
    } finally {
      Bt = !1
    }
  else Promise.resolve(t).then(e)
}
function Ht(e, t) {
  var n = L.useRef(void 0)
  return L.useMemo(() => {
    var r = et(e, t)
    return n.current !== void 0 && n.current.key === r.key ? n.current : ((n.current = r), r)
  }, [e, t])
}
var Ut = (e) => {
    if (!e._react) {
      var t = new Set(),
        n = new Map()
      ;(e.operations$ &&
        je((e) => {
          e.kind === `teardown` && t.has(e.key) && (t.delete(e.key), n.delete(e.key))
        })(e.operations$),
        (e._react = {
          get: (e) => n.get(e),
          set(e, r) {
            ;(t.delete(e), n.set(e, r))
          },
          clear(e) {
            ;(t.delete(e), n.delete(e))
          },
          dispose(e) {
            t.add(e)
          },
        }))
    }
    return e._react
  },
  Wt = (e, t) => (t && t.suspense !== void 0 ? !!t.suspense : e.suspense)
function Gt(e) {
  var t = Ft(),
    n = Ut(t),
    r = Wt(t, e.context),
    i = Ht(e.query, e.variables),
    a = L.useMemo(() => {
      if (e.pause) return null
      var a = t.executeQuery(i, { requestPolicy: e.requestPolicy, ...e.context })
      return r
        ? _e((e) => {
            n.set(i.key, e)
          })(a)
        : a
    }, [n, t, i, r, e.pause, e.requestPolicy, e.context]),
    o = L.useCallback(
      (e, t) => {
        if (!e) return { fetching: !1 }
        var r = n.get(i.key)
        if (!r) {
          var a,
            o,
            s = je((e) => {
              ;((r = e), a && a(r))
            })(
              ge(() => {
                o && !r && (n.get(i.key) === o && n.clear(i.key), a && a(void 0))
              })(Ce(() => (t && !a) || !r || (`hasNext` in r && r.hasNext))(e)),
            )
          if (r == null && t)
            throw (
              (o = new Promise((e) => {
                a = e
              })),
              n.set(i.key, o),
              o
            )
          s.unsubscribe()
        } else if (t && r != null && `then` in r) {
          var c = r,
            l = () => {
              n.get(i.key) === c && n.clear(i.key)
            }
          throw (c.then(l, l), r)
        }
        if (t && r != null && !(`then` in r) && r.error) {
          var u = r
          queueMicrotask(() => {
            n.get(i.key) === u && n.clear(i.key)
          })
        }
        return r || { fetching: !0 }
      },
      [n, i],
    ),
    s = [t, i, e.requestPolicy, e.context, e.pause],
    [c, l] = L.useState(() => [
      a,
      Rt(
        It,
        Vt(() => o(a, r)),
      ),
      s,
    ]),
    u = c[1]
  ;(a !== c[0] &&
    zt(c[2], s) &&
    l([
      a,
      (u = Rt(
        c[1],
        Vt(() => o(a, r)),
      )),
      s,
    ]),
    L.useEffect(() => {
      var e = c[0],
        t = c[2][1],
        r = !1,
        i = (e) => {
          ;((r = !0),
            Vt(l, (t) => {
              var n = Rt(t[1], e)
              return t[1] === n ? t : [t[0], n, t[2]]
            }))
        }
      if (e) {
        var a = je(i)(
          ge(() => {
            i({ fetching: !1 })
          })(e),
        )
        return (
          r || i({ fetching: !0 }),
          () => {
            ;(n.dispose(t.key), a.unsubscribe())
          }
        )
      }
      i({ fetching: !1 })
    }, [n, c[0], c[2][1]]))
  var d = L.useCallback(
    (a) => {
      var o = { requestPolicy: e.requestPolicy, ...e.context, ...a }
      Vt(l, (e) => [
        r
          ? _e((e) => {
              n.set(i.key, e)
            })(t.executeQuery(i, o))
          : t.executeQuery(i, o),
        e[1],
        s,
      ])
    },
    [t, n, i, r, e.requestPolicy, e.context, e.pause],
  )
  return [u, d]
}
var Kt = class {
    #e = new Set()
    #t
    constructor(e) {
      this.#t = e
    }
    get = () => this.#t
    set = (e) => {
      if (!Object.is(e, this.#t)) {
        this.#t = e
        for (let e of this.#e) e()
      }
    }
    watch = (e) => (this.#e.add(e), () => void this.#e.delete(e))
  },
  qt = () => new URL(`/graphql`, location.href),
  Jt = () => {
    let e = qt()
    return ((e.protocol = e.protocol === `https:` ? `wss:` : `ws:`), e.href)
  },
  Yt = 4403,
  Xt = 300,
  Zt = 1e4,
  Qt = (t, n) => {
    let r = new Kt(`idle`)
    return {
      http: new Mt({
        url: qt().href,
        exchanges: [Dt, kt],
        requestPolicy: `cache-and-network`,
        preferGetMethod: !1,
        fetchOptions: () => ({ headers: { authorization: e(t) } }),
        fetch: async (e, t) => {
          let r = await fetch(e, t)
          return (r.status === 401 && n(), r)
        },
      }),
      sockets: a({
        url: Jt(),
        connectionParams: () => ({ authorization: e(t) }),
        keepAlive: 1e4,
        lazyCloseTimeout: 5e3,
        retryAttempts: 1 / 0,
        shouldRetry: (e) => !($t(e) && e.code === Yt),
        retryWait: (e) =>
          new Promise((t) => {
            let n = Math.min(Xt * 2 ** e, Zt),
              r = setTimeout(t, n * (0.5 + Math.random() / 2))
            addEventListener(`online`, () => (clearTimeout(r), t()), { once: !0 })
          }),
        on: {
          connecting: (e) => r.set(e ? `lost` : `connecting`),
          connected: () => r.set(`live`),
          closed: (e) => {
            ;($t(e) && e.code === Yt && n(), r.set($t(e) && e.wasClean && e.code === 1e3 ? `idle` : `lost`))
          },
        },
      }),
      link: r,
    }
  },
  $t = (e) => typeof e == `object` && !!e && `code` in e && `reason` in e,
  en = (e) =>
    `networkError` in e && e.networkError
      ? e.networkError.message
      : `graphQLErrors` in e
        ? e.graphQLErrors.map(({ message: e }) => e).join(`; `)
        : e.message,
  tn = (e) => e?.graphQLErrors[0]?.extensions.code,
  nn = `rapport.theme`,
  rn = matchMedia(`(prefers-color-scheme: dark)`),
  an = localStorage.getItem(nn),
  on = new Kt(an === `light` || an === `dark` ? an : `system`),
  sn = () => (on.get() === `system` ? rn.matches : on.get() === `dark`),
  cn = new Kt(0),
  ln = () => {
    ;((document.documentElement.dataset.theme = sn() ? `dark` : `light`), cn.set(cn.get() + 1))
  },
  un = (e) => {
    ;(on.set(e), e === `system` ? localStorage.removeItem(nn) : localStorage.setItem(nn, e), ln())
  },
  dn = () => un(sn() ? `light` : `dark`)
;(rn.addEventListener(`change`, ln), ln())
var fn = L.use,
  pn = L.useLayoutEffect
function R(e) {
  return e[e.length - 1]
}
function mn(e, t) {
  return typeof e == `function` ? e(t) : e
}
var hn = Object.prototype.hasOwnProperty
function gn(e) {
  for (let t in e) if (hn.call(e, t)) return !0
  return !1
}
var _n = () => Object.create(null),
  vn = (e, t) => z(e, t, !0)
function z(e, t, n, r = 0) {
  if (e === t) return e
  if (r++ > 500) return t
  let i = Array.isArray(e) && Array.isArray(t)
  if (!i && !(yn(e) && yn(t))) return t
  let a = Object.keys(e),
    o = a.length,
    s = Object.keys(t),
    c = s.length
  if (
    i
      ? o !== e.length || c !== t.length || (o && R(a) !== `${o - 1}`) || (c && R(s) !== `${c - 1}`)
      : o !== Object.getOwnPropertyNames(e).length ||
        c !== Object.getOwnPropertyNames(t).length ||
        Object.getOwnPropertySymbols(t).length
  )
    return t
  let l = 0,
    u,
    d,
    f
  if (i) {
    for (
      ;
      l < c && ((f = l), (d = e[f]), (u = t[f]), (u = d === u ? d : typeof d == `object` ? z(d, u, n, r) : u), u === d);
      l++
    );
    if (l === c && o === c) return e
  } else {
    let i = o === c,
      p = !0
    for (; l < c; l++) {
      ;((f = s[l]), (d = e[f]))
      let o = t[f]
      ;((u = d === o ? d : typeof d == `object` ? z(d, o, n, r) : o),
        (i &&= u === d && (a[l] === f || hn.call(e, f))),
        (p &&= Object.is(u, o)),
        (a[l] = u))
    }
    if (i) return Object.getOwnPropertySymbols(e).length ? t : e
    if (p) return t
  }
  let p = i ? s.fill(0) : n ? _n() : {}
  for (let o = 0; o < c; o++)
    ((f = i ? o : s[o]),
      i
        ? ((d = e[f]),
          o > l && ((u = t[f]), (u = d === u ? d : typeof d == `object` ? z(d, u, n, r) : u)),
          (p[f] = o < l ? d : u))
        : (p[f] = a[o]))
  return p
}
function yn(e) {
  return !e || typeof e != `object` ? !1 : (Object.getPrototypeOf(e)?.constructor ?? Object) === Object
}
function B(e, t, n, r) {
  if (e === t) return !0
  if (Array.isArray(e) && Array.isArray(t)) {
    if (e.length !== t.length) return !1
    for (let i = 0, a = e.length; i < a; i++) {
      let a = e[i],
        o = t[i]
      if (a !== o && !B(a, o, n, r)) return !1
    }
    return !0
  }
  if (yn(e) && yn(t)) {
    if (n) {
      for (let i in t) if ((r || t[i] !== void 0) && !B(e[i], t[i], n, r)) return !1
      return !0
    }
    let i = 0
    if (r) i = Object.keys(e).length
    else for (let t in e) e[t] !== void 0 && i++
    for (let a in t) if ((r || t[a] !== void 0) && (i-- === 0 || !B(e[a], t[a], n, r))) return !1
    return i === 0
  }
  return !1
}
function bn(e) {
  return typeof e?.message == `string`
    ? e.message.startsWith(`Failed to fetch dynamically imported module`) ||
        e.message.startsWith(`error loading dynamically imported module`) ||
        e.message.startsWith(`Importing a module script failed`)
    : !1
}
var xn = /[\x00-\x1f\x7f"<>`{}]/g
function Sn(e) {
  return e.replace(xn, (e) => `%` + e.charCodeAt(0).toString(16).toUpperCase().padStart(2, `0`))
}
function Cn(e) {
  let t
  try {
    t = decodeURI(e)
  } catch {
    t = e.replaceAll(/%[0-9A-F]{2}/gi, (e) => {
      try {
        return decodeURI(e)
      } catch {
        return e
      }
    })
  }
  return Sn(t)
}
var wn = [`http:`, `https:`, `mailto:`, `tel:`]
function Tn(e) {
  if (e[0] !== `/` && e.includes(`:`))
    return /^[\x00-\x20]*([a-z][a-z\d+.\t\n\r-]*:)/i
      .exec(e)?.[1]
      ?.replace(/[\t\n\r]/g, ``)
      .toLowerCase()
}
var En = /^[\x00-\x20]*[\\/][\t\n\r]*[\\/]/
function Dn(e, t) {
  if (!e) return !1
  if (En.test(e)) return !0
  let n = Tn(e)
  return n ? !t.has(n) : !1
}
function On(e) {
  if (!e) return e
  let t = e
  if (/[%\\\x00-\x1f\x7f]/.test(e)) {
    let n = /%25|%5C/gi,
      r = 0,
      i
    for (t = ``; (i = n.exec(e)) !== null;) ((t += Cn(e.slice(r, i.index)) + i[0]), (r = n.lastIndex))
    t += Cn(r ? e.slice(r) : e)
  }
  return t
}
function kn(e) {
  return /[\s\u0080-\uFFFF]/.test(e) ? e.replace(/\s|[^\u0000-\u007F]/gu, encodeURIComponent) : e
}
function An(e, t) {
  if (e === t) return !0
  if (e.length !== t.length) return !1
  for (let n = 0; n < e.length; n++) if (e[n] !== t[n]) return !1
  return !0
}
function jn() {
  throw Error(`Invariant failed`)
}
function Mn(e) {
  return e.replace(/\/{2,}/g, `/`)
}
function Nn(e) {
  return e === `/` ? e : e.replace(/^\/+/, ``)
}
function V(e) {
  let t = e.length
  return t > 1 && e[t - 1] === `/` ? e.replace(/\/+$/, ``) : e
}
function Pn(e) {
  return V(Nn(e))
}
function Fn(e, t) {
  return e?.endsWith(`/`) && e !== `/` && e !== `${t}/` ? e.slice(0, -1) : e
}
function In(e, t, n = `never`, r) {
  if ((t.includes(`//`) && (t = Mn(t)), t.startsWith(`/`)))
    return t.length === 1 || n === `preserve`
      ? t
      : n === `always`
        ? t.endsWith(`/`)
          ? t
          : `${t}/`
        : t.endsWith(`/`)
          ? t.slice(0, -1)
          : t
  let i = t === `.`,
    a
  if (r) {
    a = i ? e : e + `\0` + t
    let n = r.get(a)
    if (n) return n
  }
  let o
  if (i) o = e.split(`/`)
  else {
    for (e.includes(`//`) && (e = Mn(e)), o = e.split(`/`); o.length > 1 && R(o) === ``;) o.pop()
    let n = t.split(`/`)
    for (let e = 0, t = n.length; e < t; e++) {
      let r = n[e]
      r === ``
        ? e
          ? e === t - 1 && o.push(r)
          : (o = [r])
        : r === `..`
          ? o.length > 1
            ? o.pop()
            : (o = [``])
          : r === `.` || o.push(r)
    }
  }
  o.length > 1 && (R(o) === `` ? n === `never` && o.pop() : n === `always` && o.push(``))
  let s = o.join(`/`),
    c = (i ? Mn(s) : s) || `/`
  return (a && r && r.set(a, c), c)
}
function Ln(e) {
  let t = new Map(e.map((e) => [encodeURIComponent(e), e])),
    n = new RegExp([...t.keys()].join(`|`).replace(/[.*()]/g, `\\$&`), `g`)
  return (e) => e.replace(n, (e) => t.get(e) ?? e)
}
function Rn(e) {
  return e == null || e === ``
}
function zn(e, t, n) {
  if (typeof t != `string`) return `` + (t ?? void 0)
  let r = e === `_splat`
  if (r && (!t || /^[a-zA-Z0-9\-._~!/]*$/.test(t))) return t
  let i = encodeURIComponent(t)
  return (r && (i = i.replaceAll(`%2F`, `/`)), n ? n(i) : i)
}
function Bn(e, t, n, r, i) {
  let a = e.endsWith(`/`) ? `/` : ``,
    o = ``
  for (let e of t) {
    if (typeof e == `string`) {
      o += e
      continue
    }
    let [t, s, c, l] = e,
      u = t === 2,
      d = u && l !== void 0 ? l + a : l,
      f = n[s]
    if (t !== 3 || f != null) {
      if ((i && ((i[s] = f), u && (i[`*`] = f)), u && Rn(f))) {
        if (c === `/` && !d) continue
        f = ``
      }
      o += c + zn(s, f, r) + (d || ``)
    }
  }
  return o + a || `/`
}
function Vn(e) {
  return e?.isNotFound === !0
}
function Hn() {
  try {
    return sessionStorage
  } catch {
    return
  }
}
var Un = `tsr-scroll-restoration-v1_3`,
  Wn = Hn()
function Gn() {
  try {
    return JSON.parse(Wn?.getItem(`tsr-scroll-restoration-v1_3`) || `{}`)
  } catch {
    return {}
  }
}
var Kn = Gn(),
  qn = `data-scroll-restoration-id`,
  Jn = (e) => e.state.__TSR_key || e.href
function Yn(e) {
  let t = e.getAttribute(qn)
  if (t) return `[${qn}="${t}"]`
  let n = ``,
    r = e,
    i
  for (; (i = r.parentNode);) {
    let e = 1,
      t = r
    for (; (t = t.previousElementSibling);) e++
    let a = `${r.localName}:nth-child(${e})`
    ;((n = n ? `${a} > ${n}` : a), (r = i))
  }
  return n
}
var Xn = !1,
  Zn = `window`
function Qn(e) {
  try {
    return typeof e == `function` ? e() : document.querySelector(e)
  } catch {}
}
function $n(e) {
  let t = new Set()
  for (let n of e) {
    if (n === Zn) continue
    let e = Qn(n)
    e && t.add(e)
  }
  return t
}
function er(e, t) {
  let n = t ?? e.options.scrollRestoration,
    r = e._scroll
  n && (r.e = !0)
  let i = e.options.getScrollRestorationKey || Jn,
    a = new Set(),
    o = (e) => {
      let t = (Kn[e] ||= {})
      for (let e of a)
        e === document
          ? (t[Zn] = { scrollX, scrollY })
          : e.isConnected && (t[Yn(e)] = { scrollX: e.scrollLeft, scrollY: e.scrollTop })
    }
  ;(n &&
    !r.s &&
    ((r.s = !0),
    (Xn = !1),
    (history.scrollRestoration = `manual`),
    document.addEventListener(
      `scroll`,
      (e) => {
        Xn || a.add(e.target)
      },
      !0,
    ),
    e.subscribe(`onBeforeLoad`, (e) => {
      ;(e.fromLocation && o(i(e.fromLocation)), a.clear())
    }),
    addEventListener(`pagehide`, () => {
      ;((history.scrollRestoration = `auto`), o(i(e.stores.resolvedLocation.get() ?? e.stores.location.get())))
      try {
        Wn?.setItem(Un, JSON.stringify(Kn))
      } catch {}
    }),
    addEventListener(`pageshow`, (e) => {
      e.persisted && (history.scrollRestoration = `manual`)
    })),
    r.r ||
      ((r.r = !0),
      e.subscribe(`onRendered`, (t) => {
        let n = e.options.scrollRestorationBehavior,
          o = e.options.scrollToTopSelectors,
          s = r.n,
          c = r.h,
          l
        if (
          (a.clear(),
          (r.n = !0),
          (r.h = !1),
          typeof e.options.scrollRestoration == `function` &&
            !e.options.scrollRestoration({ location: e.latestLocation }))
        )
          return
        let u = i(t.toLocation),
          d = t.fromLocation && i(t.fromLocation)
        if (r.e && d && d !== u) {
          let e = Kn[d]
          if (e) {
            let t = Kn[u]
            for (let n in e) {
              if (n === Zn) {
                if (s) continue
              } else {
                let e = Qn(n)
                if (!e || (s && o && ((l ??= $n(o)), l.has(e)))) continue
              }
              ;((t ||= Kn[u] = {}), (t[n] ??= e[n]))
            }
          }
        }
        Xn = !0
        try {
          let e = t.toLocation.hash,
            i = t.toLocation.state.__hashScrollIntoViewOptions ?? !0,
            a = !1
          if (s) {
            !e && o && (l ??= $n(o))
            let t = e && i && c,
              s = r.e ? Kn[u] : void 0
            if (s)
              for (let e in s) {
                let { scrollX: r, scrollY: i } = s[e]
                if (e === Zn) {
                  if (t) continue
                  ;(scrollTo({ top: i, left: r, behavior: n }), (a = !0))
                } else {
                  let t = Qn(e)
                  t && ((t.scrollLeft = r), (t.scrollTop = i), l?.delete(t))
                }
              }
            if (!e) {
              let e = { top: 0, left: 0, behavior: n }
              if ((a || scrollTo(e), l)) for (let t of l) t.scrollTo(e)
            }
          }
          !a && e && i && document.getElementById(e)?.scrollIntoView(i)
        } finally {
          Xn = !1
        }
      })))
}
function tr(e, t = String) {
  let n
  for (let r in e) {
    let i = e[r]
    i !== void 0 && (n ||= new URLSearchParams()).set(r, t(i))
  }
  return n ? n.toString() : ``
}
function nr(e) {
  return e ? (e === `false` ? !1 : e === `true` ? !0 : e * 0 == 0 && +e + `` === e ? +e : e) : ``
}
function rr(e) {
  let t = new URLSearchParams(e),
    n = Object.create(null)
  for (let [e, r] of t.entries()) {
    let t = n[e]
    t == null ? (n[e] = nr(r)) : Array.isArray(t) ? t.push(nr(r)) : (n[e] = [t, nr(r)])
  }
  return n
}
var ir = /^(?:\s|["[{\d-]|fa|nu|tr)/,
  ar = sr(JSON.parse),
  or = cr(JSON.stringify, JSON.parse)
function sr(e) {
  let t = e === JSON.parse
  return (n) => {
    n[0] === `?` && (n = n.slice(1))
    let r = rr(n)
    for (let n in r) {
      let i = r[n]
      if (typeof i == `string`) {
        if (t && !ir.test(i)) continue
        try {
          r[n] = e(i)
        } catch {}
      }
    }
    return r
  }
}
function cr(e, t) {
  let n = t === JSON.parse
  function r(r) {
    if (r && typeof r == `object`)
      try {
        return e(r)
      } catch {}
    else if (t && typeof r == `string`) {
      if (n && !ir.test(r)) return r
      try {
        return (t(r), e(r))
      } catch {}
    }
    return r
  }
  return (e) => {
    let t = tr(e, r)
    return t ? `?${t}` : ``
  }
}
var lr = `__root__`
function ur(e) {
  e.statusCode = e.statusCode || e.code || 307
  let t = new Headers(e.headers)
  e.href && t.get(`Location`) === null && t.set(`Location`, e.href)
  let n = new Response(null, { status: e.statusCode, headers: t })
  if (((n.options = e), e.throw)) throw n
  return n
}
function dr(e) {
  return e instanceof Response && !!e.options
}
function fr(e) {
  let t = new Map(),
    n,
    r
  return {
    get(e) {
      let n = t.get(e)
      if (n) return ((n.visited = !0), n.value)
    },
    set(i, a) {
      let o = t.get(i)
      if (o) {
        o.value = a
        return
      }
      if (t.size >= e) {
        let e = n?.next().value
        for (; !e || e.visited;) (e ? (e.visited = !1) : (n = t.values()), (e = n.next().value))
        ;(e === r && (n = void 0), t.delete(e.key))
      }
      let s = { key: i, value: a, visited: !1 }
      ;((r = s), t.set(i, s))
    },
    clear() {
      ;(t.clear(), (n = void 0), (r = void 0))
    },
  }
}
var H = 4,
  pr = 5
function mr(e) {
  let t = e.names
  if (t) return t
  let n = []
  for (let t of e) typeof t != `string` && n.push(t[1])
  return (e.names = n)
}
function hr(e, t, n) {
  let r = e.slice(t, n)
  if (r.charCodeAt(0) === 36) return r.length === 1 ? [2, `_splat`, ``, void 0] : [1, r.slice(1), ``, ``]
  let i = r.indexOf(`{`)
  if (i >= 0) {
    let a = r.indexOf(`}`, i),
      o = r.charCodeAt(i + 1) === 45,
      s = i + (o ? 3 : 2)
    if (a >= 0 && r.charCodeAt(s - 1) === 36 && (!o || s < a)) {
      let c = r.slice(s, a)
      return [o ? 3 : c ? 1 : 2, c || `_splat`, r.slice(0, i), e.slice(t + a + 1, c ? n : e.length)]
    }
  }
  return r
}
function gr(e, t, n, r, i, a) {
  let o = n,
    s = t.fullPath ?? t.from,
    c = t.options,
    l = s.length,
    u = s.endsWith(`/`) ? l - 1 : l,
    d = c?.caseSensitive ?? e,
    f = c?.params?.parse ?? c?.parseParams,
    p,
    m = a ? n - 1 : 0
  if (!r || s.includes(`$`)) {
    p = a?.slice() ?? []
    let e = R(p)
    e &&
      typeof e != `string` &&
      e[0] === 2 &&
      ((p[p.length - 1] = [
        e[0],
        e[1],
        e[2],
        e[3] === void 0 ? void 0 : e[3] + s.substring(n - (s[n - 2] === `/` ? 2 : 1), u),
      ]),
      (m = l))
  }
  for (; o < l;) {
    let e = o,
      t = s.indexOf(`/`, e),
      n = t === -1 ? l : t,
      a = hr(s, e, n)
    o = n + 1
    let c
    if (typeof a == `string`) {
      if (!r) continue
      let e = a,
        t
      d ? (t = r.static ??= new Map()) : ((e = a.toLowerCase()), (t = r.staticInsensitive ??= new Map()))
      let n = t.get(e)
      if (n) c = n
      else {
        let n = vr(r)
        ;((c = n), t.set(e, n))
      }
    } else {
      let t = a[0],
        h = a[2],
        g = a[3] ?? ``
      if (
        (t === 2 && ((n = l), (o = n + 1)),
        p &&
          m < n &&
          (m < e - 1 && p.push(s.slice(m, e - 1)),
          (a[2] = `/` + h),
          t === 2 && a[3] !== void 0 && u < l && (a[3] = g.slice(0, -1)),
          p.push(a),
          (m = n)),
        !r)
      )
        continue
      let _ = d && !!(h || g)
      d || ((h = h.toLowerCase()), (g = g.toLowerCase()))
      let v = t === 1 ? (r.dynamic ??= []) : t === 3 ? (r.optional ??= []) : (r.wildcard ??= []),
        y = t !== 2 && !f && v.find((e) => !e.parse && e.caseSensitive === _ && e.prefix === h && e.suffix === g)
      if (y) c = y
      else {
        let e = vr(r, t, _, h, g)
        ;((c = e), v.push(e), v.length === 2 && i?.push(v))
      }
    }
    r = c
  }
  p && m < u && p.push(s.slice(m, u))
  let h = p?.slice()
  if (!r) return h
  if (f && t.children && !t.isRoot && t.id && t.id.charCodeAt(t.id.lastIndexOf(`/`) + 1) === 95) {
    let e = vr(r, pr)
    ;((r.pathless ??= []).push(e), (r = e))
  }
  let g = (t.path || !t.children) && !t.isRoot
  if (g && u < l) {
    let e = vr(r, H)
    ;((r.index = e), (r = e))
  }
  return (
    (r.parse = f ?? null),
    (r.priority = c?.params?.priority ?? 0),
    r.route || ((r.data = h), g && (r.route = t)),
    [r, o, h]
  )
}
function _r(e, t) {
  if (e.parse && !t.parse) return -1
  if (!e.parse && t.parse) return 1
  if (e.parse && t.parse && (e.priority || t.priority)) return t.priority - e.priority
  if (e.prefix && t.prefix && e.prefix !== t.prefix) {
    if (e.prefix.startsWith(t.prefix)) return -1
    if (t.prefix.startsWith(e.prefix)) return 1
  }
  if (e.suffix && t.suffix && e.suffix !== t.suffix) {
    if (e.suffix.endsWith(t.suffix)) return -1
    if (t.suffix.endsWith(e.suffix)) return 1
  }
  return e.prefix && !t.prefix
    ? -1
    : !e.prefix && t.prefix
      ? 1
      : e.suffix && !t.suffix
        ? -1
        : !e.suffix && t.suffix
          ? 1
          : e.caseSensitive && !t.caseSensitive
            ? -1
            : !e.caseSensitive && t.caseSensitive
              ? 1
              : 0
}
function vr(e, t = 0, n, r, i) {
  return {
    kind: t,
    depth: e ? e.depth + 1 : 0,
    pathless: null,
    index: null,
    static: null,
    staticInsensitive: null,
    dynamic: null,
    optional: null,
    wildcard: null,
    route: null,
    data: void 0,
    parent: e,
    parse: null,
    priority: 0,
    caseSensitive: n,
    prefix: r,
    suffix: i,
  }
}
function yr(e, t) {
  let n = vr(),
    r = []
  function i(e, t, n, a) {
    let [o, s, c] = gr(!1, e, t, n, r, a)
    if (e.children) for (let t of e.children) i(t, s, o, c)
  }
  for (let t of e) i(t, 1, n)
  for (let e of r) e.sort(_r)
  ;((t.masksTree = n), (t.flatCache = fr(1e3)))
}
function br(e, t) {
  e ||= `/`
  let n = t.flatCache.get(e)
  if (n !== void 0) return n
  let r = wr(e, t.masksTree)
  return (t.flatCache.set(e, r), r)
}
function xr(e, t, n, r, i) {
  ;((e ||= `/`), (r ||= `/`))
  let a = t ? `case\0${e}` : e,
    o = i.singleCache.get(a)
  return (o || ((o = vr()), gr(t, { from: e }, 1, o), i.singleCache.set(a, o)), wr(r, o, n))
}
function Sr(e, t, n = !1) {
  let r = n ? e : `nofuzz\0${e}`,
    i = t.matchCache.get(r)
  if (i !== void 0) return i
  e ||= `/`
  let a
  try {
    a = wr(e, t.segmentTree, n)
  } catch (e) {
    if (e instanceof URIError) a = null
    else throw e
  }
  return (a && (a.branch = Er(a.route)), t.matchCache.set(r, a), a)
}
function Cr(e, t = !1) {
  let n = vr(),
    r = [],
    i = {},
    a = {},
    o = 0
  function s(e, n, c, l) {
    if ((e.init(o), e.id in i && jn(), (i[e.id] = e), o !== 0 && e.path)) {
      let t = V(e.fullPath)
      ;(!a[t] || e.fullPath.endsWith(`/`)) && (a[t] = e)
    }
    o++
    let [u, d, f] = gr(t, e, n, c, r, l)
    if (((e._interpolation = f), e.children)) for (let t of e.children) s(t, d, u, f)
  }
  s(e, 1, n)
  for (let e of r) e.sort(_r)
  return {
    processedTree: { segmentTree: n, singleCache: fr(1e3), matchCache: fr(1e3), flatCache: null, masksTree: null },
    routesById: i,
    routesByPath: a,
  }
}
function wr(e, t, n = !1) {
  let r = e.split(`/`),
    i = Or(e, r, t, n)
  if (!i) return null
  let [a] = Tr(e, r, i)
  return { route: i.node.route, rawParams: a }
}
function Tr(e, t, n) {
  let r = Dr(n.node),
    i = n.node.data && mr(n.node.data),
    a = Object.create(null),
    o = n.extract?.part ?? 0,
    s = n.extract?.node ?? 0,
    c = n.extract?.path ?? 0,
    l = n.extract?.param ?? 0
  for (; s < r.length; o++, s++, c++) {
    let u = r[s]
    if (u.kind === H) break
    if (u.kind === pr) {
      ;(o--, c--)
      continue
    }
    let d = t[o],
      f = c
    if ((d && (c += d.length), u.kind === 1 || u.kind === 3)) {
      let e = i[l++]
      if (u.kind === 3 && n.skipped & (1 << s)) {
        ;(o--, (c = f - 1))
        continue
      }
      let t = u.suffix || u.prefix ? d.substring(u.prefix.length, d.length - u.suffix.length) : d
      ;(t || u.kind === 1) && (a[e] = decodeURIComponent(t))
    } else if (u.kind === 2) {
      let t = u,
        n = e.substring(f + t.prefix.length, e.length - t.suffix.length),
        r = decodeURIComponent(n)
      ;((a[`*`] = r), (a._splat = r))
      break
    }
  }
  return (n.rawParams && Object.assign(a, n.rawParams), [a, { part: o, node: s, path: c, param: l }])
}
function Er(e) {
  let t = [e]
  for (; e.parentRoute;) ((e = e.parentRoute), t.push(e))
  return (t.reverse(), t)
}
function Dr(e) {
  let t = Array(e.depth + 1)
  do ((t[e.depth] = e), (e = e.parent))
  while (e)
  return t
}
function Or(e, t, n, r) {
  if (e === `/` && n.index) return { node: n.index, skipped: 0 }
  let i = !R(t),
    a = i && e !== `/`,
    o = t.length - +!!i,
    s = [{ node: n, index: 1, skipped: 0, statics: 0, dynamics: 0, optionals: 0 }],
    c = null,
    l = null
  for (; s.length;) {
    let n = s.pop(),
      { node: i, index: u, skipped: d, statics: f, dynamics: p, optionals: m } = n,
      { extract: h, rawParams: g } = n
    if (i.kind === 2 && i.route && !Mr(l, n)) continue
    if (i.parse) {
      if (!jr(e, t, n)) continue
      ;((g = n.rawParams), (h = n.extract))
    }
    r && i.route && i.kind !== H && Mr(c, n) && (c = n)
    let _ = u === o
    if (
      _ &&
      (i.route && (!a || i.kind === H || i.kind === 2) && Mr(l, n) && (l = n),
      !i.optional && !i.wildcard && !i.index && !i.pathless)
    )
      continue
    let v = _ ? void 0 : t[u],
      y
    if (_ && i.index) {
      let n = { node: i.index, index: u, skipped: d, statics: f, dynamics: p, optionals: m, extract: h, rawParams: g },
        r = !0
      if ((i.index.parse && (jr(e, t, n) || (r = !1)), r)) {
        if (!p && !m && !d && Ar(f, o)) return n
        Mr(l, n) && (l = n)
      }
    }
    if (i.wildcard)
      for (let e = i.wildcard.length - 1; e >= 0; e--) {
        let n = i.wildcard[e],
          { prefix: r, suffix: a } = n
        if (!r || (!_ && (n.caseSensitive ? v : (y ??= v.toLowerCase())).startsWith(r))) {
          if (a) {
            if (_) continue
            let e = t.slice(u).join(`/`),
              i = e.slice(-a.length)
            if ((n.caseSensitive ? i : i.toLowerCase()) !== a || e.length - a.length < r.length) continue
          }
          s.push({ node: n, index: o, skipped: d, statics: f, dynamics: p, optionals: m, extract: h, rawParams: g })
        }
      }
    if (i.optional) {
      let e = d | (1 << (i.depth + 1))
      for (let t = i.optional.length - 1; t >= 0; t--) {
        let n = i.optional[t]
        s.push({ node: n, index: u, skipped: e, statics: f, dynamics: p, optionals: m, extract: h, rawParams: g })
      }
      if (!_)
        for (let e = i.optional.length - 1; e >= 0; e--) {
          let t = i.optional[e],
            { prefix: n, suffix: r } = t
          if (n || r) {
            let e = t.caseSensitive ? v : (y ??= v.toLowerCase())
            if ((n && !e.startsWith(n)) || (r && e.indexOf(r, e.length - r.length) < n.length)) continue
          }
          s.push({
            node: t,
            index: u + 1,
            skipped: d,
            statics: f,
            dynamics: p,
            optionals: m + kr(o, u),
            extract: h,
            rawParams: g,
          })
        }
    }
    if (!_ && i.dynamic && v)
      for (let e = i.dynamic.length - 1; e >= 0; e--) {
        let t = i.dynamic[e],
          { prefix: n, suffix: r } = t
        if (n || r) {
          let e = t.caseSensitive ? v : (y ??= v.toLowerCase())
          if ((n && !e.startsWith(n)) || (r && e.indexOf(r, e.length - r.length) < n.length)) continue
        }
        s.push({
          node: t,
          index: u + 1,
          skipped: d,
          statics: f,
          dynamics: p + kr(o, u),
          optionals: m,
          extract: h,
          rawParams: g,
        })
      }
    if (!_ && i.staticInsensitive) {
      let e = i.staticInsensitive.get((y ??= v.toLowerCase()))
      e &&
        s.push({
          node: e,
          index: u + 1,
          skipped: d,
          statics: f + kr(o, u),
          dynamics: p,
          optionals: m,
          extract: h,
          rawParams: g,
        })
    }
    if (!_ && i.static) {
      let e = i.static.get(v)
      e &&
        s.push({
          node: e,
          index: u + 1,
          skipped: d,
          statics: f + kr(o, u),
          dynamics: p,
          optionals: m,
          extract: h,
          rawParams: g,
        })
    }
    if (i.pathless)
      for (let e = i.pathless.length - 1; e >= 0; e--) {
        let t = i.pathless[e]
        s.push({ node: t, index: u, skipped: d, statics: f, dynamics: p, optionals: m, extract: h, rawParams: g })
      }
  }
  if (l) return l
  if (r && c) {
    let n = c.index
    for (let e = 0; e < c.index; e++) n += t[e].length
    let r = n === e.length ? `/` : e.slice(n)
    return ((c.rawParams ??= Object.create(null)), (c.rawParams[`**`] = decodeURIComponent(r)), c)
  }
  return null
}
function kr(e, t) {
  return 2 ** (e - t - 1)
}
function Ar(e, t) {
  return e === 2 ** (t - 1) - 1
}
function jr(e, t, n) {
  let r, i
  try {
    ;[r, i] = Tr(e, t, n)
  } catch {
    return null
  }
  if (((n.rawParams = r), (n.extract = i), !n.node.parse)) return !0
  try {
    if (n.node.parse(r) === !1) return null
  } catch {}
  return !0
}
function Mr(e, t) {
  return (
    !e ||
    t.statics > e.statics ||
    (t.statics === e.statics &&
      (t.dynamics > e.dynamics ||
        (t.dynamics === e.dynamics &&
          (t.optionals > e.optionals ||
            (t.optionals === e.optionals &&
              ((t.node.kind === H) > (e.node.kind === H) ||
                ((t.node.kind === H) == (e.node.kind === H) && t.node.depth > e.node.depth)))))))
  )
}
function Nr(e, t, n) {
  let r = Pn(e),
    i = `/${r}`,
    a = t ? i : i.toLowerCase(),
    o = `${a}/`,
    s = {
      input: ({ url: e }) => {
        let n = t ? e.pathname : e.pathname.toLowerCase()
        return (n === a ? (e.pathname = `/`) : n.startsWith(o) && (e.pathname = e.pathname.slice(i.length)), e)
      },
      output: ({ url: e }) => ((e.pathname = Mn(`/${r}${e.pathname}`)), e),
    }
  return n
    ? { input: ({ url: e }) => Pr(n, s.input({ url: e })), output: ({ url: e }) => s.output({ url: Fr(n, e) }) }
    : s
}
function Pr(e, t) {
  let n = e?.input?.({ url: t })
  if (n) {
    if (typeof n == `string`) return new URL(n)
    if (n instanceof URL) return n
  }
  return t
}
function Fr(e, t) {
  let n = e?.output?.({ url: t })
  if (n) {
    if (typeof n == `string`) return new URL(n)
    if (n instanceof URL) return n
  }
  return t
}
function Ir(e, t) {
  let { createMutableStore: n, createReadonlyStore: r, batch: i } = t,
    a = new Map(),
    o = n(`idle`),
    s = n(e),
    c = n(void 0),
    l = n([]),
    u = r(() => l.get().map((e) => a.get(e).get())),
    d = r(() => ({
      status: o.get(),
      isLoading: o.get() === `pending`,
      matches: u.get(),
      location: s.get(),
      resolvedLocation: c.get(),
    }))
  function f(e) {
    let t = a.get(e)
    return (t || ((t = n(void 0)), a.set(e, t)), t)
  }
  let p = {
    status: o,
    location: s,
    resolvedLocation: c,
    ids: l,
    matches: u,
    byRoute: a,
    __store: d,
    getMatchStore: f,
    setMatches: m,
  }
  function m(e) {
    let t = l.get(),
      n = e.map((e) => e.routeId)
    i(() => {
      An(t, n) || l.set(n)
      for (let e of t) n.includes(e) || a.get(e).set(() => void 0)
      for (let t of e) {
        let e = f(t.routeId)
        e.get() !== t && e.set(t)
      }
    })
  }
  return p
}
var Lr = `__TSR_index`,
  Rr = `popstate`,
  zr = `beforeunload`,
  Br = /^[\x00-\x20]*(?:[\\/][\t\n\r]*){2,}/
function Vr(e) {
  let t = Br.exec(e)
  return t ? `/` + e.slice(t[0].length) : e
}
function Hr(e) {
  return (
    /[\x00-\x1f\x7f]/.test(e) &&
      (e = e.replace(/[\x00-\x1f\x7f]/g, (e) =>
        `	
\r`.includes(e)
          ? ``
          : encodeURIComponent(e),
      )),
    Vr(e)
  )
}
function Ur(e) {
  let t = e.getLocation(),
    n = new Set(),
    r = (r) => {
      ;((t = e.getLocation()), n.forEach((e) => e({ location: t, action: r })))
    },
    i = (n) => {
      ;(e.notifyOnIndexChange ?? !0) ? r(n) : (t = e.getLocation())
    },
    a = async (n) => {
      let r = n.navigateOpts?.ignoreBlocker ? void 0 : e.getBlockers?.()
      if (typeof document < `u` && r?.length && (n.type === `PUSH` || n.type === `REPLACE`))
        for (let i of r) {
          let r = Kr(n.path, n.state)
          if (await i.blockerFn({ currentLocation: t, nextLocation: r, action: n.type })) {
            e.onBlocked?.()
            return
          }
        }
      n.task()
    }
  return {
    get location() {
      return t
    },
    get length() {
      return e.getLength()
    },
    subscribers: n,
    subscribe: (e) => (
      n.add(e),
      () => {
        n.delete(e)
      }
    ),
    push: (n, i, o) => {
      ;((i = Wr(t.state[Lr] + 1, i)),
        a({
          task: () => {
            ;(e.pushState(n, i), r({ type: `PUSH` }))
          },
          navigateOpts: o,
          type: `PUSH`,
          path: n,
          state: i,
        }))
    },
    replace: (n, i, o) => {
      ;((i = Wr(t.state[Lr], i)),
        a({
          task: () => {
            ;(e.replaceState(n, i), r({ type: `REPLACE` }))
          },
          navigateOpts: o,
          type: `REPLACE`,
          path: n,
          state: i,
        }))
    },
    go: (t, n) => {
      a({
        task: () => {
          ;(e.go(t, n?.ignoreBlocker ?? !1), i({ type: `GO`, index: t }))
        },
        navigateOpts: n,
        type: `GO`,
      })
    },
    back: (t) => {
      a({
        task: () => {
          ;(e.back(t?.ignoreBlocker ?? !1), i({ type: `BACK` }))
        },
        navigateOpts: t,
        type: `BACK`,
      })
    },
    forward: (t) => {
      a({
        task: () => {
          ;(e.forward(t?.ignoreBlocker ?? !1), i({ type: `FORWARD` }))
        },
        navigateOpts: t,
        type: `FORWARD`,
      })
    },
    canGoBack: () => t.state[Lr] !== 0,
    createHref: (t) => e.createHref(t),
    block: (t) => {
      if (!e.setBlockers) return () => {}
      let n = e.getBlockers?.() ?? []
      return (
        e.setBlockers([...n, t]),
        () => {
          let n = e.getBlockers?.() ?? []
          e.setBlockers?.(n.filter((e) => e !== t))
        }
      )
    },
    flush: () => e.flush?.(),
    destroy: () => e.destroy?.(),
    notify: r,
    _getBlockers: () => e.getBlockers?.() ?? [],
  }
}
function Wr(e, t) {
  let n = qr()
  return { ...t, key: n, __TSR_key: n, [Lr]: e }
}
function Gr(e) {
  let t = e?.window ?? (typeof document < `u` ? window : void 0),
    n = t.history.pushState,
    r = t.history.replaceState,
    i = [],
    a = () => i,
    o = (e) => (i = e),
    s = (t) => Hr(e?.createHref ? e.createHref(t) : t),
    c = e?.parseLocation ?? (() => Kr(`${t.location.pathname}${t.location.search}${t.location.hash}`, t.history.state))
  if (!t.history.state?.__TSR_key && !t.history.state?.key) {
    let e = qr()
    t.history.replaceState({ [Lr]: 0, key: e, __TSR_key: e }, ``)
  }
  let l = c(),
    u,
    d = !1,
    f = !1,
    p = !1,
    m = !1,
    h = () => l,
    g,
    _ = () => {
      g &&
        ((S._ignoreSubscribers = !0),
        (g[2] ? t.history.pushState : t.history.replaceState)(g[1], ``, g[0]),
        (S._ignoreSubscribers = !1),
        (g = void 0),
        (u = void 0))
    },
    v = (t, n, r) => {
      let i = e?.createHref ? s(n) : void 0,
        a = !!g
      ;(a || (u = l), (l = Kr(n, r)), (g = [i ?? l.href, r, g?.[2] || t]), a || queueMicrotask(() => _()))
    },
    y = (e) => {
      ;((l = c()), S.notify({ type: e }))
    },
    b = async () => {
      if (((m = !1), f)) {
        f = !1
        return
      }
      let e = c(),
        n = e.state[Lr] - l.state[Lr],
        r = n === 1,
        i = n === -1,
        o = (!r && !i) || d
      d = !1
      let s = o ? `GO` : i ? `BACK` : `FORWARD`,
        u = o ? { type: `GO`, index: n } : { type: i ? `BACK` : `FORWARD` }
      if (p) p = !1
      else {
        let r = a()
        if (typeof document < `u` && r.length) {
          for (let i of r)
            if (await i.blockerFn({ currentLocation: l, nextLocation: e, action: s })) {
              ;((f = !0), t.history.go(-n), S.notify(u))
              return
            }
        }
      }
      ;((l = c()), S.notify(u))
    },
    x = (e) => {
      if (m) {
        m = !1
        return
      }
      let t = !1,
        n = a()
      if (typeof document < `u` && n.length)
        for (let e of n) {
          let n = e.enableBeforeUnload ?? !0
          if (n === !0 || (typeof n == `function` && n() === !0)) {
            t = !0
            break
          }
        }
      if (t) return (e.preventDefault(), (e.returnValue = ``))
    },
    S = Ur({
      getLocation: h,
      getLength: () => t.history.length,
      pushState: (e, t) => v(!0, e, t),
      replaceState: (e, t) => v(!1, e, t),
      back: (e) => (e && ((p = !0), (m = !0)), t.history.back()),
      forward: (e) => {
        ;(e && ((p = !0), (m = !0)), t.history.forward())
      },
      go: (e, n) => {
        ;((d = !0), n && ((p = !0), (m = !0)), t.history.go(e))
      },
      createHref: s,
      flush: _,
      destroy: () => {
        ;((t.history.pushState = n),
          (t.history.replaceState = r),
          t.removeEventListener(zr, x, { capture: !0 }),
          t.removeEventListener(Rr, b))
      },
      onBlocked: () => {
        u && l !== u && (l = u)
      },
      getBlockers: a,
      setBlockers: o,
      notifyOnIndexChange: !1,
    })
  return (
    (S._ignoreNextBeforeUnload = (e) => {
      m = !1
      try {
        ;((e = new URL(e, t.document.baseURI).href),
          (m = /^https?:/.test(e) && (!e.includes(`#`) || e.split(`#`)[0] !== t.location.href.split(`#`)[0])))
      } catch {}
    }),
    t.addEventListener(zr, x, { capture: !0 }),
    t.addEventListener(Rr, b),
    (t.history.pushState = function (...e) {
      let r = n.apply(t.history, e)
      return (S._ignoreSubscribers || y(`PUSH`), r)
    }),
    (t.history.replaceState = function (...e) {
      let n = r.apply(t.history, e)
      return (S._ignoreSubscribers || y(`REPLACE`), n)
    }),
    S
  )
}
function Kr(e, t) {
  let n = Hr(e),
    r = n.indexOf(`#`),
    i = n.indexOf(`?`)
  if (!t) {
    let e = qr()
    t = { [Lr]: 0, key: e, __TSR_key: e }
  }
  return {
    href: n,
    pathname: n.slice(0, r > -1 ? (i > -1 ? Math.min(r, i) : r) : i > -1 ? i : n.length),
    hash: r > -1 ? n.slice(r) : ``,
    search: i > -1 ? n.slice(i, r === -1 ? void 0 : r) : ``,
    state: t,
  }
}
function qr() {
  return (Math.random() + 1).toString(36).slice(7)
}
function Jr(e, t) {
  return (e.protocol !== `http:` && e.protocol !== `https:`) || e.origin !== t || !!e.username || !!e.password
}
function Yr(e) {
  return e.pathname + e.search + e.hash
}
function Xr(e) {
  return (
    e.options.loader ||
    e.options.beforeLoad ||
    e.lazyFn ||
    e.options.component?.preload ||
    e.options.pendingComponent?.preload
  )
}
function Zr(e, t) {
  return {
    fromLocation: t,
    toLocation: e,
    pathChanged: t?.pathname !== e.pathname,
    hrefChanged: t?.href !== e.href,
    hashChanged: t?.hash !== e.hash,
  }
}
function Qr({ key: e, __TSR_key: t, __TSR_index: n, __hashScrollIntoViewOptions: r, ...i }) {
  return i
}
function $r(e) {
  return e.findIndex((e) => e.status === `error` || e.status === `notFound` || e._notFound) + 1
}
function ei(e, t, n, r, i, a) {
  ;(r && (t = t.slice(0, r)), i && (n = n.slice(0, i)))
  for (let r of t) {
    if (a && e._tx !== a) return
    n.some((e) => e.routeId === r.routeId) || e.routesById[r.routeId].options.onLeave?.(r)
  }
  for (let r of n) {
    if (a && e._tx !== a) return
    e.routesById[r.routeId].options[t.some((e) => e.routeId === r.routeId) ? `onStay` : `onEnter`]?.(r)
  }
}
var ti = class {
  constructor(e, t) {
    ;((this.tempLocationKey = `${Math.round(Math.random() * 1e7)}`),
      (this._scroll = { n: !0 }),
      (this.subscribers = new Set()),
      (this._cache = new Map()),
      (this._committed = []),
      (this.startTransition = async (e) => (e(), !1)),
      (this.update = (e) => {
        let t = this.options
        ;((this.options = { ...t, ...e }),
          (this.isServer = this.options.isServer ?? !1 ?? typeof document > `u`),
          (this.staticLocations = new WeakMap()),
          (this.protocolAllowlist = new Set(this.options.protocolAllowlist)),
          (!this.history || (this.options.history && this.options.history !== this.history)) &&
            (this.history = this.options.history ? this.options.history : Gr()),
          (this.origin = this.options.origin),
          (this.origin ||= window?.origin && window.origin !== `null` ? window.origin : `http://localhost`))
        let n = this.options.basepath ?? `/`,
          r = this.options.rewrite,
          i = this.basepath !== n || t?.rewrite !== r || t?.caseSensitive !== this.options.caseSensitive
        if (
          (i && ((this.basepath = n), (this.rewrite = n !== `/` && Pn(n) ? Nr(n, this.options.caseSensitive, r) : r)),
          this.history && this.updateLatestLocation(),
          this.options.routeTree !== this.routeTree)
        ) {
          this.routeTree = this.options.routeTree
          let e
          ;((e = this.buildRouteTree()), this.setRoutes(e))
        }
        if (this.stores) i && this.stores.location.set(this.latestLocation)
        else if (this.latestLocation) {
          let e = this.getStoreConfig(this)
          ;((this.batch = e.batch), (this.stores = Ir(this.latestLocation, e)), er(this))
        }
      }),
      (this.updateLatestLocation = () => {
        this.latestLocation = this.parseLocation(this.history.location, this.latestLocation)
      }),
      (this.buildRouteTree = () => {
        let e = Cr(this.routeTree, this.options.caseSensitive)
        return (
          this.options.routeMasks && yr(this.options.routeMasks, e.processedTree), { ...e, resolvePathCache: fr(1e3) }
        )
      }),
      (this.subscribe = (e, t) => {
        let n = { eventType: e, fn: t }
        return (
          this.subscribers.add(n),
          () => {
            this.subscribers.delete(n)
          }
        )
      }),
      (this.emit = (e) => {
        for (let t of this.subscribers)
          if (t.eventType === e.type)
            try {
              t.fn(e)
            } catch (e) {
              console.error(e)
            }
      }),
      (this.parseLocation = (e, t) => {
        let n = ({ pathname: e, search: n, hash: r, href: i }, a) => {
            if (!this.rewrite && !/[ \x00-\x1f\x7f\u0080-\uffff]/.test(e)) {
              let i = this.options.parseSearch(n),
                o = this.options.stringifySearch(i)
              return {
                href: e + o + r,
                publicHref: e + o + r,
                pathname: On(e),
                external: !1,
                searchStr: o,
                search: vn(t?.search, i),
                hash: On(r.slice(1)),
                state: z(t?.state, a),
              }
            }
            let o = Pr(this.rewrite, new URL(i, this.origin)),
              s = this.options.parseSearch(o.search),
              c = this.options.stringifySearch(s)
            return (
              (o.search = c),
              {
                href: o.href.replace(o.origin, ``),
                publicHref: i,
                pathname: On(Vr(o.pathname)),
                external: !!this.rewrite && Jr(o, this.origin),
                searchStr: c,
                search: vn(t?.search, s),
                hash: On(o.hash.slice(1)),
                state: z(t?.state, a),
              }
            )
          },
          r = n(e, e.state),
          { __tempLocation: i, __tempKey: a } = r.state
        if (i && (!a || a === this.tempLocationKey)) {
          let e = n(i, { ...i.state, __tempLocation: void 0, key: r.state.key, __TSR_key: r.state.__TSR_key })
          return ((e.maskedLocation = r), e)
        }
        return r
      }),
      (this.matchRoutes = (e, t, n) =>
        typeof e == `string`
          ? this.matchRoutesInternal({ pathname: e, search: t }, n)
          : this.matchRoutesInternal(e, t)),
      (this.getMatchedRoutes = (e) => {
        let t = Object.create(null),
          n = Sr(V(e), this.processedTree, !0)
        return (n && Object.assign(t, n.rawParams), [n?.branch || [this.routesById.__root__], t, n?.route])
      }),
      (this.buildLocation = (e) => {
        {
          let t = this.staticLocations.get(e)
          if (t) return t
        }
        let t = !1,
          n = (n = {}) => {
            if (n.href) {
              let e = Kr(n.href, {})
              n = {
                ...n,
                to: Pr(this.rewrite, new URL(e.pathname, this.origin)).pathname,
                search: this.options.parseSearch(e.search),
                hash: e.hash.slice(1),
              }
            }
            let r = e._fromLocation || this._pendingLocation || this.latestLocation,
              i,
              a = () => ((t = !0), r),
              o = () => (i ??= this.matchRoutesLightweight(a())),
              s = n.to ? `${n.to}` : `.`,
              c = In(
                s[0] === `/` ? `` : n.unsafeRelative === `path` ? a().pathname : (n.from ?? o()[1]),
                s,
                this.options.trailingSlash,
                this.resolvePathCache,
              ),
              l = this.routesByPath[V(c)],
              u = c.includes(`$`),
              d
            if (l) d = l._branch ??= Er(l)
            else if (u) d = []
            else {
              let [e, t, n] = this.getMatchedRoutes(c)
              ;((d = e),
                this.options.notFoundRoute &&
                  (!n || (n.path !== `/` && t[`**`])) &&
                  (d = [...d, this.options.notFoundRoute]))
            }
            let f = u ? (l?._interpolation ?? gr(!1, { fullPath: c }, 0)) : void 0,
              p
            for (let e of d) {
              let t = e.options.params?.stringify ?? e.options.stringifyParams
              if (t) {
                let e = o()[3]
                if (((p ??= oi(n.params, e)), !gn(p))) break
                p === e && (p = Object.assign(_n(), p))
                try {
                  Object.assign(p, t(p))
                } catch {}
              }
            }
            p ??= oi(n.params, si(n.params, f) ? o()[3] : ci)
            let m = e.leaveParams ? c : Vr(On(f ? Bn(c, f, p, this.pathParamsDecoder) : c)),
              h = li(d, e._includeValidateSearch),
              g = () => {
                let t = o()[2]
                if (e._includeValidateSearch && this.options.search?.strict) {
                  let e = {}
                  ;(d.forEach((n) => {
                    if (n.options.validateSearch)
                      try {
                        Object.assign(e, ai(n.options.validateSearch, { ...e, ...t }))
                      } catch {}
                  }),
                    (t = e))
                }
                return t
              },
              _ = h.length
                ? ui(h, g(), n)
                : n.search === !0
                  ? g()
                  : typeof n.search == `function`
                    ? n.search(g())
                    : n.search || ci,
              v = this.options.stringifySearch(_),
              y = n.hash === !0 ? a().hash : typeof n.hash == `function` ? n.hash(a().hash) : n.hash || void 0,
              b = y ? `#${y}` : ``,
              x = n.state
                ? n.state === !0
                  ? a().state
                  : typeof n.state == `function`
                    ? n.state(a().state)
                    : n.state
                : ci,
              S = `${m}${v}${b}`,
              C,
              w,
              T = !1
            if (this.rewrite) {
              let e = new URL(S, this.origin),
                t = e.origin,
                n = Fr(this.rewrite, e)
              ;((C = Yr(e)), Jr(n, t) ? ((w = n.href), (T = !0)) : (w = Vr(Yr(n))))
            } else ((C = kn(S)), (w = C))
            return {
              publicHref: w,
              href: C,
              pathname: m,
              search: _,
              searchStr: v,
              state: x,
              hash: y ?? ``,
              external: T,
              unmaskOnReload: n.unmaskOnReload,
            }
          },
          r = n(e)
        if (e.mask) r.maskedLocation = n({ from: e.from, ...e.mask })
        else if (this.options.routeMasks) {
          let t = br(r.pathname, this.processedTree)
          if (t) {
            let i = Object.assign(_n(), t.rawParams),
              { from: a, params: o, ...s } = t.route,
              c = oi(o, i)
            r.maskedLocation = n({ from: e.from, ...s, params: c })
          }
        }
        return (!t && e._fromLocation && this.staticLocations.set(e, r), r)
      }),
      (this.commitLocation = async ({ viewTransition: e, ignoreBlocker: t, ...n }) => {
        let r = n.maskedLocation ?? n
        if (r.external) return ni(this, r.publicHref, { replace: n.replace, ignoreBlocker: t })
        let i,
          a = V(this.latestLocation.href) === V(n.href) && B(Qr(n.state), Qr(this.latestLocation.state)),
          o = this._commitPromise,
          s,
          c = new Promise((e) => {
            s = e
          })
        if (
          ((c.resolve = () => {
            ;(s(), o?.resolve())
          }),
          (this._commitPromise = c),
          a)
        )
          this.load()
        else {
          let { maskedLocation: r, hashScrollIntoView: a, ...o } = n
          ;(r &&
            ((o = {
              ...r,
              state: {
                ...r.state,
                __tempKey: void 0,
                __tempLocation: {
                  ...o,
                  search: o.searchStr,
                  state: { ...o.state, __tempKey: void 0, __tempLocation: void 0, __TSR_key: void 0, key: void 0 },
                },
              },
            }),
            (o.unmaskOnReload ?? this.options.unmaskOnReload ?? !1) && (o.state.__tempKey = this.tempLocationKey)),
            (o.state = { ...o.state, __hashScrollIntoViewOptions: a ?? this.options.defaultHashScrollIntoView ?? !0 }),
            (this.shouldViewTransition = e),
            (i = n.replace ? `REPLACE` : `PUSH`),
            this.history[i === `REPLACE` ? `replace` : `push`](o.publicHref, o.state, { ignoreBlocker: t }),
            this.history.subscribers.size || this.load({ action: { type: i } }))
        }
        return ((this._scroll.n = n.resetScroll ?? !0), this._commitPromise)
      }),
      (this.buildAndCommitLocation = ({
        replace: e,
        resetScroll: t,
        hashScrollIntoView: n,
        viewTransition: r,
        ignoreBlocker: i,
        ...a
      } = {}) => {
        let o = this.buildLocation({ ...a, _includeValidateSearch: !0 })
        this._pendingLocation = o
        let s = this.commitLocation({
          ...o,
          viewTransition: r,
          replace: e,
          resetScroll: t,
          hashScrollIntoView: n,
          ignoreBlocker: i,
        })
        return (
          queueMicrotask(() => {
            this._pendingLocation === o && (this._pendingLocation = void 0)
          }),
          s
        )
      }),
      (this.navigate = async ({ to: e, reloadDocument: t, href: n, publicHref: r, ...i }) => {
        let a = n ? Tn(n) : void 0
        if (a || t) {
          if (e !== void 0 || !n) {
            let t = this.buildLocation({ to: e, ...i }),
              a = t.maskedLocation ?? t
            ;((n ??= a.publicHref), (r ??= a.publicHref))
          }
          let t = !a && r ? r : n
          return ni(this, t, i)
        }
        return this.buildAndCommitLocation({ ...i, href: n, to: e, _isNavigate: !0 })
      }),
      (this.load = async (e) => {
        ;(this.updateLatestLocation(),
          e?.action && (this._scroll.h = e.action.type === `PUSH` || e.action.type === `REPLACE`),
          await Qi(this, e))
      }),
      (this.startViewTransition = (e) => {
        let t = this.shouldViewTransition ?? this.options.defaultViewTransition
        if (((this.shouldViewTransition = void 0), t && typeof document.startViewTransition == `function`)) {
          let n
          if (typeof t == `object` && window.CSS?.supports?.(`selector(:active-view-transition-type(a))`)) {
            let r = this.latestLocation,
              i = this.stores.resolvedLocation.get(),
              a = typeof t.types == `function` ? t.types(Zr(r, i)) : t.types
            if (a === !1) return e()
            n = { update: e, types: a }
          } else n = e
          return document.startViewTransition(n).updateCallbackDone
        }
        return e()
      }),
      (this.invalidate = (e) => {
        let t = this._committed,
          n = e?.filter,
          r = this._preloads,
          i = new Set(),
          a = (e) => {
            ;(!n || n(e)) && i.add(e.id)
          }
        ;(t.forEach(a), this._cache.forEach(a), r?.forEach((e) => e.forEach(a)), this._tx?.[3].forEach(a))
        let o = []
        for (let [e, t] of r ?? []) t.some((e) => i.has(e.id)) && (r.delete(e), o.push(e))
        let s = (t) => {
          if (i.has(t.id)) {
            let n = this.routesById[t.routeId],
              r = {
                ...t,
                invalid: !0,
                ...((e?.forcePending || t.status === `error` || t.status === `notFound`) && Xr(n)
                  ? { status: `pending`, error: void 0 }
                  : void 0),
              }
            return ((t._flight = void 0), r)
          }
          return t
        }
        this._committed = t.map(s)
        for (let [t, n] of this._cache) i.has(t) && ((n.invalid = !0), e?.forcePending && (n.status = `pending`))
        for (let e of i) {
          let t = this._flights?.get(e)
          ;(this._flights?.delete(e), t && !t[2] && o.push(t[1]))
        }
        for (let e of o) e.abort()
        return ((this.shouldViewTransition = !1), this.load({ sync: e?.sync }))
      }),
      (this.resolveRedirect = (e) => {
        let t = e.options,
          n = e.headers.get(`Location`) || t.href
        if (!n) {
          let e = this.buildLocation(t)
          n = (e.maskedLocation ?? e).publicHref || `/`
        }
        let r
        if (En.test(n) || ((r = Tn(n)) && !this.protocolAllowlist.has(r)))
          throw Error(`Redirect blocked: unsafe protocol`)
        if (r === `http:` || r === `https:`) {
          let e = new URL(n)
          e.pathname.startsWith(`//`) ? (n = e.href) : Jr(e, this.origin) || ((n = Yr(e)), (r = void 0))
        }
        return (r && (t.reloadDocument = !0), (t.href = n), e.headers.set(`Location`, n), e)
      }),
      (this.clearCache = (e) => {
        let t = this._cache,
          n = this._preloads,
          r = e?.filter,
          i = [],
          a = []
        for (let [e, n] of t) (!r || r(n)) && (a.push(e), i.push(n))
        let o = []
        for (let [e, t] of n ?? []) (!r || t.some(r)) && (o.push(e), i.push(...t))
        for (let e of a) t.delete(e)
        for (let e of o) n.delete(e)
        for (let e of i) {
          let t = e._flight
          ;((e._flight = void 0),
            t && !--t[2] && (this._flights?.get(e.id) === t && this._flights.delete(e.id), o.push(t[1])))
        }
        for (let e of o) e.abort()
      }),
      (this.loadRouteChunk = hi),
      (this.preloadRoute = (e) => $i(this, e)),
      (this.matchRoute = (e, t) => {
        let n = {
            ...e,
            to: e.to ? In(e.from || ``, e.to, this.options.trailingSlash, this.resolvePathCache) : void 0,
            params: e.params || {},
            leaveParams: !0,
          },
          r = this.buildLocation(n),
          i = this.stores.status.get() === `pending`
        if (t?.pending && !i) return !1
        let a =
            (t?.pending ?? !i) ? this.latestLocation : this.stores.resolvedLocation.get() || this.stores.location.get(),
          o = xr(r.pathname, t?.caseSensitive ?? !1, t?.fuzzy ?? !1, a.pathname, this.processedTree)
        return !o || (e.params && !B(o.rawParams, e.params, !0))
          ? !1
          : (t?.includeSearch ?? !0)
            ? B(a.search, r.search, !0)
              ? o.rawParams
              : !1
            : o.rawParams
      }),
      (this.getStoreConfig = t),
      e.pathParamsAllowedCharacters?.length && (this.pathParamsDecoder = Ln(e.pathParamsAllowedCharacters)),
      this.update({
        defaultPreloadDelay: 50,
        defaultPendingMs: 1e3,
        defaultPendingMinMs: 500,
        context: void 0,
        ...e,
        caseSensitive: e.caseSensitive ?? !1,
        notFoundMode: e.notFoundMode ?? `fuzzy`,
        stringifySearch: e.stringifySearch ?? or,
        parseSearch: e.parseSearch ?? ar,
        protocolAllowlist: e.protocolAllowlist ?? wn,
      }),
      (self.__TSR_ROUTER__ = this))
  }
  isShell() {
    return !!this.options.isShell
  }
  get state() {
    return this.stores.__store.get()
  }
  setRoutes(e) {
    ;(Object.assign(this, e), (this.lightweightCache = new WeakMap()), (this.staticLocations = new WeakMap()))
    let t = this.options.notFoundRoute
    t &&
      (t.init(99999999999),
      this.routesById[t.id] !== t && (t._interpolation = gr(!1, t, 0)),
      (this.routesById[t.id] = t))
  }
  matchRoutesInternal(e, t) {
    let [n, r, i] = this.getMatchedRoutes(e.pathname),
      a = n,
      o = !1
    ;(i ? i.path !== `/` && r[`**`] : V(e.pathname)) &&
      (this.options.notFoundRoute ? (a = [...a, this.options.notFoundRoute]) : (o = !0))
    let s = o ? di(this.options.notFoundMode, a) : void 0,
      c = Array(a.length),
      l = this._committed,
      u = (e, t) => {
        let n = l[t]
        return n?.routeId === e.id ? n : e === this.options.notFoundRoute ? l.find((t) => t.routeId === e.id) : void 0
      },
      d
    for (let n = 0; n < a.length; n++) {
      let i = a[n],
        o = c[n - 1],
        l,
        f,
        p
      {
        let n = o?.search ?? e.search,
          r = o?._strictSearch ?? void 0
        try {
          let e = ai(i.options.validateSearch, { ...n }) ?? void 0
          ;((l = { ...n, ...e }), (f = { ...r, ...e }))
        } catch (e) {
          let r = e
          if ((e instanceof ri || (r = new ri(e.message, { cause: e })), t?.throwOnError)) throw r
          ;((l = n), (f = {}), (p = r))
        }
      }
      let m = ``,
        h = ``
      try {
        ;((m = i.options.loaderDeps?.({ search: l }) ?? ``), (h = (m && JSON.stringify(m)) || ``))
      } catch (e) {
        if (t?.throwOnError) throw e
        p ??= e
      }
      let g = _n(),
        _ = i._interpolation ? Bn(i.fullPath, i._interpolation, r, this.pathParamsDecoder, g) : i.fullPath,
        v = i.id + _ + h,
        y = u(i, n),
        b = this._cache.get(v) ?? (y?.id === v ? y : void 0)
      d = b?._strictParams ?? Object.assign(g, d)
      let x
      if (!b)
        try {
          fi(i, d)
        } catch (e) {
          if (((x = Vn(e) || dr(e) ? e : new ii(e.message, { cause: e })), t?.throwOnError)) throw x
        }
      let S = y ? `stay` : `enter`,
        C
      if (b) C = { ...b, cause: S, search: vn(y ? y.search : b.search, l), _strictSearch: f, searchError: p }
      else {
        let e = Xr(i) ? `pending` : `success`
        C = {
          id: v,
          ssr: i.options.ssr,
          index: n,
          routeId: i.id,
          params: y?.params ?? d,
          _strictParams: d,
          pathname: _,
          updatedAt: Date.now(),
          search: y ? vn(y.search, l) : l,
          _strictSearch: f,
          searchError: p,
          status: e,
          isFetching: !1,
          error: void 0,
          paramsError: x,
          context: {},
          abortController: t?._controller ?? new AbortController(),
          cause: S,
          loaderDeps: y ? z(y.loaderDeps, m) : m,
          invalid: !1,
          preload: !1,
          staticData: i.options.staticData || {},
          fullPath: i.fullPath,
        }
      }
      let w = s === i.id
      ;(C._notFound && !w && (C.error = void 0), (C._notFound = w), (c[n] = C))
    }
    for (let e = 0; e < c.length; e++) {
      let n = c[e]
      ;((n.params = n.cause === `stay` ? vn(n.params, d) : d), t?._controller && (n.context = {}))
    }
    return c
  }
  matchRoutesLightweight(e) {
    let t = R(this.stores.ids.get()),
      n = t ? this.stores.byRoute.get(t).get() : void 0,
      r = n?.id,
      i = this.lightweightCache.get(e)
    if (i && i[0] === r) return i[1]
    let [a, o] = this.getMatchedRoutes(e.pathname),
      s = R(a),
      c = { ...e.search }
    for (let e of a)
      try {
        Object.assign(c, ai(e.options.validateSearch, c))
      } catch {}
    let l = n && n.routeId === s.id && n.pathname === e.pathname,
      u
    if (l) u = n.params
    else {
      let e = o
      for (let t of a)
        try {
          fi(t, e)
        } catch {}
      u = e
    }
    let d = [a, s.fullPath, c, u]
    return (this.lightweightCache.set(e, [r, d]), d)
  }
}
async function ni(e, t, { replace: n, ignoreBlocker: r }) {
  if (!Dn(t, e.protocolAllowlist)) {
    if (!r) {
      let t = e.history._getBlockers()
      for (let r of t)
        if (
          r?.blockerFn &&
          (await r.blockerFn({
            currentLocation: e.history.location,
            nextLocation: e.history.location,
            action: n ? `REPLACE` : `PUSH`,
          }))
        )
          return
    }
    ;(e.history._ignoreNextBeforeUnload?.(t), n ? window.location.replace(t) : (window.location.href = t))
  }
}
var ri = class extends Error {},
  ii = class extends Error {}
function ai(e, t) {
  if (e == null) return {}
  if (`~standard` in e) {
    let n = e[`~standard`].validate(t)
    if (n instanceof Promise) throw new ri(`Async validation not supported`)
    if (n.issues) throw new ri(JSON.stringify(n.issues, void 0, 2), { cause: n })
    return n.value
  }
  return `parse` in e ? e.parse(t) : typeof e == `function` ? e(t) : {}
}
function oi(e, t) {
  if (e === void 0 || e === !0) return t
  let n = Object.create(null)
  return e === !1 || e === null
    ? n
    : typeof e == `function`
      ? (Object.assign(n, t), Object.assign(n, e(n)))
      : Object.assign(n, t, e)
}
function si(e, t) {
  return typeof e == `function`
    ? !0
    : !t || e === !1 || e === null
      ? !1
      : e === void 0 || e === !0 || t.some((t) => typeof t != `string` && !hn.call(e, t[1]))
}
var ci = Object.freeze({})
function li(e, t) {
  let n = []
  for (let r = 0; r < e.length; r++) {
    let i = e[r].options
    ;`search` in i
      ? i.search?.middlewares && n.push(...i.search.middlewares)
      : (i.preSearchFilters || i.postSearchFilters) &&
        n.push(({ search: e, next: t }) => {
          let n = t(i.preSearchFilters ? i.preSearchFilters.reduce((e, t) => t(e), e) : e)
          return i.postSearchFilters ? i.postSearchFilters.reduce((e, t) => t(e), n) : n
        })
    let a = i.validateSearch
    t &&
      a &&
      n.push(({ search: e, next: t, meta: n }) => {
        let r = t(e)
        try {
          let e = ai(a, r)
          if (n && e) for (let t in e) t in r || (n.defaulted ||= new Map()).set(t, e[t])
          return { ...r, ...e }
        } catch {}
        return r
      })
  }
  return n
}
function ui(e, t, n) {
  let r = (t, i, a) => {
    if (t >= e.length) {
      if (!n.search) return {}
      if (n.search === !0) return i
      let e = mn(n.search, i)
      return (a && (a.explicit = e), e)
    }
    return e[t]({
      search: i,
      next: (e, n) => {
        if (n) {
          let n = a || {}
          return { search: r(t + 1, e, n), meta: n }
        }
        return r(t + 1, e, a)
      },
      meta: a,
    })
  }
  return r(0, t)
}
function di(e, t) {
  if (e !== `root`) {
    let e
    for (let n = t.length - 1; n >= 0; n--) {
      let r = t[n]
      if (r.options.notFoundComponent) return r.id
      e ||= r.children && r.id
    }
    if (e) return e
  }
  return lr
}
function fi(e, t) {
  let n = e.options.params?.parse ?? e.options.parseParams
  n && Object.assign(t, n(t))
}
function pi(e, t) {
  return e.options[t]?.preload?.()
}
function mi(e, t) {
  let n = pi(e, `component`),
    r = pi(e, `pendingComponent`)
  return (t && (r ? (r = r.then(t)) : t()), n && r ? Promise.all([n, r]).then(() => {}) : (n ?? r))
}
function hi(e, t, n) {
  let r = () => (t === !1 ? void 0 : t ? pi(e, t) : mi(e, n)),
    i = e._lazy
  if (i) return i === !0 ? r() : i.then(r)
  if (!e.lazyFn) return r()
  let a = e.lazyFn().then(
    (t) => {
      {
        let { id: n, ...r } = t.options
        ;(Object.assign(e.options, r), (e._lazy = !0))
      }
    },
    (t) => {
      throw ((e._lazy = void 0), t)
    },
  )
  return ((e._lazy = a), a.then(r))
}
function gi(e) {
  let t = e.findIndex((e) => e.status !== `success` || e._notFound) + 1
  return t && t < e.length ? e.slice(0, t) : e
}
function _i(e, t, n) {
  let r = e._tx
  return t && r?.[2] === n && !r[3].some((e) => e.routeId === t)
}
var U = 0,
  W = 1,
  vi = 2,
  G = 3,
  yi = [4]
function bi(e) {
  return typeof e[0] == `number`
}
function xi(e, t) {
  return t.aborted
    ? Promise.race([Promise.reject(t), e])
    : new Promise((n, r) => {
        let i = () => r(t)
        ;(t.addEventListener(`abort`, i, { once: !0 }),
          Promise.resolve(e)
            .then(n, r)
            .then(() => t.removeEventListener(`abort`, i)))
      })
}
function Si(e, t) {
  return e.routesById[t.routeId]
}
function Ci(e, t, n) {
  return dr(e)
    ? [G, e]
    : Vn(e)
      ? ((e.routeId ||= n), [vi, e])
      : t
        ? (typeof e?.then == `function` && (e = Error(`A Promise was thrown`, { cause: e })), [W, e])
        : [U, e]
}
function wi(e, t) {
  let n = Ci(t, !0, e.id)
  if (n[0] !== W) return n
  try {
    e.options.onError?.(n[1])
  } catch (t) {
    n = Ci(t, !0, e.id)
  }
  return n
}
function Ti(e, t, n, r, i) {
  return i[0].signal.aborted ? yi : zi(e, t, n, wi(n, r), i)
}
async function Ei(e, t, n, r, i, a) {
  let [o, s] = t,
    c = n[0].signal,
    l = !!n[3]
  for (let i = n[6] ?? 0; i < r; i++) {
    let r = s[i],
      u = Si(e, r)
    r.abortController = n[0]
    let d = s[i - 1]?.context ?? e.options.context ?? {},
      f = {
        params: r.params,
        location: o,
        navigate: (t) => e.navigate({ ...t, _fromLocation: o }),
        buildLocation: e.buildLocation,
        cause: l ? `preload` : r.cause,
        abortController: n[0],
        preload: l,
        matches: s,
        routeId: u.id,
      }
    try {
      let e = (r._ctx ||= u.options.context
        ? u.options.context({ ...f, deps: r.loaderDeps, context: d }) || {}
        : void 0)
      r.context = { ...d, ...e }
    } catch (a) {
      return (K(e, r), [i, Ti(e, t, u, a, n)])
    }
    if (c.aborted) return [i, yi]
    let p = r.paramsError ?? r.searchError
    if (p !== void 0) return (K(e, r), [i, Ti(e, t, u, p, n)])
    let m = u.options.beforeLoad
    if (!m) continue
    let h = r.status
    i >= a && ((r.status = `pending`), n[7]?.())
    try {
      ki(e, r, `beforeLoad`, n[0])
      let a = m({ ...f, search: r.search, context: r.context, ...e.options.additionalContext }),
        o = await (typeof a?.then == `function` ? xi(a, c) : a)
      if (c.aborted) return [i, yi]
      let s = zi(e, t, u, Ci(o, !1, u.id), n)
      if (s[0] !== U) return (K(e, r), [i, s])
      r.context = { ...r.context, ...o }
    } catch (a) {
      return (K(e, r), [i, Ti(e, t, u, a, n)])
    } finally {
      ;((r.status = h), ki(e, r, !1, n[0]))
    }
  }
  i()
}
function Di(e, t, n) {
  if (!(!n || --n[2])) {
    if (e._flights?.get(t.id) === n) {
      let n = e._tx
      if (
        n &&
        !n[0].signal.aborted &&
        !n[3].includes(t) &&
        n[3].some((e) => e.id === t.id) &&
        n[3].some((e) => e.isFetching === `beforeLoad`)
      )
        return
      e._flights.delete(t.id)
    }
    return n[1]
  }
}
function K(e, t) {
  let n = t._flight
  ;((t._flight = void 0), Di(e, t, n)?.abort())
}
function q(e, t, n, r) {
  let i = []
  for (let a of t)
    if (!n?.includes(a)) {
      let t = a._flight
      if (((a._flight = void 0), r && t?.[2] === 1 && e._flights?.get(a.id) === t && n?.some((e) => e.id === a.id)))
        t[2] = 0
      else {
        let n = Di(e, a, t)
        n && i.push(n)
      }
    }
  for (let e of i) e.abort()
}
function Oi(e) {
  for (let t of e) {
    let e = t._flight
    e && e[2]++
  }
}
function ki(e, t, n, r) {
  if (((t.isFetching = n), r && e._tx?.[0] !== r)) return
  let i = e.stores.byRoute.get(t.routeId),
    a = i?.get()
  a?.id === t.id && i.set({ ...a, isFetching: n })
}
function Ai(e, t, n, r, i, a, o) {
  let s = t[0]
  return {
    params: n.params,
    location: s,
    navigate: (t) => e.navigate({ ...t, _fromLocation: s }),
    cause: o ? `preload` : n.cause,
    abortController: i,
    preload: o,
    deps: n.loaderDeps,
    parentMatchPromise: a,
    context: n.context,
    route: r,
    ...e.options.additionalContext,
  }
}
async function ji(e, t, n, r, i, a, o) {
  let s = o[0],
    c = s.signal
  if (c.aborted) return yi
  if (!i) return [U, void 0]
  let l = n._flight
  ki(e, n, `loader`, s)
  try {
    if (!l) {
      let s = new AbortController()
      ;((l = [
        Promise.resolve()
          .then(() => i(Ai(e, t, n, r, s, a, !!o[3])))
          .then(
            (e) => Ci(e, !1, r.id),
            (e) => Ci(e, !0, r.id),
          )
          .then(
            (t) => (
              t[0] !== U && e._flights?.get(n.id) === l && (e._flights.delete(n.id), l[2] || s.abort()),
              t[0] === W && l[2] ? wi(r, t[1]) : t
            ),
          ),
        s,
        1,
      ]),
        (e._flights ??= new Map()).set(n.id, l))
    }
    return ((n._flight = l), (n.abortController = l[1]), zi(e, t, r, await xi(l[0], c), o))
  } catch (t) {
    if (t !== c || !c.aborted) throw t
    return (K(e, n), yi)
  } finally {
    ki(e, n, !1, s)
  }
}
function Mi(e, t, n) {
  t[0] !== G &&
    ((e.status = `success`),
    (e.error = void 0),
    t[0] === U
      ? ((e.loaderData = t[1]), (e.invalid = !1), (e.updatedAt = Date.now()), (e.preload = n))
      : (e.invalid = !0))
}
function Ni(e, t, n) {
  let r = e._cache.get(t.id)
  if (r !== n || e._committed.some((e) => e.id === t.id && e._flight === t._flight)) return
  let i = { ...t, _notFound: void 0, context: {} }
  ;(i._flight && i._flight[2]++, e._cache.set(t.id, i), r && K(e, r))
}
function Pi(e, t) {
  return t[0] === W || t[0] === vi
    ? { ...e, status: t[0] === W ? `error` : `notFound`, error: t[1], _flight: void 0 }
    : e
}
function Fi(e, t, n, r, i, a, o) {
  let s = t[1][n],
    c = Si(e, s),
    l = !!a[3],
    u = e._cache.get(s.id),
    d,
    f = !1,
    p
  try {
    if (
      (s.status === `success` &&
        ((d = c.options.shouldReload),
        typeof d == `function` && (d = d(Ai(e, t, s, c, a[0], i, l))),
        a[0].signal.aborted && (p = yi)),
      !p)
    ) {
      if (s.status !== `success`) f = !0
      else {
        let t =
          l || s.preload
            ? (c.options.preloadStaleTime ?? e.options.defaultPreloadStaleTime ?? 3e4)
            : (c.options.staleTime ?? e.options.defaultStaleTime ?? 0)
        f = !!(
          s.invalid ||
          d ||
          (d === void 0 &&
            Date.now() - s.updatedAt >= t &&
            (a[5] || s.cause === `enter` || a[2].some((e) => e.routeId === s.routeId && e.id !== s.id)))
        )
      }
    }
  } catch (n) {
    ;((s.invalid = !0), K(e, s), (p = Ti(e, t, c, n, a)))
  }
  let m = c.options.loader,
    h = typeof m == `function`,
    g = h ? m : m?.handler,
    _ = !l || c.options.preload !== !1,
    v = _ && m ? e._flights?.get(s.id) : void 0
  v === s._flight || p ? (v = void 0) : v && !f && !l && d === void 0 ? (f = !0) : f || (v = void 0)
  let y = !(
      !m ||
      !f ||
      s.status !== `success` ||
      l ||
      a[4] ||
      ((h ? void 0 : m.staleReloadMode) ?? e.options.defaultStaleReloadMode) === `blocking`
    ),
    b = f && _,
    x = b && !y && (s.status !== `success` || !!m),
    S = n >= o ? a[7] : void 0,
    C = c.lazyFn && c._lazy !== !0 ? S : void 0
  if ((b && !m && ((s.invalid = !1), (s.updatedAt = Date.now())), v && v[2]++, x)) {
    let t = s._flight
    ;((s._flight = v), Di(e, s, t)?.abort(), n >= o && (s.status = `pending`), S?.())
  }
  b || (s.isFetching = !1)
  let w =
      !p && x
        ? ji(e, t, s, c, g, i, a).then(
            (t) => (
              Mi(s, t, l),
              t[0] === U && (m && !a[0].signal.aborted && Ni(e, s, u), n >= o && (s.status = `pending`)),
              t
            ),
          )
        : Promise.resolve(p ?? [U, s.loaderData]),
    T = (async () => {
      try {
        let e = hi(c, void 0, C)
        e && (await xi(e, a[0].signal))
      } catch (r) {
        if (!t[1].some((e, t) => t <= n && (e.status === `error` || e.status === `notFound` || e._notFound)))
          return [n, Ti(e, t, c, r, a)]
      }
      let r = await w
      x && r[0] === U && s.status === `pending` && !a[0].signal.aborted && ((s.status = `success`), S?.())
    })()
  if ((r.push([n, w, T]), !y)) return w.then((e) => Pi(s, e))
  let E = { ...s, status: `pending`, preload: !1, _flight: v }
  ;((s.invalid = !1), (s.isFetching = `loader`))
  let D = ji(e, t, E, c, g, i, a).then((e) => ((s.isFetching = !1), Mi(E, e, !1), e))
  return ((t[2] ??= []).push([n, D, T, E]), D.then((e) => Pi(E, e)))
}
async function Ii(e, t, n, r, i = 0) {
  let a = n?.[1][1],
    o = a?.routeId ? t.findIndex((e) => e.routeId === a.routeId) : (n?.[0] ?? t.length - 1)
  o < 0 && (o = 0)
  for (let n = o; n >= 0; n--) {
    let i = Si(e, t[n])
    try {
      let e = hi(i, !1)
      e && (await xi(e, r))
    } catch (e) {
      if (e === r && r.aborted) throw e
    }
    if (i.options.notFoundComponent) return n
  }
  return a?.routeId ? o : i
}
function Li(e, t) {
  t[2] &&=
    (q(
      e,
      t[2].map((e) => e[3]),
    ),
    void 0)
}
async function Ri(e, t, n, r) {
  let i
  try {
    await Promise.all(
      e.map((e) =>
        e[1].then(async (t) => {
          let a = e[0]
          if (!(r && a >= (await r))) {
            if (t[0] >= G) throw [a, t]
            !i &&
              t[0] !== U &&
              ((i = [a, t]),
              await Promise.all(
                (n ?? []).map((e) => {
                  if (!(e[0] <= a))
                    return e[1].then((t) => {
                      if (t[0] === G) throw [e[0], t]
                    })
                }),
              ))
          }
        }),
      ),
    )
  } catch (e) {
    return e
  }
  return t ?? i
}
function zi(e, t, n, r, i, a) {
  for (; r[0] === G;) {
    let o = r[1],
      s = o.options
    try {
      if (
        ((s.href || o.headers.has(`Location`)) && (e.resolveRedirect(o), s.reloadDocument)) ||
        (s.reloadDocument ? i[3] : i[1] >= 20)
      )
        return r
      let n = e.buildLocation({ ...s, _fromLocation: t[0], _includeValidateSearch: !0 }),
        a = n.maskedLocation ?? n
      if (a.external) {
        let t = o.clone()
        return (
          (t.options = { ...s }),
          t.headers.set(`Location`, a.publicHref),
          e.resolveRedirect(t),
          i[3] ? [G, t] : [G, t, a]
        )
      }
      return [G, o, n]
    } catch (e) {
      ;((r = a ? [W, e] : wi(n, e)), (a = !0))
    }
  }
  return r
}
async function Bi(e, t, n, r, i, a) {
  let o = t[1],
    s = await i,
    c = !1,
    l = o.findIndex((e) => e._notFound),
    u = (t) => (t[1][0] === vi ? Ii(e, o, t, r.signal) : t[0]),
    d = l < 0 ? o.length : l
  if ((s?.[1][0] ?? 0) >= G) d = 0
  else if (s) {
    d = s[2] ??= await u(s)
    for (let e of n) {
      if (e[0] >= d) break
      let t = await e[1]
      if (t[0] !== U && t[0] < G && !(`loaderData` in o[e[0]])) {
        ;((s = [e[0], t]), (d = s[2] = await u(s)))
        break
      }
    }
  }
  for (let e of n) {
    if (e[0] >= d) break
    let t = await e[2]
    if (t) {
      s = t
      break
    }
  }
  if ((s?.[1][0] ?? 0) >= G) {
    let n = s[1]
    if (n[0] !== G || n[1].options.reloadDocument || n[2]) return (Li(e, t), n)
    ;((c = !0), (s = [0, [W, Error(`Too many redirects`)]]))
  }
  let f = s ? (s[2] ?? (await u(s))) : l
  if (f >= 0) {
    let i = s?.[1],
      l = i?.[0],
      u = o[f],
      d = i?.[1],
      p = () => {
        i &&
          ((u._notFound = void 0),
          l === W
            ? (u.status = `error`)
            : ((d.routeId = u.routeId),
              u.routeId === e.routeTree.id ? ((u.status = `success`), (u._notFound = !0)) : (u.status = `notFound`)),
          (u.error = d),
          (u.isFetching = !1))
      }
    ;(p(), i || a?.())
    let m = Si(e, u)
    try {
      await xi(
        i
          ? Promise.resolve().then(() => hi(m, l === W ? `errorComponent` : `notFoundComponent`))
          : Promise.all([hi(m), hi(m, `notFoundComponent`)]),
        r.signal,
      )
    } catch (n) {
      if (n === r.signal && r.signal.aborted) return (Li(e, t), yi)
    }
    i
      ? c &&
        (r.abort(),
        await Promise.all([...n.map((e) => e[1]), ...n.map((e) => e[2]), ...(t[2] ?? []).map((e) => e[1])]),
        Li(e, t),
        q(e, o),
        p())
      : (u.status = `success`)
  }
  return t
}
async function Vi(e, t, n, r = 0, i = t[1].length) {
  let a = t[1]
  for (let t = r; t < i; t++) {
    let r = a[t],
      i = Si(e, r).options
    if (i.head || i.scripts)
      try {
        let t = { ssr: e.options.ssr, matches: a, match: r, params: r.params, loaderData: r.loaderData },
          [o, s] = await xi(Promise.all([i.head?.(t), i.scripts?.(t)]), n)
        ;((r.meta = o?.meta),
          (r.links = o?.links),
          (r.headScripts = o?.scripts),
          (r.styles = o?.styles),
          (r.scripts = s))
      } catch (e) {
        if (e === n && n.aborted) break
        console.error(e)
      }
    if (r.status !== `success` || r._notFound) break
  }
  return t
}
async function Hi(e, t, n, r) {
  let i = [t, n],
    a = r[0].signal,
    o
  try {
    let t = e.stores.matches.get(),
      s = n.findIndex((e) => e._notFound)
    if (e.options.notFoundMode !== `root` && s >= 0) {
      let t = await Ii(e, n, void 0, a, s)
      ;((n[s]._notFound = void 0), (n[t]._notFound = !0), (s = t))
    }
    let c = s < 0 ? n.length : s + 1,
      l = 0
    for (; l < c && l !== s;) {
      let e = n[l],
        i = r[2][l],
        a = t[l]
      if (
        i?.id !== e.id ||
        i.status !== `success` ||
        e.preload ||
        a?.id !== e.id ||
        a.status !== `success` ||
        (l++, i._notFound || a._notFound)
      )
        break
    }
    let u = [],
      d = r[6] ?? 0,
      f = d ? Promise.resolve(n[d - 1]) : void 0,
      p = () => {
        for (let t = d; t < c && !a.aborted; t++) f = Fi(e, i, t, u, f, r, l)
      },
      m = await Ei(e, i, r, c, p, l)
    if (m) {
      if (((r[4] = !0), (c = m[0]), m[1][0] === vi)) {
        let t = await Ii(e, n, m, a)
        ;((m[2] = t), (c = Math.min(c, t + 1)))
      } else m[1][0] >= G && (c = 0)
      p()
    }
    if (!a.aborted && !r[3]) {
      let t = []
      for (let [n, r] of e._flights ?? []) r[2] || (e._flights.delete(n), t.push(r[1]))
      for (let e of t) e.abort()
    }
    let h = Bi(e, i, u, r[0], Ri(u, m, i[2]), r[7])
    ;(i[2]?.length &&
      (i[3] = Ri(
        i[2],
        void 0,
        void 0,
        h.then(
          (e) => (bi(e) ? 0 : gi(n).length),
          () => 0,
        ),
      )),
      (o = await h))
  } catch (t) {
    if ((Li(e, i), t === a && a.aborted)) return yi
    throw t
  }
  return bi(o) ? o : Vi(e, o, a, r[6] === n.length ? r[6] : 0)
}
function Ui(e, t) {
  if (e._tx !== t) return
  let n = t[3],
    r = e.stores.matches.get(),
    i = e._pending
  for (let a = 0; a < n.length; a++) {
    let o = n[a],
      s = o.status === `success` && !o._notFound,
      c = r[a]?.id === o.id && r[a]?.status === `pending`
    if (s && !c) continue
    let l = Si(e, o),
      u = s || o.invalid ? 0 : (l.options.pendingMs ?? e.options.defaultPendingMs),
      d = l.options.pendingComponent ?? e.options.defaultPendingComponent
    if (!d || typeof u != `number` || u === 1 / 0) {
      i && ((i[0] = t), (i[2] = 0), (i[4] = !0))
      return
    }
    let f = l.options.pendingMinMs ?? e.options.defaultPendingMinMs ?? 0,
      p = !1
    if (
      (i?.[1] === o.id ? ((p = i[0] !== t), (i[0] = t)) : (clearTimeout(i?.[3]), (e._pending = i = void 0)),
      i || (e._pending = i = [t, o.id, c ? Date.now() + f : t[4] + u, void 0, c || void 0, d]),
      i[4] && !p && i[5] === d)
    )
      return
    if (((i[5] = d), !i[4])) {
      clearTimeout(i[3])
      let n = i[2] - Date.now()
      if (n > 0) {
        i[3] = setTimeout(() => Ui(e, t), n)
        return
      }
      i[2] = 0
    }
    let m = n.map((e) => ({ ...e, _flight: void 0 }))
    m[a].status = `pending`
    let h = (i[4] = e
      .startTransition(() => e.stores.setMatches(m), m)
      .then((t) => (t && e._pending === i && i[4] === h && !i[2] && (i[2] = Date.now() + f), t)))
    return
  }
}
function Wi(e, t) {
  let n = e._pending
  ;(e._tx !== t && e._tx?.[3].some((e) => e.id === n?.[1])) || (clearTimeout(n?.[3]), (e._pending = void 0))
}
async function Gi(e, t) {
  let n = e._pending
  if (!n) return
  clearTimeout(n[3])
  let r = n[2] - Date.now()
  if (!n[4] || r <= 0 || !gi(t[3]).some((e) => e.id === n[1])) return
  let i
  try {
    await xi(
      new Promise((e) => {
        i = setTimeout(e, r)
      }),
      t[0].signal,
    )
  } catch {}
  clearTimeout(i)
}
function Ki(e, t) {
  ;((e._committed = t), e.stores.setMatches(t))
}
function qi(e, t, n, r) {
  let i = e._committed,
    a = e._lifecycleEnd,
    o = e._cache
  for (let e of n) ((e.preload = !1), r && (e._assetEnd = void 0))
  let s = gi(n).length,
    c = new Map()
  {
    let t = Date.now(),
      r = new Set()
    for (let e = 0; e < n.length; e++) {
      let t = n[e]
      ;(e < s || t.status === `success`) && r.add(t.id)
    }
    for (let n of [...i, ...o.values()]) {
      if (n.status !== `success` || r.has(n.id)) continue
      let i = Si(e, n)
      !i.options.loader ||
        t - n.updatedAt >=
          (n.preload
            ? (i.options.preloadGcTime ?? e.options.defaultPreloadGcTime ?? 3e5)
            : (i.options.gcTime ?? e.options.defaultGcTime ?? 3e5)) ||
        c.set(n.id, o.get(n.id) === n ? n : { ...n, _flight: void 0, isFetching: !1, context: {} })
    }
  }
  ;((t[3] = []), (e._cache = c))
  let l = (e._lifecycleEnd = $r(n))
  ;(Ki(e, n),
    q(
      e,
      [...o.values(), ...i].filter((e) => e._flight && c.get(e.id) !== e),
      n,
    ),
    ei(e, i, n, a, l, t))
}
async function Ji(e, t) {
  let n = e._tx
  for (; n && n !== t;) ((t = n), await n[5], (n = e._tx))
}
function Yi(e, t, n) {
  let r = n[1].options,
    i = n[2]
  if (!i) return e.navigate({ ...r, replace: !0, ignoreBlocker: !0 })
  if (r.reloadDocument)
    return e.navigate({ href: (i.maskedLocation ?? i).publicHref, reloadDocument: !0, replace: !0, ignoreBlocker: !0 })
  ;((i._redirects = t[1] + 1), (e._pendingLocation = i))
  let a = e.commitLocation({
    ...i,
    viewTransition: r.viewTransition,
    replace: !0,
    resetScroll: r.resetScroll,
    hashScrollIntoView: r.hashScrollIntoView,
    ignoreBlocker: !0,
  })
  return (
    queueMicrotask(() => {
      e._pendingLocation === i && (e._pendingLocation = void 0)
    }),
    a
  )
}
async function Xi(e, t, n, r, i) {
  let a = n.map((e) => ({ ...e }))
  Oi(a)
  for (let t of r) (K(e, a[t[0]]), (a[t[0]] = t[3]))
  let o = [t[2], a],
    s
  try {
    s = await Bi(e, o, r, t[0], i)
  } catch (t) {
    throw (q(e, a), t)
  }
  if (bi(s)) (q(e, a), s[0] === G && e._tx === t && e._committed === n && (await Yi(e, t, s)))
  else if ((await Vi(e, s, t[0].signal), e._tx !== t || e._committed !== n)) q(e, a)
  else {
    for (let t of a) {
      let n = e._cache.get(t.id)
      n?._flight && n._flight === t._flight && (e._cache.delete(t.id), K(e, n))
    }
    ;(Ki(e, a), q(e, n, a))
  }
}
async function Zi(e, t, n, r, i, a) {
  let o = await Hi(e, t[2], t[3], [t[0], t[1], e._committed, void 0, i, n, a, r])
  if (bi(o)) {
    let n = o[0] === G && e._tx === t
    if (((!n || o[1].options.reloadDocument) && Wi(e, t), q(e, t[3]), (t[3] = []), !n)) return
    if (e._tx !== t) {
      Wi(e, t)
      return
    }
    await Yi(e, t, o)
    return
  }
  let s = o[1]
  if ((e._tx === t && (await Gi(e, t)), e._tx !== t)) {
    ;(Wi(e, t), q(e, s), Li(e, o))
    return
  }
  let c = t[2],
    l = Zr(c, e.stores.resolvedLocation.get()),
    u = o[2]
  await e.startViewTransition(async () => {
    if ((e._tx === t && (await Gi(e, t)), e._tx !== t)) {
      ;(Wi(e, t), q(e, s), Li(e, o))
      return
    }
    let n = await e.startTransition(() => {
      ;(Wi(e, t),
        qi(e, t, s, a),
        e._tx === t && (e.emit({ type: `onLoad`, ...l }), e._tx === t && e.emit({ type: `onBeforeRouteMount`, ...l })))
    }, s)
    e._tx === t
      ? (u?.length && Xi(e, t, s, u, o[3]).catch(console.error),
        e.batch(() => {
          ;(e.stores.resolvedLocation.set(c),
            e.stores.status.set(`idle`),
            e._tx === t && e.emit({ type: `onResolved`, ...l }),
            n && e._tx === t && e.emit({ type: `onRendered`, ...l }))
        }),
        e._tx === t && (e._commitPromise?.resolve(), (e._commitPromise = void 0)))
      : Li(e, o)
  })
}
async function Qi(e, t) {
  let n = e._tx,
    r = e.stores.resolvedLocation.get(),
    i = r ?? e.stores.location.get(),
    a = e.latestLocation,
    o = e._pendingLocation,
    s = o?.href === a.href ? (o._redirects ?? 0) : 0,
    c = e._handoff,
    l = c?.[0](),
    u = new AbortController(),
    d = e._preflight
  if (((e._preflight = u), l || c?.[1](), d?.abort(), !u.signal.aborted)) {
    let t = Zr(a, r)
    ;(e.emit({ type: `onBeforeNavigate`, ...t }), u.signal.aborted || e.emit({ type: `onBeforeLoad`, ...t }))
  }
  if (u.signal.aborted) {
    await Ji(e, n)
    return
  }
  let f = i.href === a.href,
    p = u,
    m = e.matchRoutes(a, { _controller: u })
  Oi(m)
  let h = l ? c[1](m) : void 0
  if ((h ? (p = l) : l?.abort(), u.signal.aborted)) {
    ;(q(e, m), await Ji(e, n))
    return
  }
  e._preflight = void 0
  let g,
    _ = () => Zi(e, y, f, () => Ui(e, y), t?.sync, h),
    v = t?.sync ? new Promise((e) => (g = e)) : Promise.resolve().then(_),
    y = [p, s, a, m, Date.now(), v.then(() => Ji(e, y))]
  if (((e._tx = y), n)) {
    for (let t of e.stores.matches.get()) {
      if (e._tx !== y) break
      t.isFetching && ki(e, t, !1)
    }
    ;(n[0].abort(), q(e, n[3], y[3], !0))
  }
  e._tx === y
    ? (e.batch(() => {
        ;(e.stores.status.set(`pending`), e.stores.location.set(a))
      }),
      (h || (!e._committed.length && m[0]?.status !== `success` && !m.some((e) => e._notFound))) && Ui(e, y),
      g?.(_()),
      await y[5])
    : (q(e, y[3]), (y[3] = []), g?.(), await Ji(e, y))
}
async function $i(e, t) {
  let n = e.buildLocation(t)
  for (let t = 0; ; t++) {
    let r = e._committed,
      i = new AbortController(),
      a,
      o,
      s
    try {
      try {
        ;((a = e.matchRoutes(n, { _controller: i })),
          Oi(a),
          (o = (e._preloads ??= new Map()).set(i, a)),
          (s = await Hi(e, n, a, [i, t, r, !0])))
      } finally {
        ;(o && ((o = o.delete(i)), q(e, a)), i.abort())
      }
      if (!bi(s)) return s[1]
      if (!o || s.length < 3) return
      n = s[2]
    } catch (e) {
      Vn(e) || console.error(e)
      return
    }
  }
}
var ea = `Error preloading route! ☝️`,
  ta = class {
    get to() {
      return this._to
    }
    get id() {
      return this._id
    }
    get path() {
      return this._path
    }
    get fullPath() {
      return this._fullPath
    }
    constructor(e) {
      if (
        ((this.init = (e) => {
          ;((this.originalIndex = e), (this._branch = void 0))
          let t = this.options,
            n = !t?.path && !t?.id
          ;((this.parentRoute = this.options.getParentRoute?.()), n ? (this._path = lr) : this.parentRoute || jn())
          let r = n ? lr : t?.path
          r && r !== `/` && (r = Nn(r))
          let i = t?.id || r,
            a = n ? lr : Mn((this.parentRoute.id === `__root__` ? `` : this.parentRoute.id) + `/` + (i ?? ``))
          r === `__root__` && (r = `/`)
          let o =
            a === `__root__` ? `/` : r === void 0 ? this.parentRoute.fullPath : Mn(this.parentRoute.fullPath + `/` + r)
          ;((this._path = r), (this._id = a), (this._fullPath = o), (this._to = V(o)))
        }),
        (this.addChildren = (e) => this._addFileChildren(e)),
        (this._addFileChildren = (e) => (
          Array.isArray(e) && (this.children = e),
          typeof e == `object` && e && (this.children = Object.values(e)),
          this
        )),
        (this._addFileTypes = () => this),
        (this.updateLoader = (e) => (Object.assign(this.options, e), this)),
        (this.update = (e) => (Object.assign(this.options, e), this)),
        (this.lazy = (e) => ((this.lazyFn = e), this)),
        (this.redirect = (e) => ur({ from: this.fullPath, ...e })),
        (this.options = e || {}),
        (this.isRoot = !e?.getParentRoute),
        e?.id && e?.path)
      )
        throw Error(`Route cannot have both an 'id' and a 'path' option.`)
    }
  },
  na = class extends ta {
    constructor(e) {
      super(e)
    }
  },
  J = i(),
  ra = class extends L.Component {
    constructor(...e) {
      ;(super(...e),
        (this.state = { error: 0 }),
        (this.reset = () => {
          this.setState({ error: 0 })
        }))
    }
    static getDerivedStateFromProps(e, t) {
      let n = e.getResetKey()
      return t.error && t.resetKey !== n ? { resetKey: n, error: 0 } : { resetKey: n }
    }
    static getDerivedStateFromError(e) {
      return { error: [e] }
    }
    componentDidCatch(e, t) {
      this.props.onCatch?.(e, t)
    }
    render() {
      let e = this.state.error
      return e
        ? L.createElement(this.props.errorComponent ?? ia, { error: e[0], reset: this.reset })
        : this.props.children
    }
  }
function ia({ error: e }) {
  let [t, n] = L.useState(!1)
  return (0, J.jsxs)(`div`, {
    style: { padding: `.5rem`, maxWidth: `100%` },
    children: [
      (0, J.jsxs)(`div`, {
        style: { display: `flex`, alignItems: `center`, gap: `.5rem` },
        children: [
          (0, J.jsx)(`strong`, { style: { fontSize: `1rem` }, children: `Something went wrong!` }),
          (0, J.jsx)(`button`, {
            style: {
              appearance: `none`,
              fontSize: `.6em`,
              border: `1px solid currentColor`,
              padding: `.1rem .2rem`,
              fontWeight: `bold`,
              borderRadius: `.25rem`,
            },
            onClick: () => n((e) => !e),
            children: t ? `Hide Error` : `Show Error`,
          }),
        ],
      }),
      (0, J.jsx)(`div`, { style: { height: `.25rem` } }),
      t
        ? (0, J.jsx)(`div`, {
            children: (0, J.jsx)(`pre`, {
              style: {
                fontSize: `.7em`,
                border: `1px solid red`,
                borderRadius: `.25rem`,
                padding: `.3rem`,
                color: `red`,
                overflow: `auto`,
              },
              children: e?.message ? (0, J.jsx)(`code`, { children: e.message }) : null,
            }),
          })
        : null,
    ],
  })
}
var aa = () => !0,
  oa = () => !1
function sa({ children: e, fallback: t = null }) {
  return (0, J.jsx)(L.Fragment, { children: ca() ? e : t })
}
function ca(e = !0) {
  return L.useSyncExternalStore(la, aa, e ? oa : aa)
}
function la() {
  return () => {}
}
var ua = L.createContext(null)
function Y(e) {
  return L.useContext(ua)
}
function da(e, t) {
  let n = e.stores.location,
    r = new Set(),
    i,
    a,
    o = (n) => {
      _i(e, t, n) || ((i = n), r.forEach((e) => e()))
    }
  return [
    () => i ?? n.get(),
    (e) => (
      r.size || ((i = n.get()), (a = n.subscribe(o).unsubscribe)),
      r.add(e),
      () => {
        ;(r.delete(e), r.size || (a(), (i = void 0)))
      }
    ),
  ]
}
var fa = L.createContext(void 0),
  pa = L.createContext(void 0)
function ma({ update: e, notify: t, unwatched: n }) {
  return { link: r, unlink: i, propagate: a, checkDirty: o, shallowPropagate: s }
  function r(e, t, n) {
    let r = t.depsTail
    if (r !== void 0 && r.dep === e) return
    let i = r === void 0 ? t.deps : r.nextDep
    if (i !== void 0 && i.dep === e) {
      ;((i.version = n), (t.depsTail = i))
      return
    }
    let a = e.subsTail
    if (a !== void 0 && a.version === n && a.sub === t) return
    let o =
      (t.depsTail =
      e.subsTail =
        { version: n, dep: e, sub: t, prevDep: r, nextDep: i, prevSub: a, nextSub: void 0 })
    ;(i !== void 0 && (i.prevDep = o),
      r === void 0 ? (t.deps = o) : (r.nextDep = o),
      a === void 0 ? (e.subs = o) : (a.nextSub = o))
  }
  function i(e, t = e.sub) {
    let r = e.dep,
      i = e.prevDep,
      a = e.nextDep,
      o = e.nextSub,
      s = e.prevSub
    return (
      a === void 0 ? (t.depsTail = i) : (a.prevDep = i),
      i === void 0 ? (t.deps = a) : (i.nextDep = a),
      o === void 0 ? (r.subsTail = s) : (o.prevSub = s),
      s === void 0 ? (r.subs = o) === void 0 && n(r) : (s.nextSub = o),
      a
    )
  }
  function a(e) {
    let n = e.nextSub,
      r
    e: do {
      let i = e.sub,
        a = i.flags
      if (
        (a & 60
          ? a & 12
            ? a & 4
              ? !(a & 48) && c(e, i)
                ? ((i.flags = a | 40), (a &= 1))
                : (a = 0)
              : (i.flags = (a & -9) | 32)
            : (a = 0)
          : (i.flags = a | 32),
        a & 2 && t(i),
        a & 1)
      ) {
        let t = i.subs
        if (t !== void 0) {
          let i = (e = t).nextSub
          i !== void 0 && ((r = { value: n, prev: r }), (n = i))
          continue
        }
      }
      if ((e = n) !== void 0) n = e.nextSub
      else {
        for (; r !== void 0;)
          if (((e = r.value), (r = r.prev), e !== void 0)) {
            n = e.nextSub
            continue e
          }
        break
      }
    } while (1)
  }
  function o(t, n) {
    let r,
      i = 0,
      a = !1
    e: do {
      let o = t.dep,
        c = o.flags
      if (n.flags & 16) a = !0
      else if ((c & 17) == 17) {
        if (e(o)) {
          let e = o.subs
          ;(e.nextSub !== void 0 && s(e), (a = !0))
        }
      } else if ((c & 33) == 33) {
        ;((t.nextSub !== void 0 || t.prevSub !== void 0) && (r = { value: t, prev: r }), (t = o.deps), (n = o), ++i)
        continue
      }
      if (!a) {
        let e = t.nextDep
        if (e !== void 0) {
          t = e
          continue
        }
      }
      for (; i--;) {
        let i = n.subs,
          o = i.nextSub !== void 0
        if ((o ? ((t = r.value), (r = r.prev)) : (t = i), a)) {
          if (e(n)) {
            ;(o && s(i), (n = t.sub))
            continue
          }
          a = !1
        } else n.flags &= -33
        n = t.sub
        let c = t.nextDep
        if (c !== void 0) {
          t = c
          continue e
        }
      }
      return a
    } while (1)
  }
  function s(e) {
    do {
      let n = e.sub,
        r = n.flags
      ;(r & 48) == 32 && ((n.flags = r | 16), (r & 6) == 2 && t(n))
    } while ((e = e.nextSub) !== void 0)
  }
  function c(e, t) {
    let n = t.depsTail
    for (; n !== void 0;) {
      if (n === e) return !0
      n = n.prevDep
    }
    return !1
  }
}
function ha(e, t, n) {
  let r = typeof e == `object`,
    i = r ? e : void 0
  return { next: (r ? e.next : e)?.bind(i), error: (r ? e.error : t)?.bind(i), complete: (r ? e.complete : n)?.bind(i) }
}
var ga = [],
  _a = 0,
  {
    link: va,
    unlink: ya,
    propagate: ba,
    checkDirty: xa,
    shallowPropagate: Sa,
  } = ma({
    update(e) {
      return e._update()
    },
    notify(e) {
      ;((ga[wa++] = e), (e.flags &= -3))
    },
    unwatched(e) {
      e.depsTail !== void 0 && ((e.depsTail = void 0), (e.flags = 17), Da(e))
    },
  }),
  Ca = 0,
  wa = 0,
  X,
  Ta = 0
function Ea(e) {
  try {
    ;(++Ta, e())
  } finally {
    --Ta || Oa()
  }
}
function Da(e) {
  let t = e.depsTail,
    n = t === void 0 ? e.deps : t.nextDep
  for (; n !== void 0;) n = ya(n, e)
}
function Oa() {
  if (!(Ta > 0)) {
    for (; Ca < wa;) {
      let e = ga[Ca]
      ;((ga[Ca++] = void 0), e.notify())
    }
    ;((Ca = 0), (wa = 0))
  }
}
function ka(e, t) {
  let n = typeof e == `function`,
    r = e,
    i = {
      _snapshot: n ? void 0 : e,
      subs: void 0,
      subsTail: void 0,
      deps: void 0,
      depsTail: void 0,
      flags: +!n,
      get() {
        return (X !== void 0 && va(i, X, _a), i._snapshot)
      },
      subscribe(e) {
        let t = ha(e),
          n = { current: !1 },
          r = Aa(() => {
            ;(i.get(), n.current ? ((X = void 0), t.next?.(i._snapshot)) : (n.current = !0))
          })
        return {
          unsubscribe: () => {
            r.stop()
          },
        }
      },
      _update(e) {
        let a = X,
          o = t?.compare ?? Object.is
        if (n) ((X = i), ++_a, (i.depsTail = void 0))
        else if (e === void 0) return !1
        n && (i.flags = 5)
        try {
          let t = i._snapshot,
            a = typeof e == `function` ? e(t) : e === void 0 && n ? r(t) : e
          return t === void 0 || !o(t, a) ? ((i._snapshot = a), !0) : !1
        } finally {
          ;((X = a), n && (i.flags &= -5), Da(i))
        }
      },
    }
  return (
    n
      ? ((i.flags = 17),
        (i.get = function () {
          let e = i.flags
          if (e & 16 || (e & 32 && xa(i.deps, i))) {
            if (i._update()) {
              let e = i.subs
              e !== void 0 && Sa(e)
            }
          } else e & 32 && (i.flags = e & -33)
          return (X !== void 0 && va(i, X, _a), i._snapshot)
        }))
      : (i.set = function (e) {
          if (i._update(e)) {
            let e = i.subs
            e !== void 0 && (ba(e), Sa(e), Oa())
          }
        }),
    i
  )
}
function Aa(e) {
  let t = () => {
      let t = X
      ;((X = n), ++_a, (n.depsTail = void 0), (n.flags = 6))
      try {
        return e()
      } finally {
        ;((X = t), (n.flags &= -5), Da(n))
      }
    },
    n = {
      deps: void 0,
      depsTail: void 0,
      subs: void 0,
      subsTail: void 0,
      flags: 6,
      notify() {
        let e = this.flags
        e & 16 || (e & 32 && xa(this.deps, this)) ? t() : (this.flags = 2)
      },
      stop() {
        ;((this.flags = 0), (this.depsTail = void 0), Da(this))
      },
    }
  return (t(), n)
}
var ja = n((e) => {
    var t = d()
    function n(e, t) {
      return (e === t && (e !== 0 || 1 / e == 1 / t)) || (e !== e && t !== t)
    }
    var r = typeof Object.is == `function` ? Object.is : n,
      i = t.useState,
      a = t.useEffect,
      o = t.useLayoutEffect,
      s = t.useDebugValue
    function c(e, t) {
      var n = t(),
        r = i({ inst: { value: n, getSnapshot: t } }),
        c = r[0].inst,
        u = r[1]
      return (
        o(
          function () {
            ;((c.value = n), (c.getSnapshot = t), l(c) && u({ inst: c }))
          },
          [e, n, t],
        ),
        a(
          function () {
            return (
              l(c) && u({ inst: c }),
              e(function () {
                l(c) && u({ inst: c })
              })
            )
          },
          [e],
        ),
        s(n),
        n
      )
    }
    function l(e) {
      var t = e.getSnapshot
      e = e.value
      try {
        var n = t()
        return !r(e, n)
      } catch {
        return !0
      }
    }
    function u(e, t) {
      return t()
    }
    var f = typeof window > `u` || window.document === void 0 || window.document.createElement === void 0 ? u : c
    e.useSyncExternalStore = t.useSyncExternalStore === void 0 ? f : t.useSyncExternalStore
  }),
  Ma = n((e, t) => {
    t.exports = ja()
  }),
  Na = n((e) => {
    var t = d(),
      n = Ma()
    function r(e, t) {
      return (e === t && (e !== 0 || 1 / e == 1 / t)) || (e !== e && t !== t)
    }
    var i = typeof Object.is == `function` ? Object.is : r,
      a = n.useSyncExternalStore,
      o = t.useRef,
      s = t.useEffect,
      c = t.useMemo,
      l = t.useDebugValue
    e.useSyncExternalStoreWithSelector = function (e, t, n, r, u) {
      var d = o(null)
      if (d.current === null) {
        var f = { hasValue: !1, value: null }
        d.current = f
      } else f = d.current
      d = c(
        function () {
          function e(e) {
            if (!a) {
              if (((a = !0), (o = e), (e = r(e)), u !== void 0 && f.hasValue)) {
                var t = f.value
                if (u(t, e)) return (s = t)
              }
              return (s = e)
            }
            if (((t = s), i(o, e))) return t
            var n = r(e)
            return u !== void 0 && u(t, n) ? ((o = e), t) : ((o = e), (s = n))
          }
          var a = !1,
            o,
            s,
            c = n === void 0 ? null : n
          return [
            function () {
              return e(t())
            },
            c === null
              ? void 0
              : function () {
                  return e(c())
                },
          ]
        },
        [t, n, r, u],
      )
      var p = a(e, d[0], d[1])
      return (
        s(
          function () {
            ;((f.hasValue = !0), (f.value = p))
          },
          [p],
        ),
        l(p),
        p
      )
    }
  }),
  Pa = n((e, t) => {
    t.exports = Na()
  })()
function Fa(e, t) {
  return e === t
}
function Ia(e, t = (e) => e, n) {
  let r = n?.compare ?? Fa,
    i = (0, L.useCallback)(
      (t) => {
        let { unsubscribe: n } = e.subscribe(t)
        return n
      },
      [e],
    ),
    a = (0, L.useCallback)(() => e.get(), [e])
  return (0, Pa.useSyncExternalStoreWithSelector)(i, a, a, t, r)
}
var La = {}
function Ra(e, t) {
  let n = L.useRef()
  return (r) => {
    let i = e?.select ? e.select(r) : r
    return (e?.structuralSharing ?? t.options.defaultStructuralSharing) ? (n.current = z(n.current, i)) : i
  }
}
function za(e) {
  let t = Y(),
    n = L.useContext(e.from ? pa : fa),
    r = e.from ?? n,
    i = t.stores.getMatchStore(r),
    a = Ra(e, t),
    o = Ia(i, (e) => (e ? a(e) : La))
  if (o !== La) return o
  ;(e.shouldThrow ?? !0) && jn()
}
function Ba(e) {
  return za({
    from: e.from,
    strict: e.strict,
    structuralSharing: e.structuralSharing,
    select: (t) => (e.select ? e.select(t.loaderData) : t.loaderData),
  })
}
function Va(e) {
  let { select: t, ...n } = e
  return za({ ...n, select: (e) => (t ? t(e.loaderDeps) : e.loaderDeps) })
}
function Ha(e) {
  return za({
    from: e.from,
    shouldThrow: e.shouldThrow,
    structuralSharing: e.structuralSharing,
    strict: e.strict,
    select: (t) => {
      let n = e.strict === !1 ? t.params : t._strictParams
      return e.select ? e.select(n) : n
    },
  })
}
function Ua(e) {
  return za({
    from: e.from,
    strict: e.strict,
    shouldThrow: e.shouldThrow,
    structuralSharing: e.structuralSharing,
    select: (t) => (e.select ? e.select(t.search) : t.search),
  })
}
function Wa(e) {
  let t = Y()
  return L.useCallback((n) => t.navigate({ ...n, from: n.from ?? e?.from }), [e?.from, t])
}
function Ga(e) {
  return za({ ...e, select: (t) => (e.select ? e.select(t.context) : t.context) })
}
function Ka(...e) {
  let t = L.useRef(e),
    n = t.current
  return (
    e.forEach((e, t) => {
      B(n[t], e, !1, !0) || (n[t] = e)
    }),
    t.current
  )
}
function qa(e, t) {
  e.preloadRoute(t).catch((e) => {
    ;(console.warn(e), console.warn(ea))
  })
}
function Ja(e, t) {
  let n = typeof e == `string` && Tn(e)
  if (n) return t.has(n) ? e : null
}
function Ya(e, t, n, r) {
  let i = Fn(e.pathname, r),
    a = Fn(t.pathname, r)
  return (n?.exact ? i !== a : !i.startsWith(a) || (i.length !== a.length && i[a.length] !== `/`)) ||
    ((n?.includeSearch ?? !0) && !B(e.search, t.search, !n?.exact, n?.explicitUndefined))
    ? !1
    : !n?.includeHash || e.hash === t.hash
}
function Xa(e, t, n) {
  let r = Y(),
    i = L.useRef(null),
    a = L.useCallback(
      (e) => {
        if (((i.current = e), typeof t == `function`)) return t(e)
        t && (t.current = e)
      },
      [t],
    ),
    {
      activeOptions: o,
      to: s,
      preload: c,
      preloadDelay: l,
      disabled: u,
      target: d,
      onClick: f,
      onBlur: p,
      onFocus: m,
      onMouseEnter: h,
      onMouseLeave: g,
      onTouchStart: _,
    } = e,
    [v, y, b] = Ka(e.search, e.params, o),
    x = L.useContext(fa),
    S = ((r.stores._linkScopes ??= {})[x] ??= da(r, x)),
    [C, w, T] = L.useMemo(() => {
      let t = Ja(s, r.protocolAllowlist)
      if (t !== void 0) {
        let n = [t ?? void 0]
        return [e, () => n]
      }
      let n = { ...e },
        i,
        a,
        o,
        c = () => {
          let e = S[0]()
          if (e !== i) {
            n._fromLocation = e
            let t = r.buildLocation(n),
              o = io(t, r, u),
              s = u || (o && !Tn(o)) ? Ya(e, t, b, r.basepath) : void 0
            ;((a && a[0] === o && a[1] === s) || (a = [o, s]), (i = e))
          }
          return a
        }
      return [
        n,
        c,
        b?.includeHash &&
          (() => {
            let e = c()
            return e[1] ? (o ??= [e[0], !1]) : e
          }),
      ]
    }, [r, S, e.from, e.hash, e.href, s, v, y, e.state, e.mask, e.unsafeRelative, b, u]),
    [E, D] = L.useSyncExternalStore(S[1], w, T || w),
    ee = D === void 0 && E,
    te = u || E === void 0,
    ne = L.useRef(!1),
    O = e.reloadDocument || ee || te ? !1 : (c ?? r.options.defaultPreload),
    re = l ?? r.options.defaultPreloadDelay ?? 0,
    ie = L.useCallback(
      (e) => {
        let t = e?.isIntersecting
        ;(t ?? O === `intent`)
          ? re
            ? (i.t ??= setTimeout(() => {
                ;((i.t = void 0), qa(r, C))
              }, re))
            : qa(r, C)
          : t === !1 && no(i)
      },
      [r, C, i, O, re],
    )
  L.useEffect(() => {
    if (!O) return
    O === `render` && !ne.current && ((ne.current = !0), qa(r, C))
    let e = !0,
      t
    return (
      O === `viewport` &&
        i.current &&
        typeof IntersectionObserver == `function` &&
        ((t = new IntersectionObserver(
          (t) => {
            e && ie(t.pop())
          },
          { rootMargin: `100px` },
        )),
        t.observe(i.current)),
      () => {
        ;((e = !1), t?.disconnect(), no(i))
      }
    )
  }, [r, C, O, ie, i])
  let k = eo(e, n)
  if (((k.ref = t ? a : i), ee)) return ((k.href = ee), k)
  let A = (t) => {
      let n = d ?? t.currentTarget.getAttribute(`target`)
      te ||
        t.metaKey ||
        t.altKey ||
        t.ctrlKey ||
        t.shiftKey ||
        t.defaultPrevented ||
        (n && n !== `_self`) ||
        t.button !== 0 ||
        (t.preventDefault(), no(i), r.navigate({ ...e, _fromLocation: C._fromLocation }))
    },
    ae = () => {
      O === `intent` && qa(r, C)
    },
    oe = () => {
      O === `intent` && no(i)
    }
  return (
    (k.onClick = ro(f, A)),
    (k.onBlur = ro(p, oe)),
    (k.onFocus = ro(m, ie)),
    (k.onMouseEnter = ro(h, ie)),
    (k.onMouseLeave = ro(g, oe)),
    (k.onTouchStart = ro(_, ae)),
    to(k, e, D, E, te, n)
  )
}
var Za = {},
  Qa = { className: `active` },
  $a = new Set([
    `to`,
    `params`,
    `search`,
    `hash`,
    `state`,
    `mask`,
    `from`,
    `unsafeRelative`,
    `reloadDocument`,
    `preload`,
    `preloadDelay`,
    `preloadIntentProximity`,
    `hashScrollIntoView`,
    `replace`,
    `startTransition`,
    `resetScroll`,
    `viewTransition`,
    `ignoreBlocker`,
    `activeProps`,
    `inactiveProps`,
    `activeOptions`,
    `_asChild`,
  ])
function eo(e, t) {
  let n = {}
  for (let r in e) $a.has(r) || (r === `type` && t !== void 0) || (r === `disabled` && t === `a`) || (n[r] = e[r])
  return n
}
function to(e, t, n, r, i, a) {
  let { activeProps: o, inactiveProps: s, className: c, style: l, target: u } = t,
    d = mn(n ? o : s, {}) ?? (n ? Qa : Za)
  ;(Object.assign(e, d), (e.href = r), a !== `a` && (e.disabled = i), (e.target = u))
  let f = d.style
  ;(l || f) && (e.style = l && f ? { ...l, ...f } : l || f)
  let p = d.className
  return (
    (c || p) && (e.className = c ? (p ? `${c} ${p}` : c) : p),
    i && ((e.role = `link`), (e[`aria-disabled`] = !0)),
    n && ((e[`data-status`] = `active`), (e[`aria-current`] = `page`)),
    e
  )
}
var no = (e) => {
    ;(clearTimeout(e.t), (e.t = void 0))
  },
  ro = (e, t) => (e ? (n) => n.defaultPrevented || (e(n), n.defaultPrevented || t(n)) : t)
function io(e, t, n) {
  if (n) return
  let r = e.maskedLocation ?? e,
    i = r.external ? r.publicHref : t.history.createHref(r.publicHref) || `/`
  if ((!r.external && i === r.publicHref) || !Dn(i, t.protocolAllowlist)) return i
}
var ao = L.memo(
  L.forwardRef((e, t) => {
    let n = e._asChild || `a`,
      r = Xa(e, t, n),
      i = typeof e.children == `function` ? e.children({ isActive: r[`data-status`] === `active` }) : e.children
    return L.createElement(n, r, i)
  }),
  oo,
)
function oo(e, t) {
  let n = 0
  for (let r in t) if ((n++, e[r] !== t[r] && (!$a.has(r) || !B(e[r], t[r], !1, !0)))) return !1
  for (let t in e) n--
  return n === 0
}
var so = class extends ta {
  constructor(e) {
    ;(super(e),
      (this.useMatch = (e) => za({ ...e, from: this.id })),
      (this.useRouteContext = (e) => Ga({ ...e, from: this.id })),
      (this.useSearch = (e) => Ua({ ...e, from: this.id })),
      (this.useParams = (e) => Ha({ ...e, from: this.id })),
      (this.useLoaderDeps = (e) => Va({ ...e, from: this.id })),
      (this.useLoaderData = (e) => Ba({ ...e, from: this.id })),
      (this.useNavigate = () => Wa({ from: this.fullPath })),
      (this.Link = L.forwardRef((e, t) => (0, J.jsx)(ao, { ref: t, from: this.fullPath, ...e }))))
  }
}
function co(e) {
  return new so(e)
}
var lo = class extends na {
  constructor(e) {
    ;(super(e),
      (this.useMatch = (e) => za({ ...e, from: this.id })),
      (this.useRouteContext = (e) => Ga({ ...e, from: this.id })),
      (this.useSearch = (e) => Ua({ ...e, from: this.id })),
      (this.useParams = (e) => Ha({ ...e, from: this.id })),
      (this.useLoaderDeps = (e) => Va({ ...e, from: this.id })),
      (this.useLoaderData = (e) => Ba({ ...e, from: this.id })),
      (this.useNavigate = () => Wa({ from: this.fullPath })),
      (this.Link = L.forwardRef((e, t) => (0, J.jsx)(ao, { ref: t, from: this.fullPath, ...e }))))
  }
}
function uo(e) {
  return new lo(e)
}
function fo(e, t) {
  let n,
    r,
    i,
    a = () => (
      (n ||=
        ((i = void 0),
        e()
          .then((e) => {
            ;((n = void 0), (o.preload = void 0), (r = e[t ?? `default`]))
          })
          .catch((e) => {
            ;((n = void 0), (i = e))
          }))),
      n
    ),
    o = function (e) {
      if (i) {
        if (bn(i) && typeof sessionStorage < `u`) {
          let e = `tanstack_router_reload:${i.message}`
          if (!sessionStorage.getItem(e))
            throw (sessionStorage.setItem(e, `1`), window.location.reload(), new Promise(() => {}))
        }
        throw i
      }
      if (!r) {
        if (fn) fn(a())
        else throw a()
      }
      return L.createElement(r, e)
    }
  return ((o.preload = a), o)
}
function po(e) {
  let t = Y(),
    n = `not-found-${Ia(t.stores.location, (e) => e.pathname)}-${Ia(t.stores.status)}`
  return (0, J.jsx)(ra, {
    getResetKey: () => n,
    onCatch: (t, n) => {
      if (Vn(t)) e.onCatch?.(t, n)
      else throw t
    },
    errorComponent: ({ error: t }) => {
      if (Vn(t)) return e.fallback?.(t)
      throw t
    },
    children: e.children,
  })
}
function mo() {
  return (0, J.jsx)(`p`, { children: `Not Found` })
}
function ho(e, t, n) {
  return t.options.notFoundComponent
    ? (0, J.jsx)(t.options.notFoundComponent, { ...n })
    : e.options.defaultNotFoundComponent
      ? (0, J.jsx)(e.options.defaultNotFoundComponent, { ...n })
      : (0, J.jsx)(mo, {})
}
function go(e, t) {
  let n = t?.options.pendingComponent ?? e.options.defaultPendingComponent
  return n ? (0, J.jsx)(n, {}) : null
}
var _o = (e, t) => e[0] === t[0] && e[1] === t[1],
  vo = (e, t, n) =>
    !t.isRoot || t.options.shellComponent || t.options.wrapInSuspense || n === !1 || n === `data-only` || !e.ssr,
  yo = L.memo(function ({ routeId: e }) {
    let t = Y()
    return bo(t, Ia(t.stores.getMatchStore(e)))
  })
function bo(e, t) {
  let n = e.routesById[t.routeId],
    r = go(e, n),
    i = n.options.errorComponent ?? e.options.defaultErrorComponent,
    a = n.options.onCatch ?? e.options.defaultOnCatch,
    o = n.isRoot
      ? (n.options.notFoundComponent ?? e.options.notFoundRoute?.options.component)
      : n.options.notFoundComponent,
    s = t.ssr === !1 || t.ssr === `data-only`,
    c = vo(e, n, t.ssr) && (n.options.wrapInSuspense ?? r ?? (n.options.errorComponent?.preload || s)),
    l = (0, J.jsx)(xo, { match: t })
  ;(s && (l = (0, J.jsx)(sa, { fallback: r, children: l })),
    o &&
      (l = (0, J.jsx)(po, {
        fallback: (e) => {
          if (((e.routeId ??= t.routeId), e.routeId !== t.routeId)) throw e
          return L.createElement(o, e)
        },
        children: l,
      })),
    i &&
      (l = (0, J.jsx)(ra, {
        getResetKey: () => t,
        errorComponent: i,
        onCatch: (e, n) => {
          if (Vn(e)) throw ((e.routeId ??= t.routeId), e)
          a?.(e, n)
        },
        children: l,
      })),
    c && (l = (0, J.jsx)(L.Suspense, { fallback: r, children: l })))
  let u = n.isRoot && n.options.shellComponent
  return u
    ? (0, J.jsx)(fa.Provider, { value: t.routeId, children: (0, J.jsxs)(u, { children: [l, null] }) })
    : (0, J.jsxs)(fa.Provider, { value: t.routeId, children: [l, null] })
}
var xo = L.memo(function ({ match: e }) {
    let t = Y(),
      n = e.routeId,
      r = t.routesById[n],
      i = L.useMemo(() => {
        let i = (r.options.remountDeps ?? t.options.defaultRemountDeps)?.({
          routeId: n,
          loaderDeps: e.loaderDeps,
          params: e._strictParams,
          search: e._strictSearch,
        })
        return i ? JSON.stringify(i) : void 0
      }, [n, e.loaderDeps, e._strictParams, e._strictSearch, r.options.remountDeps, t.options.defaultRemountDeps]),
      a = L.useMemo(() => {
        let e = r.options.component ?? t.options.defaultComponent
        return e ? (0, J.jsx)(e, {}, i) : (0, J.jsx)(So, {})
      }, [i, r.options.component, t.options.defaultComponent])
    if (e.status === `pending`) {
      if (t.ssr && !vo(t, r, e.ssr)) return a
      if (t._tx) throw t._tx[5]
      return go(t, r)
    }
    if (e.status === `notFound`) return ho(t, r, e.error)
    if (e.status === `error`) throw e.error
    return a
  }),
  So = L.memo(function () {
    let e = Y(),
      t = L.useContext(fa),
      n,
      r,
      i
    {
      let a = e.stores.getMatchStore(t)
      ;(([n, r] = Ia(a, (e) => [!!e._notFound, e.error], { compare: _o })),
        (i = Ia(e.stores.ids, (e) => e[e.indexOf(t) + 1])))
    }
    if (n) return ho(e, e.routesById[t], r)
    if (!i) return null
    let a = (0, J.jsx)(yo, { routeId: i })
    return t === `__root__` ? (0, J.jsx)(L.Suspense, { fallback: go(e), children: a }) : a
  })
function Co(e, t) {
  let n = e[1]
  ;((e.length = 0), n?.(t))
}
function wo({ t: e }) {
  let t = Y(),
    n = (t._rendered ??= [])
  return (
    (t.startTransition = (r, i) =>
      new Promise((a) => {
        ;(Co(n, !1), n.push(i, a), e(t), L.startTransition(r))
      })),
    pn(() => {
      let e = t.history.subscribe(t.load)
      t.updateLatestLocation()
      let r = t.latestLocation,
        i = t.buildLocation({ to: r.pathname, search: !0, params: !0, hash: !0, state: !0, _includeValidateSearch: !0 })
      if (V(r.publicHref) !== V(i.publicHref)) return (t.commitLocation({ ...i, replace: !0, ignoreBlocker: !0 }), e)
      let a = t.stores.resolvedLocation.get()
      return (
        a?.href === r.href && a.state.__TSR_key === r.state.__TSR_key
          ? n.push(t.stores.matches.get(), (e) => {
              e && t.emit({ type: `onRendered`, ...Zr(a, a) })
            })
          : t._tx || t.load({ sync: !0 }).catch(console.error),
        e
      )
    }, [t, t.history]),
    null
  )
}
function To() {
  let e = Y(),
    t = go(e, e.routesById[lr]),
    n = (0, J.jsxs)(J.Fragment, {
      children: [
        (0, J.jsx)(wo, { t: L.useState()[1] }),
        e.ssr ? (0, J.jsx)(Eo, {}) : (0, J.jsx)(L.Suspense, { fallback: t, children: (0, J.jsx)(Eo, {}) }),
      ],
    })
  return e.options.InnerWrap ? (0, J.jsx)(e.options.InnerWrap, { children: n }) : n
}
function Eo() {
  let e = Y(),
    t = e._rendered,
    n = Ia(e.stores.matches, (e) => t[0] ?? e),
    r = n[0],
    i = r?.routeId
  pn(() => {
    t[0] === n && Co(t, !0)
  }, [t, n])
  let a = i ? (0, J.jsx)(yo, { routeId: i }) : null
  return e.options.disableGlobalCatchBoundary
    ? a
    : (0, J.jsx)(ra, { getResetKey: () => r, onCatch: void 0, children: a })
}
var Do = (e) => ({ createMutableStore: ka, createReadonlyStore: ka, batch: Ea }),
  Oo = (e) => new ko(e),
  ko = class extends ti {
    constructor(e) {
      super(e, Do)
    }
  }
function Ao({ router: e, children: t, ...n }) {
  gn(n) && e.update({ ...e.options, ...n, context: { ...e.options.context, ...n.context } })
  let r = (0, J.jsx)(ua.Provider, { value: e, children: t })
  return e.options.Wrap ? (0, J.jsx)(e.options.Wrap, { children: r }) : r
}
function jo({ router: e, ...t }) {
  return (0, J.jsx)(Ao, { router: e, ...t, children: (0, J.jsx)(To, {}) })
}
function Mo(e) {
  let t = Y({ warn: e?.router === void 0 }),
    n = e?.router || t
  return Ia(n.stores.__store, Ra(e, n))
}
var No = o(),
  Z = class extends String {
    __apiType
    value
    __meta__
    constructor(e, t) {
      ;(super(e), (this.value = e), (this.__meta__ = t))
    }
    toString() {
      return this.value
    }
  }
new Z(
  `
    fragment ScoreParts on Score {
  id
  kind
  value
  previousValue
  unit
  band
  status
  trend
  horizonDays
  computedAt
  changedAt
  interval {
    lower
    upper
    level
  }
  explanation {
    method
    baseValue
    rawValue
    residual
    factors {
      feature
      text
      contribution
    }
  }
  provenance {
    cause {
      kind
      text
    }
    modelRun {
      id
      algorithm
      plugin
    }
  }
  history(first: 40) {
    nodes {
      id
      value
      computedAt
    }
  }
}
    `,
  { fragmentName: `ScoreParts` },
)
var Po = new Z(`
    query CustomerPage($id: ID!) {
  customer(id: $id) {
    id
    version
    name
    kind
    email
    phone
    phoneAsGiven
    country
    language
    timeZone
    lifecycle
    tags
    attributes
    createdAt
    updatedAt
    deletedAt
    owner {
      id
      name
    }
    externalIds {
      id
      source
      externalId
    }
    scores {
      ...ScoreParts
    }
  }
}
    fragment ScoreParts on Score {
  id
  kind
  value
  previousValue
  unit
  band
  status
  trend
  horizonDays
  computedAt
  changedAt
  interval {
    lower
    upper
    level
  }
  explanation {
    method
    baseValue
    rawValue
    residual
    factors {
      feature
      text
      contribution
    }
  }
  provenance {
    cause {
      kind
      text
    }
    modelRun {
      id
      algorithm
      plugin
    }
  }
  history(first: 40) {
    nodes {
      id
      value
      computedAt
    }
  }
}`),
  Fo = new Z(`
    query QuickLook($id: ID!) {
  customer(id: $id) {
    id
    name
    kind
    email
    phone
    country
    lifecycle
    tags
    createdAt
    owner {
      id
      name
    }
    scores {
      id
      kind
      value
      unit
      trend
      interval {
        lower
        upper
        level
      }
    }
    interactions(first: 3) {
      nodes {
        id
        kind
        direction
        subject
        body
        occurredAt
      }
    }
    orders(first: 3) {
      totalCount
      nodes {
        id
        number
        placedAt
        status
        total {
          amount
          currency
        }
      }
    }
  }
}
    `),
  Io = new Z(`
    query CustomerInteractions($id: ID!, $after: String) {
  customer(id: $id) {
    id
    interactions(first: 20, after: $after) {
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        id
        kind
        channel
        direction
        subject
        body
        occurredAt
      }
    }
  }
}
    `),
  Lo = new Z(`
    query CustomerOrders($id: ID!, $after: String) {
  customer(id: $id) {
    id
    orders(first: 20, after: $after) {
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        id
        number
        placedAt
        status
        total {
          amount
          currency
        }
        lines {
          id
          quantity
          product {
            id
            name
          }
        }
      }
    }
  }
}
    `),
  Ro = new Z(`
    query CustomerDeals($id: ID!, $after: String) {
  customer(id: $id) {
    id
    opportunities(first: 20, after: $after) {
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        id
        name
        createdAt
        closedAt
        amount {
          amount
          currency
        }
        stage {
          id
          name
          outcome
        }
      }
    }
  }
}
    `),
  zo = new Z(`
    query RecordAudit($id: ID!, $after: String) {
  auditEntries(
    first: 30
    after: $after
    filter: {recordId: {eq: $id}}
    orderBy: {field: AT, direction: DESC}
  ) {
    pageInfo {
      endCursor
      hasNextPage
    }
    nodes {
      id
      at
      action
      actorKind
      actorId
      before
      after
    }
  }
}
    `),
  Bo = new Z(`
    mutation UpdateCustomer($input: UpdateCustomerInput!) {
  updateCustomer(input: $input) {
    customer {
      id
      version
      name
      email
      phone
      country
      language
      lifecycle
      tags
      owner {
        id
        name
      }
    }
    userErrors {
      message
      code
      path
    }
  }
}
    `),
  Vo = new Z(`
    mutation LogInteraction($input: LogInteractionInput!) {
  logInteraction(input: $input) {
    interaction {
      id
    }
    userErrors {
      message
      code
      path
    }
  }
}
    `),
  Ho = new Z(`
    subscription CustomerRecordChanges($filter: RecordFilter, $after: String) {
  recordChanged(filter: $filter, after: $after) {
    cursor
    action
    type
  }
}
    `),
  Uo = new Z(`
    subscription CustomerScoreChanges($filter: ScoreFilter, $after: String) {
  scoreChanged(filter: $filter, after: $after) {
    cursor
    previousValue
    cause {
      text
    }
    score {
      id
      kind
      value
      unit
    }
  }
}
    `),
  Wo = new Z(`
    query CustomerFilterFields {
  __type(name: "CustomerFilter") {
    inputFields {
      name
      description
      type {
        name
        kind
        inputFields {
          name
          type {
            name
            kind
            ofType {
              name
              kind
              enumValues {
                name
              }
              ofType {
                name
                kind
                enumValues {
                  name
                }
              }
            }
          }
        }
      }
    }
  }
}
    `),
  Go = new Z(`
    query Owners {
  users(first: 100, filter: {active: true}, orderBy: {field: NAME}) {
    nodes {
      id
      name
    }
  }
}
    `),
  Ko = new Z(`
    mutation TagCustomer($input: UpdateCustomerInput!) {
  updateCustomer(input: $input) {
    customer {
      id
      version
      tags
      owner {
        id
        name
      }
    }
    userErrors {
      message
      code
      path
    }
  }
}
    `),
  qo = new Z(`
    mutation CreateCustomer($input: CreateCustomerInput!) {
  createCustomer(input: $input) {
    customer {
      id
    }
    userErrors {
      message
      code
      path
    }
  }
}
    `),
  Jo = new Z(`
    mutation DeleteCustomer($input: DeleteCustomerInput!) {
  deleteCustomer(input: $input) {
    deletedId
    userErrors {
      message
      code
      path
    }
  }
}
    `),
  Yo = new Z(`
    mutation RestoreCustomer($input: RestoreCustomerInput!) {
  restoreCustomer(input: $input) {
    customer {
      id
      version
    }
    userErrors {
      message
      code
      path
    }
  }
}
    `),
  Xo = new Z(`
    subscription CustomerChanges($after: String) {
  recordChanged(types: [CUSTOMER], after: $after) {
    cursor
    action
    node {
      id
    }
  }
}
    `),
  Zo = new Z(`
    subscription ScoreChanges($after: String) {
  scoreChanged(after: $after) {
    cursor
    score {
      id
      subject {
        ... on Customer {
          id
        }
      }
    }
  }
}
    `),
  Qo = new Z(`
    mutation TrainModel($input: TrainModelInput!) {
  trainModel(input: $input) {
    modelRun {
      id
    }
    userErrors {
      message
      code
      path
    }
  }
}
    `),
  $o = new Z(`
    query RunState($id: ID!) {
  modelRun(id: $id) {
    id
    status
    progress
    message
  }
}
    `),
  es = new Z(`
    query Viewer {
  me {
    id
    name
    email
    role
    scope
  }
  serverInfo {
    version
    baseCurrency
    startedAt
  }
  plugins {
    id
    version
    description
    status
    stage
    error
    hint
    panels {
      id
      point
      spec
    }
  }
}
    `),
  ts = new Z(`
    query FindCustomers($search: String!) {
  customers(search: $search, first: 8) {
    nodes {
      id
      name
      kind
      email
    }
  }
}
    `),
  ns = 2e3,
  rs = (e) => (typeof e == `object` && e ? Object.values(e)[0] : void 0),
  is = (e) => {
    let t = rs(e)
    return typeof t == `object` && t && `cursor` in t ? t.cursor : void 0
  },
  as = ({ sockets: e }, t, n, r) => {
    let i = { query: t.toString(), variables: { ...n } },
      a = () => {},
      o = !1,
      s = () => {
        o ||
          (a = e.subscribe(i, {
            next: ({ data: e, errors: t }) => {
              if (t?.some(({ extensions: e }) => e?.code === `CURSOR_EXPIRED`)) return c()
              if (t && !e) return r.onRefused?.(t.map(({ message: e }) => e).join(`; `))
              if (!e) return
              let n = is(e)
              ;(n !== void 0 && (i.variables.after = n), r.onItem(e))
            },
            error: (e) => {
              let t = Array.isArray(e) ? e : []
              if (t.some(({ extensions: e }) => e?.code === `CURSOR_EXPIRED`)) return c()
              if (t.length > 0) return r.onRefused?.(t.map(({ message: e }) => e).join(`; `))
              setTimeout(s, ns)
            },
            complete: () => {},
          }))
      },
      c = () => {
        ;(delete i.variables.after, a(), r.onGap(), s())
      }
    return (
      s(),
      () => {
        ;((o = !0), a())
      }
    )
  },
  os = (0, L.createContext)(void 0),
  ss = os.Provider,
  cs = () => {
    let e = (0, L.useContext)(os)
    if (!e) throw Error(`expected a GraphProvider around this component`)
    return e
  },
  ls = () => {
    let { link: e } = cs()
    return (0, L.useSyncExternalStore)(e.watch, e.get)
  },
  us = (e, t, { pause: n = !1 } = {}) => {
    let [{ data: r, error: i, fetching: a, stale: o }, s] = Gt({ query: e.toString(), variables: t, pause: n }),
      c = (0, L.useCallback)(() => s({ requestPolicy: `network-only` }), [s])
    return { data: r, error: i, isLoading: a || o, reload: c }
  },
  ds = () => {
    let { http: e } = cs()
    return (0, L.useCallback)(
      async (t, n) => {
        let { data: r, error: i } = await e.query(t.toString(), n, { requestPolicy: `network-only` }).toPromise()
        if (r == null) throw i ?? Error(`expected data, got an answer without any`)
        return r
      },
      [e],
    )
  },
  fs = class extends Error {
    name = `Refusal`
    errors
    constructor(e) {
      ;(super(e.map(({ message: e }) => e).join(`; `)), (this.errors = e))
    }
  },
  ps = () => {
    let { http: e } = cs()
    return (0, L.useCallback)(
      async (t, n) => {
        let { data: r, error: i } = await e.mutation(t.toString(), n).toPromise()
        if (!r) throw Error(i ? en(i) : `expected data, got an answer without any`)
        let a = Object.values(r).flatMap((e) => (typeof e == `object` && e && `userErrors` in e ? e.userErrors : []))
        if (a.length > 0) throw new fs(a)
        if (i) throw Error(en(i))
        return r
      },
      [e],
    )
  },
  ms = (e, t, { onItem: n, onGap: r, pause: i = !1 }) => {
    let a = cs(),
      o = (0, L.useRef)({ onItem: n, onGap: r })
    o.current = { onItem: n, onGap: r }
    let s = JSON.stringify(t)
    ;(0, L.useEffect)(() => {
      if (!i) return as(a, e, JSON.parse(s), { onItem: (e) => o.current.onItem(e), onGap: () => o.current.onGap() })
    }, [a, e, s, i])
  },
  hs = { en: `English`, zh: `中文` },
  gs = `rapport.language`,
  _s = (e) => e !== null && e in hs,
  vs = (() => {
    let e = localStorage.getItem(gs)
    if (_s(e)) return e
    for (let e of navigator.languages) {
      let [t] = e.toLowerCase().split(`-`)
      if (t !== void 0 && _s(t)) return t
    }
    return `en`
  })(),
  ys = new Set(),
  bs = () => vs,
  xs = (e) => (ys.add(e), () => void ys.delete(e)),
  Ss = (e) => {
    ;((vs = e), localStorage.setItem(gs, e), (document.documentElement.lang = e === `zh` ? `zh-CN` : `en`))
    for (let e of ys) e()
  }
document.documentElement.lang = vs === `zh` ? `zh-CN` : `en`
var Cs = (e) => () => e[vs],
  ws = (e) => (vs === `zh` ? (e.zh ?? e.en) : e.en),
  Ts = (e, t, n = `${t}s`) => `${new Intl.NumberFormat(`en`).format(e)} ${e === 1 ? t : n}`,
  Es = Cs({
    en: {
      cancel: `Cancel`,
      close: `Close`,
      save: `Save`,
      delete: `Delete`,
      undo: `Undo`,
      retry: `Try again`,
      more: `Show more`,
      loading: `Loading…`,
      search: `Search`,
      none: `None`,
      all: `All`,
      failed: `This could not be read`,
      forbidden: `Your role does not show this`,
      actions: `More actions`,
      unknown: `Unknown`,
      copy: `Copy`,
      copied: `Copied`,
    },
    zh: {
      cancel: `取消`,
      close: `关闭`,
      save: `保存`,
      delete: `删除`,
      undo: `撤销`,
      retry: `重试`,
      more: `显示更多`,
      loading: `加载中…`,
      search: `搜索`,
      none: `无`,
      all: `全部`,
      failed: `无法读取此内容`,
      forbidden: `您的角色无权查看此内容`,
      actions: `更多操作`,
      unknown: `未知`,
      copy: `复制`,
      copied: `已复制`,
    },
  }),
  Ds = {
    today: `M2.5 8.5 8 3l5.5 5.5M4 7.5V13h8V7.5`,
    customers: `M6 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM1.5 13.5c.4-2.6 2.2-4 4.5-4s4.1 1.4 4.5 4M10.8 2.8a2.4 2.4 0 0 1 0 4.6M12 9.8c1.5.5 2.3 1.8 2.5 3.7`,
    pipeline: `M2.5 2.5h3v11h-3zM7 2.5h3v7H7zM11.5 2.5h2v4h-2z`,
    segments: `M8 2a6 6 0 1 0 6 6H8V2Zm2.5-.2A6 6 0 0 1 14.2 5.5h-3.7V1.8Z`,
    forecast: `M2 13.5h12M2.5 10.5l3.5-4 2.5 2 5-6M13.5 2.5v3M13.5 2.5h-3`,
    voice: `M2.5 3h11v7.5H7L4 13.5v-3H2.5zM5 5.8h6M5 8h4`,
    models: `M8 2 14 5 8 8 2 5l6-3ZM2 8l6 3 6-3M2 11l6 3 6-3`,
    data: `M8 5.5c3 0 5-.8 5-1.75S11 2 8 2s-5 .8-5 1.75 2 1.75 5 1.75ZM3 3.8v8.4c0 1 2 1.8 5 1.8s5-.8 5-1.8V3.8M3 8c0 1 2 1.8 5 1.8S13 9 13 8`,
    settings: `M2 4.5h7M12 4.5h2M2 11.5h2M7 11.5h7M10.5 6a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3ZM5.5 13a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3Z`,
    search: `M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10ZM10.8 10.8 14 14`,
    plus: `M8 3v10M3 8h10`,
    close: `m4 4 8 8M12 4l-8 8`,
    check: `m3 8.5 3.2 3L13 4.5`,
    down: `m4 6 4 4 4-4`,
    up: `m4 10 4-4 4 4`,
    left: `m10 4-4 4 4 4`,
    right: `m6 4 4 4-4 4`,
    more: `M3.5 8h.01M8 8h.01M12.5 8h.01`,
    filter: `M2 4h12M4.5 8h7M7 12h2`,
    columns: `M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10`,
    trash: `M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.5 9h6l.5-9M7 7v4M9 7v4`,
    alert: `M8 2.5 14.5 13.5h-13L8 2.5ZM8 6.5v3.5M8 12v.01`,
    person: `M8 7.5a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5ZM2.5 14c.5-3 2.7-4.5 5.5-4.5S13 11 13.5 14`,
    organisation: `M3 13.5v-11h6v11M9 6.5h4v7M1.5 13.5h13M5 5h2M5 7.5h2M5 10h2`,
    sun: `M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM8 1.5v1M8 13.5v1M1.5 8h1M13.5 8h1M3.4 3.4l.7.7M11.9 11.9l.7.7M3.4 12.6l.7-.7M11.9 4.1l.7-.7`,
    moon: `M13.5 9.5A6 6 0 0 1 6.5 2.5a6 6 0 1 0 7 7Z`,
    external: `M9 3h4v4M13 3 7.5 8.5M11 9.5V13H3V5h3.5`,
    upload: `M8 10.5v-8M4.8 5.5 8 2.3l3.2 3.2M2.5 10v3.5h11V10`,
    play: `M5 3v10l8-5-8-5Z`,
    undo: `M3 6h6.5a3.5 3.5 0 0 1 0 7H6M3 6l3-3M3 6l3 3`,
    order: `M2 3h1.5l1.5 7.5h7l1.5-5.5H4M6 13.5h.01M11.5 13.5h.01`,
    deal: `M2.5 5.5h11v8h-11zM6 5.5v-2h4v2M2.5 9h11`,
    mail: `M2 3.5h12v9H2zM2 4l6 5 6-5`,
    phone: `M3 2.5h3l1 3.5-1.7 1.2a8 8 0 0 0 3.5 3.5L10 9l3.5 1v3c-6 1-11.5-4.5-10.5-10.5Z`,
    note: `M3.5 2.5h9v11h-9zM6 6h4M6 8.5h4`,
    key: `M5.5 13a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6ZM7.5 8.2 13 2.7M11 4.7l1.8 1.8M9.3 6.4 10.5 7.6`,
  },
  Os = (e) => e in Ds,
  Q = ({ name: e, size: t = 16 }) =>
    (0, J.jsx)(`svg`, {
      width: t,
      height: t,
      viewBox: `0 0 16 16`,
      fill: `none`,
      stroke: `currentColor`,
      strokeWidth: `1.4`,
      strokeLinecap: `round`,
      strokeLinejoin: `round`,
      'aria-hidden': `true`,
      children: (0, J.jsx)(`path`, { d: Ds[e] }),
    }),
  ks = ({ title: e, children: t, small: n = !1 }) =>
    (0, J.jsxs)(`div`, { className: n ? `empty small` : `empty`, children: [(0, J.jsx)(`h2`, { children: e }), t] }),
  As = ({ error: e, onRetry: t }) => {
    let n = `graphQLErrors` in e ? tn(e) : void 0
    return (0, J.jsxs)(`div`, {
      className: `notice bad`,
      role: `alert`,
      children: [
        (0, J.jsx)(Q, { name: `alert` }),
        (0, J.jsxs)(`div`, {
          className: `grow stack`,
          children: [
            (0, J.jsx)(`strong`, { children: n === `FORBIDDEN` ? Es().forbidden : Es().failed }),
            (0, J.jsx)(`span`, { children: en(e) }),
            t &&
              (0, J.jsx)(`div`, {
                children: (0, J.jsx)(`button`, {
                  type: `button`,
                  className: `button`,
                  onClick: t,
                  children: Es().retry,
                }),
              }),
          ],
        }),
      ],
    })
  },
  js = ({ lines: e = 3 }) =>
    (0, J.jsx)(`div`, {
      className: `stack`,
      role: `status`,
      'aria-label': Es().loading,
      children: Array.from({ length: e }, (e, t) =>
        (0, J.jsx)(`div`, { className: `skeleton`, style: { width: `${90 - ((t * 37) % 50)}%` } }, t),
      ),
    }),
  Ms = class extends L.Component {
    state = {}
    static getDerivedStateFromError(e) {
      return { error: e instanceof Error ? e : Error(String(e)) }
    }
    render() {
      let { error: e } = this.state
      return e
        ? (0, J.jsxs)(`div`, {
            className: `notice bad`,
            role: `alert`,
            children: [
              (0, J.jsx)(Q, { name: `alert` }),
              (0, J.jsxs)(`div`, {
                className: `grow stack`,
                children: [
                  (0, J.jsx)(`strong`, { children: this.props.name }),
                  (0, J.jsx)(`span`, { children: e.message }),
                  (0, J.jsx)(`div`, {
                    children: (0, J.jsx)(`button`, {
                      type: `button`,
                      className: `button`,
                      onClick: () => this.setState({ error: void 0 }),
                      children: Es().retry,
                    }),
                  }),
                ],
              }),
            ],
          })
        : this.props.children
    }
  },
  Ns = (e) => Array.isArray(e) && e.length === 3 && typeof e[0] == `string` && typeof e[1] == `string`,
  Ps = (e) => {
    let t = Array.isArray(e.f) ? e.f.filter(Ns) : [],
      n = Array.isArray(e.cols) ? e.cols.filter((e) => typeof e == `string`) : void 0
    return {
      ...(typeof e.q != `string` || e.q === `` ? {} : { q: e.q }),
      ...(t.length > 0 ? { f: t } : {}),
      ...(typeof e.sort == `string` ? { sort: e.sort } : {}),
      ...(n ? { cols: n } : {}),
    }
  },
  Fs = (e) => {
    if (e && e.length !== 0) return { and: e.map(([e, t, n]) => ({ [e]: { [t]: n } })) }
  },
  Is = (e) => {
    let t = e === void 0 || e.startsWith(`-`),
      n = e === void 0 ? `CREATED_AT` : e.replace(/^-/, ``)
    return { by: n.replace(/^score:/, ``), isScore: n.startsWith(`score:`), down: t }
  },
  Ls = Cs({
    en: { title: `There is no page at this address`, back: `Go to Today` },
    zh: { title: `此地址没有页面`, back: `前往今日` },
  }),
  Rs = () =>
    (0, J.jsx)(ks, {
      title: Ls().title,
      children: (0, J.jsx)(ao, { to: `/`, className: `button`, children: Ls().back }),
    }),
  zs = (0, L.createContext)(void 0),
  Bs = zs.Provider,
  Vs = () => {
    let e = (0, L.useContext)(zs)
    if (!e) throw Error(`expected a ViewerProvider around this component`)
    return e
  },
  Hs = (e) => {
    let { plugins: t } = Vs()
    return (0, L.useMemo)(
      () =>
        t
          .filter(({ status: e }) => e !== `DISABLED`)
          .flatMap(({ id: t, status: n, error: r, hint: i, panels: a }) =>
            a
              .filter((t) => t.point === e.toUpperCase().replace(`.`, `_`))
              .map(({ id: a, spec: o }) => ({
                ...o,
                id: a,
                point: e,
                plugin: t,
                status: n,
                problem: n === `FAILED` ? [r, i].filter(Boolean).join(` · `) : void 0,
              })),
          )
          .toSorted((e, t) => e.order - t.order),
      [t, e],
    )
  },
  Us = () =>
    Hs(`page`).map(({ plugin: e, id: t, title: n, icon: r, shortcut: i }) => ({
      to: `/p/${e}/${t}`,
      title: ws(n),
      icon: r !== void 0 && Os(r) ? r : `data`,
      ...(i === void 0 ? {} : { key: i }),
    })),
  Ws = 4,
  Gs = 8,
  Ks = ({ label: e, className: t = `button quiet icon`, button: n, children: r, role: i = `menu` }) => {
    let a = (0, L.useId)(),
      o = (0, L.useRef)(null),
      s = (0, L.useRef)(null),
      c = () => s.current?.hidePopover(),
      l = () => {
        let [e, t] = [o.current.getBoundingClientRect(), s.current],
          { offsetWidth: n, offsetHeight: r } = t,
          i = e.bottom + Ws,
          a = i + r > innerHeight - Gs ? Math.max(Gs, e.top - Ws - r) : i
        ;((t.style.top = `${a}px`), (t.style.left = `${Math.max(Gs, Math.min(e.left, innerWidth - Gs - n))}px`))
      }
    return (0, J.jsxs)(J.Fragment, {
      children: [
        (0, J.jsx)(`button`, {
          ref: o,
          type: `button`,
          className: t,
          'aria-label': e,
          title: e,
          'aria-haspopup': i,
          popoverTarget: a,
          children: n,
        }),
        (0, J.jsx)(`div`, {
          ref: s,
          id: a,
          popover: `auto`,
          className: `menu`,
          role: i,
          'aria-label': e,
          onKeyDown: (e) => {
            if (
              (e.key !== `ArrowDown` && e.key !== `ArrowUp`) ||
              e.target instanceof HTMLSelectElement ||
              e.target instanceof HTMLTextAreaElement
            )
              return
            e.preventDefault()
            let t = [...s.current.querySelectorAll(`.item:not(:disabled), input, select`)],
              n = t.indexOf(document.activeElement)
            t.at((n + (e.key === `ArrowDown` ? 1 : -1)) % t.length)?.focus()
          },
          onToggle: (e) => {
            e.newState === `open` && (l(), s.current.querySelector(`.item, input, select`)?.focus())
          },
          children: typeof r == `function` ? r(c) : r,
        }),
      ],
    })
  },
  qs = ({ onChoose: e, danger: t = !1, disabled: n = !1, children: r }) =>
    (0, J.jsx)(`button`, {
      type: `button`,
      role: `menuitem`,
      className: t ? `item bad` : `item`,
      disabled: n,
      onClick: (t) => {
        ;(t.currentTarget.closest(`[popover]`)?.hidePopover(), e())
      },
      children: r,
    }),
  Js = 4e3,
  Ys = 1e4,
  Xs = 1,
  Zs = new Kt([]),
  Qs = (e) => Zs.set(Zs.get().filter((t) => t.id !== e)),
  $s = (e, t) => {
    let n = Xs++
    ;(Zs.set([...Zs.get().slice(-2), { id: n, text: e, undo: t }]), setTimeout(() => Qs(n), t ? Ys : Js))
  },
  ec = (e) => $s(e instanceof Error ? e.message : String(e)),
  tc = (e) => void e.catch(ec),
  nc = ({ id: e, undo: t }) => {
    ;(Qs(e), tc(t()))
  },
  rc = () => {
    let e = Zs.get().findLast((e) => e.undo)
    return (e && nc(e), e !== void 0)
  },
  ic = () => {
    let e = (0, L.useSyncExternalStore)(Zs.watch, Zs.get),
      t = (0, L.useRef)(null)
    return (
      (0, L.useEffect)(() => {
        e.length > 0 ? t.current?.showPopover() : t.current?.hidePopover()
      }, [e.length]),
      (0, J.jsx)(`div`, {
        ref: t,
        popover: `manual`,
        className: `toasts`,
        role: `status`,
        'aria-live': `polite`,
        children: e.map((e) =>
          (0, J.jsxs)(
            `div`,
            {
              className: `toast`,
              children: [
                (0, J.jsx)(`span`, { children: e.text }),
                e.undo &&
                  (0, J.jsxs)(`button`, {
                    type: `button`,
                    className: `button`,
                    onClick: () => nc(e),
                    children: [(0, J.jsx)(Q, { name: `undo` }), Es().undo],
                  }),
                (0, J.jsx)(`button`, {
                  type: `button`,
                  className: `button quiet icon`,
                  'aria-label': Es().close,
                  onClick: () => Qs(e.id),
                  children: (0, J.jsx)(Q, { name: `close` }),
                }),
              ],
            },
            e.id,
          ),
        ),
      })
    )
  },
  ac = (0, L.createContext)(void 0),
  oc = ac.Provider,
  sc = () => {
    let e = (0, L.useContext)(ac)
    if (!e) throw Error(`expected a SessionProvider around this component`)
    return e
  },
  cc = c({
    ago: () => Mc,
    amount: () => Cc,
    calendarDay: () => Dc,
    chooseTimeZone: () => dc,
    compact: () => yc,
    country: () => Pc,
    dateTime: () => kc,
    day: () => Ec,
    duration: () => Nc,
    keyWords: () => Ic,
    languageName: () => Fc,
    measure: () => vc,
    money: () => wc,
    month: () => Oc,
    none: () => `–`,
    number: () => _c,
    percent: () => bc,
    scoreValue: () => Lc,
    signed: () => xc,
    time: () => Ac,
    timeZone: () => uc,
  }),
  lc = `rapport.timeZone`,
  uc = () => localStorage.getItem(lc) ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  dc = (e) => (e === void 0 ? localStorage.removeItem(lc) : localStorage.setItem(lc, e)),
  fc = () => (bs() === `zh` ? `zh-CN` : (navigator.languages.find((e) => e.toLowerCase().startsWith(`en`)) ?? `en`)),
  pc = new Map(),
  mc = (e, t, n) => {
    let r = `${e} ${fc()} ${JSON.stringify(t)}`,
      i = pc.get(r)
    return (i === void 0 && pc.set(r, (i = n())), i)
  },
  hc = (e) => mc(`number`, e, () => new Intl.NumberFormat(fc(), e)),
  gc = (e) => mc(`date`, e, () => new Intl.DateTimeFormat(fc(), e)),
  _c = (e, t = 0) => (e == null ? `–` : hc({ maximumFractionDigits: t, minimumFractionDigits: t }).format(e)),
  vc = (e, t = 3) => (e == null ? `–` : hc({ maximumSignificantDigits: Math.abs(e) >= 1e3 ? 4 : t }).format(e)),
  yc = (e) => hc({ notation: `compact`, maximumSignificantDigits: 3 }).format(e),
  bc = (e, t = 0) =>
    e == null ? `–` : hc({ style: `percent`, maximumFractionDigits: t, minimumFractionDigits: t }).format(e),
  xc = (e, t = (e) => vc(e)) => `${e < 0 ? `−` : `+`}${t(Math.abs(e))}`,
  Sc = 1e3,
  Cc = (e, t, n = !1) => {
    if (!t) return n ? yc(e) : vc(e)
    let r = { style: `currency`, currency: t, currencyDisplay: `narrowSymbol` }
    if (n) return hc({ ...r, notation: `compact`, maximumSignificantDigits: 3 }).format(e)
    let i = Math.abs(e) >= Sc ? { maximumFractionDigits: 0 } : {}
    return hc({ ...r, ...i }).format(e)
  },
  wc = (e, t = !1) => (e ? Cc(Number(e.amount), e.currency, t) : `–`),
  Tc = (e) => (typeof e == `string` ? new Date(e) : e),
  Ec = (e) => (e ? gc({ dateStyle: `medium`, timeZone: uc() }).format(Tc(e)) : `–`),
  Dc = (e) => (e ? gc({ dateStyle: `medium`, timeZone: `UTC` }).format(new Date(`${e}T00:00:00Z`)) : `–`),
  Oc = (e) => gc({ month: `short`, year: `numeric`, timeZone: `UTC` }).format(new Date(`${e}T00:00:00Z`)),
  kc = (e) => (e ? gc({ dateStyle: `medium`, timeStyle: `short`, timeZone: uc() }).format(Tc(e)) : `–`),
  Ac = (e) => gc({ timeStyle: `short`, timeZone: uc() }).format(Tc(e)),
  jc = [
    [`year`, 31536e3],
    [`month`, 2592e3],
    [`week`, 604800],
    [`day`, 86400],
    [`hour`, 3600],
    [`minute`, 60],
  ],
  Mc = (e, t = Date.now()) => {
    if (!e) return `–`
    let n = (Tc(e).getTime() - t) / 1e3,
      r = mc(`relative`, {}, () => new Intl.RelativeTimeFormat(fc(), { numeric: `auto` }))
    for (let [e, t] of jc) if (Math.abs(n) >= t) return r.format(Math.round(n / t), e)
    return r.format(0, `second`)
  },
  Nc = (e) => {
    if (e == null) return `–`
    let [t, n] = jc.find(([t, n]) => t !== `week` && e >= n) ?? [`second`, 1]
    return hc({ style: `unit`, unit: t, unitDisplay: `short`, maximumFractionDigits: 0 }).format(e / n)
  },
  Pc = (e) => (e ? (mc(`region`, {}, () => new Intl.DisplayNames(fc(), { type: `region` })).of(e) ?? e) : `–`),
  Fc = (e) => (e ? (mc(`language`, {}, () => new Intl.DisplayNames(fc(), { type: `language` })).of(e) ?? e) : `–`),
  Ic = (e) => {
    let t = e.replaceAll(/[_.]/g, ` `).toLowerCase()
    return t.charAt(0).toUpperCase() + t.slice(1)
  },
  Lc = (e, t, n) =>
    e == null ? `–` : t === `PROBABILITY` ? bc(e) : t === `MONEY` ? Cc(e, n) : t === `PERCENTILE` ? _c(e) : vc(e),
  Rc = new Kt([]),
  zc = (e) => {
    let t = (0, L.useRef)(e)
    t.current = e
    let n = e.map(({ id: e, title: t }) => `${e} ${t}`).join(`
`)
    ;(0, L.useEffect)(() => {
      let e = t.current.map((e) => ({ ...e, run: () => t.current.find(({ id: t }) => t === e.id)?.run() }))
      return (Rc.set([...Rc.get(), ...e]), () => Rc.set(Rc.get().filter((t) => !e.includes(t))))
    }, [n])
  },
  Bc = Cs({
    en: {
      title: `Search and commands`,
      placeholder: `Find a customer or a command…`,
      customers: `Customers`,
      commands: `Commands`,
      nothing: `Nothing has this name.`,
    },
    zh: {
      title: `搜索与命令`,
      placeholder: `查找客户或命令…`,
      customers: `客户`,
      commands: `命令`,
      nothing: `没有匹配的内容。`,
    },
  }),
  Vc = (e, t) => {
    let n = e.toLowerCase().split(/[\s·:]+/)
    return t
      .toLowerCase()
      .split(/\s+/)
      .every((e) => e === `` || n.some((t) => t.includes(e)))
  },
  Hc = ({ onClose: e }) => {
    let t = (0, L.useRef)(null),
      [n, r] = (0, L.useState)(``),
      [i, a] = (0, L.useState)(0),
      o = (0, L.useSyncExternalStore)(Rc.watch, Rc.get),
      s = Wa(),
      c = (0, L.useDeferredValue)(n.trim()),
      { data: l } = us(ts, { search: c }, { pause: c.length < 2 })
    ;(0, L.useEffect)(() => t.current?.showModal(), [])
    let u = [
        ...(c.length < 2 ? [] : (l?.customers.nodes ?? [])).map(({ id: e, name: t, kind: n, email: r }) => ({
          id: e,
          group: Bc().customers,
          title: t,
          icon: n === `PERSON` ? `person` : `organisation`,
          aside: r,
          run: () => void s({ to: `/customers/$id`, params: { id: e } }),
        })),
        ...o
          .filter(({ title: e }) => Vc(e, n))
          .map(({ id: e, title: t, icon: n = `right`, keys: r, run: i }) => ({
            id: e,
            group: Bc().commands,
            title: t,
            icon: n,
            aside: r,
            run: i,
          })),
      ],
      d = Math.min(i, u.length - 1),
      f = (e) => {
        e && (t.current?.close(), e.run())
      },
      p = Map.groupBy(u, ({ group: e }) => e)
    return (0, J.jsxs)(`dialog`, {
      ref: t,
      className: `palette`,
      'aria-label': Bc().title,
      onClose: e,
      onMouseDown: (e) => e.target === t.current && t.current.close(),
      children: [
        (0, J.jsx)(`input`, {
          type: `text`,
          role: `combobox`,
          'aria-expanded': `true`,
          'aria-controls': `palette-list`,
          'aria-activedescendant': u[d] ? `palette-${u[d].id}` : void 0,
          'aria-label': Bc().title,
          placeholder: Bc().placeholder,
          value: n,
          onChange: (e) => {
            ;(r(e.target.value), a(0))
          },
          onKeyDown: (e) => {
            if (!e.nativeEvent.isComposing) {
              if (e.key === `ArrowDown` || e.key === `ArrowUp`) {
                e.preventDefault()
                let t = e.key === `ArrowDown` ? 1 : -1
                a((d + t + u.length) % Math.max(1, u.length))
              } else e.key === `Enter` && (e.preventDefault(), f(u[d]))
            }
          },
        }),
        (0, J.jsx)(`div`, {
          id: `palette-list`,
          role: `listbox`,
          'aria-label': Bc().title,
          children: [...p].map(([e, t]) =>
            (0, J.jsxs)(
              `div`,
              {
                role: `group`,
                'aria-label': e,
                children: [
                  (0, J.jsx)(`div`, { className: `heading`, 'aria-hidden': `true`, children: e }),
                  t.map((e) =>
                    (0, J.jsxs)(
                      `div`,
                      {
                        id: `palette-${e.id}`,
                        role: `option`,
                        'aria-selected': e === u[d],
                        tabIndex: -1,
                        ref: (t) => {
                          e === u[d] && t?.scrollIntoView({ block: `nearest` })
                        },
                        onMouseMove: () => a(u.indexOf(e)),
                        onClick: () => f(e),
                        children: [
                          (0, J.jsx)(Q, { name: e.icon }),
                          (0, J.jsx)(`span`, { className: `truncate`, children: e.title }),
                          e.aside && (0, J.jsx)(`span`, { className: `muted truncate`, children: e.aside }),
                        ],
                      },
                      e.id,
                    ),
                  ),
                ],
              },
              e,
            ),
          ),
        }),
        u.length === 0 && (0, J.jsx)(`p`, { className: `nothing`, children: Bc().nothing }),
      ],
    })
  },
  Uc = (e) => e instanceof HTMLElement && (e.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(e.tagName)),
  Wc = 900,
  Gc = (e) => {
    let t = e.key === ` ` ? `space` : e.key.toLowerCase()
    return e.ctrlKey || e.metaKey ? `mod+${t}` : t
  },
  Kc = (e) => {
    let t = (0, L.useRef)(e)
    ;((t.current = e),
      (0, L.useEffect)(() => {
        let e,
          n = (n) => {
            if (n.defaultPrevented || n.altKey) return
            let r = Gc(n)
            if (
              !r.startsWith(`mod+`) &&
              (Uc(n.target) || document.querySelector(`dialog[open], [popover]:popover-open:not(.toasts)`))
            )
              return
            let i = e && n.timeStamp - e.at < Wc ? `${e.key} ${r}` : r,
              a = t.current[i] ?? t.current[r]
            ;((e = a ? void 0 : { key: r, at: n.timeStamp }), a && (n.preventDefault(), a(n)))
          }
        return (addEventListener(`keydown`, n), () => removeEventListener(`keydown`, n))
      }, []))
  },
  $ = Cs({
    en: {
      nav: `Pages`,
      today: `Today`,
      customers: `Customers`,
      pipeline: `Pipeline`,
      models: `Models`,
      data: `Data`,
      settings: `Settings`,
      find: `Search or jump to`,
      more: `More`,
      skip: `Skip to content`,
      live: `Live`,
      connecting: `Connecting`,
      lost: `Reconnecting`,
      idle: `Ready`,
      lostSince: (e) => `Connection lost at ${e}. What you see is from then; changes will catch up by themselves.`,
      theme: `Appearance`,
      system: `As the system`,
      light: `Light`,
      dark: `Dark`,
      language: `Language`,
      signOut: `Sign out`,
      preferences: `Preferences`,
      goTo: (e) => `Go to ${e}`,
      switchTheme: `Switch light and dark`,
      graphiql: `Open GraphiQL`,
    },
    zh: {
      nav: `页面`,
      today: `今日`,
      customers: `客户`,
      pipeline: `销售管道`,
      models: `模型`,
      data: `数据`,
      settings: `设置`,
      find: `搜索或跳转`,
      more: `更多`,
      skip: `跳到内容`,
      live: `实时`,
      connecting: `连接中`,
      lost: `重新连接中`,
      idle: `就绪`,
      lostSince: (e) => `连接于 ${e} 中断。当前显示的是当时的内容，恢复后会自动补齐更改。`,
      theme: `外观`,
      system: `跟随系统`,
      light: `浅色`,
      dark: `深色`,
      language: `语言`,
      signOut: `退出登录`,
      preferences: `偏好设置`,
      goTo: (e) => `前往${e}`,
      switchTheme: `切换浅色与深色`,
      graphiql: `打开 GraphiQL`,
    },
  }),
  qc = () => {
    let e = Us()
    return [
      [{ to: `/customers`, title: $().customers, icon: `customers`, key: `c` }],
      e.map(({ to: e, title: t, icon: n, key: r }) => ({ to: e, title: t, icon: n, ...(r ? { key: r } : {}) })),
    ]
  },
  Jc = 1200,
  Yc = () => {
    let e = ls(),
      [t, n] = (0, L.useState)()
    return (
      (0, L.useEffect)(() => {
        if (e !== `lost`) return n(void 0)
        let t = new Date(),
          r = setTimeout(() => n(t), Jc)
        return () => clearTimeout(r)
      }, [e]),
      t
    )
  },
  Xc = () => {
    let e = ls(),
      t = { idle: $().idle, connecting: $().connecting, live: $().live, lost: $().lost }[e]
    return (0, J.jsxs)(`span`, {
      className: `link-state ${e}`,
      role: `status`,
      children: [(0, J.jsx)(`span`, { className: `dot` }), t],
    })
  },
  Zc = () => {
    let { signOut: e } = sc(),
      t = (0, L.useSyncExternalStore)(on.watch, on.get),
      n = [
        [`system`, $().system],
        [`light`, $().light],
        [`dark`, $().dark],
      ]
    return (0, J.jsxs)(Ks, {
      label: $().preferences,
      button: (0, J.jsx)(Q, { name: `more` }),
      children: [
        (0, J.jsx)(`div`, { className: `heading`, children: $().theme }),
        n.map(([e, n]) =>
          (0, J.jsxs)(
            qs,
            {
              onChoose: () => un(e),
              children: [
                (0, J.jsx)(`span`, { className: `grow`, children: n }),
                t === e && (0, J.jsx)(Q, { name: `check` }),
              ],
            },
            e,
          ),
        ),
        (0, J.jsx)(`div`, { className: `heading`, children: $().language }),
        Object.entries(hs).map(([e, t]) =>
          (0, J.jsxs)(
            qs,
            {
              onChoose: () => Ss(e),
              children: [
                (0, J.jsx)(`span`, { className: `grow`, lang: e, children: t }),
                bs() === e && (0, J.jsx)(Q, { name: `check` }),
              ],
            },
            e,
          ),
        ),
        (0, J.jsx)(`div`, { className: `heading` }),
        (0, J.jsx)(qs, { onChoose: () => location.assign(`/graphiql`), children: $().graphiql }),
        (0, J.jsx)(qs, { onChoose: e, children: $().signOut }),
      ],
    })
  },
  Qc = uo({
    component: () => {
      let e = Wa(),
        t = Mo({ select: ({ location: e }) => e.pathname }),
        n = qc(),
        r = Vs(),
        { signOut: i } = sc(),
        a = Yc(),
        [o, s] = (0, L.useState)(!1),
        c = n.flat(),
        l = (t) => void e({ to: t })
      ;(Kc({
        'mod+k': () => s(!0),
        '/': () => s(!0),
        'mod+z': () => void rc(),
        ...Object.fromEntries(c.flatMap(({ key: e, to: t }) => (e ? [[`g ${e}`, () => l(t)]] : []))),
      }),
        zc([
          ...c.map(({ to: e, title: t, icon: n, key: r }) => ({
            id: `go${e.replaceAll(`/`, `-`)}`,
            title: $().goTo(t),
            icon: n,
            ...(r ? { keys: `G ${r.toUpperCase()}` } : {}),
            run: () => l(e),
          })),
          { id: `theme`, title: $().switchTheme, icon: `sun`, run: dn },
          ...Object.entries(hs)
            .filter(([e]) => e !== bs())
            .map(([e, t]) => ({ id: `language-${e}`, title: `${$().language}: ${t}`, run: () => Ss(e) })),
          { id: `graphiql`, title: $().graphiql, icon: `external`, run: () => location.assign(`/graphiql`) },
          { id: `sign-out`, title: $().signOut, run: i },
        ]))
      let u = (e) => (e === `/` ? t === `/` : t === e || t.startsWith(`${e}/`)),
        d = c.find(({ to: e }) => u(e))
      ;(0, L.useEffect)(() => {
        document.title = d ? `${d.title} · Rapport` : `Rapport`
      }, [d?.title])
      let f = ({ to: e, title: t, icon: n }) =>
        (0, J.jsxs)(
          ao,
          {
            to: e,
            'aria-current': u(e) ? `page` : void 0,
            children: [(0, J.jsx)(Q, { name: n }), (0, J.jsx)(`span`, { className: `truncate`, children: t })],
          },
          e,
        )
      return (0, J.jsxs)(`div`, {
        className: `shell`,
        children: [
          (0, J.jsxs)(`aside`, {
            className: `side`,
            children: [
              (0, J.jsx)(`a`, { className: `visually-hidden`, href: `#content`, children: $().skip }),
              (0, J.jsxs)(`div`, {
                className: `brand`,
                children: [(0, J.jsx)(`img`, { src: `/favicon.svg`, width: `20`, height: `20`, alt: `` }), `Rapport`],
              }),
              (0, J.jsxs)(`button`, {
                type: `button`,
                className: `find`,
                onClick: () => s(!0),
                children: [
                  (0, J.jsx)(Q, { name: `search`, size: 14 }),
                  $().find,
                  (0, J.jsx)(`span`, { className: `kbd`, children: /Mac/.test(navigator.platform) ? `⌘K` : `Ctrl K` }),
                ],
              }),
              (0, J.jsx)(`nav`, {
                'aria-label': $().nav,
                children: n
                  .filter((e) => e.length > 0)
                  .map((e) =>
                    (0, J.jsx)(
                      `ul`,
                      { children: e.map((e) => (0, J.jsx)(`li`, { children: f(e) }, e.to)) },
                      e[0]?.to ?? `none`,
                    ),
                  ),
              }),
              (0, J.jsxs)(`div`, {
                className: `foot`,
                children: [
                  (0, J.jsx)(Xc, {}),
                  (0, J.jsx)(`span`, {
                    className: `grow truncate muted`,
                    style: { paddingLeft: 8 },
                    children: r.me?.name,
                  }),
                  (0, J.jsx)(Zc, {}),
                ],
              }),
            ],
          }),
          (0, J.jsxs)(`div`, {
            className: `main`,
            children: [
              a &&
                (0, J.jsxs)(`div`, {
                  className: `lost-banner`,
                  role: `alert`,
                  children: [(0, J.jsx)(Q, { name: `alert` }), $().lostSince(Ac(a))],
                }),
              (0, J.jsx)(`main`, {
                className: `content`,
                id: `content`,
                tabIndex: -1,
                children: (0, J.jsx)(Ms, { name: d?.title ?? ``, children: (0, J.jsx)(So, {}) }, t),
              }),
            ],
          }),
          (0, J.jsxs)(`nav`, {
            className: `tabbar`,
            'aria-label': $().nav,
            children: [
              c.slice(0, 4).map(f),
              (0, J.jsxs)(`button`, {
                type: `button`,
                onClick: () => s(!0),
                children: [(0, J.jsx)(Q, { name: `more` }), $().more],
              }),
            ],
          }),
          o && (0, J.jsx)(Hc, { onClose: () => s(!1) }),
          (0, J.jsx)(ic, {}),
        ],
      })
    },
    notFoundComponent: Rs,
  }),
  $c = () => Qc,
  el = Oo({
    routeTree: Qc.addChildren([
      co({
        getParentRoute: $c,
        path: `/`,
        beforeLoad: () => {
          throw ur({ to: `/customers` })
        },
      }),
      co({
        getParentRoute: $c,
        path: `/customers`,
        validateSearch: Ps,
        component: fo(
          () => u(() => import(`./customers-B3uyunx_.js`), __vite__mapDeps([0, 1, 2, 3, 4, 5, 6])),
          `Customers`,
        ),
      }),
      co({
        getParentRoute: $c,
        path: `/customers/$id`,
        component: fo(() => u(() => import(`./customer-DVkrgcDr.js`), __vite__mapDeps([7, 1, 8, 4, 2, 3])), `Customer`),
      }),
      co({
        getParentRoute: $c,
        path: `/p/$plugin/$page`,
        component: fo(() => u(() => import(`./page-CZoC5LF0.js`), __vite__mapDeps([9, 8, 1, 4])), `PluginPage`),
      }),
    ]),
    defaultPreload: `intent`,
    scrollRestoration: !0,
  }),
  tl = (0, L.createContext)([]),
  nl = ({ onSubmit: e, children: t, className: n = `form` }) => {
    let [r, i] = (0, L.useState)([]),
      [a, o] = (0, L.useState)(),
      [s, c] = (0, L.useState)(!1),
      l = async (t) => {
        t.preventDefault()
        let n = t.currentTarget,
          r = Object.fromEntries([...new FormData(n)].map(([e, t]) => [e, typeof t == `string` ? t.trim() : t.name])),
          a = new Set([...n.elements].map((e) => e.getAttribute(`name`)))
        ;(c(!0), i([]), o(void 0))
        try {
          await e(r)
        } catch (e) {
          let t = e instanceof fs ? e.errors : []
          i(t)
          let n = t.filter(({ path: e }) => !e.some((e) => a.has(e))).map(({ message: e }) => e)
          ;(n.length > 0 && o(n.join(`; `)), e instanceof fs || o(e instanceof Error ? e.message : String(e)))
        } finally {
          c(!1)
        }
      }
    return (0, J.jsxs)(`form`, {
      className: n,
      onSubmit: (e) => void l(e),
      children: [
        (0, J.jsx)(tl, { value: r, children: t({ isBusy: s }) }),
        a !== void 0 && (0, J.jsx)(`p`, { className: `problem`, role: `alert`, children: a }),
      ],
    })
  },
  rl = ({ label: e, name: t, hint: n, value: r = ``, options: i, rows: a, required: o = !1, ...s }) => {
    let c = (0, L.useId)(),
      l = (0, L.useContext)(tl).find(({ path: e }) => e.includes(t))?.message,
      u = {
        id: c,
        name: t,
        required: o,
        className: `input`,
        defaultValue: r,
        'aria-invalid': l !== void 0,
        'aria-describedby': n || l ? `${c}-more` : void 0,
      }
    return (0, J.jsxs)(`div`, {
      className: `field`,
      children: [
        (0, J.jsx)(`label`, { className: `label`, htmlFor: c, children: e }),
        i
          ? (0, J.jsx)(`select`, {
              ...u,
              children: i.map(([e, t]) => (0, J.jsx)(`option`, { value: e, children: t }, e)),
            })
          : a
            ? (0, J.jsx)(`textarea`, { ...u, rows: a, placeholder: s.placeholder })
            : (0, J.jsx)(`input`, { ...u, ...s, autoComplete: `off` }),
        (n !== void 0 || l !== void 0) &&
          (0, J.jsx)(`span`, { id: `${c}-more`, className: l === void 0 ? `hint` : `problem`, children: l ?? n }),
      ],
    })
  },
  il = Cs({
    en: {
      title: `Rapport`,
      key: `API key`,
      open: `Open`,
      stay: `Keep me signed in on this browser`,
      hint: `A local start prints a link that fills it in.`,
      unknown: `This key is not known, or it has expired or been revoked.`,
      unreachable: (e) => `The server cannot be reached: ${e}`,
    },
    zh: {
      title: `Rapport`,
      key: `API 密钥`,
      open: `打开`,
      stay: `在此浏览器上保持登录`,
      hint: `本地启动时会打印一个自动填入密钥的链接。`,
      unknown: `此密钥无效、已过期或已被吊销。`,
      unreachable: (e) => `无法连接服务器：${e}`,
    },
  }),
  al = async (e) =>
    (
      await fetch(`/graphql`, {
        method: `POST`,
        headers: { 'content-type': `application/json`, authorization: `Bearer ${e}` },
        body: `{"query":"{ __typename }"}`,
      }).catch((e) => {
        throw Error(il().unreachable(e instanceof Error ? e.message : String(e)))
      })
    ).status !== 401,
  ol = ({ wasRefused: e, onSession: t }) =>
    (0, J.jsxs)(`main`, {
      className: `sign-in`,
      children: [
        (0, J.jsxs)(`div`, {
          className: `row`,
          children: [
            (0, J.jsx)(`img`, { src: `/favicon.svg`, width: `28`, height: `28`, alt: `` }),
            (0, J.jsx)(`h1`, { children: il().title }),
          ],
        }),
        e && (0, J.jsx)(`p`, { className: `problem`, role: `alert`, children: il().unknown }),
        (0, J.jsx)(nl, {
          onSubmit: async ({ key: e = ``, stay: n }) => {
            if (!(await al(e))) throw Error(il().unknown)
            ;(l({ key: e }, n === `on`), t({ key: e }))
          },
          children: ({ isBusy: e }) =>
            (0, J.jsxs)(J.Fragment, {
              children: [
                (0, J.jsx)(rl, {
                  name: `key`,
                  type: `password`,
                  label: il().key,
                  hint: il().hint,
                  required: !0,
                  autoFocus: !0,
                }),
                (0, J.jsxs)(`label`, {
                  className: `check`,
                  children: [(0, J.jsx)(`input`, { type: `checkbox`, name: `stay` }), il().stay],
                }),
                (0, J.jsx)(`button`, { className: `button primary large`, disabled: e, children: il().open }),
              ],
            }),
        }),
      ],
    }),
  sl = () => {
    let { data: e, error: t, reload: n } = us(es, {}),
      r = (0, L.useSyncExternalStore)(xs, bs)
    return e
      ? (0, J.jsx)(Bs, { value: e, children: (0, J.jsx)(jo, { router: el }, r) })
      : t
        ? (0, J.jsx)(`main`, { className: `sign-in`, children: (0, J.jsx)(As, { error: t, onRetry: n }) })
        : null
  }
;(0, No.createRoot)(document.getElementById(`root`)).render(
  (0, J.jsx)(L.StrictMode, {
    children: (0, J.jsx)(() => {
      let [e, n] = (0, L.useState)(t),
        [r, i] = (0, L.useState)(!1),
        a = (0, L.useSyncExternalStore)(xs, bs),
        o = (0, L.useMemo)(() => {
          if (e)
            return Qt(e, () => {
              ;(s(), i(!0), n(void 0))
            })
        }, [e])
      return (
        (0, L.useEffect)(() => () => void o?.sockets.dispose(), [o]),
        !e || !o
          ? (0, J.jsx)(
              ol,
              {
                wasRefused: r,
                onSession: (e) => {
                  ;(i(!1), n(e))
                },
              },
              a,
            )
          : (0, J.jsx)(oc, {
              value: {
                session: e,
                signOut: () => {
                  ;(s(), n(void 0))
                },
              },
              children: (0, J.jsx)(ss, {
                value: o,
                children: (0, J.jsx)(Pt, { value: o.http, children: (0, J.jsx)(sl, {}) }),
              }),
            })
      )
    }, {}),
  }),
)
export {
  Jo as $,
  As as A,
  ps as B,
  Hs as C,
  Is as D,
  Fs as E,
  bs as F,
  Xo as G,
  ms as H,
  ws as I,
  Io as J,
  Ro as K,
  Cs as L,
  Q as M,
  Es as N,
  Ms as O,
  Ts as P,
  Uo as Q,
  ds as R,
  qs as S,
  Rs as T,
  as as U,
  cs as V,
  qo as W,
  Po as X,
  Lo as Y,
  Ho as Z,
  xc as _,
  Mc as a,
  $o as at,
  $s as b,
  Ec as c,
  Qo as ct,
  Fc as d,
  Wa as dt,
  Vo as et,
  vc as f,
  Ua as ft,
  Lc as g,
  bc as h,
  zc as i,
  Yo as it,
  js as j,
  ks as k,
  cc as l,
  Bo as lt,
  _c as m,
  en as mt,
  nl as n,
  Fo as nt,
  Pc as o,
  Zo as ot,
  wc as p,
  Ha as pt,
  Wo as q,
  Kc as r,
  zo as rt,
  kc as s,
  Ko as st,
  rl as t,
  Go as tt,
  Ic as u,
  ao as ut,
  sc as v,
  Vs as w,
  Ks as x,
  tc as y,
  us as z,
}
