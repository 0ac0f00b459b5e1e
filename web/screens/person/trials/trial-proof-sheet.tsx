import { useQuery } from '@tanstack/react-query';
import { joinUnit, numberFormat } from '@aceso/charts';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { api } from '../../../lib/api.ts';
import type { Got } from '../../../lib/api-types.ts';
import { dayInWords } from '../../../lib/time.ts';
import { shownAs, toShown } from '../../../lib/units.ts';
import { Sheet } from '../../../ui/dialog.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { Table } from '../../../ui/table.tsx';
import { ProvenFigure } from '../suggestion/proven-figure.tsx';
import type texts from './texts.en.json';

type Proof = Got<'recommendation.getTrialProof'>;

const lettersOf = (order: Proof['order']): string => order.map((arm) => (arm === 'on' ? 'A' : 'B')).join(' ');

function ProofView({ proof }: { readonly proof: Proof }) {
  const t = useText<keyof typeof texts>();
  const { locale, preferred } = usePlace();
  const { question } = proof;
  const as = shownAs(question.metric, question.unit, 1, preferred);
  const format = numberFormat(as.decimals, locale);
  return (
    <>
      <ul>
        {proof.figures.map((proven) => (
          <ProvenFigure key={proven.figure.name} proven={proven} metricName={question.metricName} />
        ))}
      </ul>
      <div className="mt-4 break-words">
        <Facts
          facts={[
            { term: t('trials.proof.protocol'), detail: question.protocol },
            { term: t('trials.proof.seed'), detail: String(proof.seed) },
            { term: t('trials.proof.order'), detail: lettersOf(proof.order) },
            ...proof.methods.map(({ id, version, source }) => ({ term: t('trials.proof.method'), detail: `${id} ${version}: ${source}` })),
            { term: t('trials.proof.fingerprint'), detail: proof.fingerprint.slice(0, 16) },
          ]}
        />
      </div>
      <div className="mt-5">
        <Table
          caption={t('trials.proof.days')}
          columns={[t('trials.proof.day'), t('trials.proof.arm'), t('trials.proof.value'), t('trials.proof.use')]}
          rows={proof.days.map(({ day, arm, value, use }) => [
            dayInWords(day, locale, { day: 'numeric', month: 'short' }),
            arm === 'on' ? 'A' : 'B',
            value === undefined ? '–' : joinUnit(format(toShown(value, as)), as.label),
            t(`trials.proof.use.${use}`),
          ])}
          numbersFrom={2}
        />
      </div>
    </>
  );
}

/** Everything that a verdict rests on: what was fixed before, the order, every day, the methods. */
export function TrialProofSheet({ trialId, onClose }: { readonly trialId: string; readonly onClose: () => void }) {
  const t = useText<keyof typeof texts>();
  const proof = useQuery({
    queryKey: ['trial-proof', trialId],
    queryFn: ({ signal }) => api('recommendation.getTrialProof', { params: { personId: 'me', trialId }, signal }),
  });
  return (
    <Sheet title={t('trials.proof.title')} open onOpenChange={(open) => (open ? undefined : onClose())}>
      {proof.isError ? (
        <ErrorState error={proof.error} onRetry={() => void proof.refetch()} />
      ) : proof.data === undefined ? (
        <Loading lines={6} />
      ) : (
        <ProofView proof={proof.data} />
      )}
    </Sheet>
  );
}
