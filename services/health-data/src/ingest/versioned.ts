import { unlessKnown, type Call, type NotModified } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { revisionOf } from '../store/people.ts';

/** Answers look different as days begin in any zone: these begin at a quarter of an hour. */
const QUARTER_MS = 900_000;

/** Makes a reading of one person's data conditional: a caller who knows the newest version is told so without reading. */
export const versioned =
  <I extends { readonly params: { readonly personId: string } }, O>(deps: Deps, read: (input: I) => Promise<O>) =>
  async (input: I, call: Call): Promise<O | NotModified> => {
    const { personId } = input.params;
    const found = await revisionOf(deps.db, personId);
    if (found === undefined) return await read(input);
    // What was answered for must be seen, and be a version of its own.
    if (found.hasTails) await deps.tails.settle(personId);
    const { revision } = found.hasTails ? ((await revisionOf(deps.db, personId)) ?? found) : found;
    const quarter = Math.floor(deps.now().getTime() / QUARTER_MS).toString(36);
    return await unlessKnown(call, `${revision}-${quarter}`, async () => await read(input));
  };
