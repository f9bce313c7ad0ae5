import { words } from '../../words/words.ts'

/** How people call the fields of a customer. */
export const fieldWords = words({
  en: {
    name: 'Name',
    kind: 'Kind',
    email: 'E-mail',
    phone: 'Phone',
    country: 'Country',
    language: 'Language',
    lifecycle: 'Lifecycle stage',
    owner: 'Owner',
    tags: 'Tags',
    createdAt: 'Added',
    updatedAt: 'Changed',
    timeZone: 'Time zone',
    externalIds: 'External ids',
    kinds: { PERSON: 'Person', ORGANISATION: 'Organisation' },
    countryCode: 'Country (two letters, such as DE)',
    languageTag: 'Language (such as en or zh-CN)',
    tagLines: 'Tags (one per line)',
    nobody: 'Nobody',
    currencyOf: (column: string) => `${column}: currency`,
  },
  zh: {
    name: '名称',
    kind: '类型',
    email: '电子邮件',
    phone: '电话',
    country: '国家',
    language: '语言',
    lifecycle: '生命周期',
    owner: '负责人',
    tags: '标签',
    createdAt: '添加时间',
    updatedAt: '更改时间',
    timeZone: '时区',
    externalIds: '外部编号',
    kinds: { PERSON: '个人', ORGANISATION: '机构' },
    countryCode: '国家（两位代码，如 DE）',
    languageTag: '语言（如 en 或 zh-CN）',
    tagLines: '标签（每行一个）',
    nobody: '无',
    currencyOf: (column) => `${column}：货币`,
  },
})

/** A field of a record by the name that people know, else as the graph calls it. */
export const fieldText = (field: string): string => {
  const known = (fieldWords() as Readonly<Record<string, unknown>>)[field]
  return typeof known === 'string' ? known : field
}
