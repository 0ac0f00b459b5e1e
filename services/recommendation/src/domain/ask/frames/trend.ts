import { measureIn } from '../measures.ts';
import type { Reading } from '../reading.ts';
import type { Query } from '../query.ts';
import { unitOf } from './shared.ts';

const LENGTHS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30, year: 365 };

/** "By how many bpm per 30 days is my resting heart rate trending?" */
export function trend(reading: Reading): Query | undefined {
  const {
    marked: { text },
    main,
    marked,
    context,
    slice,
  } = reading;
  const is =
    (/ (?:per|a|every|each) (?:\d+ )?(?:day|week|month|year)s? /.test(text) &&
      / (?:change|loss|gain|changing|changed|changes|rising|falling|dropping|climbing|losing|gaining|rate) /.test(text)) ||
    / chang(?:ing|es) (?:per|a|each|every) | (trend|trends|trending|trended|slope|linear fit|regression|over time|direction) | (?:going|moving|creeping|heading|drifting) (?:up|down)| (?:improving|declining|rising|falling|increasing|decreasing|worsening) | getting (?:better|worse|higher|lower|longer|shorter|fitter|heavier|lighter)/.test(
      text,
    );
  if (!is) return undefined;
  const per = /(?: per| every| each| a| over) (?:(\d+) )?(day|week|month|year)s?(?= )/.exec(text);
  const named = / (daily|weekly|monthly|yearly) (?:trend|rate|change|slope) /.exec(text)?.[1];
  const perDays =
    named !== undefined
      ? (LENGTHS[named === 'daily' ? 'day' : named.replace('ly', '')] ?? 30)
      : per === null
        ? 30
        : Number(per[1] ?? 1) * (LENGTHS[per[2] ?? ''] ?? 1);
  const measure = measureIn(marked, main, context, reading.unit);
  return measure && { kind: 'trend', measure, perDays, ...unitOf(reading), slice };
}
