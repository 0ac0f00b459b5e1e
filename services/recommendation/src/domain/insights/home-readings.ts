import type { Figure } from '@aceso/guidelines/kit';
import { lastDays, type DayPoint, type Scene } from '../features.ts';
import { bloodPressureSevere } from './blood-pressure.ts';
import { countOf, placeFrom, windowOf, type Window } from '../window.ts';
import { found, measured, NOTHING, tooFew, type Measured, type Outcome } from '../outcome.ts';

const UPPER = 'blood-pressure-systolic';
const LOWER = 'blood-pressure-diastolic';
const FIGURE = { unit: 'mm[Hg]', decimals: 0 } as const;
const WEEKS_DAYS = 28;
/** Days with a reading from which an average is told. */
const ENOUGH_DAYS = 6;
/** AHA/ACC 2025: high from 130 or 80 on. A severe reading is told by itself. */
const [LIMIT_UPPER, LIMIT_LOWER] = [130, 80];

/** The last reading is at or above a limit, and there are too few days to tell an average. */
export function bloodPressureFewReadings(scene: Scene): Outcome {
  const [some, others] = [windowOf(scene, UPPER, WEEKS_DAYS), windowOf(scene, LOWER, WEEKS_DAYS)];
  const isTold = countOf(some) > 0 && dayAt(others, placeFrom(others.columns, dayAt(some, some.to - 1))) === dayAt(some, some.to - 1);
  if (isTold && countOf(some) >= ENOUGH_DAYS) return NOTHING;
  const upper = lastDays(scene, UPPER, WEEKS_DAYS);
  const newest = upper.at(-1);
  const lower = lastDays(scene, LOWER, WEEKS_DAYS).find(({ day }) => day === newest?.day);
  if (newest === undefined || lower === undefined) return tooFew('days with a reading', 0, 1);
  if (bloodPressureSevere(scene).state === 'found') return NOTHING;
  if (upper.length >= ENOUGH_DAYS || (newest.value < LIMIT_UPPER && lower.value < LIMIT_LOWER)) return NOTHING;
  const parts: readonly Measured[] = [
    one({ ...FIGURE, name: 'systolic', metric: UPPER, value: newest.value }, newest),
    one({ ...FIGURE, name: 'diastolic', metric: LOWER, value: lower.value }, lower),
    measured({ name: 'readings', metric: UPPER, unit: '{days}', decimals: 0, value: upper.length }, upper),
  ];
  return found({
    kind: 'blood-pressure-few-readings',
    title: 'Too few blood pressure readings',
    template: 'You have {readings} with a reading in four weeks; the last was {systolic#} over {diastolic}.',
    since: upper[0]?.day ?? '',
    until: newest.day,
    direction: 'above',
    metrics: [UPPER, LOWER],
    figures: parts.map(({ figure }) => figure),
    basis: parts.map(({ basis }) => basis),
    sureness: { probability: 0.9, basis: 'a count' },
    urgency: 'suggestion',
    method: { id: 'readings-counted', version: '1', source: 'ESC 2024, doi 10.1093/eurheartj/ehae178: home readings of several days' },
    isCurrent: true,
  });
}

const one = (figure: Figure & { readonly metric: string }, point: DayPoint): Measured => measured(figure, [point]);

const dayAt = ({ columns: { days, count } }: Window, place: number): number => (place < count ? (days[place] ?? 0) : Infinity);
