import type { InsightFact } from '@aceso/guidelines/kit';
import { inContext, silenceOf } from './contexts/in-context.ts';
import { heedsOf } from './contexts/ways.ts';
import type { Scene } from './features.ts';
import { DETECTORS, type Detector } from './insights/all.ts';
import { NOTHING, type Outcome } from './outcome.ts';
import { pastOf, recall, type Remembered } from './recall.ts';

export interface Detected {
  readonly facts: readonly InsightFact[];
  /** Kinds that could not be judged, with what is missing. */
  readonly undecided: ReadonlyMap<string, string>;
  readonly outcomes: Outcomes;
  /** All that is over, with what something of now hides. */
  readonly past: readonly InsightFact[];
}

/** What each detector of the present said, in their order. */
export type Outcomes = readonly Outcome[];

/** What the detectors of the present said before, on the same day and under the same rules, and the metrics that have changed since. */
export interface Said {
  readonly outcomes: Outcomes;
  readonly changed: ReadonlySet<string>;
}

/** Runs every detector, for now and for what is over. Pure: the same scene gives the same facts, with or without what is remembered. */
export function detect(scene: Scene, remembered?: Remembered, said?: Said): Detected {
  const { facts, undecided, outcomes } = detectNow(scene, said);
  const past = pastOf(scene, remembered);
  return { facts: [...facts, ...recall(past, facts)], undecided, outcomes, past };
}

/** Runs the detectors of what goes on now alone; with something said before, only those that look at a changed metric. */
export function detectNow(scene: Scene, said?: Said): Omit<Detected, 'past'> {
  const undecided = new Map<string, string>();
  const outcomes = DETECTORS.map((detector, i) => {
    if (said === undefined || detector.metrics.some((metric) => said.changed.has(metric))) return outcomeOf(detector, scene);
    return said.outcomes[i] ?? outcomeOf(detector, scene);
  });
  const facts: InsightFact[] = [];
  DETECTORS.forEach(({ kinds }, i) => {
    const outcome = outcomes[i] ?? NOTHING;
    switch (outcome.state) {
      case 'found':
        facts.push(...outcome.facts);
        break;
      case 'nothing':
        break;
      case 'not-enough-data':
        for (const kind of kinds) undecided.set(kind, outcome.reason);
        break;
      default:
        outcome satisfies never;
    }
  });
  return { facts: believable(facts, undecided), undecided, outcomes };
}

/** What a detector says, with what it heeds of the person's life. */
function outcomeOf({ kinds: [kind], metrics, detect: look }: Detector, scene: Scene): Outcome {
  if (scene.contexts === undefined) return look(scene);
  const heeds = heedsOf(kind);
  const reason = silenceOf(heeds, scene.contexts);
  return reason === undefined ? look(inContext(scene, metrics, heeds)) : { state: 'not-enough-data', reason };
}

const DOUBTS: ReadonlySet<string> = new Set(['readings-stuck', 'readings-scattered']);
/** What rests on the sensor of the heart. What asks for help at once is never held back. */
const OF_THE_SENSOR: ReadonlySet<string> = new Set([
  'illness-like-strain',
  'resting-heart-rate-above-usual',
  'hrv-below-usual',
  'pulse-irregular',
]);

/** From readings that are not to be believed nothing is concluded. */
function believable(facts: readonly InsightFact[], undecided: Map<string, string>): readonly InsightFact[] {
  if (!facts.some(({ kind }) => DOUBTS.has(kind))) return facts;
  for (const kind of OF_THE_SENSOR) undecided.set(kind, 'the readings of your heart rate are doubtful');
  return facts.filter(({ kind }) => !OF_THE_SENSOR.has(kind));
}
