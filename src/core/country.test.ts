import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCountry } from './country.ts'

describe('a country is known', () => {
  it.each([
    ['United States of America', 'US'],
    ['Great Britain', 'GB'],
    ['England', 'GB'],
    ['Czech Republic', 'CZ'],
    ['Russian Federation', 'RU'],
    ['Korea, Republic of', 'KR'],
    ['Turkey', 'TR'],
    ['Hong Kong', 'HK'],
    ['UAE', 'AE'],
    ['Bosnia and Herzegovina', 'BA'],
    ['Bosnia & Herzegovina', 'BA'],
    ['Trinidad and Tobago', 'TT'],
    ['Saint Lucia', 'LC'],
    ['St. Lucia', 'LC'],
    ['Ivory Coast', 'CI'],
    ["Cote d'Ivoire", 'CI'],
    ['Côte d’Ivoire', 'CI'],
    ['Holland', 'NL'],
    ['中国大陆', 'CN'],
    ['德国', 'DE'],
    ['de', 'DE'],
    ['DEU', 'DE'],
    ['UK', 'GB'],
    ['U.S.A.', 'US'],
    ['The Netherlands', 'NL'],
    ['VEREINIGTE STAATEN', 'US'],
    ['Österreich', 'AT'],
    ['Osterreich', 'AT'],
    ['Polska', 'PL'],
    ['España', 'ES'],
    ['Россия', 'RU'],
    ['日本', 'JP'],
    ['Tanzania, United Republic of', 'TZ'],
    ['Congo, the Democratic Republic of the', 'CD'],
    ['Macedonia, the former Yugoslav Republic of', 'MK'],
    ['Viet Nam', 'VN'],
    ['Niger', 'NE'],
    ['Nigeria', 'NG'],
    ['Dominica', 'DM'],
    ['Dominican Republic', 'DO'],
    ['Guinea-Bissau', 'GW'],
    ['Atlantis', undefined],
    ['XX', undefined],
    ['', undefined],
  ])('%s: %s', (text, code) => {
    expect(readCountry(text)).toBe(code)
  })

  it('by every name of the runtime in five languages, in capitals and without accents', () => {
    const codes = ['US', 'GB', 'DE', 'FR', 'CI', 'KR', 'CZ', 'TR', 'AX', 'ST', 'CW', 'RE', 'BL', 'VC', 'PM', 'SJ', 'GS']
    fc.assert(
      fc.property(
        fc.constantFrom(...codes),
        fc.constantFrom('en', 'de', 'fr', 'es', 'zh'),
        fc.boolean(),
        fc.boolean(),
        (code, language, upper, bare) => {
          const name = new Intl.DisplayNames([language], { type: 'region' }).of(code)!
          const cased = upper ? name.toUpperCase() : name
          expect(readCountry(bare ? cased.normalize('NFD').replaceAll(/\p{M}/gu, '') : cased)).toBe(code)
        },
      ),
    )
  })
})
