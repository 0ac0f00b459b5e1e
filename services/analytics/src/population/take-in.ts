import type { Output } from '@aceso/contracts';
import type { users } from '@aceso/contracts/users';
import { METRICS } from '@aceso/contracts/vocabulary';
import { Fault } from '@aceso/kit';
import type { AnalyticsDeps } from '../deps.ts';
import { ageBand, generalised } from '../domain/generalise.ts';
import type { DailyValue, Stretch } from '../store/daily-values.ts';
import type { Traits } from '../store/participants.ts';

type Profile = Output<typeof users.operations.getProfile>;
/** Longest stretch that is asked for at once, so that an answer stays small. */
const YEARS_AT_ONCE = 2;

/** Sex and band of age of a person; undefined for somebody who is gone or may be a child. */
export async function traitsOf(deps: Pick<AnalyticsDeps, 'users' | 'now'>, personId: string): Promise<Traits | undefined> {
  const profile: Profile | undefined = await deps.users.getProfile({ params: { personId } }).catch(goneIs(undefined));
  const band = profile && ageBand(profile.birthYear, deps.now().getUTCFullYear());
  return profile === undefined || band === undefined ? undefined : { sex: profile.sex ?? 'unknown', ageBand: band };
}

/** Daily values of a person as they may be kept. */
export async function readValues(
  deps: Pick<AnalyticsDeps, 'healthData'>,
  personId: string,
  stretch: Stretch,
): Promise<readonly DailyValue[]> {
  const values: DailyValue[] = [];
  for (const { from, to } of pieces(stretch.from, stretch.to)) {
    const query = { metrics: stretch.metrics.join(','), from, to };
    const { series } = await deps.healthData.readDaily({ params: { personId }, query }).catch(goneIs({ timeZone: 'UTC', series: [] }));
    for (const { metric: id, values: days } of series) {
      const metric = METRICS.get(id);
      if (metric !== undefined) for (const { day, value } of days) values.push({ metric: id, day, value: generalised(value, metric) });
    }
  }
  return values;
}

/** Everything that a person has, as one stretch; undefined when there is nothing. */
export async function wholeStretch(deps: Pick<AnalyticsDeps, 'healthData' | 'now'>, personId: string): Promise<Stretch | undefined> {
  const { items } = await deps.healthData.listLatest({ params: { personId } }).catch(goneIs({ items: [] }));
  const known = items.filter(({ metric }) => METRICS.has(metric));
  const first = known.map(({ firstAt }) => firstAt).toSorted()[0];
  if (first === undefined) return undefined;
  // A day to each side: the person's civil day may differ from the one of UTC.
  const from = Temporal.PlainDate.from(first.slice(0, 10)).subtract({ days: 1 }).toString();
  const to = Temporal.PlainDate.from(deps.now().toISOString().slice(0, 10)).add({ days: 1 }).toString();
  return { metrics: known.map(({ metric }) => metric), from, to };
}

function pieces(from: string, to: string): readonly { readonly from: string; readonly to: string }[] {
  const found: { from: string; to: string }[] = [];
  for (let start = Temporal.PlainDate.from(from), end = Temporal.PlainDate.from(to); Temporal.PlainDate.compare(start, end) <= 0;) {
    const next = start.add({ years: YEARS_AT_ONCE });
    const last = next.subtract({ days: 1 });
    found.push({ from: start.toString(), to: (Temporal.PlainDate.compare(last, end) < 0 ? last : end).toString() });
    start = next;
  }
  return found;
}

/** A person or metric that is not there any more is no failure: there is nothing to take in. */
const goneIs =
  <T>(instead: T) =>
  (error: unknown): T => {
    if (error instanceof Fault && error.status === 404) return instead;
    throw error;
  };
