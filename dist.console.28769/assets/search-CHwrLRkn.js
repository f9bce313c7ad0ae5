import { d as e } from './preload-helper-D1Fz11EE.js'
import { t } from './codemirror-DOlR6AuZ.js'
import { t as n } from './searchcursor-ATVzvNzD.js'
import { t as r } from './dialog-BU6j-ifQ.js'
var i = e((e, i) => {
  var a
  ;(function (o) {
    typeof e == `object` && typeof i == `object`
      ? o(t(), n(), r())
      : typeof a == `function` && a.amd
        ? a([`../../lib/codemirror`, `./searchcursor`, `../dialog/dialog`], o)
        : o(CodeMirror)
  })(function (e) {
    e.defineOption(`search`, { bottom: !1 })
    function t(e, t) {
      return (
        typeof e == `string`
          ? (e = new RegExp(e.replace(/[\-\[\]\/\{\}\(\)\*\+\?\.\\\^\$\|]/g, `\\$&`), t ? `gi` : `g`))
          : e.global || (e = new RegExp(e.source, e.ignoreCase ? `gi` : `g`)),
        {
          token: function (t) {
            e.lastIndex = t.pos
            var n = e.exec(t.string)
            if (n && n.index == t.pos) return ((t.pos += n[0].length || 1), `searching`)
            n ? (t.pos = n.index) : t.skipToEnd()
          },
        }
      )
    }
    function n() {
      ;((this.posFrom = this.posTo = this.lastQuery = this.query = null), (this.overlay = null))
    }
    function r(e) {
      return e.state.search || (e.state.search = new n())
    }
    function i(e) {
      return typeof e == `string` && e == e.toLowerCase()
    }
    function a(e, t, n) {
      return e.getSearchCursor(t, n, { caseFold: i(t), multiline: !0 })
    }
    function o(e, t, n, r, i) {
      e.openDialog(t, r, {
        value: n,
        selectValueOnOpen: !0,
        closeOnEnter: !1,
        onClose: function () {
          m(e)
        },
        onKeyDown: i,
        bottom: e.options.search.bottom,
      })
    }
    function s(e, t, n, r, i) {
      e.openDialog
        ? e.openDialog(t, i, { value: r, selectValueOnOpen: !0, bottom: e.options.search.bottom })
        : i(prompt(n, r))
    }
    function c(e, t, n, r) {
      e.openConfirm ? e.openConfirm(t, r) : confirm(n) && r[0]()
    }
    function l(e) {
      return e.replace(/\\([nrt\\])/g, function (e, t) {
        return t == `n`
          ? `
`
          : t == `r`
            ? `\r`
            : t == `t`
              ? `	`
              : t == `\\`
                ? `\\`
                : e
      })
    }
    function u(e) {
      var t = e.match(/^\/(.*)\/([a-z]*)$/)
      if (t)
        try {
          e = new RegExp(t[1], t[2].indexOf(`i`) == -1 ? `` : `i`)
        } catch {}
      else e = l(e)
      return ((typeof e == `string` ? e == `` : e.test(``)) && (e = /x^/), e)
    }
    function d(e, n, r) {
      ;((n.queryText = r),
        (n.query = u(r)),
        e.removeOverlay(n.overlay, i(n.query)),
        (n.overlay = t(n.query, i(n.query))),
        e.addOverlay(n.overlay),
        e.showMatchesOnScrollbar &&
          ((n.annotate &&= (n.annotate.clear(), null)), (n.annotate = e.showMatchesOnScrollbar(n.query, i(n.query)))))
    }
    function f(t, n, i, a) {
      var c = r(t)
      if (c.query) return p(t, n)
      var l = t.getSelection() || c.lastQuery
      if ((l instanceof RegExp && l.source == `x^` && (l = null), i && t.openDialog)) {
        var u = null,
          f = function (n, r) {
            ;(e.e_stop(r),
              n &&
                (n != c.queryText && (d(t, c, n), (c.posFrom = c.posTo = t.getCursor())),
                u && (u.style.opacity = 1),
                p(t, r.shiftKey, function (e, n) {
                  var r
                  n.line < 3 &&
                    document.querySelector &&
                    (r = t.display.wrapper.querySelector(`.CodeMirror-dialog`)) &&
                    r.getBoundingClientRect().bottom - 4 > t.cursorCoords(n, `window`).top &&
                    ((u = r).style.opacity = 0.4)
                })))
          }
        ;(o(t, g(t), l, f, function (n, i) {
          var a = e.keyName(n),
            o = t.getOption(`extraKeys`),
            s = (o && o[a]) || e.keyMap[t.getOption(`keyMap`)][a]
          s == `findNext` || s == `findPrev` || s == `findPersistentNext` || s == `findPersistentPrev`
            ? (e.e_stop(n), d(t, r(t), i), t.execCommand(s))
            : (s == `find` || s == `findPersistent`) && (e.e_stop(n), f(i, n))
        }),
          a && l && (d(t, c, l), p(t, n)))
      } else
        s(t, g(t), `Search for:`, l, function (e) {
          e &&
            !c.query &&
            t.operation(function () {
              ;(d(t, c, e), (c.posFrom = c.posTo = t.getCursor()), p(t, n))
            })
        })
    }
    function p(t, n, i) {
      t.operation(function () {
        var o = r(t),
          s = a(t, o.query, n ? o.posFrom : o.posTo)
        ;(!s.find(n) && ((s = a(t, o.query, n ? e.Pos(t.lastLine()) : e.Pos(t.firstLine(), 0))), !s.find(n))) ||
          (t.setSelection(s.from(), s.to()),
          t.scrollIntoView({ from: s.from(), to: s.to() }, 20),
          (o.posFrom = s.from()),
          (o.posTo = s.to()),
          i && i(s.from(), s.to()))
      })
    }
    function m(e) {
      e.operation(function () {
        var t = r(e)
        ;((t.lastQuery = t.query),
          t.query &&
            ((t.query = t.queryText = null), e.removeOverlay(t.overlay), (t.annotate &&= (t.annotate.clear(), null))))
      })
    }
    function h(e, t) {
      var n = e ? document.createElement(e) : document.createDocumentFragment()
      for (var r in t) n[r] = t[r]
      for (var i = 2; i < arguments.length; i++) {
        var a = arguments[i]
        n.appendChild(typeof a == `string` ? document.createTextNode(a) : a)
      }
      return n
    }
    function g(e) {
      var t = h(
        `label`,
        { className: `CodeMirror-search-label` },
        e.phrase(`Search:`),
        h(`input`, {
          type: `text`,
          style: `width: 10em`,
          className: `CodeMirror-search-field`,
          id: `CodeMirror-search-field`,
        }),
      )
      return (
        t.setAttribute(`for`, `CodeMirror-search-field`),
        h(
          ``,
          null,
          t,
          ` `,
          h(
            `span`,
            { style: `color: #666`, className: `CodeMirror-search-hint` },
            e.phrase(`(Use /re/ syntax for regexp search)`),
          ),
        )
      )
    }
    function _(e) {
      return h(
        ``,
        null,
        ` `,
        h(`input`, { type: `text`, style: `width: 10em`, className: `CodeMirror-search-field` }),
        ` `,
        h(
          `span`,
          { style: `color: #666`, className: `CodeMirror-search-hint` },
          e.phrase(`(Use /re/ syntax for regexp search)`),
        ),
      )
    }
    function v(e) {
      return h(
        ``,
        null,
        h(`span`, { className: `CodeMirror-search-label` }, e.phrase(`With:`)),
        ` `,
        h(`input`, { type: `text`, style: `width: 10em`, className: `CodeMirror-search-field` }),
      )
    }
    function y(e) {
      return h(
        ``,
        null,
        h(`span`, { className: `CodeMirror-search-label` }, e.phrase(`Replace?`)),
        ` `,
        h(`button`, {}, e.phrase(`Yes`)),
        ` `,
        h(`button`, {}, e.phrase(`No`)),
        ` `,
        h(`button`, {}, e.phrase(`All`)),
        ` `,
        h(`button`, {}, e.phrase(`Stop`)),
      )
    }
    function b(e, t, n) {
      e.operation(function () {
        for (var r = a(e, t); r.findNext();)
          if (typeof t != `string`) {
            var i = e.getRange(r.from(), r.to()).match(t)
            r.replace(
              n.replace(/\$(\d)/g, function (e, t) {
                return i[t]
              }),
            )
          } else r.replace(n)
      })
    }
    function x(e, t) {
      if (!e.getOption(`readOnly`)) {
        var n = e.getSelection() || r(e).lastQuery,
          i = t ? e.phrase(`Replace all:`) : e.phrase(`Replace:`)
        s(e, h(``, null, h(`span`, { className: `CodeMirror-search-label` }, i), _(e)), i, n, function (n) {
          n &&
            ((n = u(n)),
            s(e, v(e), e.phrase(`Replace with:`), ``, function (r) {
              if (((r = l(r)), t)) b(e, n, r)
              else {
                m(e)
                var i = a(e, n, e.getCursor(`from`)),
                  o = function () {
                    var t = i.from(),
                      l
                    ;(!(l = i.findNext()) &&
                      ((i = a(e, n)), !(l = i.findNext()) || (t && i.from().line == t.line && i.from().ch == t.ch))) ||
                      (e.setSelection(i.from(), i.to()),
                      e.scrollIntoView({ from: i.from(), to: i.to() }),
                      c(e, y(e), e.phrase(`Replace?`), [
                        function () {
                          s(l)
                        },
                        o,
                        function () {
                          b(e, n, r)
                        },
                      ]))
                  },
                  s = function (e) {
                    ;(i.replace(
                      typeof n == `string`
                        ? r
                        : r.replace(/\$(\d)/g, function (t, n) {
                            return e[n]
                          }),
                    ),
                      o())
                  }
                o()
              }
            }))
        })
      }
    }
    ;((e.commands.find = function (e) {
      ;(m(e), f(e))
    }),
      (e.commands.findPersistent = function (e) {
        ;(m(e), f(e, !1, !0))
      }),
      (e.commands.findPersistentNext = function (e) {
        f(e, !1, !0, !0)
      }),
      (e.commands.findPersistentPrev = function (e) {
        f(e, !0, !0, !0)
      }),
      (e.commands.findNext = f),
      (e.commands.findPrev = function (e) {
        f(e, !0)
      }),
      (e.commands.clearSearch = m),
      (e.commands.replace = x),
      (e.commands.replaceAll = function (e) {
        x(e, !0)
      }))
  })
})
export default i()
