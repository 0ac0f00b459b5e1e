import type { InsightFact } from '@aceso/guidelines/kit';
import type { Scene } from './features.ts';
import { DETECTORS } from './insights/all.ts';
import { recall, type Remembered } from './recall.ts';

export interface Detected {
  readonly facts: readonly InsightFact[];
  /** Kinds that could not be judged, with what is missing. */
  readonly undecided: ReadonlyMap<string, string>;
}

/** Runs every detector, for now and for what is over. Pure: the same scene gives the same facts, with or without what is remembered. */
export function detect(scene: Scene, remembered?: Remembered): Detected {
  const undecided = new Map<string, string>();
  const facts = DETECTORS.flatMap(({ kinds, detect: look }) => {
    const outcome = look(scene);
    switch (outcome.state) {
      case 'found':
        return outcome.facts;
      case 'nothing':
        return [];
      case 'not-enough-data':
        for (const kind of kinds) undecided.set(kind, outcome.reason);
        return [];
      default:
        return outcome satisfies never;
    }
  });
  return { facts: [...facts, ...recall(scene, facts, remembered)], undecided };
}
