import { isKnownWord } from './lexicon.ts';

const LIMITS = /^(in|at|with|without|while|near|from|because|than|during|among|within|inside|outside|under|despite|against|between|for)$/;

/** After "when", "while" or "if" a word says on which days, or since when. */
const inClause = (words: readonly string[], at: number): boolean => {
  const clause = words
    .slice(0, at)
    .findLastIndex((word, place) => /^(when|while|whilst|if|whenever|where|since|until|after|before|because)$/.test(word) && place > 0);
  return (
    clause >= 0 && !words.slice(clause, at).includes(',') && !/^(?:was|is|did|do) my /.test(words.slice(clause + 1, clause + 3).join(' '))
  );
};

/** Adverbs, what somebody "did", and how they are greeted change no question. */
const isAside = (words: readonly string[], at: number): boolean =>
  (words[at] ?? '').endsWith('ly') ||
  at < 2 ||
  / (?:did|do|have|had|am|was) i $/.test(` ${words.slice(Math.max(0, at - 2), at).join(' ')} `) ||
  (words[at - 1] === ',' && /^,?$/.test(words[at + 1] ?? ''));

/** Words that no rule has read: those after a word such as "in" may limit the question, others are set aside. */
export function strangersIn(text: string): { readonly limiting: readonly string[]; readonly aside: readonly string[] } {
  const words = text.trim().split(' ');
  const limiting: string[] = [];
  const aside: string[] = [];
  for (const [at, word] of words.entries()) {
    if (!/^\p{L}{3,}$/u.test(word) || isKnownWord(word)) continue;
    const before =
      words
        .slice(Math.max(0, at - 2), at)
        .filter((other) => !/^(the|my|a|an)$/.test(other))
        .at(-1) ?? '';
    (isAside(words, at) && !LIMITS.test(before) && !inClause(words, at) ? aside : limiting).push(word);
  }
  return { limiting, aside };
}
