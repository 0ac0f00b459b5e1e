import { METRICS } from '@aceso/contracts/vocabulary';
import type { Query } from '../query.ts';
import { SAID_UNITS, scaleOf, UNIT_FORM, unitOf } from '../units.ts';
import { labelsOf, measuresOf, never, type Rule, type Said } from './said.ts';

const BY_OTHER =
  / (?:per|each|every) (?:hour|minute|second|kilomet(?:re|er)|km|mile|kilo|kg|kilogram|litre|liter|calorie|gram|pound|step|meal|beat)(?= )/;
const SHARE = /(?<! \d+| \d+\.\d+) (?:share|percentage|percent|fraction|proportion|portion) /;
const IN_UNIT = new RegExp(` (?:in|as|into) (${UNIT_FORM}) (?=,|$|@p|did|was|is|do|have)`);
/** What each figure of workouts is told in. */
const DIMENSIONS = {
  distance: 'length',
  duration: 'time',
  energy: 'energy',
  'heart-rate': 'rate',
  pace: 'pace',
  speed: 'speed',
  count: 'none',
} as const;

const isShare = (query: Query): boolean =>
  query.kind === 'part' ||
  query.kind === 'standing' ||
  (query.kind === 'days' && query.answer === 'share') ||
  (query.kind === 'compare' && query.answer !== 'difference') ||
  (query.kind === 'statistic' && query.statistic === 'coefficient-of-variation') ||
  labelsOf(query).includes('%');

const isRate = (query: Query): boolean =>
  labelsOf(query).some((label) => /\/|bpm/.test(label)) ||
  measuresOf(query).some(
    (measure) => measure.of === 'workouts' && (measure.figure === 'pace' || measure.figure === 'speed' || measure.figure === 'heart-rate'),
  );

/** The unit that an answer is asked for in; undefined where none is, or any serves. */
function unitAsked({ text, query }: Said): string | undefined {
  const said = SAID_UNITS.get(IN_UNIT.exec(text)?.[1] ?? '')?.label;
  return said === '%' || (query.kind !== 'statistic' && query.kind !== 'groups' && query.kind !== 'list') ? undefined : said;
}

/** Whether a unit can tell what a query measures. */
function tells(unit: string, query: Query): boolean {
  const [measure] = measuresOf(query);
  if (measure === undefined) return true;
  if (measure.of === 'metric') {
    const metric = METRICS.get(measure.metric);
    return metric === undefined || scaleOf(metric, unit) !== undefined;
  }
  const dimension = unitOf(unit)?.dimension;
  return dimension === undefined || DIMENSIONS[measure.figure] === dimension;
}

/** Words for a share, a ratio, a rate. */
export const SHARES: readonly Rule[] = [
  [({ text }) => / ratios? /.test(text), ({ query }) => isShare(query), 'that ratio'],
  [({ text }) => SHARE.test(text), ({ query }) => isShare(query), 'that share'],
  [({ text }) => BY_OTHER.test(text), ({ query }) => isRate(query), ({ text }) => `“${BY_OTHER.exec(text)?.[0].trim() ?? ''}”`],
  [({ text }) => / per @m\d/.test(text), never, 'one measure for each of another'],
];

/** A unit that cannot tell the measure. */
export const UNITS: readonly Rule[] = [
  [(said) => unitAsked(said) !== undefined, (said) => tells(unitAsked(said) ?? '', said.query), 'the unit that you ask for'],
];
