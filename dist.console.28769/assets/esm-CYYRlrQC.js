import { h as e, r as t, u as n } from './preload-helper-D1Fz11EE.js'
var r = e(n(), 1),
  i = e(t(), 1)
function a(e) {
  return typeof e == `object` ? e.key : e
}
function o(e, t) {
  let n = e.length
  return new Proxy(e, {
    get(e, r, i) {
      if (typeof r == `string`) {
        let i = r.charCodeAt(0)
        if (i >= 48 && i <= 57) {
          let i = +r
          if (Number.isInteger(i) && i >= 0 && i < n) {
            let n = e[i]
            if (typeof n != `object`) {
              let r = t[i * 2]
              n = e[i] = { index: i, key: n, start: r, size: t[i * 2 + 1], end: r + t[i * 2 + 1], lane: 0 }
            }
            return n
          }
        }
        if (r === `length`) return n
      }
      return Reflect.get(e, r, i)
    },
  })
}
function s(e, t, n) {
  let r = n.initialDeps ?? [],
    i,
    a = !0
  function o() {
    let o = e()
    return (
      (o.length !== r.length || o.some((e, t) => r[t] !== e)) &&
        ((r = o), (i = t(...o)), n?.onChange && !(a && n.skipInitialOnChange) && n.onChange(i), (a = !1)),
      i
    )
  }
  return (
    (o.updateDeps = (e) => {
      r = e
    }),
    o
  )
}
function c(e, t) {
  if (e === void 0) throw Error(`Unexpected undefined${t ? `: ${t}` : ``}`)
  return e
}
var l = (e, t) => Math.abs(e - t) < 1.01,
  u = (e, t, n) => {
    let r
    return Object.assign(
      function (...i) {
        ;(e.clearTimeout(r), (r = e.setTimeout(() => t.apply(this, i), n)))
      },
      {
        cancel: () => {
          e.clearTimeout(r)
        },
      },
    )
  }
function d({
  offset: e,
  isScrolling: t,
  elementMax: n,
  holdOffset: r,
  scrollOffset: i,
  pendingWrite: a,
  clampedMaxAtWrite: o,
}) {
  return t && a === null && e === i
    ? `spurious`
    : a !== null && Math.abs(e - a.target) < 1.5
      ? `readBack`
      : (a !== null && !a.smooth && n !== null && a.target > n + r + 0.5 && Math.abs(e - (n + r)) < 1.5) ||
          (a !== null && !a.smooth && a.lowMaxes?.some((t) => Math.abs(e - t) < 1.5))
        ? `clampedReadBack`
        : o !== null && Math.abs(e - o) < 1.5
          ? `clampedEcho`
          : `external`
}
var f = (e) => e === `smooth` || e === `smoothFinishing`
function p({ kind: e, offset: t, command: n, target: r }) {
  return (
    e !== `spurious` &&
    e !== `readBack` &&
    e !== `clampedReadBack` &&
    n?.index != null &&
    n.phase !== `queued` &&
    !f(n.phase) &&
    !l(t, n.lastTargetOffset) &&
    !l(t, r()) &&
    e !== `clampedEcho`
  )
}
var m = 40
function h(e) {
  let t = e[e.length - 1]
  if (t === void 0) return !1
  let n = e.length - 2
  for (; n >= 0 && t.t - e[n].t < m;) n--
  if (n < 0) return !1
  let r = e[n],
    i = n - 1
  for (; i >= 0 && r.t - e[i].t < m;) i--
  if (i < 0) return !1
  let a = e[i],
    o = (t.offset - r.offset) / (t.t - r.t),
    s = (r.offset - a.offset) / (r.t - a.t)
  return o * s >= 0 && Math.abs(o) >= 2 * Math.abs(s) && Math.abs(o) - Math.abs(s) >= 0.8
}
function g(e) {
  let t = e[e.length - 1]
  if (t === void 0) return !1
  let n = e.length - 2
  for (; n >= 0 && t.t - e[n].t < m;) n--
  if (n < 0) return !1
  let r = e[n]
  return Math.abs(t.offset - r.offset) / (t.t - r.t) >= 0.05
}
var _,
  v = () => {
    if (_ !== void 0) return _
    if (typeof navigator > `u`) return (_ = !1)
    if (/iP(hone|od|ad)/.test(navigator.userAgent)) return (_ = !0)
    let e = navigator.maxTouchPoints
    return (_ = navigator.platform === `MacIntel` && e !== void 0 && e > 0)
  },
  y,
  b = () =>
    y === void 0
      ? (y = v() && typeof CSS < `u` && typeof CSS.supports == `function` && CSS.supports(`overflow-anchor: auto`))
      : y,
  x = () => !v() || b(),
  S = { capture: !0, passive: !0 },
  C = class {
    constructor(e) {
      ;((this.host = e),
        (this._touch = null),
        (this.inMotion = () => this._touch !== null && this._touch.phase !== `lateFling`),
        (this.dragging = () => this._touch?.phase === `down` && this._touch.moved),
        (this.tail = () => (this._touch?.phase === `tail` ? (this._touch.moved ? `fling` : `tap`) : null)),
        (this.onScroll = ({ isScrolling: e, ownReadBack: t, moved: n, external: r }) => (
          e && this._touch?.phase === `tail`
            ? this._openTail(this._touch.moved || !t, !1)
            : this._touch?.phase === `lateFling` &&
              (this.host.now() > this._touch.until ? (this._touch = null) : r && e && n && this._openTail(!0, !1)),
          !t && e && n && this._touch?.phase === `down` ? ((this._touch.moved = !0), !0) : !1
        )),
        (this.touchStart = () => {
          ;(this.end(), (this._touch = { phase: `down`, moved: !1 }))
        }),
        (this.touchEnd = () => {
          let e = this._touch?.phase === `down` && this._touch.moved
          ;(this.end(), this._openTail(e, e))
        }),
        (this.end = () => {
          let e = this.host.getWindow()
          ;(this._touch?.phase === `tail` && e != null && e.clearTimeout(this._touch.timerId), (this._touch = null))
        }),
        (this.listen = (e) => {
          let t = () => this.touchStart(),
            n = () => this.touchEnd()
          return (
            e.addEventListener(`touchstart`, t, S),
            e.addEventListener(`touchend`, n, S),
            e.addEventListener(`touchcancel`, n, S),
            () => {
              ;(e.removeEventListener(`touchstart`, t, S),
                e.removeEventListener(`touchend`, n, S),
                e.removeEventListener(`touchcancel`, n, S),
                this.end())
            }
          )
        }),
        (this._openTail = (e, t) => {
          let n = this.host.getWindow()
          if (n == null) return
          this.end()
          let r = {
            phase: `tail`,
            moved: e,
            awaitingFling: t,
            timerId: n.setTimeout(() => {
              this.host.tailStillMoving()
                ? this._openTail(r.moved, r.awaitingFling)
                : ((this._touch = r.awaitingFling ? { phase: `lateFling`, until: this.host.now() + 1e3 } : null),
                  this.host.onTailClosed())
            }, 150),
          }
          this._touch = r
        }))
    }
    get touch() {
      return this._touch
    }
  },
  w = (e) => {
    let { clientWidth: t, clientHeight: n } = e
    return { width: t, height: n }
  },
  T = (e) => {
    let t = new Set()
    return {
      schedule: (n) => {
        let r = e.requestAnimationFrame(() => {
          ;(t.delete(r), n())
        })
        t.add(r)
      },
      cancel: () => {
        ;(t.forEach((t) => e.cancelAnimationFrame(t)), t.clear())
      },
    }
  },
  E = (e) => e,
  D = (e) => {
    let t = e.overscan * Math.max(e.lanes ?? 1, 1),
      n = Math.max(e.startIndex - t, 0),
      r = Math.min(e.endIndex + t, e.count - 1) - n + 1,
      i = Array(r)
    for (let e = 0; e < r; e++) i[e] = n + e
    return i
  },
  O = (e, t) => {
    let n = e.scrollElement
    if (!n) return
    let r = e.targetWindow
    if (!r) return
    let i = (e) => {
      let { width: n, height: r } = e
      t({ width: Math.round(n), height: Math.round(r) })
    }
    if ((i(w(n)), !r.ResizeObserver)) return () => {}
    let a = T(r),
      o = new r.ResizeObserver(() => {
        let t = () => {
          i(w(n))
        }
        e.options.useAnimationFrameWithResizeObserver ? a.schedule(t) : t()
      })
    return (
      o.observe(n, { box: `content-box` }),
      () => {
        ;(o.unobserve(n), a.cancel())
      }
    )
  },
  k = { passive: !0 },
  A = typeof window > `u` || `onscrollend` in window,
  j = (e, t, n) => {
    let r = e.scrollElement
    if (!r) return
    let i = e.targetWindow
    if (!i) return
    let a = e.options.useScrollendEvent && A,
      o = 0,
      s = a ? null : u(i, () => t(n(r), !1), e.options.isScrollingResetDelay),
      c = (e) => () => {
        ;((o = n(r)), s?.(), t(o, e))
      },
      l = c(!0),
      d = c(!1)
    return (
      r.addEventListener(`scroll`, l, k),
      a && r.addEventListener(`scrollend`, d, k),
      () => {
        ;(r.removeEventListener(`scroll`, l), a && r.removeEventListener(`scrollend`, d), s?.cancel())
      }
    )
  },
  M = (e, t) =>
    j(e, t, (t) => {
      let { horizontal: n, isRtl: r } = e.options
      return n ? t.scrollLeft * ((r && -1) || 1) : t.scrollTop
    }),
  N = (e, t, n) => {
    if (n.options.useCachedMeasurements) {
      let t = n.indexFromElement(e),
        r = n.options.getItemKey(t)
      return n.itemSizeCache.get(r) ?? n.options.estimateSize(t)
    }
    if (t?.borderBoxSize) {
      let e = t.borderBoxSize[0]
      if (e) return Math.round(e[n.options.horizontal ? `inlineSize` : `blockSize`])
    }
    if (!t) {
      let t = n.indexFromElement(e),
        r = n.options.getItemKey(t),
        i = n.itemSizeCache.get(r)
      if (i !== void 0) return i
    }
    return e[n.options.horizontal ? `offsetWidth` : `offsetHeight`]
  },
  P = (e, { adjustments: t = 0, behavior: n }, r) => {
    var i
    let { scrollElement: a, options: o } = r,
      s = e + t,
      c = o.horizontal && o.isRtl && a !== null && `ownerDocument` in a
    ;(i = a?.scrollTo) == null || i.call(a, { [o.horizontal ? `left` : `top`]: c ? -s : s, behavior: n })
  },
  F = (e, t) => (e === `smooth` ? (t ? `smoothLanded` : `smooth`) : `instant`),
  I = (e) => e?.phase === `smooth` || e?.phase === `smoothLanded`
