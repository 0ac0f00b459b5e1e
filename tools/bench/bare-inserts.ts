import { randomBytes, randomUUID } from 'node:crypto';
import { sql, type Db } from '@aceso/kit';

const ROWS = 4_000;
/** Writers at the same time: as many as the connections that they share, so that each commit is one of its own. */
const WRITERS = 6;
/** Sixty minutes of heart rate, encoded. */
const BYTES = 48;

/** Bare rows of the bytes of a small push, each in a commit of its own: what the database makes durable without any work for it. Rows a second. */
export async function bareInserts(db: Db): Promise<number> {
  await db.many(sql`create table health_data.bare (person_id uuid not null, n bigint generated always as identity, data bytea not null)`);
  let left = ROWS;
  const write = async (): Promise<void> => {
    while (left-- > 0) await db.many(sql`insert into health_data.bare (person_id, data) values (${randomUUID()}, ${randomBytes(BYTES)})`);
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: WRITERS }, write));
  const seconds = (performance.now() - begun) / 1000;
  await db.many(sql`drop table health_data.bare`);
  return ROWS / seconds;
}
