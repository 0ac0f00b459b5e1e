export * as arrays from './arrays.ts';
export { ident, json, prepared, sql, type Db, type Query } from './sql.ts';
export { afterCommit, beforeCommit, connect } from './connect.ts';
export { byQuestion, gathered, gatherIn } from './gathered.ts';
export { openPool, type PoolOptions } from './pool.ts';
export { isDuplicate, isRetryable, SqlFailure } from './failure.ts';
export { migrate } from './migrate.ts';
export { jobsSchemaOf, roleOf, schemaOf } from './roles.ts';
export { prepareDatabase, RELAY, urlOf, type PrepareOptions, type ServiceStore } from './prepare.ts';
