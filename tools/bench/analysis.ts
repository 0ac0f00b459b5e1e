import { cohort, type CohortDay } from '@aceso/simulator/cohort';
import { detect } from '../../services/recommendation/src/domain/detect.ts';
import { addDays, weekdayOf } from '../../services/recommendation/src/domain/days.ts';
import { recallMark } from '../../services/recommendation/src/domain/recall.ts';
import type { Scene } from '../../services/recommendation/src/domain/features.ts';
import { begin, dayOf, takeIn, until } from '../../services/recommendation/test/day-by-day.ts';
import { expectEqual, quantile, type Part, type Row } from './part.ts';

const END = '2026-06-30';
const PEOPLE = 40;
/** People of the cohort, each told of for 240 days, that make up two years of one. */
const ERAS = 3;
const TUNING = { baselineDays: 60, minimumBaselineValues: 14, weeklyActivityMinutes: 150 };
const WARM_ROUNDS = 3;
const NEW_DAYS = 56;
/** Measured on a machine like this one: 198 nights with 96,744 beats, and 75 days of minutes. */
const [NIGHT_SIGNAL_A_SECOND, RHR_AD_A_SECOND] = [0.94, 0.9];

/** What thinking alone costs: no database, no network. */
export const analysis: Part = {
  name: 'analysis',
  run({ say }) {
    say(`two years of ${PEOPLE} people`);
    const scenes = peopleOf();
    const days = scenes.map(({ features }) => new Set([...features.values()].flat().map(({ day }) => day)).size);
    for (let round = 0; round < WARM_ROUNDS; round++) scenes.forEach((scene) => detect(scene));
    const whole = scenes.map((scene) => cpuOf(() => detect(scene)));
    const again = scenes.map((scene, i) => {
      const { past: facts = [], outcomes = [] } = whole[i]?.answer ?? {};
      const changed = new Set(['body-mass']);
      return cpuOf(() => detect(scene, { facts, changed, current: new Set() }, { outcomes, changed }));
    });
    scenes.forEach((scene, i) => {
      // What is remembered may save work and nothing else.
      expectEqual(
        `facts of person ${i} under ${recallMark(scene)}`,
        JSON.stringify(sorted(again[i]?.answer.facts)),
        JSON.stringify(sorted(whole[i]?.answer.facts)),
      );
    });
    const spent = whole.reduce((sum, { ms }) => sum + ms, 0);
    say(`${NEW_DAYS} new days of each, one after the other`);
    // A server has long seen days arrive when the next one does: the first pass is for the compiler, and for the comparison.
    const first = newDays(scenes, true);
    const arriving = newDays(scenes, false);
    expectEqual('facts after all days, in both passes', arriving.facts, first.facts);
    const persons = days.length / (spent / 1000);
    return Promise.resolve([
      {
        name: 'two years of a person anew, processor time, median',
        value: quantile(
          whole.map(({ ms }) => ms),
          0.5,
        ),
        unit: 'ms',
        target: { atMost: 15 },
      },
      {
        name: 'the same after one more value, median',
        value: quantile(
          again.map(({ ms }) => ms),
          0.5,
        ),
        unit: 'ms',
      },
      {
        name: 'people a second anew',
        value: persons,
        unit: '/s',
        peer: "NightSignal's and RHR-AD's own programs: 0.94 and 0.9 people a second",
      },
      { name: 'times as many as NightSignal', value: persons / NIGHT_SIGNAL_A_SECOND, unit: '×' },
      { name: 'times as many as RHR-AD', value: persons / RHR_AD_A_SECOND, unit: '×' },
      { name: 'person-days anew', value: days.reduce((sum, count) => sum + count, 0) / (spent / 1000), unit: '/s' },
      {
        name: 'new days, each with what is kept of the days before',
        value: arriving.inWeek,
        unit: '/s',
        target: { atLeast: 20_000 },
      },
      { name: 'the same with the past gone through as weeks end', value: arriving.overall, unit: '/s' },
    ] satisfies Row[]);
  },
};

/**
 * New days of every metric, for one person after the other as they would come, in person-days a second of processor time: of those days on
 * which no week has ended, and of all days.
 */
function newDays(
  scenes: readonly Scene[],
  isCompared: boolean,
): { readonly inWeek: number; readonly overall: number; readonly facts: string } {
  const first = addDays(END, 1 - NEW_DAYS);
  const eve = addDays(first, -1);
  let kept = scenes.map((scene) => begin({ ...scene, features: until(scene.features, eve), today: eve }));
  const spent: { readonly isNewWeek: boolean; readonly ms: number }[] = [];
  const days = Array.from({ length: NEW_DAYS }, (_, i) => addDays(first, i));
  const arriving = days.map((day) => scenes.map(({ features }) => dayOf(features, day)));
  for (const [at, day] of days.entries()) {
    const { answer, ms } = cpuOf(() => kept.map((before, i) => takeIn(before, day, arriving[at]?.[i] ?? new Map<string, never>())));
    kept = answer;
    spent.push({ isNewWeek: weekdayOf(day) === 0, ms });
    if (!isCompared || weekdayOf(day) % 3 !== 0) continue;
    kept.forEach(({ scene, detected }, i) => {
      expectEqual(`facts of person ${i} on ${day}`, JSON.stringify(detected.facts), JSON.stringify(detect(afresh(scene)).facts));
    });
  }
  const perSecond = (those: typeof spent): number => (those.length * scenes.length) / (those.reduce((sum, { ms }) => sum + ms, 0) / 1000);
  const facts = JSON.stringify(kept.map(({ detected }) => detected.facts));
  return { inWeek: perSecond(spent.filter(({ isNewWeek }) => !isNewWeek)), overall: perSecond(spent), facts };
}

/** The same days as if they had just been read: nothing that is carried on is at hand. */
const afresh = (scene: Scene): Scene => ({ ...scene, features: new Map([...scene.features].map(([metric, days]) => [metric, [...days]])) });

const sorted = (facts: readonly { readonly kind: string; readonly since: string }[] = []) =>
  facts.toSorted((a, b) => `${a.kind} ${a.since}`.localeCompare(`${b.kind} ${b.since}`));

/** Two years of a person, put together from the lives of three people of the cohort: each era is another device. */
function peopleOf(): readonly Scene[] {
  const lives = [...cohort({ seed: 7, people: PEOPLE * ERAS, end: END })];
  return Array.from({ length: PEOPLE }, (_, person) => {
    const features = new Map<string, CohortDay[]>();
    for (let era = 0; era < ERAS; era++) {
      const { series, days } = lives[person * ERAS + era] ?? { series: [], days: [] };
      for (const [metric, points] of series) {
        const moved = points.map((point) => ({ ...point, day: addDays(point.day, -days.length * (ERAS - 1 - era)) }));
        features.set(metric, [...(features.get(metric) ?? []), ...moved]);
      }
    }
    return { features, today: END, tuning: TUNING };
  });
}

/** Processor time of the thread's own work and of the collector's, which belongs to it. */
function cpuOf<T>(act: () => T): { readonly answer: T; readonly ms: number } {
  const before = process.cpuUsage();
  const answer = act();
  const { user, system } = process.cpuUsage(before);
  return { answer, ms: (user + system) / 1000 };
}
