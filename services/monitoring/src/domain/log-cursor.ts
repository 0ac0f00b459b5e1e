import { invalid } from '@aceso/kit';

/** Place of a line in the list, as text that a reader hands back. */
export const cursorOf = ({ at, id }: { readonly at: string; readonly id: string }): string => `${Date.parse(at)}-${id}`;

/** Reads a place. Throws when it is none of ours. */
export function placeOf(cursor: string | undefined): { readonly at: Date; readonly id: number } | undefined {
  if (cursor === undefined) return undefined;
  const [, ms, id] = /^(\d{1,15})-(\d{1,15})$/.exec(cursor) ?? [];
  if (ms === undefined || id === undefined) throw invalid('/query/after', 'is not the `next` of a page');
  return { at: new Date(Number(ms)), id: Number(id) };
}
