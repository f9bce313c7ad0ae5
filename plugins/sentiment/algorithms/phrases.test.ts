import { describe, expect, it } from 'vitest'
import { analyseText } from './analyse.ts'

/** The label that people give a text; `NONE`: the text says nothing of how its writer feels. */
type Expected = 'POSITIVE' | 'NEGATIVE' | 'NOT POSITIVE' | 'NOT NEGATIVE' | 'NONE'

const answerTo = (text: string) => {
  const { status, label, evidence } = analyseText(text)
  return status === 'OK' && evidence === 0 ? 'NONE' : (label ?? status)
}

const check = (text: string, expected: Expected) => {
  const answer = answerTo(text)
  if (expected === 'NOT POSITIVE') expect(answer).not.toBe('POSITIVE')
  else if (expected === 'NOT NEGATIVE') expect(answer).not.toBe('NEGATIVE')
  else expect(answer).toBe(expected)
}

describe('a negation that heightens', () => {
  it.each<[string, Expected]>([
    ['Without a doubt excellent idea', 'POSITIVE'],
    ['Without any doubt the worst hotel', 'NEGATIVE'],
    ['It could not be better', 'POSITIVE'],
    ['It could not have been better', 'POSITIVE'],
    ['It could not be worse', 'NEGATIVE'],
    ["couldn't be more pleased", 'POSITIVE'],
    ["We couldn't have been more satisfied with the crew", 'POSITIVE'],
    ["I can't imagine a nicer team", 'POSITIVE'],
    ['I could not ask for better support', 'POSITIVE'],
    ["You won't find a better price", 'POSITIVE'],
    ['could not be more disappointed', 'NEGATIVE'],
    ["I couldn't be more frustrated", 'NEGATIVE'],
    ['I have never been so happy', 'POSITIVE'],
    ['I have never felt so welcome', 'POSITIVE'],
    ["We've never had such a good dinner", 'POSITIVE'],
    ['I have never eaten a better pizza', 'POSITIVE'],
    ['I have never been so disappointed', 'NEGATIVE'],
    ["I haven't been this angry in years", 'NEGATIVE'],
    ["I haven't been this happy in years", 'POSITIVE'],
    ["I've never seen such a terrible service", 'NEGATIVE'],
  ])('%j is %s', check)
})

describe('a negation that turns, as before', () => {
  it.each<[string, Expected]>([
    ['This could not be good', 'NEGATIVE'],
    ['I have never been happy with it', 'NEGATIVE'],
    ['It is not so good', 'NEGATIVE'],
    ['less than happy with it', 'NEGATIVE'],
    ['I was less than impressed', 'NEGATIVE'],
    ['more than happy with it', 'POSITIVE'],
    ['no longer works', 'NEGATIVE'],
    ['It no longer opens reliably', 'NEGATIVE'],
    ['The app no longer crashes', 'POSITIVE'],
    ['The update no longer freezes my phone, it is not slow anymore', 'POSITIVE'],
    ['i didnt like the food', 'NEGATIVE'],
    ["We didn't like it", 'NEGATIVE'],
    ['I do not like this at all', 'NEGATIVE'],
    ['It used to be great', 'NEGATIVE'],
    ['It used to be slow', 'POSITIVE'],
    ['Nobody was helpful', 'NEGATIVE'],
  ])('%j is %s', check)
})

describe('a wish or a condition is not praise', () => {
  it.each<[string, Expected]>([
    ['I wish the app were faster and easier to use', 'NEGATIVE'],
    ['I wish it was more reliable', 'NEGATIVE'],
    ['If only the support were friendly', 'NEGATIVE'],
    ['It would be great if it worked', 'NEGATIVE'],
    ['It would have been nice if somebody had answered', 'NEGATIVE'],
    ['I would recommend it if it worked', 'NEGATIVE'],
    ['If it were good I would have bought it', 'NEGATIVE'],
    ['If the quality was better, I would be happy', 'NEGATIVE'],
    ['The battery could be better', 'NEGATIVE'],
    ['The screen should be brighter and faster', 'NEGATIVE'],
    ['I wish you all the best', 'NONE'],
    ['It would be great if you could send me the invoice', 'NONE'],
    ['It would be helpful if you could call me back', 'NONE'],
  ])('%j is %s', check)

  it.each<[string, Expected]>([
    ['I would recommend it', 'POSITIVE'],
    ['I would recommend it if you like spicy food', 'POSITIVE'],
    ['If you want great service, this is the place', 'POSITIVE'],
    ['I wish I had bought this wonderful phone sooner', 'POSITIVE'],
    ['Everything worked, and it would be a pleasure to come back', 'POSITIVE'],
  ])('and %j stays %s', check)
})

