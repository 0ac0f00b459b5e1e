import type { Metric } from '@aceso/contracts/vocabulary';
import type { Columns } from '../domain/columns.ts';
import type { RankedColumns } from '../domain/fuse-amounts.ts';
import { calendarOf, type Calendar, type LocalDay } from '../domain/local-days.ts';
import { RunningMean } from '../domain/running-mean.ts';
import type { DailyRow, KnownMonths } from '../store/days.ts';
import type { SourceRow } from '../store/sources.ts';
import { daysWith, ordersOf, type Orders, type PersonDays } from './person-days.ts';

/** People who are remembered: about 3 kB each. */
const PEOPLE_KEPT = 4_096;
/** Days and months of one person. */
const DAYS_KEPT = 32;

/** What is known of a person from the last time that pushes were merged: true as long as nobody has written since. */
export class OpenPerson {
  readonly personId: string;
  readonly calendar: Calendar;
  readonly sources: readonly SourceRow[];
  readonly #orders: Orders;
  readonly #months = new Map<string, KnownMonths>();
  readonly #running = new Map<string, RunningMean>();

  constructor(personId: string, timeZone: string, sources: readonly SourceRow[], own: ReadonlyMap<string, readonly string[]>) {
    this.personId = personId;
    this.calendar = calendarOf(timeZone);
    this.sources = sources;
    this.#orders = ordersOf(sources, own);
  }

  /** For working out days: whoever does it begins with nothing that was read before. */
  days(): PersonDays {
    return daysWith(this.personId, this.calendar, this.sources, this.#orders);
  }

  /** Daily values of a metric as they were written last. */
  monthsOf(metric: string): KnownMonths {
    const months = this.#months.get(metric) ?? new Map();
    if (this.#months.size >= DAYS_KEPT) this.#months.clear();
    this.#months.set(metric, months);
    return months;
  }

  /** Adds to what is remembered of the days of a metric. What cannot be added to is forgotten. */
  add(metric: string, sourceId: string, columns: Columns): void {
    for (const [key, running] of this.#running)
      if (key.startsWith(`${metric}|`) && !running.add(sourceId, columns)) this.#running.delete(key);
  }

  /** Forgets the days of a metric. */
  forget(metric: string): void {
    for (const key of this.#running.keys()) if (key.startsWith(`${metric}|`)) this.#running.delete(key);
  }

  /** Value of a day of which all is remembered. */
  valueOf(metric: string, day: string): DailyRow | undefined {
    const value = this.#running.get(`${metric}|${day}`)?.value();
    return value && { metric, day, ...value };
  }

  /** Remembers a day that has been worked out from its samples. */
  readonly see = (metric: Metric, sources: readonly RankedColumns[], day: LocalDay): void => {
    const running = RunningMean.of(metric, sources, day);
    if (this.#running.size >= DAYS_KEPT) this.#running.clear();
    if (running !== undefined) this.#running.set(`${metric.id}|${day.day}`, running);
  };
}

/** Remembers people by the revision of their data. */
export class OpenPeople {
  readonly #known = new Map<string, { readonly revision: string; readonly person: OpenPerson }>();

  /** Hands over what is known, if it is of this revision. It is forgotten here: who changes it gives it back when that is durable. */
  take(personId: string, revision: string): OpenPerson | undefined {
    const found = this.#known.get(personId);
    this.#known.delete(personId);
    return found?.revision === revision ? found.person : undefined;
  }

  /** Remembers what is true of a revision. */
  give(person: OpenPerson, revision: string): void {
    this.#known.set(person.personId, { revision, person });
    if (this.#known.size <= PEOPLE_KEPT) return;
    const [longest] = this.#known.keys();
    if (longest !== undefined) this.#known.delete(longest);
  }
}
