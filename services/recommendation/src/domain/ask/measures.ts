import { METRICS } from '@aceso/contracts/vocabulary';
import { Ambiguous } from './ambiguous.ts';
import { marksIn, type Marked, type SaidThreshold } from './marked.ts';
import type { Condition, Conventions, Measure, PartOfDay, Statistic, Threshold, WorkoutFigure } from './query.ts';
import { SAID_UNITS, scaleOf, UNIT_FORM, unitOf } from './units.ts';
import { isClock } from './words.ts';
import { WORKOUT_NAMES } from './workout-names.ts';

/** What is known before a question is read. */
export interface AskContext {
  /** The person's civil day now. */
  readonly today: string;
  readonly conventions: Conventions;
  /** Metrics that the person has, with the number of readings. */
  readonly available: ReadonlyMap<string, number>;
  /** Label of the unit that the person reads a metric in, where it is not the first one. */
  readonly preferred: (metric: string) => string | undefined;
}

/** The unit that the answer is wanted in: "in minutes", "how many kilometres". */
export function unitAsked(text: string): string | undefined {
  const found =
    new RegExp(` , (?:in |answer in )?(${UNIT_FORM}) (?:, )*$`).exec(text) ??
    new RegExp(` (?:in|as|into) (?:terms of )?(?:a )?(${UNIT_FORM})(?= )`).exec(text) ??
    new RegExp(
      ` (?:how many|how much|number of|total|amount of|many|most|fewest|average|mean|what|which) (?:total |average |more |fewer |less )?(${UNIT_FORM})(?= )`,
    ).exec(text) ??
    new RegExp(` (${UNIT_FORM}) (?:of |did |do |have |i |per )`).exec(text);
  return SAID_UNITS.get(found?.[1] ?? '')?.label;
}

const DRUNK = / (eat|ate|eaten|eating|consume|consumed|intake|diet|food|meal|meals) /;

/** The metric that is meant among several of one name. */
export function pick(ids: readonly string[], ask: boolean, text: string, context: AskContext): string {
  const eaten = DRUNK.test(text);
  const fitting = ids.filter((id) => !eaten || METRICS.get(id)?.family === 'nutrition');
  const pool = fitting.length > 0 ? fitting : ids;
  const there = pool.filter((id) => context.available.has(id));
  if (ask && there.length > 1 && !eaten)
    throw new Ambiguous(
      'That name stands for more than one of your measures.',
      there.map((id) => METRICS.get(id)?.name ?? id),
    );
  return there[0] ?? pool[0] ?? '';
}

const figureOf = (text: string, unit: string | undefined): WorkoutFigure | undefined => {
  if (/ (?:how many|number of|count) (?:of )?(?:my |the |more |fewer )?@w\d/.test(text)) return 'count';
  const dimension = unit === undefined ? undefined : unitOf(unit)?.dimension;
  if (/ pace /.test(text) || dimension === 'pace') return 'pace';
  if (/ speed | (average|mean|top) pace /.test(text) || dimension === 'speed') return 'speed';
  if (/ far(ther|thest)?| further | furthest | distance /.test(text) || dimension === 'length') return 'distance';
  if (dimension === 'time' || / (duration|how long|time spent|spen[dt]|length|lasted?) /.test(text)) return 'duration';
  if (dimension === 'energy') return 'energy';
  if (/ how many | how often | number of | count | times /.test(text)) return undefined;
  if (/ (fastest|quickest|slowest) /.test(text)) return 'pace';
  return undefined;
};

/** Words after which "exercise" is an amount of time, not a number of workouts. */
const EXERCISE_AMOUNT = / (average|mean|avg|median|highest|lowest|maximum|minimum|max|min|peak|standard|typical|usual|total|much|long) /;
const HAVE_DISTANCE = /runs|rides|walks|swims|hikes|rowing|ski|paddle/;

const SLEEP: Measure = { of: 'metric', metric: 'sleep-duration' };

/** What workouts tell as well, for people who have no daily values of it. */
const OF_WORKOUTS: Readonly<Record<string, { readonly kind: string; readonly figure: WorkoutFigure }>> = {
  'distance-cycling': { kind: 'cycling', figure: 'distance' },
  'distance-swimming': { kind: 'swimming', figure: 'distance' },
  'distance-rowing': { kind: 'rowing', figure: 'distance' },
  'cycling-speed': { kind: 'cycling', figure: 'speed' },
  'running-speed': { kind: 'running', figure: 'speed' },
  'rowing-speed': { kind: 'rowing', figure: 'speed' },
};