function L(e, t, n, r) {
  if (t === 0) return !1
  let i = r(0),
    a = new Set(),
    o = 0
  for (; o < e;) {
    let e = n(o)
    if (e === i) break
    ;(a.add(e), o++)
  }
  let s = e - o
  if (s === 0 || s >= t) return !1
  for (let e = 0; e < s; e++) if (r(e) !== n(o + e)) return !1
  for (let e = s; e < t; e++) if (a.has(r(e))) return !1
  return !0
}
var R = class {
    constructor(e) {
      ;((this.unsubs = []),
        (this.scrollElement = null),
        (this.targetWindow = null),
        (this.isScrolling = !1),
        (this.scrollState = null),
        (this.measurementsCache = []),
        (this._singleLaneMeasurements = null),
        (this.itemSizeCache = new Map()),
        (this.itemSizeCacheVersion = 0),
        (this.laneAssignments = new Map()),
        (this.pendingMin = null),
        (this.prevLanes = void 0),
        (this.lanesChangedFlag = !1),
        (this.lanesSettling = !1),
        (this.pendingScrollAnchor = null),
        (this.scrollRect = null),
        (this.scrollOffset = null),
        (this.scrollDirection = null),
        (this._holdOffset = 0),
        (this._reportedOverscroll = !1),
        (this._iosGesture = new C({
          getWindow: () => this.targetWindow,
          now: () => this.now(),
          tailStillMoving: () => {
            let e = this.scrollState
            if (e?.phase !== `queued` || this.pendingWrite !== null) return !1
            let t = this._readElementOffset()
            return t === null || this._lastElementOffset === null || Math.abs(t - this._lastElementOffset) < 1
              ? !1
              : ((this._lastElementOffset = t), (e.samples = [...(e.samples ?? []), { t: this.now(), offset: t }]), !0)
          },
          onTailClosed: () => {
            let e = this.scrollState
            ;(e?.phase === `queued` && g(e.samples ?? []) && (this.scrollState = null),
              this._flushHoldIfReady(!0),
              this._writeAwaitingCommand(),
              this._retryClampedAdjustment())
          },
        })),
        (this._lastElementOffset = null),
        (this.pendingWrite = null),
        (this._clampedAdjustment = null),
        (this.elementsCache = new Map()),
        (this._resizeBatch = null),
        (this.now = () => {
          var e
          return (e = this.targetWindow?.performance)?.now?.call(e) ?? Date.now()
        }),
        (this.observer = (() => {
          let e = null,
            t = null,
            n = !1,
            r = !1,
            i = new Set(),
            a = () => {
              if (e) return e
              let r = this.targetWindow
              if (!r || !r.ResizeObserver) return null
              let i = (t = T(r))
              return (e = new r.ResizeObserver((e) => {
                let t = () => {
                  let t = { sync: !1 }
                  this._resizeBatch = t
                  try {
                    e.forEach(o)
                  } finally {
                    ;((this._resizeBatch = null),
                      t.notify &&
                        (this.notify(t.sync),
                        this._noteClampMax(),
                        this._flushHoldIfReady(!0),
                        this._retryClampedAdjustment(),
                        this.measureElement(null)))
                  }
                }
                if (this.options.useAnimationFrameWithResizeObserver) i.schedule(t)
                else {
                  n = !0
                  try {
                    t()
                  } finally {
                    n = !1
                  }
                }
              }))
            },
            o = (e) => {
              let t = e.target,
                n = this.indexFromElement(t)
              if (t.isConnected)
                this.isIndexInRange(n) &&
                  this.shouldMeasureDuringScroll(n) &&
                  this.resizeItem(n, this.options.measureElement(t, e, this))
              else {
                this.observer.unobserve(t)
                for (let [e, n] of this.elementsCache)
                  if (n === t) {
                    this.elementsCache.delete(e)
                    break
                  }
              }
            }
          return {
            disconnect: () => {
              var n
              ;((n = a()) == null || n.disconnect(), t?.cancel(), i.clear(), (r = !1), (e = null), (t = null))
            },
            observe: (o) => {
              let s = a()
              s &&
                (n
                  ? (i.add(o),
                    r ||
                      ((r = !0),
                      t?.schedule(() => {
                        ;((r = !1),
                          i.forEach((t) => {
                            t.isConnected && e?.observe(t, { box: `border-box` })
                          }),
                          i.clear())
                      })))
                  : s.observe(o, { box: `border-box` }))
            },
            unobserve: (e) => {
              var t
              ;(i.delete(e), (t = a()) == null || t.unobserve(e))
            },
          }
        })()),
        (this.range = null),
        (this.setOptions = (e) => {
          let t = {
            debug: !1,
            initialOffset: 0,
            overscan: 1,
            paddingStart: 0,
            paddingEnd: 0,
            scrollPaddingStart: 0,
            scrollPaddingEnd: 0,
            horizontal: !1,
            getItemKey: E,
            rangeExtractor: D,
            onChange: () => {},
            measureElement: N,
            initialRect: { width: 0, height: 0 },
            scrollMargin: 0,
            gap: 0,
            indexAttribute: `data-index`,
            initialMeasurementsCache: [],
            lanes: 1,
            anchorTo: `start`,
            followOnAppend: !1,
            scrollEndThreshold: 1,
            isScrollingResetDelay: 150,
            enabled: !0,
            isRtl: !1,
            useScrollendEvent: !1,
            useAnimationFrameWithResizeObserver: !1,
            laneAssignmentMode: `estimate`,
            useCachedMeasurements: !1,
          }
          for (let n in e) {
            let r = e[n]
            r !== void 0 && (t[n] = r)
          }
          let n = this.options,
            r = null,
            i = null,
            o = !1
          if (n !== void 0 && n.enabled && t.enabled && t.anchorTo === `end` && this.scrollElement !== null) {
            let e = n.count,
              s = t.count,
              c = this.getMeasurements(),
              l = this._singleLaneMeasurements?.items ?? c,
              u = (e) => a(l[e]),
              d = e > 0 ? u(0) : null,
              f = e > 0 ? u(e - 1) : null
            if (s !== e || (e > 0 && s > 0 && (t.getItemKey(0) !== d || t.getItemKey(s - 1) !== f))) {
              o = !0
              let a = e > 0 ? (this.getVirtualItemForOffset(this.getScrollOffset()) ?? c[0]) : null
              a && (r = [a.key, this.getScrollOffset() - a.start])
              let l = t.followOnAppend === !0 ? `auto` : t.followOnAppend || null
              l &&
                s > 0 &&
                this.isAtEnd(n.scrollEndThreshold) &&
                (e === 0 || t.getItemKey(s - 1) !== f) &&
                (s > e || L(e, s, u, t.getItemKey)) &&
                (i = l)
            }
          }
          ;((this.options = t), o && ((this.pendingMin = 0), this.itemSizeCacheVersion++))
          let s = null
          if (r && this.scrollOffset !== null && !this._awaitingCommandReadBack()) {
            let [e, t] = r,
              n = this.getMeasurements(),
              { count: a, getItemKey: o } = this.options,
              c = 0
            for (; c < a && o(c) !== e;) c++
            if (c < a) {
              let e = n[c]
              if (e) {
                let n = Math.max(0, e.start + t)
                !i && n !== this.scrollOffset && ((s = n - this.scrollOffset), (this.scrollOffset = n))
              }
            }
          }
          i
            ? (this.pendingScrollAnchor = { kind: `follow`, behavior: i })
            : s !== null &&
              (this._canWriteScroll()
                ? (this.pendingScrollAnchor = { kind: `anchor`, delta: s })
                : ((this._holdOffset += s), this._followOffsetTarget(s)))
        }),
        (this.notify = (e) => {
          var t, n
          ;(n = (t = this.options).onChange) == null || n.call(t, this, e)
        }),
        (this.maybeNotify = s(
          () => (
            this.calculateRange(),
            [this.isScrolling, this.range ? this.range.startIndex : null, this.range ? this.range.endIndex : null]
          ),
          (e) => {
            this.notify(e)
          },
          {
            key: !1,
            debug: () => this.options.debug,
            initialDeps: [
              this.isScrolling,
              this.range ? this.range.startIndex : null,
              this.range ? this.range.endIndex : null,
            ],
          },
        )),
        (this.cleanup = () => {
          var e
          ;(this.unsubs.filter(Boolean).forEach((e) => e()),
            (this.unsubs = []),
            this.observer.disconnect(),
            this.rafId != null &&
              this.targetWindow &&
              (this.targetWindow.cancelAnimationFrame(this.rafId), (this.rafId = null)),
            (this.scrollState = null),
            (e = this._momentumStop) == null || e.restore(),
            (this._momentumStop = null),
            (this.isScrolling = !1),
            (this.scrollDirection = null),
            (this._holdOffset = 0),
            (this._reportedOverscroll = !1),
            (this._clampedAdjustment = null),
            (this.pendingWrite = null),
            (this.scrollElement = null),
            (this.targetWindow = null))
        }),
        (this._didMount = () => () => {
          this.cleanup()
        }),
        (this._willUpdate = () => {
          let e = this.options.enabled ? this.options.getScrollElement() : null
          if (this.scrollElement !== e) {
            if ((this.cleanup(), !e)) {
              this.maybeNotify()
              return
            }
            ;((this.scrollElement = e),
              (this.targetWindow =
                this.scrollElement && `ownerDocument` in this.scrollElement
                  ? this.scrollElement.ownerDocument.defaultView
                  : (this.scrollElement?.window ?? null)),
              this.elementsCache.forEach((e) => {
                this.observer.observe(e)
              }),
              this.unsubs.push(
                this.options.observeElementRect(this, (e) => {
                  ;((this.scrollRect = e), this.maybeNotify())
                }),
              ),
              this.unsubs.push(
                this.options.observeElementOffset(this, (e, t) => {
                  let n = t ? this._elementMaxScrollOffset() : null,
                    r = this._reportedOverscroll
                  this._reportedOverscroll = e < 0 || (n !== null && e > n + 1)
                  let i = e
                  ;((this._lastElementOffset = i), (e = this._toLayoutOffset(e)))
                  let a = this._classifyScrollEvent(e, t, n)
                  if (a === `spurious`) return
                  ;(a === `readBack`
                    ? (e = this.pendingWrite.target)
                    : a === `clampedReadBack` && this.scrollState?.index != null && e < this.getMaxScrollOffset() - 1.5
                      ? (this.scrollState.lastTargetOffset = e)
                      : p({
                          kind: a,
                          offset: e,
                          command: this.scrollState,
                          target: () => this.getScrollStateTarget(this.scrollState),
                        }) && (this.scrollState = null),
                    (this.pendingWrite = null),
                    this._clampedAdjustment !== null &&
                      Math.abs(e - this._clampedAdjustment.maxAtWrite) >= 1.5 &&
                      (this._clampedAdjustment = null))
                  let o = this.getScrollOffset(),
                    s = this.scrollDirection
                  ;((this.scrollDirection = t
                    ? o === e
                      ? this.scrollDirection
                      : o < e
                        ? `forward`
                        : `backward`
                    : null),
                    (this.scrollOffset = e),
                    (this.isScrolling = t))
                  let c = this.scrollState
                  if (c?.phase === `queued` && a === `external` && t) {
                    if (r || this._reportedOverscroll) c.samples = []
                    else {
                      let e = this.now()
                      ;((c.samples = [...(c.samples ?? []).filter((t) => e - t.t <= 200), { t: e, offset: i }]),
                        ((s !== null && this.scrollDirection !== s) || h(c.samples)) && (this.scrollState = null))
                    }
                  }
                  ;(this._iosGesture.onScroll({
                    isScrolling: t,
                    ownReadBack: a === `readBack`,
                    moved: e !== o,
                    external:
                      a === `external` &&
                      this.scrollState?.phase !== `smooth` &&
                      this.scrollState?.phase !== `smoothFinishing`,
                  }) &&
                    this.scrollState?.phase === `queued` &&
                    (this.scrollState = null),
                    this._flushHoldIfReady(!0),
                    this.scrollState && this.scheduleScrollReconcile(),
                    this.maybeNotify())
                }),
              ),
              `addEventListener` in this.scrollElement && this.unsubs.push(this._iosGesture.listen(this.scrollElement)),
              this._scrollToOffset(this.getScrollOffset()))
          }
          this._noteClampMax()
          let t = this.pendingScrollAnchor
          ;((this.pendingScrollAnchor = null),
            t &&
              this.scrollElement &&
              this.options.enabled &&
              (t.kind === `anchor`
                ? this._canWriteScroll()
                  ? (I(this.scrollState) && !l(this.getScrollOffset() - t.delta, this.scrollState.lastTargetOffset)) ||
                    (this._followOffsetTarget(t.delta), this._scrollToOffset(this.getScrollOffset()))
                  : ((this._holdOffset += t.delta), this._followOffsetTarget(t.delta), this.notify(!1))
                : this.scrollToEnd({ behavior: t.behavior })),
            this._flushHoldIfReady(!1),
            this._retryClampedAdjustment())
        }),
        (this._classifyScrollEvent = (e, t, n) =>
          d({
            offset: e,
            isScrolling: t,
            elementMax: n,
            holdOffset: this._holdOffset,
            scrollOffset: this.scrollOffset,
            pendingWrite: this.pendingWrite,
            clampedMaxAtWrite: this._clampedAdjustment?.maxAtWrite ?? null,
          })),
        (this._retryClampedAdjustment = () => {
          if (
            this._clampedAdjustment === null ||
            !this.scrollElement ||
            !this.options.enabled ||
            !this._canWriteScroll()
          )
            return
          let { target: e, maxAtWrite: t } = this._clampedAdjustment,
            n = this.getMaxScrollOffset()
          n > t + 0.5 &&
            ((this._clampedAdjustment = e > n + 0.5 ? { target: e, maxAtWrite: n } : null), this._scrollToOffset(e))
        }),
        (this._writeAwaitingCommand = () => {
          let e = this.scrollState
          if (e === null || e.phase !== `queued`) return
          let { behavior: t } = e
          this.getMeasurements()
          let n = this.getScrollStateTarget(e)
          ;((e.lastTargetOffset = n),
            (this._clampedAdjustment = null),
            (e.phase = F(t, e.index != null && l(n, this.getScrollOffset()))),
            this._scrollToOffset(n, { behavior: t }),
            this.scheduleScrollReconcile())
        }),
        (this._readElementOffset = () => {
          let e = this.scrollElement
          if (e == null) return null
          let { horizontal: t, isRtl: n } = this.options
          return typeof e.scrollTop == `number`
            ? t
              ? e.scrollLeft * ((n && -1) || 1)
              : e.scrollTop
            : typeof e.scrollY == `number`
              ? t
                ? e.scrollX
                : e.scrollY
              : null
        }),
        (this._canWriteScroll = () => !(v() && this._iosGesture.inMotion()) && !this._reportedOverscroll),
        (this._flushHoldIfReady = (e) => {
          if (
            this._holdOffset === 0 ||
            !this.scrollElement ||
            !this.options.enabled ||
            !this._canWriteScroll() ||
            this.scrollState?.phase === `smooth`
          )
            return
          ;((this._holdOffset = 0),
            this.scrollOffset !== null && this.scrollOffset < 0 && (this.scrollOffset = 0),
            this.notify(e))
          let t = this.getCommandWrittenOffset() ?? this.getScrollOffset()
          ;((this._clampedAdjustment = this._clampedBy(t)), this._scrollToOffset(t))
        }),
        (this.rafId = null),
        (this.getSize = () =>
          this.options.enabled
            ? ((this.scrollRect = this.scrollRect ?? this.options.initialRect),
              this.scrollRect[this.options.horizontal ? `width` : `height`])
            : ((this.scrollRect = null), 0)),
        (this.getScrollOffset = () =>
          this.options.enabled
            ? ((this.scrollOffset =
                this.scrollOffset ??
                (typeof this.options.initialOffset == `function`
                  ? this.options.initialOffset()
                  : this.options.initialOffset)),
              this.scrollOffset)
            : ((this.scrollOffset = null), 0)),
        (this.getMeasurementOptions = s(
          () => [
            this.options.count,
            this.options.paddingStart,
            this.options.scrollMargin,
            this.options.getItemKey,
            this.options.enabled,
            this.options.lanes,
            this.options.laneAssignmentMode,
            this.options.gap,
          ],
          (e, t, n, r, i, a, o, s) => (
            this.prevLanes !== void 0 && this.prevLanes !== a && (this.lanesChangedFlag = !0),
            (this.prevLanes = a),
            (this.pendingMin = null),
            {
              count: e,
              paddingStart: t,
              scrollMargin: n,
              getItemKey: r,
              enabled: i,
              lanes: a,
              laneAssignmentMode: o,
              gap: s,
            }
          ),
          { key: !1 },
        )),
        (this.isIndexInRange = (e) => e >= 0 && e < this.options.count),
        (this.getMeasurements = s(
          () => [this.getMeasurementOptions(), this.itemSizeCacheVersion],
          (
            {
              count: e,
              paddingStart: t,
              scrollMargin: n,
              getItemKey: r,
              enabled: i,
              lanes: a,
              laneAssignmentMode: s,
              gap: c,
            },
            l,
          ) => {
            let u = this.itemSizeCache
            if (!i)
              return (
                (this.measurementsCache = []),
                (this._singleLaneMeasurements = null),
                this.itemSizeCache.clear(),
                this.laneAssignments.clear(),
                []
              )
            if (this.laneAssignments.size > e)
              for (let t of this.laneAssignments.keys()) t >= e && this.laneAssignments.delete(t)
            ;(this.lanesChangedFlag &&
              ((this.lanesChangedFlag = !1),
              (this.lanesSettling = !0),
              (this.measurementsCache = []),
              (this._singleLaneMeasurements = null),
              this.itemSizeCache.clear(),
              this.laneAssignments.clear(),
              (this.pendingMin = null)),
              this.measurementsCache.length === 0 &&
                !this.lanesSettling &&
                ((this.measurementsCache = this.options.initialMeasurementsCache),
                this.measurementsCache.forEach((e) => {
                  this.itemSizeCache.set(e.key, e.size)
                })))
            let d = this.lanesSettling ? 0 : (this.pendingMin ?? 0)
            if (
              ((this.pendingMin = null),
              this.lanesSettling && this.measurementsCache.length === e && (this.lanesSettling = !1),
              a === 1)
            ) {
              let i = e * 2,
                a = this._singleLaneMeasurements?.flat
              if (!a || a.length < i) {
                let e = new Float64Array(i)
                ;(a && d > 0 && e.set(a.subarray(0, d * 2)), (a = e))
              }
              let s = d === 0 ? Array(e) : this._singleLaneMeasurements.items.slice(),
                l
              if (d === 0) l = t + n
              else {
                let e = d - 1
                l = a[e * 2] + a[e * 2 + 1] + c
              }
              for (let t = d; t < e; t++) {
                let e = r(t)
                s[t] = e
                let n = u.get(e),
                  i = typeof n == `number` ? n : this.options.estimateSize(t)
                ;((a[t * 2] = l), (a[t * 2 + 1] = i), (l += i + c))
              }
              this._singleLaneMeasurements = { flat: a, items: s }
              let f = o(s, a)
              return ((this.measurementsCache = f), f)
            }
            let f = this.measurementsCache.slice(0, d),
              p = Array(a).fill(void 0),
              m = new Float64Array(a),
              h = 0
            for (let e = 0; e < d; e++) {
              let t = f[e]
              t && (p[t.lane] === void 0 && h++, (p[t.lane] = e), (m[t.lane] = t.end))
            }
            for (let i = d; i < e; i++) {
              let e = r(i),
                o = this.laneAssignments.get(i),
                l,
                d,
                g = s === `estimate` || u.has(e)
              if (o !== void 0 && this.options.lanes > 1) {
                l = o
                let e = p[l],
                  r = e === void 0 ? void 0 : f[e]
                d = r ? r.end + c : t + n
              } else if (h === a) {
                let e = 0,
                  t = m[0],
                  n = p[0]
                for (let r = 1; r < a; r++) {
                  let i = m[r]
                  ;(i < t || (i === t && p[r] < n)) && ((e = r), (t = i), (n = p[r]))
                }
                ;((l = e), (d = t + c), g && this.laneAssignments.set(i, l))
              } else ((l = i % this.options.lanes), (d = t + n), g && this.laneAssignments.set(i, l))
              let _ = u.get(e),
                v = typeof _ == `number` ? _ : this.options.estimateSize(i),
                y = d + v
              ;((f[i] = { index: i, start: d, size: v, end: y, key: e, lane: l }),
                p[l] === void 0 && h++,
                (p[l] = i),
                (m[l] = y))
            }
            return ((this.measurementsCache = f), f)
          },
          { key: !1, debug: () => this.options.debug },
        )),
        (this.calculateRange = s(
          () => [
            this.getMeasurements(),
            this.getSize(),
            this.getScrollOffset(),
            this.options.lanes,
            this._getLayoutTotalSize() + this.options.scrollMargin,
          ],
          (e, t, n, r, i) => {
            if (e.length === 0 || t === 0) return ((this.range = null), null)
            let a = Math.max(i - t, 0)
            return (
              (this.range = V(
                e,
                t,
                Math.min(n, a),
                r,
                r === 1 && this._singleLaneMeasurements !== null ? this._singleLaneMeasurements.flat : null,
              )),
              this.range
            )
          },
          { key: !1, debug: () => this.options.debug },
        )),
        (this.getVirtualIndexes = s(
          () => {
            let e = null,
              t = null,
              n = this.calculateRange()
            return (
              n && ((e = n.startIndex), (t = n.endIndex)),
              this.maybeNotify.updateDeps([this.isScrolling, e, t]),
              [this.options.rangeExtractor, this.options.overscan, this.options.count, e, t, this.options.lanes]
            )
          },
          (e, t, n, r, i, a) =>
            r === null || i === null ? [] : e({ startIndex: r, endIndex: i, overscan: t, count: n, lanes: a }),
          { key: !1, debug: () => this.options.debug },
        )),
        (this.indexFromElement = (e) => {
          let t = this.options.indexAttribute,
            n = e.getAttribute(t)
          return n ? parseInt(n, 10) : (console.warn(`Missing attribute name '${t}={index}' on measured element.`), -1)
        }),
        (this.shouldMeasureDuringScroll = (e) => {
          if (!I(this.scrollState)) return !0
          let t = this.scrollState.index ?? this.getVirtualItemForOffset(this.scrollState.lastTargetOffset)?.index
          if (t !== void 0 && this.range) {
            let n = Math.max(this.options.overscan, Math.ceil((this.range.endIndex - this.range.startIndex) / 2)),
              r = Math.max(0, t - n),
              i = Math.min(this.options.count - 1, t + n)
            return e >= r && e <= i
          }
          return !0
        }),
        (this.measureElement = (e) => {
          if (!e) {
            this.elementsCache.forEach((e, t) => {
              e.isConnected || (this.observer.unobserve(e), this.elementsCache.delete(t))
            })
            return
          }
          let t = this.indexFromElement(e)
          if (!this.isIndexInRange(t)) return
          let n = this.options.getItemKey(t),
            r = this.elementsCache.get(n)
          ;(r !== e && (r && this.observer.unobserve(r), this.observer.observe(e), this.elementsCache.set(n, e)),
            e.isConnected &&
              (!this.isScrolling || this.scrollState) &&
              this.shouldMeasureDuringScroll(t) &&
              this.resizeItem(t, this.options.measureElement(e, void 0, this)))
        }),
        (this.resizeItem = (e, t) => {
          var n
          if (!this.isIndexInRange(e)) return
          this._resizeBatch?.sync && this.getMeasurements()
          let r,
            i,
            a,
            o = this._singleLaneMeasurements?.flat
          if (this.options.lanes === 1 && o != null)
            ((a = this.options.getItemKey(e)), (i = o[e * 2]), (r = o[e * 2 + 1]))
          else {
            let t = this.measurementsCache[e]
            if (!t) return
            ;((a = t.key), (i = t.start), (r = t.size))
          }
          let s = this.itemSizeCache.get(a) ?? r,
            c = t - s
          if (c !== 0) {
            let o =
                this.options.anchorTo === `end` &&
                !I(this.scrollState) &&
                this.getVirtualDistanceFromEnd() <= this.options.scrollEndThreshold,
              l = o ? this._getLayoutTotalSize() : 0,
              u = this.getScrollOffset(),
              d = this.itemSizeCache.has(a) ? i + s <= u && this.scrollDirection !== `backward` : i < u,
              f =
                !I(this.scrollState) &&
                (this.shouldAdjustScrollPositionOnItemSizeChange === void 0
                  ? d
                  : this.shouldAdjustScrollPositionOnItemSizeChange(
                      this.measurementsCache[e] ?? { index: e, key: a, start: i, size: r, end: i + r, lane: 0 },
                      c,
                      this,
                    ))
            ;((this.pendingMin === null || e < this.pendingMin) && (this.pendingMin = e),
              this.itemSizeCache.set(a, t),
              this.itemSizeCacheVersion++)
            let p = !1
            if (
              (this._awaitingCommandReadBack() ||
                (o
                  ? (p = this.applyScrollAdjustment(this._getLayoutTotalSize() - l))
                  : f && (p = this.applyScrollAdjustment(c))),
              this._resizeBatch)
            ) {
              ;((this._resizeBatch.notify = !0), (n = this._resizeBatch).sync || (n.sync = p))
              return
            }
            ;(this.notify(p), this._noteClampMax(), this._flushHoldIfReady(!0), this._retryClampedAdjustment())
          }
        }),
        (this.getVirtualItems = s(
          () => [this.getVirtualIndexes(), this.getMeasurements(), this._holdOffset],
          (e, t, n) => {
            let r = []
            for (let i = 0, a = e.length; i < a; i++) {
              let a = t[e[i]]
              r.push(n === 0 ? a : { ...a, start: a.start - n, end: a.end - n })
            }
            return r
          },
          { key: !1, debug: () => this.options.debug },
        )),
        (this.getVirtualItemForOffset = (e) => {
          let t = this.getMeasurements()
          if (t.length === 0) return
          let n = this._singleLaneMeasurements?.flat,
            r = this.options.lanes === 1 && n != null
          return c(t[z(0, t.length - 1, r ? (e) => n[e * 2] : (e) => c(t[e]).start, e)])
        }),
        (this._noteClampMax = () => {
          if (!this._awaitingCommandReadBack()) return
          let e = this._elementMaxScrollOffset()
          if (e === null) return
          let t = this.pendingWrite,
            n = Math.max(e, 0) + this._holdOffset
          if (n >= t.target) return
          let r = (t.lowMaxes ??= [])
          r[r.length - 1] !== n && r.push(n)
        }),
        (this.getMaxScrollOffset = () => (this._elementMaxScrollOffset() ?? 0) + this._holdOffset),
        (this._toLayoutOffset = (e) => {
          let t = e + this._holdOffset
          return (this.pendingScrollAnchor?.kind === `anchor` && (t += this.pendingScrollAnchor.delta), t)
        }),
        (this._elementMaxScrollOffset = () => {
          let e = this.scrollElement
          if (e === null) return null
          if (`scrollHeight` in e)
            return this.options.horizontal ? e.scrollWidth - e.clientWidth : e.scrollHeight - e.clientHeight
          if (`document` in e) {
            let t = e.document.documentElement
            return this.options.horizontal ? t.scrollWidth - e.innerWidth : t.scrollHeight - e.innerHeight
          }
          return null
        }),
        (this._momentumStop = null),
        (this._stopMomentum = (e) => {
          let t = this.scrollElement,
            n = this.targetWindow
          if (t === null || n === null) return
          let r = `document` in t ? t.document.scrollingElement : t
          if (!r?.style) return
          if (this._momentumStop) {
            this._momentumStop.done = e
            return
          }
          let { style: i } = r,
            a = this.options.horizontal ? `overflow-x` : `overflow-y`,
            o = i.getPropertyValue(a),
            s = i.getPropertyPriority(a),
            c = () => (this.options.horizontal ? r.clientHeight : r.clientWidth),
            l = c()
          if ((i.setProperty(a, `hidden`, `important`), c() !== l)) {
            i.setProperty(a, o, s)
            return
          }
          let u = {
            restore: () =>
              i.getPropertyValue(a) !== `hidden` || i.getPropertyPriority(a) !== `important`
                ? !1
                : (i.setProperty(a, o, s), !0),
            done: e,
          }
          ;((this._momentumStop = u),
            n.requestAnimationFrame(() =>
              n.requestAnimationFrame(() => {
                this._momentumStop === u && ((this._momentumStop = null), u.restore() && u.done())
              }),
            ))
        }),
        (this._clampedBy = (e) => {
          let t = this._elementMaxScrollOffset()
          if (t === null) return null
          let n = t + this._holdOffset
          return e > n + 0.5 ? { target: e, maxAtWrite: n } : null
        }),
        (this.getVirtualDistanceFromEnd = () =>
          Math.max(
            this._getLayoutTotalSize() + this.options.scrollMargin - this.getSize() - this.getScrollOffset(),
            0,
          )),
        (this.getDistanceFromEnd = () => Math.max(this.getMaxScrollOffset() - this.getScrollOffset(), 0)),
        (this.isAtEnd = (e = this.options.scrollEndThreshold) => this.getDistanceFromEnd() <= e),
        (this.getOffsetForAlignment = (e, t, n = 0) => {
          if (!this.scrollElement) return 0
          let r = this.getSize(),
            i = this.getScrollOffset()
          ;(t === `auto` && (t = e >= i + r ? `end` : `start`),
            t === `center` ? (e += (n - r) / 2) : t === `end` && (e -= r))
          let a = this.getMaxScrollOffset()
          return Math.max(Math.min(a, e), 0)
        }),
        (this.getOffsetForIndex = (e, t = `auto`) => {
          e = Math.max(0, Math.min(e, this.options.count - 1))
          let n = this.getSize(),
            r = this.getScrollOffset(),
            i = this.getMeasurements()[e]
          if (!i) return
          if (t === `auto`) {
            if (i.end >= r + n - this.options.scrollPaddingEnd) t = `end`
            else if (i.start <= r + this.options.scrollPaddingStart) t = `start`
            else return [r, t]
          }
          if (t === `end` && e === this.options.count - 1) {
            let e = this.getMaxScrollOffset(),
              n = e - this.options.paddingEnd + this.options.scrollPaddingEnd
            return [Math.max(Math.min(n, e), 0), t]
          }
          let a = t === `end` ? i.end + this.options.scrollPaddingEnd : i.start - this.options.scrollPaddingStart
          return [this.getOffsetForAlignment(a, t, i.size), t]
        }),
        (this.scrollToOffset = (e, { align: t = `start`, behavior: n = `auto` } = {}) => {
          this._startScroll({ index: null, align: t }, this.getOffsetForAlignment(e, t), n, `absolute`)
        }),
        (this.scrollToIndex = (e, { align: t = `auto`, behavior: n = `auto` } = {}) => {
          e = Math.max(0, Math.min(e, this.options.count - 1))
          let r = this.getOffsetForIndex(e, t)
          if (!r) return
          let [i, a] = r
          this._startScroll({ index: e, align: a }, i, n, `absolute`)
        }),
        (this.scrollBy = (e, { behavior: t = `auto` } = {}) => {
          let n = this.getOffsetForAlignment((this.getCommandWrittenOffset() ?? this.getScrollOffset()) + e, `start`)
          this._startScroll({ index: null, align: `start` }, n, t, `relative`)
        }),
        (this.scrollToEnd = ({ behavior: e = `auto` } = {}) => {
          this.options.count > 0
            ? this._startScroll(
                { index: this.options.count - 1, align: `end`, toEnd: !0 },
                Math.max(this.getMaxScrollOffset(), 0),
                e,
                `absolute`,
              )
            : this.scrollToOffset(Math.max(this.getTotalSize() - this.getSize(), 0), { behavior: e })
        }),
        (this.cancelScroll = () => {
          ;(this.rafId != null &&
            this.targetWindow &&
            (this.targetWindow.cancelAnimationFrame(this.rafId), (this.rafId = null)),
            (this.scrollState = null))
        }),
        (this.getTotalSize = () => Math.max(this._getLayoutTotalSize() - this._holdOffset, 0)),
        (this._getLayoutTotalSize = () => {
          let e = this.getMeasurements(),
            t
          if (e.length === 0) t = this.options.paddingStart
          else if (this.options.lanes === 1) {
            let n = e.length - 1,
              r = this._singleLaneMeasurements?.flat
            t = r == null ? (e[n]?.end ?? 0) : r[n * 2] + r[n * 2 + 1]
          } else {
            let n = Array(this.options.lanes).fill(null),
              r = e.length - 1
            for (; r >= 0 && n.some((e) => e === null);) {
              let t = e[r]
              ;(n[t.lane] === null && (n[t.lane] = t.end), r--)
            }
            t = Math.max(...n.filter((e) => e !== null))
          }
          return Math.max(t - this.options.scrollMargin + this.options.paddingEnd, 0)
        }),
        (this.takeSnapshot = () => {
          let e = []
          if (this.itemSizeCache.size === 0) return e
          let t = this.getMeasurements()
          for (let n of t)
            n &&
              this.itemSizeCache.has(n.key) &&
              e.push({ index: n.index, key: n.key, start: n.start, size: n.size, end: n.end, lane: n.lane })
          return e
        }),
        (this._scrollToOffset = (e, { adjustments: t, behavior: n } = {}) => {
          let r = { target: e + (t ?? 0), smooth: n === `smooth` }
          return (
            (this.pendingWrite = r),
            this.options.scrollToFn(e - this._holdOffset, { behavior: n, adjustments: t }, this),
            r
          )
        }),
        (this.getCommandWrittenOffset = () =>
          this.scrollState !== null && this.pendingWrite !== null && !this.pendingWrite.smooth
            ? this.pendingWrite.target
            : null),
        (this._awaitingCommandReadBack = () => {
          let e = this.getCommandWrittenOffset()
          return !(v() && this._iosGesture.dragging()) && e !== null && !l(e, this.getScrollOffset())
        }),
        (this._followOffsetTarget = (e) => {
          this.scrollState !== null && this.scrollState.index == null && (this.scrollState.lastTargetOffset += e)
        }),
        (this.measure = () => {
          ;((this.pendingMin = null),
            this.itemSizeCache.clear(),
            this.laneAssignments.clear(),
            this.itemSizeCacheVersion++,
            this.notify(!1))
        }),
        this.setOptions(e))
    }
    get scrollAdjustments() {
      return 0
    }
    applyScrollAdjustment(e, t) {
      if (e === 0) return !1
      if ((this._followOffsetTarget(e), this._canWriteScroll())) {
        let n = this.getScrollOffset()
        this._clampedAdjustment = this._clampedBy(n + e)
        let r = this._scrollToOffset(n, { adjustments: e, behavior: t })
        return (
          this.scrollOffset !== null &&
            (this.pendingWrite === r && (this.scrollOffset += e), this.scrollOffset < 0 && (this.scrollOffset = 0)),
          !0
        )
      }
      return ((this._holdOffset += e), this.scrollOffset !== null && (this.scrollOffset += e), !0)
    }
    scheduleScrollReconcile() {
      this.targetWindow
        ? (this.rafId ??= this.targetWindow.requestAnimationFrame(() => {
            ;((this.rafId = null), this.reconcileScroll())
          }))
        : (this.scrollState = null)
    }
    getScrollStateTarget(e) {
      let t = e.toEnd
        ? [Math.max(this.getMaxScrollOffset(), 0)]
        : e.index == null
          ? void 0
          : this.getOffsetForIndex(e.index, e.align)
      return t ? t[0] : e.lastTargetOffset
    }
    reconcileScroll() {
      if (!this.scrollState || !this.scrollElement) return
      if (this.now() - this.scrollState.startedAt > 5e3) {
        this.scrollState = null
        return
      }
      if (this.scrollState.phase === `queued`) {
        this.scheduleScrollReconcile()
        return
      }
      this.getMeasurements()
      let e = this.getScrollStateTarget(this.scrollState),
        t = this.scrollState.index == null ? 1 : this.options.useAnimationFrameWithResizeObserver ? 3 : 2,
        n = e !== this.scrollState.lastTargetOffset
      if (!n && l(e, this.getScrollOffset())) {
        if (
          (this.scrollState.phase === `smooth`
            ? (this.scrollState.phase = `smoothLanded`)
            : this.scrollState.phase === `smoothFinishing` && (this.scrollState.phase = `instant`),
          this.scrollState.stableFrames++,
          this.scrollState.stableFrames >= t)
        ) {
          ;(this.getScrollOffset() !== e && this._scrollToOffset(e, { behavior: `auto` }), (this.scrollState = null))
          return
        }
      } else if (((this.scrollState.stableFrames = 0), n)) {
        let t = this.getSize() || 600,
          n = Math.abs(e - this.getScrollOffset()),
          r = I(this.scrollState) && n > t
        ;((this.scrollState.lastTargetOffset = e),
          r
            ? (this.scrollState.phase = `smooth`)
            : this.scrollState.phase === `smooth`
              ? (this.scrollState.phase = `smoothFinishing`)
              : this.scrollState.phase === `smoothLanded` && (this.scrollState.phase = `instant`),
          this._scrollToOffset(e, { behavior: r ? `smooth` : `auto` }))
      }
      this.scheduleScrollReconcile()
    }
    _startScroll(e, t, n, r) {
      ;((this.pendingScrollAnchor = null), (this._clampedAdjustment = null))
      let i = this._iosGesture.tail()
      if (r === `absolute` && i !== null) {
        if (i === `fling` && x()) {
          ;(this._stopMomentum(() => {
            this.scrollState?.phase !== `queued` ||
              this._iosGesture.tail() !== `fling` ||
              this._reportedOverscroll ||
              (this._iosGesture.end(), this._flushHoldIfReady(!0), this._writeAwaitingCommand())
          }),
            (this.scrollState = {
              ...e,
              startedAt: this.now(),
              lastTargetOffset: t,
              stableFrames: 0,
              phase: `queued`,
              behavior: n,
              samples: [],
            }),
            this.scheduleScrollReconcile())
          return
        }
        this._iosGesture.end()
      }
      ;((this.scrollState = {
        ...e,
        startedAt: this.now(),
        lastTargetOffset: t,
        stableFrames: 0,
        behavior: n,
        phase: F(n, e.index != null && l(t, this.getScrollOffset())),
      }),
        this._scrollToOffset(t, { behavior: n }),
        this.scheduleScrollReconcile())
    }
  },
  z = (e, t, n, r) => {
    for (; e <= t;) {
      let i = ((e + t) / 2) | 0,
        a = n(i)
      if (a < r) e = i + 1
      else if (a > r) t = i - 1
      else return i
    }
    return e > 0 ? e - 1 : 0
  }
