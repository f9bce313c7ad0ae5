import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { countsOf, importFile, upload, type ImportedJob, type LineError } from '../support/import.ts'

let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

let sources = 0
/** A source of its own, so that files do not meet. */
const fresh = (query: string) => `${query}&source=bad${++sources}`

const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)
const soon = new Date(Date.now() + 600_000).toISOString()

describe('a bad cell costs its line, with line, column, code and what was expected, but never the value', () => {
  const order = (cells: string) => ({
    type: 'orders',
    file: `order,customer,date,quantity,amount,currency,status\n${cells}\n`,
  })
  const cases: readonly (readonly [string, { type: string; file: string }, string | null, string, RegExp])[] = [
    ['no order number', order(',c,2026-01-05,1,2,,'), 'order', 'MISSING_VALUE', /expected a value/],
    ['no customer', order('1,,2026-01-05,1,2,,'), 'customer', 'MISSING_VALUE', /the e-mail address of a customer/],
    ['no amount', order('1,c,2026-01-05,1,,,'), 'amount', 'MISSING_VALUE', /an amount or a unit price/],
    ['words for a number', order('1,c,2026-01-05,1,SECRETS,,'), 'amount', 'BAD_NUMBER', /a number such as 12.50/],
    ['NaN', order('1,c,2026-01-05,1,NaN,,'), 'amount', 'BAD_NUMBER', /a number/],
    ['infinity', order('1,c,2026-01-05,1,Infinity,,'), 'amount', 'BAD_NUMBER', /a number/],
    ['a number beyond all columns', order('1,c,2026-01-05,1,1e99,,'), 'amount', 'BAD_NUMBER', /below/],
    [
      'a sign of several currencies',
      order('1,c,2026-01-05,1,¥12,,'),
      'amount',
      'UNKNOWN_CURRENCY',
      /unambiguous currency sign/,
    ],
    [
      'a sign of another currency',
      order('1,c,2026-01-05,1,£12,EUR,'),
      'amount',
      'UNKNOWN_CURRENCY',
      /that of the line/,
    ],
    ['a quantity of 0', order('1,c,2026-01-05,0,2,,'), 'quantity', 'BAD_NUMBER', /above 0/],
    ['a quantity that rounds to 0', order('1,c,2026-01-05,0.00001,2,,'), 'quantity', 'BAD_NUMBER', /above 0/],
    [
      'a unit price that no column holds',
      order('1,c,2026-01-05,0.0001,999999999999,,'),
      'quantity',
      'BAD_NUMBER',
      /below/,
    ],
    ['no date', order('1,c,SECRETS,1,2,,'), 'date', 'BAD_DATE', /such as 2026-03-01/],
    ['a day that no month has', order('1,c,2026-02-29,1,2,,'), 'date', 'BAD_DATE', /such as/],
    ['a year before 1900', order('1,c,0026-02-01,1,2,,'), 'date', 'BAD_DATE', /1900/],
    ['an hour that no day has', order('1,c,2026-02-01 25:00,1,2,,'), 'date', 'BAD_DATE', /such as/],
    [
      'a date that can be read in two ways',
      order('1,c,03/04/2026,1,2,,'),
      'date',
      'BAD_DATE',
      /set dateOrder to DMY or MDY/,
    ],
    ['a day to come', order(`1,c,${tomorrow},1,2,,`), 'date', 'FUTURE_DATE', /in the past/],
    ['a moment to come', order(`1,c,${soon},1,2,,`), 'date', 'FUTURE_DATE', /in the past/],
    ['an unknown currency', order('1,c,2026-01-05,1,2,QQQ,'), 'currency', 'UNKNOWN_CURRENCY', /ISO 4217/],
    ['an unknown status', order('1,c,2026-01-05,1,2,,SECRETS'), 'status', 'UNKNOWN_ENUM', /one of PENDING, PLACED/],
    [
      'a number that is too long',
      order(`${'9'.repeat(101)},c,2026-01-05,1,2,,`),
      'order',
      'TOO_LONG',
      /100 characters/,
    ],
    ['too few cells', order('1,c,2026-01-05'), null, 'MALFORMED_LINE', /expected 7 cells as in the header, got 3/],
    [
      'too many cells',
      order('1,c,2026-01-05,1,2,,,SECRETS'),
      null,
      'MALFORMED_LINE',
      /expected 7 cells as in the header, got 8/,
    ],
    ['an open quote', order('1,"c,2026-01-05,1,2,,'), null, 'MALFORMED_LINE', /closing quote/],
    ['a quote inside quotes', order('1,"c"d",2026-01-05,1,2,,'), null, 'MALFORMED_LINE', /after a closing quote/],
    ['a NUL', order('1,c\0,2026-01-05,1,2,,'), null, 'MALFORMED_LINE', /NUL/],
  ]

  // Good lines stand between the bad ones: they are taken, and the first lines show what the columns are.
  const good = { orders: 'ok,c,2026-01-05,1,2,EUR,PAID' }
  const errors = new Map<string, readonly LineError[]>()

  beforeAll(async () => {
    for (const type of ['orders'] as const) {
      const files = cases.filter(([, one]) => one.type === type)
      const [header] = files[0]![1].file.split('\n')
      const lines = files.flatMap(([, { file }], i) => [good[type].replace('ok', `ok${i}`), file.split('\n')[1]!])
      const job = await importFile(app, fresh(`type=${type}`), `${[header, ...lines].join('\n')}\n${good[type]}\n`)
      expect(countsOf(job)).toMatchObject({
        total: lines.length + 1,
        inserted: files.length + 1,
        rejected: files.length,
      })
      files.forEach(([name], i) =>
        errors.set(
          name,
          job.errors.nodes.filter(({ line }) => line === 3 + 2 * i),
        ),
      )
    }
  })

  it.each(cases)('%s', (name, _file, column, code, expected) => {
    const found = errors.get(name)!
    expect(found).toMatchObject([{ column, code }])
    expect(found[0]!.message).toMatch(expected)
    expect(found[0]!.message).not.toContain('SECRETS')
  })

  it('says everything that is wrong with a line at once', async () => {
    const job = await importFile(app, fresh('type=orders'), 'order,customer,date,amount\n1,,x,y\n')
    // The problems of one line have no order among themselves.
    const problems = job.errors.nodes.map(({ column, code }: LineError) => `${column} ${code}`)
    expect(problems.toSorted()).toEqual(['amount BAD_NUMBER', 'customer MISSING_VALUE', 'date BAD_DATE'])
    expect(countsOf(job)).toMatchObject({ total: 1, rejected: 1 })
  })
})

