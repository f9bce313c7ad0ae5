import type { ImportType } from './kinds.ts'

/** As much of a file as a preview takes. */
const previewBytes = 60 * 1024

/** What the name of a file says about its content. */
export const guessType = (name: string): ImportType => {
  if (/line/i.test(name)) return 'ORDER_LINES'
  if (/order|purchase|订单/i.test(name)) return 'ORDERS'
  if (/case|工单/i.test(name)) return 'CASES'
  if (/task|to-?do|任务/i.test(name)) return 'TASKS'
  if (/interaction|contact.?log|ticket|message|互动/i.test(name)) return 'INTERACTIONS'
  if (/compan|organi[sz]ation|account|firma|企业|公司|机构/i.test(name)) return 'ORGANISATIONS'
  if (/deal|opportunit|pipeline|商机/i.test(name)) return 'OPPORTUNITIES'
  return 'CUSTOMERS'
}

export const formatOf = (name: string): 'CSV' | 'NDJSON' | 'JSON' =>
  /\.(?:ndjson|jsonl)$/i.test(name) ? 'NDJSON' : /\.json$/i.test(name) ? 'JSON' : 'CSV'

/** The beginning of a file, up to the end of a line. */
export const beginningOf = async (file: File): Promise<string> => {
  if (file.size <= previewBytes || formatOf(file.name) === 'JSON') return file.text()
  const text = await file.slice(0, previewBytes).text()
  return text.slice(0, text.lastIndexOf('\n') + 1)
}
