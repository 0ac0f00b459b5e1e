import type { ModelRef } from '../store/model-consents.ts';
import { asData, LOOKUP_RULES, secondTry, WORDING_RULES } from '../domain/worded/instructions.ts';
import { provenNumbers, type TracedFact } from '../domain/worded/proven-numbers.ts';
import { strikesIn, tidied, type DraftStrike, type Verifiable } from '../domain/worded/verify-draft.ts';
import { listedMetrics, shownAnswer, type Lookup } from '../model/lookups.ts';
import type { Held, ModelDesk, TalkWish } from '../model/model-desk.ts';
import type { Talk } from '../model/talk.ts';
import type { AskContext } from '../domain/ask/index.ts';
import type { Answer, ComputedAnswer } from './computed-answer.ts';

/** A question that a model may help with. */
export interface Wish extends Pick<TalkWish, 'personId' | 'model' | 'signal'> {
  readonly desk: ModelDesk;
  readonly question: string;
  readonly context: AskContext;
}

interface Draft {
  readonly text: string;
  readonly strikes: readonly DraftStrike[];
}

/** The computed answer in a model's words when they hold, in its own otherwise. */
export async function wordedByModel(wish: Wish, computed: ComputedAnswer): Promise<Answer> {
  const { facts, knowledge } = computed.stateable();
  const verifiable = { facts, knowledge, computed: computed.answer.sentence };
  const traced = facts.map((fact): TracedFact => ({ ...fact, from: 'answer' }));
  const held = await wish.desk.hold({ ...wish, rules: WORDING_RULES, lookups: [] }, async (talk) =>
    judged(
      await drafted(talk, asData({ question: wish.question, today: wish.context.today, result: shownAnswer(computed) }), () => verifiable),
    ),
  );
  return withDraft(computed.answer, wish.model.ref, held, traced);
}

/**
 * Lets a model look things up for a question that the grammar did not understand. What it asked to compute is the answer, in its words when
 * they hold and in the computed sentence otherwise.
 *
 * @param none the answer without a model; it stays when nothing was looked up or nothing holds
 */
export async function lookedUpByModel(wish: Wish, lookups: readonly Lookup[], none: Answer): Promise<Answer> {
  const { context, question } = wish;
  const asked = asData({ question, today: context.today, metrics: listedMetrics(context), workouts: 'any kind, such as running' });
  let talked: Talk | undefined;
  const held = await wish.desk.hold({ ...wish, rules: LOOKUP_RULES, lookups }, async (talk) => {
    talked = talk;
    return judged(await drafted(talk, asked, () => verifiableOf(talk)));
  });
  const found = talked?.found ?? [];
  const base = found.findLast(({ answer }) => answer !== undefined)?.answer?.answer;
  const traced = found.flatMap(({ name, facts }) => facts.map((fact): TracedFact => ({ ...fact, from: name })));
  // A withdrawn consent takes its lookups along; other failures leave what was computed.
  const template: Answer =
    base === undefined || held.outcome === 'stopped' ? none : { ...base, question, readBy: 'model', notes: [...base.notes, READ_BY_MODEL] };
  if (base === undefined && held.outcome === 'worded') {
    const { none: _none, examples: _examples, ...rest } = none;
    return withDraft({ ...rest, n: traced.length, notes: [READ_BY_MODEL], readBy: 'model' }, wish.model.ref, held, traced);
  }
  return withDraft(template, wish.model.ref, held, traced);
}

const READ_BY_MODEL = 'A language model turned the question into what was looked up. Check that it is what you meant.';

const verifiableOf = ({ found }: Talk): Verifiable => ({
  facts: found.flatMap(({ facts }) => facts),
  knowledge: found.flatMap(({ knowledge }) => knowledge),
  computed: found.flatMap(({ computed }) => computed).join(' '),
});

/** One draft and, if it does not hold, one more. */
async function drafted(talk: Talk, message: string, verifiable: () => Verifiable): Promise<readonly Draft[]> {
  const first = check(await talk.say(message), verifiable());
  return first.strikes.length === 0 ? [first] : [first, check(await talk.say(secondTry(first.strikes)), verifiable())];
}

function check(draft: string, verifiable: Verifiable): Draft {
  const text = tidied(draft);
  // Without a single result there is nothing that a text could rest on.
  if (verifiable.facts.length === 0) return { text, strikes: [{ text: 'nothing was looked up', reason: 'form' }] };
  return { text, strikes: strikesIn(text, verifiable) };
}

interface Judged {
  readonly text: string | undefined;
  readonly strikes: readonly DraftStrike[];
}
function judged(drafts: readonly Draft[]): { readonly outcome: 'worded' | 'struck'; readonly result: Judged } {
  const last = drafts.at(-1);
  const isGood = last !== undefined && last.strikes.length === 0;
  return {
    outcome: isGood ? 'worded' : 'struck',
    result: {
      text: isGood ? last.text : undefined,
      strikes: [...new Map(drafts.flatMap(({ strikes }) => strikes.map((one) => [`${one.reason} ${one.text}`, one]))).values()],
    },
  };
}

function withDraft(template: Answer, model: ModelRef, held: Held<Judged>, traced: readonly TracedFact[]): Answer {
  const shared = { ...template, model: { ...model }, modelOutcome: held.outcome };
  if (!('result' in held)) return shared;
  const { text, strikes } = held.result;
  const struck = strikes.length === 0 ? {} : { struck: strikes.map((strike) => ({ ...strike })) };
  if (text === undefined) return { ...shared, ...struck };
  return {
    ...shared,
    ...struck,
    ...(template.value === null && template.query === undefined ? {} : { computed: template.sentence }),
    sentence: text,
    wordedBy: 'model',
    numbers: provenNumbers(text, traced).map((number) => ({ ...number, periods: [...number.periods] })),
  };
}
