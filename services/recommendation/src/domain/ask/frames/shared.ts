import { conditionsIn } from '../measures.ts';
import type { Reading } from '../reading.ts';
import type { Condition } from '../query.ts';

export const unitOf = ({ unit }: Reading): { readonly unit?: string } => (unit === undefined ? {} : { unit });

export const NOUN = (text: string): string => (/ nights? /.test(text) ? 'nights' : 'days');

/** Conditions of a question that counts days: what it says after "how many days". */
export function conditionsOf({ marked, context }: Reading): readonly Condition[] {
  const text = marked.text.replaceAll(/ @p\d+(?= )/g, ' ').replace(/ (?:how many|on how many|number of|count) (?:of )?(?:the )?/, ' ');
  return conditionsIn(marked, text, context);
}
