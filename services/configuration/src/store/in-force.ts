import type { Input } from '@aceso/contracts';
import type { configuration } from '@aceso/contracts/configuration';
import { json, sql, type Db } from '@aceso/kit';

type Report = Input<typeof configuration.operations.reportInForce>['body'];

/** Replaces what a replica said before, and forgets replicas that have been silent since `forgetBefore`. */
export async function saveReport(db: Db, service: string, report: Report, at: Date, forgetBefore: Date): Promise<void> {
  await db.tx(async (tx) => {
    await tx.many(sql`delete from configuration.in_force where reported_at < ${forgetBefore}`);
    await tx.many(sql`
      insert into configuration.in_force (service, replica, report, reported_at) values (${service}, ${report.replica}, ${json(report)}, ${at})
      on conflict (service, replica) do update set report = excluded.report, reported_at = excluded.reported_at`);
  });
}

/** Reports since a moment, by service, newest first. */
export async function reportsSince(db: Db, since: Date) {
  const rows = await db.many(sql<{ service: string; report: Report; reported_at: Date }>`
    select f.service, f.report, f.reported_at from configuration.in_force as f
     where f.reported_at >= ${since}
     order by f.reported_at desc, f.replica`);
  const reports = rows.map(({ service, report, reported_at }) => ({ service, ...report, reportedAt: reported_at.toISOString() }));
  return Map.groupBy(reports, ({ service }) => service);
}
