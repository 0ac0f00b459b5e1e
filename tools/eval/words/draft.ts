import type { StatedFact } from '@aceso/science';
import type { Random } from '@aceso/simulator/random';

/** Parts of a sentence that can be made wrong. */
export type Slot = 'value' | 'unit' | 'metric' | 'period' | 'direction';

/** A true sentence in pieces: the facts that bear it out, what stands in each slot, and how it is said. */
export interface Draft {
  readonly facts: readonly StatedFact[];
  readonly knowledge: readonly string[];
  readonly slots: Partial<Readonly<Record<Slot, string>>>;
  /** What would be wrong in a slot; of a value it is worked out. */
  readonly wrong: Partial<Readonly<Record<Slot, readonly string[]>>>;
  say(slots: Partial<Readonly<Record<Slot, string>>>): string;
}

/** One measure with how it is spoken of. */
interface Measure {
  readonly metric: string;
  readonly words: readonly string[];
  readonly unit: string;
  /** How the unit is written, each with factor and decimals. */
  readonly shown: readonly (readonly [label: string, factor: number, decimals: number])[];
  readonly range: readonly [number, number];
  /** Units that would be wrong behind it. */
  readonly otherUnits: readonly string[];
  readonly others: readonly string[];
}

const MEASURES: readonly Measure[] = [
  {
    metric: 'resting heart rate',
    words: ['resting heart rate', 'resting pulse'],
    unit: 'bpm',
    shown: [
      ['bpm', 1, 0],
      ['beats per minute', 1, 1],
    ],
    range: [48, 78],
    otherUnits: ['ms', 'kg', 'steps'],
    others: ['weight', 'heart rate variability', 'glucose'],
  },
  {
    metric: 'heart rate variability',
    words: ['heart rate variability', 'HRV'],
    unit: 'ms',
    shown: [
      ['ms', 1, 0],
      ['ms', 1, 1],
    ],
    range: [22, 95],
    otherUnits: ['bpm', 'min', '%'],
    others: ['resting heart rate', 'weight'],
  },
  {
    metric: 'sleep',
    words: ['sleep'],
    unit: 'min',
    shown: [
      ['hours', 1 / 60, 1],
      ['minutes', 1, 0],
      ['h', 1 / 60, 2],
    ],
    range: [330, 520],
    otherUnits: ['days', 'bpm', 'km'],
    others: ['weight', 'resting heart rate', 'distance'],
  },
  {
    metric: 'weight',
    words: ['weight', 'body mass'],
    unit: 'kg',
    shown: [
      ['kg', 1, 1],
      ['lb', 2.2046226218, 1],
      ['kilograms', 1, 1],
    ],
    range: [52, 112],
    otherUnits: ['mg/dL', 'bpm', 'mmHg'],
    others: ['resting heart rate', 'glucose'],
  },
  {
    metric: 'glucose',
    words: ['glucose', 'blood sugar'],
    unit: 'mg/dL',
    shown: [
      ['mg/dL', 1, 0],
      ['mmol/L', 1 / 18.016, 1],
    ],
    range: [82, 190],
    otherUnits: ['kg', 'mmHg', 'bpm'],
    others: ['weight', 'cholesterol'],
  },
  {
    metric: 'systolic',
    words: ['systolic pressure', 'upper blood pressure'],
    unit: 'mmHg',
    shown: [
      ['mmHg', 1, 0],
      ['mmHg', 1, 1],
    ],
    range: [104, 158],
    otherUnits: ['bpm', 'mg/dL', 'kg'],
    others: ['glucose', 'resting heart rate'],
  },
  {
    metric: 'steps',
    words: ['step count'],
    unit: 'steps',
    shown: [['steps', 1, 0]],
    range: [3_000, 14_000],
    otherUnits: ['km', 'minutes', 'bpm'],
    others: ['resting heart rate', 'weight'],
  },
];

const PERIODS: readonly { readonly told: readonly string[]; readonly wrong: readonly string[] }[] = [
  {
    told: ['the last 7 days', 'the past week', 'the last seven days'],
    wrong: ['the last 30 days', 'last month', 'the last 14 days', 'the past year'],
  },
  { told: ['the last 30 days', 'the past month'], wrong: ['the last 7 days', 'this week', 'the past year', 'the last 3 months'] },
  { told: ['last month'], wrong: ['last week', 'this month', 'last year', 'the last 7 days'] },
  { told: ['this week'], wrong: ['last week', 'this month', 'last year'] },
  { told: ['the last 14 days', 'the last two weeks'], wrong: ['the last 7 days', 'the last 60 days', 'last month'] },
];
const RISING = ['rose', 'increased', 'went up', 'climbed'];
const FALLING = ['fell', 'dropped', 'went down', 'decreased'];

