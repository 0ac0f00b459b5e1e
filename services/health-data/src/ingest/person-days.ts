import type { Metric } from '@aceso/contracts/vocabulary';
import type { Db } from '@aceso/kit';
import { calendarOf, type Calendar } from '../domain/local-days.ts';
import { orderOf, type SourceOrder } from '../domain/source-order.ts';
import { findPerson, type Person } from '../store/people.ts';
import { familyOrders, listSources, type SourceRow } from '../store/sources.ts';
import { Wear } from './wear.ts';

/** What working out days needs to know about the person. */
export interface PersonDays {
  readonly personId: string;
  readonly calendar: Calendar;
  readonly sources: readonly SourceRow[];
  readonly wear: Wear;
  readonly orders: Orders;
}

/** Orders of the sources of a person: one for each family that has its own, one for all others. */
export interface Orders {
  of(family: Metric['family']): SourceOrder;
  /** Whether the person has set an order for just this family. */
  isOwn(family: Metric['family']): boolean;
}

/** Orders by the ranks of the sources and the person's own orders. */
export function ordersOf(sources: readonly SourceRow[], own: ReadonlyMap<string, readonly string[]>): Orders {
  const known = new Map<string | undefined, SourceOrder>();
  return {
    of(family) {
      const key = own.has(family) ? family : undefined;
      const order = known.get(key) ?? orderOf(sources, own.get(family));
      known.set(key, order);
      return order;
    },
    isOwn: (family) => own.has(family),
  };
}

/** Zone, sources and their orders of a person; undefined when the person is not known here. */
export async function personDays(tx: Db, personId: string): Promise<PersonDays | undefined> {
  const person = await findPerson(tx, personId);
  return person === undefined ? undefined : await daysOf(tx, person);
}

/** As `personDays`, of a person who was found. */
export async function daysOf(db: Db, { personId, timeZone }: Person): Promise<PersonDays> {
  const [sources, own] = await Promise.all([listSources(db, personId), familyOrders(db, personId)]);
  return daysWith(personId, calendarOf(timeZone), sources, ordersOf(sources, own));
}

/** As `personDays`, with orders that may not be the stored ones. */
export const daysWith = (personId: string, calendar: Calendar, sources: readonly SourceRow[], orders: Orders): PersonDays => ({
  personId,
  calendar,
  sources,
  orders,
  wear: new Wear(personId, calendar, sources, orders.of('heart')),
});
