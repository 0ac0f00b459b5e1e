import { formatter } from '@aceso/charts';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { dayInWords } from '../../../lib/time.ts';
import type { ShownTrend } from './shown-trend.ts';
import type texts from './texts.en.json';

function Fact({ term, value, note }: { readonly term: string; readonly value: string; readonly note: string }) {
  return (
    <div>
      <dt className="text-note text-text-3">{term}</dt>
      <dd className="text-figure">{value}</dd>
      <dd className="text-note text-text-3">{note}</dd>
    </div>
  );
}

/** Three facts: the last value, the usual range, this month against the last. */
export function MonthFacts({ shown: { trend, options } }: { readonly shown: ShownTrend }) {
  const t = useText<keyof typeof texts>();
  const { locale } = usePlace();
  const format = formatter(options);
  const { last, running, thisMonth, lastMonth } = trend.facts;
  const { usual } = trend;
  if (last === undefined && running === undefined) return null;
  return (
    <dl className="mb-4 flex flex-wrap gap-x-10 gap-y-4">
      {running !== undefined && (
        <Fact term={t('measure.running')} value={format.withUnit(running.value)} note={t('measure.running.note')} />
      )}
      {last !== undefined && <Fact term={t('measure.last')} value={format.withUnit(last.value)} note={dayInWords(last.day, locale)} />}
      <Fact
        term={t('measure.usual')}
        value={
          usual === undefined
            ? t('measure.usual.none')
            : t('measure.usual.text', { low: format.number(usual.low), high: format.withUnit(usual.high) })
        }
        note={t('measure.usual.basis', { n: usual?.n ?? 0 })}
      />
      {thisMonth !== undefined && (
        <Fact
          term={t('measure.month')}
          value={format.withUnit(thisMonth)}
          note={
            lastMonth === undefined ? '' : t(...againstLastMonth(thisMonth - lastMonth, format.difference, options.clock !== undefined))
          }
        />
      )}
    </dl>
  );
}

/** A difference that rounds to nothing is none: words and figures must not disagree. */
function againstLastMonth(
  difference: number,
  amountOf: (value: number) => string,
  isClock: boolean,
): [keyof typeof texts, { amount: string }] {
  const amount = amountOf(difference);
  if (amount === amountOf(0)) return ['measure.month.same', { amount }];
  if (isClock) return [difference > 0 ? 'measure.month.later' : 'measure.month.earlier', { amount }];
  return [difference > 0 ? 'measure.month.higher' : 'measure.month.lower', { amount }];
}
