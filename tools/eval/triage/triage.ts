import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { redFlagTriage } from '@aceso/science';
import { percent, type Part, type Score } from '../part.ts';
import { EMERGENCIES, NOTHING_WRONG } from './cases.ts';

interface VectorCase {
  readonly input: { readonly text: string };
  readonly expected: { readonly level: string };
}

/** Words that speak of danger. */
export const triage: Part = {
  name: 'triage',
  title: 'Red flags in words',
  about: `Messages in wordings that the rules were not written from: emergencies (some in Spanish, German and French), and messages in which nothing is
the matter. Every missed emergency is told below. A clinician has to review the phrases before anybody relies on them.`,
  run({ shared }) {
    const missed = EMERGENCIES.filter((text) => redFlagTriage(text).level !== 'emergency');
    const unseen = missed.filter((text) => redFlagTriage(text).level === 'none');
    const alarmed = NOTHING_WRONG.filter((text) => redFlagTriage(text).level !== 'none');
    const scores: readonly Score[] = [
      {
        name: 'emergencies told as such',
        value: percent(EMERGENCIES.length - missed.length, EMERGENCIES.length),
        unit: '%',
        target: { atLeast: 97 },
        note: `${EMERGENCIES.length - missed.length} of ${EMERGENCIES.length}; ${unseen.length} not recognised at all`,
      },
      {
        name: 'alarms when nothing is the matter',
        value: percent(alarmed.length, NOTHING_WRONG.length),
        unit: '%',
        target: { atMost: 10 },
        note: `${alarmed.length} of ${NOTHING_WRONG.length}`,
      },
      ...published(join(shared, 'vectors', 'red_flag_triage.json')),
    ];
    return {
      scores,
      misses: [
        ...missed.map((text) => `told as ${redFlagTriage(text).level}: “${text}”`),
        ...alarmed.map((text) => `alarmed (${redFlagTriage(text).flags.join()}): “${text}”`),
      ],
    };
  },
};

function published(file: string): readonly Score[] {
  if (!existsSync(file)) return [];
  // The vector files are written in this shape.
  const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { readonly cases: readonly VectorCase[] };
  const grave = cases.filter(({ expected }) => expected.level === 'emergency');
  const told = grave.filter(({ input }) => redFlagTriage(input.text).level === 'emergency').length;
  const right = cases.filter(({ input, expected }) => redFlagTriage(input.text).level === expected.level).length;
  return [
    {
      name: 'emergencies of the reference cases',
      value: percent(told, grave.length),
      unit: '%',
      target: { atLeast: 100 },
      note: `${told} of ${grave.length}`,
    },
    {
      name: 'reference cases told at the right level',
      value: percent(right, cases.length),
      unit: '%',
      note: `${right} of ${cases.length}`,
    },
  ];
}
