import type { Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { PlantedTruth } from '@aceso/simulator';

type Insight = Output<typeof recommendation.operations.listInsights>['items'][number];

/** Kinds of insight that speak of an episode. */
const SPEAKS_OF: Readonly<Record<string, readonly string[]>> = {
  'fever-episode': ['illness-like-strain', 'resting-heart-rate-above-usual'],
  'bedtime-drift': ['bedtime-later', 'late-bedtime', 'irregular-sleep', 'short-sleep'],
  'rising-blood-pressure': ['blood-pressure-rising', 'blood-pressure-above-limit'],
  'training-block': ['training-block', 'training-load-ramp'],
  'low-activity': ['low-activity', 'activity-below-usual'],
  'weight-gain': ['weight-rising'],
  'low-hrv-stretch': ['hrv-below-usual'],
  'high-glucose': ['glucose-above-range'],
};

export interface PlantedFound {
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly found: boolean;
}

/** Whether the advisor saw what was planted: an insight of a fitting kind with days in common. */
export const foundOf = (planted: readonly PlantedTruth[], insights: readonly Insight[]): readonly PlantedFound[] =>
  planted.map(({ kind, from, to }) => ({
    kind,
    from,
    to,
    found: insights.some((insight) => (SPEAKS_OF[kind] ?? []).includes(insight.kind) && insight.since <= to && insight.until >= from),
  }));
