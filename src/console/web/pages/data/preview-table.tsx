import { Section } from '../../parts/page.tsx'
import { Table, type TableColumn } from '../../parts/table.tsx'
import { words } from '../../words/words.ts'
import { importFieldText } from './field-names.ts'
import { columnOf, type Mapping, type Preview } from './use-preview.ts'

const t = words({
  en: {
    title: 'First lines',
    line: 'Line',
    unknown: (list: string) => `Values that no field knows and that are left empty: ${list}`,
    refused: (n: number) =>
      `${n} of these lines would be refused. They are kept with the reason, so that you can fix them.`,
  },
  zh: {
    title: '前几行',
    line: '行',
    unknown: (list) => `没有字段认识、将留空的值：${list}`,
    refused: (n) => `其中 ${n} 行会被拒绝；系统会保留原因以便修正。`,
  },
})

const shown = (value: unknown): string =>
  value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value)

/** The first lines of a file as they would be read, with what is wrong in them. */
export const PreviewTable = ({ of: { lines, fields, mapping, unknownWords } }: { readonly of: Preview }) => {
  const refused = lines.filter(({ problems }) => problems.length > 0).length
  const used = fields.filter(({ name }) => columnOf((mapping as Mapping)[name]) !== '')
  return (
    <Section title={t().title} aside={refused > 0 ? <span className="bad">{t().refused(refused)}</span> : undefined}>
      <Table
        className="preview"
        of={lines}
        keyOf={({ line }) => line}
        isBad={({ problems }) => problems.length > 0}
        columns={[
          { title: t().line, kind: 'number', cell: ({ line }) => <span className="muted">{line}</span> },
          ...used.map(({ name }): TableColumn<Preview['lines'][number]> => ({
            id: name,
            title: importFieldText(name),
            cell: ({ values }) => shown((values as Mapping)[name]),
          })),
          {
            id: 'problems',
            cell: ({ problems, warnings }) =>
              [...problems, ...warnings].map(({ code, column, message }) => (
                <div key={`${code} ${column}`} className={problems.length > 0 ? 'bad' : 'warn'} title={message}>
                  {[column, message].filter(Boolean).join(': ')}
                </div>
              )),
          },
        ]}
      />
      {unknownWords.length > 0 && (
        <p className="warn" style={{ marginTop: 8 }}>
          {t().unknown(unknownWords.map(({ column, word, count }) => `${column}: ${word} (${count})`).join(', '))}
        </p>
      )}
    </Section>
  )
}
