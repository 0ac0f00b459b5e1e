import { Fault, notFound, type Db } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import type { DayPoint } from '../domain/features.ts';
import { listTrials, type TrialRow } from '../store/trials.ts';

/** Who wants to try something, as far as a plan must know, and their civil day. */
export interface Someone {
  readonly age: number | undefined;
  readonly sex: 'female' | 'male' | undefined;
  readonly country: string | undefined;
  readonly today: string;
}

export const localDay = (now: Date, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** Asks the profile; a person whom users does not know lives in UTC and has told nothing. */
export async function someone({ users, now }: Pick<Deps, 'users' | 'now'>, personId: string): Promise<Someone> {
  const profile = await users.getProfile({ params: { personId } }).catch((error: unknown) => {
    if (error instanceof Fault && error.status === 404) return undefined;
    throw error;
  });
  const today = localDay(now(), profile?.timeZone ?? 'UTC');
  const age = profile?.birthYear === undefined ? undefined : Number(today.slice(0, 4)) - profile.birthYear;
  return { age, sex: profile?.sex, country: profile?.country, today };
}

/** Daily values of measures from one day to another; several, or all with `*`. */
export async function daysOf(
  { healthData }: Pick<Deps, 'healthData'>,
  personId: string,
  metrics: readonly string[],
  from: string,
  to: string,
): Promise<ReadonlyMap<string, readonly DayPoint[]>> {
  if (metrics.length === 0 || from > to) return new Map();
  const { series } = await healthData.readDaily({ params: { personId }, query: { metrics: metrics.join(','), from, to } });
  return new Map(
    series.map(({ metric, values }) => [
      metric,
      values.map(({ day, value, count, coverage, sources }): DayPoint => ({ day, value, count, coverage, sources })),
    ]),
  );
}

/** A trial of a person. Throws `no-such-trial`. */
export async function knownTrial(db: Db, { personId, trialId }: { personId: string; trialId: string }): Promise<TrialRow> {
  const [row] = await listTrials(db, personId, trialId);
  if (row === undefined) throw notFound('no-such-trial', 'No such trial.');
  return row;
}

/** The same, while it goes on. Throws `no-such-trial` and `trial-over`. */
export async function goingTrial(db: Db, params: { personId: string; trialId: string }): Promise<TrialRow> {
  const row = await knownTrial(db, params);
  if (row.status === 'done' || row.status === 'ended') throw new Fault('trial-over', 409, 'The trial is over.');
  return row;
}
