import type { Logger } from 'pino';
import { pruneLog } from '../bus/index.ts';
import { connect } from '../sql/connect.ts';
import { openPool } from '../sql/pool.ts';
import { schemaOf } from '../sql/roles.ts';
import { ident, sql, type Db } from '../sql/sql.ts';

const EVERY_MS = 6 * 3_600_000;
/** Longer than any client repeats a request. */
const ANSWERS_DAYS = 2;
const EFFECTS_DAYS = 30;
const SAGAS_DAYS = 90;

export interface UpkeepDeps {
  readonly adminUrl: string;
  /** Doors of the services on this database. */
  readonly services: ReadonlyMap<string, Db>;
  readonly now: () => Date;
  readonly log: Logger;
}

/** Removes what has served its time: old events, answers kept for repeats, done effects, ended sagas. */
export async function keepUp({ adminUrl, services, now }: Omit<UpkeepDeps, 'log'>): Promise<void> {
  const before = (days: number): Date => new Date(now().getTime() - days * 86_400_000);
  for (const [name, db] of services) {
    const schema = schemaOf(name);
    await db.many(sql`delete from ${ident(`${schema}.idempotency`)} as i where i.created_at < ${before(ANSWERS_DAYS)}`);
    await db.many(sql`delete from ${ident(`${schema}.inbox`)} as i where i.done_at < ${before(EFFECTS_DAYS)}`);
    await db.many(sql`delete from ${ident(`${schema}.saga`)} as s where s.ended_at < ${before(SAGAS_DAYS)}`);
  }
  const pool = openPool({ url: adminUrl, name: 'aceso upkeep', max: 1 });
  try {
    await pruneLog(connect(pool));
  } finally {
    await pool.end();
  }
}

/** Does so a minute after the start and four times a day; every process may, since doing it twice removes nothing more. */
export function scheduleUpkeep(deps: UpkeepDeps): Disposable {
  const round = (): void => {
    keepUp(deps).catch((cause: unknown) => deps.log.warn({ err: cause }, 'old rows could not be removed; trying again later'));
  };
  const first = setTimeout(round, 60_000).unref();
  const timer = setInterval(round, EVERY_MS).unref();
  return {
    [Symbol.dispose]: () => {
      clearTimeout(first);
      clearInterval(timer);
    },
  };
}
