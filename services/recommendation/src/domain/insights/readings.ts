import { medianAbsoluteDeviation } from '@aceso/science';
import { addDays } from '../days.ts';
import { mainDevice, ofDevice } from '../episodes/by-device.ts';
import { between, lastDays, valuesOf, type DayPoint, type Scene } from '../features.ts';
import { found, measured, NOTHING, tooFew, type Outcome } from '../outcome.ts';
import { isOfOneDevice } from '../series.ts';
import { deviation } from '../statistics.ts';
import { countOf, deviationOf, isSettled, windowOf } from '../window.ts';

const HEART = 'resting-heart-rate';
const FIGURE = { metric: HEART, unit: '/min', decimals: 0 } as const;
/** Days before that tell how a person's readings scatter. */
const BEFORE_DAYS = 60;
const BEFORE_NEEDED = 21;
/** A run of one value that comes by chance less often than this is a device that does not measure. */
const BY_CHANCE = 1e-6;
const SHORTEST_RUN = 7;

/** The last readings are all the same, as a body never is: the device repeats itself. */
export function readingsStuck(scene: Scene): Outcome {
  const { columns, from, to } = windowOf(scene, HEART, BEFORE_DAYS + SHORTEST_RUN);
  let begin = to;
  while (begin > from && columns.values[begin - 1] === columns.values[to - 1]) begin--;
  if (begin - from < BEFORE_NEEDED) return tooFew('days of resting heart rate', begin - from, BEFORE_NEEDED);
  if (to - begin < SHORTEST_RUN) return NOTHING;
  const points = lastDays(scene, HEART, BEFORE_DAYS + SHORTEST_RUN);
  const last = points.at(-1);
  const start = points.findLastIndex(({ value }) => value !== last?.value) + 1;
  const [before, run] = [points.slice(0, start), points.slice(start)];
  if (last === undefined || last.day < addDays(scene.today, -3)) return NOTHING;
  // How often the value comes at all, counted as if it had come once more.
  const share = (before.filter(({ value }) => value === last.value).length + 1) / (before.length + 1);
  if (share ** (run.length - 1) > BY_CHANCE) return NOTHING;
  return doubtful(run, {
    kind: 'readings-stuck',
    title: 'Your watch repeats one heart rate',
    template: 'On {days} your watch told exactly {recent} as your resting heart rate. Hearts vary more than that.',
    direction: 'outside',
    value: last.value,
    probability: 0.95,
    id: 'run-of-one-value',
    source: 'Length of a run of one value against how often the value comes; own rule',
  });
}

const SCATTER_DAYS = 8;
const SCATTER_NEEDED = 6;
/** Times as wide as before, and so many beats a minute at least: rhythms that are really irregular reach less. */
const TIMES_AS_WIDE = 3;
const WIDE = 8;

/** The last readings jump from day to day as they never did before: a loose strap or a failing sensor. */
export function readingsScattered(scene: Scene): Outcome {
  const [lately, earlier] = [windowOf(scene, HEART, SCATTER_DAYS), windowOf(scene, HEART, BEFORE_DAYS + 1, SCATTER_DAYS)];
  const isPlain = isSettled(earlier) && countOf(lately) >= SCATTER_NEEDED && countOf(earlier) >= BEFORE_NEEDED;
  if (isPlain && deviationOf(lately) < WIDE) return NOTHING;
  const last = lastDays(scene, HEART, SCATTER_DAYS);
  const isOne = isOfOneDevice(scene.features.get(HEART) ?? []);
  const device = isOne ? last[0] : mainDevice(last);
  const recent = isOne ? last : ofDevice(device, last);
  const until = addDays(scene.today, -SCATTER_DAYS);
  const all = between(scene.features, HEART, addDays(until, -BEFORE_DAYS), until);
  const before = isOne ? all : ofDevice(device, all);
  if (recent.length < SCATTER_NEEDED) return tooFew('recent days of resting heart rate', recent.length, SCATTER_NEEDED);
  if (before.length < BEFORE_NEEDED) return tooFew('days of resting heart rate', before.length, BEFORE_NEEDED);
  const now = deviation(valuesOf(recent));
  if (now < WIDE) return NOTHING;
  const usual = medianAbsoluteDeviation(valuesOf(before));
  if (!usual.ok || now < TIMES_AS_WIDE * Math.max(1, usual.value)) return NOTHING;
  return doubtful(recent, {
    kind: 'readings-scattered',
    title: 'Your heart readings jump about',
    template:
      'On {days} your resting heart rate jumped by {recent} from its mean, far more than it ever did. See that the watch sits tight.',
    direction: 'irregular',
    value: now,
    probability: 0.85,
    id: 'scatter-of-readings',
    source: 'Standard deviation of the last days against 1.4826 MAD of the days before; own rule',
  });
}

interface Doubt {
  readonly kind: string;
  readonly title: string;
  readonly template: string;
  readonly direction: 'outside' | 'irregular';
  readonly value: number;
  readonly probability: number;
  readonly id: string;
  readonly source: string;
}

function doubtful(points: readonly DayPoint[], doubt: Doubt): Outcome {
  const { kind, title, template, direction, value, probability, id, source } = doubt;
  const parts = [
    measured({ ...FIGURE, name: 'recent', value }, points),
    measured({ metric: HEART, unit: '{days}', decimals: 0, name: 'days', value: points.length }, points),
  ];
  return found({
    kind,
    title,
    template,
    since: points[0]?.day ?? '',
    until: points.at(-1)?.day ?? '',
    direction,
    metrics: [HEART],
    figures: parts.map((part) => part.figure),
    basis: parts.map((part) => part.basis),
    sureness: { probability, basis: `${points.length} days` },
    urgency: 'suggestion',
    method: { id, version: '1', source },
    isCurrent: true,
  });
}
