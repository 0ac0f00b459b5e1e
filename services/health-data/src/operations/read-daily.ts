import type { Input, Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { METRICS } from '@aceso/contracts/vocabulary';
import type { Deps } from '../deps.ts';
import { calendarOf } from '../domain/local-days.ts';
import { dailyBetween, type DatedDaily } from '../store/days.ts';
import type { Person } from '../store/people.ts';
import { listSources, type SourceRow } from '../store/sources.ts';
import { checkPeriod, metricOf } from './metric-of.ts';

type Contract = typeof healthData.operations.readDaily;

/** What is read of the store, and needs nothing of the person. */
interface Stored {
  readonly wanted: readonly string[] | undefined;
  readonly rows: readonly DatedDaily[];
  readonly sources: readonly SourceRow[];
}

/** Reads daily values as they are stored. */
export const readStoredDaily =
  ({ db }: Pick<Deps, 'db'>) =>
  async ({ params: { personId }, query: { metrics, from, to } }: Input<Contract>): Promise<Stored> => {
    checkPeriod(from, to);
    const wanted = metrics === '*' ? undefined : metrics.split(',').map((id) => metricOf(id.trim()).id);
    const [rows, sources] = await Promise.all([dailyBetween(db, personId, wanted, from, to), listSources(db, personId)]);
    return { wanted, rows, sources };
  };

export const readDaily =
  (deps: Deps) =>
  async (input: Input<Contract>, { timeZone }: Person, early?: Stored): Promise<Output<Contract>> => {
    const { wanted, rows, sources } = early ?? (await readStoredDaily(deps)(input));
    const names = new Map(sources.map(({ sourceId, name }) => [sourceId, name]));
    // A clock that ran ahead: kept and said, so that nobody takes it for today.
    const today = calendarOf(timeZone).dayOf(deps.now().getTime());
    const byMetric = Map.groupBy(rows, ({ metric }) => metric);
    return {
      timeZone,
      series: (wanted ?? [...byMetric.keys()]).map((metric) => ({
        metric,
        unit: METRICS.get(metric)?.unit ?? '1',
        values: (byMetric.get(metric) ?? []).map(({ day, value, minimum, maximum, n, coverage, sourceIds }) => ({
          day,
          value,
          ...(minimum === undefined ? {} : { minimum }),
          ...(maximum === undefined ? {} : { maximum }),
          count: n,
          coverage,
          sources: [...new Set(sourceIds.map((id) => names.get(id) ?? ''))],
          ...(day > today ? { isFuture: true as const } : {}),
        })),
      })),
    };
  };
