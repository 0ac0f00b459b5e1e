import { cohort, COHORT_PLANT_KINDS, type CohortPerson, type CohortPlantKind } from '@aceso/simulator/cohort';
import { percent, type Part, type Score } from '../part.ts';
import { alertsOf } from './alerts.ts';
import { againstNightSignal } from './against-night-signal.ts';
import { EXPECTATIONS } from './expectations.ts';
import { falseRate, tally, type PersonTally } from './tally.ts';

const END = '2026-06-30';
/** What is asked of each plant: the share of people in whom it is found. */
const GOALS: Partial<Readonly<Record<CohortPlantKind, number>>> = {
  illness: 85,
  'blood-pressure-rise': 95,
  'sleep-debt': 95,
  arrhythmia: 80,
  overtraining: 90,
  'fault-stuck': 90,
  'fault-noisy': 80,
  'fault-gap': 90,
};
/** One false word in two months, of all kinds together. */
const FALSE_A_MONTH = 0.5;
/** Days from a change that should not be heard of in which a word would be about it. */
const AFTER_DAYS = 28;
/** The day of people without a change that is compared: about when others have theirs. */
const CHANGED_FROM = 145;

/** Planted changes in a simulated cohort: found, when, and what was said wrongly. */
export const detection: Part = {
  name: 'detection',
  title: 'Planted changes in a simulated cohort',
  about: `A quarter of the people has nothing planted; each of the others has one change. The advisor's own detectors (\`services/recommendation/src/domain\`)
look at each person day by day for four months, as if each day were today, with what lay before. A word counts as new when it was not
said in the seven days before. It is false unless it fits what was planted, from its first day until averages have forgotten it: drinks,
vaccinations, heat, journeys, hard days and cycles are in the data, and a word about them is false here although the body was really
strained. People have no standing findings, so that such a word is false as well. Lead time is told in days from the first day of the change;
of an illness, in days before the first symptoms too.`,
  run({ seed, people, say }) {
    const tallies: PersonTally[] = [];
    const persons: CohortPerson[] = [];
    const strain: PersonTally[] = [];
    for (const person of cohort({ seed, people, end: END })) {
      const alerts = alertsOf(person);
      persons.push(person);
      tallies.push(tally(person, alerts));
      strain.push(
        tally(
          person,
          alerts.filter(({ kind }) => EXPECTATIONS.illness.found.includes(kind)),
        ),
      );
      if (persons.length % 100 === 0) say(`${persons.length} of ${people} people`);
    }
    const wrong = tallies.flatMap(({ wrong: own }) => own);
    const scores: readonly Score[] = [
      ...COHORT_PLANT_KINDS.flatMap((kind) =>
        scoreOf(
          kind,
          tallies.filter((one) => one.kind === kind),
          tallies.filter((one) => one.kind === undefined),
        ),
      ),
      { name: 'false words a person-month, all kinds', value: falseRate(tallies), unit: '', target: { atMost: FALSE_A_MONTH } },
      {
        name: 'of these after drinks, vaccination, heat, journey or a hard day',
        value: percent(wrong.filter(({ life }) => life !== undefined).length, wrong.length),
        unit: '%',
      },
    ];
    const versus = againstNightSignal(persons, strain);
    return {
      scores: [...scores, ...versus.scores],
      tables: [
        {
          title: 'False words by kind',
          head: ['kind', 'false words', 'a person-month'],
          rows: [...Map.groupBy(wrong, ({ kind }) => kind)]
            .toSorted(([, a], [, b]) => b.length - a.length)
            .map(([kind, own]) => [kind, String(own.length), falseRate(tallies, [kind]).toFixed(3)]),
        },
        ...versus.tables,
      ],
      misses: missed(tallies),
    };
  },
};

function scoreOf(kind: CohortPlantKind, tallies: readonly PersonTally[], quiet: readonly PersonTally[]): readonly Score[] {
  if (tallies.length === 0) return [];
  if (EXPECTATIONS[kind].found.length === 0) {
    // Ordinary life goes on in these people: how many of those without any change hear nothing is what to hold it against.
    const silent = (days: number, some: readonly PersonTally[]): number =>
      some.filter(({ first, wrong }) => !wrong.some(({ day }) => day >= (first ?? CHANGED_FROM) && day < (first ?? CHANGED_FROM) + days))
        .length;
    return [
      {
        name: `${kind}: nothing said in the ${AFTER_DAYS} days from it on`,
        value: percent(silent(AFTER_DAYS, tallies), tallies.length),
        unit: '%',
        note: `${silent(AFTER_DAYS, tallies)} of ${tallies.length}; of people in whom nothing changes ${percent(silent(AFTER_DAYS, quiet), quiet.length).toFixed(1)} %`,
      },
      {
        name: `${kind}: nothing said in all four months`,
        value: percent(silent(Infinity, tallies), tallies.length),
        unit: '%',
        note: `of people in whom nothing changes ${percent(silent(Infinity, quiet), quiet.length).toFixed(1)} %`,
      },
    ];
  }
  const delays = tallies.flatMap(({ delay }) => delay ?? []).toSorted((a, b) => a - b);
  const leads = tallies.flatMap(({ lead }) => lead ?? []).toSorted((a, b) => a - b);
  const middle = (values: readonly number[]): number => values[Math.floor(values.length / 2)] ?? Number.NaN;
  const goal = GOALS[kind];
  return [
    {
      name: `${kind}: found`,
      value: percent(delays.length, tallies.length),
      unit: '%',
      ...(goal === undefined ? {} : { target: { atLeast: goal } }),
      note: [
        `${delays.length} of ${tallies.length}`,
        ...(delays.length > 0 ? [`on day ${middle(delays) + 1} (median)`] : []),
        ...(leads.length > 0
          ? [`median ${middle(leads)} days before symptoms, ${leads.filter((lead) => lead >= 0).length} not after them`]
          : []),
      ].join('; '),
    },
  ];
}

/** Not found, counted by kind: people have no names here. */
function missed(tallies: readonly PersonTally[]): readonly string[] {
  return [...Map.groupBy(tallies, ({ kind }) => kind)].flatMap(([kind, own]) => {
    if (kind === undefined || EXPECTATIONS[kind].found.length === 0) return [];
    const lost = own.filter(({ delay }) => delay === undefined).length;
    return lost === 0 ? [] : [`${kind}: not found in ${lost} of ${own.length} people`];
  });
}
