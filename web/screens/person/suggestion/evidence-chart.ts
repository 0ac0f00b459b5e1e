import { type Chart, columns, type FormatOptions, formatter, longChart, rhythmOf, twoStrip } from '@aceso/charts';
import type { Setting } from '../../../app/place.tsx';
import type { Evidence } from '../../../lib/types.ts';
import { formatOf, shownAs, toShown } from '../../../lib/units.ts';

/** Decimals for values whose metric the vocabulary does not have. */
const DECIMALS = 1;

/** What the picture shows and in which unit; a picture of two groups names them itself. */
export function evidenceCaption(evidence: Evidence, { preferred }: Pick<Setting, 'preferred'>): string | undefined {
  const [only, ...others] = evidence.groups;
  if (only === undefined || others.length > 0 || evidence.form === 'two-strip') return undefined;
  const { label } = shownAs(evidence.metric, evidence.unit, DECIMALS, preferred);
  return label === '' ? only.label : `${only.label}, ${label}`;
}

/** The picture of the evidence, in the form that the advisor chose; every value is one of the evidence. */
export function evidenceChart(title: string, evidence: Evidence, { locale, preferred }: Pick<Setting, 'locale' | 'preferred'>): Chart {
  const as = shownAs(evidence.metric, evidence.unit, DECIMALS, preferred);
  const shown = (value: number): number => toShown(value, as);
  const options: FormatOptions = formatOf(as, locale);
  const range = evidence.usual === undefined ? {} : { usual: { low: shown(evidence.usual.low), high: shown(evidence.usual.high) } };
  const days = evidence.groups.flatMap((group) => group.days).sort();
  const [first, last] = [days[0], days.at(-1)];
  switch (evidence.form) {
    case 'two-strip':
      return twoStrip(
        {
          name: title,
          groups: evidence.groups.map(({ label, values, days: on, mean }) => ({
            label,
            days: on,
            values: values.map(shown),
            ...(mean === undefined ? {} : { mean: shown(mean) }),
          })),
        },
        options,
      );
    case 'bars': {
      const { day: dayInShort } = formatter(options);
      return columns(
        {
          name: title,
          amounts: evidence.groups.flatMap((group) =>
            group.values.map((value, i) => ({
              label: dayInShort(group.days[i] ?? first ?? '1970-01-01'),
              value: shown(value),
            })),
          ),
          ...(evidence.limit === undefined ? {} : { limit: { label: evidence.limit.label, value: shown(evidence.limit.value) } }),
        },
        options,
      );
    }
    case 'line': {
      const values = evidence.groups.flatMap((group) =>
        group.values.flatMap((value, i) => (group.days[i] === undefined ? [] : [{ day: group.days[i], value: shown(value) }])),
      );
      return longChart(
        {
          name: title,
          from: first ?? '1970-01-01',
          to: last ?? '1970-01-01',
          values,
          ...range,
          ...(evidence.limit === undefined ? {} : { limit: { label: evidence.limit.label, value: shown(evidence.limit.value) } }),
        },
        { ...options, rhythmDays: rhythmOf(values) },
      );
    }
  }
}