export const oneOf = <T>(draw: Random, from: readonly T[]): T => {
  const found = from[draw.whole(0, from.length - 1)];
  if (found === undefined) throw new RangeError('nothing to choose from');
  return found;
};
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const shownOf = (value: number, decimals: number): string =>
  value >= 1000 ? Math.round(value).toLocaleString('en') : value.toFixed(decimals);

/** "Your resting heart rate averaged 61 bpm over the last 7 days." */
export function meanDraft(draw: Random): Draft {
  const measure = oneOf(draw, MEASURES);
  const period = oneOf(draw, PERIODS);
  const [label, factor, decimals] = oneOf(draw, measure.shown);
  const value = draw.between(...measure.range);
  const told = oneOf(draw, period.told);
  const phrase = oneOf(draw, [
    (m: string, v: string, u: string, p: string) => `Your ${m} averaged ${v} ${u} over ${p}.`,
    (m: string, v: string, u: string, p: string) => `Over ${p} your mean ${m} was ${v} ${u}.`,
    (m: string, v: string, u: string, p: string) => `${capital(m)}: ${v} ${u} on average in ${p}.`,
    (m: string, v: string, u: string, p: string) => `In ${p}, ${m} came to ${v} ${u} a day.`,
  ]);
  return {
    facts: [
      { name: `${measure.metric.replaceAll(' ', '_')}_mean`, value, unit: measure.unit, metric: measure.metric, periods: period.told },
    ],
    knowledge: [],
    slots: { value: shownOf(value * factor, decimals), unit: label, metric: oneOf(draw, measure.words), period: told },
    wrong: { unit: measure.otherUnits, metric: measure.others, period: period.wrong },
    say: ({ value: v = '', unit = '', metric = '', period: p = '' }) => phrase(metric, v, unit, p),
  };
}

/** "Your weight fell by 1.2 kg in the last 30 days." */
export function changeDraft(draw: Random): Draft {
  const measure = oneOf(draw, MEASURES);
  const period = oneOf(draw, PERIODS);
  const [label, factor, decimals] = oneOf(draw, measure.shown);
  const rises = draw.chance(0.5);
  const size = draw.between(0.06, 0.25) * measure.range[0];
  const phrase = oneOf(draw, [
    (m: string, v: string, u: string, p: string, d: string) => `Your ${m} ${d} by ${v} ${u} in ${p}.`,
    (m: string, v: string, u: string, p: string, d: string) => `In ${p} your ${m} ${d} by ${v} ${u}.`,
    (m: string, v: string, u: string, p: string, d: string) => `${capital(p)}: your ${m} ${d} by ${v} ${u}.`,
  ]);
  return {
    facts: [
      {
        name: `${measure.metric.replaceAll(' ', '_')}_change`,
        value: rises ? size : -size,
        unit: measure.unit,
        metric: measure.metric,
        periods: period.told,
        direction: rises ? 'up' : 'down',
      },
    ],
    knowledge: [],
    slots: {
      value: shownOf(size * factor, decimals),
      unit: label,
      metric: oneOf(draw, measure.words),
      period: oneOf(draw, period.told),
      direction: oneOf(draw, rises ? RISING : FALLING),
    },
    wrong: { unit: measure.otherUnits, metric: measure.others, period: period.wrong, direction: rises ? FALLING : RISING },
    say: ({ value: v = '', unit = '', metric = '', period: p = '', direction = '' }) => phrase(metric, v, unit, p, direction),
  };
}

/** "You slept 6.9 hours a night and your weight averaged 78.4 kg": two numbers, each with its own metric. */
export function pairDraft(draw: Random): Draft {
  const [first, second] = [oneOf(draw, MEASURES.slice(0, 3)), oneOf(draw, MEASURES.slice(3))];
  const [a, b] = [draw.between(...first.range), draw.between(...second.range)];
  const [shownA, shownB] = [oneOf(draw, first.shown), oneOf(draw, second.shown)];
  const other = `${shownOf(b * shownB[1], shownB[2])} ${shownB[0]}`;
  return {
    facts: [
      { name: 'first_mean', value: a, unit: first.unit, metric: first.metric },
      { name: 'second_mean', value: b, unit: second.unit, metric: second.metric },
    ],
    knowledge: [],
    slots: { value: shownOf(a * shownA[1], shownA[2]), unit: shownA[0], metric: oneOf(draw, first.words) },
    wrong: { unit: first.otherUnits, metric: first.others.filter((one) => one !== second.metric) },
    say: ({ value = '', unit = '', metric = '' }) => `Your ${metric} was ${value} ${unit} and your ${second.words[0] ?? ''} ${other}.`,
  };
}

