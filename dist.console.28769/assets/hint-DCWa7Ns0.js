import { h as e } from './preload-helper-D1Fz11EE.js'
import { t } from './codemirror-DOlR6AuZ.js'
import { t as n } from './show-hint-D04-YWNd.js'
import { n as r, r as i } from './graphiql-ZNi8L2Su.js'
var a = e(t())
;(n(),
  a.default.registerHelper(`hint`, `graphql`, (e, t) => {
    let { schema: n, externalFragments: o, autocompleteOptions: s } = t
    if (!n) return
    let c = e.getCursor(),
      l = e.getTokenAt(c),
      u = l.type !== null && /"|\w/.test(l.string[0]) ? l.start : l.end,
      d = new r(c.line, u),
      f = {
        list: i(n, e.getValue(), d, l, o, s).map((e) => ({
          text: e?.rawInsert ?? e.label,
          type: e.type,
          description: e.documentation,
          isDeprecated: e.isDeprecated,
          deprecationReason: e.deprecationReason,
        })),
        from: { line: c.line, ch: u },
        to: { line: c.line, ch: l.end },
      }
    return (
      f?.list &&
        f.list.length > 0 &&
        ((f.from = a.default.Pos(f.from.line, f.from.ch)),
        (f.to = a.default.Pos(f.to.line, f.to.ch)),
        a.default.signal(e, `hasCompletion`, e, f, l)),
      f
    )
  }))
