import { h as e } from './preload-helper-D1Fz11EE.js'
import { t } from './codemirror-DOlR6AuZ.js'
import { a as n, i as r, o as i, s as a } from './graphiql-ZNi8L2Su.js'
import { t as o } from './mode-indent-DFEvo-nt.js'
e(t()).default.defineMode(`graphql`, (e) => {
  let t = r({ eatWhitespace: (e) => e.eatWhile(a), lexRules: n, parseRules: i, editorConfig: { tabSize: e.tabSize } })
  return {
    config: e,
    startState: t.startState,
    token: t.token,
    indent: o,
    electricInput: /^\s*[})\]]/,
    fold: `brace`,
    lineComment: `#`,
    closeBrackets: { pairs: `()[]{}""`, explode: `()[]{}` },
  }
})
