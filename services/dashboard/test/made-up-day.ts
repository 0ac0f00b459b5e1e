import { randomUUID } from 'node:crypto';
import { addDays, type DayValue } from '../src/domain/days.ts';

export const TODAY = '2026-03-01';
/** Swings without chance, within 1: the same values in every run. */
const swing = (i: number): number => Math.sin(i * 1.7) * 0.6 + Math.sin(i * 0.41) * 0.4;

/** A series up to today, oldest first. */
export const series = (middle: number, half: number, days = 150, last = TODAY): DayValue[] =>
  Array.from({ length: days }, (_, i) => ({ day: addDays(last, i + 1 - days), value: middle + swing(i) * half }));

export interface MadeUpDay {
  profile: { displayName: string; timeZone: string } & Record<string, unknown>;
  readonly daily: Map<string, DayValue[]>;
  /** Half hours of the typical day. */
  typicalDay: { minute: number; p5: number; p25: number; p50: number; p75: number; p95: number; days: number }[];
  nights: object[];
  sources: { name: string; lastAt?: string }[];
  uploads: object[];
  insights: object[];
  recommendations: object[];
  trials: object[];
  /** What others share with the caller. */
  shares: object[];
  unread: number;
  readDaily(query: Record<string, unknown>): object;
  readTypicalDay(query: Record<string, unknown>): object;
}

/** What neighbours know of a person with a watch: two years of nothing special, heart rate variability low last night. */
export function madeUpDay(personId: string): MadeUpDay {
  const hrv = series(45, 4);
  const day: MadeUpDay = {
    profile: {
      personId,
      displayName: 'Ada',
      timeZone: 'Europe/Zurich',
      language: 'en',
      roles: ['person'],
      createdAt: '2026-01-01T00:00:00Z',
      version: 1,
      units: { weight: 'kg', height: 'cm', glucose: 'mmol/L', temperature: 'Cel', distance: 'km' },
    },
    daily: new Map([
      ['step-count', series(8000, 2000)],
      ['heart-rate-variability-sdnn', [...hrv.slice(0, -1), { day: TODAY, value: 30 }]],
      ['resting-heart-rate', [...series(54, 3).slice(0, -1), { day: TODAY, value: 54 }]],
      ['exercise-time', series(30, 20)],
      ['body-mass', series(70, 0.5).filter((_, i) => i % 7 === 5)],
    ]),
    typicalDay: Array.from({ length: 48 }, (_, i) => ({ minute: i * 30, p5: 50, p25: 55, p50: 60 + (i % 12), p75: 75, p95: 90, days: 14 })),
    nights: [night('2026-02-28'), night(TODAY)],
    sources: [
      { ...source('Watch'), lastAt: '2026-03-01T07:54:00Z' },
      { ...source('Phone'), lastAt: '2026-03-01T06:00:00Z' },
      { ...source('Old scale'), lastAt: '2025-06-01T06:00:00Z' },
    ],
    uploads: [],
    insights: [],
    recommendations: [recommendation(1), recommendation(2)],
    trials: [],
    shares: [],
    unread: 2,
    readDaily: ({ metrics, from, to }) => ({
      timeZone: day.profile.timeZone,
      series: [...day.daily.keys()]
        .filter((metric) => metrics === '*' || String(metrics).split(',').includes(metric))
        .map((metric) => ({
          metric,
          unit: 'x',
          values: (day.daily.get(metric) ?? [])
            .filter((value) => value.day >= String(from) && value.day <= String(to))
            .map((value) => ({ ...value, count: 10, coverage: 1, sources: ['Watch'] })),
        })),
    }),
    readTypicalDay: ({ metric }) => ({
      metric,
      unit: '/min',
      timeZone: day.profile.timeZone,
      stepMinutes: 30,
      fullDays: day.typicalDay.length > 0 ? 14 : 3,
      neededDays: 10,
      points: day.typicalDay,
    }),
  };
  return day;
}

const night = (day: string): object => ({
  day,
  start: `${addDays(day, -1)}T22:10:00Z`,
  end: `${day}T05:20:00Z`,
  source: 'Watch',
  asleepMinutes: 400,
  stages: [],
});
const source = (name: string) => ({ sourceId: randomUUID(), name, kind: 'watch', integration: 'apple-health', samples: 10, rank: 1 });

export const recommendation = (rank: number, change: object = {}): object => ({
  recommendationId: randomUUID(),
  guideline: 'regular-bedtime',
  kind: 'own-data',
  urgency: 'suggestion',
  title: `Suggestion ${rank}`,
  why: 'Because.',
  action: 'Do it.',
  figures: [],
  sureness: { probability: 0.7, word: 'likely', basis: '37 nights' },
  success: { metric: 'sleep-duration', days: 10, smallestDifference: 10, unit: 'min', text: 'Ten nights.' },
  sources: [{ title: 'A guideline', issuer: 'WHO', year: 2020, url: 'https://example.org' }],
  insightIds: [],
  rank,
  score: 1,
  status: 'open',
  createdAt: '2026-03-01T05:00:00Z',
  updatedAt: '2026-03-01T05:00:00Z',
  disclaimer: 'Advice, not a diagnosis.',
  ...change,
});

export const insight = (change: object): object => ({
  insightId: randomUUID(),
  kind: 'short-nights',
  title: 'Short nights',
  text: 'Five nights under six hours.',
  since: '2026-02-20',
  until: '2026-02-28',
  direction: 'below',
  metrics: ['sleep-duration'],
  figures: [],
  sureness: { probability: 0.7, word: 'likely', basis: '5 nights' },
  urgency: 'suggestion',
  method: { id: 'm', version: '1' },
  isCurrent: true,
  detectedAt: '2026-02-28T05:00:00Z',
  ...change,
});

/** A trial as recommendation tells it, on a day with it. */
export const trial = (status: 'running' | 'paused' | 'done', change: object = {}): object => ({
  trialId: randomUUID(),
  status,
  title: 'No screens after nine',
  protocol: 'Fourteen days.',
  on: 'No screens after nine',
  off: 'As usual',
  metric: 'sleep-duration',
  metricName: 'Sleep',
  unit: 'min',
  direction: 'up',
  smallestDifference: 10,
  lagDays: 1,
  blockDays: 1,
  pairs: 2,
  washoutDays: 0,
  startOn: TODAY,
  endsOn: TODAY,
  seed: 1,
  order: ['on', 'off', 'off', 'on'],
  days: [{ day: TODAY, block: 0, pair: 0, arm: 'on', counts: true }],
  pauses: [],
  today: { day: TODAY, arm: 'on', instruction: 'No screens after nine', left: 3 },
  adherence: { told: 0, followed: 0 },
  startedAt: `${TODAY}T06:00:00Z`,
  updatedAt: `${TODAY}T06:00:00Z`,
  ...change,
});
