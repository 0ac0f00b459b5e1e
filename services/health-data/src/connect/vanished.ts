import { NOTHING, type Incoming, type Stream, type Window } from '@aceso/integrations/kit/connector';
import type { Db } from '@aceso/kit';
import { itemsWithin } from '../store/connection-items.ts';

/** What came before in a window and no longer does, of a vendor that does not tell of deletions but gives windows whole. */
export async function vanished(db: Db, connectionId: string, stream: Stream, window: Window, seen: ReadonlySet<string>): Promise<Incoming> {
  if (stream.isWhole !== true) return NOTHING;
  const known = await itemsWithin(db, connectionId, stream.id, window.from, window.to);
  return { ...NOTHING, deleted: known.filter((nativeId) => !seen.has(nativeId)) };
}
