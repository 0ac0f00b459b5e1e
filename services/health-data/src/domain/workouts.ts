/** A workout as one source recorded it. Times are milliseconds since the epoch. */
export interface SeenWorkout {
  readonly workoutId: string;
  readonly sourceId: string;
  readonly type: string;
  readonly start: number;
  readonly end: number;
  /** Without pauses. */
  readonly durationMs: number;
  readonly energyKcal?: number | undefined;
  readonly distanceM?: number | undefined;
  readonly averageHeartRate?: number | undefined;
}

export const FIGURES = ['energyKcal', 'distanceM', 'averageHeartRate'] as const;
export type Figure = (typeof FIGURES)[number];

/** One workout with every record of it: the figures come from the best record that has each, and are never added. */
export interface FusedWorkout {
  /** The record that tells type and times. */
  readonly lead: SeenWorkout;
  readonly type: string;
  /** Best first, without the lead. */
  readonly others: readonly { readonly workout: SeenWorkout; readonly reason: 'better-source' | 'same-device' }[];
  readonly figures: Readonly<Partial<Record<Figure, { readonly value: number; readonly sourceId: string; readonly workoutId: string }>>>;
}

export interface WorkoutOrder {
  placeOf(sourceId: string): number;
  deviceOf(sourceId: string): string;
}

/** Two records are one workout when they share this much of the shorter one. */
const SHARED_MIN = 0.5;
/** Records that cover the same time this well may lend each other a figure. */
const ALIKE_MIN = 0.7;
/** Records of one source are one only when they are the same throughout: it knows its own workouts apart. */
const DOUBLED_MIN = 0.95;

/** Kinds that one device calls so and another so. A workout without a kind goes with any. */
const ALIKE: readonly ReadonlySet<string>[] = [
  new Set(['walking', 'hiking', 'running', 'track-and-field', 'wheelchair-walk-pace', 'wheelchair-run-pace']),
  new Set(['cycling', 'hand-cycling']),
  new Set(['swimming', 'water-fitness', 'water-sports', 'swim-bike-run']),
  new Set(['rowing', 'paddle-sports', 'water-sports', 'sailing']),
  new Set([
    'elliptical',
    'stair-climbing',
    'stairs',
    'step-training',
    'mixed-cardio',
    'mixed-metabolic-cardio-training',
    'high-intensity-interval-training',
  ]),
  new Set([
    'functional-strength-training',
    'traditional-strength-training',
    'core-training',
    'cross-training',
    'high-intensity-interval-training',
    'mixed-cardio',
  ]),
  new Set(['yoga', 'pilates', 'barre', 'flexibility', 'mind-and-body', 'tai-chi', 'preparation-and-recovery', 'cooldown']),
  new Set(['dance', 'cardio-dance', 'social-dance', 'dance-inspired-training']),
  new Set(['cross-country-skiing', 'downhill-skiing', 'snowboarding', 'snow-sports']),
  new Set(['boxing', 'kickboxing', 'martial-arts', 'wrestling']),
];

/**
 * Workouts that several devices or apps recorded, each once: 22 workouts that two watches saw are 22.
 *
 * Records of the better sources come first; a record joins the workout that it overlaps by half of the shorter of the two, when the kinds
 * go together. The result follows from the set of records and the order of sources alone.
 */
export function fuseWorkouts(seen: readonly SeenWorkout[], order: WorkoutOrder): readonly FusedWorkout[] {
  const groups: SeenWorkout[][] = [];
  const sorted = seen.toSorted(
    (a, b) =>
      order.placeOf(a.sourceId) - order.placeOf(b.sourceId) || a.start - b.start || b.end - a.end || (a.workoutId < b.workoutId ? -1 : 1),
  );
  const near = new Map<number, SeenWorkout[][]>();
  for (const workout of sorted) {
    const days = daysOf(workout);
    const group = days.flatMap((day) => near.get(day) ?? []).find(([lead]) => lead !== undefined && isSame(lead, workout));
    if (group !== undefined) {
      group.push(workout);
      continue;
    }
    const own = [workout];
    groups.push(own);
    for (const day of days) near.set(day, [...(near.get(day) ?? []), own]);
  }
  return groups
    .flatMap((group) => fused(group, order))
    .toSorted((a, b) => a.lead.start - b.lead.start || (a.lead.workoutId < b.lead.workoutId ? -1 : 1));
}

const DAY_MS = 86_400_000;

function daysOf({ start, end }: SeenWorkout): readonly number[] {
  const [first, last] = [Math.floor(start / DAY_MS), Math.floor(end / DAY_MS)];
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

function isSame(a: SeenWorkout, b: SeenWorkout): boolean {
  if (a.sourceId === b.sourceId) return a.type === b.type && shareOf(a, b, Math.max) >= DOUBLED_MIN;
  return goTogether(a.type, b.type) && shareOf(a, b, Math.min) >= SHARED_MIN;
}

const goTogether = (a: string, b: string): boolean =>
  a === b || a === 'other' || b === 'other' || ALIKE.some((kinds) => kinds.has(a) && kinds.has(b));

/** What two records share, of the shorter or of the longer one; a record without length is shared when it lies in the other. */
function shareOf(a: SeenWorkout, b: SeenWorkout, of: (x: number, y: number) => number): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  const length = of(a.end - a.start, b.end - b.start);
  return length > 0 ? shared / length : shared >= 0 ? 1 : 0;
}

function fused(group: readonly SeenWorkout[], { deviceOf }: WorkoutOrder): readonly FusedWorkout[] {
  const [lead, ...others] = group;
  if (lead === undefined) return [];
  const figures: Partial<Record<Figure, { value: number; sourceId: string; workoutId: string }>> = {};
  for (const figure of FIGURES) {
    const from = group.find((one) => one[figure] !== undefined && (one === lead || shareOf(lead, one, Math.max) >= ALIKE_MIN));
    const value = from?.[figure];
    if (from !== undefined && value !== undefined) figures[figure] = { value, sourceId: from.sourceId, workoutId: from.workoutId };
  }
  const named = group.find(({ type }) => type !== 'other') ?? lead;
  return [
    {
      lead,
      type: named.type,
      others: others.map((workout) => ({
        workout,
        reason: deviceOf(workout.sourceId) === deviceOf(lead.sourceId) ? ('same-device' as const) : ('better-source' as const),
      })),
      figures,
    },
  ];
}
