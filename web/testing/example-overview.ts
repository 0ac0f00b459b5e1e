import type { Overview, Recommendation, Tile } from '../lib/types.ts';

const DAY_MS = 86_400_000;
const ON = '2026-11-22';
const dayBefore = (days: number): string => new Date(Date.parse(`${ON}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);
/** Swings without chance: the same example in every run. */
const swing = (i: number): number => Math.sin(i * 1.7) * 0.6 + Math.sin(i * 0.41) * 0.7;

function tile(metric: string, name: string, unit: string, middle: number, half: number, last: number, direction: Tile['direction']): Tile {
  const series = Array.from({ length: 90 }, (_, i) => ({ day: dayBefore(89 - i), value: middle + swing(i) * half }))
    .filter((_, i) => i < 40 || i > 46)
    .map((one) => (one.day === ON ? { ...one, value: last } : one));
  return {
    metric,
    name,
    unit,
    decimals: 1,
    last: { day: ON, value: last },
    usual: { low: middle - half, high: middle + half, n: 58 },
    direction,
    week: series.slice(-8, -1),
    series,
    freshness: 'live',
  };
}

const VITALS = [
  tile('heart-rate-variability-sdnn', 'Heart rate variability', 'ms', 45, 4, 37, 'below'),
  tile('resting-heart-rate', 'Resting heart rate', '/min', 54, 3, 55, 'usual'),
  tile('respiratory-rate', 'Breathing rate', '/min', 14.4, 0.6, 14.6, 'usual'),
  tile('oxygen-saturation', 'Blood oxygen', '%', 97, 1, 97.3, 'usual'),
  tile('sleep-duration', 'Sleep', 'min', 400, 30, 396, 'usual'),
];

const BEDTIME = Date.parse('2026-11-21T22:12:00Z');
const STAGES = (['light', 'deep', 'light', 'rem', 'light', 'deep', 'awake', 'light', 'rem', 'light'] as const).map((stage, i) => ({
  stage,
  start: new Date(BEDTIME + i * 44 * 60_000).toISOString(),
  end: new Date(BEDTIME + (i + 1) * 44 * 60_000).toISOString(),
}));

/** A suggestion with two groups of nights as its evidence. */
export const exampleSuggestion: Recommendation = {
  recommendationId: '019a0000-0000-7000-8000-000000000002',
  guideline: 'regular-bedtime',
  kind: 'own-data',
  urgency: 'suggestion',
  title: 'Try going to bed before 23:00',
  why: 'On nights after 23:30 your heart rate variability was 7 ms lower than after early ones, likely between 5 and 10.',
  action: 'Set an alarm at 22:15 to start winding down, for ten evenings.',
  figures: [],
  evidence: {
    form: 'two-strip',
    metric: 'heart-rate-variability-sdnn',
    unit: 'ms',
    groups: [
      { label: 'Before 23:00', days: [], values: Array.from({ length: 23 }, (_, i) => 50 + swing(i) * 4) },
      { label: 'After 23:30', days: [], values: Array.from({ length: 14 }, (_, i) => 43 + swing(i) * 4) },
    ],
  },
  sureness: { probability: 0.7, word: 'likely', basis: '37 nights. Holds after setting aside late workouts.' },
  success: {
    metric: 'heart-rate-variability-sdnn',
    days: 10,
    smallestDifference: 2,
    unit: 'ms',
    text: 'Ten early evenings, then a comparison with your other nights. Under 2 ms, we will say it made no difference.',
  },
  sources: [
    {
      title: 'Recommended amount of sleep for a healthy adult',
      issuer: 'AASM and SRS',
      year: 2015,
      url: 'https://doi.org/10.5665/sleep.4716',
    },
  ],
  insightIds: [],
  rank: 1,
  score: 1,
  status: 'open',
  createdAt: '2026-11-22T05:00:00Z',
  updatedAt: '2026-11-22T05:00:00Z',
  disclaimer: 'Advice for wellbeing, not a diagnosis.',
};

/** A made-up person's Today: one measure below the usual range, a week without data, one service away. */
export const exampleOverview: Overview = {
  personId: '019a0000-0000-7000-8000-000000000001',
  displayName: 'Maya',
  on: ON,
  timeZone: 'Europe/Zurich',
  roles: ['person'],
  headline: { text: 'A night much like your others. Heart rate variability was lower.', freshness: 'Updated 6 min ago from 3 sources' },
  vitals: { state: 'ok', data: VITALS },
  tiles: {
    state: 'ok',
    data: [
      ...VITALS,
      tile('step-count', 'Steps', '{steps}', 7900, 2500, 8650, 'usual'),
      tile('body-mass', 'Weight', 'kg', 70.7, 0.6, 70.9, 'usual'),
      tile('active-energy', 'Active energy', 'kcal', 420, 120, 456, 'usual'),
    ],
  },
  urgent: { state: 'empty' },
  suggestion: { state: 'ok', data: { shown: exampleSuggestion, open: 1 } },
  sleep: {
    state: 'ok',
    data: {
      day: ON,
      start: new Date(BEDTIME).toISOString(),
      end: STAGES.at(-1)?.end ?? '',
      source: 'Watch',
      asleepMinutes: 396,
      stages: STAGES,
    },
  },
  activity: {
    state: 'ok',
    data: {
      metric: 'exercise-time',
      unit: 'min',
      goal: 30,
      days: Array.from({ length: 112 }, (_, i) => ({ day: dayBefore(111 - i), value: Math.round(35 + swing(i) * 25) })).filter(
        (_, i) => i % 23 !== 0,
      ),
    },
  },
  changes: {
    state: 'ok',
    data: [
      {
        day: '2026-10-22',
        text: 'Resting heart rate settled about 2.6 bpm lower.',
        detail: 'No cause logged',
        metric: 'resting-heart-rate',
      },
    ],
  },
  inbox: { state: 'ok', data: { unread: 2 } },
  uploads: { state: 'away', reference: '4bf92f3577b34da6a3ce929d0e0e4736' },
};
