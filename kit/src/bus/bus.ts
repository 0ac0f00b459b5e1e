import { randomUUIDv7 } from 'node:crypto';
import type { EventType } from '@aceso/contracts';
import { Compile, type Validator } from 'typebox/compile';
import type { Bus } from '../module.ts';
import { afterCommit } from '../sql/connect.ts';
import { json, prepared, sql } from '../sql/sql.ts';
import type { EventLog } from './log.ts';
import { kindOf, slotOf } from './slot.ts';
import { messageOf } from './record.ts';
import { currentTraceparent } from './trace.ts';

export interface BusOptions {
  /** Service that publishes: the database refuses events of any other. */
  readonly source: string;
  readonly log: Pick<EventLog, 'ring' | 'watch'>;
  readonly now: () => Date;
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
  const ring = (): void => log.ring();
  return {
    async append(tx, event, key, payload) {
      check(event, payload);
      afterCommit(tx, ring);
      await tx.many(
        prepared(sql`
        insert into events.event (id, type, version, source, key, slot, body, traceparent, occurred_at)
        values (${randomUUIDv7()}, ${event.type}, ${event.version}, ${source}, ${key}, ${slotOf(key)}, ${json(payload)}, ${currentTraceparent()}, ${now()})`),
      );
    },
    tail(events, handle) {
      const wanted = new Set(events.map(kindOf));
      return log.watch((rows) => {
        for (const row of rows) if (wanted.has(kindOf(row))) handle(messageOf(row));
      });
    },
  };
}
