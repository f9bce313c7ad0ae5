import { h as e } from './preload-helper-D1Fz11EE.js'
import { t } from './codemirror-DOlR6AuZ.js'
import { c as n, d as r, i, l as a, u as o } from './graphiql-ZNi8L2Su.js'
import { t as s } from './mode-indent-DFEvo-nt.js'
e(t()).default.defineMode(`graphql-variables`, (e) => {
  let t = i({ eatWhitespace: (e) => e.eatSpace(), lexRules: c, parseRules: l, editorConfig: { tabSize: e.tabSize } })
  return {
    config: e,
    startState: t.startState,
    token: t.token,
    indent: s,
    electricInput: /^\s*[}\]]/,
    fold: `brace`,
    closeBrackets: { pairs: `[]{}""`, explode: `[]{}` },
  }
})
var c = {
    Punctuation: /^\[|]|\{|\}|:|,/,
    Number: /^-?(?:0|(?:[1-9][0-9]*))(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?/,
    String: /^"(?:[^"\\]|\\(?:"|\/|\\|b|f|n|r|t|u[0-9a-fA-F]{4}))*"?/,
    Keyword: /^true|false|null/,
  },
  l = {
    Document: [o(`{`), n(`Variable`, a(o(`,`))), o(`}`)],
    Variable: [u(`variable`), o(`:`), `Value`],
    Value(e) {
      switch (e.kind) {
        case `Number`:
          return `NumberValue`
        case `String`:
          return `StringValue`
        case `Punctuation`:
          switch (e.value) {
            case `[`:
              return `ListValue`
            case `{`:
              return `ObjectValue`
          }
          return null
        case `Keyword`:
          switch (e.value) {
            case `true`:
            case `false`:
              return `BooleanValue`
            case `null`:
              return `NullValue`
          }
          return null
      }
    },
    NumberValue: [r(`Number`, `number`)],
    StringValue: [r(`String`, `string`)],
    BooleanValue: [r(`Keyword`, `builtin`)],
    NullValue: [r(`Keyword`, `keyword`)],
    ListValue: [o(`[`), n(`Value`, a(o(`,`))), o(`]`)],
    ObjectValue: [o(`{`), n(`ObjectField`, a(o(`,`))), o(`}`)],
    ObjectField: [u(`attribute`), o(`:`), `Value`],
  }
function u(e) {
  return {
    style: e,
    match: (e) => e.kind === `String`,
    update(e, t) {
      e.name = t.value.slice(1, -1)
    },
  }
}
