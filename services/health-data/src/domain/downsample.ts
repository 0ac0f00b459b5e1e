import type { Columns } from './columns.ts';

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
 * @param parts columns in any order, each oldest first
 */
export function downsample(parts: readonly Columns[], from: number, to: number, points: number): readonly Stretch[] {
  const step = (to - from) / points;
  const minimum = new Float64Array(points).fill(Infinity);
  const maximum = new Float64Array(points).fill(-Infinity);
  const sum = new Float64Array(points);
  const count = new Uint32Array(points);
  for (const { start, value, count: n } of parts)
    for (let i = 0; i < n; i++) {
      const at = start[i] ?? 0;
      if (at < from || at >= to) continue;
      const place = Math.min(points - 1, Math.floor((at - from) / step));
      const reading = value[i] ?? 0;
      if (reading < (minimum[place] ?? 0)) minimum[place] = reading;
      if (reading > (maximum[place] ?? 0)) maximum[place] = reading;
      sum[place] = (sum[place] ?? 0) + reading;
      count[place] = (count[place] ?? 0) + 1;
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
