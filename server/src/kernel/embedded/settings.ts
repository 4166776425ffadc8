/** What a trial server is started with; everything that keeps data safe stays as PostgreSQL has it. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '256MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  random_page_cost: '1.1',
  // Compiling a plan costs more than it saves on statements of a few milliseconds.
  jit: 'off',
  idle_in_transaction_session_timeout: '60s',
  // One connection that a dead client left behind must not hold its locks for hours.
  tcp_keepalives_idle: '60',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
}

/** For tests only: a crash of the machine may lose everything. */
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/** The settings as flags of `postgres`. */
export function settings(port: number, fast: boolean): string[] {
  const all: Record<string, string> = { ...SETTINGS, ...(fast ? FAST : {}), port: `${port}` }
  return Object.entries(all).flatMap(([key, value]) => ['-c', `${key}=${value}`])
}
