import { beyondPlanted, foundOf } from '../../host/src/demo/planted.ts';
import { detect } from '../../services/recommendation/src/domain/detect.ts';
import { addDays } from '../../services/recommendation/src/domain/days.ts';
import { simulatedDays } from '../../services/recommendation/test/simulated-days.ts';
import { percent, type Part, type Score } from './part.ts';

/** The defaults of the settings of recommendation. */
const TUNING = { baselineDays: 60, minimumBaselineValues: 14, weeklyActivityMinutes: 150 };
/** Lengths of the data in years, over and over. */
const YEARS = [2, 1, 2, 4] as const;
/** One person of a story for so many of the cohort: two years as an export cost more than eight months as daily values. */
const OF_COHORT = 28;
/** Seeds of a story; those below a thousand were looked at while rules were made, these never. */
const seedOf = (seed: number, person: number): number => 1000 * seed + person;
const LAST_DAY = '2026-11-27';
/** Days by which the export of each person lies before that of the one before: weekdays and seasons differ. */
const APART_DAYS = 37;

interface Walked {
  readonly name: string;
  readonly years: number;
  readonly found: ReturnType<typeof foundOf>;
  readonly beyond: ReturnType<typeof beyondPlanted>;
}

async function walk(seed: number, years: number, today: string): Promise<Walked> {
  const { features, planted } = await simulatedDays({ seed, years }, today);
  const { facts } = detect({ features, today, tuning: TUNING });
  const name = `seed ${seed}, ${years} ${years === 1 ? 'year' : 'years'} to ${today}`;
  return { name, years, found: foundOf(planted, facts), beyond: beyondPlanted(planted, facts) };
}

/** The story of the demonstration in people who were never looked at: which of its episodes are found on their days, and what else is claimed. */
export const planted: Part = {
  name: 'planted',
  title: 'The story of the demonstration, in other people',
  about: `The simulated exports of the demonstration (\`aceso simulate\`), with seeds, lengths and last days that were never looked at while rules were
made. Their days are read from the document and given to the advisor once, as after an import. An episode is found when a fitting word names
half of its days, or speaks of it where it still goes on; a word is a claim too many when nothing planted accounts for most of its days.
\`npm run eval -- --only planted --seed 7 --people 560\` walks through twenty others and tells each mistake.`,
  async run({ seed, people, say }) {
    const walked: Walked[] = [];
    for (let person = 0; person < Math.max(1, Math.round(people / OF_COHORT)); person++) {
      const years = YEARS[person % YEARS.length] ?? 2;
      const today = addDays(LAST_DAY, -((person * APART_DAYS) % 365));
      walked.push(await walk(seedOf(seed, person), years, today));
      if (walked.length % 10 === 0) say(`${walked.length} people`);
    }
    const episodes = walked.flatMap(({ found }) => found);
    const claims = walked.flatMap(({ beyond }) => beyond);
    const kinds = [...new Set([...episodes, ...claims].map(({ kind }) => kind))].toSorted();
    const clean = walked.filter((one) => isClean(one)).length;
    const scores: readonly Score[] = [
      { name: 'people without a mistake', value: percent(clean, walked.length), unit: '%', note: `${clean} of ${walked.length}` },
      {
        name: 'planted episodes found on their days',
        value: percent(episodes.filter(({ found }) => found).length, episodes.length),
        unit: '%',
        target: { atLeast: 97 },
        note: `${episodes.filter(({ found }) => found).length} of ${episodes.length}`,
      },
      { name: 'claims too many, a person', value: claims.length / walked.length, unit: '', target: { atMost: 0.1 } },
    ];
    return {
      scores,
      tables: [
        {
          title: 'By kind',
          head: ['kind', 'planted', 'found', 'claimed beyond'],
          rows: kinds.map((kind) => {
            const own = episodes.filter((episode) => episode.kind === kind);
            const said = claims.filter((claim) => claim.kind === kind).length;
            return [kind, String(own.length), String(own.filter(({ found }) => found).length), String(said)];
          }),
        },
      ],
      misses: walked.flatMap(({ name, found, beyond }) => [
        ...found
          .filter((episode) => !episode.found)
          .map(({ kind, from, to, daysRecorded }) => `${name}: ${kind} of ${from} to ${to} not found; recorded on ${daysRecorded} days`),
        ...beyond.map(({ kind, from, to }) => `${name}: ${kind}, ${from} to ${to}, was not planted`),
      ]),
    };
  },
};

const isClean = ({ found, beyond }: Walked): boolean => beyond.length === 0 && found.every((episode) => episode.found);