describe('a cell that is neither identity nor date nor amount costs itself, with a warning that does not repeat it', () => {
  const header = 'id,email,phone,country,language,time zone,lifecycle,kind,tags'
  const customer = (cells: string) => cells
  const cases: readonly (readonly [string, string, string, string, RegExp])[] = [
    ['no e-mail address', customer('1,SECRETS,,,,,,,'), 'email', 'BAD_EMAIL', /ada@example.org/],
    ['no phone number', customer('1,,SECRETS,,,,,,'), 'phone', 'BAD_VALUE', /phone number/],
    ['no country', customer('1,,,Atlantis,,,,,'), 'country', 'BAD_VALUE', /ISO 3166-1/],
    ['no language', customer('1,,,,SECRETS!,,,,'), 'language', 'BAD_VALUE', /BCP 47/],
    ['no time zone', customer('1,,,,,SECRETS,,,'), 'time zone', 'BAD_VALUE', /IANA time zone/],
    ['no lifecycle', customer('1,,,,,,SECRETS,,'), 'lifecycle', 'UNKNOWN_ENUM', /one of VISITOR, LEAD/],
    ['no kind', customer('1,,,,,,,SECRETS,'), 'kind', 'UNKNOWN_ENUM', /one of PERSON, ORGANISATION/],
    ['a tag that is too long', customer(`1,,,,,,,,${'x'.repeat(101)}`), 'tags', 'TOO_LONG', /100 characters/],
  ]
  const good = 'ok,a@example.org,+4930123456,DE,de,UTC,LEAD,PERSON,x'
  let job: ImportedJob

  beforeAll(async () => {
    const lines = cases.map(([, cells], i) => cells.replace('1,', `bad${i},`))
    job = await importFile(app, fresh('type=customers'), `${[header, good, ...lines].join('\n')}\n`)
  })

  it.each(cases)('%s', (name, _cells, column, code, expected) => {
    const line = 3 + cases.findIndex(([other]) => other === name)
    const found = job.warnings.nodes.filter((warning) => warning.line === line)
    expect(found).toMatchObject([{ column, code }])
    expect(found[0]!.message).toMatch(expected)
    expect(found[0]!.message).not.toContain('SECRETS')
  })

  it('keeps every record, and accounts for every cell', () => {
    expect(countsOf(job)).toMatchObject({ total: cases.length + 1, inserted: cases.length + 1, rejected: 0 })
    expect(job).toMatchObject({
      cellsRead: 9 + 2 * cases.length,
      cellsStored: 9 + cases.length,
      cellsWarned: cases.length,
      cellsUnmapped: 0,
    })
    expect(job.unknownWords).toEqual([
      { column: 'lifecycle', word: 'SECRETS', count: 1 },
      { column: 'kind', word: 'SECRETS', count: 1 },
    ])
  })
})

