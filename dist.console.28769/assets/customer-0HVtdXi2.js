import { h as e, i as t, u as n } from './preload-helper-D1Fz11EE.js'
import { C as r, I as i, L as a, M as o, N as s, h as c, u as l } from './index-Rll9krsB.js'
var u = () => {
    let e = new Map(r(`customer.column`).flatMap(({ scoreKind: e, title: t }) => (e === void 0 ? [] : [[e, i(t)]])))
    return (t) => e.get(t) ?? l(t)
  },
  d = e(n(), 1),
  f = t(),
  p = ({ title: e, className: t = `form-dialog`, onClose: n, children: r }) => {
    let i = (0, d.useRef)(null),
      a = (0, d.useId)()
    return (
      (0, d.useEffect)(() => i.current?.showModal(), []),
      (0, f.jsxs)(`dialog`, {
        ref: i,
        className: t,
        'aria-labelledby': a,
        onClose: n,
        onMouseDown: (e) => e.target === i.current && i.current.close(),
        children: [
          (0, f.jsxs)(`header`, {
            className: `dialog-head`,
            children: [
              (0, f.jsx)(`h2`, { id: a, children: e }),
              (0, f.jsx)(`button`, {
                type: `button`,
                className: `button quiet icon`,
                'aria-label': s().close,
                onClick: n,
                children: (0, f.jsx)(o, { name: `close` }),
              }),
            ],
          }),
          r,
        ],
      })
    )
  },
  m = a({
    en: { VISITOR: `Visitor`, LEAD: `Lead`, CUSTOMER: `Customer`, FORMER: `Former` },
    zh: { VISITOR: `访客`, LEAD: `线索`, CUSTOMER: `客户`, FORMER: `前客户` },
  }),
  h = (e) => m()[e],
  g = a({
    en: { within: (e, t, n) => `${e} between ${t} and ${n}` },
    zh: { within: (e, t, n) => `${e} 的可能在 ${t} 至 ${n} 之间` },
  }),
  _ = ({ value: e, interval: { lower: t, upper: n, level: r }, show: i }) => {
    let a = Math.min(t, e),
      o = Math.max(n, e) - a || 1
    return (0, f.jsxs)(`div`, {
      className: `interval`,
      children: [
        (0, f.jsxs)(`div`, {
          className: `rail`,
          'aria-hidden': `true`,
          children: [
            (0, f.jsx)(`span`, {
              className: `range`,
              style: { left: `${((t - a) / o) * 100}%`, width: `${((n - t) / o) * 100}%` },
            }),
            (0, f.jsx)(`span`, { className: `mark`, style: { left: `${((e - a) / o) * 100}%` } }),
          ],
        }),
        (0, f.jsx)(`span`, { className: `muted`, children: g().within(c(r), i(t), i(n)) }),
      ],
    })
  },
  v = a({
    en: {
      interaction: {
        CALL: `Call`,
        CHAT: `Chat`,
        EMAIL: `E-mail`,
        MEETING: `Meeting`,
        NOTE: `Note`,
        SOCIAL: `Social media`,
        SUPPORT: `Support`,
        SURVEY: `Survey`,
        VISIT: `Visit`,
      },
      direction: { INBOUND: `from the customer`, OUTBOUND: `from us`, INTERNAL: `internal` },
      order: {
        PENDING: `Pending`,
        PLACED: `Placed`,
        PAID: `Paid`,
        FULFILLED: `Fulfilled`,
        CANCELLED: `Cancelled`,
        REFUNDED: `Refunded`,
      },
      outcome: { OPEN: `Open`, WON: `Won`, LOST: `Lost` },
      trend: { UP: `rising`, DOWN: `falling`, FLAT: `steady`, NEW: `new` },
    },
    zh: {
      interaction: {
        CALL: `电话`,
        CHAT: `聊天`,
        EMAIL: `邮件`,
        MEETING: `会议`,
        NOTE: `备注`,
        SOCIAL: `社交媒体`,
        SUPPORT: `支持`,
        SURVEY: `调查`,
        VISIT: `拜访`,
      },
      direction: { INBOUND: `来自客户`, OUTBOUND: `来自我方`, INTERNAL: `内部` },
      order: {
        PENDING: `待处理`,
        PLACED: `已下单`,
        PAID: `已付款`,
        FULFILLED: `已完成`,
        CANCELLED: `已取消`,
        REFUNDED: `已退款`,
      },
      outcome: { OPEN: `进行中`, WON: `赢单`, LOST: `输单` },
      trend: { UP: `上升`, DOWN: `下降`, FLAT: `平稳`, NEW: `新` },
    },
  })
export { u as a, p as i, _ as n, h as r, v as t }
