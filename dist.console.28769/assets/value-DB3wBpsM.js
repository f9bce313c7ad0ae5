import { c as e, f as t, h as n, m as r, p as i } from './index-Rll9krsB.js'
var a = (e, t) => t.split(`.`).reduce((e, t) => e?.[t], e) ?? null,
  o = (e) => (typeof e == `string` ? e : JSON.stringify(e)),
  s = (a, s) =>
    a == null
      ? `–`
      : s === `money`
        ? i(a)
        : s === `number`
          ? r(Number(a))
          : s === `measure`
            ? t(Number(a))
            : s === `percent`
              ? n(Number(a))
              : s === `date`
                ? e(o(a))
                : o(a),
  c = (e) => e === `number` || e === `measure` || e === `money` || e === `percent`
export { s as n, a as r, c as t }
