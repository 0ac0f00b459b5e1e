import { formatter, joinUnit, numberFormat } from '@aceso/charts';
import { useQuery } from '@tanstack/react-query';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { api } from '../../../lib/api.ts';
import type { Got } from '../../../lib/api-types.ts';
import { dayInWords } from '../../../lib/time.ts';
import type { Recommendation } from '../../../lib/types.ts';
import { formatOf, shownAs, unitLabel } from '../../../lib/units.ts';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type texts from './texts.en.json';

type Effect = Got<'recommendation.getEffect'>['items'][number];

/** Decimals of an effect: those of the smallest difference that counts. */
const decimalsOf = (smallest: number): number => (smallest >= 1 ? 0 : smallest >= 0.1 ? 1 : 2);

/** One look: verdict, interval, what was expected, and the date on which nothing began. */
function Look({ effect }: { readonly effect: Effect }) {
  const t = useText<keyof typeof texts>();
  const { locale } = usePlace();
  const { estimate, placebo, before, after } = effect;
  const format = numberFormat(decimalsOf(effect.smallestDifference), locale);
  const withUnit = (value: number): string => joinUnit(format(value), unitLabel(effect.unit));
  // The sides of a comparison are times of day where the metric is; what lies between them is a length of time.
  const as = shownAs(effect.metric, effect.unit, decimalsOf(effect.smallestDifference));
  const side = as.clock === undefined || effect.of !== 'value' ? withUnit : formatter(formatOf(as, locale)).number;
  const onDay = (day: string): string => dayInWords(day, locale, { day: 'numeric', month: 'short', year: 'numeric' });
  return (
    <li className="border-t border-grid py-3 text-note text-text-2">
      <p className="flex flex-wrap items-center gap-2">
        <strong>{t('suggestion.effect.after', { days: effect.afterDays })}</strong>
        <Tag kind={effect.verdict === 'cannot-tell-yet' ? 'late' : 'usual'}>
          {t(effect.lack === 'placebo-found' ? 'suggestion.effect.cannot-tell' : `suggestion.effect.${effect.verdict}`)}
        </Tag>
      </p>
      <p className="mt-1 text-reading text-text">{effect.text}</p>
      {estimate !== undefined && (
        <p>
          {t('suggestion.effect.interval', { value: withUnit(estimate.effect), low: format(estimate.low), high: withUnit(estimate.high) })}
        </p>
      )}
      {before !== undefined && after !== undefined && (
        <p>{t('suggestion.effect.expected', { before: side(before), after: side(after) })}</p>
      )}
      {placebo !== undefined && (
        <p>
          {t('suggestion.effect.placebo', {
            passed: placebo.passed ? 'yes' : 'no',
            day: onDay(placebo.on),
            value: withUnit(placebo.estimate.effect),
            low: format(placebo.estimate.low),
            high: withUnit(placebo.estimate.high),
          })}
        </p>
      )}
      <p className="text-text-3">{t('suggestion.effect.days', { before: effect.daysBefore, after: effect.daysAfter })}</p>
    </li>
  );
}

/** Whether a taken-up suggestion is followed and whether it helped, after 14 and 28 days. */
export function EffectPanel({ recommendation }: { readonly recommendation: Recommendation }) {
  const t = useText<keyof typeof texts>();
  const { locale } = usePlace();
  const { recommendationId, adherence } = recommendation;
  const effect = useQuery({
    queryKey: ['effect', recommendationId, recommendation.updatedAt],
    queryFn: ({ signal }) => api('recommendation.getEffect', { params: { personId: 'me', recommendationId }, signal }),
  });
  return (
    <section aria-label={t('suggestion.effect')} className="mt-4">
      <h3 className="mb-1 text-note font-semibold">{t('suggestion.effect')}</h3>
      {adherence !== undefined && (
        <p className="text-note text-text-2">
          {t('suggestion.adherence', {
            verdict: adherence.verdict === 'not-followed' ? 'no' : adherence.verdict,
            followed: adherence.followed,
            days: adherence.days,
          })}
        </p>
      )}
      {effect.isError && <ErrorState error={effect.error} onRetry={() => void effect.refetch()} />}
      {effect.isPending && <Loading lines={2} />}
      {effect.data !== undefined && (
        <>
          <ul>
            {effect.data.items.map((one) => (
              <Look key={one.effectId} effect={one} />
            ))}
          </ul>
          {effect.data.nextOn !== undefined && (
            <p className="text-note text-text-3">
              {t('suggestion.effect.next', { day: dayInWords(effect.data.nextOn, locale, { day: 'numeric', month: 'long' }) })}
            </p>
          )}
          {effect.data.items.length === 0 && effect.data.nextOn === undefined && (
            <p className="text-note text-text-3">{t('suggestion.effect.none')}</p>
          )}
        </>
      )}
    </section>
  );
}
