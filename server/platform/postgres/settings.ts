// How our PostgreSQL is set. Given on the command line, so nothing that somebody changed in its files can loosen it.
// Durable: fsync, synchronous_commit and full_page_writes stay on. Silent: no statement, value or error text is ever logged.

export function serverSettings(options: { pgdata: string; socketDir: string; walArchive: string | null; extra?: Record<string, string> }): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: options.socketDir,
    unix_socket_permissions: '0700',
    port: String(embeddedPort),
    max_connections: '100',
    shared_buffers: '128MB',
    max_wal_size: '512MB',
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    wal_level: 'replica',
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off',
    ...quiet,
    ...(options.walArchive
      ? { archive_mode: 'on', archive_command: archiveCommand(options.walArchive), archive_timeout: '60' }
      : { archive_mode: 'off' }),
    ...options.extra,
  }
  return ['-D', options.pgdata, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

/** Only a name for the socket file: nothing listens on a network. */
export const embeddedPort = 5432

// ERROR ranks below LOG here: a refused statement and its values go to the app, never to the log file.
const quiet = {
  logging_collector: 'off',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_checkpoints: 'off',
  log_connections: '',
  log_disconnections: 'off',
  log_lock_waits: 'off',
  log_autovacuum_min_duration: '-1',
  log_line_prefix: '%m ',
}

/**
 * Copies a finished WAL file aside so that it is there whole or not at all, also after a power cut: a file under another name,
 * synced, then renamed. The same file twice is fine; another file under a taken name is a fault. `%` is doubled for PostgreSQL.
 * Sparse, because a file closed early by archive_timeout is zeros to its end.
 */
export function archiveCommand(walArchive: string): string {
  const folder = `'${walArchive.replaceAll("'", `'\\''`).replaceAll('%', '%%')}'`
  return `if test -f ${folder}/%f; then cmp -s "%p" ${folder}/%f; else ` +
    `cp --sparse=always "%p" ${folder}/.%f.tmp && sync ${folder}/.%f.tmp && mv ${folder}/.%f.tmp ${folder}/%f && sync ${folder}; fi`
}
