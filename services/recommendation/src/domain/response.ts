import type { Status } from './status.ts';

/** What a person has said and done about a recommendation so far. */
export interface Said {
  readonly guideline: string;
  readonly topic: string;
  readonly status: Status;
  readonly feedback: { readonly kind: string; readonly reason?: string } | undefined;
  readonly adherence: 'followed' | 'partly' | 'not-followed' | 'unknown';
  /** What was measured last. */
  readonly verdict: 'worked' | 'no-difference' | 'went-the-other-way' | 'cannot-tell-yet' | undefined;
  /** What a randomised trial of the person's own came to; it weighs twice a comparison of before and after. */
  readonly trial?: 'helped' | 'no-difference' | 'other-way' | 'cannot-say' | undefined;
}

/** How other people answered a topic, pooled: the start for who has not answered yet. Shares only, never a person's. */
export interface Pool {
  readonly taken: number;
  readonly answered: number;
}

/** Chance that the person takes such advice up and it helps them; 0.5 when nothing is known. */
export interface Response {
  readonly mean: number;
  /** Factor of the score: 0.5 to 1.5. */
  readonly factor: number;
  /** Answers of the person that it rests on, those about other advice of the topic counted half. */
  readonly weight: number;
}

/** Answers that the pooled prior is worth: a person's own few answers soon outweigh it. */
const PRIOR_STRENGTH = 4;
const SAME_TOPIC = 0.5;

/** Successes and failures in what was said and measured of one recommendation. */
function counts({ status, feedback, adherence, verdict, trial }: Said): readonly [number, number] {
  let [won, lost] = [0, 0];
  // What somebody does already or what looks wrong says nothing about their liking.
  const isNeutral = feedback?.reason === 'already-doing' || feedback?.reason === 'looks-wrong';
  if (status === 'accepted' || status === 'done') won += 1;
  if (status === 'declined' && !isNeutral) lost += feedback?.reason === 'do-not-believe' || feedback?.reason === 'topic-unwanted' ? 1.5 : 1;
  if (status === 'later') lost += 0.25;
  if (adherence === 'followed') won += 0.5;
  if (adherence === 'not-followed') lost += 0.5;
  if (verdict === 'worked') won += 1;
  if (verdict === 'no-difference' || verdict === 'went-the-other-way') lost += 1;
  if (trial === 'helped') won += 2;
  if (trial === 'no-difference' || trial === 'other-way') lost += 2;
  return [won, lost];
}

/**
 * The person's response to a guideline: a beta posterior with a pooled prior; answers to other advice of the same topic count half.
 *
 * Trajectories alone prove no personalisation (HeartSteps resampling analysis), so the factor stays between a half and one and a half.
 */
export function responseTo(guideline: string, topic: string, history: readonly Said[], pool: Pool | undefined): Response {
  const prior = pool === undefined ? 0.5 : (pool.taken + 1) / (pool.answered + 2);
  let [won, lost, weight] = [prior * PRIOR_STRENGTH, (1 - prior) * PRIOR_STRENGTH, 0];
  for (const said of history) {
    const share = said.guideline === guideline ? 1 : said.topic === topic ? SAME_TOPIC : 0;
    const [w, l] = counts(said);
    won += share * w;
    lost += share * l;
    weight += share * (w + l);
  }
  const mean = won / (won + lost);
  return { mean, factor: 0.5 + mean, weight };
}

/** Why feedback put a recommendation where it is; undefined when it did not. */
export function becauseOf(
  topic: string,
  { mean, weight }: Response,
  declinedTitles: readonly string[],
  trial?: Said['trial'],
): string | undefined {
  const [declined] = declinedTitles;
  if (trial === 'helped') return 'Your own trial found that it helped, so this ranks higher.';
  if (trial === 'no-difference' || trial === 'other-way') return 'Your own trial did not find that it helped, so this ranks lower.';
  const subject = topic.replaceAll('-', ' ');
  if (declined !== undefined) return `You said that “${declined}” is not for you, so here is another way.`;
  if (weight > 0 && mean > 0.55) return `You took up advice on ${subject} before, so this ranks higher.`;
  if (weight > 0 && mean < 0.45) return `You put aside advice on ${subject} before, so this ranks lower.`;
  return undefined;
}
