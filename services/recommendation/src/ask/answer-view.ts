import type { Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import { EXAMPLES, type AskContext, type Evaluated, type Parsed } from '../domain/ask/index.ts';
import type { Read } from './read-ask-data.ts';

type Answer = Output<typeof recommendation.operations.ask>;

/** Changes with every change of what the same question and data give. */
const VERSION = '2.0.0';
const VALUES_AT_MOST = 400;

/** An answer that has no number, with what to do instead. */
export const noAnswer = (
  question: string,
  none: NonNullable<Answer['none']>,
  sentence: string,
  options: readonly string[] = [],
): Answer => ({
  question,
  none,
  value: null,
  unit: '',
  n: 0,
  sentence: options.length === 0 ? sentence : `${sentence} Which do you mean: ${options.join(', ')}?`,
  sources: [],
  notes: [],
  wordedBy: 'template',
  ...(options.length > 0 && { options: [...options] }),
  ...(none === 'safety' ? {} : { examples: [...EXAMPLES] }),
});

/** An evaluated question in the words of the contract, with its proof. */
export function answerView(
  question: string,
  { query, notes }: Extract<Parsed, { ok: true }>,
  answer: Evaluated,
  { reads, context }: { readonly reads: readonly Read[]; readonly context: AskContext },
): Answer {
  const days = [...new Set(answer.used.map(({ day }) => day))].toSorted();
  const [from, to] = [days[0], days.at(-1)];
  return {
    question,
    ...(answer.value === undefined && { none: 'no_data' as const }),
    value: answer.value ?? null,
    unit: answer.unit,
    n: answer.n,
    sentence: answer.sentence,
    query: { ...query },
    ...(from !== undefined && to !== undefined && { days: { from, to, withData: days.length } }),
    sources: [...new Set(answer.used.flatMap(({ sources }) => sources))].toSorted(),
    ...(answer.chart.points.length > 1 && { chart: { ...answer.chart, points: answer.chart.points.map((point) => ({ ...point })) } }),
    ...(answer.groups !== undefined && { groups: answer.groups.map((group) => ({ ...group })) }),
    ...(answer.alsoValues !== undefined && { also: answer.alsoValues.map((also) => ({ ...also })) }),
    notes: [...notes],
    wordedBy: 'template',
    readBy: 'grammar',
    proof: {
      method: { id: 'ask', version: VERSION, text: answer.method },
      reads: reads.map((read) => ({ ...read })),
      values: answer.used.slice(-VALUES_AT_MOST).map(({ day, value }) => ({ day, value })),
      conventions: [
        `“The last 7 days” end ${context.conventions.lastDaysEnd}; today is ${context.today}.`,
        `Weeks begin on ${context.conventions.weekStartsOn === 0 ? 'Monday' : 'Sunday'}; “last month” is the calendar month before this one.`,
        'Days without a value are left out, never counted as zero. A night belongs to the day of waking.',
      ],
    },
  };
}