/** What a piece of a question is about; undefined when it names nothing. */
export function measureIn(marked: Marked, text: string, context: AskContext, unit?: string, part?: PartOfDay): Measure | undefined {
  const metrics = marksIn(text, 'm').flatMap((at) => marked.marks.metrics[at] ?? []);
  const workouts = marksIn(text, 'w').flatMap((at) => marked.marks.workouts[at] ?? []);
  const first = metrics.find(({ weak }) => !weak) ?? metrics[0];
  // "How many calories (active energy)?" says itself which one is meant.
  const metric =
    first?.ask === true ? (metrics.find(({ ask, ids }) => !ask && ids.length === 1 && first.ids.includes(ids[0] ?? '')) ?? first) : first;
  const workout = workouts.find(({ types }) => types.length > 0) ?? workouts.find(({ weak }) => !weak) ?? workouts[0];
  if (workout !== undefined) {
    const base = { of: 'workouts', name: workout.name, types: workout.types } as const;
    if (metric?.ids.includes('heart-rate') === true) return { ...base, figure: 'heart-rate' };
    if (metric?.ids.includes('active-energy') === true && (workout.types.length > 0 || / (during|per|while) /.test(text)))
      return { ...base, figure: 'energy' };
    if (metric === undefined) {
      const figure = figureOf(text, unit);
      if (
        workout.name === 'walks' &&
        workout.weak &&
        (figure === undefined || figure === 'count') &&
        !/ (times|often|frequently|go|went|heart) /.test(text)
      )
        return { of: 'metric', metric: 'step-count' };
      // In workouts means those alone, not all that was walked.
      if (workout.name === 'walks' && figure === 'distance' && !workouts.some(({ types }) => types.length === 0))
        return { of: 'metric', metric: 'distance-walking-running' };
      if (
        workout.types.length === 0 &&
        figure === 'duration' &&
        context.available.has('exercise-time') &&
        workout.weak &&
        !/^(?:workouts?|sessions?)$/.test(workout.words) &&
        !/longest|shortest/.test(text)
      )
        return { of: 'metric', metric: 'exercise-time' };
      if (
        figure === undefined &&
        workout.types.length === 0 &&
        workout.weak &&
        EXERCISE_AMOUNT.test(text) &&
        workout.words.startsWith('exercis') &&
        !/ (many|often|times|count|number|days?) /.test(text)
      )
        return { of: 'metric', metric: 'exercise-time' };
      if (figure === undefined && / (longest|shortest|biggest|average length) /.test(text))
        return { ...base, figure: HAVE_DISTANCE.test(workout.name) && !/ long /.test(text) ? 'distance' : 'duration' };
      return { ...base, figure: figure ?? 'count' };
    }
  }
  // Walked in workouts means the walks, not all that was walked.
  if (
    metric?.ids[0] === 'distance-walking-running' &&
    workout?.types.length === 0 &&
    / (?:in|during|of|across) (?:my |all )*@w\d/.test(text)
  )
    return {
      of: 'workouts',
      ...(WORKOUT_NAMES.get(/\brun|ran\b/.test(metric.words) ? 'running' : 'walking') ?? workout),
      figure: 'distance',
    };
  const done = metric && !context.available.has(metric.ids[0] ?? '') ? OF_WORKOUTS[metric.ids[0] ?? ''] : undefined;
  if (done !== undefined)
    return { of: 'workouts', ...(WORKOUT_NAMES.get(done.kind) ?? { name: done.kind, types: [] }), figure: done.figure };
  if (metric !== undefined)
    return { of: 'metric', metric: pick(metric.ids, metric.ask, text, context), ...(part !== undefined && { part }) };
  const mass = unit !== undefined && unitOf(unit)?.dimension === 'mass';
  if (mass && / (lose|lost|losing|gain|gained|gaining|put on|shed|drop|dropped|heavy|down|up) /.test(text))
    return { of: 'metric', metric: 'body-mass' };
  if (/ (?:longest|shortest|best|worst) (?:\w+ )?nights? /.test(text)) return SLEEP;
  if (/ how heavy | lost any | (?:heaviest|lightest) /.test(text)) return { of: 'metric', metric: 'body-mass' };
  if (/ (far|distance|kilometres|kilometers|km|miles) /.test(text)) return { of: 'metric', metric: 'distance-walking-running' };
  return undefined;
}

const SLEEP_LIKE = 24;
/** "Ran more than 10k": nobody runs so many times. */
const METRES_AT_LEAST = 1000;

