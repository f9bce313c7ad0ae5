import { CustomerList } from './customers.ts'
import { GraphError, Graph } from './graph.ts'
import { importCustomers } from './imports.ts'

const element = <Tag extends keyof HTMLElementTagNameMap>(tag: Tag, text = ''): HTMLElementTagNameMap[Tag] =>
  Object.assign(document.createElement(tag), { textContent: text })

const status = element('p')
const say = (text: string) => (status.textContent = text)
/** Says what went wrong; what can be tried again, when. */
const report = (error: unknown): void => {
  if (!(error instanceof GraphError)) throw error
  const { message, retryAfterSeconds } = error
  say(retryAfterSeconds === undefined ? message : `${message} (again in ${retryAfterSeconds} s)`)
}
const button = (text: string, press: () => Promise<unknown>) => {
  const made = element('button', text)
  made.addEventListener('click', () => void press().catch(report))
  return made
}

const key = prompt('API key') ?? ''
const graph = new Graph(location.origin, key)
const body = element('tbody')
const list = new CustomerList(graph, 20, () => {
  body.replaceChildren(
    ...list.rows.map(({ id, name, country, scores }) => {
      const row = element('tr')
      const edit = async () => {
        const wanted = prompt('Name', name)
        if (wanted === null) return
        const outcome = await list.rename(id, wanted)
        if (outcome.kind === 'conflict')
          say(`meanwhile it was changed to ${outcome.theirs.name}; rename it again to replace that`)
        else say(outcome.kind === 'saved' ? 'saved' : outcome.problems.map(({ message }) => message).join('; '))
      }
      const rename = element('td')
      rename.append(button('Rename', edit))
      row.append(
        element('td', name),
        element('td', country ?? ''),
        element('td', String(scores[0]?.value ?? '')),
        rename,
      )
      return row
    }),
  )
  previous.disabled = !list.hasPrevious
  next.disabled = !list.hasNext
})
const previous = button('Previous', () => list.previous())
const next = button('Next', () => list.next())
const file = Object.assign(element('input'), { type: 'file', accept: '.csv' })
file.addEventListener('change', () => {
  const [chosen] = file.files ?? []
  if (!chosen) return
  importCustomers(graph, chosen, (processed, total) => say(`${processed} of ${total}`))
    .then(({ inserted, updated, rejected }) => {
      say(`${inserted} added, ${updated} changed, ${rejected} refused`)
      return list.first()
    })
    .catch(report)
})

const table = element('table')
table.append(body)
document.body.append(status, table, previous, next, file)
await list.first().catch(report)
list.follow(new AbortController().signal, (state) => say(state === 'lost' ? 'connecting again …' : '')).catch(report)