/** "Today 38 ms, against your usual 46 ms: 17 % lower." */
export function usualDraft(draw: Random): Draft {
  const measure = oneOf(draw, MEASURES.slice(0, 5));
  const usual = draw.between(...measure.range);
  const isHigher = draw.chance(0.5);
  const today = usual * (isHigher ? draw.between(1.12, 1.4) : draw.between(0.65, 0.9));
  const [label, factor, decimals] = measure.shown[0] ?? ['', 1, 0];
  const share = Math.abs((100 * (today - usual)) / usual);
  return {
    facts: [
      {
        name: 'value_today',
        value: today,
        unit: measure.unit,
        metric: measure.metric,
        direction: isHigher ? 'up' : 'down',
        periods: ['today'],
      },
      { name: 'median_28d', value: usual, unit: measure.unit, metric: measure.metric },
    ],
    knowledge: [],
    slots: {
      value: shownOf(today * factor, decimals),
      unit: label,
      metric: oneOf(draw, measure.words),
      direction: isHigher ? 'higher' : 'lower',
    },
    wrong: { unit: measure.otherUnits, metric: measure.others, direction: [isHigher ? 'lower' : 'higher'] },
    say: ({ value = '', unit = '', metric = '', direction = '' }) =>
      `Your ${metric} was ${value} ${unit} today, against your usual ${shownOf(usual * factor, decimals)} ${label}: ${share.toFixed(0)} % ${direction}.`,
  };
}

/** "You passed 9,000 steps on 4 of the last 7 days." */
export function countDraft(draw: Random): Draft {
  const days = Array.from({ length: 7 }, () => draw.whole(4_000, 13_000));
  const limit = 1_000 * draw.whole(6, 11);
  return {
    facts: [{ name: 'steps_7d', value: days, unit: 'steps', metric: 'steps', periods: ['the last 7 days'] }],
    knowledge: [],
    slots: { value: String(days.filter((one) => one > limit).length) },
    wrong: {},
    say: ({ value = '' }) => `You passed ${limit.toLocaleString('en')} steps on ${value} of the last 7 days.`,
  };
}

/** "You were active for 132 of the 150 minutes a week that WHO advises." */
export function guidelineDraft(draw: Random): Draft {
  const value = draw.whole(31, 148);
  return {
    facts: [{ name: 'active_minutes_week', value, unit: 'min', metric: 'active minutes', periods: ['last week', 'the last 7 days'] }],
    knowledge: ['At least 150 minutes of moderate activity a week (WHO 2020)'],
    slots: { value: String(value), period: 'Last week' },
    wrong: { period: ['Last month', 'Last year', 'Yesterday'] },
    say: ({ value: v = '', period = '' }) => `${period} you were active for ${v} of the 150 minutes that WHO advises.`,
  };
}

/** "You ran 3 times last week, 21.4 km in all." */
export function workoutDraft(draw: Random): Draft {
  const [runs, km] = [draw.whole(2, 6), draw.between(6, 60)];
  const inMiles = draw.chance(0.3);
  return {
    facts: [
      { name: 'runs', value: runs, unit: '', metric: 'run', periods: ['last week'], events: ['run'] },
      { name: 'run_distance', value: km, unit: 'km', metric: 'run', periods: ['last week'], events: ['run'] },
    ],
    knowledge: [],
    slots: { value: inMiles ? (km / 1.609344).toFixed(1) : km.toFixed(1), unit: inMiles ? 'miles' : 'km', period: 'last week' },
    wrong: { unit: ['kg', 'hours', 'bpm'], period: ['last month', 'yesterday', 'this week'] },
    say: ({ value = '', unit = '', period = '' }) => `You went for a run ${runs} times ${period}, ${value} ${unit} in all.`,
  };
}

export const DRAFTS: readonly ((draw: Random) => Draft)[] = [
  meanDraft,
  changeDraft,
  pairDraft,
  usualDraft,
  countDraft,
  guidelineDraft,
  workoutDraft,
];
