import { useQuery } from '@tanstack/react-query';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { api } from '../../../lib/api.ts';
import type { Got } from '../../../lib/api-types.ts';
import { dayInWords } from '../../../lib/time.ts';
import { shownAs } from '../../../lib/units.ts';
import { Facts } from '../../../ui/facts.tsx';
import { QuerySheet } from '../../../ui/query-sheet.tsx';
import { Table } from '../../../ui/table.tsx';
import { ProvenFigure } from '../suggestion/proven-figure.tsx';
import { figuresOf } from '../trial/figures.ts';
import type texts from './texts.en.json';

type Proof = Got<'recommendation.getTrialProof'>;

const lettersOf = (order: Proof['order']): string => order.map((arm) => (arm === 'on' ? 'A' : 'B')).join(' ');

function ProofView({ proof }: { readonly proof: Proof }) {
  const t = useText<keyof typeof texts>();
  const { locale, preferred } = usePlace();
  const { question } = proof;
  const as = shownAs(question.metric, question.unit, 1, preferred);
  const figures = figuresOf(as, locale);
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
            value === undefined ? '–' : figures.value(value),
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
    <QuerySheet title={t('trials.proof.title')} query={proof} onClose={onClose}>
      {(data) => <ProofView proof={data} />}
    </QuerySheet>
  );
}
