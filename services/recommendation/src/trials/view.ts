import type { Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import { addDays } from '../domain/days.ts';
import { judgeTrial, TRIAL_METHODS, type Judged, type TrialInputs } from '../domain/trials/judge.ts';
import type { Question } from '../domain/trials/question.ts';
import { lengthOf, scheduleOf } from '../domain/trials/schedule.ts';
import { decimalsOf, verdictWords } from '../domain/trials/words.ts';
import { surenessWord } from '../domain/sureness.ts';
import { fingerprintOfDocument } from '../jobs/stable-id.ts';
import type { TrialRow, VerdictView } from '../store/trials.ts';

export type TrialView = Output<typeof recommendation.operations.getTrial>;
type ProofView = Output<typeof recommendation.operations.getTrialProof>;
type QuestionView = ProofView['question'];

/** The question without what only the analysis needs. */
export function questionView({ followedBy: _followedBy, ...question }: Question, endsOn?: string): QuestionView {
  return { ...question, endsOn: endsOn ?? addDays(question.startOn, lengthOf(question) - 1) };
}

export function trialView(row: TrialRow, today: string): TrialView {
  const { question, order, pauses, told } = row;
  const said = new Map(told.map(({ day, followed }) => [day, followed]));
  const isOver = row.status === 'done' || row.status === 'ended';
  const days = scheduleOf(question, order, pauses, today).map((day) => {
    const followed = said.get(day.day);
    return { ...day, ...(followed === undefined ? {} : { followed }) };
  });
  const now = isOver || row.status === 'paused' ? undefined : days.find(({ day }) => day === today);
  return {
    trialId: row.trialId,
    status: row.status,
    ...questionView(question, days.at(-1)?.day),
    seed: row.seed,
    order: [...order],
    days,
    pauses: pauses.map((pause) => ({ ...pause })),
    ...(now === undefined
      ? {}
      : {
          today: {
            day: now.day,
            arm: now.arm,
            instruction: question[now.arm],
            ...(now.followed === undefined ? {} : { followed: now.followed }),
            left: days.filter(({ day }) => day > now.day).length,
          },
        }),
    adherence: { told: told.length, followed: told.filter(({ followed }) => followed).length },
    startedAt: row.startedAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

const meanOf = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;

type BareVerdict = Omit<VerdictView, 'decidedAt'>;

/** The verdict of inputs; the same inputs give the same bytes. */
export function verdictOf(trialId: string, inputs: TrialInputs): { readonly verdict: BareVerdict; readonly judged: Judged } {
  const judged = judgeTrial(inputs);
  const { question } = inputs;
  const counted = judged.days.filter(({ use }) => use === 'counted');
  const arm = (name: 'on' | 'off') => {
    const values = counted.filter((day) => day.arm === name).map(({ value }) => value ?? 0);
    const mean = meanOf(values);
    return { days: values.length, ...(mean === undefined ? {} : { mean }) };
  };
  const { adherence, difference, chance, byLuck, lack } = judged;
  const verdict: BareVerdict = {
    trialId,
    verdict: judged.verdict,
    ...(lack === undefined ? {} : { lack }),
    ...verdictWords(question, judged),
    ...(chance === undefined ? {} : { chance: { probability: chance, word: surenessWord(chance) } }),
    on: arm('on'),
    off: arm('off'),
    ...(difference === undefined ? {} : { difference: { ...difference } }),
    ...(byLuck === undefined ? {} : { byLuck: { ...byLuck } }),
    metric: question.metric,
    unit: question.unit,
    smallestDifference: question.smallestDifference,
    wholePairs: judged.wholePairs,
    adherence: { ...adherence, ...(adherence.measured === undefined ? {} : { measured: { ...adherence.measured } }) },
    values: counted.map(({ day, arm: its, value }) => ({ day, arm: its, value: value ?? 0 })),
    endedEarly: inputs.endedEarly,
    methods: TRIAL_METHODS.map((method) => ({ ...method })),
    fingerprint: fingerprintOfDocument([inputs, TRIAL_METHODS]),
  };
  return { verdict, judged };
}

/** All that stands behind a verdict, computed anew from what was kept. */
export function proofOf(row: TrialRow, inputs: TrialInputs): ProofView {
  const { verdict, judged } = verdictOf(row.trialId, inputs);
  const { question } = inputs;
  const figures = (['on', 'off'] as const).flatMap((name) => {
    const { mean } = verdict[name];
    const used = judged.days.filter(({ arm, use }) => arm === name && use === 'counted');
    if (mean === undefined) return [];
    const measuredOn = used.map(({ day }) => addDays(day, question.lagDays));
    const points = inputs.points.filter(({ day }) => measuredOn.includes(day));
    return [
      {
        figure: {
          name: name === 'on' ? 'daysWithIt' : 'daysWithoutIt',
          metric: question.metric,
          value: mean,
          unit: question.unit,
          n: used.length,
          decimals: decimalsOf(question.smallestDifference),
        },
        query: {
          operation: 'health-data.readDaily',
          metric: question.metric,
          from: measuredOn[0] ?? question.startOn,
          to: measuredOn.at(-1) ?? inputs.until,
        },
        days: measuredOn,
        values: used.map(({ value }) => value ?? 0),
        samples: points.reduce((sum, { count }) => sum + count, 0),
        sources: [...new Set(points.flatMap(({ sources }) => sources))].toSorted(),
        coverage:
          points.length === 0 ? 0 : Math.round((points.reduce((sum, { coverage }) => sum + coverage, 0) / points.length) * 1000) / 1000,
      },
    ];
  });
  return {
    trialId: row.trialId,
    question: questionView(question, judged.days.at(-1)?.day),
    seed: inputs.seed,
    order: [...inputs.order],
    methods: verdict.methods,
    figures,
    days: judged.days.map(({ day, arm, pair, use, value, followed }) => ({
      day,
      arm,
      pair,
      ...(value === undefined ? {} : { value }),
      ...(followed === undefined ? {} : { followed }),
      use,
    })),
    verdict,
    fingerprint: verdict.fingerprint,
  };
}
