import { caseStatus, priority } from './choices.ts'
import { checkCustomer, customerReference, lacksCustomer, suggestCustomer } from './customer-reference.ts'
import { pastMoment } from './dates.ts'
import { Refusal, type ImportFields } from './field.ts'
import { text } from './texts.ts'

const tooEarly = new Refusal('BAD_DATE', 'expected a moment after openedAt')

/** One case per line. */
export const caseFields: ImportFields = {
  key: 'id',
  nouns: ['case', 'ticket', 'issue', 'request', 'incident'],
  lacks: lacksCustomer,
  fields: [
    {
      name: 'id',
      column: 'ref',
      type: 'text',
      description: 'The id in the source. Default: the content of the line, so that equal lines are one case.',
      synonyms: [
        'id',
        'caseid',
        'casenumber',
        'ticketid',
        'ticketnumber',
        'externalid',
        'recordid',
        'uuid',
        '工单id',
        '工单号',
        '编号',
      ],
      costsLine: true,
      read: text(200),
    },
    ...customerReference,
    {
      name: 'subject',
      column: 'subject',
      type: 'text',
      description: 'What it is about, in a line.',
      synonyms: ['subject', 'title', 'topic', 'summary', 'ticketname', 'name', 'betreff', '主题', '标题'],
      required: true,
      costsLine: true,
      read: text(500),
    },
    {
      name: 'text',
      column: 'text',
      type: 'text',
      description: 'The question or problem.',
      synonyms: ['text', 'description', 'body', 'content', 'details', 'message', 'beschreibung', '描述', '内容'],
      read: text(100_000),
    },
    {
      name: 'status',
      column: 'status',
      type: 'text',
      description: 'NEW, OPEN, PENDING, RESOLVED or CLOSED. Default: NEW, or RESOLVED where resolvedAt says when.',
      synonyms: ['status', 'state', 'ticketstatus', 'casestatus', '状态'],
      words: true,
      costsLine: true,
      read: caseStatus,
    },
    {
      name: 'priority',
      column: 'priority',
      type: 'text',
      description: 'LOW, NORMAL, HIGH or URGENT. Default: NORMAL.',
      synonyms: ['priority', 'severity', 'prioritaet', 'priorität', '优先级'],
      words: true,
      read: priority,
    },
    {
      name: 'channel',
      column: 'channel',
      type: 'text',
      description: 'Where it came in, e.g. phone or WeChat.',
      synonyms: ['channel', 'source', 'origin', 'caseorigin', 'via', 'kanal', '渠道', '来源'],
      read: text(100),
    },
    {
      name: 'openedAt',
      column: 'opened_at',
      type: 'timestamptz',
      description: 'When it came in.',
      synonyms: [
        'openedat',
        'opened',
        'createdat',
        'created',
        'createddate',
        'createdate',
        'date',
        'dateopened',
        '创建时间',
        '提交时间',
      ],
      required: true,
      costsLine: true,
      tells: 'date',
      read: pastMoment,
    },
    {
      name: 'firstResponseAt',
      column: 'first_response_at',
      type: 'timestamptz',
      description: 'When it was first answered.',
      synonyms: [
        'firstresponseat',
        'firstresponse',
        'firstreplyat',
        'firstreplydate',
        'firstagentreplydate',
        '首次响应时间',
        '首次回复时间',
      ],
      tells: 'date',
      read: pastMoment,
    },
    {
      name: 'resolvedAt',
      column: 'resolved_at',
      type: 'timestamptz',
      description: 'When it was resolved. Default for a resolved or closed case: when it was answered or opened.',
      synonyms: [
        'resolvedat',
        'resolved',
        'solvedat',
        'closedat',
        'closeddate',
        'closedate',
        'dateclosed',
        '解决时间',
        '关闭时间',
      ],
      tells: 'date',
      read: pastMoment,
    },
    {
      name: 'assigneeEmail',
      column: 'assignee_email',
      type: 'text',
      description: 'E-mail or name of the active user who works on it.',
      synonyms: [
        ...[
          'assigneeemail',
          'assignee',
          'assignedto',
          'assignedtoemail',
          'owner',
          'owneremail',
          'agent',
          'ticketowner',
          'caseowner',
        ],
        ...['负责人', '负责人邮箱', '处理人'],
      ],
      read: text(320),
    },
  ],
  suggest: (origins) => suggestCustomer(origins),
  check: (line) => {
    checkCustomer(line)
    const opened = line.get('openedAt')
    for (const name of ['firstResponseAt', 'resolvedAt']) {
      const at = line.get(name)
      if (opened !== null && at !== null && Date.parse(at) < Date.parse(opened)) line.refuse(name, tooEarly)
    }
  },
}
