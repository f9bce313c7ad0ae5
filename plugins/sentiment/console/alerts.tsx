import {
  CustomerLink,
  Dialog,
  Field,
  Form,
  format,
  Loaded,
  toast,
  useData,
  useDo,
  useLive,
  words,
} from 'rapport-crm/console'
import { useState } from 'react'
import {
  AcknowledgeAlertDocument,
  AlertsDocument,
  FeelingChangesDocument,
  type AlertsQuery,
} from './generated/operations.ts'

const t = words({
  en: {
    none: 'No customer’s mood has turned negative.',
    since: (ago: string) => `turned ${ago}`,
    takeUp: 'Acknowledge',
    takenUp: 'Acknowledged',
    by: (name: string) => `by ${name}`,
    note: 'What is being done about it',
    done: 'The alert was acknowledged',
  },
  zh: {
    none: '没有客户的情绪变差。',
    since: (ago) => `${ago}转变`,
    takeUp: '确认处理',
    takenUp: '已确认',
    by: (name) => `由 ${name}`,
    note: '正在采取的措施',
    done: '已确认该警报',
  },
})

type Alert = NonNullable<AlertsQuery['sentimentAlerts']>['nodes'][number]

const AcknowledgeDialog = ({ alert, onDone, onClose }: { readonly alert: Alert; onDone(): void; onClose(): void }) => {
  const run = useDo()
  return (
    <Dialog title={alert.customer.name} onClose={onClose}>
      <div className="dialog-body">
        <Form
          submit={t().takeUp}
          onSubmit={async ({ note = '' }) => {
            await run(AcknowledgeAlertDocument, { input: { id: alert.id, ...(note ? { note } : {}) } })
            onClose()
            onDone()
            toast(t().done)
          }}
        >
          {alert.interaction.body && <p>{alert.interaction.body}</p>}
          <Field name="note" label={t().note} rows={3} value={alert.note ?? ''} />
        </Form>
      </div>
    </Dialog>
  )
}

/** Customers whose mood turned from positive to negative: those whom nobody has taken care of come first. */
export const Alerts = () => {
  const answer = useData(AlertsDocument, {})
  const { reload } = answer
  const [chosen, setChosen] = useState<Alert>()
  useLive(
    FeelingChangesDocument,
    {},
    { onItem: ({ sentimentChanged }) => sentimentChanged.alert && reload(), onGap: reload },
  )
  return (
    <>
      <Loaded of={answer} lines={4}>
        {({ sentimentAlerts }) => <AlertList of={sentimentAlerts?.nodes ?? []} onTake={setChosen} />}
      </Loaded>
      {chosen && <AcknowledgeDialog alert={chosen} onDone={reload} onClose={() => setChosen(undefined)} />}
    </>
  )
}

const AlertList = ({ of: alerts, onTake }: { readonly of: readonly Alert[]; onTake(alert: Alert): void }) => {
  if (alerts.length === 0) return <p className="muted">{t().none}</p>
  return (
    <ul>
      {alerts
        .toSorted((a, b) => Number(a.status === 'ACKNOWLEDGED') - Number(b.status === 'ACKNOWLEDGED'))
        .map((alert) => (
          <li key={alert.id} className="voice-text">
            <div className="row spread">
              <CustomerLink of={alert.customer} />
              {alert.status === 'OPEN' ? (
                <button type="button" className="button" onClick={() => onTake(alert)}>
                  {t().takeUp}
                </button>
              ) : (
                <span className="badge good">
                  {t().takenUp} {alert.acknowledgedBy && t().by(alert.acknowledgedBy.name)}
                </span>
              )}
            </div>
            <span className="muted">
              {[t().since(format.ago(alert.turnedAt)), alert.customer.owner?.name].filter(Boolean).join(' · ')}
            </span>
            {alert.interaction.body && <p>{alert.interaction.body}</p>}
            {alert.note && <p className="muted">{alert.note}</p>}
          </li>
        ))}
    </ul>
  )
}
