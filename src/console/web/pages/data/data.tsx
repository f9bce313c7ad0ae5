import { Link, useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { ImportJobsDocument, type ImportJobsQuery } from '../../generated/operations.ts'
import { useData } from '../../graph/hooks.ts'
import * as format from '../../format/format.ts'
import { Icon } from '../../parts/icon.tsx'
import { Page, Section } from '../../parts/page.tsx'
import { Loaded } from '../../parts/state.tsx'
import { Table } from '../../parts/table.tsx'
import { words } from '../../words/words.ts'
import { NewImport } from './new-import.tsx'
import { importWords, stateOf } from './kinds.ts'
import './data.css'

const t = words({
  en: {
    title: 'Data',
    drop: 'Drop a file here: CSV, NDJSON or JSON',
    choose: 'Choose a file…',
    what: 'You see how its columns are read and which lines would be refused before anything is written.',
    imports: 'Imports',
    file: 'Source',
    type: 'Content',
    state: 'State',
    lines: 'Lines',
    result: 'Result',
    when: 'When',
    none: 'Nothing has been imported yet.',
  },
  zh: {
    title: '数据',
    drop: '将文件拖放到此处：CSV、NDJSON 或 JSON',
    choose: '选择文件…',
    what: '写入之前，您可以看到各列如何对应，以及哪些行会被拒绝。',
    imports: '导入记录',
    file: '来源',
    type: '内容',
    state: '状态',
    lines: '行数',
    result: '结果',
    when: '时间',
    none: '还没有导入任何内容。',
  },
})

const Jobs = ({ of: jobs }: { readonly of: ImportJobsQuery['importJobs']['nodes'] }) => {
  if (jobs.length === 0) return <p className="muted">{t().none}</p>
  return (
    <Table
      of={jobs}
      keyOf={({ id }) => id}
      columns={[
        {
          title: t().file,
          cell: ({ id, source }) => (
            <Link className="link" to="/data/$id" params={{ id }}>
              {source}
            </Link>
          ),
        },
        { title: t().type, cell: ({ type }) => importWords().types[type] },
        {
          title: t().state,
          cell: (job) => <span className={`badge ${stateOf(job).tone}`}>{stateOf(job).text}</span>,
        },
        { title: t().lines, kind: 'number', cell: ({ total }) => format.number(total) },
        {
          title: t().result,
          cell: ({ inserted, updated, duplicates, rejected }) => (
            <>
              {importWords().result(format.number(inserted), format.number(updated), format.number(duplicates))}
              {rejected > 0 && <span className="bad"> · {importWords().rejected(format.number(rejected))}</span>}
            </>
          ),
        },
        { title: t().when, kind: 'moment', cell: ({ createdAt }) => format.ago(createdAt) },
      ]}
    />
  )
}

export const DataPage = () => {
  const [file, setFile] = useState<File>()
  const [isOver, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const jobs = useData(ImportJobsDocument, {})
  const navigate = useNavigate()
  return (
    <Page title={t().title}>
      {file ? (
        <NewImport
          file={file}
          onStarted={(id) => void navigate({ to: '/data/$id', params: { id } })}
          onCancel={() => setFile(undefined)}
        />
      ) : (
        <>
          <div
            className={isOver ? 'drop over' : 'drop'}
            onDragOver={(event) => {
              event.preventDefault()
              setOver(true)
            }}
            onDragLeave={() => setOver(false)}
            onDrop={(event) => {
              event.preventDefault()
              setOver(false)
              setFile(event.dataTransfer.files[0])
            }}
          >
            <Icon name="upload" size={22} />
            <strong>{t().drop}</strong>
            <p style={{ maxWidth: '52ch' }}>{t().what}</p>
            <button type="button" className="button primary" onClick={() => input.current?.click()}>
              {t().choose}
            </button>
            <input
              ref={input}
              type="file"
              accept=".csv,.tsv,.txt,.ndjson,.jsonl,.json"
              hidden
              aria-label={t().choose}
              onChange={(event) => setFile(event.target.files?.[0])}
            />
          </div>
          <Section title={t().imports}>
            <Loaded of={jobs} lines={4}>
              {({ importJobs }) => <Jobs of={importJobs.nodes} />}
            </Loaded>
          </Section>
        </>
      )}
    </Page>
  )
}
