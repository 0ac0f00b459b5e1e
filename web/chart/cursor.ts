import type { Stop } from '@aceso/charts';

/** Stop that lies nearest to a place along the box, in percent. Stops are in order, so halving finds it. */
export function nearestStop(stops: readonly Stop[], x: number): number {
  let low = 0;
  let high = stops.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((stops[middle]?.x ?? 0) <= x) low = middle;
    else high = middle;
  }
  const toLow = Math.abs((stops[low]?.x ?? Infinity) - x);
  const toHigh = Math.abs((stops[high]?.x ?? Infinity) - x);
  return toHigh < toLow ? high : low;
}

const MONTH = 30;

/** Where a key moves the cursor; `undefined` for keys that are not its own. */
export function moved(key: string, at: number, count: number): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    PageUp: -MONTH,
    PageDown: MONTH,
    Home: -count,
    End: count,
  };
  const step = steps[key];
  return step === undefined ? undefined : Math.min(count - 1, Math.max(0, at + step));
}
