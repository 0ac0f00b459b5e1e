import { redFlagTriage, type TriageLevel } from '@aceso/science';
import { percent, type Score } from '../../part.ts';
import { FIRST_ROUND } from './first.ts';
import type { MessagesByLevel } from './messages.ts';
import { SECOND_ROUND } from './second.ts';
import { THIRD_ROUND } from './third.ts';

const ROUNDS: readonly MessagesByLevel[] = [FIRST_ROUND, SECOND_ROUND, THIRD_ROUND];
/** From the gravest down. */
const LEVELS: readonly TriageLevel[] = ['emergency', 'urgent', 'routine', 'self_care', 'none'];

/** How often messages of each level are told at it, and how often as something less grave. */
export function scoreLevels(): { readonly scores: readonly Score[]; readonly misses: readonly string[] } {
  const told = LEVELS.flatMap((level) =>
    ROUNDS.flatMap((round) => round[level]).map((text) => ({ text, level, as: redFlagTriage(text).level })),
  );
  const right = told.filter(({ level, as }) => level === as);
  const milder = told.filter(({ level, as }) => LEVELS.indexOf(as) > LEVELS.indexOf(level));
  return {
    scores: [
      {
        name: 'five levels: told at their level',
        value: percent(right.length, told.length),
        unit: '%',
        target: { atLeast: 95 },
        note: `${right.length} of ${told.length}`,
      },
      {
        name: 'five levels: told as less grave',
        value: percent(milder.length, told.length),
        unit: '%',
        target: { atMost: 2 },
        note: `${milder.length} of ${told.length}`,
      },
    ],
    misses: told.filter(({ level, as }) => level !== as).map(({ text, level, as }) => `${level}, told as ${as}: “${text}”`),
  };
}
