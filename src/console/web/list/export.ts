import { ExportListDocument, ExportStateDocument } from '../generated/operations.ts'
import { useAsk, useDo } from '../graph/hooks.ts'
import { authorizationOf } from '../session/session.ts'
import { useSession } from '../session/signed-in.ts'
import { toast } from '../parts/toasts.tsx'
import * as format from '../format/format.ts'
import { words } from '../words/words.ts'
import type { Column, ListRow } from './columns.ts'
import { signatureOf, variablesOf, type ListSpec } from './list-source.ts'
import type { ListSearch } from './search.ts'

const t = words({
  en: {
    begun: 'The file is being written',
    saved: (n: string) => `${n} rows were exported`,
    failed: (status: number) => `The file could not be downloaded (status ${status})`,
  },
  zh: {
    begun: '正在写入文件',
    saved: (n) => `已导出 ${n} 行`,
    failed: (status) => `无法下载文件（状态 ${status}）`,
  },
})

/** A list, as the server exports it. */
export interface ExportedList {
  /** What the file is called. */
  readonly name: string
  readonly query: string
  readonly variables: object
}

/** A list as it can be exported; with `ids`, only these records of it. */
export const exportedList = <Row extends ListRow>(
  spec: ListSpec<Row>,
  search: ListSearch,
  selection: string,
  ids?: readonly string[],
): ExportedList => {
  const { definitions, args } = signatureOf(spec)
  return {
    name: spec.field,
    query: `query (${definitions}) { ${spec.field}(${args}) { nodes { ${spec.fields} ${selection} } } }`,
    variables: variablesOf(spec, search, ids),
  }
}

const lookMs = 300

/** Gives a file to the browser. */
export const saveFile = (name: string, content: Blob): void => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  // Not at once: some browsers read it only after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** Exports a list with the columns that are shown, and gives the file to the browser. */
export const useExport = () => {
  const run = useDo()
  const ask = useAsk()
  const { session } = useSession()
  return async ({ name, query, variables }: ExportedList, columns: readonly Pick<Column<never>, 'values'>[]) => {
    toast(t().begun)
    const { exportList } = await run(ExportListDocument, {
      input: {
        query,
        variables,
        format: 'CSV',
        byteOrderMark: true,
        columns: columns.flatMap(({ values }) => values),
      },
    })
    const { id } = exportList.exportJob!
    for (;;) {
      const { exportJob } = await ask(ExportStateDocument, { id })
      if (exportJob?.status === 'FAILED') throw new Error(exportJob.error ?? exportJob.status)
      if (exportJob?.status === 'SUCCEEDED') {
        const answer = await fetch(`/exports/${id}`, { headers: { authorization: authorizationOf(session) } })
        if (!answer.ok) throw new Error(t().failed(answer.status))
        saveFile(`${name}.csv`, await answer.blob())
        return toast(t().saved(format.number(exportJob.rows)))
      }
      await new Promise((resolve) => setTimeout(resolve, lookMs))
    }
  }
}
