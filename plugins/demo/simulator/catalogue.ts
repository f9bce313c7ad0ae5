/** The groups that products are in; customers have tastes for groups. */
export const categories = ['COFFEE', 'TEA', 'MACHINE', 'ACCESSORY', 'SNACK', 'OFFICE'] as const
type Category = (typeof categories)[number]

/** Something that the simulated shop sells. */
export interface CatalogueItem {
  readonly sku: string
  readonly name: string
  readonly nameInChinese: string
  readonly category: Category
  /** In US dollars. */
  readonly price: number
  /** How often it is bought, relative to the others. */
  readonly popularity: number
  /** Products that go into the same basket more often than chance, by sku. */
  readonly goesWith: readonly string[]
}

const item = (
  sku: string,
  name: string,
  nameInChinese: string,
  price: number,
  popularity: number,
  goesWith = '',
): CatalogueItem => {
  const category = categories.find((c) => c.startsWith(sku.slice(0, 3)))
  if (category === undefined) throw new Error(`expected a sku that begins with a category, got ${sku}`)
  return { sku, name, nameInChinese, category, price, popularity, goesWith: goesWith ? goesWith.split(' ') : [] }
}

/** What the simulated shop sells: coffee and tea for homes and offices. */
export const catalogue: readonly CatalogueItem[] = [
  item('COF-101', 'House blend beans, 1 kg', '招牌拼配咖啡豆 1 公斤', 18.9, 10, 'ACC-401 SNA-501'),
  item('COF-102', 'Espresso roast beans, 1 kg', '意式烘焙咖啡豆 1 公斤', 21.5, 9, 'MAC-301 ACC-404'),
  item('COF-103', 'Ethiopia single origin, 250 g', '埃塞俄比亚单品豆 250 克', 9.8, 7, 'ACC-402 ACC-403'),
  item('COF-104', 'Colombia single origin, 250 g', '哥伦比亚单品豆 250 克', 9.2, 6, 'ACC-402 ACC-403'),
  item('COF-105', 'Decaf beans, 500 g', '低因咖啡豆 500 克', 11.9, 3),
  item('COF-106', 'Cold brew pouches, 12 pieces', '冷萃咖啡包 12 包', 14.5, 4, 'ACC-407'),
  item('COF-107', 'Coffee capsules, 60 pieces', '咖啡胶囊 60 粒', 19.9, 8, 'MAC-303'),
  item('COF-108', 'Yunnan single origin, 250 g', '云南单品豆 250 克', 8.9, 4, 'ACC-402'),
  item('TEA-201', 'Earl Grey, 100 bags', '伯爵红茶 100 包', 8.5, 7, 'SNA-502 TEA-205'),
  item('TEA-202', 'Longjing green tea, 200 g', '龙井绿茶 200 克', 24.9, 6, 'ACC-405 ACC-406'),
  item('TEA-203', 'Pu’er tea cake, 357 g', '普洱茶饼 357 克', 36, 4, 'ACC-405 ACC-406'),
  item('TEA-204', 'Jasmine tea, 150 g', '茉莉花茶 150 克', 12.4, 5, 'ACC-406'),
  item('TEA-205', 'Peppermint, 100 bags', '薄荷茶 100 包', 7.2, 5, 'TEA-201'),
  item('TEA-206', 'Oolong tea, 150 g', '乌龙茶 150 克', 19.5, 4, 'ACC-405 ACC-406'),
  item('TEA-207', 'Fruit infusion, 80 bags', '水果茶 80 包', 7.9, 4, 'SNA-503'),
  item('MAC-301', 'Espresso machine Uno', '乌诺意式咖啡机', 189, 8, 'COF-102 ACC-404 ACC-409'),
  item('MAC-302', 'Bean-to-cup machine Duo', '全自动咖啡机双享版', 329, 8, 'COF-101 ACC-404 OFF-603'),
  item('MAC-303', 'Capsule machine Mini', '迷你胶囊咖啡机', 69, 9, 'COF-107'),
  item('MAC-304', 'Electric grinder', '电动磨豆机', 45, 7, 'COF-103 COF-104'),
  item('MAC-305', 'Kettle with thermometer', '温控电水壶', 39, 7, 'ACC-403 TEA-202'),
  item('ACC-401', 'Filter papers, 100 pieces', '滤纸 100 张', 4.5, 8, 'COF-101 ACC-403'),
  item('ACC-402', 'Hand grinder', '手摇磨豆机', 32, 2, 'COF-103 COF-104'),
  item('ACC-403', 'Pour-over dripper', '手冲滤杯', 15.5, 3, 'ACC-401 COF-103'),
  item('ACC-404', 'Descaler, 2 bottles', '除垢剂 2 瓶', 13.9, 5, 'COF-102 MAC-301'),
  item('ACC-405', 'Gaiwan tea set', '盖碗茶具', 42, 1.6, 'TEA-202 TEA-203'),
  item('ACC-406', 'Porcelain tea pot', '瓷茶壶', 29, 1.8, 'TEA-204 TEA-206'),
  item('ACC-407', 'Thermos mug', '保温杯', 22, 3.5, 'COF-106'),
  item('ACC-408', 'Cups, set of 6', '咖啡杯 6 只装', 34, 2.2, 'ACC-406'),
  item('ACC-409', 'Milk jug', '拉花缸', 17.5, 2, 'MAC-301'),
  item('SNA-501', 'Shortbread, 500 g', '黄油酥饼 500 克', 9.9, 6, 'COF-101 TEA-201'),
  item('SNA-502', 'Almond biscuits, 400 g', '杏仁饼干 400 克', 8.7, 5, 'TEA-201'),
  item('SNA-503', 'Dried fruit mix, 750 g', '混合果干 750 克', 11.3, 4, 'TEA-207'),
  item('SNA-504', 'Dark chocolate, 10 bars', '黑巧克力 10 块', 21, 4, 'COF-103'),
  item('SNA-505', 'Mooncake box', '月饼礼盒', 38, 1.2, 'TEA-203'),
  item('OFF-601', 'Paper cups, 1,000 pieces', '纸杯 1000 只', 46, 3, 'OFF-602 COF-101'),
  item('OFF-602', 'Stirrers and sugar, 1,000 sets', '搅拌棒与糖包 1000 套', 19, 3, 'OFF-601'),
  item('OFF-603', 'Water filter cartridge, 4 pieces', '滤水芯 4 支', 54, 2.5, 'MAC-302'),
  item('OFF-604', 'Oat drink, 12 litres', '燕麦奶 12 升', 27, 4, 'COF-101 COF-102'),
  item('OFF-605', 'Milk powder, 5 kg', '奶粉 5 公斤', 41, 2, 'OFF-601'),
  item('OFF-606', 'Service kit for machines', '咖啡机保养套装', 79, 1, 'MAC-302 ACC-404'),
]

