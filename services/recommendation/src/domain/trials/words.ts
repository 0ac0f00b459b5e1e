import type { Figure } from '@aceso/guidelines/kit';
import { figureText, render } from '../render.ts';
import type { Judged, Lack } from './judge.ts';
import { lengthOf } from './schedule.ts';
import type { Question } from './question.ts';

const LACKS: Readonly<Record<Lack, { readonly title: string; readonly text: string }>> = {
  'few-pairs': {
    title: 'Too few days to say',
    text: 'A comparison needs two pairs of blocks with values on both kinds of days at the least. You can run it again.',
  },
  'few-days': { title: 'Too few days to say', text: 'Too few days have a value. You can run it again, with more pairs.' },
  'too-uncertain': { title: 'Too uncertain to say', text: '' },
  'not-followed': {
    title: 'Too seldom followed to say',
    text: 'You kept to the instruction on fewer than half of the days that you told us of, so the days say little about it.',
  },
  'no-spread': { title: 'Nothing to compare', text: 'All days have the same value.' },
};
const BOUND = 'You knew which days were which, and this is about you in these weeks.';

/** Decimals of a difference: enough to tell the smallest one that counts. */
export const decimalsOf = (smallest: number): number => (smallest >= 3 ? 0 : smallest >= 0.3 ? 1 : 2);

/** A chance as people count, in ten; nothing here is certain or impossible. */
export function inTen(probability: number): string {
  return `about ${Math.min(9, Math.max(1, Math.round(probability * 10)))} in 10`;
}

const days = (n: number): string => `${n} ${n === 1 ? 'day' : 'days'}`;

/** The whole trial in two sentences. */
export function protocolOf(question: Omit<Question, 'protocol'>): string {
  const { title, metricName, blockDays, washoutDays, smallestDifference, unit, metric } = question;
  const blocks = blockDays === 1 ? '' : ` in blocks of ${blockDays}`;
  const wash = washoutDays === 0 ? '' : ` The first ${days(washoutDays)} of each block ${washoutDays === 1 ? 'does' : 'do'} not count.`;
  const figure: Figure = { name: 'smallest', value: smallestDifference, unit, metric, decimals: decimalsOf(smallestDifference) };
  return (
    `${title}: ${days(lengthOf(question))}${blocks}, half of them with it and half without, in an order drawn by lot.${wash} ` +
    `We compare “${metricName.toLowerCase()}”; under ${figureText(figure)} counts as no difference.`
  );
}

/** Two figures with their unit once, where they have the same. */
function spanOf(low: Figure, high: Figure): string {
  const [from, to] = [figureText(low), figureText(high)];
  const unit = /[^\d.,]+$/.exec(to)?.[0] ?? '';
  const isSame =
    unit !== '' && /^[\d.,]+$/.test(from.slice(0, -unit.length)) && from.endsWith(unit) && /^[\d.,]+$/.test(to.slice(0, -unit.length));
  return `${isSame ? from.slice(0, -unit.length) : from} and ${to}`;
}

/** The verdict in words. Every number is one of the judgement. */
export function verdictWords(question: Question, judged: Judged): { readonly title: string; readonly text: string } {
  const { verdict, lack, difference, chance } = judged;
  if (difference === undefined || chance === undefined) return LACKS[lack ?? 'few-days'];
  const { metric, unit, direction, smallestDifference, metricName } = question;
  const figure = (name: string, value: number): Figure => ({ name, value, unit, metric, decimals: decimalsOf(smallestDifference) });
  const { effect, low, high } = difference;
  const bounds = [Math.abs(low), Math.abs(high)];
  const range =
    low < 0 && high > 0
      ? render('likely between {low} lower and {high} higher', [figure('low', -low), figure('high', high)])
      : `likely between ${spanOf(figure('low', Math.min(...bounds)), figure('high', Math.max(...bounds)))}`;
  const way = effect >= 0 ? 'higher' : 'lower';
  const size = figureText(figure('size', Math.abs(effect)));
  const found = `On days with it, “${metricName.toLowerCase()}” was ${size} ${way} than on days without, ${range}.`;
  const wished = direction === 'up' ? 'higher' : 'lower';
  const odds = `The chance that it is ${wished} on days with it: ${inTen(chance)}.`;
  switch (verdict) {
    case 'helped':
      return { title: 'It helped', text: `${found} ${odds} ${BOUND}` };
    case 'no-difference':
      return {
        title: 'No difference that counts',
        text: `${found} Under ${figureText(figure('smallest', smallestDifference))} counts as none. ${BOUND}`,
      };
    case 'other-way':
      return { title: 'It went the other way', text: `${found} ${odds} ${BOUND}` };
    case 'cannot-say': {
      const { title, text } = LACKS[lack ?? 'too-uncertain'];
      return { title, text: text === '' ? `${odds} ${found} That is too wide to say.` : `${text} ${found}` };
    }
    default:
      return verdict satisfies never;
  }
}
