import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { redFlagTriage } from '@aceso/science';
import { percent, type Part, type Score } from '../part.ts';
import { EMERGENCIES, NOTHING_WRONG } from './cases.ts';
import { SECOND_EMERGENCIES, SECOND_NOTHING } from './second-cases.ts';
import { THIRD_EMERGENCIES, THIRD_NOTHING } from './third-cases.ts';
import { UNSEEN_EMERGENCIES, UNSEEN_NOTHING } from './unseen-cases.ts';

interface VectorCase {
  readonly input: { readonly text: string };
  readonly expected: { readonly level: string };
}

/** Words that speak of danger. */
export const triage: Part = {
  name: 'triage',
  title: 'Red flags in words',
  about: `Messages in our own wordings: emergencies (some in Spanish, German and French), and messages in which nothing is the matter. The rules were widened
with the first three rounds; the last one was written afterwards and never used for it. It says what a stranger's words meet, and is the figure to
look at. Every miss is told below. A clinician has to review the phrases before anybody relies on them.`,
  run({ shared }) {
    const known = roundOf(
      [...EMERGENCIES, ...SECOND_EMERGENCIES, ...THIRD_EMERGENCIES],
      [...NOTHING_WRONG, ...SECOND_NOTHING, ...THIRD_NOTHING],
    );
    const unseen = roundOf(UNSEEN_EMERGENCIES, UNSEEN_NOTHING);
    return {
      scores: [
        ...scoresOf('wordings that the rules were never changed for', unseen),
        ...scoresOf('wordings that the rules were widened with', known),
        ...published(join(shared, 'vectors', 'red_flag_triage.json')),
      ],
      misses: [...unseen.misses, ...known.misses],
    };
  },
};

interface Round {
  readonly emergencies: number;
  readonly told: number;
  readonly nothing: number;
  readonly alarmed: number;
  readonly misses: readonly string[];
}

function roundOf(emergencies: readonly string[], nothing: readonly string[]): Round {
  const missed = emergencies.filter((text) => redFlagTriage(text).level !== 'emergency');
  const alarmed = nothing.filter((text) => redFlagTriage(text).level !== 'none');
  return {
    emergencies: emergencies.length,
    told: emergencies.length - missed.length,
    nothing: nothing.length,
    alarmed: alarmed.length,
    misses: [
      ...missed.map((text) => `told as ${redFlagTriage(text).level}: “${text}”`),
      ...alarmed.map((text) => `alarmed (${redFlagTriage(text).level}, ${redFlagTriage(text).flags.join()}): “${text}”`),
    ],
  };
}

const scoresOf = (what: string, { emergencies, told, nothing, alarmed }: Round): readonly Score[] => [
  {
    name: `${what}: emergencies told`,
    value: percent(told, emergencies),
    unit: '%',
    target: { atLeast: 97 },
    note: `${told} of ${emergencies}`,
  },
  {
    name: `${what}: alarms at nothing`,
    value: percent(alarmed, nothing),
    unit: '%',
    target: { atMost: 10 },
    note: `${alarmed} of ${nothing}`,
  },
];

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
