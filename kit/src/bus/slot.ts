/** Slots that keys are spread over; stored with each event, so it can never change. */
const SLOTS = 64;

/** Lanes that each service reads the log in, side by side. Another number would need all cursors of a service to be level. */
export const LANES = 2;

const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/** Slot of a key: FNV-1a, 32 bits, over UTF-16 code units; the same in every process and release. */
export function slotOf(key: string): number {
  let hash = OFFSET_BASIS;
  for (let i = 0; i < key.length; i += 1) hash = Math.imul(hash ^ key.charCodeAt(i), PRIME);
  // The low bits of FNV alone are weak for keys that differ only at the end.
  return ((hash >>> 16) ^ hash) & (SLOTS - 1);
}

/** How a subscription names what it wants: another version is another kind of event. */
export const kindOf = (event: { readonly type: string; readonly version: number }): string => `${event.type}/${event.version}`;
