import type { Random } from '@aceso/simulator/random';
import { oneOf, type Draft, type Slot } from './draft.ts';

/** Ways of making a true text false. */
export const MUTATIONS = [
  'value',
  'digits',
  'rounding',
  'unit',
  'metric',
  'period',
  'direction',
  'invented number',
  'invented event',
  'number in letters',
] as const;
export type Mutation = (typeof MUTATIONS)[number];

export const INVENTED_NUMBERS = [
  'Your heart rate peaked at 171 bpm.',
  'That is 37 % better than most people.',
  'You also covered 5 miles on Tuesday.',
  'A healthy value is between 41 and 43.',
  'You burned 2,317 kcal.',
];
export const INVENTED_EVENTS = [
  'You went for a swim on Sunday.',
  'The hike at the weekend shows.',
  'You had a fever at the time.',
  'Your flight to the coast is the reason.',
  'The nap after lunch did you good.',
  'You cycled to work again.',
];
export const IN_LETTERS = [
  'You also covered five miles on Tuesday.',
  'You woke up six times.',
  'Eleven of your nights were short.',
  'That makes nine hours more than usual.',
];

/** A false text made of a true one; undefined when the draft has nothing that this changes, or when it would stay true. */
export function mutate(draft: Draft, mutation: Mutation, draw: Random): string | undefined {
  const { slots } = draft;
  const replaced = (slot: Slot, text: string): string => draft.say({ ...slots, [slot]: text });
  const value = slots.value ?? '';
  switch (mutation) {
    case 'value':
      return replaced('value', differing(value, draw.between(0.05, 0.6) * (draw.chance(0.5) ? 1 : -1)));
    case 'digits': {
      const swapped = value.replace(/(\d)(\d)/, '$2$1');
      return swapped === value || swapped.startsWith('0') ? undefined : replaced('value', swapped);
    }
    case 'rounding': {
      const decimals = /\.(\d+)/.exec(value)?.[1]?.length ?? 0;
      if (value.includes(',')) return undefined;
      // Two units of the last digit: more than any rounding.
      return replaced('value', (Number(value) + 2 * 10 ** -decimals).toFixed(decimals));
    }
    case 'unit':
    case 'metric':
    case 'period':
    case 'direction': {
      const wrong = draft.wrong[mutation];
      return wrong === undefined || wrong.length === 0 ? undefined : replaced(mutation, oneOf(draw, wrong));
    }
    case 'invented number':
      return `${draft.say(slots)} ${oneOf(draw, INVENTED_NUMBERS)}`;
    case 'invented event':
      return `${draft.say(slots)} ${oneOf(draw, INVENTED_EVENTS)}`;
    case 'number in letters':
      return `${draft.say(slots)} ${oneOf(draw, IN_LETTERS)}`;
    default:
      return mutation satisfies never;
  }
}

/** Another number with as many decimals, at least one unit of the last digit away. */
export function differing(text: string, by: number): string {
  const decimals = /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
  const number = Number(text.replaceAll(',', ''));
  const least = 2 * 10 ** -decimals;
  const step = Math.max(least, Math.abs(by * number));
  const changed = by < 0 && number - step > 0 ? number - step : number + step;
  return text.includes(',') ? Math.round(changed).toLocaleString('en') : changed.toFixed(decimals);
}
