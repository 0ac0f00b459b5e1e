/**
 * Round numbers that cover a stretch: steps of 1, 2, 2.5 or 5 times a power of ten.
 *
 * The first is at or below `low` and the last at or above `high`, so an axis made of them holds every value.
 *
 * @param decimals no step needs more digits than this: an axis is not finer than what was measured
 */
export function niceTicks(low: number, high: number, about = 4, decimals = Infinity): readonly number[] {
  if (!Number.isFinite(low) || !Number.isFinite(high) || high < low) return [];
  if (high === low) return niceTicks(low - (Math.abs(low) * 0.05 || 1), high + (Math.abs(high) * 0.05 || 1), about, decimals);
  const raw = (high - low) / Math.max(1, about - 1);
  const power = 10 ** Math.floor(Math.log10(raw));
  const isNoFiner = (factor: number): boolean => decimals === Infinity || isWhole(factor * power * 10 ** decimals);
  const factor = [1, 2, 2.5, 5, 10, 20, 50, 100].find((one) => one * power >= raw * 0.999 && isNoFiner(one));
  const step = factor === undefined ? 10 ** -decimals : factor * power;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  // Counted and not summed: adding 0.1 three times is not 0.3.
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < 1e-6 && Math.round(value) > 0;

/** Steps of an axis of times of day, in minutes. */
const CLOCK_STEPS = [5, 10, 15, 30, 60, 120, 180, 360, 720] as const;

/** Round times of day that cover a stretch of minutes: quarters, halves and whole hours. */
export function clockTicks(low: number, high: number, about = 4): readonly number[] {
  if (!Number.isFinite(low) || !Number.isFinite(high) || high < low) return [];
  if (high === low) return clockTicks(low - 30, high + 30, about);
  const raw = (high - low) / Math.max(1, about - 1);
  const step = CLOCK_STEPS.find((minutes) => minutes >= raw * 0.999) ?? 1440;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
}

/** Ticks of an axis whose values read as the options say. */
export const ticksOf = (
  low: number,
  high: number,
  { clock, isLength, decimals }: { readonly clock?: 'after-noon'; readonly isLength?: boolean; readonly decimals?: number },
  about = 4,
): readonly number[] => (clock === undefined && isLength !== true ? niceTicks(low, high, about, decimals) : clockTicks(low, high, about));

/** Decimals that the ticks need so that no two read the same. */
export function tickDecimals(ticks: readonly number[]): number {
  const first = ticks[0];
  const second = ticks[1];
  if (first === undefined || second === undefined) return 0;
  const step = Math.abs(second - first);
  for (let decimals = 0; decimals < 6; decimals += 1) {
    const scaled = step * 10 ** decimals;
    if (Math.abs(scaled - Math.round(scaled)) < 1e-6) return decimals;
  }
  return 6;
}
