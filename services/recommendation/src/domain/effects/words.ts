import { metric as metricOf } from '@aceso/contracts/vocabulary';
import type { Figure, Success } from '@aceso/guidelines/kit';
import { figureText, render } from '../render.ts';
import type { Estimate, Lack, MeasuredEffect } from './measure-effect.ts';

const LACKS: Readonly<Record<Lack, string>> = {
  'few-days-before': 'There are too few days before it to compare with.',
  'few-days-after': 'There are too few days with data since you took it up.',
  'too-uncertain': 'Your days differ too much from one another to tell.',
  'placebo-found': 'On a day before you began, on which nothing was changed, the same method finds a difference as well.',
  'placebo-unknown': 'There are too few days before it to see whether the same method finds a difference when nothing was changed.',
  'not-followed': 'Your days changed, but the data do not show that you followed it.',
  'no-method': 'Your days do not fit what we can compare.',
};

/** Decimals of the parts of an effect: those of the smallest difference that counts. */
const decimalsOf = (smallest: number): number => (smallest >= 1 ? 0 : smallest >= 0.1 ? 1 : 2);

/** What the measure is called in a sentence. */
const nameOf = ({ metric, of }: Success): string => {
  const name = (metricOf(metric)?.name ?? metric).toLowerCase();
  if (of === 'presence') return `days with a value for ${name}`;
  return of === 'scatter' ? `the scatter of “${name}”` : `“${name}”`;
};

/** The verdict in words; every number in it is one of the effect, at the decimals that the measure deserves. */
export function effectText(success: Success, effect: MeasuredEffect): string {
  const { verdict, lack, estimate, placebo } = effect;
  if (lack === 'placebo-found' && placebo !== undefined) return `We cannot tell. ${LACKS[lack]} ${comparison(success, placebo.estimate)}`;
  if (verdict === 'cannot-tell-yet' || estimate === undefined) return `We cannot tell yet. ${LACKS[lack ?? 'too-uncertain']}`;
  const upper = comparison(success, estimate);
  switch (verdict) {
    case 'worked':
      return `It worked for you. ${upper}`;
    case 'no-difference':
      return `No difference that counts: under ${figureText(figureOf(success, 'smallest', success.smallestDifference))}. ${upper}`;
    case 'went-the-other-way':
      return `It went the other way. ${upper} That need not be because of it.`;
    default:
      return verdict satisfies never;
  }
}

const figureOf = ({ unit, smallestDifference }: Success, name: string, value: number): Figure => ({
  name,
  value,
  unit,
  decimals: decimalsOf(smallestDifference),
});

/** By how much the days after a date differed from what those before it let expect, with the interval. */
function comparison(success: Success, estimate: Estimate): string {
  const figure = (name: string, value: number): Figure => figureOf(success, name, value);
  const size = Math.abs(estimate.effect);
  const bounds = [Math.abs(estimate.low), Math.abs(estimate.high)];
  const crosses = estimate.low < 0 && estimate.high > 0;
  const figures = [figure('size', size), figure('low', Math.min(...bounds)), figure('high', Math.max(...bounds))];
  const [more, less] =
    success.of === 'value' && metricOf(success.metric)?.display[0]?.isClock === true ? ['later', 'earlier'] : ['higher', 'lower'];
  const way = estimate.effect >= 0 ? more : less;
  const range = crosses
    ? render(`likely between {low#} ${less} and {high} ${more}`, [figure('low', -estimate.low), figure('high', estimate.high)])
    : render('likely between {low#} and {high}', figures);
  const sentence = render(`${nameOf(success)} was {size} ${way} than the days before let expect, ${range}.`, figures);
  return sentence.slice(0, 1).toUpperCase() + sentence.slice(1);
}
