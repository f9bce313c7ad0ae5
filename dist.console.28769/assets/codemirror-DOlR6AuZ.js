import { d as e } from './preload-helper-D1Fz11EE.js'
var t = e((e, t, n) => {
  var r
  ;(function (n, i) {
    typeof e == `object` && t !== void 0
      ? (t.exports = i())
      : typeof r == `function` && r.amd
        ? r(i)
        : ((n ||= self), (n.CodeMirror = i()))
  })(n, function () {
    var e = navigator.userAgent,
      t = navigator.platform,
      n = /gecko\/\d/i.test(e),
      r = /MSIE \d/.test(e),
      i = /Trident\/(?:[7-9]|\d{2,})\..*rv:(\d+)/.exec(e),
      a = /Edge\/(\d+)/.exec(e),
      o = r || i || a,
      s = o && (r ? document.documentMode || 6 : +(a || i)[1]),
      c = !a && /WebKit\//.test(e),
      l = c && /Qt\/\d+\.\d+/.test(e),
      u = !a && /Chrome\/(\d+)/.exec(e),
      d = u && +u[1],
      f = /Opera\//.test(e),
      p = /Apple Computer/.test(navigator.vendor),
      m = /Mac OS X 1\d\D([8-9]|\d\d)\D/.test(e),
      h = /PhantomJS/.test(e),
      g = p && (/Mobile\/\w+/.test(e) || navigator.maxTouchPoints > 2),
      _ = /Android/.test(e),
      v = g || _ || /webOS|BlackBerry|Opera Mini|Opera Mobi|IEMobile/i.test(e),
      y = g || /Mac/.test(t),
      b = /\bCrOS\b/.test(e),
      x = /win/i.test(t),
      S = f && e.match(/Version\/(\d*\.\d*)/)
    ;((S &&= Number(S[1])), S && S >= 15 && ((f = !1), (c = !0)))
    var ee = y && (l || (f && (S == null || S < 12.11))),
      C = n || (o && s >= 9)
    function te(e) {
      return RegExp(`(^|\\s)` + e + `(?:$|\\s)\\s*`)
    }
    var w = function (e, t) {
      var n = e.className,
        r = te(t).exec(n)
      if (r) {
        var i = n.slice(r.index + r[0].length)
        e.className = n.slice(0, r.index) + (i ? r[1] + i : ``)
      }
    }
    function T(e) {
      for (var t = e.childNodes.length; t > 0; --t) e.removeChild(e.firstChild)
      return e
    }
    function E(e, t) {
      return T(e).appendChild(t)
    }
    function D(e, t, n, r) {
      var i = document.createElement(e)
      if ((n && (i.className = n), r && (i.style.cssText = r), typeof t == `string`))
        i.appendChild(document.createTextNode(t))
      else if (t) for (var a = 0; a < t.length; ++a) i.appendChild(t[a])
      return i
    }
    function O(e, t, n, r) {
      var i = D(e, t, n, r)
      return (i.setAttribute(`role`, `presentation`), i)
    }
    var ne = document.createRange
      ? function (e, t, n, r) {
          var i = document.createRange()
          return (i.setEnd(r || e, n), i.setStart(e, t), i)
        }
      : function (e, t, n) {
          var r = document.body.createTextRange()
          try {
            r.moveToElementText(e.parentNode)
          } catch {
            return r
          }
          return (r.collapse(!0), r.moveEnd(`character`, n), r.moveStart(`character`, t), r)
        }
    function re(e, t) {
      if ((t.nodeType == 3 && (t = t.parentNode), e.contains)) return e.contains(t)
      do if ((t.nodeType == 11 && (t = t.host), t == e)) return !0
      while ((t = t.parentNode))
    }
    function ie(e) {
      var t = e.ownerDocument || e,
        n
      try {
        n = e.activeElement
      } catch {
        n = t.body || null
      }
      for (; n && n.shadowRoot && n.shadowRoot.activeElement;) n = n.shadowRoot.activeElement
      return n
    }
    function ae(e, t) {
      var n = e.className
      te(t).test(n) || (e.className += (n ? ` ` : ``) + t)
    }
    function k(e, t) {
      for (var n = e.split(` `), r = 0; r < n.length; r++) n[r] && !te(n[r]).test(t) && (t += ` ` + n[r])
      return t
    }
    var oe = function (e) {
      e.select()
    }
    g
      ? (oe = function (e) {
          ;((e.selectionStart = 0), (e.selectionEnd = e.value.length))
        })
      : o &&
        (oe = function (e) {
          try {
            e.select()
          } catch {}
        })
    function A(e) {
      return e.display.wrapper.ownerDocument
    }
    function se(e) {
      return ce(e.display.wrapper)
    }
    function ce(e) {
      return e.getRootNode ? e.getRootNode() : e.ownerDocument
    }
    function le(e) {
      return A(e).defaultView
    }
    function ue(e) {
      var t = Array.prototype.slice.call(arguments, 1)
      return function () {
        return e.apply(null, t)
      }
    }
    function j(e, t, n) {
      for (var r in ((t ||= {}), e))
        Object.prototype.hasOwnProperty.call(e, r) &&
          (n !== !1 || !Object.prototype.hasOwnProperty.call(t, r)) &&
          (t[r] = e[r])
      return t
    }
    function de(e, t, n, r, i) {
      t ?? ((t = e.search(/[^\s\u00a0]/)), t == -1 && (t = e.length))
      for (var a = r || 0, o = i || 0; ;) {
        var s = e.indexOf(`	`, a)
        if (s < 0 || s >= t) return o + (t - a)
        ;((o += s - a), (o += n - (o % n)), (a = s + 1))
      }
    }
    var fe = function () {
      ;((this.id = null), (this.f = null), (this.time = 0), (this.handler = ue(this.onTimeout, this)))
    }
    ;((fe.prototype.onTimeout = function (e) {
      ;((e.id = 0), e.time <= +new Date() ? e.f() : setTimeout(e.handler, e.time - +new Date()))
    }),
      (fe.prototype.set = function (e, t) {
        this.f = t
        var n = +new Date() + e
        ;(!this.id || n < this.time) &&
          (clearTimeout(this.id), (this.id = setTimeout(this.handler, e)), (this.time = n))
      }))
    function M(e, t) {
      for (var n = 0; n < e.length; ++n) if (e[n] == t) return n
      return -1
    }
    var pe = 50,
      me = {
        toString: function () {
          return `CodeMirror.Pass`
        },
      },
      he = { scroll: !1 },
      ge = { origin: `*mouse` },
      _e = { origin: `+move` }
    function ve(e, t, n) {
      for (var r = 0, i = 0; ;) {
        var a = e.indexOf(`	`, r)
        a == -1 && (a = e.length)
        var o = a - r
        if (a == e.length || i + o >= t) return r + Math.min(o, t - i)
        if (((i += a - r), (i += n - (i % n)), (r = a + 1), i >= t)) return r
      }
    }
    var ye = [``]
    function be(e) {
      for (; ye.length <= e;) ye.push(N(ye) + ` `)
      return ye[e]
    }
    function N(e) {
      return e[e.length - 1]
    }
    function xe(e, t) {
      for (var n = [], r = 0; r < e.length; r++) n[r] = t(e[r], r)
      return n
    }
    function Se(e, t, n) {
      for (var r = 0, i = n(t); r < e.length && n(e[r]) <= i;) r++
      e.splice(r, 0, t)
    }
    function Ce() {}
    function we(e, t) {
      var n
      return (Object.create ? (n = Object.create(e)) : ((Ce.prototype = e), (n = new Ce())), t && j(t, n), n)
    }
    var Te = /[\u00df\u0587\u0590-\u05f4\u0600-\u06ff\u3040-\u309f\u30a0-\u30ff\u3400-\u4db5\u4e00-\u9fcc\uac00-\ud7af]/
    function Ee(e) {
      return /\w/.test(e) || (e > `` && (e.toUpperCase() != e.toLowerCase() || Te.test(e)))
    }
    function De(e, t) {
      return t ? (t.source.indexOf(`\\w`) > -1 && Ee(e) ? !0 : t.test(e)) : Ee(e)
    }
    function Oe(e) {
      for (var t in e) if (e.hasOwnProperty(t) && e[t]) return !1
      return !0
    }
    var ke =
      /[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065e\u0670\u06d6-\u06dc\u06de-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u07a6-\u07b0\u07eb-\u07f3\u0816-\u0819\u081b-\u0823\u0825-\u0827\u0829-\u082d\u0900-\u0902\u093c\u0941-\u0948\u094d\u0951-\u0955\u0962\u0963\u0981\u09bc\u09be\u09c1-\u09c4\u09cd\u09d7\u09e2\u09e3\u0a01\u0a02\u0a3c\u0a41\u0a42\u0a47\u0a48\u0a4b-\u0a4d\u0a51\u0a70\u0a71\u0a75\u0a81\u0a82\u0abc\u0ac1-\u0ac5\u0ac7\u0ac8\u0acd\u0ae2\u0ae3\u0b01\u0b3c\u0b3e\u0b3f\u0b41-\u0b44\u0b4d\u0b56\u0b57\u0b62\u0b63\u0b82\u0bbe\u0bc0\u0bcd\u0bd7\u0c3e-\u0c40\u0c46-\u0c48\u0c4a-\u0c4d\u0c55\u0c56\u0c62\u0c63\u0cbc\u0cbf\u0cc2\u0cc6\u0ccc\u0ccd\u0cd5\u0cd6\u0ce2\u0ce3\u0d3e\u0d41-\u0d44\u0d4d\u0d57\u0d62\u0d63\u0dca\u0dcf\u0dd2-\u0dd4\u0dd6\u0ddf\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0eb9\u0ebb\u0ebc\u0ec8-\u0ecd\u0f18\u0f19\u0f35\u0f37\u0f39\u0f71-\u0f7e\u0f80-\u0f84\u0f86\u0f87\u0f90-\u0f97\u0f99-\u0fbc\u0fc6\u102d-\u1030\u1032-\u1037\u1039\u103a\u103d\u103e\u1058\u1059\u105e-\u1060\u1071-\u1074\u1082\u1085\u1086\u108d\u109d\u135f\u1712-\u1714\u1732-\u1734\u1752\u1753\u1772\u1773\u17b7-\u17bd\u17c6\u17c9-\u17d3\u17dd\u180b-\u180d\u18a9\u1920-\u1922\u1927\u1928\u1932\u1939-\u193b\u1a17\u1a18\u1a56\u1a58-\u1a5e\u1a60\u1a62\u1a65-\u1a6c\u1a73-\u1a7c\u1a7f\u1b00-\u1b03\u1b34\u1b36-\u1b3a\u1b3c\u1b42\u1b6b-\u1b73\u1b80\u1b81\u1ba2-\u1ba5\u1ba8\u1ba9\u1c2c-\u1c33\u1c36\u1c37\u1cd0-\u1cd2\u1cd4-\u1ce0\u1ce2-\u1ce8\u1ced\u1dc0-\u1de6\u1dfd-\u1dff\u200c\u200d\u20d0-\u20f0\u2cef-\u2cf1\u2de0-\u2dff\u302a-\u302f\u3099\u309a\ua66f-\ua672\ua67c\ua67d\ua6f0\ua6f1\ua802\ua806\ua80b\ua825\ua826\ua8c4\ua8e0-\ua8f1\ua926-\ua92d\ua947-\ua951\ua980-\ua982\ua9b3\ua9b6-\ua9b9\ua9bc\uaa29-\uaa2e\uaa31\uaa32\uaa35\uaa36\uaa43\uaa4c\uaab0\uaab2-\uaab4\uaab7\uaab8\uaabe\uaabf\uaac1\uabe5\uabe8\uabed\udc00-\udfff\ufb1e\ufe00-\ufe0f\ufe20-\ufe26\uff9e\uff9f]/
    function Ae(e) {
      return e.charCodeAt(0) >= 768 && ke.test(e)
    }
    function je(e, t, n) {
      for (; (n < 0 ? t > 0 : t < e.length) && Ae(e.charAt(t));) t += n
      return t
    }
    function Me(e, t, n) {
      for (var r = t > n ? -1 : 1; ;) {
        if (t == n) return t
        var i = (t + n) / 2,
          a = r < 0 ? Math.ceil(i) : Math.floor(i)
        if (a == t) return e(a) ? t : n
        e(a) ? (n = a) : (t = a + r)
      }
    }
    function Ne(e, t, n, r) {
      if (!e) return r(t, n, `ltr`, 0)
      for (var i = !1, a = 0; a < e.length; ++a) {
        var o = e[a]
        ;((o.from < n && o.to > t) || (t == n && o.to == t)) &&
          (r(Math.max(o.from, t), Math.min(o.to, n), o.level == 1 ? `rtl` : `ltr`, a), (i = !0))
      }
      i || r(t, n, `ltr`)
    }
    var Pe = null
    function Fe(e, t, n) {
      var r
      Pe = null
      for (var i = 0; i < e.length; ++i) {
        var a = e[i]
        if (a.from < t && a.to > t) return i
        ;(a.to == t && (a.from != a.to && n == `before` ? (r = i) : (Pe = i)),
          a.from == t && (a.from != a.to && n != `before` ? (r = i) : (Pe = i)))
      }
      return r ?? Pe
    }
    var Ie = (function () {
      function e(e) {
        return e <= 247
          ? `bbbbbbbbbtstwsbbbbbbbbbbbbbbssstwNN%%%NNNNNN,N,N1111111111NNNNNNNLLLLLLLLLLLLLLLLLLLLLLLLLLNNNNNNLLLLLLLLLLLLLLLLLLLLLLLLLLNNNNbbbbbbsbbbbbbbbbbbbbbbbbbbbbbbbbb,N%%%%NNNNLNNNNN%%11NLNNN1LNNNNNLLLLLLLLLLLLLLLLLLLLLLLNLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLN`.charAt(
              e,
            )
          : 1424 <= e && e <= 1524
            ? `R`
            : 1536 <= e && e <= 1785
              ? `nnnnnnNNr%%r,rNNmmmmmmmmmmmrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrmmmmmmmmmmmmmmmmmmmmmnnnnnnnnnn%nnrrrmrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrmmmmmmmnNmmmmmmrrmmNmmmmrr1111111111`.charAt(
                  e - 1536,
                )
              : 1774 <= e && e <= 2220
                ? `r`
                : 8192 <= e && e <= 8203
                  ? `w`
                  : e == 8204
                    ? `b`
                    : `L`
      }
      var t = /[\u0590-\u05f4\u0600-\u06ff\u0700-\u08ac]/,
        n = /[stwN]/,
        r = /[LRr]/,
        i = /[Lb1n]/,
        a = /[1n]/
      function o(e, t, n) {
        ;((this.level = e), (this.from = t), (this.to = n))
      }
      return function (s, c) {
        var l = c == `ltr` ? `L` : `R`
        if (s.length == 0 || (c == `ltr` && !t.test(s))) return !1
        for (var u = s.length, d = [], f = 0; f < u; ++f) d.push(e(s.charCodeAt(f)))
        for (var p = 0, m = l; p < u; ++p) {
          var h = d[p]
          h == `m` ? (d[p] = m) : (m = h)
        }
        for (var g = 0, _ = l; g < u; ++g) {
          var v = d[g]
          v == `1` && _ == `r` ? (d[g] = `n`) : r.test(v) && ((_ = v), v == `r` && (d[g] = `R`))
        }
        for (var y = 1, b = d[0]; y < u - 1; ++y) {
          var x = d[y]
          ;(x == `+` && b == `1` && d[y + 1] == `1`
            ? (d[y] = `1`)
            : x == `,` && b == d[y + 1] && (b == `1` || b == `n`) && (d[y] = b),
            (b = x))
        }
        for (var S = 0; S < u; ++S) {
          var ee = d[S]
          if (ee == `,`) d[S] = `N`
          else if (ee == `%`) {
            var C = void 0
            for (C = S + 1; C < u && d[C] == `%`; ++C);
            for (var te = (S && d[S - 1] == `!`) || (C < u && d[C] == `1`) ? `1` : `N`, w = S; w < C; ++w) d[w] = te
            S = C - 1
          }
        }
        for (var T = 0, E = l; T < u; ++T) {
          var D = d[T]
          E == `L` && D == `1` ? (d[T] = `L`) : r.test(D) && (E = D)
        }
        for (var O = 0; O < u; ++O)
          if (n.test(d[O])) {
            var ne = void 0
            for (ne = O + 1; ne < u && n.test(d[ne]); ++ne);
            for (
              var re = (O ? d[O - 1] : l) == `L`,
                ie = re == ((ne < u ? d[ne] : l) == `L`) ? (re ? `L` : `R`) : l,
                ae = O;
              ae < ne;
              ++ae
            )
              d[ae] = ie
            O = ne - 1
          }
        for (var k = [], oe, A = 0; A < u;)
          if (i.test(d[A])) {
            var se = A
            for (++A; A < u && i.test(d[A]); ++A);
            k.push(new o(0, se, A))
          } else {
            var ce = A,
              le = k.length,
              ue = +(c == `rtl`)
            for (++A; A < u && d[A] != `L`; ++A);
            for (var j = ce; j < A;)
              if (a.test(d[j])) {
                ce < j && (k.splice(le, 0, new o(1, ce, j)), (le += ue))
                var de = j
                for (++j; j < A && a.test(d[j]); ++j);
                ;(k.splice(le, 0, new o(2, de, j)), (le += ue), (ce = j))
              } else ++j
            ce < A && k.splice(le, 0, new o(1, ce, A))
          }
        return (
          c == `ltr` &&
            (k[0].level == 1 &&
              (oe = s.match(/^\s+/)) &&
              ((k[0].from = oe[0].length), k.unshift(new o(0, 0, oe[0].length))),
            N(k).level == 1 &&
              (oe = s.match(/\s+$/)) &&
              ((N(k).to -= oe[0].length), k.push(new o(0, u - oe[0].length, u)))),
          c == `rtl` ? k.reverse() : k
        )
      }
    })()
    function Le(e, t) {
      var n = e.order
      return ((n ??= e.order = Ie(e.text, t)), n)
    }
    var Re = [],
      P = function (e, t, n) {
        if (e.addEventListener) e.addEventListener(t, n, !1)
        else if (e.attachEvent) e.attachEvent(`on` + t, n)
        else {
          var r = (e._handlers ||= {})
          r[t] = (r[t] || Re).concat(n)
        }
      }
    function ze(e, t) {
      return (e._handlers && e._handlers[t]) || Re
    }
    function Be(e, t, n) {
      if (e.removeEventListener) e.removeEventListener(t, n, !1)
      else if (e.detachEvent) e.detachEvent(`on` + t, n)
      else {
        var r = e._handlers,
          i = r && r[t]
        if (i) {
          var a = M(i, n)
          a > -1 && (r[t] = i.slice(0, a).concat(i.slice(a + 1)))
        }
      }
    }
    function F(e, t) {
      var n = ze(e, t)
      if (n.length) for (var r = Array.prototype.slice.call(arguments, 2), i = 0; i < n.length; ++i) n[i].apply(null, r)
    }
    function I(e, t, n) {
      return (
        typeof t == `string` &&
          (t = {
            type: t,
            preventDefault: function () {
              this.defaultPrevented = !0
            },
          }),
        F(e, n || t.type, e, t),
        Ge(t) || t.codemirrorIgnore
      )
    }
    function Ve(e) {
      var t = e._handlers && e._handlers.cursorActivity
      if (t)
        for (var n = e.curOp.cursorActivityHandlers || (e.curOp.cursorActivityHandlers = []), r = 0; r < t.length; ++r)
          M(n, t[r]) == -1 && n.push(t[r])
    }
    function He(e, t) {
      return ze(e, t).length > 0
    }
    function Ue(e) {
      ;((e.prototype.on = function (e, t) {
        P(this, e, t)
      }),
        (e.prototype.off = function (e, t) {
          Be(this, e, t)
        }))
    }
    function L(e) {
      e.preventDefault ? e.preventDefault() : (e.returnValue = !1)
    }
    function We(e) {
      e.stopPropagation ? e.stopPropagation() : (e.cancelBubble = !0)
    }
    function Ge(e) {
      return e.defaultPrevented == null ? e.returnValue == 0 : e.defaultPrevented
    }
    function Ke(e) {
      ;(L(e), We(e))
    }
    function qe(e) {
      return e.target || e.srcElement
    }
    function Je(e) {
      var t = e.which
      return (
        t ?? (e.button & 1 ? (t = 1) : e.button & 2 ? (t = 3) : e.button & 4 && (t = 2)),
        y && e.ctrlKey && t == 1 && (t = 3),
        t
      )
    }
    var Ye = (function () {
        if (o && s < 9) return !1
        var e = D(`div`)
        return `draggable` in e || `dragDrop` in e
      })(),
      Xe
    function Ze(e) {
      if (Xe == null) {
        var t = D(`span`, `​`)
        ;(E(e, D(`span`, [t, document.createTextNode(`x`)])),
          e.firstChild.offsetHeight != 0 && (Xe = t.offsetWidth <= 1 && t.offsetHeight > 2 && !(o && s < 8)))
      }
      var n = Xe ? D(`span`, `​`) : D(`span`, `\xA0`, null, `display: inline-block; width: 1px; margin-right: -1px`)
      return (n.setAttribute(`cm-text`, ``), n)
    }
    var Qe
    function $e(e) {
      if (Qe != null) return Qe
      var t = E(e, document.createTextNode(`AخA`)),
        n = ne(t, 0, 1).getBoundingClientRect(),
        r = ne(t, 1, 2).getBoundingClientRect()
      return (T(e), !n || n.left == n.right ? !1 : (Qe = r.right - n.right < 3))
    }
    var et =
        `

b`.split(/\n/).length == 3
          ? function (e) {
              return e.split(/\r\n?|\n/)
            }
          : function (e) {
              for (var t = 0, n = [], r = e.length; t <= r;) {
                var i = e.indexOf(
                  `
`,
                  t,
                )
                i == -1 && (i = e.length)
                var a = e.slice(t, e.charAt(i - 1) == `\r` ? i - 1 : i),
                  o = a.indexOf(`\r`)
                o == -1 ? (n.push(a), (t = i + 1)) : (n.push(a.slice(0, o)), (t += o + 1))
              }
              return n
            },
      tt = window.getSelection
        ? function (e) {
            try {
              return e.selectionStart != e.selectionEnd
            } catch {
              return !1
            }
          }
        : function (e) {
            var t
            try {
              t = e.ownerDocument.selection.createRange()
            } catch {}
            return !t || t.parentElement() != e ? !1 : t.compareEndPoints(`StartToEnd`, t) != 0
          },
      nt = (function () {
        var e = D(`div`)
        return `oncopy` in e || (e.setAttribute(`oncopy`, `return;`), typeof e.oncopy == `function`)
      })(),
      rt = null
    function it(e) {
      if (rt != null) return rt
      var t = E(e, D(`span`, `x`)),
        n = t.getBoundingClientRect(),
        r = ne(t, 0, 1).getBoundingClientRect()
      return (rt = Math.abs(n.left - r.left) > 1)
    }
    var at = {},
      ot = {}
    function st(e, t) {
      ;(arguments.length > 2 && (t.dependencies = Array.prototype.slice.call(arguments, 2)), (at[e] = t))
    }
    function ct(e) {
      if (typeof e == `string` && ot.hasOwnProperty(e)) e = ot[e]
      else if (e && typeof e.name == `string` && ot.hasOwnProperty(e.name)) {
        var t = ot[e.name]
        ;(typeof t == `string` && (t = { name: t }), (e = we(t, e)), (e.name = t.name))
      } else if (typeof e == `string` && /^[\w\-]+\/[\w\-]+\+xml$/.test(e)) return ct(`application/xml`)
      else if (typeof e == `string` && /^[\w\-]+\/[\w\-]+\+json$/.test(e)) return ct(`application/json`)
      return typeof e == `string` ? { name: e } : e || { name: `null` }
    }
    function lt(e, t) {
      t = ct(t)
      var n = at[t.name]
      if (!n) return lt(e, `text/plain`)
      var r = n(e, t)
      if (ut.hasOwnProperty(t.name)) {
        var i = ut[t.name]
        for (var a in i) i.hasOwnProperty(a) && (r.hasOwnProperty(a) && (r[`_` + a] = r[a]), (r[a] = i[a]))
      }
      if (((r.name = t.name), t.helperType && (r.helperType = t.helperType), t.modeProps))
        for (var o in t.modeProps) r[o] = t.modeProps[o]
      return r
    }
    var ut = {}
    function dt(e, t) {
      j(t, ut.hasOwnProperty(e) ? ut[e] : (ut[e] = {}))
    }
    function ft(e, t) {
      if (t === !0) return t
      if (e.copyState) return e.copyState(t)
      var n = {}
      for (var r in t) {
        var i = t[r]
        ;(i instanceof Array && (i = i.concat([])), (n[r] = i))
      }
      return n
    }
    function pt(e, t) {
      for (var n; e.innerMode && ((n = e.innerMode(t)), n && n.mode != e);) ((t = n.state), (e = n.mode))
      return n || { mode: e, state: t }
    }
    function mt(e, t, n) {
      return !e.startState || e.startState(t, n)
    }
    var R = function (e, t, n) {
      ;((this.pos = this.start = 0),
        (this.string = e),
        (this.tabSize = t || 8),
        (this.lastColumnPos = this.lastColumnValue = 0),
        (this.lineStart = 0),
        (this.lineOracle = n))
    }
    ;((R.prototype.eol = function () {
      return this.pos >= this.string.length
    }),
      (R.prototype.sol = function () {
        return this.pos == this.lineStart
      }),
      (R.prototype.peek = function () {
        return this.string.charAt(this.pos) || void 0
      }),
      (R.prototype.next = function () {
        if (this.pos < this.string.length) return this.string.charAt(this.pos++)
      }),
      (R.prototype.eat = function (e) {
        var t = this.string.charAt(this.pos)
        if (typeof e == `string` ? t == e : t && (e.test ? e.test(t) : e(t))) return (++this.pos, t)
      }),
      (R.prototype.eatWhile = function (e) {
        for (var t = this.pos; this.eat(e););
        return this.pos > t
      }),
      (R.prototype.eatSpace = function () {
        for (var e = this.pos; /[\s\u00a0]/.test(this.string.charAt(this.pos));) ++this.pos
        return this.pos > e
      }),
      (R.prototype.skipToEnd = function () {
        this.pos = this.string.length
      }),
      (R.prototype.skipTo = function (e) {
        var t = this.string.indexOf(e, this.pos)
        if (t > -1) return ((this.pos = t), !0)
      }),
      (R.prototype.backUp = function (e) {
        this.pos -= e
      }),
      (R.prototype.column = function () {
        return (
          this.lastColumnPos < this.start &&
            ((this.lastColumnValue = de(
              this.string,
              this.start,
              this.tabSize,
              this.lastColumnPos,
              this.lastColumnValue,
            )),
            (this.lastColumnPos = this.start)),
          this.lastColumnValue - (this.lineStart ? de(this.string, this.lineStart, this.tabSize) : 0)
        )
      }),
      (R.prototype.indentation = function () {
        return (
          de(this.string, null, this.tabSize) - (this.lineStart ? de(this.string, this.lineStart, this.tabSize) : 0)
        )
      }),
      (R.prototype.match = function (e, t, n) {
        if (typeof e == `string`) {
          var r = function (e) {
            return n ? e.toLowerCase() : e
          }
          if (r(this.string.substr(this.pos, e.length)) == r(e)) return (t !== !1 && (this.pos += e.length), !0)
        } else {
          var i = this.string.slice(this.pos).match(e)
          return i && i.index > 0 ? null : (i && t !== !1 && (this.pos += i[0].length), i)
        }
      }),
      (R.prototype.current = function () {
        return this.string.slice(this.start, this.pos)
      }),
      (R.prototype.hideFirstChars = function (e, t) {
        this.lineStart += e
        try {
          return t()
        } finally {
          this.lineStart -= e
        }
      }),
      (R.prototype.lookAhead = function (e) {
        var t = this.lineOracle
        return t && t.lookAhead(e)
      }),
      (R.prototype.baseToken = function () {
        var e = this.lineOracle
        return e && e.baseToken(this.pos)
      }))
    function z(e, t) {
      if (((t -= e.first), t < 0 || t >= e.size)) throw Error(`There is no line ` + (t + e.first) + ` in the document.`)
      for (var n = e; !n.lines;)
        for (var r = 0; ; ++r) {
          var i = n.children[r],
            a = i.chunkSize()
          if (t < a) {
            n = i
            break
          }
          t -= a
        }
      return n.lines[t]
    }
    function ht(e, t, n) {
      var r = [],
        i = t.line
      return (
        e.iter(t.line, n.line + 1, function (e) {
          var a = e.text
          ;(i == n.line && (a = a.slice(0, n.ch)), i == t.line && (a = a.slice(t.ch)), r.push(a), ++i)
        }),
        r
      )
    }
    function gt(e, t, n) {
      var r = []
      return (
        e.iter(t, n, function (e) {
          r.push(e.text)
        }),
        r
      )
    }
    function _t(e, t) {
      var n = t - e.height
      if (n) for (var r = e; r; r = r.parent) r.height += n
    }
    function B(e) {
      if (e.parent == null) return null
      for (var t = e.parent, n = M(t.lines, e), r = t.parent; r; t = r, r = r.parent)
        for (var i = 0; r.children[i] != t; ++i) n += r.children[i].chunkSize()
      return n + t.first
    }
    function vt(e, t) {
      var n = e.first
      e: do {
        for (var r = 0; r < e.children.length; ++r) {
          var i = e.children[r],
            a = i.height
          if (t < a) {
            e = i
            continue e
          }
          ;((t -= a), (n += i.chunkSize()))
        }
        return n
      } while (!e.lines)
      for (var o = 0; o < e.lines.length; ++o) {
        var s = e.lines[o].height
        if (t < s) break
        t -= s
      }
      return n + o
    }
    function yt(e, t) {
      return t >= e.first && t < e.first + e.size
    }
    function bt(e, t) {
      return String(e.lineNumberFormatter(t + e.firstLineNumber))
    }
    function V(e, t, n) {
      if ((n === void 0 && (n = null), !(this instanceof V))) return new V(e, t, n)
      ;((this.line = e), (this.ch = t), (this.sticky = n))
    }
    function H(e, t) {
      return e.line - t.line || e.ch - t.ch
    }
    function xt(e, t) {
      return e.sticky == t.sticky && H(e, t) == 0
    }
    function St(e) {
      return V(e.line, e.ch)
    }
    function Ct(e, t) {
      return H(e, t) < 0 ? t : e
    }
    function wt(e, t) {
      return H(e, t) < 0 ? e : t
    }
    function Tt(e, t) {
      return Math.max(e.first, Math.min(t, e.first + e.size - 1))
    }
    function U(e, t) {
      if (t.line < e.first) return V(e.first, 0)
      var n = e.first + e.size - 1
      return t.line > n ? V(n, z(e, n).text.length) : Et(t, z(e, t.line).text.length)
    }
    function Et(e, t) {
      var n = e.ch
      return n == null || n > t ? V(e.line, t) : n < 0 ? V(e.line, 0) : e
    }
    function Dt(e, t) {
      for (var n = [], r = 0; r < t.length; r++) n[r] = U(e, t[r])
      return n
    }
    var Ot = function (e, t) {
        ;((this.state = e), (this.lookAhead = t))
      },
      kt = function (e, t, n, r) {
        ;((this.state = t),
          (this.doc = e),
          (this.line = n),
          (this.maxLookAhead = r || 0),
          (this.baseTokens = null),
          (this.baseTokenPos = 1))
      }
    ;((kt.prototype.lookAhead = function (e) {
      var t = this.doc.getLine(this.line + e)
      return (t != null && e > this.maxLookAhead && (this.maxLookAhead = e), t)
    }),
      (kt.prototype.baseToken = function (e) {
        if (!this.baseTokens) return null
        for (; this.baseTokens[this.baseTokenPos] <= e;) this.baseTokenPos += 2
        var t = this.baseTokens[this.baseTokenPos + 1]
        return { type: t && t.replace(/( |^)overlay .*/, ``), size: this.baseTokens[this.baseTokenPos] - e }
      }),
      (kt.prototype.nextLine = function () {
        ;(this.line++, this.maxLookAhead > 0 && this.maxLookAhead--)
      }),
      (kt.fromSaved = function (e, t, n) {
        return t instanceof Ot ? new kt(e, ft(e.mode, t.state), n, t.lookAhead) : new kt(e, ft(e.mode, t), n)
      }),
      (kt.prototype.save = function (e) {
        var t = e === !1 ? this.state : ft(this.doc.mode, this.state)
        return this.maxLookAhead > 0 ? new Ot(t, this.maxLookAhead) : t
      }))
    function At(e, t, n, r) {
      var i = [e.state.modeGen],
        a = {}
      zt(
        e,
        t.text,
        e.doc.mode,
        n,
        function (e, t) {
          return i.push(e, t)
        },
        a,
        r,
      )
      for (
        var o = n.state,
          s = function (r) {
            n.baseTokens = i
            var s = e.state.overlays[r],
              c = 1,
              l = 0
            ;((n.state = !0),
              zt(
                e,
                t.text,
                s.mode,
                n,
                function (e, t) {
                  for (var n = c; l < e;) {
                    var r = i[c]
                    ;(r > e && i.splice(c, 1, e, i[c + 1], r), (c += 2), (l = Math.min(e, r)))
                  }
                  if (t) {
                    if (s.opaque) (i.splice(n, c - n, e, `overlay ` + t), (c = n + 2))
                    else
                      for (; n < c; n += 2) {
                        var a = i[n + 1]
                        i[n + 1] = (a ? a + ` ` : ``) + `overlay ` + t
                      }
                  }
                },
                a,
              ),
              (n.state = o),
              (n.baseTokens = null),
              (n.baseTokenPos = 1))
          },
          c = 0;
        c < e.state.overlays.length;
        ++c
      )
        s(c)
      return { styles: i, classes: a.bgClass || a.textClass ? a : null }
    }
    function jt(e, t, n) {
      if (!t.styles || t.styles[0] != e.state.modeGen) {
        var r = Mt(e, B(t)),
          i = t.text.length > e.options.maxHighlightLength && ft(e.doc.mode, r.state),
          a = At(e, t, r)
        ;(i && (r.state = i),
          (t.stateAfter = r.save(!i)),
          (t.styles = a.styles),
          a.classes ? (t.styleClasses = a.classes) : (t.styleClasses &&= null),
          n === e.doc.highlightFrontier &&
            (e.doc.modeFrontier = Math.max(e.doc.modeFrontier, ++e.doc.highlightFrontier)))
      }
      return t.styles
    }
    function Mt(e, t, n) {
      var r = e.doc,
        i = e.display
      if (!r.mode.startState) return new kt(r, !0, t)
      var a = Bt(e, t, n),
        o = a > r.first && z(r, a - 1).stateAfter,
        s = o ? kt.fromSaved(r, o, a) : new kt(r, mt(r.mode), a)
      return (
        r.iter(a, t, function (n) {
          Nt(e, n.text, s)
          var r = s.line
          ;((n.stateAfter = r == t - 1 || r % 5 == 0 || (r >= i.viewFrom && r < i.viewTo) ? s.save() : null),
            s.nextLine())
        }),
        n && (r.modeFrontier = s.line),
        s
      )
    }
    function Nt(e, t, n, r) {
      var i = e.doc.mode,
        a = new R(t, e.options.tabSize, n)
      for (a.start = a.pos = r || 0, t == `` && Pt(i, n.state); !a.eol();) (Ft(i, a, n.state), (a.start = a.pos))
    }
    function Pt(e, t) {
      if (e.blankLine) return e.blankLine(t)
      if (e.innerMode) {
        var n = pt(e, t)
        if (n.mode.blankLine) return n.mode.blankLine(n.state)
      }
    }
    function Ft(e, t, n, r) {
      for (var i = 0; i < 10; i++) {
        r && (r[0] = pt(e, n).mode)
        var a = e.token(t, n)
        if (t.pos > t.start) return a
      }
      throw Error(`Mode ` + e.name + ` failed to advance stream.`)
    }
    var It = function (e, t, n) {
      ;((this.start = e.start),
        (this.end = e.pos),
        (this.string = e.current()),
        (this.type = t || null),
        (this.state = n))
    }
    function Lt(e, t, n, r) {
      var i = e.doc,
        a = i.mode,
        o
      t = U(i, t)
      var s = z(i, t.line),
        c = Mt(e, t.line, n),
        l = new R(s.text, e.options.tabSize, c),
        u
      for (r && (u = []); (r || l.pos < t.ch) && !l.eol();)
        ((l.start = l.pos), (o = Ft(a, l, c.state)), r && u.push(new It(l, o, ft(i.mode, c.state))))
      return r ? u : new It(l, o, c.state)
    }
    function Rt(e, t) {
      if (e)
        for (;;) {
          var n = e.match(/(?:^|\s+)line-(background-)?(\S+)/)
          if (!n) break
          e = e.slice(0, n.index) + e.slice(n.index + n[0].length)
          var r = n[1] ? `bgClass` : `textClass`
          t[r] == null ? (t[r] = n[2]) : RegExp(`(?:^|\\s)` + n[2] + `(?:$|\\s)`).test(t[r]) || (t[r] += ` ` + n[2])
        }
      return e
    }
    function zt(e, t, n, r, i, a, o) {
      var s = n.flattenSpans
      s ??= e.options.flattenSpans
      var c = 0,
        l = null,
        u = new R(t, e.options.tabSize, r),
        d,
        f = e.options.addModeClass && [null]
      for (t == `` && Rt(Pt(n, r.state), a); !u.eol();) {
        if (
          (u.pos > e.options.maxHighlightLength
            ? ((s = !1), o && Nt(e, t, r, u.pos), (u.pos = t.length), (d = null))
            : (d = Rt(Ft(n, u, r.state, f), a)),
          f)
        ) {
          var p = f[0].name
          p && (d = `m-` + (d ? p + ` ` + d : p))
        }
        if (!s || l != d) {
          for (; c < u.start;) ((c = Math.min(u.start, c + 5e3)), i(c, l))
          l = d
        }
        u.start = u.pos
      }
      for (; c < u.pos;) {
        var m = Math.min(u.pos, c + 5e3)
        ;(i(m, l), (c = m))
      }
    }
    function Bt(e, t, n) {
      for (var r, i, a = e.doc, o = n ? -1 : t - (e.doc.mode.innerMode ? 1e3 : 100), s = t; s > o; --s) {
        if (s <= a.first) return a.first
        var c = z(a, s - 1),
          l = c.stateAfter
        if (l && (!n || s + (l instanceof Ot ? l.lookAhead : 0) <= a.modeFrontier)) return s
        var u = de(c.text, null, e.options.tabSize)
        ;(i == null || r > u) && ((i = s - 1), (r = u))
      }
      return i
    }
    function Vt(e, t) {
      if (((e.modeFrontier = Math.min(e.modeFrontier, t)), !(e.highlightFrontier < t - 10))) {
        for (var n = e.first, r = t - 1; r > n; r--) {
          var i = z(e, r).stateAfter
          if (i && (!(i instanceof Ot) || r + i.lookAhead < t)) {
            n = r + 1
            break
          }
        }
        e.highlightFrontier = Math.min(e.highlightFrontier, n)
      }
    }
    var Ht = !1,
      Ut = !1
    function Wt() {
      Ht = !0
    }
    function Gt() {
      Ut = !0
    }
    function Kt(e, t, n) {
      ;((this.marker = e), (this.from = t), (this.to = n))
    }
    function qt(e, t) {
      if (e)
        for (var n = 0; n < e.length; ++n) {
          var r = e[n]
          if (r.marker == t) return r
        }
    }
    function Jt(e, t) {
      for (var n, r = 0; r < e.length; ++r) e[r] != t && (n ||= []).push(e[r])
      return n
    }
    function Yt(e, t, n) {
      var r = n && window.WeakSet && (n.markedSpans ||= new WeakSet())
      ;(r && e.markedSpans && r.has(e.markedSpans)
        ? e.markedSpans.push(t)
        : ((e.markedSpans = e.markedSpans ? e.markedSpans.concat([t]) : [t]), r && r.add(e.markedSpans)),
        t.marker.attachLine(e))
    }
    function Xt(e, t, n) {
      var r
      if (e)
        for (var i = 0; i < e.length; ++i) {
          var a = e[i],
            o = a.marker
          if (
            a.from == null ||
            (o.inclusiveLeft ? a.from <= t : a.from < t) ||
            (a.from == t && o.type == `bookmark` && (!n || !a.marker.insertLeft))
          ) {
            var s = a.to == null || (o.inclusiveRight ? a.to >= t : a.to > t)
            ;(r ||= []).push(new Kt(o, a.from, s ? null : a.to))
          }
        }
      return r
    }
    function Zt(e, t, n) {
      var r
      if (e)
        for (var i = 0; i < e.length; ++i) {
          var a = e[i],
            o = a.marker
          if (
            a.to == null ||
            (o.inclusiveRight ? a.to >= t : a.to > t) ||
            (a.from == t && o.type == `bookmark` && (!n || a.marker.insertLeft))
          ) {
            var s = a.from == null || (o.inclusiveLeft ? a.from <= t : a.from < t)
            ;(r ||= []).push(new Kt(o, s ? null : a.from - t, a.to == null ? null : a.to - t))
          }
        }
      return r
    }
    function Qt(e, t) {
      if (t.full) return null
      var n = yt(e, t.from.line) && z(e, t.from.line).markedSpans,
        r = yt(e, t.to.line) && z(e, t.to.line).markedSpans
      if (!n && !r) return null
      var i = t.from.ch,
        a = t.to.ch,
        o = H(t.from, t.to) == 0,
        s = Xt(n, i, o),
        c = Zt(r, a, o),
        l = t.text.length == 1,
        u = N(t.text).length + (l ? i : 0)
      if (s)
        for (var d = 0; d < s.length; ++d) {
          var f = s[d]
          if (f.to == null) {
            var p = qt(c, f.marker)
            p ? l && (f.to = p.to == null ? null : p.to + u) : (f.to = i)
          }
        }
      if (c)
        for (var m = 0; m < c.length; ++m) {
          var h = c[m]
          ;(h.to != null && (h.to += u),
            h.from == null
              ? qt(s, h.marker) || ((h.from = u), l && (s ||= []).push(h))
              : ((h.from += u), l && (s ||= []).push(h)))
        }
      ;((s &&= $t(s)), c && c != s && (c = $t(c)))
      var g = [s]
      if (!l) {
        var _ = t.text.length - 2,
          v
        if (_ > 0 && s) for (var y = 0; y < s.length; ++y) s[y].to ?? (v ||= []).push(new Kt(s[y].marker, null, null))
        for (var b = 0; b < _; ++b) g.push(v)
        g.push(c)
      }
      return g
    }
    function $t(e) {
      for (var t = 0; t < e.length; ++t) {
        var n = e[t]
        n.from != null && n.from == n.to && n.marker.clearWhenEmpty !== !1 && e.splice(t--, 1)
      }
      return e.length ? e : null
    }
    function en(e, t, n) {
      var r = null
      if (
        (e.iter(t.line, n.line + 1, function (e) {
          if (e.markedSpans)
            for (var t = 0; t < e.markedSpans.length; ++t) {
              var n = e.markedSpans[t].marker
              n.readOnly && (!r || M(r, n) == -1) && (r ||= []).push(n)
            }
        }),
        !r)
      )
        return null
      for (var i = [{ from: t, to: n }], a = 0; a < r.length; ++a)
        for (var o = r[a], s = o.find(0), c = 0; c < i.length; ++c) {
          var l = i[c]
          if (!(H(l.to, s.from) < 0 || H(l.from, s.to) > 0)) {
            var u = [c, 1],
              d = H(l.from, s.from),
              f = H(l.to, s.to)
            ;((d < 0 || (!o.inclusiveLeft && !d)) && u.push({ from: l.from, to: s.from }),
              (f > 0 || (!o.inclusiveRight && !f)) && u.push({ from: s.to, to: l.to }),
              i.splice.apply(i, u),
              (c += u.length - 3))
          }
        }
      return i
    }
    function tn(e) {
      var t = e.markedSpans
      if (t) {
        for (var n = 0; n < t.length; ++n) t[n].marker.detachLine(e)
        e.markedSpans = null
      }
    }
    function nn(e, t) {
      if (t) {
        for (var n = 0; n < t.length; ++n) t[n].marker.attachLine(e)
        e.markedSpans = t
      }
    }
    function rn(e) {
      return e.inclusiveLeft ? -1 : 0
    }
    function an(e) {
      return +!!e.inclusiveRight
    }
    function on(e, t) {
      var n = e.lines.length - t.lines.length
      if (n != 0) return n
      var r = e.find(),
        i = t.find(),
        a = H(r.from, i.from) || rn(e) - rn(t)
      return a ? -a : H(r.to, i.to) || an(e) - an(t) || t.id - e.id
    }
    function sn(e, t) {
      var n = Ut && e.markedSpans,
        r
      if (n)
        for (var i = void 0, a = 0; a < n.length; ++a)
          ((i = n[a]),
            i.marker.collapsed && (t ? i.from : i.to) == null && (!r || on(r, i.marker) < 0) && (r = i.marker))
      return r
    }
    function cn(e) {
      return sn(e, !0)
    }
    function ln(e) {
      return sn(e, !1)
    }
    function un(e, t) {
      var n = Ut && e.markedSpans,
        r
      if (n)
        for (var i = 0; i < n.length; ++i) {
          var a = n[i]
          a.marker.collapsed &&
            (a.from == null || a.from < t) &&
            (a.to == null || a.to > t) &&
            (!r || on(r, a.marker) < 0) &&
            (r = a.marker)
        }
      return r
    }
    function dn(e, t, n, r, i) {
      var a = z(e, t),
        o = Ut && a.markedSpans
      if (o)
        for (var s = 0; s < o.length; ++s) {
          var c = o[s]
          if (c.marker.collapsed) {
            var l = c.marker.find(0),
              u = H(l.from, n) || rn(c.marker) - rn(i),
              d = H(l.to, r) || an(c.marker) - an(i)
            if (
              !((u >= 0 && d <= 0) || (u <= 0 && d >= 0)) &&
              ((u <= 0 && (c.marker.inclusiveRight && i.inclusiveLeft ? H(l.to, n) >= 0 : H(l.to, n) > 0)) ||
                (u >= 0 && (c.marker.inclusiveRight && i.inclusiveLeft ? H(l.from, r) <= 0 : H(l.from, r) < 0)))
            )
              return !0
          }
        }
    }
    function fn(e) {
      for (var t; (t = cn(e));) e = t.find(-1, !0).line
      return e
    }
    function pn(e) {
      for (var t; (t = ln(e));) e = t.find(1, !0).line
      return e
    }
    function mn(e) {
      for (var t, n; (t = ln(e));) ((e = t.find(1, !0).line), (n ||= []).push(e))
      return n
    }
    function hn(e, t) {
      var n = z(e, t),
        r = fn(n)
      return n == r ? t : B(r)
    }
    function gn(e, t) {
      if (t > e.lastLine()) return t
      var n = z(e, t),
        r
      if (!_n(e, n)) return t
      for (; (r = ln(n));) n = r.find(1, !0).line
      return B(n) + 1
    }
    function _n(e, t) {
      var n = Ut && t.markedSpans
      if (n) {
        for (var r = void 0, i = 0; i < n.length; ++i)
          if (
            ((r = n[i]),
            r.marker.collapsed &&
              (r.from == null || (!r.marker.widgetNode && r.from == 0 && r.marker.inclusiveLeft && vn(e, t, r))))
          )
            return !0
      }
    }
    function vn(e, t, n) {
      if (n.to == null) {
        var r = n.marker.find(1, !0)
        return vn(e, r.line, qt(r.line.markedSpans, n.marker))
      }
      if (n.marker.inclusiveRight && n.to == t.text.length) return !0
      for (var i = void 0, a = 0; a < t.markedSpans.length; ++a)
        if (
          ((i = t.markedSpans[a]),
          i.marker.collapsed &&
            !i.marker.widgetNode &&
            i.from == n.to &&
            (i.to == null || i.to != n.from) &&
            (i.marker.inclusiveLeft || n.marker.inclusiveRight) &&
            vn(e, t, i))
        )
          return !0
    }
    function yn(e) {
      e = fn(e)
      for (var t = 0, n = e.parent, r = 0; r < n.lines.length; ++r) {
        var i = n.lines[r]
        if (i == e) break
        t += i.height
      }
      for (var a = n.parent; a; n = a, a = n.parent)
        for (var o = 0; o < a.children.length; ++o) {
          var s = a.children[o]
          if (s == n) break
          t += s.height
        }
      return t
    }
    function bn(e) {
      if (e.height == 0) return 0
      for (var t = e.text.length, n, r = e; (n = cn(r));) {
        var i = n.find(0, !0)
        ;((r = i.from.line), (t += i.from.ch - i.to.ch))
      }
      for (r = e; (n = ln(r));) {
        var a = n.find(0, !0)
        ;((t -= r.text.length - a.from.ch), (r = a.to.line), (t += r.text.length - a.to.ch))
      }
      return t
    }
    function xn(e) {
      var t = e.display,
        n = e.doc
      ;((t.maxLine = z(n, n.first)),
        (t.maxLineLength = bn(t.maxLine)),
        (t.maxLineChanged = !0),
        n.iter(function (e) {
          var n = bn(e)
          n > t.maxLineLength && ((t.maxLineLength = n), (t.maxLine = e))
        }))
    }
    var Sn = function (e, t, n) {
      ;((this.text = e), nn(this, t), (this.height = n ? n(this) : 1))
    }
    ;((Sn.prototype.lineNo = function () {
      return B(this)
    }),
      Ue(Sn))
    function Cn(e, t, n, r) {
      ;((e.text = t),
        (e.stateAfter &&= null),
        (e.styles &&= null),
        e.order != null && (e.order = null),
        tn(e),
        nn(e, n))
      var i = r ? r(e) : 1
      i != e.height && _t(e, i)
    }
    function wn(e) {
      ;((e.parent = null), tn(e))
    }
    var Tn = {},
      En = {}
    function Dn(e, t) {
      if (!e || /^\s*$/.test(e)) return null
      var n = t.addModeClass ? En : Tn
      return n[e] || (n[e] = e.replace(/\S+/g, `cm-$&`))
    }
    function On(e, t) {
      var n = O(`span`, null, null, c ? `padding-right: .1px` : null),
        r = {
          pre: O(`pre`, [n], `CodeMirror-line`),
          content: n,
          col: 0,
          pos: 0,
          cm: e,
          trailingSpace: !1,
          splitSpaces: e.getOption(`lineWrapping`),
        }
      t.measure = {}
      for (var i = 0; i <= (t.rest ? t.rest.length : 0); i++) {
        var a = i ? t.rest[i - 1] : t.line,
          o = void 0
        ;((r.pos = 0),
          (r.addToken = An),
          $e(e.display.measure) && (o = Le(a, e.doc.direction)) && (r.addToken = Mn(r.addToken, o)),
          (r.map = []),
          Pn(a, r, jt(e, a, t != e.display.externalMeasured && B(a))),
          a.styleClasses &&
            (a.styleClasses.bgClass && (r.bgClass = k(a.styleClasses.bgClass, r.bgClass || ``)),
            a.styleClasses.textClass && (r.textClass = k(a.styleClasses.textClass, r.textClass || ``))),
          r.map.length == 0 && r.map.push(0, 0, r.content.appendChild(Ze(e.display.measure))),
          i == 0
            ? ((t.measure.map = r.map), (t.measure.cache = {}))
            : ((t.measure.maps || (t.measure.maps = [])).push(r.map),
              (t.measure.caches || (t.measure.caches = [])).push({})))
      }
      if (c) {
        var s = r.content.lastChild
        ;(/\bcm-tab\b/.test(s.className) || (s.querySelector && s.querySelector(`.cm-tab`))) &&
          (r.content.className = `cm-tab-wrap-hack`)
      }
      return (
        F(e, `renderLine`, e, t.line, r.pre),
        r.pre.className && (r.textClass = k(r.pre.className, r.textClass || ``)),
        r
      )
    }
    function kn(e) {
      var t = D(`span`, `•`, `cm-invalidchar`)
      return ((t.title = `\\u` + e.charCodeAt(0).toString(16)), t.setAttribute(`aria-label`, t.title), t)
    }
    function An(e, t, n, r, i, a, c) {
      if (t) {
        var l = e.splitSpaces ? jn(t, e.trailingSpace) : t,
          u = e.cm.state.specialChars,
          d = !1,
          f
        if (!u.test(t))
          ((e.col += t.length),
            (f = document.createTextNode(l)),
            e.map.push(e.pos, e.pos + t.length, f),
            o && s < 9 && (d = !0),
            (e.pos += t.length))
        else {
          f = document.createDocumentFragment()
          for (var p = 0; ;) {
            u.lastIndex = p
            var m = u.exec(t),
              h = m ? m.index - p : t.length - p
            if (h) {
              var g = document.createTextNode(l.slice(p, p + h))
              ;(o && s < 9 ? f.appendChild(D(`span`, [g])) : f.appendChild(g),
                e.map.push(e.pos, e.pos + h, g),
                (e.col += h),
                (e.pos += h))
            }
            if (!m) break
            p += h + 1
            var _ = void 0
            if (m[0] == `	`) {
              var v = e.cm.options.tabSize,
                y = v - (e.col % v)
              ;((_ = f.appendChild(D(`span`, be(y), `cm-tab`))),
                _.setAttribute(`role`, `presentation`),
                _.setAttribute(`cm-text`, `	`),
                (e.col += y))
            } else
              m[0] == `\r` ||
              m[0] ==
                `
`
                ? ((_ = f.appendChild(D(`span`, m[0] == `\r` ? `␍` : `␤`, `cm-invalidchar`))),
                  _.setAttribute(`cm-text`, m[0]),
                  (e.col += 1))
                : ((_ = e.cm.options.specialCharPlaceholder(m[0])),
                  _.setAttribute(`cm-text`, m[0]),
                  o && s < 9 ? f.appendChild(D(`span`, [_])) : f.appendChild(_),
                  (e.col += 1))
            ;(e.map.push(e.pos, e.pos + 1, _), e.pos++)
          }
        }
        if (((e.trailingSpace = l.charCodeAt(t.length - 1) == 32), n || r || i || d || a || c)) {
          var b = n || ``
          ;(r && (b += r), i && (b += i))
          var x = D(`span`, [f], b, a)
          if (c) for (var S in c) c.hasOwnProperty(S) && S != `style` && S != `class` && x.setAttribute(S, c[S])
          return e.content.appendChild(x)
        }
        e.content.appendChild(f)
      }
    }
    function jn(e, t) {
      if (e.length > 1 && !/  /.test(e)) return e
      for (var n = t, r = ``, i = 0; i < e.length; i++) {
        var a = e.charAt(i)
        ;(a == ` ` && n && (i == e.length - 1 || e.charCodeAt(i + 1) == 32) && (a = `\xA0`), (r += a), (n = a == ` `))
      }
      return r
    }
    function Mn(e, t) {
      return function (n, r, i, a, o, s, c) {
        i = i ? i + ` cm-force-border` : `cm-force-border`
        for (var l = n.pos, u = l + r.length; ;) {
          for (var d = void 0, f = 0; f < t.length && ((d = t[f]), !(d.to > l && d.from <= l)); f++);
          if (d.to >= u) return e(n, r, i, a, o, s, c)
          ;(e(n, r.slice(0, d.to - l), i, a, null, s, c), (a = null), (r = r.slice(d.to - l)), (l = d.to))
        }
      }
    }
    function Nn(e, t, n, r) {
      var i = !r && n.widgetNode
      ;(i && e.map.push(e.pos, e.pos + t, i),
        !r &&
          e.cm.display.input.needsContentAttribute &&
          ((i ||= e.content.appendChild(document.createElement(`span`))), i.setAttribute(`cm-marker`, n.id)),
        i && (e.cm.display.input.setUneditable(i), e.content.appendChild(i)),
        (e.pos += t),
        (e.trailingSpace = !1))
    }
    function Pn(e, t, n) {
      var r = e.markedSpans,
        i = e.text,
        a = 0
      if (r)
        for (var o = i.length, s = 0, c = 1, l = ``, u, d, f = 0, p, m, h, g, _; ;) {
          if (f == s) {
            ;((p = m = h = d = ``), (_ = null), (g = null), (f = 1 / 0))
            for (var v = [], y = void 0, b = 0; b < r.length; ++b) {
              var x = r[b],
                S = x.marker
              if (S.type == `bookmark` && x.from == s && S.widgetNode) v.push(S)
              else if (x.from <= s && (x.to == null || x.to > s || (S.collapsed && x.to == s && x.from == s))) {
                if (
                  (x.to != null && x.to != s && f > x.to && ((f = x.to), (m = ``)),
                  S.className && (p += ` ` + S.className),
                  S.css && (d = (d ? d + `;` : ``) + S.css),
                  S.startStyle && x.from == s && (h += ` ` + S.startStyle),
                  S.endStyle && x.to == f && (y ||= []).push(S.endStyle, x.to),
                  S.title && ((_ ||= {}).title = S.title),
                  S.attributes)
                )
                  for (var ee in S.attributes) (_ ||= {})[ee] = S.attributes[ee]
                S.collapsed && (!g || on(g.marker, S) < 0) && (g = x)
              } else x.from > s && f > x.from && (f = x.from)
            }
            if (y) for (var C = 0; C < y.length; C += 2) y[C + 1] == f && (m += ` ` + y[C])
            if (!g || g.from == s) for (var te = 0; te < v.length; ++te) Nn(t, 0, v[te])
            if (g && (g.from || 0) == s) {
              if ((Nn(t, (g.to == null ? o + 1 : g.to) - s, g.marker, g.from == null), g.to == null)) return
              g.to == s && (g = !1)
            }
          }
          if (s >= o) break
          for (var w = Math.min(o, f); ;) {
            if (l) {
              var T = s + l.length
              if (!g) {
                var E = T > w ? l.slice(0, w - s) : l
                t.addToken(t, E, u ? u + p : p, h, s + E.length == f ? m : ``, d, _)
              }
              if (T >= w) {
                ;((l = l.slice(w - s)), (s = w))
                break
              }
              ;((s = T), (h = ``))
            }
            ;((l = i.slice(a, (a = n[c++]))), (u = Dn(n[c++], t.cm.options)))
          }
        }
      else for (var D = 1; D < n.length; D += 2) t.addToken(t, i.slice(a, (a = n[D])), Dn(n[D + 1], t.cm.options))
    }
    function Fn(e, t, n) {
      ;((this.line = t),
        (this.rest = mn(t)),
        (this.size = this.rest ? B(N(this.rest)) - n + 1 : 1),
        (this.node = this.text = null),
        (this.hidden = _n(e, t)))
    }
    function In(e, t, n) {
      for (var r = [], i, a = t; a < n; a = i) {
        var o = new Fn(e.doc, z(e.doc, a), a)
        ;((i = a + o.size), r.push(o))
      }
      return r
    }
    var Ln = null
    function Rn(e) {
      Ln ? Ln.ops.push(e) : (e.ownsGroup = Ln = { ops: [e], delayedCallbacks: [] })
    }
    function zn(e) {
      var t = e.delayedCallbacks,
        n = 0
      do {
        for (; n < t.length; n++) t[n].call(null)
        for (var r = 0; r < e.ops.length; r++) {
          var i = e.ops[r]
          if (i.cursorActivityHandlers)
            for (; i.cursorActivityCalled < i.cursorActivityHandlers.length;)
              i.cursorActivityHandlers[i.cursorActivityCalled++].call(null, i.cm)
        }
      } while (n < t.length)
    }
    function Bn(e, t) {
      var n = e.ownsGroup
      if (n)
        try {
          zn(n)
        } finally {
          ;((Ln = null), t(n))
        }
    }
    var Vn = null
    function W(e, t) {
      var n = ze(e, t)
      if (n.length) {
        var r = Array.prototype.slice.call(arguments, 2),
          i
        Ln ? (i = Ln.delayedCallbacks) : Vn ? (i = Vn) : ((i = Vn = []), setTimeout(Hn, 0))
        for (
          var a = function (e) {
              i.push(function () {
                return n[e].apply(null, r)
              })
            },
            o = 0;
          o < n.length;
          ++o
        )
          a(o)
      }
    }
    function Hn() {
      var e = Vn
      Vn = null
      for (var t = 0; t < e.length; ++t) e[t]()
    }
    function Un(e, t, n, r) {
      for (var i = 0; i < t.changes.length; i++) {
        var a = t.changes[i]
        a == `text` ? qn(e, t) : a == `gutter` ? Yn(e, t, n, r) : a == `class` ? Jn(e, t) : a == `widget` && Xn(e, t, r)
      }
      t.changes = null
    }
    function Wn(e) {
      return (
        e.node == e.text &&
          ((e.node = D(`div`, null, null, `position: relative`)),
          e.text.parentNode && e.text.parentNode.replaceChild(e.node, e.text),
          e.node.appendChild(e.text),
          o && s < 8 && (e.node.style.zIndex = 2)),
        e.node
      )
    }
    function Gn(e, t) {
      var n = t.bgClass ? t.bgClass + ` ` + (t.line.bgClass || ``) : t.line.bgClass
      if ((n && (n += ` CodeMirror-linebackground`), t.background))
        n ? (t.background.className = n) : (t.background.parentNode.removeChild(t.background), (t.background = null))
      else if (n) {
        var r = Wn(t)
        ;((t.background = r.insertBefore(D(`div`, null, n), r.firstChild)), e.display.input.setUneditable(t.background))
      }
    }
    function Kn(e, t) {
      var n = e.display.externalMeasured
      return n && n.line == t.line ? ((e.display.externalMeasured = null), (t.measure = n.measure), n.built) : On(e, t)
    }
    function qn(e, t) {
      var n = t.text.className,
        r = Kn(e, t)
      ;(t.text == t.node && (t.node = r.pre),
        t.text.parentNode.replaceChild(r.pre, t.text),
        (t.text = r.pre),
        r.bgClass != t.bgClass || r.textClass != t.textClass
          ? ((t.bgClass = r.bgClass), (t.textClass = r.textClass), Jn(e, t))
          : n && (t.text.className = n))
    }
    function Jn(e, t) {
      ;(Gn(e, t), t.line.wrapClass ? (Wn(t).className = t.line.wrapClass) : t.node != t.text && (t.node.className = ``))
      var n = t.textClass ? t.textClass + ` ` + (t.line.textClass || ``) : t.line.textClass
      t.text.className = n || ``
    }
    function Yn(e, t, n, r) {
      if (
        ((t.gutter &&= (t.node.removeChild(t.gutter), null)),
        (t.gutterBackground &&= (t.node.removeChild(t.gutterBackground), null)),
        t.line.gutterClass)
      ) {
        var i = Wn(t)
        ;((t.gutterBackground = D(
          `div`,
          null,
          `CodeMirror-gutter-background ` + t.line.gutterClass,
          `left: ` +
            (e.options.fixedGutter ? r.fixedPos : -r.gutterTotalWidth) +
            `px; width: ` +
            r.gutterTotalWidth +
            `px`,
        )),
          e.display.input.setUneditable(t.gutterBackground),
          i.insertBefore(t.gutterBackground, t.text))
      }
      var a = t.line.gutterMarkers
      if (e.options.lineNumbers || a) {
        var o = Wn(t),
          s = (t.gutter = D(
            `div`,
            null,
            `CodeMirror-gutter-wrapper`,
            `left: ` + (e.options.fixedGutter ? r.fixedPos : -r.gutterTotalWidth) + `px`,
          ))
        if (
          (s.setAttribute(`aria-hidden`, `true`),
          e.display.input.setUneditable(s),
          o.insertBefore(s, t.text),
          t.line.gutterClass && (s.className += ` ` + t.line.gutterClass),
          !e.options.lineNumbers ||
            (a && a[`CodeMirror-linenumbers`]) ||
            (t.lineNumber = s.appendChild(
              D(
                `div`,
                bt(e.options, n),
                `CodeMirror-linenumber CodeMirror-gutter-elt`,
                `left: ` + r.gutterLeft[`CodeMirror-linenumbers`] + `px; width: ` + e.display.lineNumInnerWidth + `px`,
              ),
            )),
          a)
        )
          for (var c = 0; c < e.display.gutterSpecs.length; ++c) {
            var l = e.display.gutterSpecs[c].className,
              u = a.hasOwnProperty(l) && a[l]
            u &&
              s.appendChild(
                D(
                  `div`,
                  [u],
                  `CodeMirror-gutter-elt`,
                  `left: ` + r.gutterLeft[l] + `px; width: ` + r.gutterWidth[l] + `px`,
                ),
              )
          }
      }
    }
    function Xn(e, t, n) {
      t.alignable &&= null
      for (var r = te(`CodeMirror-linewidget`), i = t.node.firstChild, a = void 0; i; i = a)
        ((a = i.nextSibling), r.test(i.className) && t.node.removeChild(i))
      Qn(e, t, n)
    }
    function Zn(e, t, n, r) {
      var i = Kn(e, t)
      return (
        (t.text = t.node = i.pre),
        i.bgClass && (t.bgClass = i.bgClass),
        i.textClass && (t.textClass = i.textClass),
        Jn(e, t),
        Yn(e, t, n, r),
        Qn(e, t, r),
        t.node
      )
    }
    function Qn(e, t, n) {
      if (($n(e, t.line, t, n, !0), t.rest)) for (var r = 0; r < t.rest.length; r++) $n(e, t.rest[r], t, n, !1)
    }
    function $n(e, t, n, r, i) {
      if (t.widgets)
        for (var a = Wn(n), o = 0, s = t.widgets; o < s.length; ++o) {
          var c = s[o],
            l = D(`div`, [c.node], `CodeMirror-linewidget` + (c.className ? ` ` + c.className : ``))
          ;(c.handleMouseEvents || l.setAttribute(`cm-ignore-events`, `true`),
            er(c, l, n, r),
            e.display.input.setUneditable(l),
            i && c.above ? a.insertBefore(l, n.gutter || n.text) : a.appendChild(l),
            W(c, `redraw`))
        }
    }
    function er(e, t, n, r) {
      if (e.noHScroll) {
        ;(n.alignable ||= []).push(t)
        var i = r.wrapperWidth
        ;((t.style.left = r.fixedPos + `px`),
          e.coverGutter || ((i -= r.gutterTotalWidth), (t.style.paddingLeft = r.gutterTotalWidth + `px`)),
          (t.style.width = i + `px`))
      }
      e.coverGutter &&
        ((t.style.zIndex = 5),
        (t.style.position = `relative`),
        e.noHScroll || (t.style.marginLeft = -r.gutterTotalWidth + `px`))
    }
    function tr(e) {
      if (e.height != null) return e.height
      var t = e.doc.cm
      if (!t) return 0
      if (!re(document.body, e.node)) {
        var n = `position: relative;`
        ;(e.coverGutter && (n += `margin-left: -` + t.display.gutters.offsetWidth + `px;`),
          e.noHScroll && (n += `width: ` + t.display.wrapper.clientWidth + `px;`),
          E(t.display.measure, D(`div`, [e.node], null, n)))
      }
      return (e.height = e.node.parentNode.offsetHeight)
    }
    function nr(e, t) {
      for (var n = qe(t); n != e.wrapper; n = n.parentNode)
        if (
          !n ||
          (n.nodeType == 1 && n.getAttribute(`cm-ignore-events`) == `true`) ||
          (n.parentNode == e.sizer && n != e.mover)
        )
          return !0
    }
    function rr(e) {
      return e.lineSpace.offsetTop
    }
    function ir(e) {
      return e.mover.offsetHeight - e.lineSpace.offsetHeight
    }
    function ar(e) {
      if (e.cachedPaddingH) return e.cachedPaddingH
      var t = E(e.measure, D(`pre`, `x`, `CodeMirror-line-like`)),
        n = window.getComputedStyle ? window.getComputedStyle(t) : t.currentStyle,
        r = { left: parseInt(n.paddingLeft), right: parseInt(n.paddingRight) }
      return (!isNaN(r.left) && !isNaN(r.right) && (e.cachedPaddingH = r), r)
    }
    function or(e) {
      return pe - e.display.nativeBarWidth
    }
    function sr(e) {
      return e.display.scroller.clientWidth - or(e) - e.display.barWidth
    }
    function cr(e) {
      return e.display.scroller.clientHeight - or(e) - e.display.barHeight
    }
    function lr(e, t, n) {
      var r = e.options.lineWrapping,
        i = r && sr(e)
      if (!t.measure.heights || (r && t.measure.width != i)) {
        var a = (t.measure.heights = [])
        if (r) {
          t.measure.width = i
          for (var o = t.text.firstChild.getClientRects(), s = 0; s < o.length - 1; s++) {
            var c = o[s],
              l = o[s + 1]
            Math.abs(c.bottom - l.bottom) > 2 && a.push((c.bottom + l.top) / 2 - n.top)
          }
        }
        a.push(n.bottom - n.top)
      }
    }
    function ur(e, t, n) {
      if (e.line == t) return { map: e.measure.map, cache: e.measure.cache }
      if (e.rest) {
        for (var r = 0; r < e.rest.length; r++)
          if (e.rest[r] == t) return { map: e.measure.maps[r], cache: e.measure.caches[r] }
        for (var i = 0; i < e.rest.length; i++)
          if (B(e.rest[i]) > n) return { map: e.measure.maps[i], cache: e.measure.caches[i], before: !0 }
      }
    }
    function dr(e, t) {
      t = fn(t)
      var n = B(t),
        r = (e.display.externalMeasured = new Fn(e.doc, t, n))
      r.lineN = n
      var i = (r.built = On(e, r))
      return ((r.text = i.pre), E(e.display.lineMeasure, i.pre), r)
    }
    function fr(e, t, n, r) {
      return hr(e, mr(e, t), n, r)
    }
    function pr(e, t) {
      if (t >= e.display.viewFrom && t < e.display.viewTo) return e.display.view[Jr(e, t)]
      var n = e.display.externalMeasured
      if (n && t >= n.lineN && t < n.lineN + n.size) return n
    }
    function mr(e, t) {
      var n = B(t),
        r = pr(e, n)
      ;(r && !r.text ? (r = null) : r && r.changes && (Un(e, r, n, Ur(e)), (e.curOp.forceUpdate = !0)),
        (r ||= dr(e, t)))
      var i = ur(r, t, n)
      return { line: t, view: r, rect: null, map: i.map, cache: i.cache, before: i.before, hasHeights: !1 }
    }
    function hr(e, t, n, r, i) {
      t.before && (n = -1)
      var a = n + (r || ``),
        o
      return (
        t.cache.hasOwnProperty(a)
          ? (o = t.cache[a])
          : ((t.rect ||= t.view.text.getBoundingClientRect()),
            (t.hasHeights ||= (lr(e, t.view, t.rect), !0)),
            (o = yr(e, t, n, r)),
            o.bogus || (t.cache[a] = o)),
        { left: o.left, right: o.right, top: i ? o.rtop : o.top, bottom: i ? o.rbottom : o.bottom }
      )
    }
    var gr = { left: 0, right: 0, top: 0, bottom: 0 }
    function _r(e, t, n) {
      for (var r, i, a, o, s, c, l = 0; l < e.length; l += 3)
        if (
          ((s = e[l]),
          (c = e[l + 1]),
          t < s
            ? ((i = 0), (a = 1), (o = `left`))
            : t < c
              ? ((i = t - s), (a = i + 1))
              : (l == e.length - 3 || (t == c && e[l + 3] > t)) && ((a = c - s), (i = a - 1), t >= c && (o = `right`)),
          i != null)
        ) {
          if (((r = e[l + 2]), s == c && n == (r.insertLeft ? `left` : `right`) && (o = n), n == `left` && i == 0))
            for (; l && e[l - 2] == e[l - 3] && e[l - 1].insertLeft;) ((r = e[(l -= 3) + 2]), (o = `left`))
          if (n == `right` && i == c - s)
            for (; l < e.length - 3 && e[l + 3] == e[l + 4] && !e[l + 5].insertLeft;)
              ((r = e[(l += 3) + 2]), (o = `right`))
          break
        }
      return { node: r, start: i, end: a, collapse: o, coverStart: s, coverEnd: c }
    }
    function vr(e, t) {
      var n = gr
      if (t == `left`) for (var r = 0; r < e.length && (n = e[r]).left == n.right; r++);
      else for (var i = e.length - 1; i >= 0 && (n = e[i]).left == n.right; i--);
      return n
    }
    function yr(e, t, n, r) {
      var i = _r(t.map, n, r),
        a = i.node,
        c = i.start,
        l = i.end,
        u = i.collapse,
        d
      if (a.nodeType == 3) {
        for (var f = 0; f < 4; f++) {
          for (; c && Ae(t.line.text.charAt(i.coverStart + c));) --c
          for (; i.coverStart + l < i.coverEnd && Ae(t.line.text.charAt(i.coverStart + l));) ++l
          if (
            ((d =
              o && s < 9 && c == 0 && l == i.coverEnd - i.coverStart
                ? a.parentNode.getBoundingClientRect()
                : vr(ne(a, c, l).getClientRects(), r)),
            d.left || d.right || c == 0)
          )
            break
          ;((l = c), --c, (u = `right`))
        }
        o && s < 11 && (d = br(e.display.measure, d))
      } else {
        c > 0 && (u = r = `right`)
        var p
        d =
          e.options.lineWrapping && (p = a.getClientRects()).length > 1
            ? p[r == `right` ? p.length - 1 : 0]
            : a.getBoundingClientRect()
      }
      if (o && s < 9 && !c && (!d || (!d.left && !d.right))) {
        var m = a.parentNode.getClientRects()[0]
        d = m ? { left: m.left, right: m.left + Hr(e.display), top: m.top, bottom: m.bottom } : gr
      }
      for (
        var h = d.top - t.rect.top, g = d.bottom - t.rect.top, _ = (h + g) / 2, v = t.view.measure.heights, y = 0;
        y < v.length - 1 && !(_ < v[y]);
        y++
      );
      var b = y ? v[y - 1] : 0,
        x = v[y],
        S = {
          left: (u == `right` ? d.right : d.left) - t.rect.left,
          right: (u == `left` ? d.left : d.right) - t.rect.left,
          top: b,
          bottom: x,
        }
      return (
        !d.left && !d.right && (S.bogus = !0), e.options.singleCursorHeightPerLine || ((S.rtop = h), (S.rbottom = g)), S
      )
    }
    function br(e, t) {
      if (!window.screen || screen.logicalXDPI == null || screen.logicalXDPI == screen.deviceXDPI || !it(e)) return t
      var n = screen.logicalXDPI / screen.deviceXDPI,
        r = screen.logicalYDPI / screen.deviceYDPI
      return { left: t.left * n, right: t.right * n, top: t.top * r, bottom: t.bottom * r }
    }
    function xr(e) {
      if (e.measure && ((e.measure.cache = {}), (e.measure.heights = null), e.rest))
        for (var t = 0; t < e.rest.length; t++) e.measure.caches[t] = {}
    }
    function Sr(e) {
      ;((e.display.externalMeasure = null), T(e.display.lineMeasure))
      for (var t = 0; t < e.display.view.length; t++) xr(e.display.view[t])
    }
    function Cr(e) {
      ;(Sr(e),
        (e.display.cachedCharWidth = e.display.cachedTextHeight = e.display.cachedPaddingH = null),
        e.options.lineWrapping || (e.display.maxLineChanged = !0),
        (e.display.lineNumChars = null))
    }
    function wr(e) {
      return u && _
        ? -(e.body.getBoundingClientRect().left - parseInt(getComputedStyle(e.body).marginLeft))
        : e.defaultView.pageXOffset || (e.documentElement || e.body).scrollLeft
    }
    function Tr(e) {
      return u && _
        ? -(e.body.getBoundingClientRect().top - parseInt(getComputedStyle(e.body).marginTop))
        : e.defaultView.pageYOffset || (e.documentElement || e.body).scrollTop
    }
    function Er(e) {
      var t = fn(e).widgets,
        n = 0
      if (t) for (var r = 0; r < t.length; ++r) t[r].above && (n += tr(t[r]))
      return n
    }
    function Dr(e, t, n, r, i) {
      if (!i) {
        var a = Er(t)
        ;((n.top += a), (n.bottom += a))
      }
      if (r == `line`) return n
      r ||= `local`
      var o = yn(t)
      if ((r == `local` ? (o += rr(e.display)) : (o -= e.display.viewOffset), r == `page` || r == `window`)) {
        var s = e.display.lineSpace.getBoundingClientRect()
        o += s.top + (r == `window` ? 0 : Tr(A(e)))
        var c = s.left + (r == `window` ? 0 : wr(A(e)))
        ;((n.left += c), (n.right += c))
      }
      return ((n.top += o), (n.bottom += o), n)
    }
    function Or(e, t, n) {
      if (n == `div`) return t
      var r = t.left,
        i = t.top
      if (n == `page`) ((r -= wr(A(e))), (i -= Tr(A(e))))
      else if (n == `local` || !n) {
        var a = e.display.sizer.getBoundingClientRect()
        ;((r += a.left), (i += a.top))
      }
      var o = e.display.lineSpace.getBoundingClientRect()
      return { left: r - o.left, top: i - o.top }
    }
    function kr(e, t, n, r, i) {
      return ((r ||= z(e.doc, t.line)), Dr(e, r, fr(e, r, t.ch, i), n))
    }
    function Ar(e, t, n, r, i, a) {
      ;((r ||= z(e.doc, t.line)), (i ||= mr(e, r)))
      function o(t, o) {
        var s = hr(e, i, t, o ? `right` : `left`, a)
        return (o ? (s.left = s.right) : (s.right = s.left), Dr(e, r, s, n))
      }
      var s = Le(r, e.doc.direction),
        c = t.ch,
        l = t.sticky
      if ((c >= r.text.length ? ((c = r.text.length), (l = `before`)) : c <= 0 && ((c = 0), (l = `after`)), !s))
        return o(l == `before` ? c - 1 : c, l == `before`)
      function u(e, t, n) {
        var r = s[t].level == 1
        return o(n ? e - 1 : e, r != n)
      }
      var d = Fe(s, c, l),
        f = Pe,
        p = u(c, d, l == `before`)
      return (f != null && (p.other = u(c, f, l != `before`)), p)
    }
    function jr(e, t) {
      var n = 0
      ;((t = U(e.doc, t)), e.options.lineWrapping || (n = Hr(e.display) * t.ch))
      var r = z(e.doc, t.line),
        i = yn(r) + rr(e.display)
      return { left: n, right: n, top: i, bottom: i + r.height }
    }
    function Mr(e, t, n, r, i) {
      var a = V(e, t, n)
      return ((a.xRel = i), r && (a.outside = r), a)
    }
    function Nr(e, t, n) {
      var r = e.doc
      if (((n += e.display.viewOffset), n < 0)) return Mr(r.first, 0, null, -1, -1)
      var i = vt(r, n),
        a = r.first + r.size - 1
      if (i > a) return Mr(r.first + r.size - 1, z(r, a).text.length, null, 1, 1)
      t < 0 && (t = 0)
      for (var o = z(r, i); ;) {
        var s = Lr(e, o, i, t, n),
          c = un(o, s.ch + +(s.xRel > 0 || s.outside > 0))
        if (!c) return s
        var l = c.find(1)
        if (l.line == i) return l
        o = z(r, (i = l.line))
      }
    }
    function Pr(e, t, n, r) {
      r -= Er(t)
      var i = t.text.length,
        a = Me(
          function (t) {
            return hr(e, n, t - 1).bottom <= r
          },
          i,
          0,
        )
      return (
        (i = Me(
          function (t) {
            return hr(e, n, t).top > r
          },
          a,
          i,
        )),
        { begin: a, end: i }
      )
    }
    function Fr(e, t, n, r) {
      n ||= mr(e, t)
      var i = Dr(e, t, hr(e, n, r), `line`).top
      return Pr(e, t, n, i)
    }
    function Ir(e, t, n, r) {
      return e.bottom <= n ? !1 : e.top > n || (r ? e.left : e.right) > t
    }
    function Lr(e, t, n, r, i) {
      i -= yn(t)
      var a = mr(e, t),
        o = Er(t),
        s = 0,
        c = t.text.length,
        l = !0,
        u = Le(t, e.doc.direction)
      if (u) {
        var d = (e.options.lineWrapping ? zr : Rr)(e, t, n, a, u, r, i)
        ;((l = d.level != 1), (s = l ? d.from : d.to - 1), (c = l ? d.to : d.from - 1))
      }
      var f = null,
        p = null,
        m = Me(
          function (t) {
            var n = hr(e, a, t)
            return (
              (n.top += o),
              (n.bottom += o),
              Ir(n, r, i, !1) ? (n.top <= i && n.left <= r && ((f = t), (p = n)), !0) : !1
            )
          },
          s,
          c,
        ),
        h,
        g,
        _ = !1
      if (p) {
        var v = r - p.left < p.right - r,
          y = v == l
        ;((m = f + +!y), (g = y ? `after` : `before`), (h = v ? p.left : p.right))
      } else {
        ;(l || (m != c && m != s) || m++,
          (g =
            m == 0
              ? `after`
              : m == t.text.length
                ? `before`
                : hr(e, a, m - +!!l).bottom + o <= i == l
                  ? `after`
                  : `before`))
        var b = Ar(e, V(n, m, g), `line`, t, a)
        ;((h = b.left), (_ = i < b.top ? -1 : +(i >= b.bottom)))
      }
      return ((m = je(t.text, m, 1)), Mr(n, m, g, _, r - h))
    }
    function Rr(e, t, n, r, i, a, o) {
      var s = Me(
          function (s) {
            var c = i[s],
              l = c.level != 1
            return Ir(Ar(e, V(n, l ? c.to : c.from, l ? `before` : `after`), `line`, t, r), a, o, !0)
          },
          0,
          i.length - 1,
        ),
        c = i[s]
      if (s > 0) {
        var l = c.level != 1,
          u = Ar(e, V(n, l ? c.from : c.to, l ? `after` : `before`), `line`, t, r)
        Ir(u, a, o, !0) && u.top > o && (c = i[s - 1])
      }
      return c
    }
    function zr(e, t, n, r, i, a, o) {
      var s = Pr(e, t, r, o),
        c = s.begin,
        l = s.end
      ;/\s/.test(t.text.charAt(l - 1)) && l--
      for (var u = null, d = null, f = 0; f < i.length; f++) {
        var p = i[f]
        if (!(p.from >= l || p.to <= c)) {
          var m = hr(e, r, p.level == 1 ? Math.max(c, p.from) : Math.min(l, p.to) - 1).right,
            h = m < a ? a - m + 1e9 : m - a
          ;(!u || d > h) && ((u = p), (d = h))
        }
      }
      return (
        (u ||= i[i.length - 1]),
        u.from < c && (u = { from: c, to: u.to, level: u.level }),
        u.to > l && (u = { from: u.from, to: l, level: u.level }),
        u
      )
    }
    var Br
    function Vr(e) {
      if (e.cachedTextHeight != null) return e.cachedTextHeight
      if (Br == null) {
        Br = D(`pre`, null, `CodeMirror-line-like`)
        for (var t = 0; t < 49; ++t) (Br.appendChild(document.createTextNode(`x`)), Br.appendChild(D(`br`)))
        Br.appendChild(document.createTextNode(`x`))
      }
      E(e.measure, Br)
      var n = Br.offsetHeight / 50
      return (n > 3 && (e.cachedTextHeight = n), T(e.measure), n || 1)
    }
    function Hr(e) {
      if (e.cachedCharWidth != null) return e.cachedCharWidth
      var t = D(`span`, `xxxxxxxxxx`),
        n = D(`pre`, [t], `CodeMirror-line-like`)
      E(e.measure, n)
      var r = t.getBoundingClientRect(),
        i = (r.right - r.left) / 10
      return (i > 2 && (e.cachedCharWidth = i), i || 10)
    }
    function Ur(e) {
      for (
        var t = e.display, n = {}, r = {}, i = t.gutters.clientLeft, a = t.gutters.firstChild, o = 0;
        a;
        a = a.nextSibling, ++o
      ) {
        var s = e.display.gutterSpecs[o].className
        ;((n[s] = a.offsetLeft + a.clientLeft + i), (r[s] = a.clientWidth))
      }
      return {
        fixedPos: Wr(t),
        gutterTotalWidth: t.gutters.offsetWidth,
        gutterLeft: n,
        gutterWidth: r,
        wrapperWidth: t.wrapper.clientWidth,
      }
    }
    function Wr(e) {
      return e.scroller.getBoundingClientRect().left - e.sizer.getBoundingClientRect().left
    }
    function Gr(e) {
      var t = Vr(e.display),
        n = e.options.lineWrapping,
        r = n && Math.max(5, e.display.scroller.clientWidth / Hr(e.display) - 3)
      return function (i) {
        if (_n(e.doc, i)) return 0
        var a = 0
        if (i.widgets) for (var o = 0; o < i.widgets.length; o++) i.widgets[o].height && (a += i.widgets[o].height)
        return n ? a + (Math.ceil(i.text.length / r) || 1) * t : a + t
      }
    }
    function Kr(e) {
      var t = e.doc,
        n = Gr(e)
      t.iter(function (e) {
        var t = n(e)
        t != e.height && _t(e, t)
      })
    }
    function qr(e, t, n, r) {
      var i = e.display
      if (!n && qe(t).getAttribute(`cm-not-content`) == `true`) return null
      var a,
        o,
        s = i.lineSpace.getBoundingClientRect()
      try {
        ;((a = t.clientX - s.left), (o = t.clientY - s.top))
      } catch {
        return null
      }
      var c = Nr(e, a, o),
        l
      if (r && c.xRel > 0 && (l = z(e.doc, c.line).text).length == c.ch) {
        var u = de(l, l.length, e.options.tabSize) - l.length
        c = V(c.line, Math.max(0, Math.round((a - ar(e.display).left) / Hr(e.display)) - u))
      }
      return c
    }
    function Jr(e, t) {
      if (t >= e.display.viewTo || ((t -= e.display.viewFrom), t < 0)) return null
      for (var n = e.display.view, r = 0; r < n.length; r++) if (((t -= n[r].size), t < 0)) return r
    }
    function G(e, t, n, r) {
      ;((t ??= e.doc.first), (n ??= e.doc.first + e.doc.size), (r ||= 0))
      var i = e.display
      if (
        (r && n < i.viewTo && (i.updateLineNumbers == null || i.updateLineNumbers > t) && (i.updateLineNumbers = t),
        (e.curOp.viewChanged = !0),
        t >= i.viewTo)
      )
        Ut && hn(e.doc, t) < i.viewTo && Xr(e)
      else if (n <= i.viewFrom) Ut && gn(e.doc, n + r) > i.viewFrom ? Xr(e) : ((i.viewFrom += r), (i.viewTo += r))
      else if (t <= i.viewFrom && n >= i.viewTo) Xr(e)
      else if (t <= i.viewFrom) {
        var a = Zr(e, n, n + r, 1)
        a ? ((i.view = i.view.slice(a.index)), (i.viewFrom = a.lineN), (i.viewTo += r)) : Xr(e)
      } else if (n >= i.viewTo) {
        var o = Zr(e, t, t, -1)
        o ? ((i.view = i.view.slice(0, o.index)), (i.viewTo = o.lineN)) : Xr(e)
      } else {
        var s = Zr(e, t, t, -1),
          c = Zr(e, n, n + r, 1)
        s && c
          ? ((i.view = i.view
              .slice(0, s.index)
              .concat(In(e, s.lineN, c.lineN))
              .concat(i.view.slice(c.index))),
            (i.viewTo += r))
          : Xr(e)
      }
      var l = i.externalMeasured
      l && (n < l.lineN ? (l.lineN += r) : t < l.lineN + l.size && (i.externalMeasured = null))
    }
    function Yr(e, t, n) {
      e.curOp.viewChanged = !0
      var r = e.display,
        i = e.display.externalMeasured
      if (
        (i && t >= i.lineN && t < i.lineN + i.size && (r.externalMeasured = null), !(t < r.viewFrom || t >= r.viewTo))
      ) {
        var a = r.view[Jr(e, t)]
        if (a.node != null) {
          var o = (a.changes ||= [])
          M(o, n) == -1 && o.push(n)
        }
      }
    }
    function Xr(e) {
      ;((e.display.viewFrom = e.display.viewTo = e.doc.first), (e.display.view = []), (e.display.viewOffset = 0))
    }
    function Zr(e, t, n, r) {
      var i = Jr(e, t),
        a,
        o = e.display.view
      if (!Ut || n == e.doc.first + e.doc.size) return { index: i, lineN: n }
      for (var s = e.display.viewFrom, c = 0; c < i; c++) s += o[c].size
      if (s != t) {
        if (r > 0) {
          if (i == o.length - 1) return null
          ;((a = s + o[i].size - t), i++)
        } else a = s - t
        ;((t += a), (n += a))
      }
      for (; hn(e.doc, n) != n;) {
        if (i == (r < 0 ? 0 : o.length - 1)) return null
        ;((n += r * o[i - +(r < 0)].size), (i += r))
      }
      return { index: i, lineN: n }
    }
    function Qr(e, t, n) {
      var r = e.display
      ;(r.view.length == 0 || t >= r.viewTo || n <= r.viewFrom
        ? ((r.view = In(e, t, n)), (r.viewFrom = t))
        : (r.viewFrom > t
            ? (r.view = In(e, t, r.viewFrom).concat(r.view))
            : r.viewFrom < t && (r.view = r.view.slice(Jr(e, t))),
          (r.viewFrom = t),
          r.viewTo < n
            ? (r.view = r.view.concat(In(e, r.viewTo, n)))
            : r.viewTo > n && (r.view = r.view.slice(0, Jr(e, n)))),
        (r.viewTo = n))
    }
    function $r(e) {
      for (var t = e.display.view, n = 0, r = 0; r < t.length; r++) {
        var i = t[r]
        i.hidden || (i.node && !i.changes) || ++n
      }
      return n
    }
    function ei(e) {
      e.display.input.showSelection(e.display.input.prepareSelection())
    }
    function ti(e, t) {
      t === void 0 && (t = !0)
      var n = e.doc,
        r = {},
        i = (r.cursors = document.createDocumentFragment()),
        a = (r.selection = document.createDocumentFragment()),
        o = e.options.$customCursor
      o && (t = !0)
      for (var s = 0; s < n.sel.ranges.length; s++)
        if (t || s != n.sel.primIndex) {
          var c = n.sel.ranges[s]
          if (!(c.from().line >= e.display.viewTo || c.to().line < e.display.viewFrom)) {
            var l = c.empty()
            if (o) {
              var u = o(e, c)
              u && ni(e, u, i)
            } else (l || e.options.showCursorWhenSelecting) && ni(e, c.head, i)
            l || ii(e, c, a)
          }
        }
      return r
    }
    function ni(e, t, n) {
      var r = Ar(e, t, `div`, null, null, !e.options.singleCursorHeightPerLine),
        i = n.appendChild(D(`div`, `\xA0`, `CodeMirror-cursor`))
      if (
        ((i.style.left = r.left + `px`),
        (i.style.top = r.top + `px`),
        (i.style.height = Math.max(0, r.bottom - r.top) * e.options.cursorHeight + `px`),
        /\bcm-fat-cursor\b/.test(e.getWrapperElement().className))
      ) {
        var a = kr(e, t, `div`, null, null),
          o = a.right - a.left
        i.style.width = (o > 0 ? o : e.defaultCharWidth()) + `px`
      }
      if (r.other) {
        var s = n.appendChild(D(`div`, `\xA0`, `CodeMirror-cursor CodeMirror-secondarycursor`))
        ;((s.style.display = ``),
          (s.style.left = r.other.left + `px`),
          (s.style.top = r.other.top + `px`),
          (s.style.height = (r.other.bottom - r.other.top) * 0.85 + `px`))
      }
    }
    function ri(e, t) {
      return e.top - t.top || e.left - t.left
    }
    function ii(e, t, n) {
      var r = e.display,
        i = e.doc,
        a = document.createDocumentFragment(),
        o = ar(e.display),
        s = o.left,
        c = Math.max(r.sizerWidth, sr(e) - r.sizer.offsetLeft) - o.right,
        l = i.direction == `ltr`
      function u(e, t, n, r) {
        ;(t < 0 && (t = 0),
          (t = Math.round(t)),
          (r = Math.round(r)),
          a.appendChild(
            D(
              `div`,
              null,
              `CodeMirror-selected`,
              `position: absolute; left: ` +
                e +
                `px;
                             top: ` +
                t +
                `px; width: ` +
                (n ?? c - e) +
                `px;
                             height: ` +
                (r - t) +
                `px`,
            ),
          ))
      }
      function d(t, n, r) {
        var a = z(i, t),
          o = a.text.length,
          d,
          f
        function p(n, r) {
          return kr(e, V(t, n), `div`, a, r)
        }
        function m(t, n, r) {
          var i = Fr(e, a, null, t),
            o = (n == `ltr`) == (r == `after`) ? `left` : `right`
          return p(r == `after` ? i.begin : i.end - (/\s/.test(a.text.charAt(i.end - 1)) ? 2 : 1), o)[o]
        }
        var h = Le(a, i.direction)
        return (
          Ne(h, n || 0, r ?? o, function (e, t, i, a) {
            var g = i == `ltr`,
              _ = p(e, g ? `left` : `right`),
              v = p(t - 1, g ? `right` : `left`),
              y = n == null && e == 0,
              b = r == null && t == o,
              x = a == 0,
              S = !h || a == h.length - 1
            if (v.top - _.top <= 3) {
              var ee = (l ? y : b) && x,
                C = (l ? b : y) && S,
                te = ee ? s : (g ? _ : v).left,
                w = C ? c : (g ? v : _).right
              u(te, _.top, w - te, _.bottom)
            } else {
              var T, E, D, O
              ;(g
                ? ((T = l && y && x ? s : _.left),
                  (E = l ? c : m(e, i, `before`)),
                  (D = l ? s : m(t, i, `after`)),
                  (O = l && b && S ? c : v.right))
                : ((T = l ? m(e, i, `before`) : s),
                  (E = !l && y && x ? c : _.right),
                  (D = !l && b && S ? s : v.left),
                  (O = l ? m(t, i, `after`) : c)),
                u(T, _.top, E - T, _.bottom),
                _.bottom < v.top && u(s, _.bottom, null, v.top),
                u(D, v.top, O - D, v.bottom))
            }
            ;((!d || ri(_, d) < 0) && (d = _),
              ri(v, d) < 0 && (d = v),
              (!f || ri(_, f) < 0) && (f = _),
              ri(v, f) < 0 && (f = v))
          }),
          { start: d, end: f }
        )
      }
      var f = t.from(),
        p = t.to()
      if (f.line == p.line) d(f.line, f.ch, p.ch)
      else {
        var m = z(i, f.line),
          h = z(i, p.line),
          g = fn(m) == fn(h),
          _ = d(f.line, f.ch, g ? m.text.length + 1 : null).end,
          v = d(p.line, g ? 0 : null, p.ch).start
        ;(g &&
          (_.top < v.top - 2
            ? (u(_.right, _.top, null, _.bottom), u(s, v.top, v.left, v.bottom))
            : u(_.right, _.top, v.left - _.right, _.bottom)),
          _.bottom < v.top && u(s, _.bottom, null, v.top))
      }
      n.appendChild(a)
    }
    function ai(e) {
      if (e.state.focused) {
        var t = e.display
        clearInterval(t.blinker)
        var n = !0
        ;((t.cursorDiv.style.visibility = ``),
          e.options.cursorBlinkRate > 0
            ? (t.blinker = setInterval(function () {
                ;(e.hasFocus() || li(e), (t.cursorDiv.style.visibility = (n = !n) ? `` : `hidden`))
              }, e.options.cursorBlinkRate))
            : e.options.cursorBlinkRate < 0 && (t.cursorDiv.style.visibility = `hidden`))
      }
    }
    function oi(e) {
      e.hasFocus() || (e.display.input.focus(), e.state.focused || ci(e))
    }
    function si(e) {
      ;((e.state.delayingBlurEvent = !0),
        setTimeout(function () {
          e.state.delayingBlurEvent && ((e.state.delayingBlurEvent = !1), e.state.focused && li(e))
        }, 100))
    }
    function ci(e, t) {
      ;(e.state.delayingBlurEvent && !e.state.draggingText && (e.state.delayingBlurEvent = !1),
        e.options.readOnly != `nocursor` &&
          (e.state.focused ||
            (F(e, `focus`, e, t),
            (e.state.focused = !0),
            ae(e.display.wrapper, `CodeMirror-focused`),
            !e.curOp &&
              e.display.selForContextMenu != e.doc.sel &&
              (e.display.input.reset(),
              c &&
                setTimeout(function () {
                  return e.display.input.reset(!0)
                }, 20)),
            e.display.input.receivedFocus()),
          ai(e)))
    }
    function li(e, t) {
      e.state.delayingBlurEvent ||
        (e.state.focused && (F(e, `blur`, e, t), (e.state.focused = !1), w(e.display.wrapper, `CodeMirror-focused`)),
        clearInterval(e.display.blinker),
        setTimeout(function () {
          e.state.focused || (e.display.shift = !1)
        }, 150))
    }
    function ui(e) {
      for (
        var t = e.display,
          n = t.lineDiv.offsetTop,
          r = Math.max(0, t.scroller.getBoundingClientRect().top),
          i = t.lineDiv.getBoundingClientRect().top,
          a = 0,
          c = 0;
        c < t.view.length;
        c++
      ) {
        var l = t.view[c],
          u = e.options.lineWrapping,
          d = void 0,
          f = 0
        if (!l.hidden) {
          if (((i += l.line.height), o && s < 8)) {
            var p = l.node.offsetTop + l.node.offsetHeight
            ;((d = p - n), (n = p))
          } else {
            var m = l.node.getBoundingClientRect()
            ;((d = m.bottom - m.top),
              !u && l.text.firstChild && (f = l.text.firstChild.getBoundingClientRect().right - m.left - 1))
          }
          var h = l.line.height - d
          if ((h > 0.005 || h < -0.005) && (i < r && (a -= h), _t(l.line, d), di(l.line), l.rest))
            for (var g = 0; g < l.rest.length; g++) di(l.rest[g])
          if (f > e.display.sizerWidth) {
            var _ = Math.ceil(f / Hr(e.display))
            _ > e.display.maxLineLength &&
              ((e.display.maxLineLength = _), (e.display.maxLine = l.line), (e.display.maxLineChanged = !0))
          }
        }
      }
      Math.abs(a) > 2 && (t.scroller.scrollTop += a)
    }
    function di(e) {
      if (e.widgets)
        for (var t = 0; t < e.widgets.length; ++t) {
          var n = e.widgets[t],
            r = n.node.parentNode
          r && (n.height = r.offsetHeight)
        }
    }
    function fi(e, t, n) {
      var r = n && n.top != null ? Math.max(0, n.top) : e.scroller.scrollTop
      r = Math.floor(r - rr(e))
      var i = n && n.bottom != null ? n.bottom : r + e.wrapper.clientHeight,
        a = vt(t, r),
        o = vt(t, i)
      if (n && n.ensure) {
        var s = n.ensure.from.line,
          c = n.ensure.to.line
        s < a
          ? ((a = s), (o = vt(t, yn(z(t, s)) + e.wrapper.clientHeight)))
          : Math.min(c, t.lastLine()) >= o && ((a = vt(t, yn(z(t, c)) - e.wrapper.clientHeight)), (o = c))
      }
      return { from: a, to: Math.max(o, a + 1) }
    }
    function pi(e, t) {
      if (!I(e, `scrollCursorIntoView`)) {
        var n = e.display,
          r = n.sizer.getBoundingClientRect(),
          i = null,
          a = n.wrapper.ownerDocument
        if (
          (t.top + r.top < 0
            ? (i = !0)
            : t.bottom + r.top > (a.defaultView.innerHeight || a.documentElement.clientHeight) && (i = !1),
          i != null && !h)
        ) {
          var o = D(
            `div`,
            `​`,
            null,
            `position: absolute;
                         top: ` +
              (t.top - n.viewOffset - rr(e.display)) +
              `px;
                         height: ` +
              (t.bottom - t.top + or(e) + n.barHeight) +
              `px;
                         left: ` +
              t.left +
              `px; width: ` +
              Math.max(2, t.right - t.left) +
              `px;`,
          )
          ;(e.display.lineSpace.appendChild(o), o.scrollIntoView(i), e.display.lineSpace.removeChild(o))
        }
      }
    }
    function mi(e, t, n, r) {
      r ??= 0
      var i
      !e.options.lineWrapping &&
        t == n &&
        ((n = t.sticky == `before` ? V(t.line, t.ch + 1, `before`) : t),
        (t = t.ch ? V(t.line, t.sticky == `before` ? t.ch - 1 : t.ch, `after`) : t))
      for (var a = 0; a < 5; a++) {
        var o = !1,
          s = Ar(e, t),
          c = !n || n == t ? s : Ar(e, n)
        i = {
          left: Math.min(s.left, c.left),
          top: Math.min(s.top, c.top) - r,
          right: Math.max(s.left, c.left),
          bottom: Math.max(s.bottom, c.bottom) + r,
        }
        var l = gi(e, i),
          u = e.doc.scrollTop,
          d = e.doc.scrollLeft
        if (
          (l.scrollTop != null && (Ci(e, l.scrollTop), Math.abs(e.doc.scrollTop - u) > 1 && (o = !0)),
          l.scrollLeft != null && (Ti(e, l.scrollLeft), Math.abs(e.doc.scrollLeft - d) > 1 && (o = !0)),
          !o)
        )
          break
      }
      return i
    }
    function hi(e, t) {
      var n = gi(e, t)
      ;(n.scrollTop != null && Ci(e, n.scrollTop), n.scrollLeft != null && Ti(e, n.scrollLeft))
    }
    function gi(e, t) {
      var n = e.display,
        r = Vr(e.display)
      t.top < 0 && (t.top = 0)
      var i = e.curOp && e.curOp.scrollTop != null ? e.curOp.scrollTop : n.scroller.scrollTop,
        a = cr(e),
        o = {}
      t.bottom - t.top > a && (t.bottom = t.top + a)
      var s = e.doc.height + ir(n),
        c = t.top < r,
        l = t.bottom > s - r
      if (t.top < i) o.scrollTop = c ? 0 : t.top
      else if (t.bottom > i + a) {
        var u = Math.min(t.top, (l ? s : t.bottom) - a)
        u != i && (o.scrollTop = u)
      }
      var d = e.options.fixedGutter ? 0 : n.gutters.offsetWidth,
        f = e.curOp && e.curOp.scrollLeft != null ? e.curOp.scrollLeft : n.scroller.scrollLeft - d,
        p = sr(e) - n.gutters.offsetWidth,
        m = t.right - t.left > p
      return (
        m && (t.right = t.left + p),
        t.left < 10
          ? (o.scrollLeft = 0)
          : t.left < f
            ? (o.scrollLeft = Math.max(0, t.left + d - (m ? 0 : 10)))
            : t.right > p + f - 3 && (o.scrollLeft = t.right + (m ? 0 : 10) - p),
        o
      )
    }
    function _i(e, t) {
      t != null && (xi(e), (e.curOp.scrollTop = (e.curOp.scrollTop == null ? e.doc.scrollTop : e.curOp.scrollTop) + t))
    }
    function vi(e) {
      xi(e)
      var t = e.getCursor()
      e.curOp.scrollToPos = { from: t, to: t, margin: e.options.cursorScrollMargin }
    }
    function yi(e, t, n) {
      ;((t != null || n != null) && xi(e), t != null && (e.curOp.scrollLeft = t), n != null && (e.curOp.scrollTop = n))
    }
    function bi(e, t) {
      ;(xi(e), (e.curOp.scrollToPos = t))
    }
    function xi(e) {
      var t = e.curOp.scrollToPos
      t && ((e.curOp.scrollToPos = null), Si(e, jr(e, t.from), jr(e, t.to), t.margin))
    }
    function Si(e, t, n, r) {
      var i = gi(e, {
        left: Math.min(t.left, n.left),
        top: Math.min(t.top, n.top) - r,
        right: Math.max(t.right, n.right),
        bottom: Math.max(t.bottom, n.bottom) + r,
      })
      yi(e, i.scrollLeft, i.scrollTop)
    }
    function Ci(e, t) {
      Math.abs(e.doc.scrollTop - t) < 2 || (n || Zi(e, { top: t }), wi(e, t, !0), n && Zi(e), Ui(e, 100))
    }
    function wi(e, t, n) {
      ;((t = Math.max(0, Math.min(e.display.scroller.scrollHeight - e.display.scroller.clientHeight, t))),
        (e.display.scroller.scrollTop != t || n) &&
          ((e.doc.scrollTop = t),
          e.display.scrollbars.setScrollTop(t),
          e.display.scroller.scrollTop != t && (e.display.scroller.scrollTop = t)))
    }
    function Ti(e, t, n, r) {
      ;((t = Math.max(0, Math.min(t, e.display.scroller.scrollWidth - e.display.scroller.clientWidth))),
        ((n ? t == e.doc.scrollLeft : Math.abs(e.doc.scrollLeft - t) < 2) && !r) ||
          ((e.doc.scrollLeft = t),
          ta(e),
          e.display.scroller.scrollLeft != t && (e.display.scroller.scrollLeft = t),
          e.display.scrollbars.setScrollLeft(t)))
    }
    function Ei(e) {
      var t = e.display,
        n = t.gutters.offsetWidth,
        r = Math.round(e.doc.height + ir(e.display))
      return {
        clientHeight: t.scroller.clientHeight,
        viewHeight: t.wrapper.clientHeight,
        scrollWidth: t.scroller.scrollWidth,
        clientWidth: t.scroller.clientWidth,
        viewWidth: t.wrapper.clientWidth,
        barLeft: e.options.fixedGutter ? n : 0,
        docHeight: r,
        scrollHeight: r + or(e) + t.barHeight,
        nativeBarWidth: t.nativeBarWidth,
        gutterWidth: n,
      }
    }
    var Di = function (e, t, n) {
      this.cm = n
      var r = (this.vert = D(`div`, [D(`div`, null, null, `min-width: 1px`)], `CodeMirror-vscrollbar`)),
        i = (this.horiz = D(`div`, [D(`div`, null, null, `height: 100%; min-height: 1px`)], `CodeMirror-hscrollbar`))
      ;((r.tabIndex = i.tabIndex = -1),
        e(r),
        e(i),
        P(r, `scroll`, function () {
          r.clientHeight && t(r.scrollTop, `vertical`)
        }),
        P(i, `scroll`, function () {
          i.clientWidth && t(i.scrollLeft, `horizontal`)
        }),
        (this.checkedZeroWidth = !1),
        o && s < 8 && (this.horiz.style.minHeight = this.vert.style.minWidth = `18px`))
    }
    ;((Di.prototype.update = function (e) {
      var t = e.scrollWidth > e.clientWidth + 1,
        n = e.scrollHeight > e.clientHeight + 1,
        r = e.nativeBarWidth
      if (n) {
        ;((this.vert.style.display = `block`), (this.vert.style.bottom = t ? r + `px` : `0`))
        var i = e.viewHeight - (t ? r : 0)
        this.vert.firstChild.style.height = Math.max(0, e.scrollHeight - e.clientHeight + i) + `px`
      } else ((this.vert.scrollTop = 0), (this.vert.style.display = ``), (this.vert.firstChild.style.height = `0`))
      if (t) {
        ;((this.horiz.style.display = `block`),
          (this.horiz.style.right = n ? r + `px` : `0`),
          (this.horiz.style.left = e.barLeft + `px`))
        var a = e.viewWidth - e.barLeft - (n ? r : 0)
        this.horiz.firstChild.style.width = Math.max(0, e.scrollWidth - e.clientWidth + a) + `px`
      } else ((this.horiz.style.display = ``), (this.horiz.firstChild.style.width = `0`))
      return (
        !this.checkedZeroWidth && e.clientHeight > 0 && (r == 0 && this.zeroWidthHack(), (this.checkedZeroWidth = !0)),
        { right: n ? r : 0, bottom: t ? r : 0 }
      )
    }),
      (Di.prototype.setScrollLeft = function (e) {
        ;(this.horiz.scrollLeft != e && (this.horiz.scrollLeft = e),
          this.disableHoriz && this.enableZeroWidthBar(this.horiz, this.disableHoriz, `horiz`))
      }),
      (Di.prototype.setScrollTop = function (e) {
        ;(this.vert.scrollTop != e && (this.vert.scrollTop = e),
          this.disableVert && this.enableZeroWidthBar(this.vert, this.disableVert, `vert`))
      }),
      (Di.prototype.zeroWidthHack = function () {
        var e = y && !m ? `12px` : `18px`
        ;((this.horiz.style.height = this.vert.style.width = e),
          (this.horiz.style.visibility = this.vert.style.visibility = `hidden`),
          (this.disableHoriz = new fe()),
          (this.disableVert = new fe()))
      }),
      (Di.prototype.enableZeroWidthBar = function (e, t, n) {
        e.style.visibility = ``
        function r() {
          var i = e.getBoundingClientRect()
          ;(n == `vert`
            ? document.elementFromPoint(i.right - 1, (i.top + i.bottom) / 2)
            : document.elementFromPoint((i.right + i.left) / 2, i.bottom - 1)) == e
            ? t.set(1e3, r)
            : (e.style.visibility = `hidden`)
        }
        t.set(1e3, r)
      }),
      (Di.prototype.clear = function () {
        var e = this.horiz.parentNode
        ;(e.removeChild(this.horiz), e.removeChild(this.vert))
      }))
    var Oi = function () {}
    ;((Oi.prototype.update = function () {
      return { bottom: 0, right: 0 }
    }),
      (Oi.prototype.setScrollLeft = function () {}),
      (Oi.prototype.setScrollTop = function () {}),
      (Oi.prototype.clear = function () {}))
    function ki(e, t) {
      t ||= Ei(e)
      var n = e.display.barWidth,
        r = e.display.barHeight
      Ai(e, t)
      for (var i = 0; (i < 4 && n != e.display.barWidth) || r != e.display.barHeight; i++)
        (n != e.display.barWidth && e.options.lineWrapping && ui(e),
          Ai(e, Ei(e)),
          (n = e.display.barWidth),
          (r = e.display.barHeight))
    }
    function Ai(e, t) {
      var n = e.display,
        r = n.scrollbars.update(t)
      ;((n.sizer.style.paddingRight = (n.barWidth = r.right) + `px`),
        (n.sizer.style.paddingBottom = (n.barHeight = r.bottom) + `px`),
        (n.heightForcer.style.borderBottom = r.bottom + `px solid transparent`),
        r.right && r.bottom
          ? ((n.scrollbarFiller.style.display = `block`),
            (n.scrollbarFiller.style.height = r.bottom + `px`),
            (n.scrollbarFiller.style.width = r.right + `px`))
          : (n.scrollbarFiller.style.display = ``),
        r.bottom && e.options.coverGutterNextToScrollbar && e.options.fixedGutter
          ? ((n.gutterFiller.style.display = `block`),
            (n.gutterFiller.style.height = r.bottom + `px`),
            (n.gutterFiller.style.width = t.gutterWidth + `px`))
          : (n.gutterFiller.style.display = ``))
    }
    var ji = { native: Di, null: Oi }
    function Mi(e) {
      ;(e.display.scrollbars &&
        (e.display.scrollbars.clear(),
        e.display.scrollbars.addClass && w(e.display.wrapper, e.display.scrollbars.addClass)),
        (e.display.scrollbars = new ji[e.options.scrollbarStyle](
          function (t) {
            ;(e.display.wrapper.insertBefore(t, e.display.scrollbarFiller),
              P(t, `mousedown`, function () {
                e.state.focused &&
                  setTimeout(function () {
                    return e.display.input.focus()
                  }, 0)
              }),
              t.setAttribute(`cm-not-content`, `true`))
          },
          function (t, n) {
            n == `horizontal` ? Ti(e, t) : Ci(e, t)
          },
          e,
        )),
        e.display.scrollbars.addClass && ae(e.display.wrapper, e.display.scrollbars.addClass))
    }
    var Ni = 0
    function Pi(e) {
      ;((e.curOp = {
        cm: e,
        viewChanged: !1,
        startHeight: e.doc.height,
        forceUpdate: !1,
        updateInput: 0,
        typing: !1,
        changeObjs: null,
        cursorActivityHandlers: null,
        cursorActivityCalled: 0,
        selectionChanged: !1,
        updateMaxLine: !1,
        scrollLeft: null,
        scrollTop: null,
        scrollToPos: null,
        focus: !1,
        id: ++Ni,
        markArrays: null,
      }),
        Rn(e.curOp))
    }
    function Fi(e) {
      var t = e.curOp
      t &&
        Bn(t, function (e) {
          for (var t = 0; t < e.ops.length; t++) e.ops[t].cm.curOp = null
          Ii(e)
        })
    }
    function Ii(e) {
      for (var t = e.ops, n = 0; n < t.length; n++) Li(t[n])
      for (var r = 0; r < t.length; r++) Ri(t[r])
      for (var i = 0; i < t.length; i++) zi(t[i])
      for (var a = 0; a < t.length; a++) Bi(t[a])
      for (var o = 0; o < t.length; o++) Vi(t[o])
    }
    function Li(e) {
      var t = e.cm,
        n = t.display
      ;(Ki(t),
        e.updateMaxLine && xn(t),
        (e.mustUpdate =
          e.viewChanged ||
          e.forceUpdate ||
          e.scrollTop != null ||
          (e.scrollToPos && (e.scrollToPos.from.line < n.viewFrom || e.scrollToPos.to.line >= n.viewTo)) ||
          (n.maxLineChanged && t.options.lineWrapping)),
        (e.update =
          e.mustUpdate && new Gi(t, e.mustUpdate && { top: e.scrollTop, ensure: e.scrollToPos }, e.forceUpdate)))
    }
    function Ri(e) {
      e.updatedDisplay = e.mustUpdate && Yi(e.cm, e.update)
    }
    function zi(e) {
      var t = e.cm,
        n = t.display
      ;(e.updatedDisplay && ui(t),
        (e.barMeasure = Ei(t)),
        n.maxLineChanged &&
          !t.options.lineWrapping &&
          ((e.adjustWidthTo = fr(t, n.maxLine, n.maxLine.text.length).left + 3),
          (t.display.sizerWidth = e.adjustWidthTo),
          (e.barMeasure.scrollWidth = Math.max(
            n.scroller.clientWidth,
            n.sizer.offsetLeft + e.adjustWidthTo + or(t) + t.display.barWidth,
          )),
          (e.maxScrollLeft = Math.max(0, n.sizer.offsetLeft + e.adjustWidthTo - sr(t)))),
        (e.updatedDisplay || e.selectionChanged) && (e.preparedSelection = n.input.prepareSelection()))
    }
    function Bi(e) {
      var t = e.cm
      e.adjustWidthTo != null &&
        ((t.display.sizer.style.minWidth = e.adjustWidthTo + `px`),
        e.maxScrollLeft < t.doc.scrollLeft && Ti(t, Math.min(t.display.scroller.scrollLeft, e.maxScrollLeft), !0),
        (t.display.maxLineChanged = !1))
      var n = e.focus && e.focus == ie(se(t))
      ;(e.preparedSelection && t.display.input.showSelection(e.preparedSelection, n),
        (e.updatedDisplay || e.startHeight != t.doc.height) && ki(t, e.barMeasure),
        e.updatedDisplay && ea(t, e.barMeasure),
        e.selectionChanged && ai(t),
        t.state.focused && e.updateInput && t.display.input.reset(e.typing),
        n && oi(e.cm))
    }
    function Vi(e) {
      var t = e.cm,
        n = t.display,
        r = t.doc
      ;(e.updatedDisplay && Xi(t, e.update),
        n.wheelStartX != null &&
          (e.scrollTop != null || e.scrollLeft != null || e.scrollToPos) &&
          (n.wheelStartX = n.wheelStartY = null),
        e.scrollTop != null && wi(t, e.scrollTop, e.forceScroll),
        e.scrollLeft != null && Ti(t, e.scrollLeft, !0, !0),
        e.scrollToPos && pi(t, mi(t, U(r, e.scrollToPos.from), U(r, e.scrollToPos.to), e.scrollToPos.margin)))
      var i = e.maybeHiddenMarkers,
        a = e.maybeUnhiddenMarkers
      if (i) for (var o = 0; o < i.length; ++o) i[o].lines.length || F(i[o], `hide`)
      if (a) for (var s = 0; s < a.length; ++s) a[s].lines.length && F(a[s], `unhide`)
      ;(n.wrapper.offsetHeight && (r.scrollTop = t.display.scroller.scrollTop),
        e.changeObjs && F(t, `changes`, t, e.changeObjs),
        e.update && e.update.finish())
    }
    function Hi(e, t) {
      if (e.curOp) return t()
      Pi(e)
      try {
        return t()
      } finally {
        Fi(e)
      }
    }
    function K(e, t) {
      return function () {
        if (e.curOp) return t.apply(e, arguments)
        Pi(e)
        try {
          return t.apply(e, arguments)
        } finally {
          Fi(e)
        }
      }
    }
    function q(e) {
      return function () {
        if (this.curOp) return e.apply(this, arguments)
        Pi(this)
        try {
          return e.apply(this, arguments)
        } finally {
          Fi(this)
        }
      }
    }
    function J(e) {
      return function () {
        var t = this.cm
        if (!t || t.curOp) return e.apply(this, arguments)
        Pi(t)
        try {
          return e.apply(this, arguments)
        } finally {
          Fi(t)
        }
      }
    }
    function Ui(e, t) {
      e.doc.highlightFrontier < e.display.viewTo && e.state.highlight.set(t, ue(Wi, e))
    }
    function Wi(e) {
      var t = e.doc
      if (!(t.highlightFrontier >= e.display.viewTo)) {
        var n = +new Date() + e.options.workTime,
          r = Mt(e, t.highlightFrontier),
          i = []
        ;(t.iter(r.line, Math.min(t.first + t.size, e.display.viewTo + 500), function (a) {
          if (r.line >= e.display.viewFrom) {
            var o = a.styles,
              s = a.text.length > e.options.maxHighlightLength ? ft(t.mode, r.state) : null,
              c = At(e, a, r, !0)
            ;(s && (r.state = s), (a.styles = c.styles))
            var l = a.styleClasses,
              u = c.classes
            u ? (a.styleClasses = u) : l && (a.styleClasses = null)
            for (
              var d =
                  !o ||
                  o.length != a.styles.length ||
                  (l != u && (!l || !u || l.bgClass != u.bgClass || l.textClass != u.textClass)),
                f = 0;
              !d && f < o.length;
              ++f
            )
              d = o[f] != a.styles[f]
            ;(d && i.push(r.line), (a.stateAfter = r.save()), r.nextLine())
          } else
            (a.text.length <= e.options.maxHighlightLength && Nt(e, a.text, r),
              (a.stateAfter = r.line % 5 == 0 ? r.save() : null),
              r.nextLine())
          if (+new Date() > n) return (Ui(e, e.options.workDelay), !0)
        }),
          (t.highlightFrontier = r.line),
          (t.modeFrontier = Math.max(t.modeFrontier, r.line)),
          i.length &&
            Hi(e, function () {
              for (var t = 0; t < i.length; t++) Yr(e, i[t], `text`)
            }))
      }
    }
    var Gi = function (e, t, n) {
      var r = e.display
      ;((this.viewport = t),
        (this.visible = fi(r, e.doc, t)),
        (this.editorIsHidden = !r.wrapper.offsetWidth),
        (this.wrapperHeight = r.wrapper.clientHeight),
        (this.wrapperWidth = r.wrapper.clientWidth),
        (this.oldDisplayWidth = sr(e)),
        (this.force = n),
        (this.dims = Ur(e)),
        (this.events = []))
    }
    ;((Gi.prototype.signal = function (e, t) {
      He(e, t) && this.events.push(arguments)
    }),
      (Gi.prototype.finish = function () {
        for (var e = 0; e < this.events.length; e++) F.apply(null, this.events[e])
      }))
    function Ki(e) {
      var t = e.display
      !t.scrollbarsClipped &&
        t.scroller.offsetWidth &&
        ((t.nativeBarWidth = t.scroller.offsetWidth - t.scroller.clientWidth),
        (t.heightForcer.style.height = or(e) + `px`),
        (t.sizer.style.marginBottom = -t.nativeBarWidth + `px`),
        (t.sizer.style.borderRightWidth = or(e) + `px`),
        (t.scrollbarsClipped = !0))
    }
    function qi(e) {
      if (e.hasFocus()) return null
      var t = ie(se(e))
      if (!t || !re(e.display.lineDiv, t)) return null
      var n = { activeElt: t }
      if (window.getSelection) {
        var r = le(e).getSelection()
        r.anchorNode &&
          r.extend &&
          re(e.display.lineDiv, r.anchorNode) &&
          ((n.anchorNode = r.anchorNode),
          (n.anchorOffset = r.anchorOffset),
          (n.focusNode = r.focusNode),
          (n.focusOffset = r.focusOffset))
      }
      return n
    }
    function Ji(e) {
      if (
        e &&
        e.activeElt &&
        e.activeElt != ie(ce(e.activeElt)) &&
        (e.activeElt.focus(),
        !/^(INPUT|TEXTAREA)$/.test(e.activeElt.nodeName) &&
          e.anchorNode &&
          re(document.body, e.anchorNode) &&
          re(document.body, e.focusNode))
      ) {
        var t = e.activeElt.ownerDocument,
          n = t.defaultView.getSelection(),
          r = t.createRange()
        ;(r.setEnd(e.anchorNode, e.anchorOffset),
          r.collapse(!1),
          n.removeAllRanges(),
          n.addRange(r),
          n.extend(e.focusNode, e.focusOffset))
      }
    }
    function Yi(e, t) {
      var n = e.display,
        r = e.doc
      if (t.editorIsHidden) return (Xr(e), !1)
      if (
        !t.force &&
        t.visible.from >= n.viewFrom &&
        t.visible.to <= n.viewTo &&
        (n.updateLineNumbers == null || n.updateLineNumbers >= n.viewTo) &&
        n.renderedView == n.view &&
        $r(e) == 0
      )
        return !1
      na(e) && (Xr(e), (t.dims = Ur(e)))
      var i = r.first + r.size,
        a = Math.max(t.visible.from - e.options.viewportMargin, r.first),
        o = Math.min(i, t.visible.to + e.options.viewportMargin)
      ;(n.viewFrom < a && a - n.viewFrom < 20 && (a = Math.max(r.first, n.viewFrom)),
        n.viewTo > o && n.viewTo - o < 20 && (o = Math.min(i, n.viewTo)),
        Ut && ((a = hn(e.doc, a)), (o = gn(e.doc, o))))
      var s =
        a != n.viewFrom || o != n.viewTo || n.lastWrapHeight != t.wrapperHeight || n.lastWrapWidth != t.wrapperWidth
      ;(Qr(e, a, o), (n.viewOffset = yn(z(e.doc, n.viewFrom))), (e.display.mover.style.top = n.viewOffset + `px`))
      var c = $r(e)
      if (
        !s &&
        c == 0 &&
        !t.force &&
        n.renderedView == n.view &&
        (n.updateLineNumbers == null || n.updateLineNumbers >= n.viewTo)
      )
        return !1
      var l = qi(e)
      return (
        c > 4 && (n.lineDiv.style.display = `none`),
        Qi(e, n.updateLineNumbers, t.dims),
        c > 4 && (n.lineDiv.style.display = ``),
        (n.renderedView = n.view),
        Ji(l),
        T(n.cursorDiv),
        T(n.selectionDiv),
        (n.gutters.style.height = n.sizer.style.minHeight = 0),
        s && ((n.lastWrapHeight = t.wrapperHeight), (n.lastWrapWidth = t.wrapperWidth), Ui(e, 400)),
        (n.updateLineNumbers = null),
        !0
      )
    }
    function Xi(e, t) {
      for (var n = t.viewport, r = !0; ; r = !1) {
        if (!r || !e.options.lineWrapping || t.oldDisplayWidth == sr(e)) {
          if (
            (n && n.top != null && (n = { top: Math.min(e.doc.height + ir(e.display) - cr(e), n.top) }),
            (t.visible = fi(e.display, e.doc, n)),
            t.visible.from >= e.display.viewFrom && t.visible.to <= e.display.viewTo)
          )
            break
        } else r && (t.visible = fi(e.display, e.doc, n))
        if (!Yi(e, t)) break
        ui(e)
        var i = Ei(e)
        ;(ei(e), ki(e, i), ea(e, i), (t.force = !1))
      }
      ;(t.signal(e, `update`, e),
        (e.display.viewFrom != e.display.reportedViewFrom || e.display.viewTo != e.display.reportedViewTo) &&
          (t.signal(e, `viewportChange`, e, e.display.viewFrom, e.display.viewTo),
          (e.display.reportedViewFrom = e.display.viewFrom),
          (e.display.reportedViewTo = e.display.viewTo)))
    }
    function Zi(e, t) {
      var n = new Gi(e, t)
      if (Yi(e, n)) {
        ;(ui(e), Xi(e, n))
        var r = Ei(e)
        ;(ei(e), ki(e, r), ea(e, r), n.finish())
      }
    }
    function Qi(e, t, n) {
      var r = e.display,
        i = e.options.lineNumbers,
        a = r.lineDiv,
        o = a.firstChild
      function s(t) {
        var n = t.nextSibling
        return (
          c && y && e.display.currentWheelTarget == t ? (t.style.display = `none`) : t.parentNode.removeChild(t), n
        )
      }
      for (var l = r.view, u = r.viewFrom, d = 0; d < l.length; d++) {
        var f = l[d]
        if (!f.hidden) {
          if (!f.node || f.node.parentNode != a) {
            var p = Zn(e, f, u, n)
            a.insertBefore(p, o)
          } else {
            for (; o != f.node;) o = s(o)
            var m = i && t != null && t <= u && f.lineNumber
            ;(f.changes && (M(f.changes, `gutter`) > -1 && (m = !1), Un(e, f, u, n)),
              m && (T(f.lineNumber), f.lineNumber.appendChild(document.createTextNode(bt(e.options, u)))),
              (o = f.node.nextSibling))
          }
        }
        u += f.size
      }
      for (; o;) o = s(o)
    }
    function $i(e) {
      var t = e.gutters.offsetWidth
      ;((e.sizer.style.marginLeft = t + `px`), W(e, `gutterChanged`, e))
    }
    function ea(e, t) {
      ;((e.display.sizer.style.minHeight = t.docHeight + `px`),
        (e.display.heightForcer.style.top = t.docHeight + `px`),
        (e.display.gutters.style.height = t.docHeight + e.display.barHeight + or(e) + `px`))
    }
    function ta(e) {
      var t = e.display,
        n = t.view
      if (t.alignWidgets || (t.gutters.firstChild && e.options.fixedGutter)) {
        for (
          var r = Wr(t) - t.scroller.scrollLeft + e.doc.scrollLeft, i = t.gutters.offsetWidth, a = r + `px`, o = 0;
          o < n.length;
          o++
        )
          if (!n[o].hidden) {
            e.options.fixedGutter &&
              (n[o].gutter && (n[o].gutter.style.left = a),
              n[o].gutterBackground && (n[o].gutterBackground.style.left = a))
            var s = n[o].alignable
            if (s) for (var c = 0; c < s.length; c++) s[c].style.left = a
          }
        e.options.fixedGutter && (t.gutters.style.left = r + i + `px`)
      }
    }
    function na(e) {
      if (!e.options.lineNumbers) return !1
      var t = e.doc,
        n = bt(e.options, t.first + t.size - 1),
        r = e.display
      if (n.length != r.lineNumChars) {
        var i = r.measure.appendChild(D(`div`, [D(`div`, n)], `CodeMirror-linenumber CodeMirror-gutter-elt`)),
          a = i.firstChild.offsetWidth,
          o = i.offsetWidth - a
        return (
          (r.lineGutter.style.width = ``),
          (r.lineNumInnerWidth = Math.max(a, r.lineGutter.offsetWidth - o) + 1),
          (r.lineNumWidth = r.lineNumInnerWidth + o),
          (r.lineNumChars = r.lineNumInnerWidth ? n.length : -1),
          (r.lineGutter.style.width = r.lineNumWidth + `px`),
          $i(e.display),
          !0
        )
      }
      return !1
    }
    function ra(e, t) {
      for (var n = [], r = !1, i = 0; i < e.length; i++) {
        var a = e[i],
          o = null
        if ((typeof a != `string` && ((o = a.style), (a = a.className)), a == `CodeMirror-linenumbers`)) {
          if (t) r = !0
          else continue
        }
        n.push({ className: a, style: o })
      }
      return (t && !r && n.push({ className: `CodeMirror-linenumbers`, style: null }), n)
    }
    function ia(e) {
      var t = e.gutters,
        n = e.gutterSpecs
      ;(T(t), (e.lineGutter = null))
      for (var r = 0; r < n.length; ++r) {
        var i = n[r],
          a = i.className,
          o = i.style,
          s = t.appendChild(D(`div`, null, `CodeMirror-gutter ` + a))
        ;(o && (s.style.cssText = o),
          a == `CodeMirror-linenumbers` && ((e.lineGutter = s), (s.style.width = (e.lineNumWidth || 1) + `px`)))
      }
      ;((t.style.display = n.length ? `` : `none`), $i(e))
    }
    function aa(e) {
      ;(ia(e.display), G(e), ta(e))
    }
    function oa(e, t, r, i) {
      var a = this
      ;((this.input = r),
        (a.scrollbarFiller = D(`div`, null, `CodeMirror-scrollbar-filler`)),
        a.scrollbarFiller.setAttribute(`cm-not-content`, `true`),
        (a.gutterFiller = D(`div`, null, `CodeMirror-gutter-filler`)),
        a.gutterFiller.setAttribute(`cm-not-content`, `true`),
        (a.lineDiv = O(`div`, null, `CodeMirror-code`)),
        (a.selectionDiv = D(`div`, null, null, `position: relative; z-index: 1`)),
        (a.cursorDiv = D(`div`, null, `CodeMirror-cursors`)),
        (a.measure = D(`div`, null, `CodeMirror-measure`)),
        (a.lineMeasure = D(`div`, null, `CodeMirror-measure`)),
        (a.lineSpace = O(
          `div`,
          [a.measure, a.lineMeasure, a.selectionDiv, a.cursorDiv, a.lineDiv],
          null,
          `position: relative; outline: none`,
        )),
        (a.mover = D(`div`, [O(`div`, [a.lineSpace], `CodeMirror-lines`)], null, `position: relative`)),
        (a.sizer = D(`div`, [a.mover], `CodeMirror-sizer`)),
        (a.sizerWidth = null),
        (a.heightForcer = D(`div`, null, null, `position: absolute; height: ` + pe + `px; width: 1px;`)),
        (a.gutters = D(`div`, null, `CodeMirror-gutters`)),
        (a.lineGutter = null),
        (a.scroller = D(`div`, [a.sizer, a.heightForcer, a.gutters], `CodeMirror-scroll`)),
        a.scroller.setAttribute(`tabIndex`, `-1`),
        (a.wrapper = D(`div`, [a.scrollbarFiller, a.gutterFiller, a.scroller], `CodeMirror`)),
        u && d === 105 && (a.wrapper.style.clipPath = `inset(0px)`),
        a.wrapper.setAttribute(`translate`, `no`),
        o && s < 8 && ((a.gutters.style.zIndex = -1), (a.scroller.style.paddingRight = 0)),
        !c && !(n && v) && (a.scroller.draggable = !0),
        e && (e.appendChild ? e.appendChild(a.wrapper) : e(a.wrapper)),
        (a.viewFrom = a.viewTo = t.first),
        (a.reportedViewFrom = a.reportedViewTo = t.first),
        (a.view = []),
        (a.renderedView = null),
        (a.externalMeasured = null),
        (a.viewOffset = 0),
        (a.lastWrapHeight = a.lastWrapWidth = 0),
        (a.updateLineNumbers = null),
        (a.nativeBarWidth = a.barHeight = a.barWidth = 0),
        (a.scrollbarsClipped = !1),
        (a.lineNumWidth = a.lineNumInnerWidth = a.lineNumChars = null),
        (a.alignWidgets = !1),
        (a.cachedCharWidth = a.cachedTextHeight = a.cachedPaddingH = null),
        (a.maxLine = null),
        (a.maxLineLength = 0),
        (a.maxLineChanged = !1),
        (a.wheelDX = a.wheelDY = a.wheelStartX = a.wheelStartY = null),
        (a.shift = !1),
        (a.selForContextMenu = null),
        (a.activeTouch = null),
        (a.gutterSpecs = ra(i.gutters, i.lineNumbers)),
        ia(a),
        r.init(a))
    }
    var sa = 0,
      ca = null
    o ? (ca = -0.53) : n ? (ca = 15) : u ? (ca = -0.7) : p && (ca = -1 / 3)
    function la(e) {
      var t = e.wheelDeltaX,
        n = e.wheelDeltaY
      return (
        t == null && e.detail && e.axis == e.HORIZONTAL_AXIS && (t = e.detail),
        n == null && e.detail && e.axis == e.VERTICAL_AXIS ? (n = e.detail) : (n ??= e.wheelDelta),
        { x: t, y: n }
      )
    }
    function ua(e) {
      var t = la(e)
      return ((t.x *= ca), (t.y *= ca), t)
    }
    function da(e, t) {
      u &&
        d == 102 &&
        (e.display.chromeScrollHack == null
          ? (e.display.sizer.style.pointerEvents = `none`)
          : clearTimeout(e.display.chromeScrollHack),
        (e.display.chromeScrollHack = setTimeout(function () {
          ;((e.display.chromeScrollHack = null), (e.display.sizer.style.pointerEvents = ``))
        }, 100)))
      var r = la(t),
        i = r.x,
        a = r.y,
        o = ca
      t.deltaMode === 0 && ((i = t.deltaX), (a = t.deltaY), (o = 1))
      var s = e.display,
        l = s.scroller,
        p = l.scrollWidth > l.clientWidth,
        m = l.scrollHeight > l.clientHeight
      if ((i && p) || (a && m)) {
        if (a && y && c) {
          e: for (var h = t.target, g = s.view; h != l; h = h.parentNode)
            for (var _ = 0; _ < g.length; _++)
              if (g[_].node == h) {
                e.display.currentWheelTarget = h
                break e
              }
        }
        if (i && !n && !f && o != null)
          (a && m && Ci(e, Math.max(0, l.scrollTop + a * o)),
            Ti(e, Math.max(0, l.scrollLeft + i * o)),
            (!a || (a && m)) && L(t),
            (s.wheelStartX = null))
        else {
          if (a && o != null) {
            var v = a * o,
              b = e.doc.scrollTop,
              x = b + s.wrapper.clientHeight
            ;(v < 0 ? (b = Math.max(0, b + v - 50)) : (x = Math.min(e.doc.height, x + v + 50)),
              Zi(e, { top: b, bottom: x }))
          }
          sa < 20 &&
            t.deltaMode !== 0 &&
            (s.wheelStartX == null
              ? ((s.wheelStartX = l.scrollLeft),
                (s.wheelStartY = l.scrollTop),
                (s.wheelDX = i),
                (s.wheelDY = a),
                setTimeout(function () {
                  if (s.wheelStartX != null) {
                    var e = l.scrollLeft - s.wheelStartX,
                      t = l.scrollTop - s.wheelStartY,
                      n = (t && s.wheelDY && t / s.wheelDY) || (e && s.wheelDX && e / s.wheelDX)
                    ;((s.wheelStartX = s.wheelStartY = null), n && ((ca = (ca * sa + n) / (sa + 1)), ++sa))
                  }
                }, 200))
              : ((s.wheelDX += i), (s.wheelDY += a)))
        }
      }
    }
    var fa = function (e, t) {
      ;((this.ranges = e), (this.primIndex = t))
    }
    ;((fa.prototype.primary = function () {
      return this.ranges[this.primIndex]
    }),
      (fa.prototype.equals = function (e) {
        if (e == this) return !0
        if (e.primIndex != this.primIndex || e.ranges.length != this.ranges.length) return !1
        for (var t = 0; t < this.ranges.length; t++) {
          var n = this.ranges[t],
            r = e.ranges[t]
          if (!xt(n.anchor, r.anchor) || !xt(n.head, r.head)) return !1
        }
        return !0
      }),
      (fa.prototype.deepCopy = function () {
        for (var e = [], t = 0; t < this.ranges.length; t++)
          e[t] = new Y(St(this.ranges[t].anchor), St(this.ranges[t].head))
        return new fa(e, this.primIndex)
      }),
      (fa.prototype.somethingSelected = function () {
        for (var e = 0; e < this.ranges.length; e++) if (!this.ranges[e].empty()) return !0
        return !1
      }),
      (fa.prototype.contains = function (e, t) {
        t ||= e
        for (var n = 0; n < this.ranges.length; n++) {
          var r = this.ranges[n]
          if (H(t, r.from()) >= 0 && H(e, r.to()) <= 0) return n
        }
        return -1
      }))
    var Y = function (e, t) {
      ;((this.anchor = e), (this.head = t))
    }
    ;((Y.prototype.from = function () {
      return wt(this.anchor, this.head)
    }),
      (Y.prototype.to = function () {
        return Ct(this.anchor, this.head)
      }),
      (Y.prototype.empty = function () {
        return this.head.line == this.anchor.line && this.head.ch == this.anchor.ch
      }))
    function pa(e, t, n) {
      var r = e && e.options.selectionsMayTouch,
        i = t[n]
      ;(t.sort(function (e, t) {
        return H(e.from(), t.from())
      }),
        (n = M(t, i)))
      for (var a = 1; a < t.length; a++) {
        var o = t[a],
          s = t[a - 1],
          c = H(s.to(), o.from())
        if (r && !o.empty() ? c > 0 : c >= 0) {
          var l = wt(s.from(), o.from()),
            u = Ct(s.to(), o.to()),
            d = s.empty() ? o.from() == o.head : s.from() == s.head
          ;(a <= n && --n, t.splice(--a, 2, new Y(d ? u : l, d ? l : u)))
        }
      }
      return new fa(t, n)
    }
    function ma(e, t) {
      return new fa([new Y(e, t || e)], 0)
    }
    function ha(e) {
      return e.text ? V(e.from.line + e.text.length - 1, N(e.text).length + (e.text.length == 1 ? e.from.ch : 0)) : e.to
    }
    function ga(e, t) {
      if (H(e, t.from) < 0) return e
      if (H(e, t.to) <= 0) return ha(t)
      var n = e.line + t.text.length - (t.to.line - t.from.line) - 1,
        r = e.ch
      return (e.line == t.to.line && (r += ha(t).ch - t.to.ch), V(n, r))
    }
    function _a(e, t) {
      for (var n = [], r = 0; r < e.sel.ranges.length; r++) {
        var i = e.sel.ranges[r]
        n.push(new Y(ga(i.anchor, t), ga(i.head, t)))
      }
      return pa(e.cm, n, e.sel.primIndex)
    }
    function va(e, t, n) {
      return e.line == t.line ? V(n.line, e.ch - t.ch + n.ch) : V(n.line + (e.line - t.line), e.ch)
    }
    function ya(e, t, n) {
      for (var r = [], i = V(e.first, 0), a = i, o = 0; o < t.length; o++) {
        var s = t[o],
          c = va(s.from, i, a),
          l = va(ha(s), i, a)
        if (((i = s.to), (a = l), n == `around`)) {
          var u = e.sel.ranges[o],
            d = H(u.head, u.anchor) < 0
          r[o] = new Y(d ? l : c, d ? c : l)
        } else r[o] = new Y(c, c)
      }
      return new fa(r, e.sel.primIndex)
    }
    function ba(e) {
      ;((e.doc.mode = lt(e.options, e.doc.modeOption)), xa(e))
    }
    function xa(e) {
      ;(e.doc.iter(function (e) {
        ;((e.stateAfter &&= null), (e.styles &&= null))
      }),
        (e.doc.modeFrontier = e.doc.highlightFrontier = e.doc.first),
        Ui(e, 100),
        e.state.modeGen++,
        e.curOp && G(e))
    }
    function Sa(e, t) {
      return t.from.ch == 0 && t.to.ch == 0 && N(t.text) == `` && (!e.cm || e.cm.options.wholeLineUpdateBefore)
    }
    function Ca(e, t, n, r) {
      function i(e) {
        return n ? n[e] : null
      }
      function a(e, n, i) {
        ;(Cn(e, n, i, r), W(e, `change`, e, t))
      }
      function o(e, t) {
        for (var n = [], a = e; a < t; ++a) n.push(new Sn(l[a], i(a), r))
        return n
      }
      var s = t.from,
        c = t.to,
        l = t.text,
        u = z(e, s.line),
        d = z(e, c.line),
        f = N(l),
        p = i(l.length - 1),
        m = c.line - s.line
      if (t.full) (e.insert(0, o(0, l.length)), e.remove(l.length, e.size - l.length))
      else if (Sa(e, t)) {
        var h = o(0, l.length - 1)
        ;(a(d, d.text, p), m && e.remove(s.line, m), h.length && e.insert(s.line, h))
      } else if (u == d) {
        if (l.length == 1) a(u, u.text.slice(0, s.ch) + f + u.text.slice(c.ch), p)
        else {
          var g = o(1, l.length - 1)
          ;(g.push(new Sn(f + u.text.slice(c.ch), p, r)),
            a(u, u.text.slice(0, s.ch) + l[0], i(0)),
            e.insert(s.line + 1, g))
        }
      } else if (l.length == 1) (a(u, u.text.slice(0, s.ch) + l[0] + d.text.slice(c.ch), i(0)), e.remove(s.line + 1, m))
      else {
        ;(a(u, u.text.slice(0, s.ch) + l[0], i(0)), a(d, f + d.text.slice(c.ch), p))
        var _ = o(1, l.length - 1)
        ;(m > 1 && e.remove(s.line + 1, m - 1), e.insert(s.line + 1, _))
      }
      W(e, `change`, e, t)
    }
    function wa(e, t, n) {
      function r(e, i, a) {
        if (e.linked)
          for (var o = 0; o < e.linked.length; ++o) {
            var s = e.linked[o]
            if (s.doc != i) {
              var c = a && s.sharedHist
              ;(!n || c) && (t(s.doc, c), r(s.doc, e, c))
            }
          }
      }
      r(e, null, !0)
    }
    function Ta(e, t) {
      if (t.cm) throw Error(`This document is already in use.`)
      ;((e.doc = t),
        (t.cm = e),
        Kr(e),
        ba(e),
        Ea(e),
        (e.options.direction = t.direction),
        e.options.lineWrapping || xn(e),
        (e.options.mode = t.modeOption),
        G(e))
    }
    function Ea(e) {
      ;(e.doc.direction == `rtl` ? ae : w)(e.display.lineDiv, `CodeMirror-rtl`)
    }
    function Da(e) {
      Hi(e, function () {
        ;(Ea(e), G(e))
      })
    }
    function Oa(e) {
      ;((this.done = []),
        (this.undone = []),
        (this.undoDepth = e ? e.undoDepth : 1 / 0),
        (this.lastModTime = this.lastSelTime = 0),
        (this.lastOp = this.lastSelOp = null),
        (this.lastOrigin = this.lastSelOrigin = null),
        (this.generation = this.maxGeneration = e ? e.maxGeneration : 1))
    }
    function ka(e, t) {
      var n = { from: St(t.from), to: ha(t), text: ht(e, t.from, t.to) }
      return (
        Ia(e, n, t.from.line, t.to.line + 1),
        wa(
          e,
          function (e) {
            return Ia(e, n, t.from.line, t.to.line + 1)
          },
          !0,
        ),
        n
      )
    }
    function Aa(e) {
      for (; e.length && N(e).ranges;) e.pop()
    }
    function ja(e, t) {
      if (t) return (Aa(e.done), N(e.done))
      if (e.done.length && !N(e.done).ranges) return N(e.done)
      if (e.done.length > 1 && !e.done[e.done.length - 2].ranges) return (e.done.pop(), N(e.done))
    }
    function Ma(e, t, n, r) {
      var i = e.history
      i.undone.length = 0
      var a = +new Date(),
        o,
        s
      if (
        (i.lastOp == r ||
          (i.lastOrigin == t.origin &&
            t.origin &&
            ((t.origin.charAt(0) == `+` && i.lastModTime > a - (e.cm ? e.cm.options.historyEventDelay : 500)) ||
              t.origin.charAt(0) == `*`))) &&
        (o = ja(i, i.lastOp == r))
      )
        ((s = N(o.changes)), H(t.from, t.to) == 0 && H(t.from, s.to) == 0 ? (s.to = ha(t)) : o.changes.push(ka(e, t)))
      else {
        var c = N(i.done)
        for (
          (c && c.ranges) || Fa(e.sel, i.done), o = { changes: [ka(e, t)], generation: i.generation }, i.done.push(o);
          i.done.length > i.undoDepth;
        )
          (i.done.shift(), i.done[0].ranges || i.done.shift())
      }
      ;(i.done.push(n),
        (i.generation = ++i.maxGeneration),
        (i.lastModTime = i.lastSelTime = a),
        (i.lastOp = i.lastSelOp = r),
        (i.lastOrigin = i.lastSelOrigin = t.origin),
        s || F(e, `historyAdded`))
    }
    function Na(e, t, n, r) {
      var i = t.charAt(0)
      return (
        i == `*` ||
        (i == `+` &&
          n.ranges.length == r.ranges.length &&
          n.somethingSelected() == r.somethingSelected() &&
          new Date() - e.history.lastSelTime <= (e.cm ? e.cm.options.historyEventDelay : 500))
      )
    }
    function Pa(e, t, n, r) {
      var i = e.history,
        a = r && r.origin
      ;(n == i.lastSelOp ||
      (a && i.lastSelOrigin == a && ((i.lastModTime == i.lastSelTime && i.lastOrigin == a) || Na(e, a, N(i.done), t)))
        ? (i.done[i.done.length - 1] = t)
        : Fa(t, i.done),
        (i.lastSelTime = +new Date()),
        (i.lastSelOrigin = a),
        (i.lastSelOp = n),
        r && r.clearRedo !== !1 && Aa(i.undone))
    }
    function Fa(e, t) {
      var n = N(t)
      ;(n && n.ranges && n.equals(e)) || t.push(e)
    }
    function Ia(e, t, n, r) {
      var i = t[`spans_` + e.id],
        a = 0
      e.iter(Math.max(e.first, n), Math.min(e.first + e.size, r), function (n) {
        ;(n.markedSpans && ((i ||= t[`spans_` + e.id] = {})[a] = n.markedSpans), ++a)
      })
    }
    function La(e) {
      if (!e) return null
      for (var t, n = 0; n < e.length; ++n) e[n].marker.explicitlyCleared ? (t ||= e.slice(0, n)) : t && t.push(e[n])
      return t ? (t.length ? t : null) : e
    }
    function Ra(e, t) {
      var n = t[`spans_` + e.id]
      if (!n) return null
      for (var r = [], i = 0; i < t.text.length; ++i) r.push(La(n[i]))
      return r
    }
    function za(e, t) {
      var n = Ra(e, t),
        r = Qt(e, t)
      if (!n) return r
      if (!r) return n
      for (var i = 0; i < n.length; ++i) {
        var a = n[i],
          o = r[i]
        if (a && o)
          e: for (var s = 0; s < o.length; ++s) {
            for (var c = o[s], l = 0; l < a.length; ++l) if (a[l].marker == c.marker) continue e
            a.push(c)
          }
        else o && (n[i] = o)
      }
      return n
    }
    function Ba(e, t, n) {
      for (var r = [], i = 0; i < e.length; ++i) {
        var a = e[i]
        if (a.ranges) r.push(n ? fa.prototype.deepCopy.call(a) : a)
        else {
          var o = a.changes,
            s = []
          r.push({ changes: s })
          for (var c = 0; c < o.length; ++c) {
            var l = o[c],
              u = void 0
            if ((s.push({ from: l.from, to: l.to, text: l.text }), t))
              for (var d in l)
                (u = d.match(/^spans_(\d+)$/)) && M(t, Number(u[1])) > -1 && ((N(s)[d] = l[d]), delete l[d])
          }
        }
      }
      return r
    }
    function Va(e, t, n, r) {
      if (r) {
        var i = e.anchor
        if (n) {
          var a = H(t, i) < 0
          a == H(n, i) < 0 ? a != H(t, n) < 0 && (t = n) : ((i = t), (t = n))
        }
        return new Y(i, t)
      }
      return new Y(n || t, t)
    }
    function Ha(e, t, n, r, i) {
      ;((i ??= e.cm && (e.cm.display.shift || e.extend)), X(e, new fa([Va(e.sel.primary(), t, n, i)], 0), r))
    }
    function Ua(e, t, n) {
      for (var r = [], i = e.cm && (e.cm.display.shift || e.extend), a = 0; a < e.sel.ranges.length; a++)
        r[a] = Va(e.sel.ranges[a], t[a], null, i)
      X(e, pa(e.cm, r, e.sel.primIndex), n)
    }
    function Wa(e, t, n, r) {
      var i = e.sel.ranges.slice(0)
      ;((i[t] = n), X(e, pa(e.cm, i, e.sel.primIndex), r))
    }
    function Ga(e, t, n, r) {
      X(e, ma(t, n), r)
    }
    function Ka(e, t, n) {
      var r = {
        ranges: t.ranges,
        update: function (t) {
          this.ranges = []
          for (var n = 0; n < t.length; n++) this.ranges[n] = new Y(U(e, t[n].anchor), U(e, t[n].head))
        },
        origin: n && n.origin,
      }
      return (
        F(e, `beforeSelectionChange`, e, r),
        e.cm && F(e.cm, `beforeSelectionChange`, e.cm, r),
        r.ranges == t.ranges ? t : pa(e.cm, r.ranges, r.ranges.length - 1)
      )
    }
    function qa(e, t, n) {
      var r = e.history.done,
        i = N(r)
      i && i.ranges ? ((r[r.length - 1] = t), Ja(e, t, n)) : X(e, t, n)
    }
    function X(e, t, n) {
      ;(Ja(e, t, n), Pa(e, e.sel, e.cm ? e.cm.curOp.id : NaN, n))
    }
    function Ja(e, t, n) {
      ;(He(e, `beforeSelectionChange`) || (e.cm && He(e.cm, `beforeSelectionChange`))) && (t = Ka(e, t, n))
      var r = (n && n.bias) || (H(t.primary().head, e.sel.primary().head) < 0 ? -1 : 1)
      ;(Ya(e, Za(e, t, r, !0)), !(n && n.scroll === !1) && e.cm && e.cm.getOption(`readOnly`) != `nocursor` && vi(e.cm))
    }
    function Ya(e, t) {
      t.equals(e.sel) ||
        ((e.sel = t),
        e.cm && ((e.cm.curOp.updateInput = 1), (e.cm.curOp.selectionChanged = !0), Ve(e.cm)),
        W(e, `cursorActivity`, e))
    }
    function Xa(e) {
      Ya(e, Za(e, e.sel, null, !1))
    }
    function Za(e, t, n, r) {
      for (var i, a = 0; a < t.ranges.length; a++) {
        var o = t.ranges[a],
          s = t.ranges.length == e.sel.ranges.length && e.sel.ranges[a],
          c = $a(e, o.anchor, s && s.anchor, n, r),
          l = o.head == o.anchor ? c : $a(e, o.head, s && s.head, n, r)
        ;(i || c != o.anchor || l != o.head) && ((i ||= t.ranges.slice(0, a)), (i[a] = new Y(c, l)))
      }
      return i ? pa(e.cm, i, t.primIndex) : t
    }
    function Qa(e, t, n, r, i) {
      var a = z(e, t.line)
      if (a.markedSpans)
        for (var o = 0; o < a.markedSpans.length; ++o) {
          var s = a.markedSpans[o],
            c = s.marker,
            l = `selectLeft` in c ? !c.selectLeft : c.inclusiveLeft,
            u = `selectRight` in c ? !c.selectRight : c.inclusiveRight
          if (
            (s.from == null || (l ? s.from <= t.ch : s.from < t.ch)) &&
            (s.to == null || (u ? s.to >= t.ch : s.to > t.ch))
          ) {
            if (i && (F(c, `beforeCursorEnter`), c.explicitlyCleared)) {
              if (a.markedSpans) {
                --o
                continue
              }
              break
            }
            if (!c.atomic) continue
            if (n) {
              var d = c.find(r < 0 ? 1 : -1),
                f = void 0
              if (
                ((r < 0 ? u : l) && (d = eo(e, d, -r, d && d.line == t.line ? a : null)),
                d && d.line == t.line && (f = H(d, n)) && (r < 0 ? f < 0 : f > 0))
              )
                return Qa(e, d, t, r, i)
            }
            var p = c.find(r < 0 ? -1 : 1)
            return ((r < 0 ? l : u) && (p = eo(e, p, r, p.line == t.line ? a : null)), p ? Qa(e, p, t, r, i) : null)
          }
        }
      return t
    }
    function $a(e, t, n, r, i) {
      var a = r || 1
      return (
        Qa(e, t, n, a, i) ||
        (!i && Qa(e, t, n, a, !0)) ||
        Qa(e, t, n, -a, i) ||
        (!i && Qa(e, t, n, -a, !0)) ||
        ((e.cantEdit = !0), V(e.first, 0))
      )
    }
    function eo(e, t, n, r) {
      return n < 0 && t.ch == 0
        ? t.line > e.first
          ? U(e, V(t.line - 1))
          : null
        : n > 0 && t.ch == (r || z(e, t.line)).text.length
          ? t.line < e.first + e.size - 1
            ? V(t.line + 1, 0)
            : null
          : new V(t.line, t.ch + n)
    }
    function to(e) {
      e.setSelection(V(e.firstLine(), 0), V(e.lastLine()), he)
    }
    function no(e, t, n) {
      var r = {
        canceled: !1,
        from: t.from,
        to: t.to,
        text: t.text,
        origin: t.origin,
        cancel: function () {
          return (r.canceled = !0)
        },
      }
      return (
        n &&
          (r.update = function (t, n, i, a) {
            ;(t && (r.from = U(e, t)), n && (r.to = U(e, n)), i && (r.text = i), a !== void 0 && (r.origin = a))
          }),
        F(e, `beforeChange`, e, r),
        e.cm && F(e.cm, `beforeChange`, e.cm, r),
        r.canceled
          ? (e.cm && (e.cm.curOp.updateInput = 2), null)
          : { from: r.from, to: r.to, text: r.text, origin: r.origin }
      )
    }
    function ro(e, t, n) {
      if (e.cm) {
        if (!e.cm.curOp) return K(e.cm, ro)(e, t, n)
        if (e.cm.state.suppressEdits) return
      }
      if (!((He(e, `beforeChange`) || (e.cm && He(e.cm, `beforeChange`))) && ((t = no(e, t, !0)), !t))) {
        var r = Ht && !n && en(e, t.from, t.to)
        if (r)
          for (var i = r.length - 1; i >= 0; --i)
            io(e, { from: r[i].from, to: r[i].to, text: i ? [``] : t.text, origin: t.origin })
        else io(e, t)
      }
    }
    function io(e, t) {
      if (t.text.length != 1 || t.text[0] != `` || H(t.from, t.to) != 0) {
        var n = _a(e, t)
        ;(Ma(e, t, n, e.cm ? e.cm.curOp.id : NaN), so(e, t, n, Qt(e, t)))
        var r = []
        wa(e, function (e, n) {
          ;(!n && M(r, e.history) == -1 && (po(e.history, t), r.push(e.history)), so(e, t, null, Qt(e, t)))
        })
      }
    }
    function ao(e, t, n) {
      var r = e.cm && e.cm.state.suppressEdits
      if (!r || n) {
        for (
          var i = e.history,
            a,
            o = e.sel,
            s = t == `undo` ? i.done : i.undone,
            c = t == `undo` ? i.undone : i.done,
            l = 0;
          l < s.length && ((a = s[l]), !(n ? a.ranges && !a.equals(e.sel) : !a.ranges));
          l++
        );
        if (l != s.length) {
          for (i.lastOrigin = i.lastSelOrigin = null; ;)
            if (((a = s.pop()), a.ranges)) {
              if ((Fa(a, c), n && !a.equals(e.sel))) {
                X(e, a, { clearRedo: !1 })
                return
              }
              o = a
            } else if (r) {
              s.push(a)
              return
            } else break
          var u = []
          ;(Fa(o, c),
            c.push({ changes: u, generation: i.generation }),
            (i.generation = a.generation || ++i.maxGeneration))
          for (
            var d = He(e, `beforeChange`) || (e.cm && He(e.cm, `beforeChange`)),
              f = function (n) {
                var r = a.changes[n]
                if (((r.origin = t), d && !no(e, r, !1))) return ((s.length = 0), {})
                ;(u.push(ka(e, r)),
                  so(e, r, n ? _a(e, r) : N(s), za(e, r)),
                  !n && e.cm && e.cm.scrollIntoView({ from: r.from, to: ha(r) }))
                var i = []
                wa(e, function (e, t) {
                  ;(!t && M(i, e.history) == -1 && (po(e.history, r), i.push(e.history)), so(e, r, null, za(e, r)))
                })
              },
              p = a.changes.length - 1;
            p >= 0;
            --p
          ) {
            var m = f(p)
            if (m) return m.v
          }
        }
      }
    }
    function oo(e, t) {
      if (
        t != 0 &&
        ((e.first += t),
        (e.sel = new fa(
          xe(e.sel.ranges, function (e) {
            return new Y(V(e.anchor.line + t, e.anchor.ch), V(e.head.line + t, e.head.ch))
          }),
          e.sel.primIndex,
        )),
        e.cm)
      ) {
        G(e.cm, e.first, e.first - t, t)
        for (var n = e.cm.display, r = n.viewFrom; r < n.viewTo; r++) Yr(e.cm, r, `gutter`)
      }
    }
    function so(e, t, n, r) {
      if (e.cm && !e.cm.curOp) return K(e.cm, so)(e, t, n, r)
      if (t.to.line < e.first) oo(e, t.text.length - 1 - (t.to.line - t.from.line))
      else if (!(t.from.line > e.lastLine())) {
        if (t.from.line < e.first) {
          var i = t.text.length - 1 - (e.first - t.from.line)
          ;(oo(e, i), (t = { from: V(e.first, 0), to: V(t.to.line + i, t.to.ch), text: [N(t.text)], origin: t.origin }))
        }
        var a = e.lastLine()
        ;(t.to.line > a && (t = { from: t.from, to: V(a, z(e, a).text.length), text: [t.text[0]], origin: t.origin }),
          (t.removed = ht(e, t.from, t.to)),
          (n ||= _a(e, t)),
          e.cm ? co(e.cm, t, r) : Ca(e, t, r),
          Ja(e, n, he),
          e.cantEdit && $a(e, V(e.firstLine(), 0)) && (e.cantEdit = !1))
      }
    }
    function co(e, t, n) {
      var r = e.doc,
        i = e.display,
        a = t.from,
        o = t.to,
        s = !1,
        c = a.line
      ;(e.options.lineWrapping ||
        ((c = B(fn(z(r, a.line)))),
        r.iter(c, o.line + 1, function (e) {
          if (e == i.maxLine) return ((s = !0), !0)
        })),
        r.sel.contains(t.from, t.to) > -1 && Ve(e),
        Ca(r, t, n, Gr(e)),
        e.options.lineWrapping ||
          (r.iter(c, a.line + t.text.length, function (e) {
            var t = bn(e)
            t > i.maxLineLength && ((i.maxLine = e), (i.maxLineLength = t), (i.maxLineChanged = !0), (s = !1))
          }),
          s && (e.curOp.updateMaxLine = !0)),
        Vt(r, a.line),
        Ui(e, 400))
      var l = t.text.length - (o.line - a.line) - 1
      t.full
        ? G(e)
        : a.line == o.line && t.text.length == 1 && !Sa(e.doc, t)
          ? Yr(e, a.line, `text`)
          : G(e, a.line, o.line + 1, l)
      var u = He(e, `changes`),
        d = He(e, `change`)
      if (d || u) {
        var f = { from: a, to: o, text: t.text, removed: t.removed, origin: t.origin }
        ;(d && W(e, `change`, e, f), u && (e.curOp.changeObjs || (e.curOp.changeObjs = [])).push(f))
      }
      e.display.selForContextMenu = null
    }
    function lo(e, t, n, r, i) {
      var a
      ;((r ||= n),
        H(r, n) < 0 && ((a = [r, n]), (n = a[0]), (r = a[1])),
        typeof t == `string` && (t = e.splitLines(t)),
        ro(e, { from: n, to: r, text: t, origin: i }))
    }
    function uo(e, t, n, r) {
      n < e.line ? (e.line += r) : t < e.line && ((e.line = t), (e.ch = 0))
    }
    function fo(e, t, n, r) {
      for (var i = 0; i < e.length; ++i) {
        var a = e[i],
          o = !0
        if (a.ranges) {
          a.copied || ((a = e[i] = a.deepCopy()), (a.copied = !0))
          for (var s = 0; s < a.ranges.length; s++) (uo(a.ranges[s].anchor, t, n, r), uo(a.ranges[s].head, t, n, r))
        } else {
          for (var c = 0; c < a.changes.length; ++c) {
            var l = a.changes[c]
            if (n < l.from.line) ((l.from = V(l.from.line + r, l.from.ch)), (l.to = V(l.to.line + r, l.to.ch)))
            else if (t <= l.to.line) {
              o = !1
              break
            }
          }
          o || (e.splice(0, i + 1), (i = 0))
        }
      }
    }
    function po(e, t) {
      var n = t.from.line,
        r = t.to.line,
        i = t.text.length - (r - n) - 1
      ;(fo(e.done, n, r, i), fo(e.undone, n, r, i))
    }
    function mo(e, t, n, r) {
      var i = t,
        a = t
      return (
        typeof t == `number` ? (a = z(e, Tt(e, t))) : (i = B(t)),
        i == null ? null : (r(a, i) && e.cm && Yr(e.cm, i, n), a)
      )
    }
    function ho(e) {
      ;((this.lines = e), (this.parent = null))
      for (var t = 0, n = 0; n < e.length; ++n) ((e[n].parent = this), (t += e[n].height))
      this.height = t
    }
    ho.prototype = {
      chunkSize: function () {
        return this.lines.length
      },
      removeInner: function (e, t) {
        for (var n = e, r = e + t; n < r; ++n) {
          var i = this.lines[n]
          ;((this.height -= i.height), wn(i), W(i, `delete`))
        }
        this.lines.splice(e, t)
      },
      collapse: function (e) {
        e.push.apply(e, this.lines)
      },
      insertInner: function (e, t, n) {
        ;((this.height += n), (this.lines = this.lines.slice(0, e).concat(t).concat(this.lines.slice(e))))
        for (var r = 0; r < t.length; ++r) t[r].parent = this
      },
      iterN: function (e, t, n) {
        for (var r = e + t; e < r; ++e) if (n(this.lines[e])) return !0
      },
    }
    function go(e) {
      this.children = e
      for (var t = 0, n = 0, r = 0; r < e.length; ++r) {
        var i = e[r]
        ;((t += i.chunkSize()), (n += i.height), (i.parent = this))
      }
      ;((this.size = t), (this.height = n), (this.parent = null))
    }
    go.prototype = {
      chunkSize: function () {
        return this.size
      },
      removeInner: function (e, t) {
        this.size -= t
        for (var n = 0; n < this.children.length; ++n) {
          var r = this.children[n],
            i = r.chunkSize()
          if (e < i) {
            var a = Math.min(t, i - e),
              o = r.height
            if (
              (r.removeInner(e, a),
              (this.height -= o - r.height),
              i == a && (this.children.splice(n--, 1), (r.parent = null)),
              (t -= a) == 0)
            )
              break
            e = 0
          } else e -= i
        }
        if (this.size - t < 25 && (this.children.length > 1 || !(this.children[0] instanceof ho))) {
          var s = []
          ;(this.collapse(s), (this.children = [new ho(s)]), (this.children[0].parent = this))
        }
      },
      collapse: function (e) {
        for (var t = 0; t < this.children.length; ++t) this.children[t].collapse(e)
      },
      insertInner: function (e, t, n) {
        ;((this.size += t.length), (this.height += n))
        for (var r = 0; r < this.children.length; ++r) {
          var i = this.children[r],
            a = i.chunkSize()
          if (e <= a) {
            if ((i.insertInner(e, t, n), i.lines && i.lines.length > 50)) {
              for (var o = (i.lines.length % 25) + 25, s = o; s < i.lines.length;) {
                var c = new ho(i.lines.slice(s, (s += 25)))
                ;((i.height -= c.height), this.children.splice(++r, 0, c), (c.parent = this))
              }
              ;((i.lines = i.lines.slice(0, o)), this.maybeSpill())
            }
            break
          }
          e -= a
        }
      },
      maybeSpill: function () {
        if (!(this.children.length <= 10)) {
          var e = this
          do {
            var t = new go(e.children.splice(e.children.length - 5, 5))
            if (e.parent) {
              ;((e.size -= t.size), (e.height -= t.height))
              var n = M(e.parent.children, e)
              e.parent.children.splice(n + 1, 0, t)
            } else {
              var r = new go(e.children)
              ;((r.parent = e), (e.children = [r, t]), (e = r))
            }
            t.parent = e.parent
          } while (e.children.length > 10)
          e.parent.maybeSpill()
        }
      },
      iterN: function (e, t, n) {
        for (var r = 0; r < this.children.length; ++r) {
          var i = this.children[r],
            a = i.chunkSize()
          if (e < a) {
            var o = Math.min(t, a - e)
            if (i.iterN(e, o, n)) return !0
            if ((t -= o) == 0) break
            e = 0
          } else e -= a
        }
      },
    }
    var _o = function (e, t, n) {
      if (n) for (var r in n) n.hasOwnProperty(r) && (this[r] = n[r])
      ;((this.doc = e), (this.node = t))
    }
    ;((_o.prototype.clear = function () {
      var e = this.doc.cm,
        t = this.line.widgets,
        n = this.line,
        r = B(n)
      if (r != null && t) {
        for (var i = 0; i < t.length; ++i) t[i] == this && t.splice(i--, 1)
        t.length || (n.widgets = null)
        var a = tr(this)
        ;(_t(n, Math.max(0, n.height - a)),
          e &&
            (Hi(e, function () {
              ;(vo(e, n, -a), Yr(e, r, `widget`))
            }),
            W(e, `lineWidgetCleared`, e, this, r)))
      }
    }),
      (_o.prototype.changed = function () {
        var e = this,
          t = this.height,
          n = this.doc.cm,
          r = this.line
        this.height = null
        var i = tr(this) - t
        i &&
          (_n(this.doc, r) || _t(r, r.height + i),
          n &&
            Hi(n, function () {
              ;((n.curOp.forceUpdate = !0), vo(n, r, i), W(n, `lineWidgetChanged`, n, e, B(r)))
            }))
      }),
      Ue(_o))
    function vo(e, t, n) {
      yn(t) < ((e.curOp && e.curOp.scrollTop) || e.doc.scrollTop) && _i(e, n)
    }
    function yo(e, t, n, r) {
      var i = new _o(e, n, r),
        a = e.cm
      return (
        a && i.noHScroll && (a.display.alignWidgets = !0),
        mo(e, t, `widget`, function (t) {
          var n = (t.widgets ||= [])
          if (
            (i.insertAt == null ? n.push(i) : n.splice(Math.min(n.length, Math.max(0, i.insertAt)), 0, i),
            (i.line = t),
            a && !_n(e, t))
          ) {
            var r = yn(t) < e.scrollTop
            ;(_t(t, t.height + tr(i)), r && _i(a, i.height), (a.curOp.forceUpdate = !0))
          }
          return !0
        }),
        a && W(a, `lineWidgetAdded`, a, i, typeof t == `number` ? t : B(t)),
        i
      )
    }
    var bo = 0,
      xo = function (e, t) {
        ;((this.lines = []), (this.type = t), (this.doc = e), (this.id = ++bo))
      }
    ;((xo.prototype.clear = function () {
      if (!this.explicitlyCleared) {
        var e = this.doc.cm,
          t = e && !e.curOp
        if ((t && Pi(e), He(this, `clear`))) {
          var n = this.find()
          n && W(this, `clear`, n.from, n.to)
        }
        for (var r = null, i = null, a = 0; a < this.lines.length; ++a) {
          var o = this.lines[a],
            s = qt(o.markedSpans, this)
          ;(e && !this.collapsed
            ? Yr(e, B(o), `text`)
            : e && (s.to != null && (i = B(o)), s.from != null && (r = B(o))),
            (o.markedSpans = Jt(o.markedSpans, s)),
            s.from == null && this.collapsed && !_n(this.doc, o) && e && _t(o, Vr(e.display)))
        }
        if (e && this.collapsed && !e.options.lineWrapping)
          for (var c = 0; c < this.lines.length; ++c) {
            var l = fn(this.lines[c]),
              u = bn(l)
            u > e.display.maxLineLength &&
              ((e.display.maxLine = l), (e.display.maxLineLength = u), (e.display.maxLineChanged = !0))
          }
        ;(r != null && e && this.collapsed && G(e, r, i + 1),
          (this.lines.length = 0),
          (this.explicitlyCleared = !0),
          this.atomic && this.doc.cantEdit && ((this.doc.cantEdit = !1), e && Xa(e.doc)),
          e && W(e, `markerCleared`, e, this, r, i),
          t && Fi(e),
          this.parent && this.parent.clear())
      }
    }),
      (xo.prototype.find = function (e, t) {
        e == null && this.type == `bookmark` && (e = 1)
        for (var n, r, i = 0; i < this.lines.length; ++i) {
          var a = this.lines[i],
            o = qt(a.markedSpans, this)
          if (o.from != null && ((n = V(t ? a : B(a), o.from)), e == -1)) return n
          if (o.to != null && ((r = V(t ? a : B(a), o.to)), e == 1)) return r
        }
        return n && { from: n, to: r }
      }),
      (xo.prototype.changed = function () {
        var e = this,
          t = this.find(-1, !0),
          n = this,
          r = this.doc.cm
        t &&
          r &&
          Hi(r, function () {
            var i = t.line,
              a = pr(r, B(t.line))
            if (
              (a && (xr(a), (r.curOp.selectionChanged = r.curOp.forceUpdate = !0)),
              (r.curOp.updateMaxLine = !0),
              !_n(n.doc, i) && n.height != null)
            ) {
              var o = n.height
              n.height = null
              var s = tr(n) - o
              s && _t(i, i.height + s)
            }
            W(r, `markerChanged`, r, e)
          })
      }),
      (xo.prototype.attachLine = function (e) {
        if (!this.lines.length && this.doc.cm) {
          var t = this.doc.cm.curOp
          ;(t.maybeHiddenMarkers && M(t.maybeHiddenMarkers, this) != -1) || (t.maybeUnhiddenMarkers ||= []).push(this)
        }
        this.lines.push(e)
      }),
      (xo.prototype.detachLine = function (e) {
        if ((this.lines.splice(M(this.lines, e), 1), !this.lines.length && this.doc.cm)) {
          var t = this.doc.cm.curOp
          ;(t.maybeHiddenMarkers ||= []).push(this)
        }
      }),
      Ue(xo))
    function So(e, t, n, r, i) {
      if (r && r.shared) return wo(e, t, n, r, i)
      if (e.cm && !e.cm.curOp) return K(e.cm, So)(e, t, n, r, i)
      var a = new xo(e, i),
        o = H(t, n)
      if ((r && j(r, a, !1), o > 0 || (o == 0 && a.clearWhenEmpty !== !1))) return a
      if (
        (a.replacedWith &&
          ((a.collapsed = !0),
          (a.widgetNode = O(`span`, [a.replacedWith], `CodeMirror-widget`)),
          r.handleMouseEvents || a.widgetNode.setAttribute(`cm-ignore-events`, `true`),
          r.insertLeft && (a.widgetNode.insertLeft = !0)),
        a.collapsed)
      ) {
        if (dn(e, t.line, t, n, a) || (t.line != n.line && dn(e, n.line, t, n, a)))
          throw Error(`Inserting collapsed marker partially overlapping an existing one`)
        Gt()
      }
      a.addToHistory && Ma(e, { from: t, to: n, origin: `markText` }, e.sel, NaN)
      var s = t.line,
        c = e.cm,
        l
      if (
        (e.iter(s, n.line + 1, function (r) {
          ;(c && a.collapsed && !c.options.lineWrapping && fn(r) == c.display.maxLine && (l = !0),
            a.collapsed && s != t.line && _t(r, 0),
            Yt(r, new Kt(a, s == t.line ? t.ch : null, s == n.line ? n.ch : null), e.cm && e.cm.curOp),
            ++s)
        }),
        a.collapsed &&
          e.iter(t.line, n.line + 1, function (t) {
            _n(e, t) && _t(t, 0)
          }),
        a.clearOnEnter &&
          P(a, `beforeCursorEnter`, function () {
            return a.clear()
          }),
        a.readOnly && (Wt(), (e.history.done.length || e.history.undone.length) && e.clearHistory()),
        a.collapsed && ((a.id = ++bo), (a.atomic = !0)),
        c)
      ) {
        if ((l && (c.curOp.updateMaxLine = !0), a.collapsed)) G(c, t.line, n.line + 1)
        else if (a.className || a.startStyle || a.endStyle || a.css || a.attributes || a.title)
          for (var u = t.line; u <= n.line; u++) Yr(c, u, `text`)
        ;(a.atomic && Xa(c.doc), W(c, `markerAdded`, c, a))
      }
      return a
    }
    var Co = function (e, t) {
      ;((this.markers = e), (this.primary = t))
      for (var n = 0; n < e.length; ++n) e[n].parent = this
    }
    ;((Co.prototype.clear = function () {
      if (!this.explicitlyCleared) {
        this.explicitlyCleared = !0
        for (var e = 0; e < this.markers.length; ++e) this.markers[e].clear()
        W(this, `clear`)
      }
    }),
      (Co.prototype.find = function (e, t) {
        return this.primary.find(e, t)
      }),
      Ue(Co))
    function wo(e, t, n, r, i) {
      ;((r = j(r)), (r.shared = !1))
      var a = [So(e, t, n, r, i)],
        o = a[0],
        s = r.widgetNode
      return (
        wa(e, function (e) {
          ;(s && (r.widgetNode = s.cloneNode(!0)), a.push(So(e, U(e, t), U(e, n), r, i)))
          for (var c = 0; c < e.linked.length; ++c) if (e.linked[c].isParent) return
          o = N(a)
        }),
        new Co(a, o)
      )
    }
    function To(e) {
      return e.findMarks(V(e.first, 0), e.clipPos(V(e.lastLine())), function (e) {
        return e.parent
      })
    }
    function Eo(e, t) {
      for (var n = 0; n < t.length; n++) {
        var r = t[n],
          i = r.find(),
          a = e.clipPos(i.from),
          o = e.clipPos(i.to)
        if (H(a, o)) {
          var s = So(e, a, o, r.primary, r.primary.type)
          ;(r.markers.push(s), (s.parent = r))
        }
      }
    }
    function Do(e) {
      for (
        var t = function (t) {
            var n = e[t],
              r = [n.primary.doc]
            wa(n.primary.doc, function (e) {
              return r.push(e)
            })
            for (var i = 0; i < n.markers.length; i++) {
              var a = n.markers[i]
              M(r, a.doc) == -1 && ((a.parent = null), n.markers.splice(i--, 1))
            }
          },
          n = 0;
        n < e.length;
        n++
      )
        t(n)
    }
    var Oo = 0,
      ko = function (e, t, n, r, i) {
        if (!(this instanceof ko)) return new ko(e, t, n, r, i)
        ;((n ??= 0),
          go.call(this, [new ho([new Sn(``, null)])]),
          (this.first = n),
          (this.scrollTop = this.scrollLeft = 0),
          (this.cantEdit = !1),
          (this.cleanGeneration = 1),
          (this.modeFrontier = this.highlightFrontier = n))
        var a = V(n, 0)
        ;((this.sel = ma(a)),
          (this.history = new Oa(null)),
          (this.id = ++Oo),
          (this.modeOption = t),
          (this.lineSep = r),
          (this.direction = i == `rtl` ? `rtl` : `ltr`),
          (this.extend = !1),
          typeof e == `string` && (e = this.splitLines(e)),
          Ca(this, { from: a, to: a, text: e }),
          X(this, ma(a), he))
      }
    ;((ko.prototype = we(go.prototype, {
      constructor: ko,
      iter: function (e, t, n) {
        n ? this.iterN(e - this.first, t - e, n) : this.iterN(this.first, this.first + this.size, e)
      },
      insert: function (e, t) {
        for (var n = 0, r = 0; r < t.length; ++r) n += t[r].height
        this.insertInner(e - this.first, t, n)
      },
      remove: function (e, t) {
        this.removeInner(e - this.first, t)
      },
      getValue: function (e) {
        var t = gt(this, this.first, this.first + this.size)
        return e === !1 ? t : t.join(e || this.lineSeparator())
      },
      setValue: J(function (e) {
        var t = V(this.first, 0),
          n = this.first + this.size - 1
        ;(ro(
          this,
          { from: t, to: V(n, z(this, n).text.length), text: this.splitLines(e), origin: `setValue`, full: !0 },
          !0,
        ),
          this.cm && yi(this.cm, 0, 0),
          X(this, ma(t), he))
      }),
      replaceRange: function (e, t, n, r) {
        ;((t = U(this, t)), (n = n ? U(this, n) : t), lo(this, e, t, n, r))
      },
      getRange: function (e, t, n) {
        var r = ht(this, U(this, e), U(this, t))
        return n === !1 ? r : n === `` ? r.join(``) : r.join(n || this.lineSeparator())
      },
      getLine: function (e) {
        var t = this.getLineHandle(e)
        return t && t.text
      },
      getLineHandle: function (e) {
        if (yt(this, e)) return z(this, e)
      },
      getLineNumber: function (e) {
        return B(e)
      },
      getLineHandleVisualStart: function (e) {
        return (typeof e == `number` && (e = z(this, e)), fn(e))
      },
      lineCount: function () {
        return this.size
      },
      firstLine: function () {
        return this.first
      },
      lastLine: function () {
        return this.first + this.size - 1
      },
      clipPos: function (e) {
        return U(this, e)
      },
      getCursor: function (e) {
        var t = this.sel.primary()
        return e == null || e == `head`
          ? t.head
          : e == `anchor`
            ? t.anchor
            : e == `end` || e == `to` || e === !1
              ? t.to()
              : t.from()
      },
      listSelections: function () {
        return this.sel.ranges
      },
      somethingSelected: function () {
        return this.sel.somethingSelected()
      },
      setCursor: J(function (e, t, n) {
        Ga(this, U(this, typeof e == `number` ? V(e, t || 0) : e), null, n)
      }),
      setSelection: J(function (e, t, n) {
        Ga(this, U(this, e), U(this, t || e), n)
      }),
      extendSelection: J(function (e, t, n) {
        Ha(this, U(this, e), t && U(this, t), n)
      }),
      extendSelections: J(function (e, t) {
        Ua(this, Dt(this, e), t)
      }),
      extendSelectionsBy: J(function (e, t) {
        var n = xe(this.sel.ranges, e)
        Ua(this, Dt(this, n), t)
      }),
      setSelections: J(function (e, t, n) {
        if (e.length) {
          for (var r = [], i = 0; i < e.length; i++)
            r[i] = new Y(U(this, e[i].anchor), U(this, e[i].head || e[i].anchor))
          ;((t ??= Math.min(e.length - 1, this.sel.primIndex)), X(this, pa(this.cm, r, t), n))
        }
      }),
      addSelection: J(function (e, t, n) {
        var r = this.sel.ranges.slice(0)
        ;(r.push(new Y(U(this, e), U(this, t || e))), X(this, pa(this.cm, r, r.length - 1), n))
      }),
      getSelection: function (e) {
        for (var t = this.sel.ranges, n, r = 0; r < t.length; r++) {
          var i = ht(this, t[r].from(), t[r].to())
          n = n ? n.concat(i) : i
        }
        return e === !1 ? n : n.join(e || this.lineSeparator())
      },
      getSelections: function (e) {
        for (var t = [], n = this.sel.ranges, r = 0; r < n.length; r++) {
          var i = ht(this, n[r].from(), n[r].to())
          ;(e !== !1 && (i = i.join(e || this.lineSeparator())), (t[r] = i))
        }
        return t
      },
      replaceSelection: function (e, t, n) {
        for (var r = [], i = 0; i < this.sel.ranges.length; i++) r[i] = e
        this.replaceSelections(r, t, n || `+input`)
      },
      replaceSelections: J(function (e, t, n) {
        for (var r = [], i = this.sel, a = 0; a < i.ranges.length; a++) {
          var o = i.ranges[a]
          r[a] = { from: o.from(), to: o.to(), text: this.splitLines(e[a]), origin: n }
        }
        for (var s = t && t != `end` && ya(this, r, t), c = r.length - 1; c >= 0; c--) ro(this, r[c])
        s ? qa(this, s) : this.cm && vi(this.cm)
      }),
      undo: J(function () {
        ao(this, `undo`)
      }),
      redo: J(function () {
        ao(this, `redo`)
      }),
      undoSelection: J(function () {
        ao(this, `undo`, !0)
      }),
      redoSelection: J(function () {
        ao(this, `redo`, !0)
      }),
      setExtending: function (e) {
        this.extend = e
      },
      getExtending: function () {
        return this.extend
      },
      historySize: function () {
        for (var e = this.history, t = 0, n = 0, r = 0; r < e.done.length; r++) e.done[r].ranges || ++t
        for (var i = 0; i < e.undone.length; i++) e.undone[i].ranges || ++n
        return { undo: t, redo: n }
      },
      clearHistory: function () {
        var e = this
        ;((this.history = new Oa(this.history)),
          wa(
            this,
            function (t) {
              return (t.history = e.history)
            },
            !0,
          ))
      },
      markClean: function () {
        this.cleanGeneration = this.changeGeneration(!0)
      },
      changeGeneration: function (e) {
        return (
          e && (this.history.lastOp = this.history.lastSelOp = this.history.lastOrigin = null), this.history.generation
        )
      },
      isClean: function (e) {
        return this.history.generation == (e || this.cleanGeneration)
      },
      getHistory: function () {
        return { done: Ba(this.history.done), undone: Ba(this.history.undone) }
      },
      setHistory: function (e) {
        var t = (this.history = new Oa(this.history))
        ;((t.done = Ba(e.done.slice(0), null, !0)), (t.undone = Ba(e.undone.slice(0), null, !0)))
      },
      setGutterMarker: J(function (e, t, n) {
        return mo(this, e, `gutter`, function (e) {
          var r = (e.gutterMarkers ||= {})
          return ((r[t] = n), !n && Oe(r) && (e.gutterMarkers = null), !0)
        })
      }),
      clearGutter: J(function (e) {
        var t = this
        this.iter(function (n) {
          n.gutterMarkers &&
            n.gutterMarkers[e] &&
            mo(t, n, `gutter`, function () {
              return ((n.gutterMarkers[e] = null), Oe(n.gutterMarkers) && (n.gutterMarkers = null), !0)
            })
        })
      }),
      lineInfo: function (e) {
        var t
        if (typeof e == `number`) {
          if (!yt(this, e) || ((t = e), (e = z(this, e)), !e)) return null
        } else if (((t = B(e)), t == null)) return null
        return {
          line: t,
          handle: e,
          text: e.text,
          gutterMarkers: e.gutterMarkers,
          textClass: e.textClass,
          bgClass: e.bgClass,
          wrapClass: e.wrapClass,
          widgets: e.widgets,
        }
      },
      addLineClass: J(function (e, t, n) {
        return mo(this, e, t == `gutter` ? `gutter` : `class`, function (e) {
          var r =
            t == `text` ? `textClass` : t == `background` ? `bgClass` : t == `gutter` ? `gutterClass` : `wrapClass`
          if (!e[r]) e[r] = n
          else if (te(n).test(e[r])) return !1
          else e[r] += ` ` + n
          return !0
        })
      }),
      removeLineClass: J(function (e, t, n) {
        return mo(this, e, t == `gutter` ? `gutter` : `class`, function (e) {
          var r =
              t == `text` ? `textClass` : t == `background` ? `bgClass` : t == `gutter` ? `gutterClass` : `wrapClass`,
            i = e[r]
          if (!i) return !1
          if (n == null) e[r] = null
          else {
            var a = i.match(te(n))
            if (!a) return !1
            var o = a.index + a[0].length
            e[r] = i.slice(0, a.index) + (!a.index || o == i.length ? `` : ` `) + i.slice(o) || null
          }
          return !0
        })
      }),
      addLineWidget: J(function (e, t, n) {
        return yo(this, e, t, n)
      }),
      removeLineWidget: function (e) {
        e.clear()
      },
      markText: function (e, t, n) {
        return So(this, U(this, e), U(this, t), n, (n && n.type) || `range`)
      },
      setBookmark: function (e, t) {
        var n = {
          replacedWith: t && (t.nodeType == null ? t.widget : t),
          insertLeft: t && t.insertLeft,
          clearWhenEmpty: !1,
          shared: t && t.shared,
          handleMouseEvents: t && t.handleMouseEvents,
        }
        return ((e = U(this, e)), So(this, e, e, n, `bookmark`))
      },
      findMarksAt: function (e) {
        e = U(this, e)
        var t = [],
          n = z(this, e.line).markedSpans
        if (n)
          for (var r = 0; r < n.length; ++r) {
            var i = n[r]
            ;(i.from == null || i.from <= e.ch) && (i.to == null || i.to >= e.ch) && t.push(i.marker.parent || i.marker)
          }
        return t
      },
      findMarks: function (e, t, n) {
        ;((e = U(this, e)), (t = U(this, t)))
        var r = [],
          i = e.line
        return (
          this.iter(e.line, t.line + 1, function (a) {
            var o = a.markedSpans
            if (o)
              for (var s = 0; s < o.length; s++) {
                var c = o[s]
                ;(c.to != null && i == e.line && e.ch >= c.to) ||
                  (c.from == null && i != e.line) ||
                  (c.from != null && i == t.line && c.from >= t.ch) ||
                  (n && !n(c.marker)) ||
                  r.push(c.marker.parent || c.marker)
              }
            ++i
          }),
          r
        )
      },
      getAllMarks: function () {
        var e = []
        return (
          this.iter(function (t) {
            var n = t.markedSpans
            if (n) for (var r = 0; r < n.length; ++r) n[r].from != null && e.push(n[r].marker)
          }),
          e
        )
      },
      posFromIndex: function (e) {
        var t,
          n = this.first,
          r = this.lineSeparator().length
        return (
          this.iter(function (i) {
            var a = i.text.length + r
            if (a > e) return ((t = e), !0)
            ;((e -= a), ++n)
          }),
          U(this, V(n, t))
        )
      },
      indexFromPos: function (e) {
        e = U(this, e)
        var t = e.ch
        if (e.line < this.first || e.ch < 0) return 0
        var n = this.lineSeparator().length
        return (
          this.iter(this.first, e.line, function (e) {
            t += e.text.length + n
          }),
          t
        )
      },
      copy: function (e) {
        var t = new ko(
          gt(this, this.first, this.first + this.size),
          this.modeOption,
          this.first,
          this.lineSep,
          this.direction,
        )
        return (
          (t.scrollTop = this.scrollTop),
          (t.scrollLeft = this.scrollLeft),
          (t.sel = this.sel),
          (t.extend = !1),
          e && ((t.history.undoDepth = this.history.undoDepth), t.setHistory(this.getHistory())),
          t
        )
      },
      linkedDoc: function (e) {
        e ||= {}
        var t = this.first,
          n = this.first + this.size
        ;(e.from != null && e.from > t && (t = e.from), e.to != null && e.to < n && (n = e.to))
        var r = new ko(gt(this, t, n), e.mode || this.modeOption, t, this.lineSep, this.direction)
        return (
          e.sharedHist && (r.history = this.history),
          (this.linked ||= []).push({ doc: r, sharedHist: e.sharedHist }),
          (r.linked = [{ doc: this, isParent: !0, sharedHist: e.sharedHist }]),
          Eo(r, To(this)),
          r
        )
      },
      unlinkDoc: function (e) {
        if ((e instanceof Z && (e = e.doc), this.linked)) {
          for (var t = 0; t < this.linked.length; ++t)
            if (this.linked[t].doc == e) {
              ;(this.linked.splice(t, 1), e.unlinkDoc(this), Do(To(this)))
              break
            }
        }
        if (e.history == this.history) {
          var n = [e.id]
          ;(wa(
            e,
            function (e) {
              return n.push(e.id)
            },
            !0,
          ),
            (e.history = new Oa(null)),
            (e.history.done = Ba(this.history.done, n)),
            (e.history.undone = Ba(this.history.undone, n)))
        }
      },
      iterLinkedDocs: function (e) {
        wa(this, e)
      },
      getMode: function () {
        return this.mode
      },
      getEditor: function () {
        return this.cm
      },
      splitLines: function (e) {
        return this.lineSep ? e.split(this.lineSep) : et(e)
      },
      lineSeparator: function () {
        return (
          this.lineSep ||
          `
`
        )
      },
      setDirection: J(function (e) {
        ;(e != `rtl` && (e = `ltr`),
          e != this.direction &&
            ((this.direction = e),
            this.iter(function (e) {
              return (e.order = null)
            }),
            this.cm && Da(this.cm)))
      }),
    })),
      (ko.prototype.eachLine = ko.prototype.iter))
    var Ao = 0
    function jo(e) {
      var t = this
      if ((Po(t), !(I(t, e) || nr(t.display, e)))) {
        ;(L(e), o && (Ao = +new Date()))
        var n = qr(t, e, !0),
          r = e.dataTransfer.files
        if (n && !t.isReadOnly()) {
          if (r && r.length && window.FileReader && window.File)
            for (
              var i = r.length,
                a = Array(i),
                s = 0,
                c = function () {
                  ++s == i &&
                    K(t, function () {
                      n = U(t.doc, n)
                      var e = {
                        from: n,
                        to: n,
                        text: t.doc.splitLines(
                          a
                            .filter(function (e) {
                              return e != null
                            })
                            .join(t.doc.lineSeparator()),
                        ),
                        origin: `paste`,
                      }
                      ;(ro(t.doc, e), qa(t.doc, ma(U(t.doc, n), U(t.doc, ha(e)))))
                    })()
                },
                l = function (e, n) {
                  if (t.options.allowDropFileTypes && M(t.options.allowDropFileTypes, e.type) == -1) c()
                  else {
                    var r = new FileReader()
                    ;((r.onerror = function () {
                      return c()
                    }),
                      (r.onload = function () {
                        var e = r.result
                        ;(/[\x00-\x08\x0e-\x1f]{2}/.test(e) || (a[n] = e), c())
                      }),
                      r.readAsText(e))
                  }
                },
                u = 0;
              u < r.length;
              u++
            )
              l(r[u], u)
          else {
            if (t.state.draggingText && t.doc.sel.contains(n) > -1) {
              ;(t.state.draggingText(e),
                setTimeout(function () {
                  return t.display.input.focus()
                }, 20))
              return
            }
            try {
              var d = e.dataTransfer.getData(`Text`)
              if (d) {
                var f
                if (
                  (t.state.draggingText && !t.state.draggingText.copy && (f = t.listSelections()),
                  Ja(t.doc, ma(n, n)),
                  f)
                )
                  for (var p = 0; p < f.length; ++p) lo(t.doc, ``, f[p].anchor, f[p].head, `drag`)
                ;(t.replaceSelection(d, `around`, `paste`), t.display.input.focus())
              }
            } catch {}
          }
        }
      }
    }
    function Mo(e, t) {
      if (o && (!e.state.draggingText || +new Date() - Ao < 100)) Ke(t)
      else if (
        !(I(e, t) || nr(e.display, t)) &&
        (t.dataTransfer.setData(`Text`, e.getSelection()),
        (t.dataTransfer.effectAllowed = `copyMove`),
        t.dataTransfer.setDragImage && !p)
      ) {
        var n = D(`img`, null, null, `position: fixed; left: 0; top: 0;`)
        ;((n.src = `data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==`),
          f && ((n.width = n.height = 1), e.display.wrapper.appendChild(n), (n._top = n.offsetTop)),
          t.dataTransfer.setDragImage(n, 0, 0),
          f && n.parentNode.removeChild(n))
      }
    }
    function No(e, t) {
      var n = qr(e, t)
      if (n) {
        var r = document.createDocumentFragment()
        ;(ni(e, n, r),
          e.display.dragCursor ||
            ((e.display.dragCursor = D(`div`, null, `CodeMirror-cursors CodeMirror-dragcursors`)),
            e.display.lineSpace.insertBefore(e.display.dragCursor, e.display.cursorDiv)),
          E(e.display.dragCursor, r))
      }
    }
    function Po(e) {
      e.display.dragCursor && (e.display.lineSpace.removeChild(e.display.dragCursor), (e.display.dragCursor = null))
    }
    function Fo(e) {
      if (document.getElementsByClassName) {
        for (var t = document.getElementsByClassName(`CodeMirror`), n = [], r = 0; r < t.length; r++) {
          var i = t[r].CodeMirror
          i && n.push(i)
        }
        n.length &&
          n[0].operation(function () {
            for (var t = 0; t < n.length; t++) e(n[t])
          })
      }
    }
    var Io = !1
    function Lo() {
      Io ||= (Ro(), !0)
    }
    function Ro() {
      var e
      ;(P(window, `resize`, function () {
        e ??= setTimeout(function () {
          ;((e = null), Fo(zo))
        }, 100)
      }),
        P(window, `blur`, function () {
          return Fo(li)
        }))
    }
    function zo(e) {
      var t = e.display
      ;((t.cachedCharWidth = t.cachedTextHeight = t.cachedPaddingH = null), (t.scrollbarsClipped = !1), e.setSize())
    }
    for (
      var Bo = {
          3: `Pause`,
          8: `Backspace`,
          9: `Tab`,
          13: `Enter`,
          16: `Shift`,
          17: `Ctrl`,
          18: `Alt`,
          19: `Pause`,
          20: `CapsLock`,
          27: `Esc`,
          32: `Space`,
          33: `PageUp`,
          34: `PageDown`,
          35: `End`,
          36: `Home`,
          37: `Left`,
          38: `Up`,
          39: `Right`,
          40: `Down`,
          44: `PrintScrn`,
          45: `Insert`,
          46: `Delete`,
          59: `;`,
          61: `=`,
          91: `Mod`,
          92: `Mod`,
          93: `Mod`,
          106: `*`,
          107: `=`,
          109: `-`,
          110: `.`,
          111: `/`,
          145: `ScrollLock`,
          173: `-`,
          186: `;`,
          187: `=`,
          188: `,`,
          189: `-`,
          190: `.`,
          191: `/`,
          192: '`',
          219: `[`,
          220: `\\`,
          221: `]`,
          222: `'`,
          224: `Mod`,
          63232: `Up`,
          63233: `Down`,
          63234: `Left`,
          63235: `Right`,
          63272: `Delete`,
          63273: `Home`,
          63275: `End`,
          63276: `PageUp`,
          63277: `PageDown`,
          63302: `Insert`,
        },
        Vo = 0;
      Vo < 10;
      Vo++
    )
      Bo[Vo + 48] = Bo[Vo + 96] = String(Vo)
    for (var Ho = 65; Ho <= 90; Ho++) Bo[Ho] = String.fromCharCode(Ho)
    for (var Uo = 1; Uo <= 12; Uo++) Bo[Uo + 111] = Bo[Uo + 63235] = `F` + Uo
    var Wo = {}
    ;((Wo.basic = {
      Left: `goCharLeft`,
      Right: `goCharRight`,
      Up: `goLineUp`,
      Down: `goLineDown`,
      End: `goLineEnd`,
      Home: `goLineStartSmart`,
      PageUp: `goPageUp`,
      PageDown: `goPageDown`,
      Delete: `delCharAfter`,
      Backspace: `delCharBefore`,
      'Shift-Backspace': `delCharBefore`,
      Tab: `defaultTab`,
      'Shift-Tab': `indentAuto`,
      Enter: `newlineAndIndent`,
      Insert: `toggleOverwrite`,
      Esc: `singleSelection`,
    }),
      (Wo.pcDefault = {
        'Ctrl-A': `selectAll`,
        'Ctrl-D': `deleteLine`,
        'Ctrl-Z': `undo`,
        'Shift-Ctrl-Z': `redo`,
        'Ctrl-Y': `redo`,
        'Ctrl-Home': `goDocStart`,
        'Ctrl-End': `goDocEnd`,
        'Ctrl-Up': `goLineUp`,
        'Ctrl-Down': `goLineDown`,
        'Ctrl-Left': `goGroupLeft`,
        'Ctrl-Right': `goGroupRight`,
        'Alt-Left': `goLineStart`,
        'Alt-Right': `goLineEnd`,
        'Ctrl-Backspace': `delGroupBefore`,
        'Ctrl-Delete': `delGroupAfter`,
        'Ctrl-S': `save`,
        'Ctrl-F': `find`,
        'Ctrl-G': `findNext`,
        'Shift-Ctrl-G': `findPrev`,
        'Shift-Ctrl-F': `replace`,
        'Shift-Ctrl-R': `replaceAll`,
        'Ctrl-[': `indentLess`,
        'Ctrl-]': `indentMore`,
        'Ctrl-U': `undoSelection`,
        'Shift-Ctrl-U': `redoSelection`,
        'Alt-U': `redoSelection`,
        fallthrough: `basic`,
      }),
      (Wo.emacsy = {
        'Ctrl-F': `goCharRight`,
        'Ctrl-B': `goCharLeft`,
        'Ctrl-P': `goLineUp`,
        'Ctrl-N': `goLineDown`,
        'Ctrl-A': `goLineStart`,
        'Ctrl-E': `goLineEnd`,
        'Ctrl-V': `goPageDown`,
        'Shift-Ctrl-V': `goPageUp`,
        'Ctrl-D': `delCharAfter`,
        'Ctrl-H': `delCharBefore`,
        'Alt-Backspace': `delWordBefore`,
        'Ctrl-K': `killLine`,
        'Ctrl-T': `transposeChars`,
        'Ctrl-O': `openLine`,
      }),
      (Wo.macDefault = {
        'Cmd-A': `selectAll`,
        'Cmd-D': `deleteLine`,
        'Cmd-Z': `undo`,
        'Shift-Cmd-Z': `redo`,
        'Cmd-Y': `redo`,
        'Cmd-Home': `goDocStart`,
        'Cmd-Up': `goDocStart`,
        'Cmd-End': `goDocEnd`,
        'Cmd-Down': `goDocEnd`,
        'Alt-Left': `goGroupLeft`,
        'Alt-Right': `goGroupRight`,
        'Cmd-Left': `goLineLeft`,
        'Cmd-Right': `goLineRight`,
        'Alt-Backspace': `delGroupBefore`,
        'Ctrl-Alt-Backspace': `delGroupAfter`,
        'Alt-Delete': `delGroupAfter`,
        'Cmd-S': `save`,
        'Cmd-F': `find`,
        'Cmd-G': `findNext`,
        'Shift-Cmd-G': `findPrev`,
        'Cmd-Alt-F': `replace`,
        'Shift-Cmd-Alt-F': `replaceAll`,
        'Cmd-[': `indentLess`,
        'Cmd-]': `indentMore`,
        'Cmd-Backspace': `delWrappedLineLeft`,
        'Cmd-Delete': `delWrappedLineRight`,
        'Cmd-U': `undoSelection`,
        'Shift-Cmd-U': `redoSelection`,
        'Ctrl-Up': `goDocStart`,
        'Ctrl-Down': `goDocEnd`,
        fallthrough: [`basic`, `emacsy`],
      }),
      (Wo.default = y ? Wo.macDefault : Wo.pcDefault))
    function Go(e) {
      var t = e.split(/-(?!$)/)
      e = t[t.length - 1]
      for (var n, r, i, a, o = 0; o < t.length - 1; o++) {
        var s = t[o]
        if (/^(cmd|meta|m)$/i.test(s)) a = !0
        else if (/^a(lt)?$/i.test(s)) n = !0
        else if (/^(c|ctrl|control)$/i.test(s)) r = !0
        else if (/^s(hift)?$/i.test(s)) i = !0
        else throw Error(`Unrecognized modifier name: ` + s)
      }
      return (n && (e = `Alt-` + e), r && (e = `Ctrl-` + e), a && (e = `Cmd-` + e), i && (e = `Shift-` + e), e)
    }
    function Ko(e) {
      var t = {}
      for (var n in e)
        if (e.hasOwnProperty(n)) {
          var r = e[n]
          if (/^(name|fallthrough|(de|at)tach)$/.test(n)) continue
          if (r == `...`) {
            delete e[n]
            continue
          }
          for (var i = xe(n.split(` `), Go), a = 0; a < i.length; a++) {
            var o = void 0,
              s = void 0
            a == i.length - 1 ? ((s = i.join(` `)), (o = r)) : ((s = i.slice(0, a + 1).join(` `)), (o = `...`))
            var c = t[s]
            if (!c) t[s] = o
            else if (c != o) throw Error(`Inconsistent bindings for ` + s)
          }
          delete e[n]
        }
      for (var l in t) e[l] = t[l]
      return e
    }
    function qo(e, t, n, r) {
      t = Zo(t)
      var i = t.call ? t.call(e, r) : t[e]
      if (i === !1) return `nothing`
      if (i === `...`) return `multi`
      if (i != null && n(i)) return `handled`
      if (t.fallthrough) {
        if (Object.prototype.toString.call(t.fallthrough) != `[object Array]`) return qo(e, t.fallthrough, n, r)
        for (var a = 0; a < t.fallthrough.length; a++) {
          var o = qo(e, t.fallthrough[a], n, r)
          if (o) return o
        }
      }
    }
    function Jo(e) {
      var t = typeof e == `string` ? e : Bo[e.keyCode]
      return t == `Ctrl` || t == `Alt` || t == `Shift` || t == `Mod`
    }
    function Yo(e, t, n) {
      var r = e
      return (
        t.altKey && r != `Alt` && (e = `Alt-` + e),
        (ee ? t.metaKey : t.ctrlKey) && r != `Ctrl` && (e = `Ctrl-` + e),
        (ee ? t.ctrlKey : t.metaKey) && r != `Mod` && (e = `Cmd-` + e),
        !n && t.shiftKey && r != `Shift` && (e = `Shift-` + e),
        e
      )
    }
    function Xo(e, t) {
      if (f && e.keyCode == 34 && e.char) return !1
      var n = Bo[e.keyCode]
      return n == null || e.altGraphKey ? !1 : (e.keyCode == 3 && e.code && (n = e.code), Yo(n, e, t))
    }
    function Zo(e) {
      return typeof e == `string` ? Wo[e] : e
    }
    function Qo(e, t) {
      for (var n = e.doc.sel.ranges, r = [], i = 0; i < n.length; i++) {
        for (var a = t(n[i]); r.length && H(a.from, N(r).to) <= 0;) {
          var o = r.pop()
          if (H(o.from, a.from) < 0) {
            a.from = o.from
            break
          }
        }
        r.push(a)
      }
      Hi(e, function () {
        for (var t = r.length - 1; t >= 0; t--) lo(e.doc, ``, r[t].from, r[t].to, `+delete`)
        vi(e)
      })
    }
    function $o(e, t, n) {
      var r = je(e.text, t + n, n)
      return r < 0 || r > e.text.length ? null : r
    }
    function es(e, t, n) {
      var r = $o(e, t.ch, n)
      return r == null ? null : new V(t.line, r, n < 0 ? `after` : `before`)
    }
    function ts(e, t, n, r, i) {
      if (e) {
        t.doc.direction == `rtl` && (i = -i)
        var a = Le(n, t.doc.direction)
        if (a) {
          var o = i < 0 ? N(a) : a[0],
            s = i < 0 == (o.level == 1) ? `after` : `before`,
            c
          if (o.level > 0 || t.doc.direction == `rtl`) {
            var l = mr(t, n)
            c = i < 0 ? n.text.length - 1 : 0
            var u = hr(t, l, c).top
            ;((c = Me(
              function (e) {
                return hr(t, l, e).top == u
              },
              i < 0 == (o.level == 1) ? o.from : o.to - 1,
              c,
            )),
              s == `before` && (c = $o(n, c, 1)))
          } else c = i < 0 ? o.to : o.from
          return new V(r, c, s)
        }
      }
      return new V(r, i < 0 ? n.text.length : 0, i < 0 ? `before` : `after`)
    }
    function ns(e, t, n, r) {
      var i = Le(t, e.doc.direction)
      if (!i) return es(t, n, r)
      n.ch >= t.text.length
        ? ((n.ch = t.text.length), (n.sticky = `before`))
        : n.ch <= 0 && ((n.ch = 0), (n.sticky = `after`))
      var a = Fe(i, n.ch, n.sticky),
        o = i[a]
      if (e.doc.direction == `ltr` && o.level % 2 == 0 && (r > 0 ? o.to > n.ch : o.from < n.ch)) return es(t, n, r)
      var s = function (e, n) {
          return $o(t, e instanceof V ? e.ch : e, n)
        },
        c,
        l = function (n) {
          return e.options.lineWrapping ? ((c ||= mr(e, t)), Fr(e, t, c, n)) : { begin: 0, end: t.text.length }
        },
        u = l(n.sticky == `before` ? s(n, -1) : n.ch)
      if (e.doc.direction == `rtl` || o.level == 1) {
        var d = (o.level == 1) == r < 0,
          f = s(n, d ? 1 : -1)
        if (f != null && (d ? f <= o.to && f <= u.end : f >= o.from && f >= u.begin)) {
          var p = d ? `before` : `after`
          return new V(n.line, f, p)
        }
      }
      var m = function (e, t, r) {
          for (
            var a = function (e, t) {
              return t ? new V(n.line, s(e, 1), `before`) : new V(n.line, e, `after`)
            };
            e >= 0 && e < i.length;
            e += t
          ) {
            var o = i[e],
              c = t > 0 == (o.level != 1),
              l = c ? r.begin : s(r.end, -1)
            if ((o.from <= l && l < o.to) || ((l = c ? o.from : s(o.to, -1)), r.begin <= l && l < r.end)) return a(l, c)
          }
        },
        h = m(a + r, r, u)
      if (h) return h
      var g = r > 0 ? u.end : s(u.begin, -1)
      return g != null && !(r > 0 && g == t.text.length) && ((h = m(r > 0 ? 0 : i.length - 1, r, l(g))), h) ? h : null
    }
    var rs = {
      selectAll: to,
      singleSelection: function (e) {
        return e.setSelection(e.getCursor(`anchor`), e.getCursor(`head`), he)
      },
      killLine: function (e) {
        return Qo(e, function (t) {
          if (t.empty()) {
            var n = z(e.doc, t.head.line).text.length
            return t.head.ch == n && t.head.line < e.lastLine()
              ? { from: t.head, to: V(t.head.line + 1, 0) }
              : { from: t.head, to: V(t.head.line, n) }
          }
          return { from: t.from(), to: t.to() }
        })
      },
      deleteLine: function (e) {
        return Qo(e, function (t) {
          return { from: V(t.from().line, 0), to: U(e.doc, V(t.to().line + 1, 0)) }
        })
      },
      delLineLeft: function (e) {
        return Qo(e, function (e) {
          return { from: V(e.from().line, 0), to: e.from() }
        })
      },
      delWrappedLineLeft: function (e) {
        return Qo(e, function (t) {
          var n = e.charCoords(t.head, `div`).top + 5
          return { from: e.coordsChar({ left: 0, top: n }, `div`), to: t.from() }
        })
      },
      delWrappedLineRight: function (e) {
        return Qo(e, function (t) {
          var n = e.charCoords(t.head, `div`).top + 5,
            r = e.coordsChar({ left: e.display.lineDiv.offsetWidth + 100, top: n }, `div`)
          return { from: t.from(), to: r }
        })
      },
      undo: function (e) {
        return e.undo()
      },
      redo: function (e) {
        return e.redo()
      },
      undoSelection: function (e) {
        return e.undoSelection()
      },
      redoSelection: function (e) {
        return e.redoSelection()
      },
      goDocStart: function (e) {
        return e.extendSelection(V(e.firstLine(), 0))
      },
      goDocEnd: function (e) {
        return e.extendSelection(V(e.lastLine()))
      },
      goLineStart: function (e) {
        return e.extendSelectionsBy(
          function (t) {
            return is(e, t.head.line)
          },
          { origin: `+move`, bias: 1 },
        )
      },
      goLineStartSmart: function (e) {
        return e.extendSelectionsBy(
          function (t) {
            return os(e, t.head)
          },
          { origin: `+move`, bias: 1 },
        )
      },
      goLineEnd: function (e) {
        return e.extendSelectionsBy(
          function (t) {
            return as(e, t.head.line)
          },
          { origin: `+move`, bias: -1 },
        )
      },
      goLineRight: function (e) {
        return e.extendSelectionsBy(function (t) {
          var n = e.cursorCoords(t.head, `div`).top + 5
          return e.coordsChar({ left: e.display.lineDiv.offsetWidth + 100, top: n }, `div`)
        }, _e)
      },
      goLineLeft: function (e) {
        return e.extendSelectionsBy(function (t) {
          var n = e.cursorCoords(t.head, `div`).top + 5
          return e.coordsChar({ left: 0, top: n }, `div`)
        }, _e)
      },
      goLineLeftSmart: function (e) {
        return e.extendSelectionsBy(function (t) {
          var n = e.cursorCoords(t.head, `div`).top + 5,
            r = e.coordsChar({ left: 0, top: n }, `div`)
          return r.ch < e.getLine(r.line).search(/\S/) ? os(e, t.head) : r
        }, _e)
      },
      goLineUp: function (e) {
        return e.moveV(-1, `line`)
      },
      goLineDown: function (e) {
        return e.moveV(1, `line`)
      },
      goPageUp: function (e) {
        return e.moveV(-1, `page`)
      },
      goPageDown: function (e) {
        return e.moveV(1, `page`)
      },
      goCharLeft: function (e) {
        return e.moveH(-1, `char`)
      },
      goCharRight: function (e) {
        return e.moveH(1, `char`)
      },
      goColumnLeft: function (e) {
        return e.moveH(-1, `column`)
      },
      goColumnRight: function (e) {
        return e.moveH(1, `column`)
      },
      goWordLeft: function (e) {
        return e.moveH(-1, `word`)
      },
      goGroupRight: function (e) {
        return e.moveH(1, `group`)
      },
      goGroupLeft: function (e) {
        return e.moveH(-1, `group`)
      },
      goWordRight: function (e) {
        return e.moveH(1, `word`)
      },
      delCharBefore: function (e) {
        return e.deleteH(-1, `codepoint`)
      },
      delCharAfter: function (e) {
        return e.deleteH(1, `char`)
      },
      delWordBefore: function (e) {
        return e.deleteH(-1, `word`)
      },
      delWordAfter: function (e) {
        return e.deleteH(1, `word`)
      },
      delGroupBefore: function (e) {
        return e.deleteH(-1, `group`)
      },
      delGroupAfter: function (e) {
        return e.deleteH(1, `group`)
      },
      indentAuto: function (e) {
        return e.indentSelection(`smart`)
      },
      indentMore: function (e) {
        return e.indentSelection(`add`)
      },
      indentLess: function (e) {
        return e.indentSelection(`subtract`)
      },
      insertTab: function (e) {
        return e.replaceSelection(`	`)
      },
      insertSoftTab: function (e) {
        for (var t = [], n = e.listSelections(), r = e.options.tabSize, i = 0; i < n.length; i++) {
          var a = n[i].from(),
            o = de(e.getLine(a.line), a.ch, r)
          t.push(be(r - (o % r)))
        }
        e.replaceSelections(t)
      },
      defaultTab: function (e) {
        e.somethingSelected() ? e.indentSelection(`add`) : e.execCommand(`insertTab`)
      },
      transposeChars: function (e) {
        return Hi(e, function () {
          for (var t = e.listSelections(), n = [], r = 0; r < t.length; r++)
            if (t[r].empty()) {
              var i = t[r].head,
                a = z(e.doc, i.line).text
              if (a) {
                if ((i.ch == a.length && (i = new V(i.line, i.ch - 1)), i.ch > 0))
                  ((i = new V(i.line, i.ch + 1)),
                    e.replaceRange(a.charAt(i.ch - 1) + a.charAt(i.ch - 2), V(i.line, i.ch - 2), i, `+transpose`))
                else if (i.line > e.doc.first) {
                  var o = z(e.doc, i.line - 1).text
                  o &&
                    ((i = new V(i.line, 1)),
                    e.replaceRange(
                      a.charAt(0) + e.doc.lineSeparator() + o.charAt(o.length - 1),
                      V(i.line - 1, o.length - 1),
                      i,
                      `+transpose`,
                    ))
                }
              }
              n.push(new Y(i, i))
            }
          e.setSelections(n)
        })
      },
      newlineAndIndent: function (e) {
        return Hi(e, function () {
          for (var t = e.listSelections(), n = t.length - 1; n >= 0; n--)
            e.replaceRange(e.doc.lineSeparator(), t[n].anchor, t[n].head, `+input`)
          t = e.listSelections()
          for (var r = 0; r < t.length; r++) e.indentLine(t[r].from().line, null, !0)
          vi(e)
        })
      },
      openLine: function (e) {
        return e.replaceSelection(
          `
`,
          `start`,
        )
      },
      toggleOverwrite: function (e) {
        return e.toggleOverwrite()
      },
    }
    function is(e, t) {
      var n = z(e.doc, t),
        r = fn(n)
      return (r != n && (t = B(r)), ts(!0, e, r, t, 1))
    }
    function as(e, t) {
      var n = z(e.doc, t),
        r = pn(n)
      return (r != n && (t = B(r)), ts(!0, e, n, t, -1))
    }
    function os(e, t) {
      var n = is(e, t.line),
        r = z(e.doc, n.line),
        i = Le(r, e.doc.direction)
      if (!i || i[0].level == 0) {
        var a = Math.max(n.ch, r.text.search(/\S/)),
          o = t.line == n.line && t.ch <= a && t.ch
        return V(n.line, o ? 0 : a, n.sticky)
      }
      return n
    }
    function ss(e, t, n) {
      if (typeof t == `string` && ((t = rs[t]), !t)) return !1
      e.display.input.ensurePolled()
      var r = e.display.shift,
        i = !1
      try {
        ;(e.isReadOnly() && (e.state.suppressEdits = !0), n && (e.display.shift = !1), (i = t(e) != me))
      } finally {
        ;((e.display.shift = r), (e.state.suppressEdits = !1))
      }
      return i
    }
    function cs(e, t, n) {
      for (var r = 0; r < e.state.keyMaps.length; r++) {
        var i = qo(t, e.state.keyMaps[r], n, e)
        if (i) return i
      }
      return (e.options.extraKeys && qo(t, e.options.extraKeys, n, e)) || qo(t, e.options.keyMap, n, e)
    }
    var ls = new fe()
    function us(e, t, n, r) {
      var i = e.state.keySeq
      if (i) {
        if (Jo(t)) return `handled`
        if (
          (/\'$/.test(t)
            ? (e.state.keySeq = null)
            : ls.set(50, function () {
                e.state.keySeq == i && ((e.state.keySeq = null), e.display.input.reset())
              }),
          ds(e, i + ` ` + t, n, r))
        )
          return !0
      }
      return ds(e, t, n, r)
    }
    function ds(e, t, n, r) {
      var i = cs(e, t, r)
      return (
        i == `multi` && (e.state.keySeq = t),
        i == `handled` && W(e, `keyHandled`, e, t, n),
        (i == `handled` || i == `multi`) && (L(n), ai(e)),
        !!i
      )
    }
    function fs(e, t) {
      var n = Xo(t, !0)
      return n
        ? t.shiftKey && !e.state.keySeq
          ? us(e, `Shift-` + n, t, function (t) {
              return ss(e, t, !0)
            }) ||
            us(e, n, t, function (t) {
              if (typeof t == `string` ? /^go[A-Z]/.test(t) : t.motion) return ss(e, t)
            })
          : us(e, n, t, function (t) {
              return ss(e, t)
            })
        : !1
    }
    function ps(e, t, n) {
      return us(e, `'` + n + `'`, t, function (t) {
        return ss(e, t, !0)
      })
    }
    var ms = null
    function hs(e) {
      var t = this
      if (!(e.target && e.target != t.display.input.getField()) && ((t.curOp.focus = ie(se(t))), !I(t, e))) {
        o && s < 11 && e.keyCode == 27 && (e.returnValue = !1)
        var r = e.keyCode
        t.display.shift = r == 16 || e.shiftKey
        var i = fs(t, e)
        ;(f &&
          ((ms = i ? r : null),
          !i && r == 88 && !nt && (y ? e.metaKey : e.ctrlKey) && t.replaceSelection(``, null, `cut`)),
          n && !y && !i && r == 46 && e.shiftKey && !e.ctrlKey && document.execCommand && document.execCommand(`cut`),
          r == 18 && !/\bCodeMirror-crosshair\b/.test(t.display.lineDiv.className) && gs(t))
      }
    }
    function gs(e) {
      var t = e.display.lineDiv
      ae(t, `CodeMirror-crosshair`)
      function n(e) {
        ;(e.keyCode != 18 && e.altKey) ||
          (w(t, `CodeMirror-crosshair`), Be(document, `keyup`, n), Be(document, `mouseover`, n))
      }
      ;(P(document, `keyup`, n), P(document, `mouseover`, n))
    }
    function _s(e) {
      ;(e.keyCode == 16 && (this.doc.sel.shift = !1), I(this, e))
    }
    function vs(e) {
      var t = this
      if (
        !(e.target && e.target != t.display.input.getField()) &&
        !(nr(t.display, e) || I(t, e) || (e.ctrlKey && !e.altKey) || (y && e.metaKey))
      ) {
        var n = e.keyCode,
          r = e.charCode
        if (f && n == ms) ((ms = null), L(e))
        else if (!(f && (!e.which || e.which < 10) && fs(t, e))) {
          var i = String.fromCharCode(r ?? n)
          i != `\b` && (ps(t, e, i) || t.display.input.onKeyPress(e))
        }
      }
    }
    var ys = 400,
      bs = function (e, t, n) {
        ;((this.time = e), (this.pos = t), (this.button = n))
      }
    bs.prototype.compare = function (e, t, n) {
      return this.time + ys > e && H(t, this.pos) == 0 && n == this.button
    }
    var xs, Ss
    function Cs(e, t) {
      var n = +new Date()
      return Ss && Ss.compare(n, e, t)
        ? ((xs = Ss = null), `triple`)
        : xs && xs.compare(n, e, t)
          ? ((Ss = new bs(n, e, t)), (xs = null), `double`)
          : ((xs = new bs(n, e, t)), (Ss = null), `single`)
    }
    function ws(e) {
      var t = this,
        n = t.display
      if (!(I(t, e) || (n.activeTouch && n.input.supportsTouch()))) {
        if ((n.input.ensurePolled(), (n.shift = e.shiftKey), nr(n, e)))
          c ||
            ((n.scroller.draggable = !1),
            setTimeout(function () {
              return (n.scroller.draggable = !0)
            }, 100))
        else if (!Ns(t, e)) {
          var r = qr(t, e),
            i = Je(e),
            a = r ? Cs(r, i) : `single`
          ;(le(t).focus(),
            i == 1 && t.state.selectingText && t.state.selectingText(e),
            (r && Ts(t, i, r, a, e)) ||
              (i == 1
                ? r
                  ? Ds(t, r, a, e)
                  : qe(e) == n.scroller && L(e)
                : i == 2
                  ? (r && Ha(t.doc, r),
                    setTimeout(function () {
                      return n.input.focus()
                    }, 20))
                  : i == 3 && (C ? t.display.input.onContextMenu(e) : si(t))))
        }
      }
    }
    function Ts(e, t, n, r, i) {
      var a = `Click`
      return (
        r == `double` ? (a = `Double` + a) : r == `triple` && (a = `Triple` + a),
        (a = (t == 1 ? `Left` : t == 2 ? `Middle` : `Right`) + a),
        us(e, Yo(a, i), i, function (t) {
          if ((typeof t == `string` && (t = rs[t]), !t)) return !1
          var r = !1
          try {
            ;(e.isReadOnly() && (e.state.suppressEdits = !0), (r = t(e, n) != me))
          } finally {
            e.state.suppressEdits = !1
          }
          return r
        })
      )
    }
    function Es(e, t, n) {
      var r = e.getOption(`configureMouse`),
        i = r ? r(e, t, n) : {}
      return (
        (i.unit ??= (b ? n.shiftKey && n.metaKey : n.altKey)
          ? `rectangle`
          : t == `single`
            ? `char`
            : t == `double`
              ? `word`
              : `line`),
        (i.extend == null || e.doc.extend) && (i.extend = e.doc.extend || n.shiftKey),
        (i.addNew ??= y ? n.metaKey : n.ctrlKey),
        (i.moveOnDrag ??= !(y ? n.altKey : n.ctrlKey)),
        i
      )
    }
    function Ds(e, t, n, r) {
      o ? setTimeout(ue(oi, e), 0) : (e.curOp.focus = ie(se(e)))
      var i = Es(e, n, r),
        a = e.doc.sel,
        s
      e.options.dragDrop &&
      Ye &&
      !e.isReadOnly() &&
      n == `single` &&
      (s = a.contains(t)) > -1 &&
      (H((s = a.ranges[s]).from(), t) < 0 || t.xRel > 0) &&
      (H(s.to(), t) > 0 || t.xRel < 0)
        ? Os(e, r, t, i)
        : As(e, r, t, i)
    }
    function Os(e, t, n, r) {
      var i = e.display,
        a = !1,
        l = K(e, function (t) {
          ;(c && (i.scroller.draggable = !1),
            (e.state.draggingText = !1),
            e.state.delayingBlurEvent && (e.hasFocus() ? (e.state.delayingBlurEvent = !1) : si(e)),
            Be(i.wrapper.ownerDocument, `mouseup`, l),
            Be(i.wrapper.ownerDocument, `mousemove`, u),
            Be(i.scroller, `dragstart`, d),
            Be(i.scroller, `drop`, l),
            a ||
              (L(t),
              r.addNew || Ha(e.doc, n, null, null, r.extend),
              (c && !p) || (o && s == 9)
                ? setTimeout(function () {
                    ;(i.wrapper.ownerDocument.body.focus({ preventScroll: !0 }), i.input.focus())
                  }, 20)
                : i.input.focus()))
        }),
        u = function (e) {
          a ||= Math.abs(t.clientX - e.clientX) + Math.abs(t.clientY - e.clientY) >= 10
        },
        d = function () {
          return (a = !0)
        }
      ;(c && (i.scroller.draggable = !0),
        (e.state.draggingText = l),
        (l.copy = !r.moveOnDrag),
        P(i.wrapper.ownerDocument, `mouseup`, l),
        P(i.wrapper.ownerDocument, `mousemove`, u),
        P(i.scroller, `dragstart`, d),
        P(i.scroller, `drop`, l),
        (e.state.delayingBlurEvent = !0),
        setTimeout(function () {
          return i.input.focus()
        }, 20),
        i.scroller.dragDrop && i.scroller.dragDrop())
    }
    function ks(e, t, n) {
      if (n == `char`) return new Y(t, t)
      if (n == `word`) return e.findWordAt(t)
      if (n == `line`) return new Y(V(t.line, 0), U(e.doc, V(t.line + 1, 0)))
      var r = n(e, t)
      return new Y(r.from, r.to)
    }
    function As(e, t, n, r) {
      o && si(e)
      var i = e.display,
        a = e.doc
      L(t)
      var s,
        c,
        l = a.sel,
        u = l.ranges
      if (
        (r.addNew && !r.extend
          ? ((c = a.sel.contains(n)), (s = c > -1 ? u[c] : new Y(n, n)))
          : ((s = a.sel.primary()), (c = a.sel.primIndex)),
        r.unit == `rectangle`)
      )
        (r.addNew || (s = new Y(n, n)), (n = qr(e, t, !0, !0)), (c = -1))
      else {
        var d = ks(e, n, r.unit)
        s = r.extend ? Va(s, d.anchor, d.head, r.extend) : d
      }
      r.addNew
        ? c == -1
          ? ((c = u.length), X(a, pa(e, u.concat([s]), c), { scroll: !1, origin: `*mouse` }))
          : u.length > 1 && u[c].empty() && r.unit == `char` && !r.extend
            ? (X(a, pa(e, u.slice(0, c).concat(u.slice(c + 1)), 0), { scroll: !1, origin: `*mouse` }), (l = a.sel))
            : Wa(a, c, s, ge)
        : ((c = 0), X(a, new fa([s], 0), ge), (l = a.sel))
      var f = n
      function p(t) {
        if (H(f, t) != 0) {
          if (((f = t), r.unit == `rectangle`)) {
            for (
              var i = [],
                o = e.options.tabSize,
                u = de(z(a, n.line).text, n.ch, o),
                d = de(z(a, t.line).text, t.ch, o),
                p = Math.min(u, d),
                m = Math.max(u, d),
                h = Math.min(n.line, t.line),
                g = Math.min(e.lastLine(), Math.max(n.line, t.line));
              h <= g;
              h++
            ) {
              var _ = z(a, h).text,
                v = ve(_, p, o)
              p == m ? i.push(new Y(V(h, v), V(h, v))) : _.length > v && i.push(new Y(V(h, v), V(h, ve(_, m, o))))
            }
            ;(i.length || i.push(new Y(n, n)),
              X(a, pa(e, l.ranges.slice(0, c).concat(i), c), { origin: `*mouse`, scroll: !1 }),
              e.scrollIntoView(t))
          } else {
            var y = s,
              b = ks(e, t, r.unit),
              x = y.anchor,
              S
            H(b.anchor, x) > 0
              ? ((S = b.head), (x = wt(y.from(), b.anchor)))
              : ((S = b.anchor), (x = Ct(y.to(), b.head)))
            var ee = l.ranges.slice(0)
            ;((ee[c] = js(e, new Y(U(a, x), S))), X(a, pa(e, ee, c), ge))
          }
        }
      }
      var m = i.wrapper.getBoundingClientRect(),
        h = 0
      function g(t) {
        var n = ++h,
          o = qr(e, t, !0, r.unit == `rectangle`)
        if (o) {
          if (H(o, f) != 0) {
            ;((e.curOp.focus = ie(se(e))), p(o))
            var s = fi(i, a)
            ;(o.line >= s.to || o.line < s.from) &&
              setTimeout(
                K(e, function () {
                  h == n && g(t)
                }),
                150,
              )
          } else {
            var c = t.clientY < m.top ? -20 : t.clientY > m.bottom ? 20 : 0
            c &&
              setTimeout(
                K(e, function () {
                  h == n && ((i.scroller.scrollTop += c), g(t))
                }),
                50,
              )
          }
        }
      }
      function _(t) {
        ;((e.state.selectingText = !1),
          (h = 1 / 0),
          t && (L(t), i.input.focus()),
          Be(i.wrapper.ownerDocument, `mousemove`, v),
          Be(i.wrapper.ownerDocument, `mouseup`, y),
          (a.history.lastSelOrigin = null))
      }
      var v = K(e, function (e) {
          e.buttons === 0 || !Je(e) ? _(e) : g(e)
        }),
        y = K(e, _)
      ;((e.state.selectingText = y),
        P(i.wrapper.ownerDocument, `mousemove`, v),
        P(i.wrapper.ownerDocument, `mouseup`, y))
    }
    function js(e, t) {
      var n = t.anchor,
        r = t.head,
        i = z(e.doc, n.line)
      if (H(n, r) == 0 && n.sticky == r.sticky) return t
      var a = Le(i)
      if (!a) return t
      var o = Fe(a, n.ch, n.sticky),
        s = a[o]
      if (s.from != n.ch && s.to != n.ch) return t
      var c = o + ((s.from == n.ch) == (s.level != 1) ? 0 : 1)
      if (c == 0 || c == a.length) return t
      var l
      if (r.line != n.line) l = (r.line - n.line) * (e.doc.direction == `ltr` ? 1 : -1) > 0
      else {
        var u = Fe(a, r.ch, r.sticky),
          d = u - o || (r.ch - n.ch) * (s.level == 1 ? -1 : 1)
        l = u == c - 1 || u == c ? d < 0 : d > 0
      }
      var f = a[c + (l ? -1 : 0)],
        p = l == (f.level == 1),
        m = p ? f.from : f.to,
        h = p ? `after` : `before`
      return n.ch == m && n.sticky == h ? t : new Y(new V(n.line, m, h), r)
    }
    function Ms(e, t, n, r) {
      var i, a
      if (t.touches) ((i = t.touches[0].clientX), (a = t.touches[0].clientY))
      else
        try {
          ;((i = t.clientX), (a = t.clientY))
        } catch {
          return !1
        }
      if (i >= Math.floor(e.display.gutters.getBoundingClientRect().right)) return !1
      r && L(t)
      var o = e.display,
        s = o.lineDiv.getBoundingClientRect()
      if (a > s.bottom || !He(e, n)) return Ge(t)
      a -= s.top - o.viewOffset
      for (var c = 0; c < e.display.gutterSpecs.length; ++c) {
        var l = o.gutters.childNodes[c]
        if (l && l.getBoundingClientRect().right >= i)
          return (F(e, n, e, vt(e.doc, a), e.display.gutterSpecs[c].className, t), Ge(t))
      }
    }
    function Ns(e, t) {
      return Ms(e, t, `gutterClick`, !0)
    }
    function Ps(e, t) {
      nr(e.display, t) || Fs(e, t) || I(e, t, `contextmenu`) || C || e.display.input.onContextMenu(t)
    }
    function Fs(e, t) {
      return He(e, `gutterContextMenu`) ? Ms(e, t, `gutterContextMenu`, !1) : !1
    }
    function Is(e) {
      ;((e.display.wrapper.className =
        e.display.wrapper.className.replace(/\s*cm-s-\S+/g, ``) + e.options.theme.replace(/(^|\s)\s*/g, ` cm-s-`)),
        Cr(e))
    }
    var Ls = {
        toString: function () {
          return `CodeMirror.Init`
        },
      },
      Rs = {},
      zs = {}
    function Bs(e) {
      var t = e.optionHandlers
      function n(n, r, i, a) {
        ;((e.defaults[n] = r),
          i &&
            (t[n] = a
              ? function (e, t, n) {
                  n != Ls && i(e, t, n)
                }
              : i))
      }
      ;((e.defineOption = n),
        (e.Init = Ls),
        n(
          `value`,
          ``,
          function (e, t) {
            return e.setValue(t)
          },
          !0,
        ),
        n(
          `mode`,
          null,
          function (e, t) {
            ;((e.doc.modeOption = t), ba(e))
          },
          !0,
        ),
        n(`indentUnit`, 2, ba, !0),
        n(`indentWithTabs`, !1),
        n(`smartIndent`, !0),
        n(
          `tabSize`,
          4,
          function (e) {
            ;(xa(e), Cr(e), G(e))
          },
          !0,
        ),
        n(`lineSeparator`, null, function (e, t) {
          if (((e.doc.lineSep = t), t)) {
            var n = [],
              r = e.doc.first
            e.doc.iter(function (e) {
              for (var i = 0; ;) {
                var a = e.text.indexOf(t, i)
                if (a == -1) break
                ;((i = a + t.length), n.push(V(r, a)))
              }
              r++
            })
            for (var i = n.length - 1; i >= 0; i--) lo(e.doc, t, n[i], V(n[i].line, n[i].ch + t.length))
          }
        }),
        n(
          `specialChars`,
          /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028\u2029\u202d\u202e\u2066\u2067\u2069\ufeff\ufff9-\ufffc]/g,
          function (e, t, n) {
            ;((e.state.specialChars = RegExp(t.source + (t.test(`	`) ? `` : `|	`), `g`)), n != Ls && e.refresh())
          },
        ),
        n(
          `specialCharPlaceholder`,
          kn,
          function (e) {
            return e.refresh()
          },
          !0,
        ),
        n(`electricChars`, !0),
        n(
          `inputStyle`,
          v ? `contenteditable` : `textarea`,
          function () {
            throw Error(`inputStyle can not (yet) be changed in a running editor`)
          },
          !0,
        ),
        n(
          `spellcheck`,
          !1,
          function (e, t) {
            return (e.getInputField().spellcheck = t)
          },
          !0,
        ),
        n(
          `autocorrect`,
          !1,
          function (e, t) {
            return (e.getInputField().autocorrect = t)
          },
          !0,
        ),
        n(
          `autocapitalize`,
          !1,
          function (e, t) {
            return (e.getInputField().autocapitalize = t)
          },
          !0,
        ),
        n(`rtlMoveVisually`, !x),
        n(`wholeLineUpdateBefore`, !0),
        n(
          `theme`,
          `default`,
          function (e) {
            ;(Is(e), aa(e))
          },
          !0,
        ),
        n(`keyMap`, `default`, function (e, t, n) {
          var r = Zo(t),
            i = n != Ls && Zo(n)
          ;(i && i.detach && i.detach(e, r), r.attach && r.attach(e, i || null))
        }),
        n(`extraKeys`, null),
        n(`configureMouse`, null),
        n(`lineWrapping`, !1, Hs, !0),
        n(
          `gutters`,
          [],
          function (e, t) {
            ;((e.display.gutterSpecs = ra(t, e.options.lineNumbers)), aa(e))
          },
          !0,
        ),
        n(
          `fixedGutter`,
          !0,
          function (e, t) {
            ;((e.display.gutters.style.left = t ? Wr(e.display) + `px` : `0`), e.refresh())
          },
          !0,
        ),
        n(
          `coverGutterNextToScrollbar`,
          !1,
          function (e) {
            return ki(e)
          },
          !0,
        ),
        n(
          `scrollbarStyle`,
          `native`,
          function (e) {
            ;(Mi(e),
              ki(e),
              e.display.scrollbars.setScrollTop(e.doc.scrollTop),
              e.display.scrollbars.setScrollLeft(e.doc.scrollLeft))
          },
          !0,
        ),
        n(
          `lineNumbers`,
          !1,
          function (e, t) {
            ;((e.display.gutterSpecs = ra(e.options.gutters, t)), aa(e))
          },
          !0,
        ),
        n(`firstLineNumber`, 1, aa, !0),
        n(
          `lineNumberFormatter`,
          function (e) {
            return e
          },
          aa,
          !0,
        ),
        n(`showCursorWhenSelecting`, !1, ei, !0),
        n(`resetSelectionOnContextMenu`, !0),
        n(`lineWiseCopyCut`, !0),
        n(`pasteLinesPerSelection`, !0),
        n(`selectionsMayTouch`, !1),
        n(`readOnly`, !1, function (e, t) {
          ;(t == `nocursor` && (li(e), e.display.input.blur()), e.display.input.readOnlyChanged(t))
        }),
        n(`screenReaderLabel`, null, function (e, t) {
          ;((t = t === `` ? null : t), e.display.input.screenReaderLabelChanged(t))
        }),
        n(
          `disableInput`,
          !1,
          function (e, t) {
            t || e.display.input.reset()
          },
          !0,
        ),
        n(`dragDrop`, !0, Vs),
        n(`allowDropFileTypes`, null),
        n(`cursorBlinkRate`, 530),
        n(`cursorScrollMargin`, 0),
        n(`cursorHeight`, 1, ei, !0),
        n(`singleCursorHeightPerLine`, !0, ei, !0),
        n(`workTime`, 100),
        n(`workDelay`, 100),
        n(`flattenSpans`, !0, xa, !0),
        n(`addModeClass`, !1, xa, !0),
        n(`pollInterval`, 100),
        n(`undoDepth`, 200, function (e, t) {
          return (e.doc.history.undoDepth = t)
        }),
        n(`historyEventDelay`, 1250),
        n(
          `viewportMargin`,
          10,
          function (e) {
            return e.refresh()
          },
          !0,
        ),
        n(`maxHighlightLength`, 1e4, xa, !0),
        n(`moveInputWithCursor`, !0, function (e, t) {
          t || e.display.input.resetPosition()
        }),
        n(`tabindex`, null, function (e, t) {
          return (e.display.input.getField().tabIndex = t || ``)
        }),
        n(`autofocus`, null),
        n(
          `direction`,
          `ltr`,
          function (e, t) {
            return e.doc.setDirection(t)
          },
          !0,
        ),
        n(`phrases`, null))
    }
    function Vs(e, t, n) {
      if (!t != !(n && n != Ls)) {
        var r = e.display.dragFunctions,
          i = t ? P : Be
        ;(i(e.display.scroller, `dragstart`, r.start),
          i(e.display.scroller, `dragenter`, r.enter),
          i(e.display.scroller, `dragover`, r.over),
          i(e.display.scroller, `dragleave`, r.leave),
          i(e.display.scroller, `drop`, r.drop))
      }
    }
    function Hs(e) {
      ;(e.options.lineWrapping
        ? (ae(e.display.wrapper, `CodeMirror-wrap`),
          (e.display.sizer.style.minWidth = ``),
          (e.display.sizerWidth = null))
        : (w(e.display.wrapper, `CodeMirror-wrap`), xn(e)),
        Kr(e),
        G(e),
        Cr(e),
        setTimeout(function () {
          return ki(e)
        }, 100))
    }
    function Z(e, t) {
      var n = this
      if (!(this instanceof Z)) return new Z(e, t)
      ;((this.options = t = t ? j(t) : {}), j(Rs, t, !1))
      var r = t.value
      ;(typeof r == `string`
        ? (r = new ko(r, t.mode, null, t.lineSeparator, t.direction))
        : t.mode && (r.modeOption = t.mode),
        (this.doc = r))
      var i = new Z.inputStyles[t.inputStyle](this),
        a = (this.display = new oa(e, r, i, t))
      for (var l in ((a.wrapper.CodeMirror = this),
      Is(this),
      t.lineWrapping && (this.display.wrapper.className += ` CodeMirror-wrap`),
      Mi(this),
      (this.state = {
        keyMaps: [],
        overlays: [],
        modeGen: 0,
        overwrite: !1,
        delayingBlurEvent: !1,
        focused: !1,
        suppressEdits: !1,
        pasteIncoming: -1,
        cutIncoming: -1,
        selectingText: !1,
        draggingText: !1,
        highlight: new fe(),
        keySeq: null,
        specialChars: null,
      }),
      t.autofocus && !v && a.input.focus(),
      o &&
        s < 11 &&
        setTimeout(function () {
          return n.display.input.reset(!0)
        }, 20),
      Us(this),
      Lo(),
      Pi(this),
      (this.curOp.forceUpdate = !0),
      Ta(this, r),
      (t.autofocus && !v) || this.hasFocus()
        ? setTimeout(function () {
            n.hasFocus() && !n.state.focused && ci(n)
          }, 20)
        : li(this),
      zs))
        zs.hasOwnProperty(l) && zs[l](this, t[l], Ls)
      ;(na(this), t.finishInit && t.finishInit(this))
      for (var u = 0; u < Ws.length; ++u) Ws[u](this)
      ;(Fi(this),
        c &&
          t.lineWrapping &&
          getComputedStyle(a.lineDiv).textRendering == `optimizelegibility` &&
          (a.lineDiv.style.textRendering = `auto`))
    }
    ;((Z.defaults = Rs), (Z.optionHandlers = zs))
    function Us(e) {
      var t = e.display
      ;(P(t.scroller, `mousedown`, K(e, ws)),
        o && s < 11
          ? P(
              t.scroller,
              `dblclick`,
              K(e, function (t) {
                if (!I(e, t)) {
                  var n = qr(e, t)
                  if (!(!n || Ns(e, t) || nr(e.display, t))) {
                    L(t)
                    var r = e.findWordAt(n)
                    Ha(e.doc, r.anchor, r.head)
                  }
                }
              }),
            )
          : P(t.scroller, `dblclick`, function (t) {
              return I(e, t) || L(t)
            }),
        P(t.scroller, `contextmenu`, function (t) {
          return Ps(e, t)
        }),
        P(t.input.getField(), `contextmenu`, function (n) {
          t.scroller.contains(n.target) || Ps(e, n)
        }))
      var n,
        r = { end: 0 }
      function i() {
        t.activeTouch &&
          ((n = setTimeout(function () {
            return (t.activeTouch = null)
          }, 1e3)),
          (r = t.activeTouch),
          (r.end = +new Date()))
      }
      function a(e) {
        if (e.touches.length != 1) return !1
        var t = e.touches[0]
        return t.radiusX <= 1 && t.radiusY <= 1
      }
      function c(e, t) {
        if (t.left == null) return !0
        var n = t.left - e.left,
          r = t.top - e.top
        return n * n + r * r > 400
      }
      ;(P(t.scroller, `touchstart`, function (i) {
        if (!I(e, i) && !a(i) && !Ns(e, i)) {
          ;(t.input.ensurePolled(), clearTimeout(n))
          var o = +new Date()
          ;((t.activeTouch = { start: o, moved: !1, prev: o - r.end <= 300 ? r : null }),
            i.touches.length == 1 &&
              ((t.activeTouch.left = i.touches[0].pageX), (t.activeTouch.top = i.touches[0].pageY)))
        }
      }),
        P(t.scroller, `touchmove`, function () {
          t.activeTouch && (t.activeTouch.moved = !0)
        }),
        P(t.scroller, `touchend`, function (n) {
          var r = t.activeTouch
          if (r && !nr(t, n) && r.left != null && !r.moved && new Date() - r.start < 300) {
            var a = e.coordsChar(t.activeTouch, `page`),
              o =
                !r.prev || c(r, r.prev)
                  ? new Y(a, a)
                  : !r.prev.prev || c(r, r.prev.prev)
                    ? e.findWordAt(a)
                    : new Y(V(a.line, 0), U(e.doc, V(a.line + 1, 0)))
            ;(e.setSelection(o.anchor, o.head), e.focus(), L(n))
          }
          i()
        }),
        P(t.scroller, `touchcancel`, i),
        P(t.scroller, `scroll`, function () {
          t.scroller.clientHeight && (Ci(e, t.scroller.scrollTop), Ti(e, t.scroller.scrollLeft, !0), F(e, `scroll`, e))
        }),
        P(t.scroller, `mousewheel`, function (t) {
          return da(e, t)
        }),
        P(t.scroller, `DOMMouseScroll`, function (t) {
          return da(e, t)
        }),
        P(t.wrapper, `scroll`, function () {
          return (t.wrapper.scrollTop = t.wrapper.scrollLeft = 0)
        }),
        (t.dragFunctions = {
          enter: function (t) {
            I(e, t) || Ke(t)
          },
          over: function (t) {
            I(e, t) || (No(e, t), Ke(t))
          },
          start: function (t) {
            return Mo(e, t)
          },
          drop: K(e, jo),
          leave: function (t) {
            I(e, t) || Po(e)
          },
        }))
      var l = t.input.getField()
      ;(P(l, `keyup`, function (t) {
        return _s.call(e, t)
      }),
        P(l, `keydown`, K(e, hs)),
        P(l, `keypress`, K(e, vs)),
        P(l, `focus`, function (t) {
          return ci(e, t)
        }),
        P(l, `blur`, function (t) {
          return li(e, t)
        }))
    }
    var Ws = []
    Z.defineInitHook = function (e) {
      return Ws.push(e)
    }
    function Gs(e, t, n, r) {
      var i = e.doc,
        a
      ;((n ??= `add`), n == `smart` && (i.mode.indent ? (a = Mt(e, t).state) : (n = `prev`)))
      var o = e.options.tabSize,
        s = z(i, t),
        c = de(s.text, null, o)
      s.stateAfter &&= null
      var l = s.text.match(/^\s*/)[0],
        u
      if (!r && !/\S/.test(s.text)) ((u = 0), (n = `not`))
      else if (n == `smart` && ((u = i.mode.indent(a, s.text.slice(l.length), s.text)), u == me || u > 150)) {
        if (!r) return
        n = `prev`
      }
      ;(n == `prev`
        ? (u = t > i.first ? de(z(i, t - 1).text, null, o) : 0)
        : n == `add`
          ? (u = c + e.options.indentUnit)
          : n == `subtract`
            ? (u = c - e.options.indentUnit)
            : typeof n == `number` && (u = c + n),
        (u = Math.max(0, u)))
      var d = ``,
        f = 0
      if (e.options.indentWithTabs) for (var p = Math.floor(u / o); p; --p) ((f += o), (d += `	`))
      if ((f < u && (d += be(u - f)), d != l))
        return (lo(i, d, V(t, 0), V(t, l.length), `+input`), (s.stateAfter = null), !0)
      for (var m = 0; m < i.sel.ranges.length; m++) {
        var h = i.sel.ranges[m]
        if (h.head.line == t && h.head.ch < l.length) {
          var g = V(t, l.length)
          Wa(i, m, new Y(g, g))
          break
        }
      }
    }
    var Ks = null
    function qs(e) {
      Ks = e
    }
    function Js(e, t, n, r, i) {
      var a = e.doc
      ;((e.display.shift = !1), (r ||= a.sel))
      var o = new Date() - 200,
        s = i == `paste` || e.state.pasteIncoming > o,
        c = et(t),
        l = null
      if (s && r.ranges.length > 1) {
        if (
          Ks &&
          Ks.text.join(`
`) == t
        ) {
          if (r.ranges.length % Ks.text.length == 0) {
            l = []
            for (var u = 0; u < Ks.text.length; u++) l.push(a.splitLines(Ks.text[u]))
          }
        } else
          c.length == r.ranges.length &&
            e.options.pasteLinesPerSelection &&
            (l = xe(c, function (e) {
              return [e]
            }))
      }
      for (var d = e.curOp.updateInput, f = r.ranges.length - 1; f >= 0; f--) {
        var p = r.ranges[f],
          m = p.from(),
          h = p.to()
        p.empty() &&
          (n && n > 0
            ? (m = V(m.line, m.ch - n))
            : e.state.overwrite && !s
              ? (h = V(h.line, Math.min(z(a, h.line).text.length, h.ch + N(c).length)))
              : s &&
                Ks &&
                Ks.lineWise &&
                Ks.text.join(`
`) ==
                  c.join(`
`) &&
                (m = h = V(m.line, 0)))
        var g = {
          from: m,
          to: h,
          text: l ? l[f % l.length] : c,
          origin: i || (s ? `paste` : e.state.cutIncoming > o ? `cut` : `+input`),
        }
        ;(ro(e.doc, g), W(e, `inputRead`, e, g))
      }
      ;(t && !s && Xs(e, t),
        vi(e),
        e.curOp.updateInput < 2 && (e.curOp.updateInput = d),
        (e.curOp.typing = !0),
        (e.state.pasteIncoming = e.state.cutIncoming = -1))
    }
    function Ys(e, t) {
      var n = e.clipboardData && e.clipboardData.getData(`Text`)
      if (n)
        return (
          e.preventDefault(),
          !t.isReadOnly() &&
            !t.options.disableInput &&
            t.hasFocus() &&
            Hi(t, function () {
              return Js(t, n, 0, null, `paste`)
            }),
          !0
        )
    }
    function Xs(e, t) {
      if (e.options.electricChars && e.options.smartIndent)
        for (var n = e.doc.sel, r = n.ranges.length - 1; r >= 0; r--) {
          var i = n.ranges[r]
          if (!(i.head.ch > 100 || (r && n.ranges[r - 1].head.line == i.head.line))) {
            var a = e.getModeAt(i.head),
              o = !1
            if (a.electricChars) {
              for (var s = 0; s < a.electricChars.length; s++)
                if (t.indexOf(a.electricChars.charAt(s)) > -1) {
                  o = Gs(e, i.head.line, `smart`)
                  break
                }
            } else
              a.electricInput &&
                a.electricInput.test(z(e.doc, i.head.line).text.slice(0, i.head.ch)) &&
                (o = Gs(e, i.head.line, `smart`))
            o && W(e, `electricInput`, e, i.head.line)
          }
        }
    }
    function Zs(e) {
      for (var t = [], n = [], r = 0; r < e.doc.sel.ranges.length; r++) {
        var i = e.doc.sel.ranges[r].head.line,
          a = { anchor: V(i, 0), head: V(i + 1, 0) }
        ;(n.push(a), t.push(e.getRange(a.anchor, a.head)))
      }
      return { text: t, ranges: n }
    }
    function Qs(e, t, n, r) {
      ;(e.setAttribute(`autocorrect`, n ? `on` : `off`),
        e.setAttribute(`autocapitalize`, r ? `on` : `off`),
        e.setAttribute(`spellcheck`, !!t))
    }
    function $s() {
      var e = D(
          `textarea`,
          null,
          null,
          `position: absolute; bottom: -1em; padding: 0; width: 1px; height: 1em; min-height: 1em; outline: none`,
        ),
        t = D(`div`, [e], null, `overflow: hidden; position: relative; width: 3px; height: 0px;`)
      return (
        c ? (e.style.width = `1000px`) : e.setAttribute(`wrap`, `off`), g && (e.style.border = `1px solid black`), t
      )
    }
    function ec(e) {
      var t = e.optionHandlers,
        n = (e.helpers = {})
      ;((e.prototype = {
        constructor: e,
        focus: function () {
          ;(le(this).focus(), this.display.input.focus())
        },
        setOption: function (e, n) {
          var r = this.options,
            i = r[e]
          ;(r[e] != n || e == `mode`) &&
            ((r[e] = n), t.hasOwnProperty(e) && K(this, t[e])(this, n, i), F(this, `optionChange`, this, e))
        },
        getOption: function (e) {
          return this.options[e]
        },
        getDoc: function () {
          return this.doc
        },
        addKeyMap: function (e, t) {
          this.state.keyMaps[t ? `push` : `unshift`](Zo(e))
        },
        removeKeyMap: function (e) {
          for (var t = this.state.keyMaps, n = 0; n < t.length; ++n)
            if (t[n] == e || t[n].name == e) return (t.splice(n, 1), !0)
        },
        addOverlay: q(function (t, n) {
          var r = t.token ? t : e.getMode(this.options, t)
          if (r.startState) throw Error(`Overlays may not be stateful.`)
          ;(Se(
            this.state.overlays,
            { mode: r, modeSpec: t, opaque: n && n.opaque, priority: (n && n.priority) || 0 },
            function (e) {
              return e.priority
            },
          ),
            this.state.modeGen++,
            G(this))
        }),
        removeOverlay: q(function (e) {
          for (var t = this.state.overlays, n = 0; n < t.length; ++n) {
            var r = t[n].modeSpec
            if (r == e || (typeof e == `string` && r.name == e)) {
              ;(t.splice(n, 1), this.state.modeGen++, G(this))
              return
            }
          }
        }),
        indentLine: q(function (e, t, n) {
          ;(typeof t != `string` &&
            typeof t != `number` &&
            (t = t == null ? (this.options.smartIndent ? `smart` : `prev`) : t ? `add` : `subtract`),
            yt(this.doc, e) && Gs(this, e, t, n))
        }),
        indentSelection: q(function (e) {
          for (var t = this.doc.sel.ranges, n = -1, r = 0; r < t.length; r++) {
            var i = t[r]
            if (i.empty())
              i.head.line > n &&
                (Gs(this, i.head.line, e, !0), (n = i.head.line), r == this.doc.sel.primIndex && vi(this))
            else {
              var a = i.from(),
                o = i.to(),
                s = Math.max(n, a.line)
              n = Math.min(this.lastLine(), o.line - +!o.ch) + 1
              for (var c = s; c < n; ++c) Gs(this, c, e)
              var l = this.doc.sel.ranges
              a.ch == 0 && t.length == l.length && l[r].from().ch > 0 && Wa(this.doc, r, new Y(a, l[r].to()), he)
            }
          }
        }),
        getTokenAt: function (e, t) {
          return Lt(this, e, t)
        },
        getLineTokens: function (e, t) {
          return Lt(this, V(e), t, !0)
        },
        getTokenTypeAt: function (e) {
          e = U(this.doc, e)
          var t = jt(this, z(this.doc, e.line)),
            n = 0,
            r = (t.length - 1) / 2,
            i = e.ch,
            a
          if (i == 0) a = t[2]
          else
            for (;;) {
              var o = (n + r) >> 1
              if ((o ? t[o * 2 - 1] : 0) >= i) r = o
              else if (t[o * 2 + 1] < i) n = o + 1
              else {
                a = t[o * 2 + 2]
                break
              }
            }
          var s = a ? a.indexOf(`overlay `) : -1
          return s < 0 ? a : s == 0 ? null : a.slice(0, s - 1)
        },
        getModeAt: function (t) {
          var n = this.doc.mode
          return n.innerMode ? e.innerMode(n, this.getTokenAt(t).state).mode : n
        },
        getHelper: function (e, t) {
          return this.getHelpers(e, t)[0]
        },
        getHelpers: function (e, t) {
          var r = []
          if (!n.hasOwnProperty(t)) return r
          var i = n[t],
            a = this.getModeAt(e)
          if (typeof a[t] == `string`) i[a[t]] && r.push(i[a[t]])
          else if (a[t])
            for (var o = 0; o < a[t].length; o++) {
              var s = i[a[t][o]]
              s && r.push(s)
            }
          else a.helperType && i[a.helperType] ? r.push(i[a.helperType]) : i[a.name] && r.push(i[a.name])
          for (var c = 0; c < i._global.length; c++) {
            var l = i._global[c]
            l.pred(a, this) && M(r, l.val) == -1 && r.push(l.val)
          }
          return r
        },
        getStateAfter: function (e, t) {
          var n = this.doc
          return ((e = Tt(n, e ?? n.first + n.size - 1)), Mt(this, e + 1, t).state)
        },
        cursorCoords: function (e, t) {
          var n,
            r = this.doc.sel.primary()
          return (
            (n = e == null ? r.head : typeof e == `object` ? U(this.doc, e) : e ? r.from() : r.to()),
            Ar(this, n, t || `page`)
          )
        },
        charCoords: function (e, t) {
          return kr(this, U(this.doc, e), t || `page`)
        },
        coordsChar: function (e, t) {
          return ((e = Or(this, e, t || `page`)), Nr(this, e.left, e.top))
        },
        lineAtHeight: function (e, t) {
          return ((e = Or(this, { top: e, left: 0 }, t || `page`).top), vt(this.doc, e + this.display.viewOffset))
        },
        heightAtLine: function (e, t, n) {
          var r = !1,
            i
          if (typeof e == `number`) {
            var a = this.doc.first + this.doc.size - 1
            ;(e < this.doc.first ? (e = this.doc.first) : e > a && ((e = a), (r = !0)), (i = z(this.doc, e)))
          } else i = e
          return Dr(this, i, { top: 0, left: 0 }, t || `page`, n || r).top + (r ? this.doc.height - yn(i) : 0)
        },
        defaultTextHeight: function () {
          return Vr(this.display)
        },
        defaultCharWidth: function () {
          return Hr(this.display)
        },
        getViewport: function () {
          return { from: this.display.viewFrom, to: this.display.viewTo }
        },
        addWidget: function (e, t, n, r, i) {
          var a = this.display
          e = Ar(this, U(this.doc, e))
          var o = e.bottom,
            s = e.left
          if (
            ((t.style.position = `absolute`),
            t.setAttribute(`cm-ignore-events`, `true`),
            this.display.input.setUneditable(t),
            a.sizer.appendChild(t),
            r == `over`)
          )
            o = e.top
          else if (r == `above` || r == `near`) {
            var c = Math.max(a.wrapper.clientHeight, this.doc.height),
              l = Math.max(a.sizer.clientWidth, a.lineSpace.clientWidth)
            ;((r == `above` || e.bottom + t.offsetHeight > c) && e.top > t.offsetHeight
              ? (o = e.top - t.offsetHeight)
              : e.bottom + t.offsetHeight <= c && (o = e.bottom),
              s + t.offsetWidth > l && (s = l - t.offsetWidth))
          }
          ;((t.style.top = o + `px`),
            (t.style.left = t.style.right = ``),
            i == `right`
              ? ((s = a.sizer.clientWidth - t.offsetWidth), (t.style.right = `0px`))
              : (i == `left` ? (s = 0) : i == `middle` && (s = (a.sizer.clientWidth - t.offsetWidth) / 2),
                (t.style.left = s + `px`)),
            n && hi(this, { left: s, top: o, right: s + t.offsetWidth, bottom: o + t.offsetHeight }))
        },
        triggerOnKeyDown: q(hs),
        triggerOnKeyPress: q(vs),
        triggerOnKeyUp: _s,
        triggerOnMouseDown: q(ws),
        execCommand: function (e) {
          if (rs.hasOwnProperty(e)) return rs[e].call(null, this)
        },
        triggerElectric: q(function (e) {
          Xs(this, e)
        }),
        findPosH: function (e, t, n, r) {
          var i = 1
          t < 0 && ((i = -1), (t = -t))
          for (var a = U(this.doc, e), o = 0; o < t && ((a = tc(this.doc, a, i, n, r)), !a.hitSide); ++o);
          return a
        },
        moveH: q(function (e, t) {
          var n = this
          this.extendSelectionsBy(function (r) {
            return n.display.shift || n.doc.extend || r.empty()
              ? tc(n.doc, r.head, e, t, n.options.rtlMoveVisually)
              : e < 0
                ? r.from()
                : r.to()
          }, _e)
        }),
        deleteH: q(function (e, t) {
          var n = this.doc.sel,
            r = this.doc
          n.somethingSelected()
            ? r.replaceSelection(``, null, `+delete`)
            : Qo(this, function (n) {
                var i = tc(r, n.head, e, t, !1)
                return e < 0 ? { from: i, to: n.head } : { from: n.head, to: i }
              })
        }),
        findPosV: function (e, t, n, r) {
          var i = 1,
            a = r
          t < 0 && ((i = -1), (t = -t))
          for (var o = U(this.doc, e), s = 0; s < t; ++s) {
            var c = Ar(this, o, `div`)
            if ((a == null ? (a = c.left) : (c.left = a), (o = nc(this, c, i, n)), o.hitSide)) break
          }
          return o
        },
        moveV: q(function (e, t) {
          var n = this,
            r = this.doc,
            i = [],
            a = !this.display.shift && !r.extend && r.sel.somethingSelected()
          if (
            (r.extendSelectionsBy(function (o) {
              if (a) return e < 0 ? o.from() : o.to()
              var s = Ar(n, o.head, `div`)
              ;(o.goalColumn != null && (s.left = o.goalColumn), i.push(s.left))
              var c = nc(n, s, e, t)
              return (t == `page` && o == r.sel.primary() && _i(n, kr(n, c, `div`).top - s.top), c)
            }, _e),
            i.length)
          )
            for (var o = 0; o < r.sel.ranges.length; o++) r.sel.ranges[o].goalColumn = i[o]
        }),
        findWordAt: function (e) {
          var t = z(this.doc, e.line).text,
            n = e.ch,
            r = e.ch
          if (t) {
            var i = this.getHelper(e, `wordChars`)
            ;(e.sticky == `before` || r == t.length) && n ? --n : ++r
            for (
              var a = t.charAt(n),
                o = De(a, i)
                  ? function (e) {
                      return De(e, i)
                    }
                  : /\s/.test(a)
                    ? function (e) {
                        return /\s/.test(e)
                      }
                    : function (e) {
                        return !/\s/.test(e) && !De(e)
                      };
              n > 0 && o(t.charAt(n - 1));
            )
              --n
            for (; r < t.length && o(t.charAt(r));) ++r
          }
          return new Y(V(e.line, n), V(e.line, r))
        },
        toggleOverwrite: function (e) {
          ;(e == null || e != this.state.overwrite) &&
            ((this.state.overwrite = !this.state.overwrite)
              ? ae(this.display.cursorDiv, `CodeMirror-overwrite`)
              : w(this.display.cursorDiv, `CodeMirror-overwrite`),
            F(this, `overwriteToggle`, this, this.state.overwrite))
        },
        hasFocus: function () {
          return this.display.input.getField() == ie(se(this))
        },
        isReadOnly: function () {
          return !!(this.options.readOnly || this.doc.cantEdit)
        },
        scrollTo: q(function (e, t) {
          yi(this, e, t)
        }),
        getScrollInfo: function () {
          var e = this.display.scroller
          return {
            left: e.scrollLeft,
            top: e.scrollTop,
            height: e.scrollHeight - or(this) - this.display.barHeight,
            width: e.scrollWidth - or(this) - this.display.barWidth,
            clientHeight: cr(this),
            clientWidth: sr(this),
          }
        },
        scrollIntoView: q(function (e, t) {
          ;(e == null
            ? ((e = { from: this.doc.sel.primary().head, to: null }), (t ??= this.options.cursorScrollMargin))
            : typeof e == `number`
              ? (e = { from: V(e, 0), to: null })
              : (e.from ?? (e = { from: e, to: null })),
            e.to || (e.to = e.from),
            (e.margin = t || 0),
            e.from.line == null ? Si(this, e.from, e.to, e.margin) : bi(this, e))
        }),
        setSize: q(function (e, t) {
          var n = this,
            r = function (e) {
              return typeof e == `number` || /^\d+$/.test(String(e)) ? e + `px` : e
            }
          ;(e != null && (this.display.wrapper.style.width = r(e)),
            t != null && (this.display.wrapper.style.height = r(t)),
            this.options.lineWrapping && Sr(this))
          var i = this.display.viewFrom
          ;(this.doc.iter(i, this.display.viewTo, function (e) {
            if (e.widgets) {
              for (var t = 0; t < e.widgets.length; t++)
                if (e.widgets[t].noHScroll) {
                  Yr(n, i, `widget`)
                  break
                }
            }
            ++i
          }),
            (this.curOp.forceUpdate = !0),
            F(this, `refresh`, this))
        }),
        operation: function (e) {
          return Hi(this, e)
        },
        startOperation: function () {
          return Pi(this)
        },
        endOperation: function () {
          return Fi(this)
        },
        refresh: q(function () {
          var e = this.display.cachedTextHeight
          ;(G(this),
            (this.curOp.forceUpdate = !0),
            Cr(this),
            yi(this, this.doc.scrollLeft, this.doc.scrollTop),
            $i(this.display),
            (e == null || Math.abs(e - Vr(this.display)) > 0.5 || this.options.lineWrapping) && Kr(this),
            F(this, `refresh`, this))
        }),
        swapDoc: q(function (e) {
          var t = this.doc
          return (
            (t.cm = null),
            this.state.selectingText && this.state.selectingText(),
            Ta(this, e),
            Cr(this),
            this.display.input.reset(),
            yi(this, e.scrollLeft, e.scrollTop),
            (this.curOp.forceScroll = !0),
            W(this, `swapDoc`, this, t),
            t
          )
        }),
        phrase: function (e) {
          var t = this.options.phrases
          return t && Object.prototype.hasOwnProperty.call(t, e) ? t[e] : e
        },
        getInputField: function () {
          return this.display.input.getField()
        },
        getWrapperElement: function () {
          return this.display.wrapper
        },
        getScrollerElement: function () {
          return this.display.scroller
        },
        getGutterElement: function () {
          return this.display.gutters
        },
      }),
        Ue(e),
        (e.registerHelper = function (t, r, i) {
          ;(n.hasOwnProperty(t) || (n[t] = e[t] = { _global: [] }), (n[t][r] = i))
        }),
        (e.registerGlobalHelper = function (t, r, i, a) {
          ;(e.registerHelper(t, r, a), n[t]._global.push({ pred: i, val: a }))
        }))
    }
    function tc(e, t, n, r, i) {
      var a = t,
        o = n,
        s = z(e, t.line),
        c = i && e.direction == `rtl` ? -n : n
      function l() {
        var n = t.line + c
        return n < e.first || n >= e.first + e.size ? !1 : ((t = new V(n, t.ch, t.sticky)), (s = z(e, n)))
      }
      function u(a) {
        var o
        if (r == `codepoint`) {
          var u = s.text.charCodeAt(t.ch + (n > 0 ? 0 : -1))
          if (isNaN(u)) o = null
          else {
            var d = n > 0 ? u >= 55296 && u < 56320 : u >= 56320 && u < 57343
            o = new V(t.line, Math.max(0, Math.min(s.text.length, t.ch + n * (d ? 2 : 1))), -n)
          }
        } else o = i ? ns(e.cm, s, t, n) : es(s, t, n)
        if (o == null) {
          if (!a && l()) t = ts(i, e.cm, s, t.line, c)
          else return !1
        } else t = o
        return !0
      }
      if (r == `char` || r == `codepoint`) u()
      else if (r == `column`) u(!0)
      else if (r == `word` || r == `group`)
        for (
          var d = null, f = r == `group`, p = e.cm && e.cm.getHelper(t, `wordChars`), m = !0;
          !(n < 0 && !u(!m));
          m = !1
        ) {
          var h =
              s.text.charAt(t.ch) ||
              `
`,
            g = De(h, p)
              ? `w`
              : f &&
                  h ==
                    `
`
                ? `n`
                : !f || /\s/.test(h)
                  ? null
                  : `p`
          if ((f && !m && !g && (g = `s`), d && d != g)) {
            n < 0 && ((n = 1), u(), (t.sticky = `after`))
            break
          }
          if ((g && (d = g), n > 0 && !u(!m))) break
        }
      var _ = $a(e, t, a, o, !0)
      return (xt(a, _) && (_.hitSide = !0), _)
    }
    function nc(e, t, n, r) {
      var i = e.doc,
        a = t.left,
        o
      if (r == `page`) {
        var s = Math.min(e.display.wrapper.clientHeight, le(e).innerHeight || i(e).documentElement.clientHeight),
          c = Math.max(s - 0.5 * Vr(e.display), 3)
        o = (n > 0 ? t.bottom : t.top) + n * c
      } else r == `line` && (o = n > 0 ? t.bottom + 3 : t.top - 3)
      for (var l; (l = Nr(e, a, o)), l.outside;) {
        if (n < 0 ? o <= 0 : o >= i.height) {
          l.hitSide = !0
          break
        }
        o += n * 5
      }
      return l
    }
    var Q = function (e) {
      ;((this.cm = e),
        (this.lastAnchorNode = this.lastAnchorOffset = this.lastFocusNode = this.lastFocusOffset = null),
        (this.polling = new fe()),
        (this.composing = null),
        (this.gracePeriod = !1),
        (this.readDOMTimeout = null))
    }
    ;((Q.prototype.init = function (e) {
      var t = this,
        n = this,
        r = n.cm,
        i = (n.div = e.lineDiv)
      ;((i.contentEditable = !0), Qs(i, r.options.spellcheck, r.options.autocorrect, r.options.autocapitalize))
      function a(e) {
        for (var t = e.target; t; t = t.parentNode) {
          if (t == i) return !0
          if (/\bCodeMirror-(?:line)?widget\b/.test(t.className)) break
        }
        return !1
      }
      ;(P(i, `paste`, function (e) {
        !a(e) ||
          I(r, e) ||
          Ys(e, r) ||
          (s <= 11 &&
            setTimeout(
              K(r, function () {
                return t.updateFromDOM()
              }),
              20,
            ))
      }),
        P(i, `compositionstart`, function (e) {
          t.composing = { data: e.data, done: !1 }
        }),
        P(i, `compositionupdate`, function (e) {
          t.composing ||= { data: e.data, done: !1 }
        }),
        P(i, `compositionend`, function (e) {
          t.composing && (e.data != t.composing.data && t.readFromDOMSoon(), (t.composing.done = !0))
        }),
        P(i, `touchstart`, function () {
          return n.forceCompositionEnd()
        }),
        P(i, `input`, function () {
          t.composing || t.readFromDOMSoon()
        }))
      function o(e) {
        if (a(e) && !I(r, e)) {
          if (r.somethingSelected())
            (qs({ lineWise: !1, text: r.getSelections() }), e.type == `cut` && r.replaceSelection(``, null, `cut`))
          else if (r.options.lineWiseCopyCut) {
            var t = Zs(r)
            ;(qs({ lineWise: !0, text: t.text }),
              e.type == `cut` &&
                r.operation(function () {
                  ;(r.setSelections(t.ranges, 0, he), r.replaceSelection(``, null, `cut`))
                }))
          } else return
          if (e.clipboardData) {
            e.clipboardData.clearData()
            var o = Ks.text.join(`
`)
            if ((e.clipboardData.setData(`Text`, o), e.clipboardData.getData(`Text`) == o)) {
              e.preventDefault()
              return
            }
          }
          var s = $s(),
            c = s.firstChild
          ;(Qs(c),
            r.display.lineSpace.insertBefore(s, r.display.lineSpace.firstChild),
            (c.value = Ks.text.join(`
`)))
          var l = ie(ce(i))
          ;(oe(c),
            setTimeout(function () {
              ;(r.display.lineSpace.removeChild(s), l.focus(), l == i && n.showPrimarySelection())
            }, 50))
        }
      }
      ;(P(i, `copy`, o), P(i, `cut`, o))
    }),
      (Q.prototype.screenReaderLabelChanged = function (e) {
        e ? this.div.setAttribute(`aria-label`, e) : this.div.removeAttribute(`aria-label`)
      }),
      (Q.prototype.prepareSelection = function () {
        var e = ti(this.cm, !1)
        return ((e.focus = ie(ce(this.div)) == this.div), e)
      }),
      (Q.prototype.showSelection = function (e, t) {
        e &&
          this.cm.display.view.length &&
          ((e.focus || t) && this.showPrimarySelection(), this.showMultipleSelections(e))
      }),
      (Q.prototype.getSelection = function () {
        return this.cm.display.wrapper.ownerDocument.getSelection()
      }),
      (Q.prototype.showPrimarySelection = function () {
        var e = this.getSelection(),
          t = this.cm,
          r = t.doc.sel.primary(),
          i = r.from(),
          a = r.to()
        if (t.display.viewTo == t.display.viewFrom || i.line >= t.display.viewTo || a.line < t.display.viewFrom)
          e.removeAllRanges()
        else {
          var o = sc(t, e.anchorNode, e.anchorOffset),
            s = sc(t, e.focusNode, e.focusOffset)
          if (!o || o.bad || !s || s.bad || H(wt(o, s), i) != 0 || H(Ct(o, s), a) != 0) {
            var c = t.display.view,
              l = (i.line >= t.display.viewFrom && rc(t, i)) || { node: c[0].measure.map[2], offset: 0 },
              u = a.line < t.display.viewTo && rc(t, a)
            if (!u) {
              var d = c[c.length - 1].measure,
                f = d.maps ? d.maps[d.maps.length - 1] : d.map
              u = { node: f[f.length - 1], offset: f[f.length - 2] - f[f.length - 3] }
            }
            if (!l || !u) e.removeAllRanges()
            else {
              var p = e.rangeCount && e.getRangeAt(0),
                m
              try {
                m = ne(l.node, l.offset, u.offset, u.node)
              } catch {}
              ;(m &&
                (!n && t.state.focused
                  ? (e.collapse(l.node, l.offset), m.collapsed || (e.removeAllRanges(), e.addRange(m)))
                  : (e.removeAllRanges(), e.addRange(m)),
                p && e.anchorNode == null ? e.addRange(p) : n && this.startGracePeriod()),
                this.rememberSelection())
            }
          }
        }
      }),
      (Q.prototype.startGracePeriod = function () {
        var e = this
        ;(clearTimeout(this.gracePeriod),
          (this.gracePeriod = setTimeout(function () {
            ;((e.gracePeriod = !1),
              e.selectionChanged() &&
                e.cm.operation(function () {
                  return (e.cm.curOp.selectionChanged = !0)
                }))
          }, 20)))
      }),
      (Q.prototype.showMultipleSelections = function (e) {
        ;(E(this.cm.display.cursorDiv, e.cursors), E(this.cm.display.selectionDiv, e.selection))
      }),
      (Q.prototype.rememberSelection = function () {
        var e = this.getSelection()
        ;((this.lastAnchorNode = e.anchorNode),
          (this.lastAnchorOffset = e.anchorOffset),
          (this.lastFocusNode = e.focusNode),
          (this.lastFocusOffset = e.focusOffset))
      }),
      (Q.prototype.selectionInEditor = function () {
        var e = this.getSelection()
        if (!e.rangeCount) return !1
        var t = e.getRangeAt(0).commonAncestorContainer
        return re(this.div, t)
      }),
      (Q.prototype.focus = function () {
        this.cm.options.readOnly != `nocursor` &&
          ((this.selectionInEditor() && ie(ce(this.div)) == this.div) ||
            this.showSelection(this.prepareSelection(), !0),
          this.div.focus())
      }),
      (Q.prototype.blur = function () {
        this.div.blur()
      }),
      (Q.prototype.getField = function () {
        return this.div
      }),
      (Q.prototype.supportsTouch = function () {
        return !0
      }),
      (Q.prototype.receivedFocus = function () {
        var e = this,
          t = this
        this.selectionInEditor()
          ? setTimeout(function () {
              return e.pollSelection()
            }, 20)
          : Hi(this.cm, function () {
              return (t.cm.curOp.selectionChanged = !0)
            })
        function n() {
          t.cm.state.focused && (t.pollSelection(), t.polling.set(t.cm.options.pollInterval, n))
        }
        this.polling.set(this.cm.options.pollInterval, n)
      }),
      (Q.prototype.selectionChanged = function () {
        var e = this.getSelection()
        return (
          e.anchorNode != this.lastAnchorNode ||
          e.anchorOffset != this.lastAnchorOffset ||
          e.focusNode != this.lastFocusNode ||
          e.focusOffset != this.lastFocusOffset
        )
      }),
      (Q.prototype.pollSelection = function () {
        if (this.readDOMTimeout == null && !this.gracePeriod && this.selectionChanged()) {
          var e = this.getSelection(),
            t = this.cm
          if (_ && u && this.cm.display.gutterSpecs.length && ic(e.anchorNode))
            (this.cm.triggerOnKeyDown({ type: `keydown`, keyCode: 8, preventDefault: Math.abs }),
              this.blur(),
              this.focus())
          else if (!this.composing) {
            this.rememberSelection()
            var n = sc(t, e.anchorNode, e.anchorOffset),
              r = sc(t, e.focusNode, e.focusOffset)
            n &&
              r &&
              Hi(t, function () {
                ;(X(t.doc, ma(n, r), he), (n.bad || r.bad) && (t.curOp.selectionChanged = !0))
              })
          }
        }
      }),
      (Q.prototype.pollContent = function () {
        this.readDOMTimeout != null && (clearTimeout(this.readDOMTimeout), (this.readDOMTimeout = null))
        var e = this.cm,
          t = e.display,
          n = e.doc.sel.primary(),
          r = n.from(),
          i = n.to()
        if (
          (r.ch == 0 && r.line > e.firstLine() && (r = V(r.line - 1, z(e.doc, r.line - 1).length)),
          i.ch == z(e.doc, i.line).text.length && i.line < e.lastLine() && (i = V(i.line + 1, 0)),
          r.line < t.viewFrom || i.line > t.viewTo - 1)
        )
          return !1
        var a, o, s
        r.line == t.viewFrom || (a = Jr(e, r.line)) == 0
          ? ((o = B(t.view[0].line)), (s = t.view[0].node))
          : ((o = B(t.view[a].line)), (s = t.view[a - 1].node.nextSibling))
        var c = Jr(e, i.line),
          l,
          u
        if (
          (c == t.view.length - 1
            ? ((l = t.viewTo - 1), (u = t.lineDiv.lastChild))
            : ((l = B(t.view[c + 1].line) - 1), (u = t.view[c + 1].node.previousSibling)),
          !s)
        )
          return !1
        for (
          var d = e.doc.splitLines(oc(e, s, u, o, l)), f = ht(e.doc, V(o, 0), V(l, z(e.doc, l).text.length));
          d.length > 1 && f.length > 1;
        )
          if (N(d) == N(f)) (d.pop(), f.pop(), l--)
          else if (d[0] == f[0]) (d.shift(), f.shift(), o++)
          else break
        for (
          var p = 0, m = 0, h = d[0], g = f[0], _ = Math.min(h.length, g.length);
          p < _ && h.charCodeAt(p) == g.charCodeAt(p);
        )
          ++p
        for (
          var v = N(d), y = N(f), b = Math.min(v.length - (d.length == 1 ? p : 0), y.length - (f.length == 1 ? p : 0));
          m < b && v.charCodeAt(v.length - m - 1) == y.charCodeAt(y.length - m - 1);
        )
          ++m
        if (d.length == 1 && f.length == 1 && o == r.line)
          for (; p && p > r.ch && v.charCodeAt(v.length - m - 1) == y.charCodeAt(y.length - m - 1);) (p--, m++)
        ;((d[d.length - 1] = v.slice(0, v.length - m).replace(/^\u200b+/, ``)),
          (d[0] = d[0].slice(p).replace(/\u200b+$/, ``)))
        var x = V(o, p),
          S = V(l, f.length ? N(f).length - m : 0)
        if (d.length > 1 || d[0] || H(x, S)) return (lo(e.doc, d, x, S, `+input`), !0)
      }),
      (Q.prototype.ensurePolled = function () {
        this.forceCompositionEnd()
      }),
      (Q.prototype.reset = function () {
        this.forceCompositionEnd()
      }),
      (Q.prototype.forceCompositionEnd = function () {
        this.composing &&
          (clearTimeout(this.readDOMTimeout),
          (this.composing = null),
          this.updateFromDOM(),
          this.div.blur(),
          this.div.focus())
      }),
      (Q.prototype.readFromDOMSoon = function () {
        var e = this
        this.readDOMTimeout ??= setTimeout(function () {
          if (((e.readDOMTimeout = null), e.composing)) {
            if (e.composing.done) e.composing = null
            else return
          }
          e.updateFromDOM()
        }, 80)
      }),
      (Q.prototype.updateFromDOM = function () {
        var e = this
        ;(this.cm.isReadOnly() || !this.pollContent()) &&
          Hi(this.cm, function () {
            return G(e.cm)
          })
      }),
      (Q.prototype.setUneditable = function (e) {
        e.contentEditable = `false`
      }),
      (Q.prototype.onKeyPress = function (e) {
        e.charCode == 0 ||
          this.composing ||
          (e.preventDefault(),
          this.cm.isReadOnly() ||
            K(this.cm, Js)(this.cm, String.fromCharCode(e.charCode == null ? e.keyCode : e.charCode), 0))
      }),
      (Q.prototype.readOnlyChanged = function (e) {
        this.div.contentEditable = String(e != `nocursor`)
      }),
      (Q.prototype.onContextMenu = function () {}),
      (Q.prototype.resetPosition = function () {}),
      (Q.prototype.needsContentAttribute = !0))
    function rc(e, t) {
      var n = pr(e, t.line)
      if (!n || n.hidden) return null
      var r = z(e.doc, t.line),
        i = ur(n, r, t.line),
        a = Le(r, e.doc.direction),
        o = `left`
      a && (o = Fe(a, t.ch) % 2 ? `right` : `left`)
      var s = _r(i.map, t.ch, o)
      return ((s.offset = s.collapse == `right` ? s.end : s.start), s)
    }
    function ic(e) {
      for (var t = e; t; t = t.parentNode) if (/CodeMirror-gutter-wrapper/.test(t.className)) return !0
      return !1
    }
    function ac(e, t) {
      return (t && (e.bad = !0), e)
    }
    function oc(e, t, n, r, i) {
      var a = ``,
        o = !1,
        s = e.doc.lineSeparator(),
        c = !1
      function l(e) {
        return function (t) {
          return t.id == e
        }
      }
      function u() {
        o &&= ((a += s), c && (a += s), (c = !1))
      }
      function d(e) {
        e && (u(), (a += e))
      }
      function f(t) {
        if (t.nodeType == 1) {
          var n = t.getAttribute(`cm-text`)
          if (n) {
            d(n)
            return
          }
          var a = t.getAttribute(`cm-marker`),
            p
          if (a) {
            var m = e.findMarks(V(r, 0), V(i + 1, 0), l(+a))
            m.length && (p = m[0].find(0)) && d(ht(e.doc, p.from, p.to).join(s))
            return
          }
          if (t.getAttribute(`contenteditable`) == `false`) return
          var h = /^(pre|div|p|li|table|br)$/i.test(t.nodeName)
          if (!/^br$/i.test(t.nodeName) && t.textContent.length == 0) return
          h && u()
          for (var g = 0; g < t.childNodes.length; g++) f(t.childNodes[g])
          ;(/^(pre|p)$/i.test(t.nodeName) && (c = !0), h && (o = !0))
        } else t.nodeType == 3 && d(t.nodeValue.replace(/\u200b/g, ``).replace(/\u00a0/g, ` `))
      }
      for (; f(t), t != n;) ((t = t.nextSibling), (c = !1))
      return a
    }
    function sc(e, t, n) {
      var r
      if (t == e.display.lineDiv) {
        if (((r = e.display.lineDiv.childNodes[n]), !r)) return ac(e.clipPos(V(e.display.viewTo - 1)), !0)
        ;((t = null), (n = 0))
      } else
        for (r = t; ; r = r.parentNode) {
          if (!r || r == e.display.lineDiv) return null
          if (r.parentNode && r.parentNode == e.display.lineDiv) break
        }
      for (var i = 0; i < e.display.view.length; i++) {
        var a = e.display.view[i]
        if (a.node == r) return cc(a, t, n)
      }
    }
    function cc(e, t, n) {
      var r = e.text.firstChild,
        i = !1
      if (!t || !re(r, t)) return ac(V(B(e.line), 0), !0)
      if (t == r && ((i = !0), (t = r.childNodes[n]), (n = 0), !t)) {
        var a = e.rest ? N(e.rest) : e.line
        return ac(V(B(a), a.text.length), i)
      }
      var o = t.nodeType == 3 ? t : null,
        s = t
      for (
        !o &&
        t.childNodes.length == 1 &&
        t.firstChild.nodeType == 3 &&
        ((o = t.firstChild), (n &&= o.nodeValue.length));
        s.parentNode != r;
      )
        s = s.parentNode
      var c = e.measure,
        l = c.maps
      function u(t, n, r) {
        for (var i = -1; i < (l ? l.length : 0); i++)
          for (var a = i < 0 ? c.map : l[i], o = 0; o < a.length; o += 3) {
            var s = a[o + 2]
            if (s == t || s == n) {
              var u = B(i < 0 ? e.line : e.rest[i]),
                d = a[o] + r
              return ((r < 0 || s != t) && (d = a[o + +!!r]), V(u, d))
            }
          }
      }
      var d = u(o, s, n)
      if (d) return ac(d, i)
      for (var f = s.nextSibling, p = o ? o.nodeValue.length - n : 0; f; f = f.nextSibling) {
        if (((d = u(f, f.firstChild, 0)), d)) return ac(V(d.line, d.ch - p), i)
        p += f.textContent.length
      }
      for (var m = s.previousSibling, h = n; m; m = m.previousSibling) {
        if (((d = u(m, m.firstChild, -1)), d)) return ac(V(d.line, d.ch + h), i)
        h += m.textContent.length
      }
    }
    var $ = function (e) {
      ;((this.cm = e),
        (this.prevInput = ``),
        (this.pollingFast = !1),
        (this.polling = new fe()),
        (this.hasSelection = !1),
        (this.composing = null),
        (this.resetting = !1))
    }
    ;(($.prototype.init = function (e) {
      var t = this,
        n = this,
        r = this.cm
      this.createField(e)
      var i = this.textarea
      ;(e.wrapper.insertBefore(this.wrapper, e.wrapper.firstChild),
        g && (i.style.width = `0px`),
        P(i, `input`, function () {
          ;(o && s >= 9 && t.hasSelection && (t.hasSelection = null), n.poll())
        }),
        P(i, `paste`, function (e) {
          I(r, e) || Ys(e, r) || ((r.state.pasteIncoming = +new Date()), n.fastPoll())
        }))
      function a(e) {
        if (!I(r, e)) {
          if (r.somethingSelected()) qs({ lineWise: !1, text: r.getSelections() })
          else if (r.options.lineWiseCopyCut) {
            var t = Zs(r)
            ;(qs({ lineWise: !0, text: t.text }),
              e.type == `cut`
                ? r.setSelections(t.ranges, null, he)
                : ((n.prevInput = ``),
                  (i.value = t.text.join(`
`)),
                  oe(i)))
          } else return
          e.type == `cut` && (r.state.cutIncoming = +new Date())
        }
      }
      ;(P(i, `cut`, a),
        P(i, `copy`, a),
        P(e.scroller, `paste`, function (t) {
          if (!(nr(e, t) || I(r, t))) {
            if (!i.dispatchEvent) ((r.state.pasteIncoming = +new Date()), n.focus())
            else {
              var a = new Event(`paste`)
              ;((a.clipboardData = t.clipboardData), i.dispatchEvent(a))
            }
          }
        }),
        P(e.lineSpace, `selectstart`, function (t) {
          nr(e, t) || L(t)
        }),
        P(i, `compositionstart`, function () {
          var e = r.getCursor(`from`)
          ;(n.composing && n.composing.range.clear(),
            (n.composing = {
              start: e,
              range: r.markText(e, r.getCursor(`to`), { className: `CodeMirror-composing` }),
            }))
        }),
        P(i, `compositionend`, function () {
          n.composing &&= (n.poll(), n.composing.range.clear(), null)
        }))
    }),
      ($.prototype.createField = function (e) {
        ;((this.wrapper = $s()), (this.textarea = this.wrapper.firstChild))
        var t = this.cm.options
        Qs(this.textarea, t.spellcheck, t.autocorrect, t.autocapitalize)
      }),
      ($.prototype.screenReaderLabelChanged = function (e) {
        e ? this.textarea.setAttribute(`aria-label`, e) : this.textarea.removeAttribute(`aria-label`)
      }),
      ($.prototype.prepareSelection = function () {
        var e = this.cm,
          t = e.display,
          n = e.doc,
          r = ti(e)
        if (e.options.moveInputWithCursor) {
          var i = Ar(e, n.sel.primary().head, `div`),
            a = t.wrapper.getBoundingClientRect(),
            o = t.lineDiv.getBoundingClientRect()
          ;((r.teTop = Math.max(0, Math.min(t.wrapper.clientHeight - 10, i.top + o.top - a.top))),
            (r.teLeft = Math.max(0, Math.min(t.wrapper.clientWidth - 10, i.left + o.left - a.left))))
        }
        return r
      }),
      ($.prototype.showSelection = function (e) {
        var t = this.cm.display
        ;(E(t.cursorDiv, e.cursors),
          E(t.selectionDiv, e.selection),
          e.teTop != null && ((this.wrapper.style.top = e.teTop + `px`), (this.wrapper.style.left = e.teLeft + `px`)))
      }),
      ($.prototype.reset = function (e) {
        if (!(this.contextMenuPending || (this.composing && e))) {
          var t = this.cm
          if (((this.resetting = !0), t.somethingSelected())) {
            this.prevInput = ``
            var n = t.getSelection()
            ;((this.textarea.value = n), t.state.focused && oe(this.textarea), o && s >= 9 && (this.hasSelection = n))
          } else e || ((this.prevInput = this.textarea.value = ``), o && s >= 9 && (this.hasSelection = null))
          this.resetting = !1
        }
      }),
      ($.prototype.getField = function () {
        return this.textarea
      }),
      ($.prototype.supportsTouch = function () {
        return !1
      }),
      ($.prototype.focus = function () {
        if (this.cm.options.readOnly != `nocursor` && (!v || ie(ce(this.textarea)) != this.textarea))
          try {
            this.textarea.focus()
          } catch {}
      }),
      ($.prototype.blur = function () {
        this.textarea.blur()
      }),
      ($.prototype.resetPosition = function () {
        this.wrapper.style.top = this.wrapper.style.left = 0
      }),
      ($.prototype.receivedFocus = function () {
        this.slowPoll()
      }),
      ($.prototype.slowPoll = function () {
        var e = this
        this.pollingFast ||
          this.polling.set(this.cm.options.pollInterval, function () {
            ;(e.poll(), e.cm.state.focused && e.slowPoll())
          })
      }),
      ($.prototype.fastPoll = function () {
        var e = !1,
          t = this
        t.pollingFast = !0
        function n() {
          !t.poll() && !e ? ((e = !0), t.polling.set(60, n)) : ((t.pollingFast = !1), t.slowPoll())
        }
        t.polling.set(20, n)
      }),
      ($.prototype.poll = function () {
        var e = this,
          t = this.cm,
          n = this.textarea,
          r = this.prevInput
        if (
          this.contextMenuPending ||
          this.resetting ||
          !t.state.focused ||
          (tt(n) && !r && !this.composing) ||
          t.isReadOnly() ||
          t.options.disableInput ||
          t.state.keySeq
        )
          return !1
        var i = n.value
        if (i == r && !t.somethingSelected()) return !1
        if ((o && s >= 9 && this.hasSelection === i) || (y && /[\uf700-\uf7ff]/.test(i)))
          return (t.display.input.reset(), !1)
        if (t.doc.sel == t.display.selForContextMenu) {
          var a = i.charCodeAt(0)
          if ((a == 8203 && !r && (r = `​`), a == 8666)) return (this.reset(), this.cm.execCommand(`undo`))
        }
        for (var c = 0, l = Math.min(r.length, i.length); c < l && r.charCodeAt(c) == i.charCodeAt(c);) ++c
        return (
          Hi(t, function () {
            ;(Js(t, i.slice(c), r.length - c, null, e.composing ? `*compose` : null),
              i.length > 1e3 ||
              i.indexOf(`
`) > -1
                ? (n.value = e.prevInput = ``)
                : (e.prevInput = i),
              e.composing &&
                (e.composing.range.clear(),
                (e.composing.range = t.markText(e.composing.start, t.getCursor(`to`), {
                  className: `CodeMirror-composing`,
                }))))
          }),
          !0
        )
      }),
      ($.prototype.ensurePolled = function () {
        this.pollingFast && this.poll() && (this.pollingFast = !1)
      }),
      ($.prototype.onKeyPress = function () {
        ;(o && s >= 9 && (this.hasSelection = null), this.fastPoll())
      }),
      ($.prototype.onContextMenu = function (e) {
        var t = this,
          n = t.cm,
          r = n.display,
          i = t.textarea
        t.contextMenuPending && t.contextMenuPending()
        var a = qr(n, e),
          l = r.scroller.scrollTop
        if (!a || f) return
        n.options.resetSelectionOnContextMenu && n.doc.sel.contains(a) == -1 && K(n, X)(n.doc, ma(a), he)
        var u = i.style.cssText,
          d = t.wrapper.style.cssText,
          p = t.wrapper.offsetParent.getBoundingClientRect()
        ;((t.wrapper.style.cssText = `position: static`),
          (i.style.cssText =
            `position: absolute; width: 30px; height: 30px;
      top: ` +
            (e.clientY - p.top - 5) +
            `px; left: ` +
            (e.clientX - p.left - 5) +
            `px;
      z-index: 1000; background: ` +
            (o ? `rgba(255, 255, 255, .05)` : `transparent`) +
            `;
      outline: none; border-width: 0; outline: none; overflow: hidden; opacity: .05; filter: alpha(opacity=5);`))
        var m
        ;(c && (m = i.ownerDocument.defaultView.scrollY),
          r.input.focus(),
          c && i.ownerDocument.defaultView.scrollTo(null, m),
          r.input.reset(),
          n.somethingSelected() || (i.value = t.prevInput = ` `),
          (t.contextMenuPending = g),
          (r.selForContextMenu = n.doc.sel),
          clearTimeout(r.detectingSelectAll))
        function h() {
          if (i.selectionStart != null) {
            var e = n.somethingSelected(),
              a = `​` + (e ? i.value : ``)
            ;((i.value = `⇚`),
              (i.value = a),
              (t.prevInput = e ? `` : `​`),
              (i.selectionStart = 1),
              (i.selectionEnd = a.length),
              (r.selForContextMenu = n.doc.sel))
          }
        }
        function g() {
          if (
            t.contextMenuPending == g &&
            ((t.contextMenuPending = !1),
            (t.wrapper.style.cssText = d),
            (i.style.cssText = u),
            o && s < 9 && r.scrollbars.setScrollTop((r.scroller.scrollTop = l)),
            i.selectionStart != null)
          ) {
            ;(!o || (o && s < 9)) && h()
            var e = 0,
              a = function () {
                r.selForContextMenu == n.doc.sel && i.selectionStart == 0 && i.selectionEnd > 0 && t.prevInput == `​`
                  ? K(n, to)(n)
                  : e++ < 10
                    ? (r.detectingSelectAll = setTimeout(a, 500))
                    : ((r.selForContextMenu = null), r.input.reset())
              }
            r.detectingSelectAll = setTimeout(a, 200)
          }
        }
        if ((o && s >= 9 && h(), C)) {
          Ke(e)
          var _ = function () {
            ;(Be(window, `mouseup`, _), setTimeout(g, 20))
          }
          P(window, `mouseup`, _)
        } else setTimeout(g, 50)
      }),
      ($.prototype.readOnlyChanged = function (e) {
        ;(e || this.reset(), (this.textarea.disabled = e == `nocursor`), (this.textarea.readOnly = !!e))
      }),
      ($.prototype.setUneditable = function () {}),
      ($.prototype.needsContentAttribute = !1))
    function lc(e) {
      ;((e.off = Be),
        (e.on = P),
        (e.wheelEventPixels = ua),
        (e.Doc = ko),
        (e.splitLines = et),
        (e.countColumn = de),
        (e.findColumn = ve),
        (e.isWordChar = Ee),
        (e.Pass = me),
        (e.signal = F),
        (e.Line = Sn),
        (e.changeEnd = ha),
        (e.scrollbarModel = ji),
        (e.Pos = V),
        (e.cmpPos = H),
        (e.modes = at),
        (e.mimeModes = ot),
        (e.resolveMode = ct),
        (e.getMode = lt),
        (e.modeExtensions = ut),
        (e.extendMode = dt),
        (e.copyState = ft),
        (e.startState = mt),
        (e.innerMode = pt),
        (e.commands = rs),
        (e.keyMap = Wo),
        (e.keyName = Xo),
        (e.isModifierKey = Jo),
        (e.lookupKey = qo),
        (e.normalizeKeyMap = Ko),
        (e.StringStream = R),
        (e.SharedTextMarker = Co),
        (e.TextMarker = xo),
        (e.LineWidget = _o),
        (e.e_preventDefault = L),
        (e.e_stopPropagation = We),
        (e.e_stop = Ke),
        (e.addClass = ae),
        (e.contains = re),
        (e.rmClass = w),
        (e.keyNames = Bo))
    }
    ;(Bs(Z), ec(Z))
    var uc = `iter insert remove copy getEditor constructor`.split(` `)
    for (var dc in ko.prototype)
      ko.prototype.hasOwnProperty(dc) &&
        M(uc, dc) < 0 &&
        (Z.prototype[dc] = (function (e) {
          return function () {
            return e.apply(this.doc, arguments)
          }
        })(ko.prototype[dc]))
    return (
      Ue(ko),
      (Z.inputStyles = { textarea: $, contenteditable: Q }),
      (Z.defineMode = function (e) {
        ;(!Z.defaults.mode && e != `null` && (Z.defaults.mode = e), st.apply(this, arguments))
      }),
      (Z.defineMIME = function (e, t) {
        ot[e] = t
      }),
      Z.defineMode(`null`, function () {
        return {
          token: function (e) {
            return e.skipToEnd()
          },
        }
      }),
      Z.defineMIME(`text/plain`, `null`),
      (Z.defineExtension = function (e, t) {
        Z.prototype[e] = t
      }),
      (Z.defineDocExtension = function (e, t) {
        ko.prototype[e] = t
      }),
      (Z.fromTextArea = function (e, t) {
        if (
          ((t = t ? j(t) : {}),
          (t.value = e.value),
          !t.tabindex && e.tabIndex && (t.tabindex = e.tabIndex),
          !t.placeholder && e.placeholder && (t.placeholder = e.placeholder),
          t.autofocus == null)
        ) {
          var n = ie(ce(e))
          t.autofocus = n == e || (e.getAttribute(`autofocus`) != null && n == document.body)
        }
        function r() {
          e.value = s.getValue()
        }
        var i
        if (e.form && (P(e.form, `submit`, r), !t.leaveSubmitMethodAlone)) {
          var a = e.form
          i = a.submit
          try {
            var o = (a.submit = function () {
              ;(r(), (a.submit = i), a.submit(), (a.submit = o))
            })
          } catch {}
        }
        ;((t.finishInit = function (n) {
          ;((n.save = r),
            (n.getTextArea = function () {
              return e
            }),
            (n.toTextArea = function () {
              ;((n.toTextArea = isNaN),
                r(),
                e.parentNode.removeChild(n.getWrapperElement()),
                (e.style.display = ``),
                e.form &&
                  (Be(e.form, `submit`, r),
                  !t.leaveSubmitMethodAlone && typeof e.form.submit == `function` && (e.form.submit = i)))
            }))
        }),
          (e.style.display = `none`))
        var s = Z(function (t) {
          return e.parentNode.insertBefore(t, e.nextSibling)
        }, t)
        return s
      }),
      lc(Z),
      (Z.version = `5.65.21`),
      Z
    )
  })
})
export default t()
export { t }
