import type { Alert } from '@aceso/contracts/monitoring';
import { sql, type Db } from '@aceso/kit';
import type { Finding, Rule } from '../domain/alert-rules.ts';

interface Row {
  readonly alert_id: string;
  readonly rule: Rule;
  readonly service: string;
  readonly summary: string;
  readonly raised_at: Date;
  readonly cleared_at: Date | null;
}

/** Raises an alert unless one of the same rule and service stands; returns it when it is new. */
export async function raiseAlert(tx: Db, alertId: string, { rule, service, summary }: Finding, at: Date): Promise<Alert | undefined> {
  const row = await tx.one(sql<Row>`
    insert into monitoring.alert (alert_id, rule, service, summary, raised_at) values (${alertId}, ${rule}, ${service}, ${summary}, ${at})
    on conflict (rule, service) where cleared_at is null do nothing
    returning alert_id, rule, service, summary, raised_at, cleared_at`);
  return row && alertOf(row);
}

/** Ends a standing alert; returns it when it was this call that did. */
export async function clearAlert(tx: Db, alertId: string, at: Date): Promise<Alert | undefined> {
  const row = await tx.one(sql<Row>`
    update monitoring.alert set cleared_at = ${at} where alert_id = ${alertId} and cleared_at is null
    returning alert_id, rule, service, summary, raised_at, cleared_at`);
  return row && alertOf(row);
}

/** Alerts that stand. Served by alert__standing. */
export async function standingAlerts(db: Db): Promise<readonly Alert[]> {
  const rows = await db.many(sql<Row>`
    select a.alert_id, a.rule, a.service, a.summary, a.raised_at, a.cleared_at from monitoring.alert as a
     where a.cleared_at is null order by a.raised_at desc, a.service`);
  return rows.map(alertOf);
}

/** Alerts, newest first. Served by alert__raised_at. */
export async function latestAlerts(db: Db, limit: number): Promise<readonly Alert[]> {
  const rows = await db.many(sql<Row>`
    select a.alert_id, a.rule, a.service, a.summary, a.raised_at, a.cleared_at from monitoring.alert as a
     order by a.raised_at desc, a.service limit ${limit}`);
  return rows.map(alertOf);
}

const alertOf = (row: Row): Alert => ({
  alertId: row.alert_id,
  rule: row.rule,
  service: row.service,
  summary: row.summary,
  raisedAt: row.raised_at.toISOString(),
  ...(row.cleared_at === null ? {} : { clearedAt: row.cleared_at.toISOString() }),
});
