import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { CaseChangesDocument, CustomerCasesDocument } from '../../generated/operations.ts'
import { useData, useLive } from '../../graph/hooks.ts'
import * as format from '../../format/format.ts'
import { Icon } from '../../parts/icon.tsx'
import { Section } from '../../parts/page.tsx'
import { Loaded } from '../../parts/state.tsx'
import { useRights } from '../../session/viewer.tsx'
import { kinds } from '../../words/kinds.ts'
import { words } from '../../words/words.ts'
import { CaseDialog, newCaseTitle } from './case-dialog.tsx'
import { SlaBadge } from './sla-badge.tsx'

const t = words({
  en: { title: 'Open cases', none: 'No case is open.' },
  zh: { title: '进行中的工单', none: '没有进行中的工单。' },
})

/** The cases of a customer that are not resolved. */
export const OpenCases = ({ customerId }: { readonly customerId: string }) => {
  const { may } = useRights()
  const read = useData(CustomerCasesDocument, { id: customerId })
  const [isCreating, setCreating] = useState(false)
  useLive(CaseChangesDocument, { filter: { customerIds: [customerId] } }, { onItem: read.reload, onGap: read.reload })
  return (
    <Section
      title={t().title}
      aside={
        may('write') && (
          <button
            type="button"
            className="button quiet icon"
            aria-label={newCaseTitle()}
            title={newCaseTitle()}
            onClick={() => setCreating(true)}
          >
            <Icon name="plus" />
          </button>
        )
      }
    >
      <Loaded of={read} lines={1}>
        {({ customer }) =>
          !customer || customer.cases.nodes.length === 0 ? (
            <p className="muted">{t().none}</p>
          ) : (
            <ul className="entries">
              {customer.cases.nodes.map(({ id, number, subject, status, sla }) => (
                <li key={id}>
                  <Link to="/cases/$id" params={{ id }} className="link">
                    {format.number(number)} · {subject}
                  </Link>{' '}
                  <span className="badge">{kinds().caseStatus[status]}</span> {sla && <SlaBadge of={sla.state} />}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {isCreating && <CaseDialog customerId={customerId} onDone={read.reload} onClose={() => setCreating(false)} />}
    </Section>
  )
}
