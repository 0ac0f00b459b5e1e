import { measureIn } from '../measures.ts';
import type { Reading } from '../reading.ts';
import type { Query } from '../query.ts';

/** "What percentage of my sleep was deep sleep?" */
export function part({ marked, marked: { text }, slice, context }: Reading): Query | undefined {
  if (!/ (share|percentage|percent|fraction|proportion) /.test(text)) return undefined;
  const found = [...text.matchAll(/@m\d+/g)].map(([mark]) => measureIn(marked, ` ${mark} `, context));
  const [whole, piece] = found;
  if (whole?.of !== 'metric' || piece?.of !== 'metric' || whole.metric === piece.metric) return undefined;
  const isPiece = / of (?:my )?(?:total )?@m\d+ (?:@p\d+ )?(?:is|was|were|do|did|spent|in|as|i|that)/.test(text);
  return { kind: 'part', measure: isPiece ? piece : whole, whole: isPiece ? whole : piece, unit: '%', slice };
}
