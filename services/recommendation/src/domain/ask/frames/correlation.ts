import { measureIn } from '../measures.ts';
import type { Reading } from '../reading.ts';
import type { Measure, Query } from '../query.ts';

/** Two measures that may move together: "the correlation between my steps and my sleep the next night". */
export function correlation({ marked: { text }, marked, slice, context }: Reading): Query | undefined {
  if (
    !/ (correlat\w*|relationship|relate[sd]?|association|associated|link(?:ed|s)?|connection|connected|affects?|influences?|impacts?|effect|depends?|go together|move together) /.test(
      text,
    )
  )
    return undefined;
  const parts = [...text.matchAll(/@[mw]\d+/g)];
  const [first, second] = parts;
  if (first === undefined || second === undefined) return undefined;
  const middle = second.index;
  const [a, b] = [
    measureIn(marked, ` ${first[0]} ${/ pace | distance | duration /.exec(text.slice(0, middle))?.[0] ?? ''} `, context),
    measureIn(marked, ` ${second[0]} `, context),
  ];
  if (a === undefined || b === undefined) return undefined;
  const lag = / (?:the )?(?:next|following) (?:day|night|morning)| next @m| day after | night after | lag(?:ged)? /.test(text)
    ? 1
    : / (?:previous|night before|day before) /.test(text)
      ? -1
      : 0;
  const turned = (measure: Measure): Measure =>
    measure.of === 'workouts' && measure.figure === 'count' ? { ...measure, figure: 'duration' } : measure;
  return {
    kind: 'correlation',
    measure: turned(a),
    otherMeasure: turned(b),
    lag,
    method: / (spearman|rank) /.test(text) ? 'spearman' : 'pearson',
    slice: { ...slice, where: [] },
  };
}
