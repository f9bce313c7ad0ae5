import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Allow, DateTime, Explanation, ModelRun, bySubject, PersonalData } from 'rapport-crm/sdk'
import { Field, Float, Int, ObjectType } from 'type-graphql'
import {
  SentimentAspect,
  SentimentField,
  SentimentLabel,
  SentimentModifier,
  TextSentimentStatus,
} from './entity/enums.ts'

@Allow('read')
@ObjectType({
  simpleResolvers: true,
  description: 'A word, expression, emoji or punctuation mark that changed the polarity of a text.',
})
export class SentimentWord {
  @Field(() => String, { description: 'As it is written in the text; at most 60 characters.' })
  text!: string

  @Field(() => SentimentField, { description: 'The text of the interaction that it is in.' })
  field!: keyof typeof SentimentField

  @Field(() => Int, { description: 'UTF-16 offset in that text, as `text.slice(start, end)` takes it.' })
  start!: number

  @Field(() => Int, { description: 'UTF-16 offset after its last character.' })
  end!: number

  @Field(() => Float, {
    description: 'Its part of the raw score: of the sum of valences, or in log-odds for a trained model.',
  })
  contribution!: number

  @Field(() => [SentimentModifier], {
    description: 'What strengthened, weakened or reversed it; empty for a trained model.',
  })
  modifiers!: (keyof typeof SentimentModifier)[]
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'What a text says about one aspect.' })
export class AspectSentiment {
  @Field(() => SentimentAspect, { description: 'The aspect.' })
  aspect!: keyof typeof SentimentAspect

  @Field(() => Float, { description: 'From −1 to 1; 0 if it is only mentioned.' })
  polarity!: number

  @Field(() => Int, { description: 'The number of sentiment words about it; 0 if it is only mentioned.' })
  evidence!: number
}

@Allow('read')
@ObjectType({ simpleResolvers: true, description: 'Calibrated probabilities of the labels; they add up to 1.' })
export class LabelProbabilities {
  @Field(() => Float, { description: 'Probability that the text is negative.' })
  negative!: number

  @Field(() => Float, { description: 'Probability that it is neutral; 0 if the model learned from no neutral text.' })
  neutral!: number

  @Field(() => Float, { description: 'Probability that it is positive.' })
  positive!: number
}

/** What was read in the text of an interaction. */
@Allow('read')
@ObjectType({
  simpleResolvers: true,
  description: 'What the subject and body of an interaction, read as one text, say about how the writer feels.',
})
@PersonalData({
  subject: bySubject.customer('customer_id', { erase: 'delete' }),
  content: ['words'],
  score: ['polarity', 'strength', 'label', 'probabilities', 'aspects'],
  behaviour: ['occurred_at', 'language'],
  none: ['interaction_version', 'counts', 'status', 'evidence', 'truncated', 'computed_at'],
})
@Entity({ tableName: 'text_sentiment', schema: 'p_sentiment' })
export class TextSentiment {
  @PrimaryKey({ type: 'uuid' })
  interactionId!: string

  @Property({ type: 'uuid' })
  customerId!: string

  @Property({ type: 'datetime', columnType: 'timestamptz' })
  occurredAt!: Date

  /** The interaction's version when it was read. */
  @Property({ type: 'integer' })
  interactionVersion!: number

  @Field(() => Boolean, {
    description: 'Whether it counts for the sentiment of its customer: by default what the customer wrote.',
  })
  @Property({ type: 'boolean' })
  counts!: boolean

  @Field(() => TextSentimentStatus, {
    description: 'Whether it could be read; polarity, strength and label are null unless it is OK.',
  })
  @Enum({ items: () => TextSentimentStatus })
  status!: keyof typeof TextSentimentStatus

  @Field(() => String, {
    description: 'BCP 47 tag of the detected language; und if the text is too short to tell.',
  })
  @Property({ type: 'text' })
  language!: string

  @Field(() => Float, { nullable: true, description: 'From −1 (negative) to 1 (positive).' })
  @Property({ type: 'double', nullable: true })
  polarity?: number | null

  @Field(() => Float, {
    nullable: true,
    description:
      'Strength of feeling, 0 to 1, whatever its direction: praise and complaint together are strong, with a ' +
      'polarity near 0.',
  })
  @Property({ type: 'double', nullable: true })
  strength?: number | null

  @Field(() => SentimentLabel, { nullable: true, description: 'The polarity as one word.' })
  @Enum({ items: () => SentimentLabel, nullable: true })
  label?: keyof typeof SentimentLabel | null

  @Field(() => LabelProbabilities, {
    nullable: true,
    description: 'Probabilities of the labels; null if the word lists decided.',
  })
  @Property({ type: 'json', columnType: 'jsonb', nullable: true })
  probabilities?: LabelProbabilities | null

  @Field(() => Int, { description: 'Number of words and expressions that the model knows.' })
  @Property({ type: 'integer' })
  evidence!: number

  @Field(() => Boolean, { description: 'Whether it was longer than the limit, so that only its beginning counted.' })
  @Property({ type: 'boolean' })
  truncated!: boolean

  @Field(() => [SentimentWord], {
    description: 'What moved the polarity most, at most five entries, the strongest first.',
  })
  @Property({ type: 'json', columnType: 'jsonb' })
  words!: SentimentWord[]

  @Field(() => [AspectSentiment], { description: 'The aspects that it mentions, in order of the first mention.' })
  @Property({ type: 'json', columnType: 'jsonb' })
  aspects!: AspectSentiment[]

  @Field(() => Explanation, { nullable: true, description: 'Why the polarity is what it is, as a sum of words.' })
  readonly reasons?: Explanation | null

  @Field(() => ModelRun, { description: 'The model that read it.' })
  @ManyToOne({ entity: () => ModelRun })
  modelRun!: ModelRun

  @Field(() => DateTime, { description: 'When it was read.' })
  @Property({ type: 'datetime', columnType: 'timestamptz' })
  computedAt!: Date
}
