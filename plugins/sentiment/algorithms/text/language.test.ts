import { describe, expect, it } from 'vitest'
import { detectLanguage } from './language.ts'
import { tokenise } from './tokens.ts'

const languageOf = (text: string) => detectLanguage(tokenise(text))

describe('language', () => {
  it.each([
    ['Great!', 'en'],
    ['EXCELLENT SERVICE!!!', 'en'],
    ['The delivery was late and the box was damaged.', 'en'],
    ['酒店位置很好，早餐一般', 'zh'],
    ['酒店位置很好，iPhone 也能充电', 'zh'],
    ['服務態度很好', 'zh'],
  ])('reads %j as %s', (text, code) => {
    expect(languageOf(text)).toMatchObject({ code, supported: true })
  })

  it.each([
    ['Die Lieferung war fatal und viel zu spät', 'de'],
    ['Le produit est arrivé cassé', 'fr'],
    ['Muy mal servicio, nunca más', 'es'],
    ['Tôi không muốn thi nữa', 'vi'],
    ['прекрасный сервис, спасибо', 'ru'],
    ['とても良いサービスです', 'ja'],
    ['매우 좋습니다', 'ko'],
    ['บริการดีมาก', 'th'],
    ['Εξαιρετική εξυπηρέτηση', 'el'],
  ])('names the language of %j (%s) and does not read it', (text, code) => {
    expect(languageOf(text)).toMatchObject({ code, supported: false })
  })

  it('names only the script where the language is not certain', () => {
    expect(languageOf('спасибо')).toMatchObject({ code: 'und-Cyrl', supported: false })
    expect(languageOf('שירות')).toMatchObject({ code: 'und-Hebr', supported: false })
  })

  it('says that it does not know when a text is a number, an emoji or a name', () => {
    for (const text of ['12345', '😀', '!!!', 'Gracias', 'zqx']) {
      expect(languageOf(text)).toMatchObject({ code: 'und', supported: true })
    }
  })

  it('tells how much of a mixed text is Chinese', () => {
    expect(languageOf('The staff 很热情 but the room 太小').chineseShare).toBeCloseTo(2.5 / 7.5, 10)
    expect(languageOf('only English here').chineseShare).toBe(0)
  })
})