describe('the ways in which files are written', () => {
  const taken = async (query: string, file: string | Uint8Array) => {
    const at = fresh(query)
    const job = await importFile(app, at, file)
    const source = new URLSearchParams(at).get('source')
    const orders = await app.sql(
      `select number, placed_at, total_value::text as total from sales_order where source = $1 order by number`,
      [source],
    )
    return { job, orders }
  }
  const one = [{ number: '1', placed_at: '2026-01-05 00:00:00+00', total: '1234.5000' }]

  const ways = [
    ['CRLF and a byte order mark', '\u{FEFF}order,customer,date,amount\r\n1,c,2026-01-05,1234.50\r\n'],
    ['no line end at the end', 'order,customer,date,amount\n1,c,2026-01-05,1234.5'],
    ['blank lines', '\n\norder,customer,date,amount\n\n1,c,2026-01-05,1234.5\n\n'],
    ['semicolons and a decimal comma', 'order;customer;date;amount\n1;c;05.01.2026;1.234,50\n'],
    ['tabs', 'order\tcustomer\tdate\tamount\n1\tc\t20260105\t1,234.50\n'],
    [
      'bars, quotes and spaces',
      '"order"|"customer"|"date"|"amount"\n"1" | "c"|" 2026/01/05 "|"1 234.50"\n'.replace('"1" |', '"1"|'),
    ],
    ['the separator that Excel names', 'sep=;\norder;customer;date;amount\n1;c;2026-1-5;1234,5\n'],
    ['empty columns behind the header', 'order,customer,date,amount,,\n1,c,2026-01-05,1234.5,,\n'],
    ['more empty cells than the header', 'order,customer,date,amount\n1,c,2026-01-05,1234.5,,,\n'],
    ['UTF-16 with a mark', Buffer.from('\u{FEFF}order,customer,date,amount\n1,c,2026-01-05,1234.5\n', 'utf16le')],
    ['UTF-16 without a mark', Buffer.from('order,customer,date,amount\n1,c,2026-01-05,1234.5\n', 'utf16le')],
    [
      'GB18030',
      Buffer.from(
        'b6a9b5a5bac52cbfcdbba7b1e0bac52ccfc2b5a5cab1bce42cbdf0b6ee2cbfcdbba7d0d5c3fb0a312c632c3230' +
          '32362d30312d30352c313233342e352ccdf5ceb00a',
        'hex',
      ),
    ],
    ['Windows-1252', Buffer.from('order;customer;date;amount;größe\n1;c;05.01.2026;1.234,50;für Renée\n', 'latin1')],
    ['a JSON array', '[{"order": 1, "customer": "c", "date": "2026-01-05", "amount": 1234.5}]'],
    [
      'a JSON array over several lines',
      '\u{FEFF}[\n  {\n    "order": "1", "customer": "c]}",\n    "date": "2026-01-05",\n    "amount": "1,234.5"\n  }\n]\n',
    ],
    [
      'a title above and a total below',
      'Sales\nof 2026\n\norder,customer,date,amount\n1,c,2026-01-05,1234.5\n2,c,,\nTotal,,,1234.5\n',
    ],
    ['a currency in front', 'order,customer,date,amount\n1,c,2026-01-05,"$1,234.50"\n'],
    ['a currency behind', 'order;customer;date;amount\n1;c;05.01.2026;1.234,50 €\n'],
    ['years of two digits', 'order,customer,date,amount\n1,c,5.1.26,1234.5\n'],
    ['days as numbers', 'order,customer,date,amount\n1,c,46027,1234.5\n'],
    ['months by name', 'order,customer,date,amount\n1,c,"Jan 5, 2026",1234.5\n'],
    ['weekdays and zones', 'order,customer,date,amount\n1,c,"Mon, 05 Jan 2026 00:00:00 GMT",1234.5\n'],
    ['cells that spreadsheets keep as text', 'order,customer,date,amount\n"=""1""",\'007,2026-01-05,1234.5\n'],
    ['Chinese dates', '订单号,客户编号,下单时间,金额\n1,c,2026年1月5日,1234.5\n'],
    ['seconds since 1970', 'order,customer,date,amount\n1,c,1767571200,1234.5\n'],
  ] as const

  it.concurrent.each(ways)('%s', async (_name, file) => {
    const { job, orders } = await taken('type=orders', file)
    expect(job.inserted).toBe(1)
    expect(orders).toEqual(one)
  })

  it('tell the order of day and month by their first lines, or are told it', async () => {
    const told = 'order,customer,date,amount\n1,c,1/5/2026 8:30 PM,1\n2,c,1/13/2026 08:30,1\n'
    expect((await taken('type=orders', told)).orders).toMatchObject([
      { placed_at: '2026-01-05 20:30:00+00' },
      { placed_at: '2026-01-13 08:30:00+00' },
    ])
    const given = 'order,customer,date,amount\n1,c,1/5/2025,1\n'
    expect((await taken('type=orders&dateOrder=DMY', given)).orders).toMatchObject([
      { placed_at: '2025-05-01 00:00:00+00' },
    ])
  })

  it('read days and times without a zone in the zone that is given', async () => {
    const file = 'order,customer,date,amount\n1,c,2026-01-05,1\n2,c,2026-01-05 08:00,1\n3,c,2026-01-05T08:00Z,1\n'
    expect((await taken('type=orders&timeZone=Asia/Shanghai', file)).orders).toMatchObject([
      { placed_at: '2026-01-04 16:00:00+00' },
      { placed_at: '2026-01-05 00:00:00+00' },
      { placed_at: '2026-01-05 08:00:00+00' },
    ])
  })

  it('keep the numbers of lines right behind cells with line ends, and go on behind a quote that stays open', async () => {
    const file =
      'order,customer,date,amount,note\n1,c,2026-01-05,1,"two\nlines, ""quoted"""\n2,c,x,1,\n3,"c,2026-01-05,1,\n4,c,2026-01-05,1,"a"\n5,c,2026-01-05,1,\n'
    const { job, orders } = await taken('type=orders', file)
    expect(orders).toMatchObject([{ number: '1' }, { number: '4' }, { number: '5' }])
    expect(job.errors.nodes).toMatchObject([
      { line: 4, column: 'date' },
      { line: 5, column: null, code: 'MALFORMED_LINE' },
    ])
  })

  it('that are UTF-8 but for a line lose that line alone', async () => {
    const bytes = Buffer.concat([
      Buffer.from('order,customer,date,amount\n1,Müller,2026-01-05,1\n2,'),
      Buffer.from('Müller', 'latin1'),
      Buffer.from(',2026-01-05,1\n3,王伟,2026-01-05,1\n'),
    ])
    const { job, orders } = await taken('type=orders', bytes)
    expect(orders).toMatchObject([{ number: '1' }, { number: '3' }])
    expect(job.errors.nodes).toMatchObject([{ line: 3, column: null, code: 'BAD_ENCODING' }])
  })

  it('have backslashes, tabs and quotes in their cells', async () => {
    const text = String.raw`C:\new\table \. \N` + '\tand "more"'
    const job = await importFile(app, fresh('type=customers'), `id,name\n1,"${text.replaceAll('"', '""')}"\n`)
    expect(job.inserted).toBe(1)
    expect(await app.sql(`select name from customer where name like 'C:%'`)).toEqual([{ name: text }])
  })

  it('with a header alone import nothing', async () => {
    expect(await importFile(app, fresh('type=orders'), 'order,customer,date,amount\n')).toMatchObject({
      status: 'SUCCEEDED',
      total: 0,
      inserted: 0,
      rejected: 0,
    })
  })
})

