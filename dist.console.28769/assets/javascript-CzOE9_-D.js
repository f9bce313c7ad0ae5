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
    ;(e.defineMode(`javascript`, function (t, n) {
      var r = t.indentUnit,
        i = n.statementIndent,
        a = n.jsonld,
        o = n.json || a,
        s = n.trackScope !== !1,
        c = n.typescript,
        l = n.wordCharacters || /[\w$\xa1-\uffff]/,
        u = (function () {
          function e(e) {
            return { type: e, style: `keyword` }
          }
          var t = e(`keyword a`),
            n = e(`keyword b`),
            r = e(`keyword c`),
            i = e(`keyword d`),
            a = e(`operator`),
            o = { type: `atom`, style: `atom` }
          return {
            if: e(`if`),
            while: t,
            with: t,
            else: n,
            do: n,
            try: n,
            finally: n,
            return: i,
            break: i,
            continue: i,
            new: e(`new`),
            delete: r,
            void: r,
            throw: r,
            debugger: e(`debugger`),
            var: e(`var`),
            const: e(`var`),
            let: e(`var`),
            function: e(`function`),
            catch: e(`catch`),
            for: e(`for`),
            switch: e(`switch`),
            case: e(`case`),
            default: e(`default`),
            in: a,
            typeof: a,
            instanceof: a,
            true: o,
            false: o,
            null: o,
            undefined: o,
            NaN: o,
            Infinity: o,
            this: e(`this`),
            class: e(`class`),
            super: e(`atom`),
            yield: r,
            export: e(`export`),
            import: e(`import`),
            extends: r,
            await: r,
          }
        })(),
        d = /[+\-*&%=<>!?|~^@]/,
        f = /^@(context|id|value|language|type|container|list|set|reverse|index|base|vocab|graph)"/
      function ee(e) {
        for (var t = !1, n, r = !1; (n = e.next()) != null;) {
          if (!t) {
            if (n == `/` && !r) return
            n == `[` ? (r = !0) : r && n == `]` && (r = !1)
          }
          t = !t && n == `\\`
        }
      }
      var p, m
      function h(e, t, n) {
        return ((p = e), (m = n), t)
      }
      function g(e, t) {
        var n = e.next()
        if (n == `"` || n == `'`) return ((t.tokenize = te(n)), t.tokenize(e, t))
        if (n == `.` && e.match(/^\d[\d_]*(?:[eE][+\-]?[\d_]+)?/)) return h(`number`, `number`)
        if (n == `.` && e.match(`..`)) return h(`spread`, `meta`)
        if (/[\[\]{}\(\),;\:\.]/.test(n)) return h(n)
        if (n == `=` && e.eat(`>`)) return h(`=>`, `operator`)
        if (n == `0` && e.match(/^(?:x[\dA-Fa-f_]+|o[0-7_]+|b[01_]+)n?/)) return h(`number`, `number`)
        if (/\d/.test(n)) return (e.match(/^[\d_]*(?:n|(?:\.[\d_]*)?(?:[eE][+\-]?[\d_]+)?)?/), h(`number`, `number`))
        if (n == `/`)
          return e.eat(`*`)
            ? ((t.tokenize = _), _(e, t))
            : e.eat(`/`)
              ? (e.skipToEnd(), h(`comment`, `comment`))
              : it(e, t, 1)
                ? (ee(e), e.match(/^\b(([gimyus])(?![gimyus]*\2))+\b/), h(`regexp`, `string-2`))
                : (e.eat(`=`), h(`operator`, `operator`, e.current()))
        if (n == '`') return ((t.tokenize = v), v(e, t))
        if (n == `#` && e.peek() == `!`) return (e.skipToEnd(), h(`meta`, `meta`))
        if (n == `#` && e.eatWhile(l)) return h(`variable`, `property`)
        if ((n == `<` && e.match(`!--`)) || (n == `-` && e.match(`->`) && !/\S/.test(e.string.slice(0, e.start))))
          return (e.skipToEnd(), h(`comment`, `comment`))
        if (d.test(n))
          return (
            (n == `>` && t.lexical && t.lexical.type == `>`) ||
              (e.eat(`=`)
                ? (n == `!` || n == `=`) && e.eat(`=`)
                : /[<>*+\-|&?]/.test(n) && (e.eat(n), n == `>` && e.eat(n))),
            n == `?` && e.eat(`.`) ? h(`.`) : h(`operator`, `operator`, e.current())
          )
        if (l.test(n)) {
          e.eatWhile(l)
          var r = e.current()
          if (t.lastType != `.`) {
            if (u.propertyIsEnumerable(r)) {
              var i = u[r]
              return h(i.type, i.style, r)
            }
            if (r == `async` && e.match(/^(\s|\/\*([^*]|\*(?!\/))*?\*\/)*[\[\(\w]/, !1)) return h(`async`, `keyword`, r)
          }
          return h(`variable`, `variable`, r)
        }
      }
      function te(e) {
        return function (t, n) {
          var r = !1,
            i
          if (a && t.peek() == `@` && t.match(f)) return ((n.tokenize = g), h(`jsonld-keyword`, `meta`))
          for (; (i = t.next()) != null && (i != e || r);) r = !r && i == `\\`
          return (r || (n.tokenize = g), h(`string`, `string`))
        }
      }
      function _(e, t) {
        for (var n = !1, r; (r = e.next());) {
          if (r == `/` && n) {
            t.tokenize = g
            break
          }
          n = r == `*`
        }
        return h(`comment`, `comment`)
      }
      function v(e, t) {
        for (var n = !1, r; (r = e.next()) != null;) {
          if (!n && (r == '`' || (r == `$` && e.eat(`{`)))) {
            t.tokenize = g
            break
          }
          n = !n && r == `\\`
        }
        return h(`quasi`, `string-2`, e.current())
      }
      var ne = `([{}])`
      function re(e, t) {
        t.fatArrowAt &&= null
        var n = e.string.indexOf(`=>`, e.start)
        if (!(n < 0)) {
          if (c) {
            var r = /:\s*(?:\w+(?:<[^>]*>|\[\])?|\{[^}]*\})\s*$/.exec(e.string.slice(e.start, n))
            r && (n = r.index)
          }
          for (var i = 0, a = !1, o = n - 1; o >= 0; --o) {
            var s = e.string.charAt(o),
              u = ne.indexOf(s)
            if (u >= 0 && u < 3) {
              if (!i) {
                ++o
                break
              }
              if (--i == 0) {
                s == `(` && (a = !0)
                break
              }
            } else if (u >= 3 && u < 6) ++i
            else if (l.test(s)) a = !0
            else if (/["'\/`]/.test(s))
              for (; ; --o) {
                if (o == 0) return
                if (e.string.charAt(o - 1) == s && e.string.charAt(o - 2) != `\\`) {
                  o--
                  break
                }
              }
            else if (a && !i) {
              ++o
              break
            }
          }
          a && !i && (t.fatArrowAt = o)
        }
      }
      var ie = {
        atom: !0,
        number: !0,
        variable: !0,
        string: !0,
        regexp: !0,
        this: !0,
        import: !0,
        'jsonld-keyword': !0,
      }
      function ae(e, t, n, r, i, a) {
        ;((this.indented = e),
          (this.column = t),
          (this.type = n),
          (this.prev = i),
          (this.info = a),
          r != null && (this.align = r))
      }
      function oe(e, t) {
        if (!s) return !1
        for (var n = e.localVars; n; n = n.next) if (n.name == t) return !0
        for (var r = e.context; r; r = r.prev) for (var n = r.vars; n; n = n.next) if (n.name == t) return !0
      }
      function se(e, t, n, r, i) {
        var a = e.cc
        for (
          y.state = e,
            y.stream = i,
            y.marked = null,
            y.cc = a,
            y.style = t,
            e.lexical.hasOwnProperty(`align`) || (e.lexical.align = !0);
          ;
        )
          if ((a.length ? a.pop() : o ? M : j)(n, r)) {
            for (; a.length && a[a.length - 1].lex;) a.pop()()
            return y.marked ? y.marked : n == `variable` && oe(e, r) ? `variable-2` : t
          }
      }
      var y = { state: null, column: null, marked: null, cc: null }
      function b() {
        for (var e = arguments.length - 1; e >= 0; e--) y.cc.push(arguments[e])
      }
      function x() {
        return (b.apply(null, arguments), !0)
      }
      function ce(e, t) {
        for (var n = t; n; n = n.next) if (n.name == e) return !0
        return !1
      }
      function S(e) {
        var t = y.state
        if (((y.marked = `def`), s)) {
          if (t.context) {
            if (t.lexical.info == `var` && t.context && t.context.block) {
              var r = le(e, t.context)
              if (r != null) {
                t.context = r
                return
              }
            } else if (!ce(e, t.localVars)) {
              t.localVars = new T(e, t.localVars)
              return
            }
          }
          n.globalVars && !ce(e, t.globalVars) && (t.globalVars = new T(e, t.globalVars))
        }
      }
      function le(e, t) {
        if (!t) return null
        if (t.block) {
          var n = le(e, t.prev)
          return n ? (n == t.prev ? t : new w(n, t.vars, !0)) : null
        }
        return ce(e, t.vars) ? t : new w(t.prev, new T(e, t.vars), !1)
      }
      function C(e) {
        return e == `public` || e == `private` || e == `protected` || e == `abstract` || e == `readonly`
      }
      function w(e, t, n) {
        ;((this.prev = e), (this.vars = t), (this.block = n))
      }
      function T(e, t) {
        ;((this.name = e), (this.next = t))
      }
      var ue = new T(`this`, new T(`arguments`, null))
      function E() {
        ;((y.state.context = new w(y.state.context, y.state.localVars, !1)), (y.state.localVars = ue))
      }
      function de() {
        ;((y.state.context = new w(y.state.context, y.state.localVars, !0)), (y.state.localVars = null))
      }
      E.lex = de.lex = !0
      function D() {
        ;((y.state.localVars = y.state.context.vars), (y.state.context = y.state.context.prev))
      }
      D.lex = !0
      function O(e, t) {
        var n = function () {
          var n = y.state,
            r = n.indented
          if (n.lexical.type == `stat`) r = n.lexical.indented
          else for (var i = n.lexical; i && i.type == `)` && i.align; i = i.prev) r = i.indented
          n.lexical = new ae(r, y.stream.column(), e, null, n.lexical, t)
        }
        return ((n.lex = !0), n)
      }
      function k() {
        var e = y.state
        e.lexical.prev && (e.lexical.type == `)` && (e.indented = e.lexical.indented), (e.lexical = e.lexical.prev))
      }
      k.lex = !0
      function A(e) {
        function t(n) {
          return n == e ? x() : e == `;` || n == `}` || n == `)` || n == `]` ? b() : x(t)
        }
        return t
      }
      function j(e, t) {
        return e == `var`
          ? x(O(`vardef`, t), Fe, A(`;`), k)
          : e == `keyword a`
            ? x(O(`form`), pe, j, k)
            : e == `keyword b`
              ? x(O(`form`), j, k)
              : e == `keyword d`
                ? y.stream.match(/^\s*$/, !1)
                  ? x()
                  : x(O(`stat`), P, A(`;`), k)
                : e == `debugger`
                  ? x(A(`;`))
                  : e == `{`
                    ? x(O(`}`), de, V, k, D)
                    : e == `;`
                      ? x()
                      : e == `if`
                        ? (y.state.lexical.info == `else` &&
                            y.state.cc[y.state.cc.length - 1] == k &&
                            y.state.cc.pop()(),
                          x(O(`form`), pe, j, k, ze))
                        : e == `function`
                          ? x(X)
                          : e == `for`
                            ? x(O(`form`), de, Be, j, D, k)
                            : e == `class` || (c && t == `interface`)
                              ? ((y.marked = `keyword`), x(O(`form`, e == `class` ? e : t), We, k))
                              : e == `variable`
                                ? c && t == `declare`
                                  ? ((y.marked = `keyword`), x(j))
                                  : c && (t == `module` || t == `enum` || t == `type`) && y.stream.match(/^\s*\w/, !1)
                                    ? ((y.marked = `keyword`),
                                      t == `enum`
                                        ? x(tt)
                                        : t == `type`
                                          ? x(He, A(`operator`), U, A(`;`))
                                          : x(O(`form`), q, A(`{`), O(`}`), V, k, k))
                                    : c && t == `namespace`
                                      ? ((y.marked = `keyword`), x(O(`form`), M, j, k))
                                      : c && t == `abstract`
                                        ? ((y.marked = `keyword`), x(j))
                                        : x(O(`stat`), Se)
                                : e == `switch`
                                  ? x(O(`form`), pe, A(`{`), O(`}`, `switch`), de, V, k, k, D)
                                  : e == `case`
                                    ? x(M, A(`:`))
                                    : e == 'default'
                                      ? x(A(`:`))
                                      : e == `catch`
                                        ? x(O(`form`), E, fe, j, k, D)
                                        : e == `export`
                                          ? x(O(`stat`), qe, k)
                                          : e == `import`
                                            ? x(O(`stat`), Ye, k)
                                            : e == `async`
                                              ? x(j)
                                              : t == `@`
                                                ? x(M, j)
                                                : b(O(`stat`), M, A(`;`), k)
      }
      function fe(e) {
        if (e == `(`) return x(Q, A(`)`))
      }
      function M(e, t) {
        return me(e, t, !1)
      }
      function N(e, t) {
        return me(e, t, !0)
      }
      function pe(e) {
        return e == `(` ? x(O(`)`), P, A(`)`), k) : b()
      }
      function me(e, t, n) {
        if (y.state.fatArrowAt == y.stream.start) {
          var r = n ? ve : _e
          if (e == `(`) return x(E, O(`)`), z(Q, `)`), k, A(`=>`), r, D)
          if (e == `variable`) return b(E, q, A(`=>`), r, D)
        }
        var i = n ? I : F
        return ie.hasOwnProperty(e)
          ? x(i)
          : e == `function`
            ? x(X, i)
            : e == `class` || (c && t == `interface`)
              ? ((y.marked = `keyword`), x(O(`form`), Ue, k))
              : e == `keyword c` || e == `async`
                ? x(n ? N : M)
                : e == `(`
                  ? x(O(`)`), P, A(`)`), k, i)
                  : e == `operator` || e == `spread`
                    ? x(n ? N : M)
                    : e == `[`
                      ? x(O(`]`), et, k, i)
                      : e == `{`
                        ? B(L, `}`, null, i)
                        : e == `quasi`
                          ? b(he, i)
                          : e == `new`
                            ? x(ye(n))
                            : x()
      }
      function P(e) {
        return e.match(/[;\}\)\],]/) ? b() : b(M)
      }
      function F(e, t) {
        return e == `,` ? x(P) : I(e, t, !1)
      }
      function I(e, t, n) {
        var r = n == 0 ? F : I,
          i = n == 0 ? M : N
        if (e == `=>`) return x(E, n ? ve : _e, D)
        if (e == `operator`)
          return /\+\+|--/.test(t) || (c && t == `!`)
            ? x(r)
            : c && t == `<` && y.stream.match(/^([^<>]|<[^<>]*>)*>\s*\(/, !1)
              ? x(O(`>`), z(U, `>`), k, r)
              : t == `?`
                ? x(M, A(`:`), i)
                : x(i)
        if (e == `quasi`) return b(he, r)
        if (e != `;`) {
          if (e == `(`) return B(N, `)`, `call`, r)
          if (e == `.`) return x(Ce, r)
          if (e == `[`) return x(O(`]`), P, A(`]`), k, r)
          if (c && t == `as`) return ((y.marked = `keyword`), x(U, r))
          if (e == `regexp`)
            return (
              (y.state.lastType = y.marked = `operator`), y.stream.backUp(y.stream.pos - y.stream.start - 1), x(i)
            )
        }
      }
      function he(e, t) {
        return e == `quasi` ? (t.slice(t.length - 2) == '${' ? x(P, ge) : x(he)) : b()
      }
      function ge(e) {
        if (e == `}`) return ((y.marked = `string-2`), (y.state.tokenize = v), x(he))
      }
      function _e(e) {
        return (re(y.stream, y.state), b(e == `{` ? j : M))
      }
      function ve(e) {
        return (re(y.stream, y.state), b(e == `{` ? j : N))
      }
      function ye(e) {
        return function (t) {
          return t == `.` ? x(e ? xe : be) : t == `variable` && c ? x(Ne, e ? I : F) : b(e ? N : M)
        }
      }
      function be(e, t) {
        if (t == `target`) return ((y.marked = `keyword`), x(F))
      }
      function xe(e, t) {
        if (t == `target`) return ((y.marked = `keyword`), x(I))
      }
      function Se(e) {
        return e == `:` ? x(k, j) : b(F, A(`;`), k)
      }
      function Ce(e) {
        if (e == `variable`) return ((y.marked = `property`), x())
      }
      function L(e, t) {
        if (e == `async`) return ((y.marked = `property`), x(L))
        if (e == `variable` || y.style == `keyword`) {
          if (((y.marked = `property`), t == `get` || t == `set`)) return x(we)
          var n
          return (
            c &&
              y.state.fatArrowAt == y.stream.start &&
              (n = y.stream.match(/^\s*:\s*/, !1)) &&
              (y.state.fatArrowAt = y.stream.pos + n[0].length),
            x(R)
          )
        }
        if (e == `number` || e == `string`) return ((y.marked = a ? `property` : y.style + ` property`), x(R))
        if (e == `jsonld-keyword`) return x(R)
        if (c && C(t)) return ((y.marked = `keyword`), x(L))
        if (e == `[`) return x(M, H, A(`]`), R)
        if (e == `spread`) return x(N, R)
        if (t == `*`) return ((y.marked = `keyword`), x(L))
        if (e == `:`) return b(R)
      }
      function we(e) {
        return e == `variable` ? ((y.marked = `property`), x(X)) : b(R)
      }
      function R(e) {
        if (e == `:`) return x(N)
        if (e == `(`) return b(X)
      }
      function z(e, t, n) {
        function r(i, a) {
          if (n ? n.indexOf(i) > -1 : i == `,`) {
            var o = y.state.lexical
            return (
              o.info == `call` && (o.pos = (o.pos || 0) + 1),
              x(function (n, r) {
                return n == t || r == t ? b() : b(e)
              }, r)
            )
          }
          return i == t || a == t ? x() : n && n.indexOf(`;`) > -1 ? b(e) : x(A(t))
        }
        return function (n, i) {
          return n == t || i == t ? x() : b(e, r)
        }
      }
      function B(e, t, n) {
        for (var r = 3; r < arguments.length; r++) y.cc.push(arguments[r])
        return x(O(t, n), z(e, t), k)
      }
      function V(e) {
        return e == `}` ? x() : b(j, V)
      }
      function H(e, t) {
        if (c) {
          if (e == `:`) return x(U)
          if (t == `?`) return x(H)
        }
      }
      function Te(e, t) {
        if (c && (e == `:` || t == `in`)) return x(U)
      }
      function Ee(e) {
        if (c && e == `:`) return y.stream.match(/^\s*\w+\s+is\b/, !1) ? x(M, De, U) : x(U)
      }
      function De(e, t) {
        if (t == `is`) return ((y.marked = `keyword`), x())
      }
      function U(e, t) {
        if (t == `keyof` || t == `typeof` || t == `infer` || t == `readonly`)
          return ((y.marked = `keyword`), x(t == `typeof` ? N : U))
        if (e == `variable` || t == `void`) return ((y.marked = `type`), x(G))
        if (t == `|` || t == `&`) return x(U)
        if (e == `string` || e == `number` || e == `atom`) return x(G)
        if (e == `[`) return x(O(`]`), z(U, `]`, `,`), k, G)
        if (e == `{`) return x(O(`}`), ke, k, G)
        if (e == `(`) return x(z(Me, `)`), Oe, G)
        if (e == `<`) return x(z(U, `>`), U)
        if (e == `quasi`) return b(Ae, G)
      }
      function Oe(e) {
        if (e == `=>`) return x(U)
      }
      function ke(e) {
        return e.match(/[\}\)\]]/) ? x() : e == `,` || e == `;` ? x(ke) : b(W, ke)
      }
      function W(e, t) {
        if (e == `variable` || y.style == `keyword`) return ((y.marked = `property`), x(W))
        if (t == `?` || e == `number` || e == `string`) return x(W)
        if (e == `:`) return x(U)
        if (e == `[`) return x(A(`variable`), Te, A(`]`), W)
        if (e == `(`) return b(Z, W)
        if (!e.match(/[;\}\)\],]/)) return x()
      }
      function Ae(e, t) {
        return e == `quasi` ? (t.slice(t.length - 2) == '${' ? x(U, je) : x(Ae)) : b()
      }
      function je(e) {
        if (e == `}`) return ((y.marked = `string-2`), (y.state.tokenize = v), x(Ae))
      }
      function Me(e, t) {
        return (e == `variable` && y.stream.match(/^\s*[?:]/, !1)) || t == `?`
          ? x(Me)
          : e == `:`
            ? x(U)
            : e == `spread`
              ? x(Me)
              : b(U)
      }
      function G(e, t) {
        if (t == `<`) return x(O(`>`), z(U, `>`), k, G)
        if (t == `|` || e == `.` || t == `&`) return x(U)
        if (e == `[`) return x(U, A(`]`), G)
        if (t == `extends` || t == `implements`) return ((y.marked = `keyword`), x(U))
        if (t == `?`) return x(U, A(`:`), U)
      }
      function Ne(e, t) {
        if (t == `<`) return x(O(`>`), z(U, `>`), k, G)
      }
      function K() {
        return b(U, Pe)
      }
      function Pe(e, t) {
        if (t == `=`) return x(U)
      }
      function Fe(e, t) {
        return t == `enum` ? ((y.marked = `keyword`), x(tt)) : b(q, H, J, Re)
      }
      function q(e, t) {
        if (c && C(t)) return ((y.marked = `keyword`), x(q))
        if (e == `variable`) return (S(t), x())
        if (e == `spread`) return x(q)
        if (e == `[`) return B(Le, `]`)
        if (e == `{`) return B(Ie, `}`)
      }
      function Ie(e, t) {
        return e == `variable` && !y.stream.match(/^\s*:/, !1)
          ? (S(t), x(J))
          : (e == `variable` && (y.marked = `property`),
            e == `spread` ? x(q) : e == `}` ? b() : e == `[` ? x(M, A(`]`), A(`:`), Ie) : x(A(`:`), q, J))
      }
      function Le() {
        return b(q, J)
      }
      function J(e, t) {
        if (t == `=`) return x(N)
      }
      function Re(e) {
        if (e == `,`) return x(Fe)
      }
      function ze(e, t) {
        if (e == `keyword b` && t == `else`) return x(O(`form`, `else`), j, k)
      }
      function Be(e, t) {
        if (t == `await`) return x(Be)
        if (e == `(`) return x(O(`)`), Ve, k)
      }
      function Ve(e) {
        return e == `var` ? x(Fe, Y) : e == `variable` ? x(Y) : b(Y)
      }
      function Y(e, t) {
        return e == `)` ? x() : e == `;` ? x(Y) : t == `in` || t == `of` ? ((y.marked = `keyword`), x(M, Y)) : b(M, Y)
      }
      function X(e, t) {
        if (t == `*`) return ((y.marked = `keyword`), x(X))
        if (e == `variable`) return (S(t), x(X))
        if (e == `(`) return x(E, O(`)`), z(Q, `)`), k, Ee, j, D)
        if (c && t == `<`) return x(O(`>`), z(K, `>`), k, X)
      }
      function Z(e, t) {
        if (t == `*`) return ((y.marked = `keyword`), x(Z))
        if (e == `variable`) return (S(t), x(Z))
        if (e == `(`) return x(E, O(`)`), z(Q, `)`), k, Ee, D)
        if (c && t == `<`) return x(O(`>`), z(K, `>`), k, Z)
      }
      function He(e, t) {
        if (e == `keyword` || e == `variable`) return ((y.marked = `type`), x(He))
        if (t == `<`) return x(O(`>`), z(K, `>`), k)
      }
      function Q(e, t) {
        return (
          t == `@` && x(M, Q),
          e == `spread` ? x(Q) : c && C(t) ? ((y.marked = `keyword`), x(Q)) : c && e == `this` ? x(H, J) : b(q, H, J)
        )
      }
      function Ue(e, t) {
        return e == `variable` ? We(e, t) : Ge(e, t)
      }
      function We(e, t) {
        if (e == `variable`) return (S(t), x(Ge))
      }
      function Ge(e, t) {
        if (t == `<`) return x(O(`>`), z(K, `>`), k, Ge)
        if (t == `extends` || t == `implements` || (c && e == `,`))
          return (t == `implements` && (y.marked = `keyword`), x(c ? U : M, Ge))
        if (e == `{`) return x(O(`}`), $, k)
      }
      function $(e, t) {
        if (
          e == `async` ||
          (e == `variable` &&
            (t == `static` || t == `get` || t == `set` || (c && C(t))) &&
            y.stream.match(/^\s+#?[\w$\xa1-\uffff]/, !1))
        )
          return ((y.marked = `keyword`), x($))
        if (e == `variable` || y.style == `keyword`) return ((y.marked = `property`), x(Ke, $))
        if (e == `number` || e == `string`) return x(Ke, $)
        if (e == `[`) return x(M, H, A(`]`), Ke, $)
        if (t == `*`) return ((y.marked = `keyword`), x($))
        if (c && e == `(`) return b(Z, $)
        if (e == `;` || e == `,`) return x($)
        if (e == `}`) return x()
        if (t == `@`) return x(M, $)
      }
      function Ke(e, t) {
        if (t == `!` || t == `?`) return x(Ke)
        if (e == `:`) return x(U, J)
        if (t == `=`) return x(N)
        var n = y.state.lexical.prev
        return b(n && n.info == `interface` ? Z : X)
      }
      function qe(e, t) {
        return t == `*`
          ? ((y.marked = `keyword`), x($e, A(`;`)))
          : t == 'default'
            ? ((y.marked = `keyword`), x(M, A(`;`)))
            : e == `{`
              ? x(z(Je, `}`), $e, A(`;`))
              : b(j)
      }
      function Je(e, t) {
        if (t == `as`) return ((y.marked = `keyword`), x(A(`variable`)))
        if (e == `variable`) return b(N, Je)
      }
      function Ye(e) {
        return e == `string` ? x() : e == `(` ? b(M) : e == `.` ? b(F) : b(Xe, Ze, $e)
      }
      function Xe(e, t) {
        return e == `{` ? B(Xe, `}`) : (e == `variable` && S(t), t == `*` && (y.marked = `keyword`), x(Qe))
      }
      function Ze(e) {
        if (e == `,`) return x(Xe, Ze)
      }
      function Qe(e, t) {
        if (t == `as`) return ((y.marked = `keyword`), x(Xe))
      }
      function $e(e, t) {
        if (t == `from`) return ((y.marked = `keyword`), x(M))
      }
      function et(e) {
        return e == `]` ? x() : b(z(N, `]`))
      }
      function tt() {
        return b(O(`form`), q, A(`{`), O(`}`), z(nt, `}`), k, k)
      }
      function nt() {
        return b(q, J)
      }
      function rt(e, t) {
        return e.lastType == `operator` || e.lastType == `,` || d.test(t.charAt(0)) || /[,.]/.test(t.charAt(0))
      }
      function it(e, t, n) {
        return (
          (t.tokenize == g &&
            /^(?:operator|sof|keyword [bcd]|case|new|export|default|spread|[\[{}\(,;:]|=>)$/.test(t.lastType)) ||
          (t.lastType == `quasi` && /\{\s*$/.test(e.string.slice(0, e.pos - (n || 0))))
        )
      }
      return {
        startState: function (e) {
          var t = {
            tokenize: g,
            lastType: `sof`,
            cc: [],
            lexical: new ae((e || 0) - r, 0, `block`, !1),
            localVars: n.localVars,
            context: n.localVars && new w(null, null, !1),
            indented: e || 0,
          }
          return (n.globalVars && typeof n.globalVars == `object` && (t.globalVars = n.globalVars), t)
        },
        token: function (e, t) {
          if (
            (e.sol() &&
              (t.lexical.hasOwnProperty(`align`) || (t.lexical.align = !1), (t.indented = e.indentation()), re(e, t)),
            t.tokenize != _ && e.eatSpace())
          )
            return null
          var n = t.tokenize(e, t)
          return p == `comment`
            ? n
            : ((t.lastType = p == `operator` && (m == `++` || m == `--`) ? `incdec` : p), se(t, n, p, m, e))
        },
        indent: function (t, a) {
          if (t.tokenize == _ || t.tokenize == v) return e.Pass
          if (t.tokenize != g) return 0
          var o = a && a.charAt(0),
            s = t.lexical,
            c
          if (!/^\s*else\b/.test(a))
            for (var l = t.cc.length - 1; l >= 0; --l) {
              var u = t.cc[l]
              if (u == k) s = s.prev
              else if (u != ze && u != D) break
            }
          for (
            ;
            (s.type == `stat` || s.type == `form`) &&
            (o == `}` || ((c = t.cc[t.cc.length - 1]) && (c == F || c == I) && !/^[,\.=+\-*:?[\(]/.test(a)));
          )
            s = s.prev
          i && s.type == `)` && s.prev.type == `stat` && (s = s.prev)
          var d = s.type,
            f = o == d
          return d == `vardef`
            ? s.indented + (t.lastType == `operator` || t.lastType == `,` ? s.info.length + 1 : 0)
            : d == `form` && o == `{`
              ? s.indented
              : d == `form`
                ? s.indented + r
                : d == `stat`
                  ? s.indented + (rt(t, a) ? i || r : 0)
                  : s.info == `switch` && !f && n.doubleIndentSwitch != 0
                    ? s.indented + (/^(?:case|default)\b/.test(a) ? r : 2 * r)
                    : s.align
                      ? s.column + +!f
                      : s.indented + (f ? 0 : r)
        },
        electricInput: /^\s*(?:case .*?:|default:|\{|\})$/,
        blockCommentStart: o ? null : `/*`,
        blockCommentEnd: o ? null : `*/`,
        blockCommentContinue: o ? null : ` * `,
        lineComment: o ? null : `//`,
        fold: `brace`,
        closeBrackets: `()[]{}''""\`\``,
        helperType: o ? `json` : `javascript`,
        jsonldMode: a,
        jsonMode: o,
        expressionAllowed: it,
        skipExpression: function (t) {
          se(t, `atom`, `atom`, `true`, new e.StringStream(``, 2, null))
        },
      }
    }),
      e.registerHelper(`wordChars`, `javascript`, /[\w$]/),
      e.defineMIME(`text/javascript`, `javascript`),
      e.defineMIME(`text/ecmascript`, `javascript`),
      e.defineMIME(`application/javascript`, `javascript`),
      e.defineMIME(`application/x-javascript`, `javascript`),
      e.defineMIME(`application/ecmascript`, `javascript`),
      e.defineMIME(`application/json`, { name: `javascript`, json: !0 }),
      e.defineMIME(`application/x-json`, { name: `javascript`, json: !0 }),
      e.defineMIME(`application/manifest+json`, { name: `javascript`, json: !0 }),
      e.defineMIME(`application/ld+json`, { name: `javascript`, jsonld: !0 }),
      e.defineMIME(`text/typescript`, { name: `javascript`, typescript: !0 }),
      e.defineMIME(`application/typescript`, { name: `javascript`, typescript: !0 }))
  })
})
export default n()
