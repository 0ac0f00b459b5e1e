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

const DAY_MS = 86_400_000;
/** Share of the days of what is over that must be named. Advice about now looks at the last weeks only: there it is enough that it speaks. */
const ENOUGH = 0.5;

const daysOf = (from: string, to: string): number => Math.max(0, (Date.parse(to) - Date.parse(from)) / DAY_MS + 1);

function shareNamed({ from, to }: PlantedTruth, { since, until }: Insight): number {
  return daysOf(since > from ? since : from, until < to ? until : to) / daysOf(from, to);
}

/** Whether the advisor saw what was planted: an insight of a fitting kind, on its days. */
export const foundOf = (planted: readonly PlantedTruth[], insights: readonly Insight[]): readonly PlantedFound[] =>
  planted.map((episode) => {
    const { kind, from, to, isRecent } = episode;
    const shares = insights
      .filter((insight) => (SPEAKS_OF[kind] ?? []).includes(insight.kind))
      .map((insight) => shareNamed(episode, insight));
    return { kind, from, to, found: shares.some((share) => (isRecent ? share > 0 : share >= ENOUGH)) };
  });