function B(e, t, n) {
  let r = 0
  for (; r <= t;) {
    let i = ((r + t) / 2) | 0,
      a = e[i * 2]
    if (a < n) r = i + 1
    else if (a > n) t = i - 1
    else return i
  }
  return r > 0 ? r - 1 : 0
}
function V(e, t, n, r, i) {
  let a = e.length - 1
  if (e.length <= r) return { startIndex: 0, endIndex: a }
  if (r === 1 && i !== null) {
    let e = B(i, a, n),
      r = e,
      o = n + t
    for (; r < a && i[r * 2] + i[r * 2 + 1] < o;) r++
    return { startIndex: e, endIndex: r }
  }
  let o = z(0, a, (t) => e[t].start, n),
    s = o
  if (r === 1) for (; s < a && e[s].end < n + t;) s++
  else if (r > 1) {
    let i = Array(r).fill(0)
    for (; s < a && i.some((e) => e < n + t);) {
      let t = e[s]
      ;((i[t.lane] = t.end), s++)
    }
    let c = Array(r).fill(n + t)
    for (; o >= 0 && c.some((e) => e >= n);) {
      let t = e[o]
      ;((c[t.lane] = t.start), o--)
    }
    ;((o = Math.max(0, o - (o % r))), (s = Math.min(a, s + (r - 1 - (s % r)))))
  }
  return { startIndex: o, endIndex: s }
}
var H = typeof document < `u` ? r.useLayoutEffect : r.useEffect
function U({ useFlushSync: e = !0, directDomUpdates: t = !1, directDomUpdatesMode: n = `transform`, ...a }) {
  let o = r.useReducer((e) => e + 1, 0)[1],
    s = r.useRef({
      enabled: t,
      mode: n,
      container: null,
      lastSize: null,
      lastPositions: new WeakMap(),
      prevRange: null,
    })
  ;((s.current.enabled = t), (s.current.mode = n))
  let c = r.useRef(!1),
    l = (e) => {
      let t = s.current
      if (!t.enabled || !t.container) return
      let n = e.getTotalSize()
      if (n !== t.lastSize) {
        t.lastSize = n
        let r = e.options.horizontal ? `width` : `height`
        t.container.style[r] = `${n}px`
      }
    },
    u = (e, t, n) => {
      let r = s.current,
        i = !!e.options.horizontal,
        a = t.start - e.options.scrollMargin
      r.lastPositions.get(n) !== a &&
        (r.lastPositions.set(n, a),
        r.mode === `transform`
          ? (n.style.transform = i ? `translate3d(${a}px, 0, 0)` : `translate3d(0, ${a}px, 0)`)
          : (n.style[i ? `left` : `top`] = `${a}px`))
    },
    d = (e) => {
      let t = s.current
      if (t.enabled && t.container) {
        l(e)
        for (let t of e.getVirtualItems()) {
          let n = e.elementsCache.get(t.key)
          n && u(e, t, n)
        }
      }
    },
    f = {
      ...a,
      onChange: (t, n) => {
        var r
        let l = s.current,
          u = !0
        if (l.enabled) {
          d(t)
          let e = t.range,
            n = l.prevRange
          ;((u = !n || n.isScrolling !== t.isScrolling || n.startIndex !== e?.startIndex || n.endIndex !== e?.endIndex),
            u &&
              (l.prevRange = e ? { startIndex: e.startIndex, endIndex: e.endIndex, isScrolling: t.isScrolling } : null))
        }
        ;(u && (e && n && !c.current ? (0, i.flushSync)(o) : o()), (r = a.onChange) == null || r.call(a, t, n))
      },
    },
    [p] = r.useState(() => {
      let e = new R(f),
        t = e.measureElement
      return (
        (e.measureElement = (n) => {
          c.current = !0
          try {
            t(n)
          } finally {
            c.current = !1
          }
          let r = s.current
          if (n !== null && r.enabled && r.container) {
            let t = e.measurementsCache[e.indexFromElement(n)]
            t && u(e, t, n)
          }
        }),
        Object.assign(e, {
          containerRef: (t) => {
            let n = s.current
            ;((n.container = t), (n.lastSize = null), t !== null && d(e))
          },
        })
      )
    })
  return (
    p.setOptions(f),
    H(() => p._didMount(), []),
    H(() => (l(p), p._willUpdate())),
    H(() => {
      d(p)
    }),
    p
  )
}
function W(e) {
  return U({ observeElementRect: O, observeElementOffset: M, scrollToFn: P, ...e })
}
export { W as t }
