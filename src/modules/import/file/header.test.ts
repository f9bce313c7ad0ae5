import { describe, expect, it } from 'vitest'
import { openFile } from './open.ts'

const open = async (text: string) => {
  async function* whole() {
    yield Buffer.from(text)
  }
  const file = await openFile(whole())
  const records: string[][] = []
  for await (const _ of file.read(file.columns, {
    record: (cells) => void records.push(cells),
    refuse: () => undefined,
  }))
    continue
  return { columns: file.columns, records, titles: file.titles, totals: file.totals }
}

describe('the table of a file', () => {
  it.each([
    ['a title in one cell', 'Contacts\n\nid,name,email\n1,Mia,m@example.com\n2,Max,x@example.com\n', 1],
    ['a title with the separator', 'Contacts, all\nid,name,email\n1,Mia,m@example.com\n2,Max,x@example.com\n', 1],
    ['a title as wide as the table', 'Contacts,,\nid,name,email\n1,Mia,m@example.com\n2,Max,x@example.com\n', 1],
    ['a title with another separator', 'All; of 2026\nid,name,email\n1,Mia,m@example.com\n2,Max,x@example.com\n', 1],
    ['no title', 'id,name,email\n1,Mia,m@example.com\n2,Max,x@example.com\n', 0],
  ])('is found behind %s', async (_name, text, titles) => {
    expect(await open(text)).toMatchObject({
      titles,
      columns: ['id', 'name', 'email'],
      records: [
        ['1', 'Mia', 'm@example.com'],
        ['2', 'Max', 'x@example.com'],
      ],
    })
  })

  it('begins with its first line where that is only shorter or longer than the others', async () => {
    expect((await open('id,name\n1,Mia,,,\n2,Max,,,\n')).columns).toEqual(['id', 'name'])
    expect((await open('id,name,note\n1,Mia\n2,Max\n')).columns).toEqual(['id', 'name', 'note'])
    expect((await open('name\nMia\nMax\n')).columns).toEqual(['name'])
  })

  it('ends before its totals, and continues after subtotals in the middle', async () => {
    const file = await open('id,name,amount\n1,Mia,2\nTotal,,2\n2,Total,3\nSumme,,5\nGrand total,,"1,005.00"\n')
    expect(file.records.map(([id]) => id)).toEqual(['1', 'Total', '2'])
    expect(file.totals).toBe(2)
    expect((await open('id,name\nTotal,SE\n1,Mia\n')).records).toHaveLength(2)
  })
})