describe('words that the customer did not write do not count:', () => {
  const complaint = 'The order arrived broken and nobody answers.'
  const signature = 'Kind regards, Max Best, Best & Happy GmbH'
  const quoted = 'Wonderful news! We love your great offer and are very happy to help.'
  it.each<[string, string]>([
    ['a signature', `${complaint}\n\n${signature}`],
    ['a signature in one line', `${complaint} ${signature}`],
    ['a signature over lines', `${complaint}\n\nBest regards\nJoy Lovely\nHappy Smile GmbH\nwww.excellent.example`],
    ['a signature after two dashes', `${complaint}\n-- \nHappy Customer\nAwesome Inc.`],
    ['thanks as a closing', `${complaint}\n\nMany thanks,\nGrace Goodman\nGreat Wonderful Ltd`],
    ['a line that a phone adds', `${complaint}\n\nSent from my wonderful iPhone`],
    [
      'a quoted mail of Outlook',
      `${complaint}\n\n-----Original Message-----\nFrom: Sales\nSubject: Great offer\n\n${quoted}`,
    ],
    [
      'a quoted mail with a head',
      `${complaint}\n\nFrom: Sales <sales@example.org>\nSent: Monday\nTo: Max\nSubject: Great\n\n${quoted}`,
    ],
    [
      'a quoted mail of Gmail',
      `${complaint}\n\nOn Mon, 2 Mar 2026 at 10:00, Sales <sales@example.org> wrote:\n> ${quoted}`,
    ],
    ['a quoted mail in German', `${complaint}\n\nAm 02.03.2026 um 10:00 schrieb Sales:\n${quoted}`],
    ['quoted lines', `> ${quoted}\n> ${quoted}\n${complaint}`],
    ['a script', `<script>var great = "wonderful happy love"</script>${complaint}`],
    ['a style', `<style>.happy { color: great }</style><p>${complaint}</p>`],
    ['a comment of HTML', `<!-- great happy wonderful love -->${complaint}`],
    ['a quotation of HTML', `<p>${complaint}</p><blockquote type="cite">${quoted}</blockquote>`],
  ])('%s', (_what, text) => {
    const { polarity, label } = analyseText(text)
    expect(label).toBe('NEGATIVE')
    expect(polarity).toBeCloseTo(analyseText(complaint).polarity!, 10)
  })

  it.each<[string, string]>([
    ['原始邮件', '东西坏了，没人管。\n\n-----原始邮件-----\n发件人: 客服\n非常满意，太棒了，喜欢！'],
    ['写道', '东西坏了，没人管。\n\n在 2026年3月2日，客服 写道：\n非常满意，太棒了，喜欢！'],
    ['祝', '东西坏了，没人管。\n\n祝您生活愉快，万事如意！\n王开心'],
    ['此致', '东西坏了，没人管。\n\n此致\n敬礼\n王美丽'],
    ['发自', '东西坏了，没人管。\n发自我的完美手机'],
  ])('after %s', (_what, text) => {
    expect(analyseText(text).polarity).toBeCloseTo(analyseText('东西坏了，没人管。').polarity!, 10)
  })

  it.each<[string, Expected]>([
    ['Best regards to your team, they were wonderful!', 'POSITIVE'],
    ['Many thanks, the service was excellent and I will come back.', 'POSITIVE'],
    ['Hello,\nthe food was great.\n\nRegards\nMax\n\nP.S. The waiter was wonderful!', 'POSITIVE'],
    ['The price is < 5 and the quality > 10: great', 'POSITIVE'],
  ])('but %j is heard', check)

  it('a text of nothing else has no sentiment', () => {
    expect(answerTo(`> ${quoted}`)).toBe('NO_TEXT')
    expect(answerTo('<script>great()</script>')).toBe('NO_TEXT')
  })

  it('the places of the words are those in the text as it was written', () => {
    const text = `> ${quoted}\nThe screen is terrible\n-- \nHappy Max`
    const { explanation } = analyseText(text)
    expect(explanation!.factors.map(({ start, end }) => text.slice(start, end))).toEqual(['terrible'])
  })
})

describe('"a good day" counts unless it is a greeting', () => {
  it.each<[string, Expected]>([
    ['Not a good day', 'NEGATIVE'],
    ['Today was a really good day', 'POSITIVE'],
    ['We had a good evening at your restaurant', 'POSITIVE'],
    ['Good morning, where is my parcel?', 'NONE'],
    ['Good day Mr Miller', 'NONE'],
    ['Hello, good afternoon! I need an invoice', 'NONE'],
    ['Please send the invoice. Have a good day!', 'NONE'],
  ])('%j is %s', check)
})

