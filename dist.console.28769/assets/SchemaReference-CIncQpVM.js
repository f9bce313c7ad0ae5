import { C as e, S as t, _ as n, f as r, g as i, m as a, p as o, v as s, x as c } from './graphiql-ZNi8L2Su.js'
import { t as l } from './forEachState-C2rvUFya.js'
function u(e, r) {
  let a = {
    schema: e,
    type: null,
    parentType: null,
    inputType: null,
    directiveDef: null,
    fieldDef: null,
    argDef: null,
    argDefs: null,
    objectFieldDefs: null,
  }
  return (
    l(r, (r) => {
      switch (r.kind) {
        case `Query`:
        case `ShortQuery`:
          a.type = e.getQueryType()
          break
        case `Mutation`:
          a.type = e.getMutationType()
          break
        case `Subscription`:
          a.type = e.getSubscriptionType()
          break
        case `InlineFragment`:
        case `FragmentDefinition`:
          r.type && (a.type = e.getType(r.type))
          break
        case `Field`:
        case `AliasedField`:
          ;((a.fieldDef = a.type && r.name ? d(e, a.parentType, r.name) : null), (a.type = a.fieldDef?.type))
          break
        case `SelectionSet`:
          a.parentType = a.type ? c(a.type) : null
          break
        case `Directive`:
          a.directiveDef = r.name ? e.getDirective(r.name) : null
          break
        case `Arguments`:
          let o = r.prevState
            ? r.prevState.kind === `Field`
              ? a.fieldDef
              : r.prevState.kind === `Directive`
                ? a.directiveDef
                : r.prevState.kind === `AliasedField`
                  ? r.prevState.name && d(e, a.parentType, r.prevState.name)
                  : null
            : null
          a.argDefs = o ? o.args : null
          break
        case `Argument`:
          if (((a.argDef = null), a.argDefs)) {
            for (let e = 0; e < a.argDefs.length; e++)
              if (a.argDefs[e].name === r.name) {
                a.argDef = a.argDefs[e]
                break
              }
          }
          a.inputType = a.argDef?.type
          break
        case `EnumValue`:
          let l = a.inputType ? c(a.inputType) : null
          a.enumValue = l instanceof i ? f(l.getValues(), (e) => e.value === r.name) : null
          break
        case `ListValue`:
          let u = a.inputType ? t(a.inputType) : null
          a.inputType = u instanceof s ? u.ofType : null
          break
        case `ObjectValue`:
          let p = a.inputType ? c(a.inputType) : null
          a.objectFieldDefs = p instanceof n ? p.getFields() : null
          break
        case `ObjectField`:
          let m = r.name && a.objectFieldDefs ? a.objectFieldDefs[r.name] : null
          ;((a.inputType = m?.type), (a.fieldDef = m))
          break
        case `NamedType`:
          a.type = r.name ? e.getType(r.name) : null
      }
    }),
    a
  )
}
function d(t, n, i) {
  if (i === r.name && t.getQueryType() === n) return r
  if (i === o.name && t.getQueryType() === n) return o
  if (i === a.name && e(n)) return a
  if (n && n.getFields) return n.getFields()[i]
}
function f(e, t) {
  for (let n = 0; n < e.length; n++) if (t(e[n])) return e[n]
}
function p(e) {
  return { kind: `Field`, schema: e.schema, field: e.fieldDef, type: v(e.fieldDef) ? null : e.parentType }
}
function m(e) {
  return { kind: `Directive`, schema: e.schema, directive: e.directiveDef }
}
function h(e) {
  return e.directiveDef
    ? { kind: `Argument`, schema: e.schema, argument: e.argDef, directive: e.directiveDef }
    : {
        kind: `Argument`,
        schema: e.schema,
        argument: e.argDef,
        field: e.fieldDef,
        type: v(e.fieldDef) ? null : e.parentType,
      }
}
function g(e) {
  return { kind: `EnumValue`, value: e.enumValue || void 0, type: e.inputType ? c(e.inputType) : void 0 }
}
function _(e, t) {
  return { kind: `Type`, schema: e.schema, type: t || e.type }
}
function v(e) {
  return e.name.slice(0, 2) === `__`
}
export { _ as a, p as i, m as n, u as o, g as r, h as t }
