import { d as e } from './preload-helper-D1Fz11EE.js'
import { t } from './codemirror-DOlR6AuZ.js'
var n = e((e, n) => {
    var r
    ;(function (i) {
      typeof e == `object` && typeof n == `object`
        ? i(t())
        : typeof r == `function` && r.amd
          ? r([`../../lib/codemirror`], i)
          : i(CodeMirror)
    })(function (e) {
      function t(t, r, a, o) {
        if (a && a.call) {
          var s = a
          a = null
        } else var s = i(t, a, `rangeFinder`)
        typeof r == `number` && (r = e.Pos(r, 0))
        var c = i(t, a, `minFoldSize`)
        function l(e) {
          var n = s(t, r)
          if (!n || n.to.line - n.from.line < c) return null
          if (o === `fold`) return n
          for (var i = t.findMarksAt(n.from), a = 0; a < i.length; ++a)
            if (i[a].__isFold) {
              if (!e) return null
              ;((n.cleared = !0), i[a].clear())
            }
          return n
        }
        var u = l(!0)
        if (i(t, a, `scanUp`)) for (; !u && r.line > t.firstLine();) ((r = e.Pos(r.line - 1, 0)), (u = l(!1)))
        if (u && !u.cleared && o !== `unfold`) {
          var d = n(t, a, u)
          e.on(d, `mousedown`, function (t) {
            ;(f.clear(), e.e_preventDefault(t))
          })
          var f = t.markText(u.from, u.to, { replacedWith: d, clearOnEnter: i(t, a, `clearOnEnter`), __isFold: !0 })
          ;(f.on(`clear`, function (n, r) {
            e.signal(t, `unfold`, t, n, r)
          }),
            e.signal(t, `fold`, t, u.from, u.to))
        }
      }
      function n(e, t, n) {
        var r = i(e, t, `widget`)
        if ((typeof r == `function` && (r = r(n.from, n.to)), typeof r == `string`)) {
          var a = document.createTextNode(r)
          ;((r = document.createElement(`span`)), r.appendChild(a), (r.className = `CodeMirror-foldmarker`))
        } else r &&= r.cloneNode(!0)
        return r
      }
      ;((e.newFoldFunction = function (e, n) {
        return function (r, i) {
          t(r, i, { rangeFinder: e, widget: n })
        }
      }),
        e.defineExtension(`foldCode`, function (e, n, r) {
          t(this, e, n, r)
        }),
        e.defineExtension(`isFolded`, function (e) {
          for (var t = this.findMarksAt(e), n = 0; n < t.length; ++n) if (t[n].__isFold) return !0
        }),
        (e.commands.toggleFold = function (e) {
          e.foldCode(e.getCursor())
        }),
        (e.commands.fold = function (e) {
          e.foldCode(e.getCursor(), null, `fold`)
        }),
        (e.commands.unfold = function (e) {
          e.foldCode(e.getCursor(), { scanUp: !1 }, `unfold`)
        }),
        (e.commands.foldAll = function (t) {
          t.operation(function () {
            for (var n = t.firstLine(), r = t.lastLine(); n <= r; n++) t.foldCode(e.Pos(n, 0), { scanUp: !1 }, `fold`)
          })
        }),
        (e.commands.unfoldAll = function (t) {
          t.operation(function () {
            for (var n = t.firstLine(), r = t.lastLine(); n <= r; n++) t.foldCode(e.Pos(n, 0), { scanUp: !1 }, `unfold`)
          })
        }),
        e.registerHelper(`fold`, `combine`, function () {
          var e = Array.prototype.slice.call(arguments, 0)
          return function (t, n) {
            for (var r = 0; r < e.length; ++r) {
              var i = e[r](t, n)
              if (i) return i
            }
          }
        }),
        e.registerHelper(`fold`, `auto`, function (e, t) {
          for (var n = e.getHelpers(t, `fold`), r = 0; r < n.length; r++) {
            var i = n[r](e, t)
            if (i) return i
          }
        }))
      var r = { rangeFinder: e.fold.auto, widget: `↔`, minFoldSize: 0, scanUp: !1, clearOnEnter: !0 }
      e.defineOption(`foldOptions`, null)
      function i(e, t, n) {
        if (t && t[n] !== void 0) return t[n]
        var i = e.options.foldOptions
        return i && i[n] !== void 0 ? i[n] : r[n]
      }
      e.defineExtension(`foldOption`, function (e, t) {
        return i(this, e, t)
      })
    })
  }),
  r = e((e, r) => {
    var i
    ;(function (a) {
      typeof e == `object` && typeof r == `object`
        ? a(t(), n())
        : typeof i == `function` && i.amd
          ? i([`../../lib/codemirror`, `./foldcode`], a)
          : a(CodeMirror)
    })(function (e) {
      e.defineOption(`foldGutter`, !1, function (t, i, a) {
        ;(a &&
          a != e.Init &&
          (t.clearGutter(t.state.foldGutter.options.gutter),
          (t.state.foldGutter = null),
          t.off(`gutterClick`, l),
          t.off(`changes`, d),
          t.off(`viewportChange`, f),
          t.off(`fold`, p),
          t.off(`unfold`, p),
          t.off(`swapDoc`, d),
          t.off(`optionChange`, u)),
          i &&
            ((t.state.foldGutter = new n(r(i))),
            c(t),
            t.on(`gutterClick`, l),
            t.on(`changes`, d),
            t.on(`viewportChange`, f),
            t.on(`fold`, p),
            t.on(`unfold`, p),
            t.on(`swapDoc`, d),
            t.on(`optionChange`, u)))
      })
      var t = e.Pos
      function n(e) {
        ;((this.options = e), (this.from = this.to = 0))
      }
      function r(e) {
        return (
          e === !0 && (e = {}),
          e.gutter ?? (e.gutter = `CodeMirror-foldgutter`),
          e.indicatorOpen ?? (e.indicatorOpen = `CodeMirror-foldgutter-open`),
          e.indicatorFolded ?? (e.indicatorFolded = `CodeMirror-foldgutter-folded`),
          e
        )
      }
      function i(e, n) {
        for (var r = e.findMarks(t(n, 0), t(n + 1, 0)), i = 0; i < r.length; ++i)
          if (r[i].__isFold) {
            var a = r[i].find(-1)
            if (a && a.line === n) return r[i]
          }
      }
      function a(e) {
        if (typeof e == `string`) {
          var t = document.createElement(`div`)
          return ((t.className = e + ` CodeMirror-guttermarker-subtle`), t)
        }
        return e.cloneNode(!0)
      }
      function o(e, n, r) {
        var o = e.state.foldGutter.options,
          c = n - 1,
          l = e.foldOption(o, `minFoldSize`),
          u = e.foldOption(o, `rangeFinder`),
          d = typeof o.indicatorFolded == `string` && s(o.indicatorFolded),
          f = typeof o.indicatorOpen == `string` && s(o.indicatorOpen)
        e.eachLine(n, r, function (n) {
          ++c
          var r = null,
            s = n.gutterMarkers
          if (((s &&= s[o.gutter]), i(e, c))) {
            if (d && s && d.test(s.className)) return
            r = a(o.indicatorFolded)
          } else {
            var p = t(c, 0),
              m = u && u(e, p)
            if (m && m.to.line - m.from.line >= l) {
              if (f && s && f.test(s.className)) return
              r = a(o.indicatorOpen)
            }
          }
          ;(r || s) && e.setGutterMarker(n, o.gutter, r)
        })
      }
      function s(e) {
        return RegExp(`(^|\\s)` + e + `(?:$|\\s)\\s*`)
      }
      function c(e) {
        var t = e.getViewport(),
          n = e.state.foldGutter
        n &&
          (e.operation(function () {
            o(e, t.from, t.to)
          }),
          (n.from = t.from),
          (n.to = t.to))
      }
      function l(e, n, r) {
        var a = e.state.foldGutter
        if (a) {
          var o = a.options
          if (r == o.gutter) {
            var s = i(e, n)
            s ? s.clear() : e.foldCode(t(n, 0), o)
          }
        }
      }
      function u(e, t) {
        t == `mode` && d(e)
      }
      function d(e) {
        var t = e.state.foldGutter
        if (t) {
          var n = t.options
          ;((t.from = t.to = 0),
            clearTimeout(t.changeUpdate),
            (t.changeUpdate = setTimeout(function () {
              c(e)
            }, n.foldOnChangeTimeSpan || 600)))
        }
      }
      function f(e) {
        var t = e.state.foldGutter
        if (t) {
          var n = t.options
          ;(clearTimeout(t.changeUpdate),
            (t.changeUpdate = setTimeout(function () {
              var n = e.getViewport()
              t.from == t.to || n.from - t.to > 20 || t.from - n.to > 20
                ? c(e)
                : e.operation(function () {
                    ;(n.from < t.from && (o(e, n.from, t.from), (t.from = n.from)),
                      n.to > t.to && (o(e, t.to, n.to), (t.to = n.to)))
                  })
            }, n.updateViewportTimeSpan || 400)))
        }
      }
      function p(e, t) {
        var n = e.state.foldGutter
        if (n) {
          var r = t.line
          r >= n.from && r < n.to && o(e, r, r + 1)
        }
      }
    })
  })
export default r()