describe('short English is English', () => {
  it.each<[string, Expected]>([
    ['AWESOME JOB BABES!!!!!', 'POSITIVE'],
    ['Magic Mouse FTW', 'POSITIVE'],
    ['Whoo upgrades :D', 'POSITIVE'],
    ['Super fast delivery', 'POSITIVE'],
    ['Terrible app', 'NEGATIVE'],
    ['Awful customer service', 'NEGATIVE'],
    ['great stuff', 'POSITIVE'],
    ['meh', 'NEGATIVE'],
  ])('%j is %s', check)
})

describe('customers who leave are recognised', () => {
  it.each<[string, Expected]>([
    ['We will not renew', 'NEGATIVE'],
    ["We won't be renewing our contract", 'NEGATIVE'],
    ['We have decided not to renew the subscription', 'NEGATIVE'],
    ['Please cancel my subscription', 'NEGATIVE'],
    ['I want to close my account', 'NEGATIVE'],
    ['We are moving to another provider', 'NEGATIVE'],
    ['We are looking for an alternative', 'NEGATIVE'],
    ['This was my last order', 'NEGATIVE'],
    ['We will take our business elsewhere', 'NEGATIVE'],
    ['我们不再续约', 'NEGATIVE'],
    ['不会续费了', 'NEGATIVE'],
    ['请帮我注销账号', 'NEGATIVE'],
  ])('%j is %s', check)
})

describe('Chinese', () => {
  it.each<[string, Expected]>([
    ['等了两个小时还没送到', 'NEGATIVE'],
    ['等了半个多小时才上菜', 'NEGATIVE'],
    ['三天了还没发货', 'NEGATIVE'],
    ['没有送餐具，打电话也不接', 'NEGATIVE'],
    ['电话一直打不通', 'NEGATIVE'],
    ['从没吃过这么好吃的', 'POSITIVE'],
    ['从来没见过这么差的服务', 'NEGATIVE'],
    ['第一次吃到这么好吃的面', 'POSITIVE'],
    ['好吃是好吃，就是太贵', 'NEGATIVE'],
    ['便宜是便宜，就是质量太差', 'NEGATIVE'],
    ['贵是贵，但是真的好用', 'POSITIVE'],
    ['不能再好了', 'POSITIVE'],
    ['再好不过了', 'POSITIVE'],
    ['不能再差了', 'NEGATIVE'],
    ['yyds', 'POSITIVE'],
    ['绝绝子', 'POSITIVE'],
    ['这家店真的YYDS', 'POSITIVE'],
    ['从不失望', 'POSITIVE'],
    ['从没这么失望过', 'NEGATIVE'],
    ['要是能快一点就好了', 'NEGATIVE'],
    ['如果质量好我就推荐了', 'NOT POSITIVE'],
    ['希望能改进', 'NOT POSITIVE'],
    ['还是不够好', 'NEGATIVE'],
    ['非常好', 'POSITIVE'],
  ])('%j is %s', check)
})