describe('a file that cannot be read at all is refused with one line, and nothing of it is kept', () => {
  const header = 'order,customer,date,amount\n'
  it.each([
    ['is empty', 'type=orders', '', 'INVALID_INPUT', /the file is empty/],
    ['has blank lines alone', 'type=orders', '\n\n', 'INVALID_INPUT', /the file is empty/],
    ['is compressed', 'type=orders', Buffer.from([0x1f, 0x8b, 8, 0, 0]), 'INVALID_INPUT', /compressed with gzip/],
    ['is a workbook', 'type=orders', Buffer.from('PK\u{3}\u{4}…'), 'INVALID_INPUT', /Excel workbook; save it as CSV/],
    [
      'ends its lines with CR',
      'type=orders',
      'order,customer,date,amount\r1,c,2026-01-05,1\r',
      'INVALID_INPUT',
      /LF or CRLF/,
    ],
    [
      'lacks a column',
      'type=orders',
      'order,customer,amount\n1,c,2\n',
      'INVALID_INPUT',
      /a column for placedAt; the file has "order"/,
    ],
    [
      'looks like another encoding',
      'type=orders',
      Buffer.from('order,customer,date,amount\n1,\xcf\xf0\xe8\xe2\xe5\xf2 \xec\xe8\xf0\xf3,2026-01-05,1\n', 'latin1'),
      'INVALID_INPUT',
      /name it with the option encoding/,
    ],
    [
      'comes with an encoding that is none',
      'type=orders&encoding=klingon',
      header,
      'INVALID_INPUT',
      /an encoding such as/,
    ],
    [
      'has a column twice that is wanted',
      `type=orders&mapping=${encodeURIComponent('{"amount": "x"}')}`,
      'order,customer,date,x,x\n',
      'INVALID_INPUT',
      /one column "x", the header has 2/,
    ],
    [
      'has not the column that the mapping names',
      `type=orders&mapping=${encodeURIComponent('{"amount": "x"}')}`,
      header,
      'INVALID_INPUT',
      /from a column of the file/,
    ],
    [
      'has a mapping of a field that is none',
      `type=orders&mapping=${encodeURIComponent('{"colour": "amount"}')}`,
      header,
      'INVALID_INPUT',
      /expected fields number, customerId/,
    ],
    [
      'has a mapping that is no JSON',
      'type=orders&mapping=x',
      header,
      'INVALID_INPUT',
      /mapping: expected a JSON object/,
    ],
    ['is of an unknown type', 'type=invoices', header, 'INVALID_INPUT', /type: /],
    ['comes with an option that is none', 'type=orders&colour=red', header, 'INVALID_INPUT', /colour/],
    ['comes with an unknown currency', 'type=orders&currency=QQQ', header, 'UNKNOWN_CURRENCY', /ISO 4217/],
    ['comes with an unknown time zone', 'type=orders&timeZone=Mars', header, 'INVALID_INPUT', /IANA time zone/],
    [
      'is NDJSON without an object',
      'type=orders&format=ndjson',
      '[1]\n2\n',
      'INVALID_INPUT',
      /a JSON object on each line/,
    ],
  ] as const)('because it %s', async (_name, query, file, code, message) => {
    const answer = await upload(app, fresh(query), file)
    expect(answer).toMatchObject({ status: 400, code })
    expect(answer.message).toMatch(message)
    expect(await app.sql(`select tablename from pg_tables where schemaname = 'import_staging'`)).toEqual([])
  })

  it('because it is compressed on the way', async () => {
    expect(await upload(app, 'type=orders', header, { 'content-encoding': 'gzip' })).toMatchObject({
      status: 400,
      code: 'INVALID_INPUT',
    })
  })

  it('although it has a million lines: the answer does not wait for them', async () => {
    let sent = 0
    async function* endless() {
      yield Buffer.from('order,customer\n')
      for (; sent < 400_000; sent++) {
        yield Buffer.from(`${sent},some customer with a long name to make it larger\n`.repeat(20))
        if (sent % 100 === 0) await delay(0)
      }
    }
    expect(await upload(app, 'type=orders', endless())).toMatchObject({ status: 400, code: 'INVALID_INPUT' })
    expect(sent).toBeLessThan(400_000)
  })
})

