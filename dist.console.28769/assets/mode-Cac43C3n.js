import { h as e } from './preload-helper-D1Fz11EE.js'
import { t } from './codemirror-DOlR6AuZ.js'
import { c as n, d as r, i, u as a } from './graphiql-ZNi8L2Su.js'
import { t as o } from './mode-indent-DFEvo-nt.js'
e(t()).default.defineMode(`graphql-results`, (e) => {
  let t = i({ eatWhitespace: (e) => e.eatSpace(), lexRules: s, parseRules: c, editorConfig: { tabSize: e.tabSize } })
  return {
    config: e,
    startState: t.startState,
    token: t.token,
    indent: o,
    electricInput: /^\s*[}\]]/,
    fold: `brace`,
    closeBrackets: { pairs: `[]{}""`, explode: `[]{}` },
  }
})
var s = {
    Punctuation: /^\[|]|\{|\}|:|,/,
    Number: /^-?(?:0|(?:[1-9][0-9]*))(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?/,
    String: /^"(?:[^"\\]|\\(?:"|\/|\\|b|f|n|r|t|u[0-9a-fA-F]{4}))*"?/,
    Keyword: /^true|false|null/,
  },
  c = {
    Document: [a(`{`), n(`Entry`, a(`,`)), a(`}`)],
    Entry: [r(`String`, `def`), a(`:`), `Value`],
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
    ListValue: [a(`[`), n(`Value`, a(`,`)), a(`]`)],
    ObjectValue: [a(`{`), n(`ObjectField`, a(`,`)), a(`}`)],
    ObjectField: [r(`String`, `property`), a(`:`), `Value`],
  }
