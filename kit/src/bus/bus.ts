import { randomUUIDv7 } from 'node:crypto';
import type { EventType } from '@aceso/contracts';
import { Compile, type Validator } from 'typebox/compile';
import type { Bus } from '../module.ts';
import { afterCommit } from '../sql/connect.ts';
import * as arrays from '../sql/arrays.ts';
import { gathered } from '../sql/gathered.ts';
import { prepared, sql, type Db } from '../sql/sql.ts';
import type { AppendedKind, EventLog } from './log.ts';
import { kindOf, slotOf } from './slot.ts';
import { messageOf } from './record.ts';
import { currentTraceparent } from './trace.ts';

export interface BusOptions {
  /** Service that publishes: the database refuses events of any other. */
  readonly source: string;
  readonly log: Pick<EventLog, 'ring' | 'watch'>;
  readonly now: () => Date;
}

interface Appended {
  readonly id: string;
  readonly event: EventType;
  readonly key: string;
  readonly payload: unknown;
  readonly traceparent: string | null;
  readonly at: Date;
}

/** The event log as one service sees it. */
export function createBus({ source, log, now }: BusOptions): Bus {
  const validators = new Map<EventType, Validator>();
  const check = (event: EventType, payload: unknown): void => {
    const validator = validators.get(event) ?? Compile(event.payload);
    validators.set(event, validator);
    if (validator.Check(payload)) return;
    // The place and the rule, not the value: it may be health data.
    const first = validator.Errors(payload)[0];
    throw new Error(`${event.type}: the payload breaks its contract at ${first?.instancePath ?? '/'}: ${first?.message ?? 'unknown rule'}`);
  };
  const appended = new WeakMap<Db, AppendedKind[]>();
  /** Once for all that a transaction appends: rings when it is committed. */
  const ringFor = (tx: Db, id: string, event: EventType, key: string, payload: unknown): void => {
    const known = appended.get(tx);
    const one = { id, type: event.type, version: event.version, slot: slotOf(key), payload };
    if (known !== undefined) return void known.push(one);
    const all = [one];
    appended.set(tx, all);
    afterCommit(tx, () => log.ring(all));
  };
  const insert = gathered(async (tx, asked: readonly Appended[]) => {
    await tx.many(
      prepared(sql`
      insert into events.event (id, type, version, source, key, slot, body, traceparent, occurred_at)
      select w.id, w.type, w.version, ${source}, w.key, w.slot, w.body, w.traceparent, w.at
        from unnest(${arrays.uuids(asked.map(({ id }) => id))}::uuid[], ${arrays.texts(asked.map(({ event }) => event.type))}::text[],
                    ${arrays.int4s(asked.map(({ event }) => event.version))}::int[], ${arrays.texts(asked.map(({ key }) => key))}::text[],
                    ${arrays.int4s(asked.map(({ key }) => slotOf(key)))}::int[], ${arrays.jsonbs(asked.map(({ payload }) => payload))}::jsonb[],
                    ${arrays.texts(asked.map(({ traceparent }) => traceparent))}::text[], ${arrays.instants(asked.map(({ at }) => at))}::timestamptz[])
             with ordinality as w(id, type, version, key, slot, body, traceparent, at, place)
       order by w.place`),
    );
    return asked.map(() => undefined);
  });
  return {
    async append(tx, event, key, payload) {
      check(event, payload);
      const id = randomUUIDv7();
      ringFor(tx, id, event, key, payload);
      await insert(tx, { id, event, key, payload, traceparent: currentTraceparent(), at: now() });
    },
    tail(events, handle) {
      const wanted = new Set(events.map(kindOf));
      return log.watch((rows) => {
        for (const row of rows) if (wanted.has(kindOf(row))) handle(messageOf(row));
      });
    },
  };
}
