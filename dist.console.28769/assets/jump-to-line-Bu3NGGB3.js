import { d as e } from './preload-helper-D1Fz11EE.js'
import { t } from './codemirror-DOlR6AuZ.js'
import { t as n } from './dialog-BU6j-ifQ.js'
var r = e((e, r) => {
  var i
  ;(function (a) {
    typeof e == `object` && typeof r == `object`
      ? a(t(), n())
      : typeof i == `function` && i.amd
        ? i([`../../lib/codemirror`, `../dialog/dialog`], a)
        : a(CodeMirror)
  })(function (e) {
    e.defineOption(`search`, { bottom: !1 })
    function t(e, t, n, r, i) {
      e.openDialog
        ? e.openDialog(t, i, { value: r, selectValueOnOpen: !0, bottom: e.options.search.bottom })
        : i(prompt(n, r))
    }
    function n(e) {
      return (
        e.phrase(`Jump to line:`) +
        ` <input type="text" style="width: 10em" class="CodeMirror-search-field"/> <span style="color: #888" class="CodeMirror-search-hint">` +
        e.phrase(`(Use line:column or scroll% syntax)`) +
        `</span>`
      )
    }
    function r(e, t) {
      var n = Number(t)
      return /^[-+]/.test(t) ? e.getCursor().line + n : n - 1
    }
    ;((e.commands.jumpToLine = function (e) {
      var i = e.getCursor()
      t(e, n(e), e.phrase(`Jump to line:`), i.line + 1 + `:` + i.ch, function (t) {
        if (t) {
          var n
          if ((n = /^\s*([\+\-]?\d+)\s*\:\s*(\d+)\s*$/.exec(t))) e.setCursor(r(e, n[1]), Number(n[2]))
          else if ((n = /^\s*([\+\-]?\d+(\.\d+)?)\%\s*/.exec(t))) {
            var a = Math.round((e.lineCount() * Number(n[1])) / 100)
            ;(/^[-+]/.test(n[1]) && (a = i.line + a + 1), e.setCursor(a - 1, i.ch))
          } else (n = /^\s*\:?\s*([\+\-]?\d+)\s*/.exec(t)) && e.setCursor(r(e, n[1]), i.ch)
        }
      })
    }),
      (e.keyMap.default[`Alt-G`] = `jumpToLine`))
  })
})
export default r()
