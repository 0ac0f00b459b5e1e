import type { Got, Sent } from '../../../lib/api-types.ts';

export type Plan = NonNullable<Sent<'recommendation.startTrial'>['body']>;
export type Offers = Got<'recommendation.listTrialOffers'>;
export type Planned = Got<'recommendation.planTrial'>;
/** Something of the person's own, not of the guidelines. */
export const OWN = 'own';

/** What stands in the form; numbers as they were typed. */
export interface Draft {
  /** A guideline, or `own`. */
  readonly what: string;
  readonly action: string;
  /** Empty for the measure that the suggestion is about. */
  readonly metric: string;
  readonly direction: 'up' | 'down';
  readonly blockDays: string;
  readonly pairs: string;
  readonly washoutDays: string;
  readonly start: 'today' | 'tomorrow';
}

/** Where a form begins: the design that suits what is tried. */
export function draftOf(what: string, offers: Offers): Draft {
  const chosen = offers.offers.find(({ guideline }) => guideline === what);
  const { blockDays, pairs, washoutDays } = chosen?.offer ?? { blockDays: 1, pairs: 7, washoutDays: 0 };
  return {
    what: chosen === undefined ? OWN : what,
    action: '',
    metric: '',
    direction: chosen?.direction ?? 'up',
    blockDays: String(blockDays),
    pairs: String(pairs),
    washoutDays: String(washoutDays),
    start: 'tomorrow',
  };
}

const whole = (text: string): number | undefined => (/^\d{1,3}$/.test(text) ? Number(text) : undefined);

/**
 * The plan of a form; undefined while something is missing.
 *
 * @param recommendationId card that the trial comes from, as long as what it suggests is still chosen
 * @param today the person's civil day
 */
export function planOf(draft: Draft, recommendationId: string | undefined, today: string): Plan | undefined {
  const { what, metric, direction, start } = draft;
  const action = draft.action.trim();
  const [blockDays, pairs, washoutDays] = [whole(draft.blockDays), whole(draft.pairs), whole(draft.washoutDays)];
  if (blockDays === undefined || pairs === undefined || washoutDays === undefined) return undefined;
  const design = { blockDays, pairs, washoutDays, ...(start === 'today' ? { startOn: today } : {}) };
  if (what === OWN) return action.length < 3 || metric === '' ? undefined : { action, metric, direction, ...design };
  const named = recommendationId === undefined ? { guideline: what } : { recommendationId };
  return { ...named, ...(metric === '' ? {} : { metric, direction }), ...design };
}
