import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { redFlagTriage } from '@aceso/science';
import { percent, type Part, type Score } from '../part.ts';
import { EMERGENCIES, NOTHING_WRONG } from './cases.ts';
import { SECOND_EMERGENCIES, SECOND_NOTHING } from './second-cases.ts';
import { FIFTH_EMERGENCIES, FIFTH_MINOR, FIFTH_NOTHING } from './fifth-cases.ts';
import { FOURTH_EMERGENCIES, FOURTH_MINOR, FOURTH_NOTHING } from './fourth-cases.ts';
import { scoreLevels } from './levels/score.ts';
import { HELD_OUT_EMERGENCIES, MINOR, NOTHING } from './held-out/index.ts';
import { THIRD_EMERGENCIES, THIRD_NOTHING } from './third-cases.ts';
import { EARLIER_UNSEEN_EMERGENCIES, EARLIER_UNSEEN_NOTHING } from './earlier-unseen-cases.ts';

/** What the held-out set said of the rules that stood when it was written. */
const BEFORE = '132 of 211 emergencies told, 21 alarms at 163 messages of nothing';

interface VectorCase {
  readonly input: { readonly text: string };
  readonly expected: { readonly level: string };
}

/** Words that speak of danger. */
export const triage: Part = {
  name: 'triage',
  title: 'Red flags in words',
  about: `Messages in our own wordings: emergencies (some in German, Spanish, French, Italian, Portuguese and Dutch), complaints that can wait, and messages in which nothing is the
matter. The held-out set was written as whole sentences before the rules by concept, measured once before them (${BEFORE}) and never used to change
them. The same hand wrote both, so it flatters: sentences of other people, from patients' stories on public pages, are told less often (decision
0314). Of three rounds by five levels 65, 81 and 85 in 100 were told at their level at first sight; the rules were widened with each
(decision 0365). Every miss is told below. A clinician has to review the phrases before anybody relies on them.`,
  run({ shared }) {
    const known = roundOf(
      [
        ...EMERGENCIES,
        ...SECOND_EMERGENCIES,
        ...THIRD_EMERGENCIES,
        ...EARLIER_UNSEEN_EMERGENCIES,
        ...FOURTH_EMERGENCIES,
        ...FIFTH_EMERGENCIES,
      ],
      [...NOTHING_WRONG, ...SECOND_NOTHING, ...THIRD_NOTHING, ...EARLIER_UNSEEN_NOTHING, ...FOURTH_NOTHING, ...FIFTH_NOTHING],
      [...FOURTH_MINOR, ...FIFTH_MINOR],
    );
    const levels = scoreLevels();
    const unseen = roundOf(HELD_OUT_EMERGENCIES, NOTHING, MINOR);
    return {
      scores: [
        ...scoresOf('wordings that the rules were never changed for', unseen),
        ...scoresOf('wordings that the rules were widened with', known),
        ...levels.scores,
        ...published(join(shared, 'vectors', 'red_flag_triage.json')),
      ],
      misses: [...unseen.misses, ...known.misses, ...levels.misses],
    };
  },
};

interface Round {
  readonly emergencies: number;
  readonly told: number;
  readonly nothing: number;
  readonly alarmed: number;
  readonly minor: number;
  readonly overdone: number;
  readonly misses: readonly string[];
}

function roundOf(emergencies: readonly string[], nothing: readonly string[], minor: readonly string[]): Round {
  const missed = emergencies.filter((text) => redFlagTriage(text).level !== 'emergency');
  const alarmed = nothing.filter((text) => redFlagTriage(text).level !== 'none');
  const overdone = minor.filter((text) => redFlagTriage(text).level === 'emergency');
  return {
    emergencies: emergencies.length,
    told: emergencies.length - missed.length,
    nothing: nothing.length,
    alarmed: alarmed.length,
    minor: minor.length,
    overdone: overdone.length,
    misses: [
      ...missed.map((text) => `told as ${redFlagTriage(text).level}: “${text}”`),
      ...alarmed.map((text) => `alarmed (${redFlagTriage(text).level}, ${redFlagTriage(text).flags.join()}): “${text}”`),
      ...overdone.map((text) => `told as emergency (${redFlagTriage(text).flags.join()}), can wait: “${text}”`),
    ],
  };
}

const scoresOf = (what: string, { emergencies, told, nothing, alarmed, minor, overdone }: Round): readonly Score[] => [
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
    target: { atMost: 3 },
    note: `${alarmed} of ${nothing}`,
  },
  {
    name: `${what}: complaints that can wait told as emergencies`,
    value: percent(overdone, minor),
    unit: '%',
    target: { atMost: 3 },
    note: `${overdone} of ${minor}`,
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
