import { words } from '../../../words/words.ts'

const t = words({
  en: {
    label: 'Secret',
    note: 'This secret signs each request. It is shown only once: give it to the receiver now.',
  },
  zh: { label: '密钥', note: '此密钥用于签名每个请求，仅显示这一次：请立即交给接收方。' },
})

/** What is said beside the secret of a webhook. */
export const secretTexts = () => t()
