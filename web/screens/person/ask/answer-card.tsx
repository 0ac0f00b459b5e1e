import { useText } from '../../../app/text.ts';
import { usePlace } from '../../../app/place.tsx';
import { ChartView } from '../../../chart/chart-view.tsx';
import type { Got } from '../../../lib/api-types.ts';
import { dayInWords } from '../../../lib/time.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { ChartTable } from '../../../ui/table.tsx';
import { answerChart } from './answer-chart.ts';
import type texts from './texts.en.json';

type Answer = Got<'recommendation.ask'>;

/** The last part of "health-data.readDaily" with its metric: what was looked up. */
const readInWords = ({ operation, metric, from, to }: NonNullable<Answer['proof']>['reads'][number]): string =>
  `${operation}${metric === undefined ? '' : ` ${metric}`}, ${from} – ${to}`;

const ISO_DAY = /\b\d{4}-\d{2}-\d{2}\b/g;

function Proof({ answer, proof }: { readonly answer: Answer; readonly proof: NonNullable<Answer['proof']> }) {
  const t = useText<keyof typeof texts>();
  const { locale } = usePlace();
  const day = (text: string): string => dayInWords(text, locale, { day: 'numeric', month: 'short', year: 'numeric' });
  const daysInWords = (text: string): string => text.replace(ISO_DAY, day);
  const { days } = answer;
  return (
    <details className="mt-4 border-t border-line pt-2">
      <summary className="target inline-flex cursor-pointer items-center font-semibold">{t('ask.proof')}</summary>
      <div className="mt-2 break-words">
        <Facts
          facts={[
            { term: t('ask.proof.method'), detail: `${proof.method.text} (${proof.method.id} ${proof.method.version})` },
            ...(days === undefined
              ? []
              : [
                  {
                    term: t('ask.proof.days'),
                    detail: t('ask.proof.days.of', { from: day(days.from), to: day(days.to), count: days.withData }),
                  },
                ]),
            ...(answer.sources.length === 0 ? [] : [{ term: t('ask.proof.sources'), detail: answer.sources.join(', ') }]),
            { term: t('ask.proof.reads'), detail: daysInWords(proof.reads.map(readInWords).join('; ')) },
            { term: t('ask.proof.rules'), detail: daysInWords(proof.conventions.join(' ')) },
          ]}
        />
        <details className="mt-2 text-note">
          <summary className="target inline-flex cursor-pointer items-center text-text-2">{t('ask.proof.understood')}</summary>
          <pre className="mt-1 max-h-64 overflow-auto rounded-medium bg-surface-2 p-3 whitespace-pre-wrap" tabIndex={0}>
            {JSON.stringify(answer.query, undefined, 1)}
          </pre>
        </details>
      </div>
    </details>
  );
}

function Choices({
  title,
  choices,
  onAsk,
}: {
  readonly title: string;
  readonly choices: readonly string[];
  readonly onAsk: (question: string) => void;
}) {
  return (
    <>
      <h3 className="mt-4 mb-2 text-note font-semibold">{title}</h3>
      <ul className="flex flex-wrap gap-2">
        {choices.map((choice) => (
          <li key={choice}>
            <Button className="text-left" onClick={() => onAsk(choice)}>
              {choice}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Who chose the words, and what of a model's was struck. */
function Wording({ answer }: { readonly answer: Answer }) {
  const t = useText<keyof typeof texts>();
  const { model, wordedBy, modelOutcome, struck = [], computed } = answer;
  if (model === undefined) return null;
  const { name, host } = model;
  const what = struck.map(({ reason, text }) => t(`ask.struck.reason.${reason}`, { text })).join(', ');
  return (
    <div className="mt-2 grid gap-1 text-note text-text-2">
      {wordedBy === 'model' && <p>{t('ask.worded', { name, host })}</p>}
      {wordedBy === 'model' && computed !== undefined && (
        <p>
          <span className="text-text-3">{t('ask.computed')}:</span> {computed}
        </p>
      )}
      {struck.length > 0 && <p>{t(wordedBy === 'model' ? 'ask.struck' : 'ask.struck.all', { name, what })}</p>}
      {wordedBy === 'template' && struck.length === 0 && (
        <p>{t('ask.outcome', { outcome: modelOutcome?.replace('too-', '') ?? 'failed', name })}</p>
      )}
    </div>
  );
}

/** Every number of a model's sentence with the figure that it comes from. */
function Numbers({ numbers }: { readonly numbers: NonNullable<Answer['numbers']> }) {
  const t = useText<keyof typeof texts>();
  const { locale } = usePlace();
  const shown = (value: number | string): string =>
    typeof value === 'string' ? value : new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }).format(value);
  return (
    <details className="mt-4 border-t border-line pt-2">
      <summary className="target inline-flex cursor-pointer items-center font-semibold">{t('ask.numbers')}</summary>
      <div className="mt-2 break-words">
        <Facts
          facts={numbers.map(({ text, figure, value, unit, periods: [period] }) => ({
            term: text,
            detail: `${t('ask.numbers.of', { figure, value: shown(value), unit })}${period === undefined ? '' : `, ${period}`}`,
          }))}
        />
      </div>
    </details>
  );
}

/** One answer: the sentence, its picture, and how it was computed. */
export function AnswerCard({ answer, onAsk }: { readonly answer: Answer; readonly onAsk: (question: string) => void }) {
  const t = useText<keyof typeof texts>();
  const { locale } = usePlace();
  const chart = answerChart(answer, locale);
  const { proof, options, examples, numbers = [] } = answer;
  return (
    <Card title={answer.question}>
      <p className="max-w-[68ch] text-reading font-semibold">{answer.sentence}</p>
      <Wording answer={answer} />
      {answer.notes.map((note) => (
        <p key={note} className="mt-1 text-note text-text-2">
          {note}
        </p>
      ))}
      {chart !== undefined && (
        <div className="mt-4">
          <ChartView chart={chart} />
          <details className="mt-2 text-note text-text-2">
            <summary className="target inline-flex cursor-pointer items-center">{t('ask.table')}</summary>
            <div className="max-h-80 overflow-auto" tabIndex={0} role="region" aria-label={t('ask.table')}>
              <ChartTable table={chart.table} />
            </div>
          </details>
        </div>
      )}
      {options !== undefined && (
        <Choices
          title={t('ask.meant')}
          choices={options}
          onAsk={(option) => onAsk(answer.question.replace(/[?.\s]*$/, ` (${option.toLowerCase()})?`))}
        />
      )}
      {options === undefined && examples !== undefined && <Choices title={t('ask.try')} choices={examples} onAsk={onAsk} />}
      {numbers.length > 0 && <Numbers numbers={numbers} />}
      {proof !== undefined && <Proof answer={answer} proof={proof} />}
    </Card>
  );
}
