import { totalmem } from 'node:os'

const MiB = 1024 * 1024

/** What the server's start depends on. */
export interface ServerSettings {
  readonly port: number
  /** False gives up all crash and power-failure safety for speed: for tests, never for data that anybody needs. */
  readonly durable: boolean
}

/** The mark by which a later start recognises a server as one of ours. */
export const clusterName = 'rapport'

/**
 * PostgreSQL's settings, as arguments. They are passed at each start rather than written into the data, so that they
 * follow this program's version and the machine's memory. Failed statements are not logged: the caller gets the error,
 * and the log would keep personal data. One log file per weekday, overwritten a week later.
 */
export function serverArguments({ port, durable }: ServerSettings): string[] {
  const memoryMiB = Math.min(totalmem(), process.constrainedMemory() || Infinity) / MiB
  const settings = {
    cluster_name: clusterName,
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 100,
    shared_buffers: `${durable ? Math.round(Math.min(1024, Math.max(128, memoryMiB / 16))) : 128}MB`,
    effective_cache_size: `${Math.round(Math.max(256, memoryMiB / 2))}MB`,
    work_mem: '8MB',
    random_page_cost: 1.1,
    jit: 'off',
    // Statements of a killed process end with it; Windows does not tell the server.
    ...(process.platform === 'win32' ? {} : { client_connection_check_interval: '2s' }),
    TimeZone: 'UTC',
    log_timezone: 'UTC',
    fsync: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
    // Tests run several servers and their runners on it at once.
    ...(durable ? {} : { wal_level: 'minimal', max_wal_senders: 0, max_connections: 400 }),
    logging_collector: 'on',
    log_directory: 'log',
    log_filename: 'postgresql-%a.log',
    log_rotation_age: '1d',
    log_rotation_size: 0,
    log_truncate_on_rotation: 'on',
    log_min_messages: 'log',
    log_checkpoints: 'off',
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
