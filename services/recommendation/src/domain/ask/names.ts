import { phraseAt } from './lexicon.ts';
import type { Marked } from './marked.ts';

/** Names that are also plain verbs or adjectives: they give way to any other measure of the question. */
const WEAK =
  /^(walk|walked|walking|active|activity|burn|burned|burnt|drink|breath|breathing|stood|standing|stepped|moving|load|fat|effort|depth|height|wake|wake up|sleeping|asleep|sat down|train|trained|training|exercise|exercised|exercising|session|workout|sport|tall|recovery|push|active time|energy|in bed|temperature|step|fall|falls|row)$/;

/** Marks metrics as `@m…` and kinds of workout as `@w…`: the longest name that begins at a word. */
export function markNames(marked: Marked): void {
  const words = marked.text
    .replaceAll(/ in a row(?= )/g, ' consecutive')
    .replaceAll(/ on the (?:trot|bounce)(?= )/g, ' consecutive')
    .trim()
    .split(' ');
  const out: string[] = [];
  for (let at = 0; at < words.length;) {
    const found = words[at]?.startsWith('@') === true ? undefined : phraseAt(words, at);
    if (found === undefined) {
      out.push(words[at] ?? '');
      at += 1;
      continue;
    }
    const said = words.slice(at, at + found.length).join(' ');
    const weak = WEAK.test(said);
    if (found.meaning.of === 'metrics') {
      out.push(`@m${marked.marks.metrics.length}`);
      marked.marks.metrics.push({ ids: found.meaning.ids, words: said, weak, ask: found.meaning.ask });
    } else {
      out.push(`@w${marked.marks.workouts.length}`);
      marked.marks.workouts.push({ name: found.meaning.name, words: said, types: found.meaning.types, weak });
    }
    at += found.length;
  }
  marked.text = ` ${out.join(' ')} `;
}
