import type { Input, Output } from '@aceso/contracts';
import { STATISTICS, type healthData, type Statistic } from '@aceso/contracts/health-data';
import type { Metric } from '@aceso/contracts/vocabulary';
import { invalid, type Db } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { firstDayOf, nextPeriod, type Every } from '../domain/civil-periods.ts';
import { describe, Gathered, sumOf } from '../domain/describe.ts';
import { addDays, daysBetween, MINUTE_MS } from '../domain/local-days.ts';
import { isAmount, type MinuteLine } from '../domain/minute-line.ts';
import { addMinutes, basisOf, hasHours } from '../ingest/basis.ts';
import { minuteLines } from '../ingest/minute-lines.ts';
import { daysOf, type PersonDays } from '../ingest/person-days.ts';
import type { Person } from '../store/people.ts';
import { dailyBetween } from '../store/days.ts';
import { checkPeriod, metricOf } from './metric-of.ts';

type Contract = typeof healthData.operations.readStatistics;
type Item = Output<Contract>['items'][number];
type Longer = Exclude<Every, 'hour'>;

interface Asked {
  readonly metric: Metric;
  readonly from: string;
  readonly to: string;
  readonly wanted: readonly Statistic[];
}

/** A year of hours, with a day to spare for zones and leap years. */
const LONGEST_HOURLY_DAYS = 367;
const HOUR_MINUTES = 60;

/** Statistics of civil periods. Those of readings are of the minutes' means, so that the mean of a day is its daily value. */
export const readStatistics =
  (deps: Deps) =>
  async (input: Input<Contract>, known: Person): Promise<Output<Contract>> => {
    const { from, to, every } = input.query;
    const metric = metricOf(input.query.metric);
    checkPeriod(from, to);
    const wanted = statisticsOf(input.query.statistics, metric);
    const person = await daysOf(deps.db, known);
    const asked: Asked = { metric, from, to, wanted };
    const head = { metric: metric.id, unit: metric.unit, timeZone: person.calendar.timeZone };
    if (every === 'hour') {
      checkHourly(metric, from, to);
      return { ...head, of: isAmount(metric) ? 'hours' : 'minutes', items: await byHour(deps.db, person, asked) };
    }
    const of = basisOf(metric);
    return { ...head, of, items: await (of === 'minutes' ? ofMinutes : ofDays)(deps.db, person, asked, every) };
  };

function statisticsOf(text: string | undefined, metric: Metric): readonly Statistic[] {
  if (text === undefined) return [isAmount(metric) ? 'sum' : 'mean'];
  return text.split(',').map((name) => {
    const known = STATISTICS.find((statistic) => statistic === name);
    if (known === undefined) throw invalid('/query/statistics', `${name} is none of ${STATISTICS.join(', ')}`);
    return known;
  });
}

function checkHourly(metric: Metric, from: string, to: string): void {
  if (!hasHours(metric)) throw invalid('/query/every', `${metric.id} has one value a day or night: ask for \`day\` or longer`);
  if (addDays(from, LONGEST_HOURLY_DAYS - 1) < to) throw invalid('/query/to', 'hours are given for a year at most; ask for `day`, or less');
}

async function byHour(db: Db, person: PersonDays, { metric, from, to, wanted }: Asked): Promise<Item[]> {
  const items: Item[] = [];
  for await (const line of minuteLines(db, person, metric, from, to))
    for (let first = 0; first < line.value.length; first += HOUR_MINUTES) {
      const item = hourOf(line, first, isAmount(metric), wanted);
      if (item !== undefined) items.push(item);
    }
  return items;
}

function hourOf(line: MinuteLine, first: number, adds: boolean, wanted: readonly Statistic[]): Item | undefined {
  const last = Math.min(first + HOUR_MINUTES, line.value.length);
  const minutes = new Gathered();
  addMinutes(minutes, line, first, last);
  if (minutes.count === 0) return undefined;
  const gathered = adds ? summedUp(minutes) : minutes;
  return {
    day: line.bounds.day,
    from: instant(line.bounds.start + first * MINUTE_MS),
    to: instant(line.bounds.start + last * MINUTE_MS),
    count: gathered.count,
    coverage: minutes.count / (last - first),
    values: describe(gathered.all(), wanted),
  };
}

/** An amount of an hour is one value. */
function summedUp(minutes: Gathered): Gathered {
  const one = new Gathered();
  one.add(sumOf(minutes.all().values));
  return one;
}

/** A period in the making. */
interface Period {
  readonly first: string;
  readonly gathered: Gathered;
  /** Hours with a reading, or days with a value. */
  covered: number;
}

async function ofMinutes(db: Db, person: PersonDays, asked: Asked, every: Longer): Promise<Item[]> {
  const items: Item[] = [];
  let period: Period | undefined;
  for await (const line of minuteLines(db, person, asked.metric, asked.from, asked.to)) {
    const first = firstDayOf(line.bounds.day, every);
    if (period?.first !== first) {
      if (period !== undefined) items.push(itemOf(period, person, asked, every, hoursIn));
      period = { first, gathered: new Gathered(), covered: 0 };
    }
    addMinutes(period.gathered, line);
    period.covered += hoursCovered(line);
  }
  if (period !== undefined) items.push(itemOf(period, person, asked, every, hoursIn));
  return items;
}

async function ofDays(db: Db, person: PersonDays, asked: Asked, every: Longer): Promise<Item[]> {
  const rows = await dailyBetween(db, person.personId, [asked.metric.id], asked.from, asked.to);
  return [...Map.groupBy(rows, ({ day }) => firstDayOf(day, every))].map(([first, days]) => {
    const gathered = new Gathered();
    for (const { value, minimum, maximum } of days) gathered.add(value, minimum, maximum);
    return itemOf({ first, gathered, covered: days.length }, person, asked, every, (_, days$) => days$.length);
  });
}

/** @param sizeOf how many hours or days the days of the period have */
function itemOf(
  { first, gathered, covered }: Period,
  { calendar }: PersonDays,
  { from, to, wanted }: Asked,
  every: Longer,
  sizeOf: (calendar: PersonDays['calendar'], days: readonly string[]) => number,
): Item {
  const lastDay = addDays(nextPeriod(first, every), -1);
  // Only what was asked for counts: the first and last week of a period may be cut.
  const [begin, end] = [first < from ? from : first, lastDay > to ? to : lastDay];
  return {
    day: first,
    from: instant(calendar.bounds(begin).start),
    to: instant(calendar.bounds(end).end),
    count: gathered.count,
    coverage: Math.min(1, covered / sizeOf(calendar, daysBetween(begin, end))),
    values: describe(gathered.all(), wanted),
  };
}

const hoursIn = (calendar: PersonDays['calendar'], days: readonly string[]): number =>
  days.reduce((sum, day) => sum + (calendar.bounds(day).end - calendar.bounds(day).start) / (HOUR_MINUTES * MINUTE_MS), 0);

function hoursCovered({ value }: MinuteLine): number {
  let covered = 0;
  for (let first = 0; first < value.length; first += HOUR_MINUTES)
    if (value.subarray(first, first + HOUR_MINUTES).some((reading) => !Number.isNaN(reading))) covered++;
  return covered;
}

const instant = (at: number): string => new Date(at).toISOString();
