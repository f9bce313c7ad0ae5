import { CustomerFilterFieldsDocument, OwnersDocument } from '../../generated/operations.ts'
import { useData } from '../../graph/hooks.ts'
import * as format from '../../format/format.ts'
import { words } from '../../words/words.ts'
import { fieldWords } from './fields.ts'
import { lifecycles, lifecycleText } from './lifecycle.tsx'

const t = words({
  en: {
    operators: {
      eq: 'is',
      ne: 'is not',
      in: 'is one of',
      notIn: 'is none of',
      contains: 'contains',
      startsWith: 'begins with',
      gt: 'above',
      gte: 'from',
      lt: 'below',
      lte: 'to',
      isNull: 'is empty',
      hasAny: 'has one of',
      hasAll: 'has all of',
      hasNone: 'has none of',
    },
    yes: 'yes',
    no: 'no',
  },
  zh: {
    operators: {
      eq: '等于',
      ne: '不等于',
      in: '属于',
      notIn: '不属于',
      contains: '包含',
      startsWith: '开头为',
      gt: '大于',
      gte: '从',
      lt: '小于',
      lte: '至',
      isNull: '为空',
      hasAny: '包含任一',
      hasAll: '包含全部',
      hasNone: '不包含',
    },
    yes: '是',
    no: '否',
  },
})

/** What can be typed for a value. */
type ValueKind = 'text' | 'texts' | 'number' | 'date' | 'instant' | 'flag' | 'choice' | 'choices'

export interface FilterOperator {
  readonly name: string
  readonly title: string
  readonly kind: ValueKind
  /** What there is to choose from. */
  readonly options: readonly (readonly [value: string, title: string])[]
}

export interface FilterField {
  readonly name: string
  readonly title: string
  readonly hint: string | undefined
  readonly operators: readonly FilterOperator[]
}

interface TypeRef {
  readonly name: string | null
  readonly kind: string
  readonly enumValues?: readonly { readonly name: string }[] | null
  readonly ofType?: TypeRef | null
}

const leafOf = (type: TypeRef): TypeRef => (type.ofType ? leafOf(type.ofType) : type)
const isList = (type: TypeRef): boolean => type.kind === 'LIST' || (type.ofType ? isList(type.ofType) : false)

const kindOf = (type: TypeRef): ValueKind => {
  const leaf = leafOf(type)
  if (leaf.kind === 'ENUM') return isList(type) ? 'choices' : 'choice'
  if (leaf.name === 'Boolean') return 'flag'
  if (leaf.name === 'DateTime') return 'instant'
  if (leaf.name === 'Date') return 'date'
  if (leaf.name === 'Int' || leaf.name === 'Float' || leaf.name === 'Decimal') return 'number'
  return isList(type) ? 'texts' : 'text'
}

/** A value of an enum in words: in English those of its key, where it has none of its own. */
const choiceText = (value: string): string => {
  const lifecycle = lifecycles.find((one) => one === value)
  if (lifecycle) return lifecycleText(lifecycle)
  return (fieldWords().kinds as Readonly<Record<string, string>>)[value] ?? format.keyWords(value)
}

const named = (names: object, key: string): string =>
  (names as Readonly<Record<string, string>>)[key] ?? format.keyWords(key.replaceAll(/([A-Z])/g, ' $1'))

/** The fields that customers can be filtered by, as the server's schema has them now; owners by name only where they are needed. */
export const useFilterFields = (withOwners: boolean): readonly FilterField[] => {
  const { data } = useData(CustomerFilterFieldsDocument, {})
  const { data: people } = useData(OwnersDocument, {}, { pause: !withOwners })
  const owners = (people?.users.nodes ?? []).map(({ id, name }) => [id, name] as const)
  return (data?.__type?.inputFields ?? []).flatMap(({ name, description, type }) => {
    const isOwner = name === 'owner'
    // Groups of conditions, ids and raw JSON are for programs.
    if (!type.inputFields || type.name === 'CustomerFilter' || (type.name === 'IdFilter' && !isOwner)) return []
    const operators = type.inputFields
      .filter((operator) => !(operator.type.kind === 'INPUT_OBJECT') && !/^(?:lte|gt|ne|notIn)$/.test(operator.name))
      .map(({ name: operator, type: of }): FilterOperator => {
        const enumValues = leafOf(of).enumValues ?? []
        return {
          name: operator,
          title: named(t().operators, operator),
          kind: isOwner && operator !== 'isNull' ? (isList(of) ? 'choices' : 'choice') : kindOf(of),
          options: isOwner ? owners : enumValues.map(({ name: value }) => [value, choiceText(value)] as const),
        }
      })
      // A choice of several covers that of one.
      .filter(
        ({ name: operator, options }, _i, all) =>
          !(operator === 'eq' && options.length > 0 && all.some((other) => other.name === 'in')),
      )
      .filter(({ name: operator, kind }) => !(operator === 'in' && kind === 'texts'))
      // What most people mean comes first.
      .toSorted((a, b) => Number(a.name === 'isNull') - Number(b.name === 'isNull'))
    return operators.length === 0
      ? []
      : [{ name, title: named(fieldWords(), name), hint: description ?? undefined, operators }]
  })
}

/** A condition's value in words. */
export const valueText = (operator: FilterOperator | undefined, value: unknown): string => {
  const one = (item: unknown) => operator?.options.find(([key]) => key === item)?.[1] ?? String(item)
  if (Array.isArray(value)) return value.map(one).join(', ')
  if (typeof value === 'boolean') return value ? t().yes : t().no
  if (operator?.kind === 'instant') return format.day(String(value))
  return one(value)
}
