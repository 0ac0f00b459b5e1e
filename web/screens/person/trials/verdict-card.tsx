import { joinUnit, numberFormat } from '@aceso/charts';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { ChartView } from '../../../chart/chart-view.tsx';
import { Legend } from '../../../chart/legend.tsx';
import { NEW_TRIAL } from '../../../lib/addresses.ts';
import { dayInWords } from '../../../lib/time.ts';
import { shownAs, toShown } from '../../../lib/units.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Loading } from '../../../ui/states.tsx';
import { Sureness } from '../../../ui/sureness.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type trialTexts from '../trial/texts.en.json';
import type { Trial, Verdict } from '../trial/use-trial.ts';
import type texts from './texts.en.json';
import { verdictChart } from './verdict-chart.ts';

const ProofSheet = lazy(async () => ({ default: (await import('./trial-proof-sheet.tsx')).TrialProofSheet }));

/** Means, difference, luck and adherence, each with its number. */
function useFacts(verdict: Verdict) {
  const t = useText<keyof typeof texts>();
  const { locale, preferred } = usePlace();
  const as = shownAs(verdict.metric, verdict.unit, 1, preferred);
  const format = numberFormat(as.decimals, locale);
  const withUnit = (value: number): string => joinUnit(format(value), as.label);
  const signed = (value: number): string => `${value > 0 ? '+' : ''}${format(value * as.factor)}`;
  const { on, off, difference, byLuck, adherence } = verdict;
  const mean = ({ mean: value, days }: Verdict['on']): string =>
    value === undefined ? '–' : t('trials.verdict.mean', { value: withUnit(toShown(value, as)), count: days });
  const measured =
    adherence.measured === undefined
      ? ''
      : `; ${t('trials.verdict.followed.measured', { followed: adherence.measured.followed, days: adherence.measured.days })}`;
  return [
    { term: t('trials.verdict.on'), detail: mean(on) },
    { term: t('trials.verdict.off'), detail: mean(off) },
    ...(difference === undefined
      ? []
      : [
          {
            term: t('trials.verdict.difference'),
            detail: t('trials.verdict.interval', {
              value: joinUnit(signed(difference.effect), as.label),
              low: signed(difference.low),
              high: joinUnit(signed(difference.high), as.label),
            }),
          },
        ]),
    ...(byLuck === undefined
      ? []
      : [
          {
            term: t('trials.verdict.luck'),
            detail: t('trials.verdict.luck.what', { n: Math.round(byLuck.p * byLuck.orders), orders: byLuck.orders }),
          },
        ]),
    ...(adherence.told === 0 && measured === ''
      ? []
      : [
          {
            term: t('trials.verdict.followed'),
            detail: `${t('trials.verdict.followed.told', { followed: adherence.followed, told: adherence.told })}${measured}`,
          },
        ]),
  ];
}

function Result({ trial, verdict }: { readonly trial: Trial; readonly verdict: Verdict }) {
  const t = useText<keyof typeof texts>();
  const place = usePlace();
  const facts = useFacts(verdict);
  const [isOpen, setOpen] = useState(false);
  const chart = verdictChart(trial, verdict, { on: t('trials.verdict.on'), off: t('trials.verdict.off') }, place);
  const again = trial.guideline === undefined ? {} : { guideline: trial.guideline };
  return (
    <>
      <p className="text-section">{verdict.title}</p>
      <p className="mt-1 max-w-[68ch] text-text-2">{verdict.text}</p>
      {verdict.chance !== undefined && (
        <p className="mt-2">
          <Sureness sureness={{ ...verdict.chance, basis: '' }} />
        </p>
      )}
      {verdict.values.length > 0 && (
        <>
          <ChartView chart={chart} />
          <Legend chart={chart} />
        </>
      )}
      <div className="mt-4">
        <Facts facts={facts} />
      </div>
      <div className="mt-4 flex flex-wrap gap-3">
        <Button onClick={() => setOpen(true)}>{t('trials.verdict.proof')}</Button>
        <Button asChild>
          <Link to={NEW_TRIAL} search={again}>
            {t('trials.verdict.again')}
          </Link>
        </Button>
      </div>
      {isOpen && (
        <Suspense fallback={<Loading lines={1} />}>
          <ProofSheet trialId={trial.trialId} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

/** A trial that is over: what came out, the picture, the figures, and where they come from. */
export function VerdictCard({ trial, verdict }: { readonly trial: Trial; readonly verdict: Verdict | undefined }) {
  const t = useText<keyof typeof texts | keyof typeof trialTexts>();
  const { locale } = usePlace();
  const short: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric' };
  return (
    <Card
      title={trial.title}
      aside={t('trials.verdict.wait', { from: dayInWords(trial.startOn, locale, short), to: dayInWords(trial.endsOn, locale, short) })}
    >
      {verdict?.endedEarly === true && (
        <p className="mb-2">
          <Tag kind="caution">{t('trials.verdict.early')}</Tag>
        </p>
      )}
      {verdict === undefined ? <p className="text-text-2">{t('trial.waiting')}</p> : <Result trial={trial} verdict={verdict} />}
    </Card>
  );
}
