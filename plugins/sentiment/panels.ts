import type { ConsolePanel } from 'rapport-crm/sdk/define'

/** What the console shows about how customers feel. */
export const panels: readonly ConsolePanel[] = [
  {
    point: 'page',
    id: 'voice',
    title: { en: 'Voice', zh: '客户之声' },
    order: 30,
    icon: 'voice',
    shortcut: 'v',
    module: new URL('./console/voice.panel.tsx', import.meta.url),
  },
  {
    point: 'customer.column',
    id: 'feeling',
    title: { en: 'Feeling', zh: '情感' },
    order: 20,
    selection: 'sentiment { value }',
    path: 'sentiment.value',
    format: 'measure',
    note: { en: 'from −1 to 1', zh: '从 −1 到 1' },
    scoreKind: 'sentiment.customer',
  },
  {
    point: 'timeline.item',
    id: 'alert',
    title: { en: 'Alerts', zh: '警报' },
    order: 20,
    type: 'SENTIMENT_ALERT',
    on: 'TimelineSentimentAlert',
    selection: 'alert { id note interaction { id subject body } }',
    text: {
      en: 'The mood turned negative: {alert.interaction.subject}',
      zh: '情绪转为负面：{alert.interaction.subject}',
    },
    without: { en: 'The mood turned negative', zh: '情绪转为负面' },
    note: 'alert.note',
    icon: 'alert',
    tone: 'bad',
  },
  {
    point: 'customer.panel',
    id: 'feeling',
    title: { en: 'How they feel', zh: '客户情感' },
    order: 30,
    query: `query Feeling($id: ID!) {
      customer(id: $id) { id sentiment { value label interactions lastAt alert { id level turnedAt } } }
    }`,
    layout: {
      kind: 'facts',
      values: [
        { label: { en: 'Value, −1 to 1', zh: '数值（−1 至 1）' }, path: 'customer.sentiment.value', format: 'measure' },
        {
          label: { en: 'In a word', zh: '概括' },
          path: 'customer.sentiment.label',
          names: {
            NEGATIVE: { en: 'negative', zh: '负面' },
            NEUTRAL: { en: 'neutral', zh: '中性' },
            POSITIVE: { en: 'positive', zh: '正面' },
          },
        },
        { label: { en: 'Texts', zh: '文本数' }, path: 'customer.sentiment.interactions', format: 'number' },
        { label: { en: 'Last said', zh: '最近一次' }, path: 'customer.sentiment.lastAt', format: 'date' },
        { label: { en: 'Alert since', zh: '警报自' }, path: 'customer.sentiment.alert.turnedAt', format: 'date' },
      ],
    },
  },
  {
    point: 'home.tile',
    id: 'alerts',
    title: { en: 'Moods that turned', zh: '情绪转差的客户' },
    order: 10,
    follow: 'subscription ($after: String) { sentimentChanged(after: $after) { cursor } }',
    query: `query OpenAlerts {
      sentimentAlerts(first: 5, filter: { status: { eq: OPEN } }, orderBy: { field: TURNED_AT, direction: DESC }) {
        nodes { id turnedAt customer { id name owner { id name } } }
      }
    }`,
    layout: {
      kind: 'table',
      rows: 'sentimentAlerts.nodes',
      columns: [
        { label: { en: 'Customer', zh: '客户' }, path: 'customer.name', customer: 'customer.id' },
        { label: { en: 'Owner', zh: '负责人' }, path: 'customer.owner.name' },
        { label: { en: 'Turned', zh: '转变时间' }, path: 'turnedAt', format: 'date' },
      ],
      empty: { en: 'No customer’s mood has turned negative.', zh: '没有客户的情绪变差。' },
    },
  },
]
