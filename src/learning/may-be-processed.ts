/**
 * What a model does with the records of a customer: it learns from them, or it predicts something about the customer.
 */
export type ModelUse = 'LEARN' | 'SCORE'

/**
 * The one rule that decides which customers a model may use, as an SQL condition on a row of the customer table with
 * the alias `customer`. Every statement that feeds a training or stores a prediction applies it, so that a new reason
 * to leave a customer out is written only here. Today it leaves out deleted customers.
 */
export const mayBeProcessed = (_use: ModelUse, _plugin: string, customer: string): string =>
  `${customer}.deleted_at is null`

/**
 * The SQL condition that a plugin's models may learn from a customer. `customer` is the alias of a customer row:
 * `join customer c on c.id = o.customer_id and ${mayBeLearntFrom('clv', 'c')}`. `plugin` is the id of the plugin that asks.
 */
export const mayBeLearntFrom = (plugin: string, customer: string): string => mayBeProcessed('LEARN', plugin, customer)

/**
 * The SQL condition that a plugin's models may score a customer; see `mayBeLearntFrom`. The kit applies it again to
 * every score that it stores.
 */
export const mayBeScored = (plugin: string, customer: string): string => mayBeProcessed('SCORE', plugin, customer)
