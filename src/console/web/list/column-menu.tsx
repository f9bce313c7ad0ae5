import { Icon } from '../parts/icon.tsx'
import { Menu } from '../parts/menu.tsx'
import { words } from '../words/words.ts'
import type { Column } from './columns.ts'

const t = words({ en: { columns: 'Columns' }, zh: { columns: '列' } })

export interface ColumnMenuProps {
  readonly all: readonly Pick<Column<never>, 'id' | 'title'>[]
  /** Ids of those that are shown. */
  readonly shown: readonly string[]
  onChange(shown: readonly string[]): void
}

export const ColumnMenu = ({ all, shown, onChange }: ColumnMenuProps) => (
  <Menu
    label={t().columns}
    className="button quiet"
    role="dialog"
    button={
      <>
        <Icon name="columns" />
        {t().columns}
      </>
    }
  >
    {all.map(({ id, title }) => (
      <label key={id} className="item">
        <input
          type="checkbox"
          checked={shown.includes(id)}
          onChange={() =>
            onChange(all.map((column) => column.id).filter((one) => (one === id) !== shown.includes(one)))
          }
        />
        {title}
      </label>
    ))}
  </Menu>
)
