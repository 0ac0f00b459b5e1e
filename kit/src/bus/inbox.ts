import { schemaOf } from '../sql/roles.ts';
import { ident, sql, type Db } from '../sql/sql.ts';

/**
 * True the first time an effect is asked for: `effect` names it, for example `welcome-mail:<event id>`.
 *
 * Handlers need this only for what does not commit with their transaction, or when two kinds of event cause one effect.
 */
export async function firstTime(tx: Db, service: string, effect: string): Promise<boolean> {
  const row = await tx.one(sql`
    insert into ${ident(`${schemaOf(service)}.inbox`)} (effect) values (${effect})
    on conflict (effect) do nothing returning 1 as first`);
  return row !== undefined;
}
