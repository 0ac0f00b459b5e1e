import type { Got } from '../../../lib/api-types.ts';

/** Something that the person logged of their life. */
export type Circumstance = Got<'recommendation.listCircumstances'>['items'][number];
export type Kind = Circumstance['kind'];

/** Kinds in the order in which they are offered. */
export const KINDS: readonly Kind[] = ['illness', 'travel', 'period', 'heart-medicine'];

/** How its time is best said: `since` goes on, `from` is still to come and has no end, `day` is a single one. */
export function spanOf({ from, to }: Circumstance, today: string): 'since' | 'from' | 'day' | 'range' {
  if (to === undefined) return from > today ? 'from' : 'since';
  return from === to ? 'day' : 'range';
}

/** Whether today can be made its last day: it has begun, and is not over. */
export const canEnd = ({ from, to }: Circumstance, today: string): boolean => from <= today && (to === undefined || to > today);

/** It without its last day, or with that which was told; an empty field tells none. */
export const withLastDay = ({ to: _before, ...rest }: Circumstance, to: string): Circumstance => (to === '' ? rest : { ...rest, to });
