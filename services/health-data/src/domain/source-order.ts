import { sameDevices, type SourceFacts } from './same-device.ts';

/** A source with its rank over everything: lower wins. */
export interface RankedSource extends SourceFacts {
  readonly rank: number;
}

/** Sources of a person in the order in which they count for some data. */
export interface SourceOrder {
  /** Best first; the routes of one device stand together. */
  readonly sourceIds: readonly string[];
  /** 0 for the best; sources that are not known come last. */
  placeOf(sourceId: string): number;
  /** Name of the device that a source is a route of: the same for all its routes. */
  deviceOf(sourceId: string): string;
}

/**
 * The order in which sources count: devices by their best route, within a device its routes.
 *
 * Of sources alike the names decide and not when they came, so that the same deliveries in another order give the same values.
 *
 * @param own the person's order for the family of the data, best first; sources that it lacks come behind, as they rank over everything
 */
export function orderOf(sources: readonly RankedSource[], own: readonly string[] = []): SourceOrder {
  const devices = sameDevices(sources);
  const ownPlaces = new Map(own.map((sourceId, place) => [sourceId, place]));
  const before = (a: RankedSource, b: RankedSource): number =>
    (ownPlaces.get(a.sourceId) ?? own.length) - (ownPlaces.get(b.sourceId) ?? own.length) ||
    a.rank - b.rank ||
    compare(a.name, b.name) ||
    compare(a.integration, b.integration) ||
    compare(a.key, b.key);
  // A group stands where its first member stands: the map keeps that order.
  const groups = Map.groupBy(sources.toSorted(before), ({ sourceId }) => devices.get(sourceId));
  const sourceIds = [...groups.values()].flatMap((routes) => routes.map(({ sourceId }) => sourceId));
  const places = new Map(sourceIds.map((sourceId, place) => [sourceId, place]));
  return {
    sourceIds,
    placeOf: (sourceId) => places.get(sourceId) ?? sourceIds.length,
    deviceOf: (sourceId) => devices.get(sourceId) ?? sourceId,
  };
}

/** Whether the sources of the first order stand in the second as they did, with the same devices; the second may have more. */
export function isSameOrder(before: SourceOrder, after: SourceOrder): boolean {
  const known = new Set(before.sourceIds);
  const left = after.sourceIds.filter((sourceId) => known.has(sourceId));
  return (
    left.every((sourceId, place) => sourceId === before.sourceIds[place]) &&
    before.sourceIds.every((a) =>
      before.sourceIds.every((b) => (before.deviceOf(a) === before.deviceOf(b)) === (after.deviceOf(a) === after.deviceOf(b))),
    )
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
