import { setTimeout as pause } from 'node:timers/promises';
import type { EventType, Payload } from '@aceso/contracts';
import { createBus } from '../bus/bus.ts';
import type { Consumer } from '../bus/consumer.ts';
import { messageOf, type EventRow } from '../bus/record.ts';
import type { Bus, Message } from '../module.ts';
import { sql, type Db } from '../sql/sql.ts';

/** Bus of a service without a reader of the log: events are appended, and handled when the test drains a consumer. */
export const quietBus = (source: string, now: () => Date): Bus =>
  createBus({ source, now, log: { ring: () => {}, watch: () => ({ [Symbol.dispose]: () => {} }) } });

/** Runs consumers until none of them has anything left to do, also of what they cause one another. */
export async function drain(...consumers: readonly Consumer[]): Promise<number> {
  for (let total = 0; ;) {
    let handled = 0;
    for (const consumer of consumers) handled += await consumer.drain();
    if (handled === 0) return total;
    total += handled;
  }
}

const LOOK_EVERY_MS = 5;
const WITHIN_MS = 5000;

/** Looks at the log from outside. */
export interface EventProbe {
  /** All events of this kind so far. */
  all<E extends EventType>(event: E): Promise<readonly Message<Payload<E>>[]>;
  /** Waits, with a bound, until there are so many of this kind (one unless told otherwise), and returns them. */
  until<E extends EventType>(event: E, count?: number): Promise<readonly Message<Payload<E>>[]>;
}

export function eventProbe(db: Db): EventProbe {
  const all = async <E extends EventType>(event: E): Promise<readonly Message<Payload<E>>[]> => {
    const rows = await db.many(sql<EventRow>`
      select e.id, e.type, e.version, e.source, e.key, e.slot, e.body, e.traceparent, e.occurred_at
        from events.event as e
       where e.type = ${event.type} and e.version = ${event.version}
       order by e.xid, e.seq`);
    return rows.map(messageOf) as readonly Message<Payload<E>>[]; // the producer checked them against this contract
  };
  return {
    all,
    async until(event, count = 1) {
      for (const end = performance.now() + WITHIN_MS; ; await pause(LOOK_EVERY_MS)) {
        const found = await all(event);
        if (found.length >= count) return found;
        if (performance.now() > end) throw new Error(`${event.type}: ${found.length} of ${count} events within ${WITHIN_MS} ms`);
      }
    },
  };
}
