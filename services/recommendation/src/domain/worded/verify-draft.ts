import { checkStatements, type StatedFact } from '@aceso/science';
import { modelClaims } from './model-claims.ts';

export type StrikeReason = 'number' | 'metric' | 'period' | 'direction' | 'event' | 'cause' | 'claim' | 'form';
/** What a draft says that may not be shown, and why. */
export interface DraftStrike {
  /** The number, the word, or what kind of claim it is. */
  readonly text: string;
  readonly reason: StrikeReason;
}

/** What a draft may rest on. */
export interface Verifiable {
  readonly facts: readonly StatedFact[];
  /** Limits of the question, texts of guidelines: their numbers may be told. */
  readonly knowledge: readonly string[];
  /** The sentence made of the figures alone; empty where there is none. */
  readonly computed: string;
}

/** About 120 words, as an answer on a screen has at the most. */
const CHARACTERS_MOST = 900;
const STRIKES_TOLD = 12;
const TOKEN_CHARACTERS = 120;

/** Data show what happened, not why. */
const CAUSE =
  /\b(?:because of|because|due to|caused by|causes?|thanks to|led to|leads to|as a result of|the reason (?:for|is|why)|explains? why)\b/i;
const DENIAL = /\b(?:does|do|did) not (?:say|mean|show|prove|tell)\b/i;
const sentencesOf = (text: string): readonly string[] => text.split(/(?<=[.!?])\s+/);
/** Addresses, markup and code have no place in an answer; nor has talk to or about programs. */
const FORM =
  /https?:|www\.|\b[\w.-]+@[\w-]+\.\w+|<\/?[a-z][^>]*>|```|\]\(|\b[\w-]+\.(?:com|net|org|io|ai|ru|cn)\b|\b(?:system prompt|previous instructions|as an ai|language model|tool call|api key|password)\b/i;
/** Letters that turn or hide text. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u;

/** A draft as it would be shown: without emphasis, bullets and needless space. */
export const tidied = (draft: string): string =>
  draft
    .replaceAll(/<think>[\s\S]*?<\/think>/gi, '')
    .replaceAll(/\*\*|__|`/g, '')
    .replaceAll(/^\s*(?:[-*•]|#+)\s+/gm, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

/**
 * What of a draft the computed figures do not bear out, and what nobody may be told; nothing when it may be shown.
 *
 * Value, unit, metric, period, direction and event by `checkStatements`, strictly; then causes, claims (wellness wording) and form. The words
 * of the question bear out nothing: who asks about a five-mile run has not run it.
 */
export function strikesIn(text: string, { facts, knowledge, computed }: Verifiable): readonly DraftStrike[] {
  if (text === '') return [{ text: 'nothing', reason: 'form' }];
  const found: DraftStrike[] = [
    ...(text.length > CHARACTERS_MOST ? [{ text: 'too long', reason: 'form' } as const] : []),
    ...[FORM, HIDDEN].flatMap((pattern) => (pattern.test(text) ? [{ text: 'not plain text', reason: 'form' } as const] : [])),
    ...modelClaims(text, computed).map((claim): DraftStrike => ({ text: claim, reason: 'claim' })),
    ...sentencesOf(text)
      .filter((sentence) => !DENIAL.test(sentence))
      .flatMap((sentence) => sentence.match(CAUSE)?.[0] ?? [])
      .map((word): DraftStrike => ({ text: word, reason: 'cause' })),
    ...checkStatements({ facts, knowledge, text, isStrict: true }).strikes.map(({ token, reason }): DraftStrike => ({
      text: token,
      reason,
    })),
  ];
  const unique = new Map(found.map((strike) => [`${strike.reason} ${strike.text}`, strike]));
  return [...unique.values()].slice(0, STRIKES_TOLD).map(({ text: token, reason }) => ({ text: token.slice(0, TOKEN_CHARACTERS), reason }));
}
