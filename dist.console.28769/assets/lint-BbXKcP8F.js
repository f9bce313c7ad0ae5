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
    var t = `CodeMirror-lint-markers`
    function n(t, n, r) {
      var i = document.createElement(`div`)
      ;((i.className = `CodeMirror-lint-tooltip cm-s-` + t.options.theme),
        i.appendChild(r.cloneNode(!0)),
        t.state.lint.options.selfContain ? t.getWrapperElement().appendChild(i) : document.body.appendChild(i))
      function a(t) {
        if (!i.parentNode) return e.off(document, `mousemove`, a)
        var n = Math.max(0, t.clientY - i.offsetHeight - 5),
          r = Math.max(0, Math.min(t.clientX + 5, i.ownerDocument.defaultView.innerWidth - i.offsetWidth))
        ;((i.style.top = n + `px`), (i.style.left = r + `px`))
      }
      return (e.on(document, `mousemove`, a), a(n), i.style.opacity != null && (i.style.opacity = 1), i)
    }
    function r(e) {
      e.parentNode && e.parentNode.removeChild(e)
    }
    function i(e) {
      e.parentNode &&
        (e.style.opacity ?? r(e),
        (e.style.opacity = 0),
        setTimeout(function () {
          r(e)
        }, 600))
    }
    function a(t, r, a, o) {
      var s = n(t, r, a)
      function c() {
        ;(e.off(o, `mouseout`, c), (s &&= (i(s), null)))
      }
      var l = setInterval(function () {
        if (s)
          for (var e = o; ; e = e.parentNode) {
            if ((e && e.nodeType == 11 && (e = e.host), e == document.body)) return
            if (!e) {
              c()
              break
            }
          }
        if (!s) return clearInterval(l)
      }, 400)
      e.on(o, `mouseout`, c)
    }
    function o(e, t, n) {
      for (var r in ((this.marked = []),
      t instanceof Function && (t = { getAnnotations: t }),
      (t && t !== !0) || (t = {}),
      (this.options = {}),
      (this.linterOptions = t.options || {}),
      s))
        this.options[r] = s[r]
      for (var r in t)
        s.hasOwnProperty(r) ? t[r] != null && (this.options[r] = t[r]) : t.options || (this.linterOptions[r] = t[r])
      ;((this.timeout = null),
        (this.hasGutter = n),
        (this.onMouseOver = function (t) {
          y(e, t)
        }),
        (this.waitingFor = 0))
    }
    var s = {
      highlightLines: !1,
      tooltips: !0,
      delay: 500,
      lintOnChange: !0,
      getAnnotations: null,
      async: !1,
      selfContain: null,
      formatAnnotation: null,
      onUpdateLinting: null,
    }
    function c(e) {
      var n = e.state.lint
      ;(n.hasGutter && e.clearGutter(t), n.options.highlightLines && l(e))
      for (var r = 0; r < n.marked.length; ++r) n.marked[r].clear()
      n.marked.length = 0
    }
    function l(e) {
      e.eachLine(function (t) {
        var n = t.wrapClass && /\bCodeMirror-lint-line-\w+\b/.exec(t.wrapClass)
        n && e.removeLineClass(t, `wrap`, n[0])
      })
    }
    function u(t, n, r, i, o) {
      var s = document.createElement(`div`),
        c = s
      return (
        (s.className = `CodeMirror-lint-marker CodeMirror-lint-marker-` + r),
        i &&
          ((c = s.appendChild(document.createElement(`div`))),
          (c.className = `CodeMirror-lint-marker CodeMirror-lint-marker-multiple`)),
        o != 0 &&
          e.on(c, `mouseover`, function (e) {
            a(t, e, n, c)
          }),
        s
      )
    }
    function d(e, t) {
      return e == `error` ? e : t
    }
    function f(e) {
      for (var t = [], n = 0; n < e.length; ++n) {
        var r = e[n],
          i = r.from.line
        ;(t[i] || (t[i] = [])).push(r)
      }
      return t
    }
    function p(e) {
      var t = e.severity
      t ||= `error`
      var n = document.createElement(`div`)
      return (
        (n.className = `CodeMirror-lint-message CodeMirror-lint-message-` + t),
        e.messageHTML === void 0 ? n.appendChild(document.createTextNode(e.message)) : (n.innerHTML = e.messageHTML),
        n
      )
    }
    function m(t, n) {
      var r = t.state.lint,
        i = ++r.waitingFor
      function a() {
        ;((i = -1), t.off(`change`, a))
      }
      ;(t.on(`change`, a),
        n(
          t.getValue(),
          function (n, o) {
            ;(t.off(`change`, a),
              r.waitingFor == i &&
                (o && n instanceof e && (n = o),
                t.operation(function () {
                  g(t, n)
                })))
          },
          r.linterOptions,
          t,
        ))
    }
    function h(t) {
      var n = t.state.lint
      if (n) {
        var r = n.options,
          i = r.getAnnotations || t.getHelper(e.Pos(0, 0), `lint`)
        if (i) {
          if (r.async || i.async) m(t, i)
          else {
            var a = i(t.getValue(), n.linterOptions, t)
            if (!a) return
            a.then
              ? a.then(function (e) {
                  t.operation(function () {
                    g(t, e)
                  })
                })
              : t.operation(function () {
                  g(t, a)
                })
          }
        }
      }
    }
    function g(e, n) {
      var r = e.state.lint
      if (r) {
        var i = r.options
        c(e)
        for (var a = f(n), o = 0; o < a.length; ++o) {
          var s = a[o]
          if (s) {
            for (var l = null, m = r.hasGutter && document.createDocumentFragment(), h = 0; h < s.length; ++h) {
              var g = s[h],
                _ = g.severity
              ;((_ ||= `error`),
                (l = d(l, _)),
                i.formatAnnotation && (g = i.formatAnnotation(g)),
                r.hasGutter && m.appendChild(p(g)),
                g.to &&
                  r.marked.push(
                    e.markText(g.from, g.to, {
                      className: `CodeMirror-lint-mark CodeMirror-lint-mark-` + _,
                      __annotation: g,
                    }),
                  ))
            }
            ;(r.hasGutter && e.setGutterMarker(o, t, u(e, m, l, s.length > 1, i.tooltips)),
              i.highlightLines && e.addLineClass(o, `wrap`, `CodeMirror-lint-line-` + l))
          }
        }
        i.onUpdateLinting && i.onUpdateLinting(n, a, e)
      }
    }
    function _(e) {
      var t = e.state.lint
      t &&
        (clearTimeout(t.timeout),
        (t.timeout = setTimeout(function () {
          h(e)
        }, t.options.delay)))
    }
    function v(e, t, n) {
      for (var r = n.target || n.srcElement, i = document.createDocumentFragment(), o = 0; o < t.length; o++) {
        var s = t[o]
        i.appendChild(p(s))
      }
      a(e, n, i, r)
    }
    function y(e, t) {
      var n = t.target || t.srcElement
      if (/\bCodeMirror-lint-mark-/.test(n.className)) {
        for (
          var r = n.getBoundingClientRect(),
            i = (r.left + r.right) / 2,
            a = (r.top + r.bottom) / 2,
            o = e.findMarksAt(e.coordsChar({ left: i, top: a }, `client`)),
            s = [],
            c = 0;
          c < o.length;
          ++c
        ) {
          var l = o[c].__annotation
          l && s.push(l)
        }
        s.length && v(e, s, t)
      }
    }
    ;(e.defineOption(`lint`, !1, function (n, r, i) {
      if (
        (i &&
          i != e.Init &&
          (c(n),
          n.state.lint.options.lintOnChange !== !1 && n.off(`change`, _),
          e.off(n.getWrapperElement(), `mouseover`, n.state.lint.onMouseOver),
          clearTimeout(n.state.lint.timeout),
          delete n.state.lint),
        r)
      ) {
        for (var a = n.getOption(`gutters`), s = !1, l = 0; l < a.length; ++l) a[l] == t && (s = !0)
        var u = (n.state.lint = new o(n, r, s))
        ;(u.options.lintOnChange && n.on(`change`, _),
          u.options.tooltips != 0 &&
            u.options.tooltips != `gutter` &&
            e.on(n.getWrapperElement(), `mouseover`, u.onMouseOver),
          h(n))
      }
    }),
      e.defineExtension(`performLint`, function () {
        h(this)
      }))
  })
})
export default n()
