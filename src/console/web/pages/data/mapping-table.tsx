import { Section } from '../../parts/page.tsx'
import { Table } from '../../parts/table.tsx'
import { words } from '../../words/words.ts'
import { importFieldText } from './field-names.ts'
import { columnOf, type Mapping, type Preview } from './use-preview.ts'

const t = words({
  en: {
    title: 'Columns',
    field: 'Field',
    column: 'Column of the file',
    notImported: 'not imported',
    required: 'required',
  },
  zh: {
    title: '列的对应关系',
    field: '本系统字段',
    column: '文件中的列',
    notImported: '不导入',
    required: '必填',
  },
})

export interface MappingTableProps {
  readonly of: Preview
  /** The field, and the column that it is to be read from; null for none. */
  onChoose(field: string, column: string | null): void
}

/** Which column of the file each field is read from. */
export const MappingTable = ({ of: { fields, mapping, columns }, onChoose }: MappingTableProps) => (
  <Section title={t().title}>
    <Table
      className="mapping"
      of={fields}
      keyOf={({ name }) => name}
      columns={[
        {
          title: t().field,
          cell: ({ name, description, required }) => (
            <span title={description}>
              {importFieldText(name)} {required && <span className="badge warn">{t().required}</span>}
              <div className="muted">{description}</div>
            </span>
          ),
        },
        {
          title: t().column,
          cell: ({ name }) => (
            <select
              className="input"
              aria-label={importFieldText(name)}
              value={columnOf((mapping as Mapping)[name])}
              onChange={(event) => onChoose(name, event.target.value === '' ? null : event.target.value)}
            >
              <option value="">{t().notImported}</option>
              {columns.map((column) => (
                <option key={column} value={column}>
                  {column}
                </option>
              ))}
            </select>
          ),
        },
      ]}
    />
  </Section>
)
