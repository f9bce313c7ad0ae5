import { describe, expect, it } from 'vitest'
import { readPhone } from './phone.ts'

describe('a telephone number', () => {
  it.each([
    ['(212) 555-0147 ext. 12', 'US', '+12125550147', '12'],
    ['(212) 555-0147x752', 'US', '+12125550147', '752'],
    ['212.555.0101x72946', 'US', '+12125550101', '72946'],
    ['+1 212 555 0199', undefined, '+12125550199', undefined],
    ['001-212-555-0149x3', 'KR', '+12125550149', '3'],
    ['0049 30 5550101', undefined, '+49305550101', undefined],
    ['030 5550101', 'DE', '+49305550101', undefined],
    ['Tel. 030/5550101', 'DE', '+49305550101', undefined],
    ['13800138000', 'CN', '+8613800138000', undefined],
    ['＋８６ 138 0013 8000', undefined, '+8613800138000', undefined],
    ['+44 20 7946 0991', 'DE', '+442079460991', undefined],
    ['212.555.0148 ext. 12', 'CZ', undefined, '12'],
    ['555-0100', undefined, undefined, undefined],
    ['(212) 555-0147', undefined, undefined, undefined],
  ])('%s of %s is %s, extension %s', (text, country, e164, extension) => {
    expect(readPhone(text, country)).toMatchObject({ e164, extension })
  })

  it('without a country keeps what was written, but for its extension', () => {
    expect(readPhone('(212) 555-0147 ext. 12')).toEqual({
      e164: undefined,
      written: '(212) 555-0147',
      extension: '12',
    })
  })

  it.each(['----', '( )', '12', 'call me', '+', 'x12', 'mia@example.com', '1'.repeat(60)])('is none in %s', (text) => {
    expect(readPhone(text, 'DE')).toBeUndefined()
  })
})