/** A limit in the stored unit of a measure; without a unit, in the one that people read it in. */
export function storedThreshold(
  said: SaidThreshold,
  measure: Measure,
  context: AskContext,
): { readonly measure: Measure; readonly threshold: Threshold } {
  const { unit, clock, isSpeed, bare: _bare, ...threshold } = said;
  if (said.relativeTo !== undefined || said.value === undefined) return { measure, threshold };
  const scaled = (convert: (value: number) => number): Threshold => ({
    ...threshold,
    value: convert(said.value ?? 0),
    ...(said.upper !== undefined && { upper: convert(said.upper) }),
  });
  if (measure.of === 'workouts') {
    const dimension = unit === undefined ? undefined : unitOf(unit)?.dimension;
    const factor = unit === undefined ? 1 : (unitOf(unit)?.factor ?? 1);
    const figure: WorkoutFigure =
      dimension === 'length'
        ? 'distance'
        : dimension === 'time'
          ? 'duration'
          : dimension === 'energy'
            ? 'energy'
            : dimension === 'rate'
              ? 'heart-rate'
              : dimension === 'pace' || dimension === 'speed'
                ? dimension
                : unit === undefined && measure.figure === 'count' && said.value >= METRES_AT_LEAST && HAVE_DISTANCE.test(measure.name)
                  ? 'distance'
                  : measure.figure;
    const stored = scaled((value) => value * factor);
    // Faster is more speed and less of a pace.
    const turned =
      figure === 'pace' && isSpeed === true
        ? { ...stored, comparator: said.comparator === 'above' ? ('below' as const) : ('above' as const) }
        : stored;
    return { measure: { ...measure, figure }, threshold: turned };
  }
  if (clock === true) return { measure, threshold };
  const metric = METRICS.get(measure.metric);
  if (metric === undefined) return { measure, threshold };
  const hours =
    metric.unit === 'min' && metric.family === 'sleep' && unit === undefined && said.value < SLEEP_LIKE && metric.id !== 'sleep-latency';
  const scale = scaleOf(metric, hours ? 'h' : (unit ?? context.preferred(metric.id))) ?? scaleOf(metric);
  return { measure, threshold: scaled((value) => (value - (scale?.offset ?? 0)) / (scale?.factor ?? 1)) };
}

const NEGATED = / (no|not|without|never|neither|skipped|rest) | missed (?!(?:my |the )?(?:goal|target))/;

/** Conditions of a clause such as "i slept under 6 hours and walked more than 10000 steps". */
export function conditionsIn(marked: Marked, clause: string, context: AskContext, lag = 0): readonly Condition[] {
  const pieces = clause
    .split(/ (?:and|but|while|or|,) /)
    .map((piece) => ` ${piece.trim()} `)
    .filter((piece) => piece.trim() !== '');
  const whole = pieces.every((piece) => /@[mw]\d/.test(piece)) ? pieces : [clause];
  return whole.flatMap((piece) => {
    const limit = marksIn(piece, 't')
      .map((at) => marked.marks.thresholds[at])
      .find((found) => found !== undefined);
    const isNight = / nights? /.test(marked.text) && limit?.unit !== undefined && unitOf(limit.unit)?.dimension === 'time';
    // "Nights shorter than 7 hours" can only be sleep.
    const measure = measureIn(marked, piece, context, limit?.unit) ?? (isNight ? SLEEP : undefined);
    if (measure === undefined) return [];
    const negated = NEGATED.test(piece);
    const { measure: on, threshold } = limit === undefined ? { measure, threshold: undefined } : storedThreshold(limit, measure, context);
    return [{ measure: on, ...(threshold !== undefined && { threshold }), negated, lag }];
  });
}

/** "The biggest drop in my weight": between two readings, one after the other. */
export const STEP =
  / (?:biggest|largest|greatest|steepest|sharpest|maximum) (?:single |one |1 |day |overnight |daily |@m\d+ |to )*(?<step>drop|fall|decrease|loss|decline|dip|rise|jump|increase|gain)(?= )/;

const CHANGES =
  / (lose|lost|losing|gain|gained|gaining|put on|drop|dropped|shed|chang\w+|rise|risen|rose|fell|fallen|increase[ds]?|decrease[ds]?|improved?|worsened|gone up|gone down|go up|go down|difference) /;

