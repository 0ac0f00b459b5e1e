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
    // Days of a month share their lists of sources.
    const known = new Map<readonly string[], readonly string[]>();
    const namesOf = (sourceIds: readonly string[]): readonly string[] => {
      const found = known.get(sourceIds) ?? [...new Set(sourceIds.map((id) => names.get(id) ?? ''))];
      known.set(sourceIds, found);
      return found;
    };
    const byMetric = Map.groupBy(rows, ({ metric }) => metric);
    return {
      timeZone,
      series: (wanted ?? [...byMetric.keys()]).map((metric) => ({
        metric,
        unit: METRICS.get(metric)?.unit ?? '1',
        values: (byMetric.get(metric) ?? []).map((row) => valueOf(row, namesOf(row.sourceIds), today)),
      })),
    };
  };

type DayView = Output<Contract>['series'][number]['values'][number];

/** Nearly every day has both extremes, and its answer one form: of hundreds of them that is what counts. */
function valueOf({ day, value, minimum, maximum, n, coverage }: DatedDaily, sources: readonly string[], today: string): DayView {
  const view: DayView =
    minimum !== undefined && maximum !== undefined
      ? { day, value, minimum, maximum, count: n, coverage, sources: [...sources] }
      : {
          day,
          value,
          ...(minimum === undefined ? {} : { minimum }),
          ...(maximum === undefined ? {} : { maximum }),
          count: n,
          coverage,
          sources: [...sources],
        };
  return day > today ? { ...view, isFuture: true } : view;
}