describe('and so are others of their kinds', () => {
  it.each<[string, Expected]>([
    ['Couldn’t be happier with my purchase', 'POSITIVE'],
    ['It cannot get any better than this', 'POSITIVE'],
    ['It doesn’t get better than this', 'POSITIVE'],
    ['can’t get worse', 'NEGATIVE'],
    ['No complaints whatsoever', 'POSITIVE'],
    ['I couldn’t agree more', 'POSITIVE'],
    ['Never have I been so let down', 'NEGATIVE'],
    ['Never been treated so rudely', 'NEGATIVE'],
    ['I have not been this disappointed in a long time', 'NEGATIVE'],
    ['I’ve never been more impressed', 'POSITIVE'],
    ['We have never been more relaxed on a holiday', 'POSITIVE'],
    ['There is no better place', 'POSITIVE'],
    ['nothing beats this', 'POSITIVE'],
    ['Nothing could be worse', 'NEGATIVE'],
    ['beyond doubt a brilliant film', 'POSITIVE'],
    ['no question the best purchase this year', 'POSITIVE'],
    ['I wish they would answer the phone', 'NEGATIVE'],
    ['I wish it had a better battery', 'NEGATIVE'],
    ['If only it was as good as advertised', 'NEGATIVE'],
    ['It would be nice if the staff smiled', 'NEGATIVE'],
    ['I would have given five stars if the food had been warm', 'NEGATIVE'],
    ['I would love it if it did what it says', 'NEGATIVE'],
    ['Would be perfect if it was not so loud', 'NEGATIVE'],
    ['I hoped it would be better', 'NEGATIVE'],
    ['It should have been great', 'NEGATIVE'],
    ['It could have been a great movie', 'NEGATIVE'],
    ['Would be great if you could help me', 'NONE'],
    ['I would appreciate it if you could reply', 'NONE'],
    ['no longer happy with the service', 'NEGATIVE'],
    ['It no longer hurts', 'POSITIVE'],
    ['doesnt work anymore', 'NEGATIVE'],
    ['not working any more', 'NEGATIVE'],
    ['wont turn on', 'NEGATIVE'],
    ['cant log in', 'NEGATIVE'],
    ['isnt worth it', 'NEGATIVE'],
    ['not very helpful', 'NEGATIVE'],
    ['hardly useful', 'NEGATIVE'],
    ['less than satisfied', 'NEGATIVE'],
    ['less than ideal', 'NEGATIVE'],
    ['far from perfect', 'NEGATIVE'],
    ['nothing special', 'NEGATIVE'],
    ['We are going to cancel', 'NEGATIVE'],
    ['We won’t renew our contract next year', 'NEGATIVE'],
    ['I am leaving for a competitor', 'NEGATIVE'],
    ['please close my account', 'NEGATIVE'],
    ['I want my money back', 'NEGATIVE'],
    ['I want a refund', 'NEGATIVE'],
    ['we decided to go with another vendor', 'NEGATIVE'],
    ['not planning to renew', 'NEGATIVE'],
    ['We are not extending', 'NEGATIVE'],
    ['We are terminating our contract', 'NEGATIVE'],
    ['thinking of switching', 'NEGATIVE'],
    ['my contract will not be renewed', 'NEGATIVE'],
    ['LOVE THIS', 'POSITIVE'],
    ['Best. App. Ever.', 'POSITIVE'],
    ['nice work guys', 'POSITIVE'],
    ['lol great', 'POSITIVE'],
    ['omg so good', 'POSITIVE'],
    ['Wow just wow', 'POSITIVE'],
    ['boo', 'NEGATIVE'],
    ['ugh', 'NEGATIVE'],
    ['so bad lol', 'NEGATIVE'],
    ['Gr8 app', 'POSITIVE'],
    ['Super!', 'POSITIVE'],
    ['Thx a lot', 'POSITIVE'],
    ['Yay new features', 'POSITIVE'],
    ['Crap phone', 'NEGATIVE'],
    ['total rubbish mate', 'NEGATIVE'],
    ['5 stars', 'POSITIVE'],
    ['1/5', 'NEGATIVE'],
    ['Bad day', 'NEGATIVE'],
    ['It was not a good morning for us', 'NEGATIVE'],
    ['Good morning', 'NONE'],
    ['Good evening, I have a question about my bill', 'NONE'],
    ['What a good day', 'POSITIVE'],
    ['送餐太慢了，催了三次', 'NEGATIVE'],
    ['一个小时了还没到', 'NEGATIVE'],
    ['打了好几次电话都没人接', 'NEGATIVE'],
    ['客服不回消息', 'NEGATIVE'],
    ['餐具都没给', 'NEGATIVE'],
    ['汤都洒了', 'NEGATIVE'],
    ['少送了一份', 'NEGATIVE'],
    ['包装都烂了', 'NEGATIVE'],
    ['饭是凉的', 'NEGATIVE'],
    ['从来没吃过这么难吃的东西', 'NEGATIVE'],
    ['好看是好看，就是不耐穿', 'NEGATIVE'],
    ['漂亮是漂亮，但是太贵了', 'NEGATIVE'],
    ['不能更满意了', 'POSITIVE'],
    ['没有比这更差的了', 'NEGATIVE'],
    ['好得不得了', 'POSITIVE'],
    ['太香了吧', 'POSITIVE'],
    ['真不错', 'POSITIVE'],
    ['无敌好吃', 'POSITIVE'],
    ['服务态度没得挑', 'POSITIVE'],
    ['再也不点了', 'NEGATIVE'],
    ['不会再买了', 'NEGATIVE'],
    ['要是能便宜点就完美了', 'NEGATIVE'],
    ['如果能快点就好了', 'NEGATIVE'],
    ['一般般', 'NEGATIVE'],
    ['破防了', 'NEGATIVE'],
    ['我不续费了', 'NEGATIVE'],
    ['合同到期不续签了', 'NEGATIVE'],
    ['准备换别家了', 'NEGATIVE'],
    ['退钱', 'NEGATIVE'],
    ['态度一言难尽', 'NEGATIVE'],
    ['好吃到哭', 'POSITIVE'],
    ['yyds！', 'POSITIVE'],
  ])('%j is %s', check)
})
