import type { RecommendationView } from './screen.ts';

export interface Advice {
  /** Shown before everything else. */
  readonly urgent: readonly RecommendationView[];
  /** At most one on Today. */
  readonly shown: RecommendationView | undefined;
  readonly open: number;
}

/** Sorts open recommendations, best first as they come: what cannot wait, the one to show, and how many there are besides. */
export function adviceOf(recommendations: readonly RecommendationView[]): Advice {
  const open = recommendations.filter(({ status }) => status === 'open');
  const others = open.filter(({ urgency }) => urgency !== 'seek-care-now');
  return { urgent: open.filter(({ urgency }) => urgency === 'seek-care-now'), shown: others[0], open: others.length };
}
