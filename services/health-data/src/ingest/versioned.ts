import { unlessKnown, type Call, type NotModified } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { findPerson, type Person } from '../store/people.ts';
import { refreshPerson } from './known-person.ts';

/** Answers look different as days begin in any zone: these begin at a quarter of an hour. */
const QUARTER_MS = 900_000;

/**
 * Makes a reading of one person's data conditional: a caller who knows the newest version is told so without reading. The reading is given
 * the person, of whom all that was acknowledged can be read. Throws `no-such-person`.
 *
 * @param ahead what can be read beside the person, for callers of this process, who name no version; the reading is given it when nothing had
 * to be merged first
 */
export const versioned =
  <I extends { readonly params: { readonly personId: string } }, O, A = never>(
    deps: Deps,
    read: (input: I, person: Person, early?: A) => Promise<O>,
    ahead?: (input: I) => Promise<A>,
  ) =>
  async (input: I, call: Call): Promise<O | NotModified> => {
    const { personId } = input.params;
    const early = call.http === undefined ? ahead?.(input) : undefined;
    // Heard below; what is not used may fail.
    early?.catch(() => {});
    const found = await findPerson(deps.db, personId);
    if (early !== undefined && found?.hasTails === false) return await read(input, found, await early);
    if (found === undefined) return await read(input, await refreshPerson(deps, personId));
    // What was answered for must be seen, and be a version of its own.
    if (found.hasTails) await deps.tails.settle(personId);
    const person = found.hasTails ? ((await findPerson(deps.db, personId)) ?? found) : found;
    const quarter = Math.floor(deps.now().getTime() / QUARTER_MS).toString(36);
    return await unlessKnown(call, `${person.revision}-${quarter}`, async () => await read(input, person));
  };
