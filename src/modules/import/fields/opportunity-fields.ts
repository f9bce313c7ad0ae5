import { checkCustomer, customerReference, lacksCustomer, suggestCustomer } from './customer-reference.ts'
import { checkCurrency, suggestCurrency } from './currencies.ts'
import { calendarDay, pastMoment } from './dates.ts'
import { Refusal, type ImportFields } from './field.ts'
import { amount, probability } from './numbers.ts'
import { currency, text } from './texts.ts'

/** One possible sale per line. */
export const opportunityFields: ImportFields = {
  key: 'externalId',
  nouns: ['deal', 'opportunity', 'sales', 'opp'],
  lacks: lacksCustomer,
  fields: [
    {
      name: 'externalId',
      column: 'ref',
      type: 'text',
      description: 'The id in the source. Default: the content of the line.',
      synonyms: [
        ...['externalid', 'opportunityid', 'dealid', 'id', 'opportunitynumber', 'dealnumber', 'recordid', 'uuid'],
        ...['商机id', '商机编号', '编号'],
      ],
      costsLine: true,
      read: text(200),
    },
    ...customerReference,
    {
      name: 'name',
      column: 'name',
      type: 'text',
      description: 'What the deal is called. Default: the customer and the product, or the id.',
      synonyms: [
        'name',
        'opportunityname',
        'dealname',
        'title',
        'opportunity',
        'deal',
        'topic',
        'bezeichnung',
        '商机名称',
        '名称',
      ],
      read: text(500),
    },
    {
      name: 'product',
      column: 'product',
      type: 'text',
      description: 'What it is about; part of the name if name is empty.',
      synonyms: ['product', 'productname', 'item', 'service', 'produkt', 'artikel', '产品', '产品名称'],
      read: text(250),
    },
    {
      name: 'pipeline',
      column: 'pipeline',
      type: 'text',
      description: 'Key or name of the pipeline. Default: the first one.',
      synonyms: ['pipeline', 'pipelinekey', 'pipelinename', 'salesprocess', '销售流程', '管道'],
      read: text(500),
    },
    {
      name: 'stage',
      column: 'stage',
      type: 'text',
      description: 'Key or name of the stage. Default: the first one of the pipeline.',
      synonyms: [
        'stage',
        'stagekey',
        'stagename',
        'dealstage',
        'salesstage',
        'status',
        'phase',
        '阶段',
        '销售阶段',
        '商机阶段',
      ],
      costsLine: true,
      read: text(500),
    },
    {
      name: 'amount',
      column: 'amount',
      type: 'numeric(19,4)',
      description: 'The expected amount.',
      synonyms: [
        'amount',
        'value',
        'dealvalue',
        'dealamount',
        'expectedrevenue',
        'estimatedvalue',
        'estimatedrevenue',
        'closevalue',
        'dealsize',
        'price',
        'revenue',
        'total',
        'betrag',
        'wert',
        '金额',
        '商机金额',
        '预计金额',
      ],
      costsLine: true,
      tells: 'number',
      read: amount,
    },
    {
      name: 'currency',
      column: 'currency',
      type: 'text',
      costsLine: true,
      description: 'ISO 4217 code. Default: the currency of the import.',
      synonyms: ['currency', 'currencycode', 'currencyisocode', 'waehrung', 'währung', '币种', '货币'],
      read: currency,
    },
    {
      name: 'probability',
      column: 'probability',
      type: 'double precision',
      description: 'Probability of winning as estimated by a person: 0 to 1, or a percentage with its sign.',
      synonyms: ['probability', 'winprobability', 'closeprobability', 'chance', 'wahrscheinlichkeit', '概率', '赢率'],
      tells: 'chance',
      read: probability,
    },
    {
      name: 'expectedCloseOn',
      column: 'expected_close_on',
      type: 'date',
      description: 'The day on which a decision is expected; for a closed deal, a past day is the day it was closed.',
      synonyms: [
        'expectedcloseon',
        'expectedclosedate',
        'expectedclose',
        'closedate',
        'estimatedclosedate',
        'abschlussdatum',
        '预计成交日期',
        '预计成交时间',
      ],
      tells: 'date',
      read: calendarDay,
    },
    {
      name: 'openedAt',
      column: 'opened_at',
      type: 'timestamptz',
      description: 'When it was opened. Default: now.',
      synonyms: [
        'openedat',
        'createdat',
        'created',
        'createddate',
        'createdate',
        'opendate',
        'startdate',
        'engagedate',
        'createdon',
        '创建时间',
        '创建日期',
      ],
      costsLine: true,
      tells: 'date',
      read: pastMoment,
    },
    {
      name: 'closedAt',
      column: 'closed_at',
      type: 'timestamptz',
      description: 'When it was won or lost. Default: now.',
      synonyms: [
        'closedat',
        'closeddate',
        'actualclosedate',
        'wonat',
        'lostat',
        'decidedat',
        'wontime',
        'wondate',
        '成交时间',
        '成交日期',
        '关闭时间',
      ],
      costsLine: true,
      tells: 'date',
      read: pastMoment,
    },
    {
      name: 'ownerEmail',
      column: 'owner_email',
      type: 'text',
      description: 'E-mail or name of the active user who is responsible.',
      synonyms: [
        ...['owneremail', 'salesrepemail', 'assignedtoemail', 'owner', 'salesrep', 'salesagent', 'agent', 'assignedto'],
        ...['accountmanager', 'salesperson', 'rep', '负责人邮箱', '负责人', '销售'],
      ],
      read: text(320),
    },
    {
      name: 'lostReason',
      column: 'lost_reason',
      type: 'text',
      description: 'Why it was lost; stored only for a LOST stage.',
      synonyms: [
        'lostreason',
        'lossreason',
        'reasonlost',
        'closedlostreason',
        'reason',
        'verlustgrund',
        '丢单原因',
        '输单原因',
      ],
      read: text(1_000),
    },
  ],
  makes: ['name', 'currency'],
  suggest: (origins, file) => {
    suggestCustomer(origins)
    suggestCurrency(origins, file, ['amount'])
  },
  check: (line) => {
    checkCustomer(line)
    checkCurrency(line, ['amount'])
    if (line.get('name') === null) {
      const parts = [
        line.get('customerName') ?? line.get('customerId') ?? line.get('customerEmail'),
        line.get('product'),
      ]
      const name = parts.filter((part) => part !== null).join(', ')
      if (name !== '') line.set('name', name)
    }
    const opened = line.get('openedAt')
    const closed = line.get('closedAt')
    if (opened !== null && closed !== null && Date.parse(closed) < Date.parse(opened)) {
      line.refuse('closedAt', new Refusal('BAD_DATE', 'expected a moment after openedAt'))
    }
  },
}
