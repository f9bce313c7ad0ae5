/** Limits that the database itself enforces on a connection. */
export interface SessionLimits {
  /** Time limit of one statement, including waits for locks; 0: no limit. @default 0 */
  readonly statementTimeoutMs?: number
  /** How long a transaction may wait for its next statement; 0: no limit. @default 900_000 // 15 minutes */
  readonly idleInTransactionMs?: number
}

/** The server notices within seconds that this host is gone, ends the session and frees its locks. */
const keepAlive = {
  tcp_keepalives_idle: 5,
  tcp_keepalives_interval: 2,
  tcp_keepalives_count: 3,
  tcp_user_timeout: 15_000,
}

/** Session settings made at its start (`options` of a connection): instants in JSON depend on its time zone. */
export const sessionOptions = ({ statementTimeoutMs = 0, idleInTransactionMs = 900_000 }: SessionLimits = {}): string =>
  Object.entries({
    TimeZone: 'UTC',
    ...keepAlive,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: idleInTransactionMs,
  })
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ')
