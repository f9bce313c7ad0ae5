import type { Operation } from '../graph/graph.ts'
import { ListNamesDocument, OwnersDocument } from '../generated/operations.ts'
import { useData } from '../graph/hooks.ts'
import * as format from '../format/format.ts'
import { fieldText } from '../words/fields.ts'
import { keyText } from '../words/kinds.ts'
import { words } from '../words/words.ts'

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
      inLastDays: 'in the last … days',
      beforeLastDays: 'more than … days ago',
      hasAny: 'has one of',
      hasAll: 'has all of',
      hasNone: 'has none of',
    },
    yes: 'yes',
    no: 'no',
    inList: 'List',
    notInList: 'Not in the list',
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
      inLastDays: '在最近…天内',
      beforeLastDays: '早于最近…天',
      hasAny: '包含任一',
      hasAll: '包含全部',
      hasNone: '不包含',
    },
    yes: '是',
    no: '否',
    inList: '名单',
    notInList: '不在名单中',
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

/** Whose filter is meant, and the fields of it that are filters of one other record. */
export interface Filtered {
  /** The input of the graph, such as `OrderFilter`. */
  readonly filter: string
  /** By field, the input that it takes, such as `{ customer: 'CustomerFilter' }`. */
  readonly within?: Readonly<Record<string, string>>
}

interface InputType {
  readonly inputFields:
    | readonly {
        readonly name: string
        readonly description: string | null
        readonly type: {
          readonly name: string | null
          readonly inputFields: readonly { readonly name: string; readonly type: TypeRef }[] | null
        }
      }[]
    | null
}

const leafFields = 'name kind enumValues { name }'

type FilterInputs = Readonly<Record<string, InputType | null>>

/** Asks for the fields of some inputs, each under its path. */
const fieldsQuery = (inputs: readonly string[]): Operation<FilterInputs, object> => {
  const query: unknown = `query FilterFields { ${inputs
    .map((input, i) => `t${i}: __type(name: ${JSON.stringify(input)}) { ...Input }`)
    .join(' ')} }
  fragment Input on __Type {
    inputFields { name description type { name kind inputFields { name type {
      ${leafFields} ofType { ${leafFields} ofType { ${leafFields} } }
    } } } }
  }`
  return query as Operation<FilterInputs, object>
}

const isOperator = (name: string): boolean => name in t().operators
/** An operator in words; nothing where a condition has none. */
export const operatorText = (name: string): string =>
  (t().operators as Readonly<Record<string, string>>)[name] ?? (name === '' ? '' : fieldText(name))

/** The field of a condition in words: `Customer: country` of `customer.country`. */
export const pathText = (path: string): string => {
  const [first, ...rest] = path.split('.').map(fieldText)
  return [first, ...rest.map((text) => text.toLowerCase())].join(': ')
}

/** Whether a customer is in one of some lists. */
const listFields = (path: string, lists: FilterOperator['options']): readonly FilterField[] =>
  lists.length === 0
    ? []
    : (
        [
          ['some', t().inList],
          ['none', t().notInList],
        ] as const
      ).map(([which, title]) => ({
        name: `${path}.${which}.id`,
        title: path === 'lists' ? title : `${pathText(path.replace(/\.lists$/, ''))}: ${title}`,
        hint: undefined,
        operators: [{ name: 'in', title: operatorText('in'), kind: 'choices', options: lists }],
      }))

const fieldsOf = (
  type: InputType | null | undefined,
  path: string,
  owners: FilterOperator['options'],
  lists: FilterOperator['options'],
): readonly FilterField[] =>
  (type?.inputFields ?? []).flatMap(({ name, description, type: of }) => {
    const at = path + name
    if (of.name === 'Boolean') {
      const flag: FilterOperator = { name: '', title: operatorText('eq'), kind: 'flag', options: [] }
      return [{ name: at, title: pathText(at), hint: description ?? undefined, operators: [flag] }]
    }
    const isOwner = name === 'owner'
    if (of.name === 'CustomerListListFilter') return listFields(`${path}${name}`, lists)
    // Groups of conditions, ids and raw JSON are for programs.
    if (!of.inputFields || (of.name === 'IdFilter' && !isOwner)) return []
    const operators = of.inputFields
      .filter((operator) => isOperator(operator.name) && !/^(?:lte|gt|ne|notIn)$/.test(operator.name))
      .map(({ name: operator, type: given }): FilterOperator => {
        const { name: leaf, enumValues } = leafOf(given)
        return {
          name: operator,
          title: operatorText(operator),
          kind: isOwner && operator !== 'isNull' ? (isList(given) ? 'choices' : 'choice') : kindOf(given),
          options: isOwner
            ? owners
            : (enumValues ?? []).map(({ name: value }) => [value, keyText(leaf ?? '', value)] as const),
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
    return operators.length === 0 ? [] : [{ name: at, title: pathText(at), hint: description ?? undefined, operators }]
  })

/** What fields are about whose names have to be read first. */
export interface NamesNeeded {
  readonly owners: boolean
  readonly lists: boolean
}

/** The fields that a list can be filtered by, as the server's schema has them now; owners and lists by name only where they are needed. */
export const useFilterFields = ({ filter, within = {} }: Filtered, needed: NamesNeeded): readonly FilterField[] => {
  const paths = [
    ['', filter],
    ...Object.entries(within).map(([field, input]) => [`${field}.`, input] as const),
  ] as const
  const { data } = useData(fieldsQuery(paths.map(([, input]) => input)), {})
  const { data: people } = useData(OwnersDocument, {}, { pause: !needed.owners })
  const { data: listed } = useData(ListNamesDocument, {}, { pause: !needed.lists })
  const owners = (people?.users.nodes ?? []).map(({ id, name }) => [id, name] as const)
  const lists = (listed?.customerLists.nodes ?? []).map(({ id, name }) => [id, name] as const)
  return paths.flatMap(([path], i) => fieldsOf(data?.[`t${i}`], path, owners, lists))
}

/** What a field takes in words, such as `product: SKU is A-1`. */
const nestedText = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(nestedText).join(', ')
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.entries(value)
    .map(
      ([name, inner]) =>
        `${isOperator(name) ? operatorText(name) : fieldText(name).toLowerCase()} ${nestedText(inner)}`,
    )
    .join(', ')
}

/** A condition's value in words. */
export const valueText = (operator: FilterOperator | undefined, value: unknown): string => {
  const one = (item: unknown) => operator?.options.find(([key]) => key === item)?.[1] ?? nestedText(item)
  if (Array.isArray(value)) return value.map(one).join(', ')
  if (typeof value === 'boolean') return value ? t().yes : t().no
  if (operator?.kind === 'instant') return format.day(String(value))
  return one(value)
}