describe('large lines and broken uploads', () => {
  it('refuse a line of 10 MB without keeping it, quoted or not', async () => {
    const big = 'x'.repeat(10_000_000)
    const file = `order,customer,date,amount,note\n1,c,2026-01-05,1,\n2,c,2026-01-05,1,${big}\n3,c,2026-01-05,1,\n4,c,2026-01-05,1,"${big}\n5,c,2026-01-05,1,\n`
    const job = await importFile(app, fresh('type=orders'), file)
    expect(countsOf(job)).toEqual({ total: 5, inserted: 3, updated: 0, duplicates: 0, rejected: 2 })
    expect(job.errors.nodes).toMatchObject([
      { line: 3, code: 'TOO_LONG' },
      { line: 5, code: 'TOO_LONG' },
    ])
  })

  it('leave nothing behind when the client goes away in the middle', async () => {
    const source = `gone${++sources}`
    const gone = new AbortController()
    const copying = () =>
      app.sql(`select 1 from pg_stat_activity where datname = current_database() and query like 'copy import_staging%'`)
    async function* content() {
      yield Buffer.from('order,customer,date,amount\n')
      for (let i = 0; i < 100; i++) yield Buffer.from(`${i},c,2026-01-05,1\n`.repeat(1_000))
      while ((await copying()).length === 0) await delay(5)
      gone.abort()
      await delay(60_000, undefined, { ref: false })
    }
    await expect(
      fetch(`${app.url}/imports?type=orders&source=${source}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${app.ownerKey}` },
        body: content() as never,
        duplex: 'half',
        signal: gone.signal,
      }),
    ).rejects.toThrow()
    const left = () =>
      app.sql(
        `select tablename as name from pg_tables where schemaname = 'import_staging' union all select id::text from import_job where source = $1`,
        [source],
      )
    for (let i = 0; i < 100 && (await left()).length > 0; i++) await delay(50)
    expect(await left()).toEqual([])
  })

  it('leave the API answering while a large file comes in', async () => {
    const lines = Array.from({ length: 40_000 }, (_, i) => `${i},c${i % 50},2026-01-05,${i % 9}`).join('\n')
    const importing = importFile(app, fresh('type=orders&dryRun=true'), `order,customer,date,amount\n${lines}`)
    let answers = 0
    let done = false
    void importing.finally(() => (done = true))
    while (!done) {
      expect((await app.ask('{ customers(first: 1) { totalCount } }')).errors).toBeUndefined()
      answers++
      await delay(20)
    }
    expect(await importing).toMatchObject({ total: 40_000, inserted: 40_000, rejected: 0 })
    expect(answers).toBeGreaterThan(5)
  })
})
