/** Server settings for one small machine: little memory, durable, ready for large imports. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '120',
  shared_buffers: '64MB',
  effective_cache_size: '512MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  // Imports write in bursts: fewer, longer checkpoints.
  max_wal_size: '1GB',
  checkpoint_timeout: '15min',
  wal_buffers: '4MB',
  // No standby reads this server: no sender processes. Asynchronous reads by worker processes would cost three of them.
  max_wal_senders: '0',
  io_method: 'sync',
  max_worker_processes: '4',
  random_page_cost: '1.1',
  // Chart and event queries are short; compiling them costs more than it saves, and the build has no compiler.
  jit: 'off',
  password_encryption: 'scram-sha-256',
  // Passwords are 256 random bits, which no number of rounds protects better; each new connection would compute them on both sides.
  scram_iterations: '1',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Statements and refused values may be health data: only the server's own life is logged.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
};

/** For tests only: a crash of the machine may lose the data. */
const HASTY: Readonly<Record<string, string>> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '64MB',
  autovacuum: 'off',
  max_connections: '300',
  max_wal_size: '512MB',
};

/** Command line of the server. */
export function serverArguments(dataFolder: string, port: number, durable: boolean): readonly string[] {
  const settings = { ...SETTINGS, ...(durable ? {} : HASTY), port: String(port) };
  return ['-D', dataFolder, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}
