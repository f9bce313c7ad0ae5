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
    ;((e.showHint = function (e, t, n) {
      if (!t) return e.showHint(n)
      n && n.async && (t.async = !0)
      var r = { hint: t }
      if (n) for (var i in n) r[i] = n[i]
      return e.showHint(r)
    }),
      e.defineExtension(`showHint`, function (n) {
        n = i(this, this.getCursor(`start`), n)
        var r = this.listSelections()
        if (!(r.length > 1)) {
          if (this.somethingSelected()) {
            if (!n.hint.supportsSelection) return
            for (var a = 0; a < r.length; a++) if (r[a].head.line != r[a].anchor.line) return
          }
          this.state.completionActive && this.state.completionActive.close()
          var o = (this.state.completionActive = new t(this, n))
          o.options.hint && (e.signal(this, `startCompletion`, this), o.update(!0))
        }
      }),
      e.defineExtension(`closeHint`, function () {
        this.state.completionActive && this.state.completionActive.close()
      }))
    function t(e, t) {
      if (
        ((this.cm = e),
        (this.options = t),
        (this.widget = null),
        (this.debounce = 0),
        (this.tick = 0),
        (this.startPos = this.cm.getCursor(`start`)),
        (this.startLen = this.cm.getLine(this.startPos.line).length - this.cm.getSelection().length),
        this.options.updateOnCursorActivity)
      ) {
        var n = this
        e.on(
          `cursorActivity`,
          (this.activityFunc = function () {
            n.cursorActivity()
          }),
        )
      }
    }
    var n =
        window.requestAnimationFrame ||
        function (e) {
          return setTimeout(e, 1e3 / 60)
        },
      r = window.cancelAnimationFrame || clearTimeout
    t.prototype = {
      close: function () {
        this.active() &&
          ((this.cm.state.completionActive = null),
          (this.tick = null),
          this.options.updateOnCursorActivity && this.cm.off(`cursorActivity`, this.activityFunc),
          this.widget && this.data && e.signal(this.data, `close`),
          this.widget && this.widget.close(),
          e.signal(this.cm, `endCompletion`, this.cm))
      },
      active: function () {
        return this.cm.state.completionActive == this
      },
      pick: function (t, n) {
        var r = t.list[n],
          i = this
        ;(this.cm.operation(function () {
          ;(r.hint ? r.hint(i.cm, t, r) : i.cm.replaceRange(a(r), r.from || t.from, r.to || t.to, `complete`),
            e.signal(t, `pick`, r),
            i.cm.scrollIntoView())
        }),
          this.options.closeOnPick && this.close())
      },
      cursorActivity: function () {
        this.debounce &&= (r(this.debounce), 0)
        var e = this.startPos
        this.data && (e = this.data.from)
        var t = this.cm.getCursor(),
          i = this.cm.getLine(t.line)
        if (
          t.line != this.startPos.line ||
          i.length - t.ch != this.startLen - this.startPos.ch ||
          t.ch < e.ch ||
          this.cm.somethingSelected() ||
          !t.ch ||
          this.options.closeCharacters.test(i.charAt(t.ch - 1))
        )
          this.close()
        else {
          var a = this
          ;((this.debounce = n(function () {
            a.update()
          })),
            this.widget && this.widget.disable())
        }
      },
      update: function (e) {
        if (this.tick != null) {
          var t = this,
            n = ++this.tick
          u(this.options.hint, this.cm, this.options, function (r) {
            t.tick == n && t.finishUpdate(r, e)
          })
        }
      },
      finishUpdate: function (t, n) {
        this.data && e.signal(this.data, `update`)
        var r = (this.widget && this.widget.picked) || (n && this.options.completeSingle)
        ;(this.widget && this.widget.close(),
          (this.data = t),
          t &&
            t.list.length &&
            (r && t.list.length == 1 ? this.pick(t, 0) : ((this.widget = new c(this, t)), e.signal(t, `shown`))))
      },
    }
    function i(e, t, n) {
      var r = e.options.hintOptions,
        i = {}
      for (var a in f) i[a] = f[a]
      if (r) for (var a in r) r[a] !== void 0 && (i[a] = r[a])
      if (n) for (var a in n) n[a] !== void 0 && (i[a] = n[a])
      return (i.hint.resolve && (i.hint = i.hint.resolve(e, t)), i)
    }
    function a(e) {
      return typeof e == `string` ? e : e.text
    }
    function o(e, t) {
      var n = {
        Up: function () {
          t.moveFocus(-1)
        },
        Down: function () {
          t.moveFocus(1)
        },
        PageUp: function () {
          t.moveFocus(-t.menuSize() + 1, !0)
        },
        PageDown: function () {
          t.moveFocus(t.menuSize() - 1, !0)
        },
        Home: function () {
          t.setFocus(0)
        },
        End: function () {
          t.setFocus(t.length - 1)
        },
        Enter: t.pick,
        Tab: t.pick,
        Esc: t.close,
      }
      ;/Mac/.test(navigator.platform) &&
        ((n[`Ctrl-P`] = function () {
          t.moveFocus(-1)
        }),
        (n[`Ctrl-N`] = function () {
          t.moveFocus(1)
        }))
      var r = e.options.customKeys,
        i = r ? {} : n
      function a(e, r) {
        i[e] =
          typeof r == `string`
            ? n.hasOwnProperty(r)
              ? n[r]
              : r
            : function (e) {
                return r(e, t)
              }
      }
      if (r) for (var o in r) r.hasOwnProperty(o) && a(o, r[o])
      var s = e.options.extraKeys
      if (s) for (var o in s) s.hasOwnProperty(o) && a(o, s[o])
      return i
    }
    function s(e, t) {
      for (; t && t != e;) {
        if (t.nodeName.toUpperCase() === `LI` && t.parentNode == e) return t
        t = t.parentNode
      }
    }
    function c(t, n) {
      ;((this.id = `cm-complete-` + Math.floor(Math.random(1e6))),
        (this.completion = t),
        (this.data = n),
        (this.picked = !1))
      var r = this,
        i = t.cm,
        c = i.getInputField().ownerDocument,
        l = c.defaultView || c.parentWindow,
        u = (this.hints = c.createElement(`ul`))
      ;(u.setAttribute(`role`, `listbox`),
        u.setAttribute(`aria-expanded`, `true`),
        (u.id = this.id),
        (u.className = `CodeMirror-hints ` + t.cm.options.theme),
        (this.selectedHint = n.selectedHint || 0))
      for (var d = n.list, f = 0; f < d.length; ++f) {
        var p = u.appendChild(c.createElement(`li`)),
          m = d[f],
          h = `CodeMirror-hint` + (f == this.selectedHint ? ` CodeMirror-hint-active` : ``)
        ;(m.className != null && (h = m.className + ` ` + h),
          (p.className = h),
          f == this.selectedHint && p.setAttribute(`aria-selected`, `true`),
          (p.id = this.id + `-` + f),
          p.setAttribute(`role`, `option`),
          m.render ? m.render(p, n, m) : p.appendChild(c.createTextNode(m.displayText || a(m))),
          (p.hintId = f))
      }
      var g = t.options.container || c.body,
        _ = i.cursorCoords(t.options.alignWithWord ? n.from : null),
        v = _.left,
        y = _.bottom,
        b = !0,
        x = 0,
        S = 0
      if (g !== c.body) {
        var C = [`absolute`, `relative`, `fixed`].indexOf(l.getComputedStyle(g).position) === -1 ? g.offsetParent : g,
          w = C.getBoundingClientRect(),
          T = c.body.getBoundingClientRect()
        ;((x = w.left - T.left - C.scrollLeft), (S = w.top - T.top - C.scrollTop))
      }
      ;((u.style.left = v - x + `px`), (u.style.top = y - S + `px`))
      var E = l.innerWidth || Math.max(c.body.offsetWidth, c.documentElement.offsetWidth),
        D = l.innerHeight || Math.max(c.body.offsetHeight, c.documentElement.offsetHeight)
      ;(g.appendChild(u),
        i.getInputField().setAttribute(`aria-autocomplete`, `list`),
        i.getInputField().setAttribute(`aria-owns`, this.id),
        i.getInputField().setAttribute(`aria-activedescendant`, this.id + `-` + this.selectedHint))
      var O = t.options.moveOnOverlap ? u.getBoundingClientRect() : new DOMRect(),
        k = t.options.paddingForScrollbar ? u.scrollHeight > u.clientHeight + 1 : !1,
        A
      if (
        (setTimeout(function () {
          A = i.getScrollInfo()
        }),
        O.bottom - D > 0)
      ) {
        var j = O.bottom - O.top,
          M = O.top - (_.bottom - _.top) - 2
        D - O.top < M
          ? (j > M && (u.style.height = (j = M) + `px`), (u.style.top = (y = _.top - j) - S + `px`), (b = !1))
          : (u.style.height = D - O.top - 2 + `px`)
      }
      var N = O.right - E
      if (
        (k && (N += i.display.nativeBarWidth),
        N > 0 &&
          (O.right - O.left > E && ((u.style.width = E - 5 + `px`), (N -= O.right - O.left - E)),
          (u.style.left = (v = Math.max(_.left - N - x, 0)) + `px`)),
        k)
      )
        for (var P = u.firstChild; P; P = P.nextSibling) P.style.paddingRight = i.display.nativeBarWidth + `px`
      if (
        (i.addKeyMap(
          (this.keyMap = o(t, {
            moveFocus: function (e, t) {
              r.changeActive(r.selectedHint + e, t)
            },
            setFocus: function (e) {
              r.changeActive(e)
            },
            menuSize: function () {
              return r.screenAmount()
            },
            length: d.length,
            close: function () {
              t.close()
            },
            pick: function () {
              r.pick()
            },
            data: n,
          })),
        ),
        t.options.closeOnUnfocus)
      ) {
        var F
        ;(i.on(
          `blur`,
          (this.onBlur = function () {
            F = setTimeout(function () {
              t.close()
            }, 100)
          }),
        ),
          i.on(
            `focus`,
            (this.onFocus = function () {
              clearTimeout(F)
            }),
          ))
      }
      ;(i.on(
        `scroll`,
        (this.onScroll = function () {
          var e = i.getScrollInfo(),
            n = i.getWrapperElement().getBoundingClientRect()
          A ||= i.getScrollInfo()
          var r = y + A.top - e.top,
            a = r - (l.pageYOffset || (c.documentElement || c.body).scrollTop)
          if ((b || (a += u.offsetHeight), a <= n.top || a >= n.bottom)) return t.close()
          ;((u.style.top = r + `px`), (u.style.left = v + A.left - e.left + `px`))
        }),
      ),
        e.on(u, `dblclick`, function (e) {
          var t = s(u, e.target || e.srcElement)
          t && t.hintId != null && (r.changeActive(t.hintId), r.pick())
        }),
        e.on(u, `click`, function (e) {
          var n = s(u, e.target || e.srcElement)
          n && n.hintId != null && (r.changeActive(n.hintId), t.options.completeOnSingleClick && r.pick())
        }),
        e.on(u, `mousedown`, function () {
          setTimeout(function () {
            i.focus()
          }, 20)
        }))
      var I = this.getSelectedHintRange()
      return (
        (I.from !== 0 || I.to !== 0) && this.scrollToActive(),
        e.signal(n, `select`, d[this.selectedHint], u.childNodes[this.selectedHint]),
        !0
      )
    }
    c.prototype = {
      close: function () {
        if (this.completion.widget == this) {
          ;((this.completion.widget = null),
            this.hints.parentNode && this.hints.parentNode.removeChild(this.hints),
            this.completion.cm.removeKeyMap(this.keyMap))
          var e = this.completion.cm.getInputField()
          ;(e.removeAttribute(`aria-activedescendant`), e.removeAttribute(`aria-owns`))
          var t = this.completion.cm
          ;(this.completion.options.closeOnUnfocus && (t.off(`blur`, this.onBlur), t.off(`focus`, this.onFocus)),
            t.off(`scroll`, this.onScroll))
        }
      },
      disable: function () {
        this.completion.cm.removeKeyMap(this.keyMap)
        var e = this
        ;((this.keyMap = {
          Enter: function () {
            e.picked = !0
          },
        }),
          this.completion.cm.addKeyMap(this.keyMap))
      },
      pick: function () {
        this.completion.pick(this.data, this.selectedHint)
      },
      changeActive: function (t, n) {
        if (
          (t >= this.data.list.length
            ? (t = n ? this.data.list.length - 1 : 0)
            : t < 0 && (t = n ? 0 : this.data.list.length - 1),
          this.selectedHint != t)
        ) {
          var r = this.hints.childNodes[this.selectedHint]
          ;(r &&
            ((r.className = r.className.replace(` CodeMirror-hint-active`, ``)), r.removeAttribute(`aria-selected`)),
            (r = this.hints.childNodes[(this.selectedHint = t)]),
            (r.className += ` CodeMirror-hint-active`),
            r.setAttribute(`aria-selected`, `true`),
            this.completion.cm.getInputField().setAttribute(`aria-activedescendant`, r.id),
            this.scrollToActive(),
            e.signal(this.data, `select`, this.data.list[this.selectedHint], r))
        }
      },
      scrollToActive: function () {
        var e = this.getSelectedHintRange(),
          t = this.hints.childNodes[e.from],
          n = this.hints.childNodes[e.to],
          r = this.hints.firstChild
        t.offsetTop < this.hints.scrollTop
          ? (this.hints.scrollTop = t.offsetTop - r.offsetTop)
          : n.offsetTop + n.offsetHeight > this.hints.scrollTop + this.hints.clientHeight &&
            (this.hints.scrollTop = n.offsetTop + n.offsetHeight - this.hints.clientHeight + r.offsetTop)
      },
      screenAmount: function () {
        return Math.floor(this.hints.clientHeight / this.hints.firstChild.offsetHeight) || 1
      },
      getSelectedHintRange: function () {
        var e = this.completion.options.scrollMargin || 0
        return {
          from: Math.max(0, this.selectedHint - e),
          to: Math.min(this.data.list.length - 1, this.selectedHint + e),
        }
      },
    }
    function l(e, t) {
      if (!e.somethingSelected()) return t
      for (var n = [], r = 0; r < t.length; r++) t[r].supportsSelection && n.push(t[r])
      return n
    }
    function u(e, t, n, r) {
      if (e.async) e(t, r, n)
      else {
        var i = e(t, n)
        i && i.then ? i.then(r) : r(i)
      }
    }
    function d(t, n) {
      var r = t.getHelpers(n, `hint`),
        i
      if (r.length) {
        var a = function (e, t, n) {
          var i = l(e, r)
          function a(r) {
            if (r == i.length) return t(null)
            u(i[r], e, n, function (e) {
              e && e.list.length > 0 ? t(e) : a(r + 1)
            })
          }
          a(0)
        }
        return ((a.async = !0), (a.supportsSelection = !0), a)
      }
      return (i = t.getHelper(t.getCursor(), `hintWords`))
        ? function (t) {
            return e.hint.fromList(t, { words: i })
          }
        : e.hint.anyword
          ? function (t, n) {
              return e.hint.anyword(t, n)
            }
          : function () {}
    }
    ;(e.registerHelper(`hint`, `auto`, { resolve: d }),
      e.registerHelper(`hint`, `fromList`, function (t, n) {
        var r = t.getCursor(),
          i = t.getTokenAt(r),
          a,
          o = e.Pos(r.line, i.start),
          s = r
        i.start < r.ch && /\w/.test(i.string.charAt(r.ch - i.start - 1))
          ? (a = i.string.substr(0, r.ch - i.start))
          : ((a = ``), (o = r))
        for (var c = [], l = 0; l < n.words.length; l++) {
          var u = n.words[l]
          u.slice(0, a.length) == a && c.push(u)
        }
        if (c.length) return { list: c, from: o, to: s }
      }),
      (e.commands.autocomplete = e.showHint))
    var f = {
      hint: e.hint.auto,
      completeSingle: !0,
      alignWithWord: !0,
      closeCharacters: /[\s()\[\]{};:>,]/,
      closeOnPick: !0,
      closeOnUnfocus: !0,
      updateOnCursorActivity: !0,
      completeOnSingleClick: !0,
      container: null,
      customKeys: null,
      extraKeys: null,
      paddingForScrollbar: !0,
      moveOnOverlap: !0,
    }
    e.defineOption(`hintOptions`, null)
  })
})
export default n()
export { n as t }
