import { oneOf } from '../one-of.ts';
import type { RedFlagRule } from '../red-flag-rule.ts';

/** Letters between two words that still speak of each other. */
const WITHIN = 45;

/** Both, in either order, close together in one sentence: "the lips ballooned", "a swelling of my tongue". */
export function near(first: readonly string[], second: readonly string[], within = WITHIN): RegExp {
  const [a, b] = [first, second].map((words) => `(?:${words.join('|')})`);
  return oneOf(`${a}[^.;!?]{0,${within}}${b}`, `${b}[^.;!?]{0,${within}}${a}`);
}

/** A rule that calls for the emergency number when every pattern is found. */
export const emergency = (flag: string, all: readonly RegExp[], more: Pick<RedFlagRule, 'unless' | 'when'> = {}): RedFlagRule => ({
  flag,
  level: 'emergency',
  all,
  ...more,
});

/** Something that somebody cannot do, or that does not happen. */
export const UNABLE: readonly string[] = [
  String.raw`can(?:'?t| ?not)`,
  String.raw`could ?n[o']t`,
  'could not',
  'can no longer',
  'cannot',
  'unable',
  String.raw`wo ?n[o']t`,
  String.raw`does ?n[o']t`,
  'does not',
  'stopped',
  'fails? to',
  'barely',
  'hardly',
  'struggl\\w+',
  'not able',
  'lost',
  'no longer',
];

/** A rule whose level is that of the list in which it stands. */
export type Reason = Omit<RedFlagRule, 'level'>;

/** Rules of one level. */
export const at = (level: RedFlagRule['level'], reasons: readonly Reason[]): readonly RedFlagRule[] =>
  reasons.map((reason) => ({ ...reason, level }));
