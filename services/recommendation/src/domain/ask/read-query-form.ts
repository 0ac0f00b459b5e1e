import { METRICS, WORKOUT_TYPES } from '@aceso/contracts/vocabulary';
import type { Measure, Query, Slice, Condition } from './query.ts';
import type { ConditionForm, MeasureForm, QueryForm, SliceForm } from './query-schema.ts';
import { toldIn } from './words.ts';
import { WORKOUT_NAMES } from './workout-names.ts';

/** A query that asks for what there is not; its message says what to change. */
export class QueryRefused extends Error {}

const LONGEST_GROUPS = 62;

/** What is known while a form is read. */
export interface FormContext {
  readonly today: string;
  /** Metrics that may be asked for: those that were listed. */
  readonly listed: ReadonlySet<string>;
  readonly preferred: (metric: string) => string | undefined;
}

/**
 * Makes a query of a form whose schema has been checked: metrics and workouts must be known, days of the calendar and not of the future,
 * limits come in the unit that people read. Throws `QueryRefused`.
 */
export function readQueryForm(form: QueryForm, context: FormContext): Query {
  const slice = readSlice(form.slice, context);
  switch (form.kind) {
    case 'statistic':
      return { kind: 'statistic', measure: readMeasure(form.measure, context), statistic: form.statistic, slice };
    case 'days':
      return { kind: 'days', conditions: form.conditions.map((one) => readCondition(one, context)), answer: 'count', noun: 'days', slice };
    case 'streak':
      return {
        kind: 'streak',
        conditions: form.conditions.map((one) => readCondition(one, context)),
        which: 'longest',
        noun: 'days',
        slice,
      };
    case 'date':
      return { kind: 'date', measure: readMeasure(form.measure, context), statistic: form.statistic, form: 'date', conditions: [], slice };
    case 'compare': {
      const other = readSlice(form.other, context);
      return {
        kind: 'compare',
        measure: readMeasure(form.measure, context),
        statistic: form.statistic,
        slice,
        other,
        sign: 1,
        answer: 'difference',
      };
    }
    case 'trend':
      return { kind: 'trend', measure: readMeasure(form.measure, context), perDays: 7, slice };
    case 'correlation': {
      const otherMeasure = readMeasure(form.otherMeasure, context);
      return {
        kind: 'correlation',
        measure: readMeasure(form.measure, context),
        otherMeasure,
        lag: form.nextDay === true ? 1 : 0,
        method: 'pearson',
        slice,
      };
    }
    case 'groups': {
      const [span] = slice.spans;
      if (form.by === 'day' && (span === undefined || (Date.parse(span.to) - Date.parse(span.from)) / 86_400_000 >= LONGEST_GROUPS))
        throw new QueryRefused(`By day, ask for at most ${LONGEST_GROUPS} days with \`from\` and \`to\`.`);
      return { kind: 'groups', measure: readMeasure(form.measure, context), statistic: form.statistic, by: form.by, slice };
    }
  }
}

function readMeasure(form: MeasureForm, { listed }: FormContext): Measure {
  if ('metric' in form) {
    if (!METRICS.has(form.metric) || !listed.has(form.metric)) throw new QueryRefused('There is no such metric. Take an id from the list.');
    return { of: 'metric', metric: form.metric };
  }
  const said = form.workouts.toLowerCase().replaceAll('-', ' ');
  const known =
    said === 'any'
      ? WORKOUT_NAMES.get('workouts')
      : (WORKOUT_NAMES.get(said) ?? [...WORKOUT_NAMES.values()].find(({ types }) => types.includes(form.workouts)));
  if (known === undefined)
    throw new QueryRefused(
      `There is no such kind of workout. Kinds are, for example: ${WORKOUT_TYPES.slice(0, 12).join(', ')}, running, cycling.`,
    );
  return { of: 'workouts', name: known.name, types: known.types, figure: form.figure };
}

function readCondition({ measure, threshold, negated = false, dayAfter = false }: ConditionForm, context: FormContext): Condition {
  const of = readMeasure(measure, context);
  const scale = toldIn(of, undefined, context.preferred);
  return {
    measure: of,
    ...(threshold !== undefined && {
      threshold: { comparator: threshold.comparator, value: (threshold.value - scale.offset) / scale.factor },
    }),
    negated,
    lag: dayAfter ? 1 : 0,
  };
}

function readSlice({ from, to, weekdays, where = [] }: SliceForm, context: FormContext): Slice {
  const conditions = where.map((one) => readCondition(one, context));
  const days = weekdays === undefined || weekdays.length === 0 ? {} : { weekdays: [...new Set(weekdays)] };
  if (from === undefined && to === undefined) return { spans: [], ...days, where: conditions };
  const span = { from: from ?? '1970-01-01', to: to ?? context.today };
  for (const day of [span.from, span.to]) {
    const ms = Date.parse(`${day}T00:00:00Z`);
    if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== day) throw new QueryRefused(`The calendar has no ${day}.`);
  }
  if (span.from > span.to) throw new QueryRefused('`from` lies after `to`.');
  if (span.from > context.today) throw new QueryRefused(`Nothing has been measured after today, ${context.today}.`);
  return { spans: [{ from: span.from, to: span.to > context.today ? context.today : span.to }], ...days, where: conditions };
}
