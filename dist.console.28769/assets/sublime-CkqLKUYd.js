import { d as e } from './preload-helper-D1Fz11EE.js'
import { t } from './codemirror-DOlR6AuZ.js'
import { t as n } from './searchcursor-ATVzvNzD.js'
import { t as r } from './matchbrackets-BZDV5ZED.js'
var i = e((e, i) => {
  var a
  ;(function (o) {
    typeof e == `object` && typeof i == `object`
      ? o(t(), n(), r())
      : typeof a == `function` && a.amd
        ? a([`../lib/codemirror`, `../addon/search/searchcursor`, `../addon/edit/matchbrackets`], o)
        : o(CodeMirror)
  })(function (e) {
    var t = e.commands,
      n = e.Pos
    function r(t, r, i) {
      if (i < 0 && r.ch == 0) return t.clipPos(n(r.line - 1))
      var a = t.getLine(r.line)
      if (i > 0 && r.ch >= a.length) return t.clipPos(n(r.line + 1, 0))
      for (var o = `start`, s, c = r.ch, l = c, u = i < 0 ? 0 : a.length, d = 0; l != u; l += i, d++) {
        var f = a.charAt(i < 0 ? l - 1 : l),
          p = f != `_` && e.isWordChar(f) ? `w` : `o`
        if ((p == `w` && f.toUpperCase() == f && (p = `W`), o == `start`))
          p == `o` ? (c = l + i) : ((o = `in`), (s = p))
        else if (o == `in` && s != p) {
          if ((s == `w` && p == `W` && i < 0 && l--, s == `W` && p == `w` && i > 0)) {
            if (l == c + 1) {
              s = `w`
              continue
            }
            l--
          }
          break
        }
      }
      return n(r.line, l)
    }
    function i(e, t) {
      e.extendSelectionsBy(function (n) {
        return e.display.shift || e.doc.extend || n.empty() ? r(e.doc, n.head, t) : t < 0 ? n.from() : n.to()
      })
    }
    ;((t.goSubwordLeft = function (e) {
      i(e, -1)
    }),
      (t.goSubwordRight = function (e) {
        i(e, 1)
      }),
      (t.scrollLineUp = function (e) {
        var t = e.getScrollInfo()
        if (!e.somethingSelected()) {
          var n = e.lineAtHeight(t.top + t.clientHeight, `local`)
          e.getCursor().line >= n && e.execCommand(`goLineUp`)
        }
        e.scrollTo(null, t.top - e.defaultTextHeight())
      }),
      (t.scrollLineDown = function (e) {
        var t = e.getScrollInfo()
        if (!e.somethingSelected()) {
          var n = e.lineAtHeight(t.top, `local`) + 1
          e.getCursor().line <= n && e.execCommand(`goLineDown`)
        }
        e.scrollTo(null, t.top + e.defaultTextHeight())
      }),
      (t.splitSelectionByLine = function (e) {
        for (var t = e.listSelections(), r = [], i = 0; i < t.length; i++)
          for (var a = t[i].from(), o = t[i].to(), s = a.line; s <= o.line; ++s)
            (o.line > a.line && s == o.line && o.ch == 0) ||
              r.push({ anchor: s == a.line ? a : n(s, 0), head: s == o.line ? o : n(s) })
        e.setSelections(r, 0)
      }),
      (t.singleSelectionTop = function (e) {
        var t = e.listSelections()[0]
        e.setSelection(t.anchor, t.head, { scroll: !1 })
      }),
      (t.selectLine = function (e) {
        for (var t = e.listSelections(), r = [], i = 0; i < t.length; i++) {
          var a = t[i]
          r.push({ anchor: n(a.from().line, 0), head: n(a.to().line + 1, 0) })
        }
        e.setSelections(r)
      }))
    function a(t, r) {
      if (t.isReadOnly()) return e.Pass
      ;(t.operation(function () {
        for (var e = t.listSelections().length, i = [], a = -1, o = 0; o < e; o++) {
          var s = t.listSelections()[o].head
          if (!(s.line <= a)) {
            var c = n(s.line + +!r, 0)
            ;(t.replaceRange(
              `
`,
              c,
              null,
              `+insertLine`,
            ),
              t.indentLine(c.line, null, !0),
              i.push({ head: c, anchor: c }),
              (a = s.line + 1))
          }
        }
        t.setSelections(i)
      }),
        t.execCommand(`indentAuto`))
    }
    ;((t.insertLineAfter = function (e) {
      return a(e, !1)
    }),
      (t.insertLineBefore = function (e) {
        return a(e, !0)
      }))
    function o(t, r) {
      for (var i = r.ch, a = i, o = t.getLine(r.line); i && e.isWordChar(o.charAt(i - 1));) --i
      for (; a < o.length && e.isWordChar(o.charAt(a));) ++a
      return { from: n(r.line, i), to: n(r.line, a), word: o.slice(i, a) }
    }
    ;((t.selectNextOccurrence = function (t) {
      var r = t.getCursor(`from`),
        i = t.getCursor(`to`),
        a = t.state.sublimeFindFullWord == t.doc.sel
      if (e.cmpPos(r, i) == 0) {
        var s = o(t, r)
        if (!s.word) return
        ;(t.setSelection(s.from, s.to), (a = !0))
      } else {
        var l = t.getRange(r, i),
          u = a ? RegExp(`\\b` + l + `\\b`) : l,
          d = t.getSearchCursor(u, i),
          f = d.findNext()
        if (
          ((f ||= ((d = t.getSearchCursor(u, n(t.firstLine(), 0))), d.findNext())),
          !f || c(t.listSelections(), d.from(), d.to()))
        )
          return
        t.addSelection(d.from(), d.to())
      }
      a && (t.state.sublimeFindFullWord = t.doc.sel)
    }),
      (t.skipAndSelectNextOccurrence = function (n) {
        var r = n.getCursor(`anchor`),
          i = n.getCursor(`head`)
        ;(t.selectNextOccurrence(n),
          e.cmpPos(r, i) != 0 &&
            n.doc.setSelections(
              n.doc.listSelections().filter(function (e) {
                return e.anchor != r || e.head != i
              }),
            ))
      }))
    function s(e, t) {
      for (var n = e.listSelections(), r = [], i = 0; i < n.length; i++) {
        var a = n[i],
          o = e.findPosV(a.anchor, t, `line`, a.anchor.goalColumn),
          s = e.findPosV(a.head, t, `line`, a.head.goalColumn)
        ;((o.goalColumn = a.anchor.goalColumn == null ? e.cursorCoords(a.anchor, `div`).left : a.anchor.goalColumn),
          (s.goalColumn = a.head.goalColumn == null ? e.cursorCoords(a.head, `div`).left : a.head.goalColumn))
        var c = { anchor: o, head: s }
        ;(r.push(a), r.push(c))
      }
      e.setSelections(r)
    }
    ;((t.addCursorToPrevLine = function (e) {
      s(e, -1)
    }),
      (t.addCursorToNextLine = function (e) {
        s(e, 1)
      }))
    function c(t, n, r) {
      for (var i = 0; i < t.length; i++) if (e.cmpPos(t[i].from(), n) == 0 && e.cmpPos(t[i].to(), r) == 0) return !0
      return !1
    }
    var l = `(){}[]`
    function u(t) {
      for (var r = t.listSelections(), i = [], a = 0; a < r.length; a++) {
        var o = r[a],
          s = o.head,
          c = t.scanForBracket(s, -1)
        if (!c) return !1
        for (;;) {
          var u = t.scanForBracket(s, 1)
          if (!u) return !1
          if (u.ch == l.charAt(l.indexOf(c.ch) + 1)) {
            var d = n(c.pos.line, c.pos.ch + 1)
            if (e.cmpPos(d, o.from()) == 0 && e.cmpPos(u.pos, o.to()) == 0) {
              if (((c = t.scanForBracket(c.pos, -1)), !c)) return !1
            } else {
              i.push({ anchor: d, head: u.pos })
              break
            }
          }
          s = n(u.pos.line, u.pos.ch + 1)
        }
      }
      return (t.setSelections(i), !0)
    }
    ;((t.selectScope = function (e) {
      u(e) || e.execCommand(`selectAll`)
    }),
      (t.selectBetweenBrackets = function (t) {
        if (!u(t)) return e.Pass
      }))
    function d(e) {
      return e ? (/\bpunctuation\b/.test(e) ? e : void 0) : null
    }
    ;((t.goToBracket = function (t) {
      t.extendSelectionsBy(function (r) {
        var i = t.scanForBracket(r.head, 1, d(t.getTokenTypeAt(r.head)))
        if (i && e.cmpPos(i.pos, r.head) != 0) return i.pos
        var a = t.scanForBracket(r.head, -1, d(t.getTokenTypeAt(n(r.head.line, r.head.ch + 1))))
        return (a && n(a.pos.line, a.pos.ch + 1)) || r.head
      })
    }),
      (t.swapLineUp = function (t) {
        if (t.isReadOnly()) return e.Pass
        for (var r = t.listSelections(), i = [], a = t.firstLine() - 1, o = [], s = 0; s < r.length; s++) {
          var c = r[s],
            l = c.from().line - 1,
            u = c.to().line
          ;(o.push({ anchor: n(c.anchor.line - 1, c.anchor.ch), head: n(c.head.line - 1, c.head.ch) }),
            c.to().ch == 0 && !c.empty() && --u,
            l > a ? i.push(l, u) : i.length && (i[i.length - 1] = u),
            (a = u))
        }
        t.operation(function () {
          for (var e = 0; e < i.length; e += 2) {
            var r = i[e],
              a = i[e + 1],
              s = t.getLine(r)
            ;(t.replaceRange(``, n(r, 0), n(r + 1, 0), `+swapLine`),
              a > t.lastLine()
                ? t.replaceRange(
                    `
` + s,
                    n(t.lastLine()),
                    null,
                    `+swapLine`,
                  )
                : t.replaceRange(
                    s +
                      `
`,
                    n(a, 0),
                    null,
                    `+swapLine`,
                  ))
          }
          ;(t.setSelections(o), t.scrollIntoView())
        })
      }),
      (t.swapLineDown = function (t) {
        if (t.isReadOnly()) return e.Pass
        for (var r = t.listSelections(), i = [], a = t.lastLine() + 1, o = r.length - 1; o >= 0; o--) {
          var s = r[o],
            c = s.to().line + 1,
            l = s.from().line
          ;(s.to().ch == 0 && !s.empty() && c--, c < a ? i.push(c, l) : i.length && (i[i.length - 1] = l), (a = l))
        }
        t.operation(function () {
          for (var e = i.length - 2; e >= 0; e -= 2) {
            var r = i[e],
              a = i[e + 1],
              o = t.getLine(r)
            ;(r == t.lastLine()
              ? t.replaceRange(``, n(r - 1), n(r), `+swapLine`)
              : t.replaceRange(``, n(r, 0), n(r + 1, 0), `+swapLine`),
              t.replaceRange(
                o +
                  `
`,
                n(a, 0),
                null,
                `+swapLine`,
              ))
          }
          t.scrollIntoView()
        })
      }),
      (t.toggleCommentIndented = function (e) {
        e.toggleComment({ indent: !0 })
      }),
      (t.joinLines = function (e) {
        for (var t = e.listSelections(), r = [], i = 0; i < t.length; i++) {
          for (var a = t[i], o = a.from(), s = o.line, c = a.to().line; i < t.length - 1 && t[i + 1].from().line == c;)
            c = t[++i].to().line
          r.push({ start: s, end: c, anchor: !a.empty() && o })
        }
        e.operation(function () {
          for (var t = 0, i = [], a = 0; a < r.length; a++) {
            for (var o = r[a], s = o.anchor && n(o.anchor.line - t, o.anchor.ch), c, l = o.start; l <= o.end; l++) {
              var u = l - t
              ;(l == o.end && (c = n(u, e.getLine(u).length + 1)),
                u < e.lastLine() && (e.replaceRange(` `, n(u), n(u + 1, /^\s*/.exec(e.getLine(u + 1))[0].length)), ++t))
            }
            i.push({ anchor: s || c, head: c })
          }
          e.setSelections(i, 0)
        })
      }),
      (t.duplicateLine = function (e) {
        e.operation(function () {
          for (var t = e.listSelections().length, r = 0; r < t; r++) {
            var i = e.listSelections()[r]
            i.empty()
              ? e.replaceRange(
                  e.getLine(i.head.line) +
                    `
`,
                  n(i.head.line, 0),
                )
              : e.replaceRange(e.getRange(i.from(), i.to()), i.from())
          }
          e.scrollIntoView()
        })
      }))
    function f(t, r, i) {
      if (t.isReadOnly()) return e.Pass
      for (var a = t.listSelections(), o = [], s, c = 0; c < a.length; c++) {
        var l = a[c]
        if (!l.empty()) {
          for (var u = l.from().line, d = l.to().line; c < a.length - 1 && a[c + 1].from().line == d;)
            d = a[++c].to().line
          ;(a[c].to().ch || d--, o.push(u, d))
        }
      }
      ;(o.length ? (s = !0) : o.push(t.firstLine(), t.lastLine()),
        t.operation(function () {
          for (var e = [], a = 0; a < o.length; a += 2) {
            var c = o[a],
              l = o[a + 1],
              u = n(c, 0),
              d = n(l),
              f = t.getRange(u, d, !1)
            ;(r
              ? f.sort(function (e, t) {
                  return e < t ? -i : e == t ? 0 : i
                })
              : f.sort(function (e, t) {
                  var n = e.toUpperCase(),
                    r = t.toUpperCase()
                  return (n != r && ((e = n), (t = r)), e < t ? -i : e == t ? 0 : i)
                }),
              t.replaceRange(f, u, d),
              s && e.push({ anchor: u, head: n(l + 1, 0) }))
          }
          s && t.setSelections(e, 0)
        }))
    }
    ;((t.sortLines = function (e) {
      f(e, !0, 1)
    }),
      (t.reverseSortLines = function (e) {
        f(e, !0, -1)
      }),
      (t.sortLinesInsensitive = function (e) {
        f(e, !1, 1)
      }),
      (t.reverseSortLinesInsensitive = function (e) {
        f(e, !1, -1)
      }),
      (t.nextBookmark = function (e) {
        var t = e.state.sublimeBookmarks
        if (t)
          for (; t.length;) {
            var n = t.shift(),
              r = n.find()
            if (r) return (t.push(n), e.setSelection(r.from, r.to))
          }
      }),
      (t.prevBookmark = function (e) {
        var t = e.state.sublimeBookmarks
        if (t)
          for (; t.length;) {
            t.unshift(t.pop())
            var n = t[t.length - 1].find()
            if (!n) t.pop()
            else return e.setSelection(n.from, n.to)
          }
      }),
      (t.toggleBookmark = function (e) {
        for (
          var t = e.listSelections(), n = e.state.sublimeBookmarks || (e.state.sublimeBookmarks = []), r = 0;
          r < t.length;
          r++
        ) {
          for (
            var i = t[r].from(), a = t[r].to(), o = t[r].empty() ? e.findMarksAt(i) : e.findMarks(i, a), s = 0;
            s < o.length;
            s++
          )
            if (o[s].sublimeBookmark) {
              o[s].clear()
              for (var c = 0; c < n.length; c++) n[c] == o[s] && n.splice(c--, 1)
              break
            }
          s == o.length && n.push(e.markText(i, a, { sublimeBookmark: !0, clearWhenEmpty: !1 }))
        }
      }),
      (t.clearBookmarks = function (e) {
        var t = e.state.sublimeBookmarks
        if (t) for (var n = 0; n < t.length; n++) t[n].clear()
        t.length = 0
      }),
      (t.selectBookmarks = function (e) {
        var t = e.state.sublimeBookmarks,
          n = []
        if (t)
          for (var r = 0; r < t.length; r++) {
            var i = t[r].find()
            i ? n.push({ anchor: i.from, head: i.to }) : t.splice(r--, 0)
          }
        n.length && e.setSelections(n, 0)
      }))
    function p(t, n) {
      t.operation(function () {
        for (var r = t.listSelections(), i = [], a = [], s = 0; s < r.length; s++) {
          var c = r[s]
          c.empty() ? (i.push(s), a.push(``)) : a.push(n(t.getRange(c.from(), c.to())))
        }
        t.replaceSelections(a, `around`, `case`)
        for (var s = i.length - 1, l; s >= 0; s--) {
          var c = r[i[s]]
          if (!(l && e.cmpPos(c.head, l) > 0)) {
            var u = o(t, c.head)
            ;((l = u.from), t.replaceRange(n(u.word), u.from, u.to))
          }
        }
      })
    }
    ;((t.smartBackspace = function (t) {
      if (t.somethingSelected()) return e.Pass
      t.operation(function () {
        for (var r = t.listSelections(), i = t.getOption(`indentUnit`), a = r.length - 1; a >= 0; a--) {
          var o = r[a].head,
            s = t.getRange({ line: o.line, ch: 0 }, o),
            c = e.countColumn(s, null, t.getOption(`tabSize`)),
            l = t.findPosH(o, -1, `char`, !1)
          if (s && !/\S/.test(s) && c % i == 0) {
            var u = new n(o.line, e.findColumn(s, c - i, i))
            u.ch != o.ch && (l = u)
          }
          t.replaceRange(``, l, o, `+delete`)
        }
      })
    }),
      (t.delLineRight = function (e) {
        e.operation(function () {
          for (var t = e.listSelections(), r = t.length - 1; r >= 0; r--)
            e.replaceRange(``, t[r].anchor, n(t[r].to().line), `+delete`)
          e.scrollIntoView()
        })
      }),
      (t.upcaseAtCursor = function (e) {
        p(e, function (e) {
          return e.toUpperCase()
        })
      }),
      (t.downcaseAtCursor = function (e) {
        p(e, function (e) {
          return e.toLowerCase()
        })
      }),
      (t.setSublimeMark = function (e) {
        ;(e.state.sublimeMark && e.state.sublimeMark.clear(), (e.state.sublimeMark = e.setBookmark(e.getCursor())))
      }),
      (t.selectToSublimeMark = function (e) {
        var t = e.state.sublimeMark && e.state.sublimeMark.find()
        t && e.setSelection(e.getCursor(), t)
      }),
      (t.deleteToSublimeMark = function (t) {
        var n = t.state.sublimeMark && t.state.sublimeMark.find()
        if (n) {
          var r = t.getCursor(),
            i = n
          if (e.cmpPos(r, i) > 0) {
            var a = i
            ;((i = r), (r = a))
          }
          ;((t.state.sublimeKilled = t.getRange(r, i)), t.replaceRange(``, r, i))
        }
      }),
      (t.swapWithSublimeMark = function (e) {
        var t = e.state.sublimeMark && e.state.sublimeMark.find()
        t && (e.state.sublimeMark.clear(), (e.state.sublimeMark = e.setBookmark(e.getCursor())), e.setCursor(t))
      }),
      (t.sublimeYank = function (e) {
        e.state.sublimeKilled != null && e.replaceSelection(e.state.sublimeKilled, null, `paste`)
      }),
      (t.showInCenter = function (e) {
        var t = e.cursorCoords(null, `local`)
        e.scrollTo(null, (t.top + t.bottom) / 2 - e.getScrollInfo().clientHeight / 2)
      }))
    function m(t) {
      var n = t.getCursor(`from`),
        r = t.getCursor(`to`)
      if (e.cmpPos(n, r) == 0) {
        var i = o(t, n)
        if (!i.word) return
        ;((n = i.from), (r = i.to))
      }
      return { from: n, to: r, query: t.getRange(n, r), word: i }
    }
    function h(e, t) {
      var r = m(e)
      if (r) {
        var i = r.query,
          a = e.getSearchCursor(i, t ? r.to : r.from)
        ;(t ? a.findNext() : a.findPrevious())
          ? e.setSelection(a.from(), a.to())
          : ((a = e.getSearchCursor(i, t ? n(e.firstLine(), 0) : e.clipPos(n(e.lastLine())))),
            (t ? a.findNext() : a.findPrevious())
              ? e.setSelection(a.from(), a.to())
              : r.word && e.setSelection(r.from, r.to))
      }
    }
    ;((t.findUnder = function (e) {
      h(e, !0)
    }),
      (t.findUnderPrevious = function (e) {
        h(e, !1)
      }),
      (t.findAllUnder = function (e) {
        var t = m(e)
        if (t) {
          for (var n = e.getSearchCursor(t.query), r = [], i = -1; n.findNext();)
            (r.push({ anchor: n.from(), head: n.to() }),
              n.from().line <= t.from.line && n.from().ch <= t.from.ch && i++)
          e.setSelections(r, i)
        }
      }))
    var g = e.keyMap
    ;((g.macSublime = {
      'Cmd-Left': `goLineStartSmart`,
      'Shift-Tab': `indentLess`,
      'Shift-Ctrl-K': `deleteLine`,
      'Alt-Q': `wrapLines`,
      'Ctrl-Left': `goSubwordLeft`,
      'Ctrl-Right': `goSubwordRight`,
      'Ctrl-Alt-Up': `scrollLineUp`,
      'Ctrl-Alt-Down': `scrollLineDown`,
      'Cmd-L': `selectLine`,
      'Shift-Cmd-L': `splitSelectionByLine`,
      Esc: `singleSelectionTop`,
      'Cmd-Enter': `insertLineAfter`,
      'Shift-Cmd-Enter': `insertLineBefore`,
      'Cmd-D': `selectNextOccurrence`,
      'Shift-Cmd-Space': `selectScope`,
      'Shift-Cmd-M': `selectBetweenBrackets`,
      'Cmd-M': `goToBracket`,
      'Cmd-Ctrl-Up': `swapLineUp`,
      'Cmd-Ctrl-Down': `swapLineDown`,
      'Cmd-/': `toggleCommentIndented`,
      'Cmd-J': `joinLines`,
      'Shift-Cmd-D': `duplicateLine`,
      F5: `sortLines`,
      'Shift-F5': `reverseSortLines`,
      'Cmd-F5': `sortLinesInsensitive`,
      'Shift-Cmd-F5': `reverseSortLinesInsensitive`,
      F2: `nextBookmark`,
      'Shift-F2': `prevBookmark`,
      'Cmd-F2': `toggleBookmark`,
      'Shift-Cmd-F2': `clearBookmarks`,
      'Alt-F2': `selectBookmarks`,
      Backspace: `smartBackspace`,
      'Cmd-K Cmd-D': `skipAndSelectNextOccurrence`,
      'Cmd-K Cmd-K': `delLineRight`,
      'Cmd-K Cmd-U': `upcaseAtCursor`,
      'Cmd-K Cmd-L': `downcaseAtCursor`,
      'Cmd-K Cmd-Space': `setSublimeMark`,
      'Cmd-K Cmd-A': `selectToSublimeMark`,
      'Cmd-K Cmd-W': `deleteToSublimeMark`,
      'Cmd-K Cmd-X': `swapWithSublimeMark`,
      'Cmd-K Cmd-Y': `sublimeYank`,
      'Cmd-K Cmd-C': `showInCenter`,
      'Cmd-K Cmd-G': `clearBookmarks`,
      'Cmd-K Cmd-Backspace': `delLineLeft`,
      'Cmd-K Cmd-1': `foldAll`,
      'Cmd-K Cmd-0': `unfoldAll`,
      'Cmd-K Cmd-J': `unfoldAll`,
      'Ctrl-Shift-Up': `addCursorToPrevLine`,
      'Ctrl-Shift-Down': `addCursorToNextLine`,
      'Cmd-F3': `findUnder`,
      'Shift-Cmd-F3': `findUnderPrevious`,
      'Alt-F3': `findAllUnder`,
      'Shift-Cmd-[': `fold`,
      'Shift-Cmd-]': `unfold`,
      'Cmd-I': `findIncremental`,
      'Shift-Cmd-I': `findIncrementalReverse`,
      'Cmd-H': `replace`,
      F3: `findNext`,
      'Shift-F3': `findPrev`,
      fallthrough: `macDefault`,
    }),
      e.normalizeKeyMap(g.macSublime),
      (g.pcSublime = {
        'Shift-Tab': `indentLess`,
        'Shift-Ctrl-K': `deleteLine`,
        'Alt-Q': `wrapLines`,
        'Ctrl-T': `transposeChars`,
        'Alt-Left': `goSubwordLeft`,
        'Alt-Right': `goSubwordRight`,
        'Ctrl-Up': `scrollLineUp`,
        'Ctrl-Down': `scrollLineDown`,
        'Ctrl-L': `selectLine`,
        'Shift-Ctrl-L': `splitSelectionByLine`,
        Esc: `singleSelectionTop`,
        'Ctrl-Enter': `insertLineAfter`,
        'Shift-Ctrl-Enter': `insertLineBefore`,
        'Ctrl-D': `selectNextOccurrence`,
        'Shift-Ctrl-Space': `selectScope`,
        'Shift-Ctrl-M': `selectBetweenBrackets`,
        'Ctrl-M': `goToBracket`,
        'Shift-Ctrl-Up': `swapLineUp`,
        'Shift-Ctrl-Down': `swapLineDown`,
        'Ctrl-/': `toggleCommentIndented`,
        'Ctrl-J': `joinLines`,
        'Shift-Ctrl-D': `duplicateLine`,
        F9: `sortLines`,
        'Shift-F9': `reverseSortLines`,
        'Ctrl-F9': `sortLinesInsensitive`,
        'Shift-Ctrl-F9': `reverseSortLinesInsensitive`,
        F2: `nextBookmark`,
        'Shift-F2': `prevBookmark`,
        'Ctrl-F2': `toggleBookmark`,
        'Shift-Ctrl-F2': `clearBookmarks`,
        'Alt-F2': `selectBookmarks`,
        Backspace: `smartBackspace`,
        'Ctrl-K Ctrl-D': `skipAndSelectNextOccurrence`,
        'Ctrl-K Ctrl-K': `delLineRight`,
        'Ctrl-K Ctrl-U': `upcaseAtCursor`,
        'Ctrl-K Ctrl-L': `downcaseAtCursor`,
        'Ctrl-K Ctrl-Space': `setSublimeMark`,
        'Ctrl-K Ctrl-A': `selectToSublimeMark`,
        'Ctrl-K Ctrl-W': `deleteToSublimeMark`,
        'Ctrl-K Ctrl-X': `swapWithSublimeMark`,
        'Ctrl-K Ctrl-Y': `sublimeYank`,
        'Ctrl-K Ctrl-C': `showInCenter`,
        'Ctrl-K Ctrl-G': `clearBookmarks`,
        'Ctrl-K Ctrl-Backspace': `delLineLeft`,
        'Ctrl-K Ctrl-1': `foldAll`,
        'Ctrl-K Ctrl-0': `unfoldAll`,
        'Ctrl-K Ctrl-J': `unfoldAll`,
        'Ctrl-Alt-Up': `addCursorToPrevLine`,
        'Ctrl-Alt-Down': `addCursorToNextLine`,
        'Ctrl-F3': `findUnder`,
        'Shift-Ctrl-F3': `findUnderPrevious`,
        'Alt-F3': `findAllUnder`,
        'Shift-Ctrl-[': `fold`,
        'Shift-Ctrl-]': `unfold`,
        'Ctrl-I': `findIncremental`,
        'Shift-Ctrl-I': `findIncrementalReverse`,
        'Ctrl-H': `replace`,
        F3: `findNext`,
        'Shift-F3': `findPrev`,
        fallthrough: `pcDefault`,
      }),
      e.normalizeKeyMap(g.pcSublime),
      (g.sublime = g.default == g.macDefault ? g.macSublime : g.pcSublime))
  })
})
export default i()
