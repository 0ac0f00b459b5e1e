import { ask, USUAL_CONVENTIONS, type AskData, type DayValue } from '@aceso/recommendation/ask';
import { TODAY, type MadeUp, type Session, type Value } from './person.ts';
import type { Question, Truth } from './truth.ts';

/** An answer is shown rounded: this much may it differ. */
export const TOLERANCE = 0.006;

const TYPES: Readonly<Record<Session['sport'], string>> = {
  run: 'running',
  ride: 'cycling',
  swim: 'swimming',
  walk: 'walking',
  strength: 'traditional-strength-training',
  yoga: 'yoga',
};

/** The made-up person as the advisor sees one. */
export function asData(person: MadeUp): AskData {
  const series = (values: readonly Value[], factor = 1): readonly DayValue[] =>
    values.map(({ day, value }) => ({ day, value: value * factor, count: 1, sources: ['Watch'] }));
  return {
    today: TODAY,
    series: new Map([
      ['step-count', series(person.steps)],
      ['sleep-duration', series(person.sleep)],
      ['sleep-deep-duration', series(person.deep)],
      ['sleep-rem-duration', series(person.rem)],
      ['sleep-efficiency', series(person.efficiency)],
      ['sleep-onset-time', series(person.bedtime)],
      ['sleep-wake-time', series(person.waking)],
      ['resting-heart-rate', series(person.resting)],
      ['heart-rate-variability-rmssd', series(person.hrv)],
      ['body-mass', series(person.weight)],
      ['exercise-time', series(person.active)],
      ['flights-climbed', series(person.floors)],
      ['distance-walking-running', series(person.walked, 1000)],
      ['active-energy', series(person.burned)],
      ['oxygen-saturation', series(person.oxygen)],
      ['dietary-water', series(person.water)],
      ['stress-level', series(person.stress)],
      ['blood-pressure-systolic', series(person.systolic)],
      ['alcoholic-drinks', series(person.drinks)],
    ]),
    workouts: person.sessions.map(({ day, sport, minutes, km, bpm, kcal }) => ({
      day,
      type: TYPES[sport],
      minutes,
      energyKcal: kcal,
      source: 'Watch',
      ...(km !== undefined && { distanceM: km * 1000 }),
      ...(bpm !== undefined && { heartRate: bpm }),
    })),
  };
}

export interface Outcome {
  readonly question: Question;
  readonly verdict: 'right' | 'refused' | 'wrong';
  /** What was said, and what is right, in words. */
  readonly told: string;
}

const near = (a: number, b: number): boolean => Math.abs(a - b) <= Math.max(TOLERANCE * Math.abs(b), 1e-9);

/** Asks every question and judges the answers: value, unit and, where a day is asked for, the day. */
export function judge(questions: readonly Question[], person: MadeUp): readonly Outcome[] {
  const data = asData(person);
  const available = new Map([...data.series].map(([metric, values]) => [metric, values.length]));
  const context = { today: TODAY, conventions: USUAL_CONVENTIONS, available, preferred: () => undefined };
  return questions.map((question) => {
    const truth: Truth = question.truth(person);
    const asked = ask(question.text, data, context);
    if (!asked.ok) {
      const isRight = truth === 'refused' || (truth === 'asks back' && asked.options.length + asked.message.length > 0);
      return { question, verdict: isRight ? 'right' : 'refused', told: asked.message };
    }
    const { value, unit, sentence } = asked.answer;
    const told = `${value ?? 'nothing'} ${unit}: ${sentence} (right: ${shown(truth)} ${question.unit})`;
    const isRight =
      truth === 'refused' || truth === 'asks back'
        ? false
        : typeof truth === 'object'
          ? sentence.includes(truth.says) && (truth.value === undefined || (value !== undefined && near(value, truth.value)))
          : truth === undefined || value === undefined
            ? truth === value
            : near(value, truth) && sameUnit(unit, question.unit);
    return { question, verdict: isRight ? 'right' : 'wrong', told };
  });
}

const shown = (truth: Truth): string =>
  truth === undefined ? 'nothing' : typeof truth === 'object' ? `${truth.value ?? ''} ${truth.says}` : String(truth);

/** Days that are counted may be told as times. */
const sameUnit = (a: string, b: string): boolean => a === b || (/^(?:days|nights|times)$/.test(a) && /^(?:days|nights|times)$/.test(b));
