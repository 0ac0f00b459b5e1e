import type { Source } from '../../../lib/types.ts';

/** A device with the ways by which it delivers, best first. */
export interface Device {
  readonly deviceId: string;
  /** Name of its best route. */
  readonly name: string;
  readonly routes: readonly Source[];
}

/** Families whose sources may be put in an order of their own. */
export const ORDER_FAMILIES = ['activity', 'heart', 'sleep', 'body', 'respiration', 'temperature', 'glucose', 'blood-pressure'] as const;
export type OrderFamily = (typeof ORDER_FAMILIES)[number];

/** Devices in the order of these sources; sources that the order does not name come last. */
export function devicesIn(sources: readonly Source[], sourceIds: readonly string[]): readonly Device[] {
  const places = new Map(sourceIds.map((id, place) => [id, place]));
  const placeOf = ({ sourceId }: Source): number => places.get(sourceId) ?? sourceIds.length;
  const groups = Map.groupBy(
    sources.toSorted((a, b) => placeOf(a) - placeOf(b)),
    ({ deviceId, sourceId }) => deviceId ?? sourceId,
  );
  return [...groups].map(([deviceId, routes]) => ({ deviceId, name: routes[0]?.name ?? '', routes }));
}

/** Ids of the sources of these devices, in their order. */
export const idsOf = (devices: readonly Device[]): readonly string[] =>
  devices.flatMap(({ routes }) => routes.map(({ sourceId }) => sourceId));

/** A list with one item moved; the list itself when the place does not exist. */
export function moved<T>(items: readonly T[], from: number, to: number): readonly T[] {
  const item = items[from];
  if (item === undefined || to < 0 || to >= items.length) return items;
  return items.toSpliced(from, 1).toSpliced(to, 0, item);
}
