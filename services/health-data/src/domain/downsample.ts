import { startingWithin, type Columns } from './columns.ts';

/** What happened in one stretch of time. */
export interface Stretch {
  readonly at: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly mean: number;
  readonly count: number;
}

/**
 * Minimum, maximum and mean of each of so many equal stretches between two instants; a stretch without samples is left out.
 *
 * @param parts columns in any order, each oldest first; each is done with when the next is asked for
 */
export function downsample(parts: Iterable<Columns>, from: number, to: number, points: number): readonly Stretch[] {
  const step = (to - from) / points;
  const minimum = new Float64Array(points).fill(Infinity);
  const maximum = new Float64Array(points).fill(-Infinity);
  const sum = new Float64Array(points);
  const count = new Uint32Array(points);
  const placeOf = (at: number): number => Math.min(points - 1, Math.floor((at - from) / step));
  for (const part of parts) {
    const { start, value, count: n } = startingWithin(part, from, to);
    for (let i = 0; i < n;) {
      const place = placeOf(start[i] ?? 0);
      // What begins before this is in the same stretch for sure: no division a sample.
      const surely = from + (place + 1) * step - 1;
      let least = minimum[place] ?? 0;
      let most = maximum[place] ?? 0;
      let total = sum[place] ?? 0;
      const first = i;
      do {
        const reading = value[i] ?? 0;
        if (reading < least) least = reading;
        if (reading > most) most = reading;
        total += reading;
        i++;
      } while (i < n && ((start[i] ?? 0) < surely || placeOf(start[i] ?? 0) === place));
      minimum[place] = least;
      maximum[place] = most;
      sum[place] = total;
      count[place] = (count[place] ?? 0) + i - first;
    }
  }
  const stretches: Stretch[] = [];
  for (let place = 0; place < points; place++) {
    const n = count[place] ?? 0;
    if (n > 0)
      stretches.push({
        at: Math.round(from + place * step),
        minimum: minimum[place] ?? 0,
        maximum: maximum[place] ?? 0,
        mean: (sum[place] ?? 0) / n,
        count: n,
      });
  }
  return stretches;
}
