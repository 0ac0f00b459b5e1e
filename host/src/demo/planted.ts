import type { Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { PlantedTruth } from '@aceso/simulator';

/** What counts of an insight here. */
type Insight = Pick<Output<typeof recommendation.operations.listInsights>['items'][number], 'kind' | 'since' | 'until' | 'isCurrent'>;

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

/** What an episode also does to the data, so that a word about it is no false one. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  'fever-episode': ['hrv-below-usual'],
  'low-hrv-stretch': ['illness-like-strain'],
  'training-block': ['illness-like-strain'],
  // Fitness is told for each kilogram of the body.
  'weight-gain': ['fitness-falling'],
};
/** Said about now alone, against limits that an ordinary four weeks or one busy week may cross. */
const OF_ORDINARY_WEEKS = ['blood-pressure-above-limit', 'low-activity', 'training-load-ramp'];

/** Something that was said though nothing planted accounts for it. */
export interface Unplanted {
  readonly kind: string;
  readonly from: string;
  readonly to: string;
}

export interface PlantedFound {
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly found: boolean;
  /** Days of it of which the data tell what it moves. */
  readonly daysRecorded: number;
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
    const { kind, from, to, daysRecorded, isRecent } = episode;
    const shares = insights
      .filter((insight) => (SPEAKS_OF[kind] ?? []).includes(insight.kind))
      .map((insight) => shareNamed(episode, insight));
    return { kind, from, to, found: shares.some((share) => (isRecent ? share > 0 : share >= ENOUGH)), daysRecorded };
  });

/** What was said without anything planted on its days: of what is over, most of them; of now, at least one. */
export const beyondPlanted = (planted: readonly PlantedTruth[], insights: readonly Insight[]): readonly Unplanted[] =>
  insights
    .filter(({ kind, isCurrent }) => !(isCurrent && OF_ORDINARY_WEEKS.includes(kind)))
    .filter((insight) => {
      const named = daysOf(insight.since, insight.until);
      return !planted.some((episode) => {
        const kinds = [...(SPEAKS_OF[episode.kind] ?? []), ...(ALSO[episode.kind] ?? [])];
        const shared = shareNamed(episode, insight) * daysOf(episode.from, episode.to);
        return kinds.includes(insight.kind) && (insight.isCurrent ? shared >= 1 : shared >= ENOUGH * named);
      });
    })
    .map(({ kind, since, until }) => ({ kind, from: since, to: until }));