const placeOf = new Map(catalogue.map(({ sku }, i) => [sku, i]))

const edibleSupplies = new Set(['OFF-604', 'OFF-605'])

/** Whether a product is eaten or drunk. */
export const isEdible = ({ sku, category }: CatalogueItem): boolean =>
  category === 'COFFEE' || category === 'TEA' || category === 'SNACK' || edibleSupplies.has(sku)

/** For each product, the products that go with it, both by their place in the catalogue. */
export const companions: readonly (readonly number[])[] = catalogue.map(({ goesWith }) =>
  goesWith.map((sku) => {
    const place = placeOf.get(sku)
    if (place === undefined) throw new Error(`expected a sku of the catalogue, got ${sku}`)
    return place
  }),
)

/** Category of each product, by place in the catalogue, as its place among the categories. */
export const categoryOf: readonly number[] = catalogue.map(({ category }) => categories.indexOf(category))

/** What a US dollar is in other currencies, in round figures of 2025: a stage prop, not a rate to reckon with. */
const perDollar: Readonly<Record<string, number>> = {
  EUR: 0.9,
  GBP: 0.78,
  CHF: 0.85,
  CAD: 1.4,
  AUD: 1.5,
  CNY: 7.2,
  BRL: 5.5,
  INR: 86,
  JPY: 150,
  KRW: 1_400,
}

/** An amount in dollars in the smallest unit of a currency, such as cents; whole units where it has none. */
export const inSmallestUnit = (dollars: number, currency: string): number =>
  Math.max(1, Math.round(dollars * (perDollar[currency] ?? 1) * 10 ** decimalsOf(currency)))

/** What an amount in a currency is in dollars, by the same round figures. */
export const inDollars = (amount: number, currency: string): number => amount / (perDollar[currency] ?? 1)

const decimals = new Map<string, number>()

/** Decimals of a currency by ISO 4217, e.g. 2 for EUR and 0 for JPY. */
const decimalsOf = (currency: string): number => {
  let known = decimals.get(currency)
  if (known === undefined) {
    known = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
    decimals.set(currency, known)
  }
  return known
}

/** The decimal text of an amount in the smallest unit of its currency. */
export const decimalText = (amount: number, currency: string): string => {
  const places = decimalsOf(currency)
  return (amount / 10 ** places).toFixed(places)
}
