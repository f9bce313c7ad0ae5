/** Our own icons, 16 × 16, drawn in lines of the text's colour. */
const paths = {
  today: 'M2.5 8.5 8 3l5.5 5.5M4 7.5V13h8V7.5',
  customers:
    'M6 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM1.5 13.5c.4-2.6 2.2-4 4.5-4s4.1 1.4 4.5 4M10.8 2.8a2.4 2.4 0 0 1 0 4.6M12 9.8c1.5.5 2.3 1.8 2.5 3.7',
  pipeline: 'M2.5 2.5h3v11h-3zM7 2.5h3v7H7zM11.5 2.5h2v4h-2z',
  segments: 'M8 2a6 6 0 1 0 6 6H8V2Zm2.5-.2A6 6 0 0 1 14.2 5.5h-3.7V1.8Z',
  forecast: 'M2 13.5h12M2.5 10.5l3.5-4 2.5 2 5-6M13.5 2.5v3M13.5 2.5h-3',
  voice: 'M2.5 3h11v7.5H7L4 13.5v-3H2.5zM5 5.8h6M5 8h4',
  models: 'M8 2 14 5 8 8 2 5l6-3ZM2 8l6 3 6-3M2 11l6 3 6-3',
  data: 'M8 5.5c3 0 5-.8 5-1.75S11 2 8 2s-5 .8-5 1.75 2 1.75 5 1.75ZM3 3.8v8.4c0 1 2 1.8 5 1.8s5-.8 5-1.8V3.8M3 8c0 1 2 1.8 5 1.8S13 9 13 8',
  settings:
    'M2 4.5h7M12 4.5h2M2 11.5h2M7 11.5h7M10.5 6a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3ZM5.5 13a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3Z',
  bell: 'M4 11V7a4 4 0 0 1 8 0v4l1.5 1.5h-11L4 11ZM6.5 14h3M8 3V1.8',
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10ZM10.8 10.8 14 14',
  plus: 'M8 3v10M3 8h10',
  close: 'm4 4 8 8M12 4l-8 8',
  check: 'm3 8.5 3.2 3L13 4.5',
  down: 'm4 6 4 4 4-4',
  up: 'm4 10 4-4 4 4',
  left: 'm10 4-4 4 4 4',
  right: 'm6 4 4 4-4 4',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  filter: 'M2 4h12M4.5 8h7M7 12h2',
  columns: 'M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10',
  trash: 'M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.5 9h6l.5-9M7 7v4M9 7v4',
  alert: 'M8 2.5 14.5 13.5h-13L8 2.5ZM8 6.5v3.5M8 12v.01',
  person: 'M8 7.5a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5ZM2.5 14c.5-3 2.7-4.5 5.5-4.5S13 11 13.5 14',
  organisation: 'M3 13.5v-11h6v11M9 6.5h4v7M1.5 13.5h13M5 5h2M5 7.5h2M5 10h2',
  sun: 'M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM8 1.5v1M8 13.5v1M1.5 8h1M13.5 8h1M3.4 3.4l.7.7M11.9 11.9l.7.7M3.4 12.6l.7-.7M11.9 4.1l.7-.7',
  moon: 'M13.5 9.5A6 6 0 0 1 6.5 2.5a6 6 0 1 0 7 7Z',
  external: 'M9 3h4v4M13 3 7.5 8.5M11 9.5V13H3V5h3.5',
  upload: 'M8 10.5v-8M4.8 5.5 8 2.3l3.2 3.2M2.5 10v3.5h11V10',
  play: 'M5 3v10l8-5-8-5Z',
  undo: 'M3 6h6.5a3.5 3.5 0 0 1 0 7H6M3 6l3-3M3 6l3 3',
  order: 'M2 3h1.5l1.5 7.5h7l1.5-5.5H4M6 13.5h.01M11.5 13.5h.01',
  product: 'M8 2 13.5 4.8v6.4L8 14l-5.5-2.8V4.8L8 2ZM2.5 4.8 8 7.6l5.5-2.8M8 7.6V14',
  report: 'M2.5 13.5h11M4 11V8M8 11V4M12 11V6.5',
  deal: 'M2.5 5.5h11v8h-11zM6 5.5v-2h4v2M2.5 9h11',
  mail: 'M2 3.5h12v9H2zM2 4l6 5 6-5',
  phone: 'M3 2.5h3l1 3.5-1.7 1.2a8 8 0 0 0 3.5 3.5L10 9l3.5 1v3c-6 1-11.5-4.5-10.5-10.5Z',
  case: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM8 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4ZM4.2 4.2l2.3 2.3M9.5 9.5l2.3 2.3M11.8 4.2 9.5 6.5M6.5 9.5l-2.3 2.3',
  task: 'M3.5 2.5h9a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1ZM5 8.3l2.2 2.2L11 6',
  note: 'M3.5 2.5h9v11h-9zM6 6h4M6 8.5h4',
  key: 'M5.5 13a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6ZM7.5 8.2 13 2.7M11 4.7l1.8 1.8M9.3 6.4 10.5 7.6',
} as const

export type IconName = keyof typeof paths

export const isIcon = (name: string): name is IconName => name in paths

export const Icon = ({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.4"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <path d={paths[name]} />
  </svg>
)
