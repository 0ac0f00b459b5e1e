import type { DayPoint } from '../features.ts';

/** A change of device is believed when the new one tells so many days. */
const DEVICE_DAYS = 7;

/** The days of each device in turn: a new device begins a new series. Days that another device told in between are left out. */
export function byDevice(points: readonly DayPoint[]): readonly (readonly DayPoint[])[] {
  const runs: DayPoint[][] = [];
  for (const point of points) {
    const last = runs.at(-1);
    if (last !== undefined && isSameDevice(last[0], point)) last.push(point);
    else runs.push([point]);
  }
  const eras: DayPoint[][] = [];
  for (const run of runs.filter(({ length }) => length >= DEVICE_DAYS)) {
    const era = eras.at(-1);
    if (era !== undefined && isSameDevice(era[0], run[0])) era.push(...run);
    else eras.push([...run]);
  }
  return eras;
}

/** A day without a source, such as one without exercise, belongs to whoever told the days before. */
export function isSameDevice(a: DayPoint | undefined, b: DayPoint | undefined): boolean {
  const [left, right] = [a?.sources[0], b?.sources[0]];
  return left === undefined || right === undefined || left === right || (a?.sources.includes(right) ?? false);
}

/** Those of some days that the device of another day told; the days themselves when it told all of them. */
export const ofDevice = (device: DayPoint | undefined, points: readonly DayPoint[]): readonly DayPoint[] =>
  points.every((point) => isSameDevice(device, point)) ? points : points.filter((point) => isSameDevice(device, point));

/** A day of the device that told most of some days. */
export function mainDevice(points: readonly DayPoint[]): DayPoint | undefined {
  const name = points[0]?.sources[0];
  if (points.every(({ sources }) => sources[0] === name)) return points[0];
  return [...Map.groupBy(points, ({ sources }) => sources[0]).values()].toSorted((a, b) => b.length - a.length)[0]?.[0];
}

/** The days since the device that tells the last ones took over, if it did: two that take turns are one series. */
export function sinceNewestDevice(points: readonly DayPoint[]): readonly DayPoint[] {
  const newest = points.at(-1);
  let first = points.length;
  while (first > 0 && isSameDevice(newest, points[first - 1])) first--;
  return first === 0 || points.length - first < DEVICE_DAYS ? points : points.slice(first);
}
