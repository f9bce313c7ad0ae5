import { h as e } from './preload-helper-D1Fz11EE.js'
import { t } from './codemirror-DOlR6AuZ.js'
import { t as n } from './graphiql-ZNi8L2Su.js'
var r = e(t()),
  i = [`error`, `warning`, `information`, `hint`],
  a = { 'GraphQL: Validation': `validation`, 'GraphQL: Deprecation': `deprecation`, 'GraphQL: Syntax': `syntax` }
r.default.registerHelper(`lint`, `graphql`, (e, t) => {
  let { schema: o, validationRules: s, externalFragments: c, languageServiceOptions: l } = t
  return n(e, o, s, void 0, c, l).map((e) => ({
    message: e.message,
    severity: e.severity ? i[e.severity - 1] : i[0],
    type: e.source ? a[e.source] : void 0,
    from: r.default.Pos(e.range.start.line, e.range.start.character),
    to: r.default.Pos(e.range.end.line, e.range.end.character),
  }))
})