/** The statistic that a piece of text asks for, and the percentile with it. */
export function statisticIn(text: string, measure: Measure): { readonly statistic: Statistic; readonly percentile?: number } | undefined {
  const percentile =
    / (\d{1,2})(?:st|nd|rd|th)? (?:percentile|centile|quantile)/.exec(text) ??
    / p(\d{1,2}) /.exec(text) ??
    / percentile (\d{1,2}) /.exec(text);
  if (percentile !== null) return { statistic: 'percentile', percentile: Number(percentile[1]) };
  if (/ (upper|top|third|3th) quartile /.test(text)) return { statistic: 'percentile', percentile: 75 };
  if (/ (lower|bottom|first) quartile /.test(text)) return { statistic: 'percentile', percentile: 25 };
  if (/ (interquartile|iqr) /.test(text)) return { statistic: 'interquartile-range' };
  if (/ (?:coefficient of variation|cv) /.test(text)) return { statistic: 'coefficient-of-variation' };
  if (/ variance /.test(text)) return { statistic: 'variance' };
  if (/ range /.test(text) && !/ (?:in|within|out of|outside) (?:the |my |a )?(?:\w+ )?range /.test(text)) return { statistic: 'range' };
  const step = STEP.exec(text)?.groups?.['step'];
  if (step !== undefined) return { statistic: /drop|fall|decrease|loss|decline|dip/.test(step) ? 'largest-drop' : 'largest-rise' };
  if (/ median | middle value /.test(text)) return { statistic: 'median' };
  if (
    / standard deviation | std | stdev | sd | how variable | spread | how much .* (vary|varied|varies|fluctuates?|fluctuated?|swing|swung) | std dev | variability | how consistent /.test(
      text,
    )
  )
    return { statistic: 'standard-deviation' };
  const slow = measure.of === 'workouts' && measure.figure === 'pace';
  if (slow && / fastest | quickest | best /.test(text)) return { statistic: 'minimum' };
  if (slow && / slowest | worst /.test(text)) return { statistic: 'maximum' };
  if (
    / how many times | number of times | how often | how frequently | number of readings | (?:how many|number of|count of|count) (?:my |the |all )*(?:@m\d+ )?(?:readings|measurements|entries|values|records|samples|data points|datapoints|weigh ins) /.test(
      text,
    )
  )
    return { statistic: 'count' };
  if (/ how low (?:did|has|have|was|is) | as low as /.test(text)) return { statistic: 'minimum' };
  if (/ how high (?:did|has|have) /.test(text)) return { statistic: 'maximum' };
  // Of a bedtime the latest is the one furthest into the night; of anything else it is the newest.
  if (isClock(measure) && / latest /.test(text)) return { statistic: 'maximum' };
  const good = isLowerBetter(measure) ? 'minimum' : 'maximum';
  if (/ best | ideal /.test(text)) return { statistic: good };
  if (/ worst | poorest /.test(text)) return { statistic: good === 'maximum' ? 'minimum' : 'maximum' };
  if (
    / (highest|maximum|maximal|max|most|peak|peaked|largest|biggest|greatest|longest|heaviest|warmest|hottest|furthest|farthest|top|latest|fastest|record high|record|upper limit|busiest) /.test(
      text,
    ) &&
    !/ (?:latest|most recent|record) (?:value |reading |measurement )?@|most recent|recorded (?!high)/.test(text)
  )
    return { statistic: 'maximum' };
  if (
    / (lowest|minimum|minimal|min|least|fewest|smallest|shortest|lightest|coldest|coolest|slowest|earliest|bottom) /.test(text) &&
    !/ at least /.test(text)
  )
    return { statistic: 'minimum' };
  if (/ average daily total /.test(text)) return { statistic: 'mean' };
  if (
    / (average|averaged|averages|averaging|mean|avg|typical|typically|usual|usually|normally|generally|tend|daily|nightly|normal) | (?:per|a|each|every) (?:day|night)(?! @[mw])/.test(
      text,
    )
  )
    return { statistic: 'mean' };
  const changes = CHANGES.test(text);
  if (changes && !addsUp(measure)) return { statistic: 'change' };
  if (/ (total|totals|totalled|sum|summed|altogether|combined|cumulative|cumulatively|in all|added up|add up|overall total) /.test(text))
    return { statistic: 'sum' };
  if (changes) return { statistic: 'change' };
  if (/ (latest|most recent|newest|final|current|currently|last|right now|now|at the moment|today) /.test(text))
    return { statistic: 'last' };
  if (/ (first|initial|oldest|starting) /.test(text)) return { statistic: 'first' };
  return undefined;
}

const LOWER_IS_BETTER =
  /^(resting-heart-rate|heart-rate|walking-heart-rate|stress-level|blood-pressure|blood-glucose|body-mass|body-fat|waist|visceral|sedentary|sleep-latency|sleep-awake|sleep-breathing|ldl|triglycerides|total-cholesterol|number-of-times-fallen)/;

export const isLowerBetter = (measure: Measure): boolean =>
  measure.of === 'metric'
    ? LOWER_IS_BETTER.test(measure.metric) && measure.metric !== 'heart-rate-variability-rmssd' && !measure.metric.startsWith('heart-rate-')
    : measure.figure === 'pace';

/** Whether an amount adds up over days. */
export const addsUp = (measure: Measure): boolean => {
  if (measure.of === 'workouts') return ['count', 'distance', 'duration', 'energy'].includes(measure.figure);
  const aggregation = METRICS.get(measure.metric)?.aggregation;
  return aggregation === 'sum' || aggregation === 'duration';
};
