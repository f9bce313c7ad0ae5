/** What a customer may be talking about. */
export const ASPECTS = [
  'PRICE',
  'DELIVERY',
  'SERVICE',
  'QUALITY',
  'PRODUCT',
  'SUPPORT',
  'USABILITY',
  'SPEED',
  'LOCATION',
  'CLEANLINESS',
  'FOOD',
  'FACILITIES',
  'BILLING',
  'RETURNS',
  'COMMUNICATION',
  'PACKAGING',
] as const
export type Aspect = (typeof ASPECTS)[number]

/** Words that name an aspect, English and Chinese; a longer expression wins over the words inside it. */
export const ASPECT_WORDS: Readonly<Record<Aspect, { readonly english: string; readonly chinese: string }>> = {
  PRICE: {
    english: `price|prices|priced|pricing|cost|costs|fee|fees|rate|rates|discount|value|value for money|cheap|expensive
    |overpriced|pricey|affordable|inexpensive`,
    chinese: `价格 价钱 价位 房价 费用 收费 性价比 便宜 贵 太贵 有点贵 小贵 偏贵 优惠 折扣 实惠 划算 价`,
  },
  DELIVERY: {
    english: `delivery|deliveries|delivered|deliver|shipping|shipment|shipped|courier|arrived|arrival|dispatch|tracking|parcel`,
    chinese: `物流 快递 发货 送货 配送 到货 运输 快递员 外卖 送达 派送 送货员`,
  },
  SERVICE: {
    english: `service|staff|waiter|waitress|waiters|server|servers|receptionist|reception|employee|employees|manager|salesman
    |salesperson|sales rep|host|hostess|crew|clerk|bartender|front desk|customer service`,
    chinese: `服务 服务员 服务态度 态度 员工 店员 前台 总台 经理 销售 店家 商家 老板 老板娘 工作人员 门童 保安 卖家 导购 服务生 大堂经理`,
  },
  QUALITY: {
    english: `quality|material|materials|build|durability|workmanship|craftsmanship|finish|fabric|build quality`,
    chinese: `质量 品质 做工 材质 材料 用料 面料 手感 质感`,
  },
  PRODUCT: {
    english: `product|products|item|items|phone|device|headset|battery|screen|software|app|application|camera|charger|case
    |model|unit|machine|feature|features|design|book|movie|film|acting|plot|story|script|sound|picture`,
    chinese: `产品 商品 东西 货 宝贝 手机 电池 屏幕 软件 系统 功能 款式 外观 设计 型号 颜色 电脑 机器 尺码 内容 书 音质 画面 剧情`,
  },
  SUPPORT: {
    english: `support|customer support|tech support|technical support|helpdesk|help desk|hotline|agent|agents|call center
    |call centre|representative|representatives|after-sales|warranty|customer care`,
    chinese: `客服 售后 售后服务 技术支持 热线 人工客服 保修 维修 客服人员 客服态度`,
  },
  USABILITY: {
    english: `interface|ui|ux|usability|setup|set up|installation|install|navigation|menu|menus|instructions|manual|controls
    |website|checkout`,
    chinese: `界面 操作 安装 使用 说明书 导航 网站 页面 体验 设置`,
  },
  SPEED: {
    english: `speed|performance|response time|loading|wait|waiting time|wait time|latency|turnaround`,
    chinese: `速度 网速 性能 响应 等待时间 上网速度 效率 反应速度`,
  },
  LOCATION: {
    english: `location|located|neighborhood|neighbourhood|parking|view|views|area|access|transport`,
    chinese: `位置 地理位置 地段 交通 停车 停车场 周边 周围 环境 地点 景色 风景`,
  },
  CLEANLINESS: {
    english: `cleanliness|hygiene|clean|dirty|bathroom|bathrooms|toilet|restroom|sheets|smell`,
    chinese: `卫生 卫生间 干净 脏 厕所 浴室 床单 被子 毛巾 气味 卫生状况 卫生条件`,
  },
  FOOD: {
    english: `food|meal|meals|menu|breakfast|lunch|dinner|dish|dishes|taste|pizza|burger|chicken|steak|sushi|salad|fries|sauce
    |dessert|drink|drinks|coffee|beer|wine|buffet|portions|portion`,
    chinese: `早餐 早饭 午餐 晚餐 餐厅 菜 菜品 饭菜 味道 口味 食物 食材 自助餐 饮料 咖啡 点心 分量 餐饮 伙食`,
  },
  FACILITIES: {
    english: `room|rooms|bed|beds|pool|gym|lobby|hotel|facilities|facility|decor|atmosphere|ambiance|ambience|shower|air conditioning
    |wifi|wi-fi|elevator|furniture`,
    chinese: `房间 客房 设施 设备 床 空调 电视 大堂 泳池 健身房 装修 隔音 电梯 热水 酒店 宾馆 宽带 网络 洗手间 硬件 家具 标间 大床房 淋浴`,
  },
  BILLING: {
    english: `bill|billing|billed|invoice|invoices|payment|payments|charge|charged|charges|subscription|contract|credit card`,
    chinese: `账单 发票 付款 支付 扣款 扣费 押金 结账 订阅 合同 刷卡 预授权`,
  },
  RETURNS: {
    english: `refund|refunds|refunded|return|returns|returned|exchange|replacement|cancellation|return policy`,
    chinese: `退款 退货 换货 退换 退换货 取消 理赔 赔偿 退房`,
  },
  COMMUNICATION: {
    english: `communication|reply|replies|replied|response|responses|answer|answers|email|emails|call back|follow up|follow-up|update|updates`,
    chinese: `沟通 回复 答复 回应 通知 邮件 电话 反馈 联系`,
  },
  PACKAGING: {
    english: `packaging|package|packaged|packing|packed|wrapping|box|boxed`,
    chinese: `包装 包裹 盒子 箱子 外包装`,
  },
}
