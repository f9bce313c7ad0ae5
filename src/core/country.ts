import countries from 'i18n-iso-countries'

/** Common names that neither the library nor the runtime knows. */
const alsoCalled: Readonly<Record<string, readonly string[]>> = {
  AE: ['UAE', 'Emirates', 'VAE', '阿联酋'],
  BA: ['Bosnia', 'Bosnia Herzegovina', 'BiH'],
  BO: ['Bolivia, Plurinational State of'],
  BN: ['Brunei Darussalam'],
  CD: [
    'DR Congo',
    'DRC',
    'Congo-Kinshasa',
    'Democratic Republic of the Congo',
    'Congo, the Democratic Republic of the',
  ],
  CG: ['Congo-Brazzaville', 'Republic of the Congo', 'Congo'],
  CI: ['Ivory Coast', "Cote d'Ivoire"],
  CN: [
    'Mainland China',
    'PRC',
    "People's Republic of China",
    'P.R. China',
    '中国大陆',
    '中华人民共和国',
    '中國',
    '中國大陸',
  ],
  CV: ['Cape Verde', 'Cabo Verde'],
  CZ: ['Czech Republic', 'Czechia', 'Tschechien', 'Tschechische Republik'],
  DE: ['BRD', 'Federal Republic of Germany'],
  FM: ['Micronesia, Federated States of'],
  GB: [
    ...['UK', 'Great Britain', 'Britain', 'England', 'Scotland', 'Wales', 'Northern Ireland', 'Großbritannien'],
    ...[
      'United Kingdom of Great Britain and Northern Ireland',
      'Schottland',
      'Nordirland',
      'Angleterre',
      '英格兰',
      '苏格兰',
    ],
  ],
  HK: ['Hong Kong', 'Hong Kong SAR', 'Hong Kong SAR China', 'Hong Kong, China', 'Hongkong', '中国香港', '香港'],
  IR: ['Iran, Islamic Republic of', 'Islamic Republic of Iran'],
  KP: ['North Korea', "Korea, Democratic People's Republic of", 'DPRK'],
  KR: ['South Korea', 'Korea', 'Korea, Republic of', 'Republic of Korea', 'Korea (South)', 'Südkorea'],
  LA: ['Laos', "Lao People's Democratic Republic"],
  MD: ['Moldova, Republic of', 'Republic of Moldova'],
  MK: ['Macedonia', 'North Macedonia', 'Macedonia, the former Yugoslav Republic of', 'FYROM'],
  MM: ['Burma', 'Myanmar'],
  MO: ['Macau', 'Macao', 'Macao SAR', '中国澳门', '澳门'],
  NL: ['Holland', 'The Netherlands'],
  PS: ['Palestine', 'Palestinian Territory, Occupied', 'Palestine, State of'],
  RU: ['Russia', 'Russian Federation'],
  SY: ['Syria', 'Syrian Arab Republic'],
  SZ: ['Swaziland', 'Eswatini'],
  TL: ['East Timor', 'Timor-Leste'],
  TR: ['Turkey', 'Türkiye', 'Turkiye', 'Republic of Türkiye'],
  TW: ['Taiwan', 'Taiwan, Province of China', '台湾', '中国台湾', '臺灣'],
  TZ: ['Tanzania, United Republic of'],
  US: [
    'USA',
    'U.S.',
    'United States',
    'United States of America',
    'America',
    'Vereinigte Staaten von Amerika',
    'EUA',
    'EE.UU.',
  ],
  VA: ['Vatican', 'Holy See (Vatican City State)'],
  VE: ['Venezuela, Bolivarian Republic of'],
  VG: ['Virgin Islands, British'],
  VI: ['Virgin Islands, U.S.'],
  VN: ['Vietnam', 'Viet Nam'],
}

/** Words that may occur in a name or be missing. */
const small = new Set(['the', 'of', 'and'])

/** What all spellings of a name have in common: `Korea, Republic of` and `the Republic of Korea`. */
const keyOf = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}|[.'’ʼ]/gu, '')
    .replaceAll('ß', 'ss')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !small.has(word))
    .map((word) => (word === 'st' ? 'saint' : word))
    .toSorted()
    .join(' ')

/** Languages whose names take precedence if one word means two countries. */
const first = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'zh']

const namesOf = (language: string): [string, string][] =>
  Object.entries(countries.getNames(language, { select: 'all' })).flatMap(([code, names]) =>
    names.map((name): [string, string] => [keyOf(name), code]),
  )

const runtimeNames = (language: string): [string, string][] => {
  const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
  return Object.keys(countries.getAlpha2Codes()).flatMap((code): [string, string][] => {
    const name = display.of(code)
    return name === undefined ? [] : [[keyOf(name), code]]
  })
}

const readNames = (): Map<string, string> => {
  const names = new Map<string, string>()
  const add = (pairs: readonly [string, string][]) => {
    for (const [key, code] of pairs) if (key !== '' && !names.has(key)) names.set(key, code)
  }
  for (const [code, others] of Object.entries(alsoCalled)) add(others.map((name) => [keyOf(name), code]))
  for (const language of first) add([...namesOf(language), ...runtimeNames(language)])
  const rest = new Map<string, string | undefined>()
  for (const language of countries.langs().filter((other) => !first.includes(other))) {
    // A word that means two countries in two languages, such as Kongo, identifies neither.
    for (const [key, code] of namesOf(language)) rest.set(key, (rest.get(key) ?? code) === code ? code : undefined)
  }
  add([...rest].flatMap(([key, code]): [string, string][] => (code === undefined ? [] : [[key, code]])))
  for (const [alpha3, code] of Object.entries(countries.getAlpha3Codes())) add([[keyOf(alpha3), code]])
  return names
}

let known: Map<string, string> | undefined

/**
 * The ISO 3166-1 alpha-2 code of a country, from a code of two or three letters in any case or a name in any of 78
 * languages, with or without accents, official, common or inverted (`Korea, Republic of`). Undefined if there is none.
 */
export const readCountry = (text: string): string | undefined => {
  const code = text.trim().toUpperCase()
  if (code.length === 2 && countries.alpha2ToAlpha3(code) !== undefined) return code
  known ??= readNames()
  return known.get(keyOf(text)) ?? known.get(keyOf(text.replaceAll(/\([^)]*\)/g, '')))
}
