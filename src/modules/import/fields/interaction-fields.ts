import { direction, interactionKind } from './choices.ts'
import { language } from './customer-fields.ts'
import { checkCustomer, customerReference, lacksCustomer, suggestCustomer } from './customer-reference.ts'
import { pastMoment } from './dates.ts'
import type { ImportFields } from './field.ts'
import { wordsOf } from './headers.ts'
import { jsonObject, text } from './texts.ts'

/** One contact with a customer per line. */
export const interactionFields: ImportFields = {
  key: 'id',
  free: 'properties',
  nouns: [
    ...['activity', 'interaction', 'ticket', 'case', 'event', 'engagement', 'message', 'conversation', 'chat', 'call'],
    ...['meeting', 'request', 'issue', 'survey', 'review', 'feedback'],
  ],
  lacks: lacksCustomer,
  fields: [
    {
      name: 'id',
      column: 'ref',
      type: 'text',
      description: 'The id in the source. Default: the content of the line, so that equal lines are one interaction.',
      synonyms: [
        ...[
          'id',
          'interactionid',
          'activityid',
          'eventid',
          'messageid',
          'ticketid',
          'callid',
          'externalid',
          'recordid',
          'uuid',
        ],
        ...['记录id', '编号', '工单号'],
      ],
      costsLine: true,
      read: text(200),
    },
    ...customerReference,
    {
      name: 'kind',
      column: 'kind',
      type: 'text',
      description: 'CALL, EMAIL, MEETING, CHAT, VISIT, SOCIAL, SURVEY, SUPPORT or NOTE.',
      synonyms: [
        'kind',
        'type',
        'interactiontype',
        'activitytype',
        'eventtype',
        'event',
        'art',
        'typ',
        '类型',
        '互动类型',
        '方式',
      ],
      required: true,
      costsLine: true,
      words: true,
      read: interactionKind,
    },
    {
      name: 'occurredAt',
      column: 'occurred_at',
      type: 'timestamptz',
      description: 'When it happened.',
      synonyms: [
        ...[
          'occurredat',
          'happenedat',
          'startedat',
          'sentat',
          'createdat',
          'created',
          'activitydate',
          'createdate',
          'createddate',
          'opened',
          'openedat',
          'starttime',
          'callstarttime',
          'submittedat',
          'submitted',
          'startdate',
          'senddate',
          'eventdate',
          'eventtime',
        ],
        ...['datetime', 'timestamp', 'date', 'time', 'datum', 'zeitpunkt', '时间', '日期', '发生时间', '创建时间'],
      ],
      required: true,
      costsLine: true,
      tells: 'date',
      read: pastMoment,
    },
    {
      name: 'direction',
      column: 'direction',
      type: 'text',
      description: 'INBOUND, OUTBOUND or INTERNAL.',
      synonyms: ['direction', 'inout', 'richtung', '方向'],
      vague: true,
      words: true,
      read: direction,
    },
    {
      name: 'channel',
      column: 'channel',
      type: 'text',
      description: 'Where it happened, e.g. phone or WeChat.',
      synonyms: ['channel', 'medium', 'source', 'via', 'kanal', '渠道'],
      read: text(100),
    },
    {
      name: 'subject',
      column: 'subject',
      type: 'text',
      description: 'What it was about, in a line.',
      synonyms: [
        ...[
          'subject',
          'title',
          'topic',
          'summary',
          'titlesubject',
          'callmeetingtitlesubject',
          'ticketname',
          'subjectline',
        ],
        ...['betreff', 'thema', '主题', '标题'],
      ],
      read: text(1_000),
    },
    {
      name: 'body',
      column: 'body',
      type: 'text',
      description: 'The text.',
      synonyms: [
        'body',
        'text',
        'content',
        'message',
        'comment',
        'comments',
        'callnotes',
        'note',
        'notes',
        'description',
        'notesdescription',
        'details',
        'transcript',
        'nachricht',
        'inhalt',
        '内容',
        '正文',
        '备注',
        '评论',
      ],
      read: text(1_000_000),
    },
    {
      name: 'language',
      column: 'language',
      type: 'text',
      description: 'BCP 47 tag of the text.',
      synonyms: ['language', 'lang', 'locale', 'sprache', '语言'],
      read: (value, conventions) => language(value.replace('_', '-'), conventions),
    },
    {
      name: 'opportunityId',
      column: 'opportunity_ref',
      type: 'text',
      description: "The opportunity's id in the source; it must belong to the same customer.",
      synonyms: ['opportunityid', 'dealid', 'opportunity', 'deal', '商机id', '商机编号'],
      read: text(200),
    },
    {
      name: 'properties',
      column: 'properties',
      type: 'jsonb',
      description: 'A JSON object; map single columns with `properties.<name>`.',
      synonyms: ['properties', 'customfields'],
      read: jsonObject('properties'),
    },
  ],
  suggest: (origins, file, _conventions, given) => {
    suggestCustomer(origins)
    if (origins.has('kind') || given.has('kind')) return
    const words = new Set(file.columns.flatMap(wordsOf))
    const [kind] = Object.entries(toldByHeaders).find(([, told]) => told.some((word) => words.has(word))) ?? []
    if (kind !== undefined) origins.set('kind', { value: kind })
  },
  check: checkCustomer,
}

/** The kind of lines without one, if their headers suggest one. */
const toldByHeaders: Readonly<Record<string, readonly string[]>> = {
  SUPPORT: ['ticket', 'case', '工单'],
  SURVEY: ['survey', 'nps', 'csat', 'rating', 'review', '评分'],
  CALL: ['call', 'callid', '通话时长'],
  MEETING: ['meeting', 'attendees'],
}
