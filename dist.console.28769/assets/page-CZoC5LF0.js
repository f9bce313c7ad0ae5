import { C as e, T as t, pt as n } from './index-Rll9krsB.js'
import { t as r } from './panel-BSy0W3v7.js'
import { i } from './preload-helper-D1Fz11EE.js'
var a = i(),
  o = () => {
    let { plugin: i, page: o } = n({ from: `/p/$plugin/$page` }),
      s = e(`page`).find((e) => e.plugin === i && e.id === o)
    return s ? (0, a.jsx)(r, { panel: s }, `${i}/${o}`) : (0, a.jsx)(t, {})
  }
export { o as PluginPage }
