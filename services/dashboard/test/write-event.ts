import type { EventType, Payload } from '@aceso/contracts';
import { quietBus, type TestHouse } from '@aceso/kit/testing';

/** Puts an event into the log, whoever would publish it in earnest. */
export async function writeEvent<E extends EventType>(
  house: TestHouse,
  event: E,
  key: string,
  payload: Payload<E>,
  now: Date,
): Promise<void> {
  await house.database.dbOf('dashboard').tx((tx) => quietBus('dashboard', () => now).append(tx, event, key, payload));
}
