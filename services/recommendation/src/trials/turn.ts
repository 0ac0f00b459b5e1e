import { recommendation } from '@aceso/contracts/recommendation';
import type { Db } from '@aceso/kit';
import { addDays } from '../domain/days.ts';
import type { Deps } from '../deps.ts';
import type { TrialInputs } from '../domain/trials/judge.ts';
import type { Arm } from '../domain/trials/question.ts';
import { scheduleOf } from '../domain/trials/schedule.ts';
import { noteTold, saveVerdict, type TrialRow, type TrialStatus, type VerdictView } from '../store/trials.ts';
import { daysOf } from './scene.ts';
import { verdictOf } from './view.ts';

/** Days that a verdict waits for values that come late. */
const GRACE_DAYS = 5;
/** Days before the start that say what was usual, of the measure that shows whether it is done. */
const USUAL_DAYS = 60;

/** What a turn of the advisor does about trials. */
export interface TrialTurn {
  /** Trials whose day has been looked at; on a day that is none of theirs there is nothing to tell. */
  readonly due: readonly { readonly trialId: string; readonly day: string; readonly arm: Arm | undefined }[];
  readonly decided: readonly {
    readonly trialId: string;
    readonly inputs: TrialInputs;
    readonly verdict: VerdictView;
    readonly status: TrialStatus;
  }[];
}

export const NO_TRIALS: TrialTurn = { due: [], decided: [] };

/** Reads and thinks; nothing is written. Before the hour of the person's day no instruction is due. */
export async function trialTurn(
  deps: Pick<Deps, 'healthData' | 'now' | 'settings'>,
  personId: string,
  rows: readonly TrialRow[],
  today: string,
  minuteOfDay: number,
): Promise<TrialTurn> {
  const due = rows.flatMap(({ status, trialId, question, order, pauses, toldOn }) => {
    if (status !== 'running' || toldOn === today || minuteOfDay < deps.settings.get('trialFrom') * 60) return [];
    return [{ trialId, day: today, arm: scheduleOf(question, order, pauses, today).find(({ day }) => day === today)?.arm }];
  });
  const decided: TrialTurn['decided'][number][] = [];
  for (const row of rows) {
    const inputs = row.verdict === undefined && row.status !== 'paused' ? await inputsOf(deps, personId, row, today) : undefined;
    if (inputs === undefined) continue;
    const { verdict } = verdictOf(row.trialId, inputs);
    const status = inputs.endedEarly ? 'ended' : 'done';
    decided.push({ trialId: row.trialId, inputs, status, verdict: { ...verdict, decidedAt: deps.now().toISOString() } });
  }
  return { due, decided };
}

/** What a trial is judged by, once it is over and its last days have come or been waited for. */
async function inputsOf(
  deps: Pick<Deps, 'healthData'>,
  personId: string,
  { question, seed, order, pauses, told, endedOn }: TrialRow,
  today: string,
): Promise<TrialInputs | undefined> {
  const days = scheduleOf(question, order, pauses, today);
  const last = days.at(-1)?.day ?? question.startOn;
  const until = endedOn === undefined || endedOn > last ? last : addDays(endedOn, -1);
  // What is done on the last day shows in the night after it; who ends a trial early waits for nothing.
  const { lagDays } = question;
  if (until >= today || (endedOn === undefined && addDays(until, lagDays) >= today)) return undefined;
  const shown = question.followedBy?.metric;
  const from = shown === undefined ? question.startOn : addDays(question.startOn, -USUAL_DAYS);
  const found = await daysOf(deps, personId, shown === undefined ? [question.metric] : [question.metric, shown], from, addDays(until, 1));
  const points = (found.get(question.metric) ?? []).filter(
    ({ day }) => day >= addDays(question.startOn, lagDays) && day <= addDays(until, lagDays),
  );
  const lastCounted = days.findLast(({ counts, day }) => counts && day <= until)?.day;
  const isComplete = endedOn !== undefined || lastCounted === undefined || points.some(({ day }) => day === addDays(lastCounted, lagDays));
  // A last day that comes late is waited for; after that it is missing like any other.
  if (!isComplete && addDays(until, lagDays + GRACE_DAYS) >= today) return undefined;
  return {
    question,
    seed,
    order,
    pauses,
    until,
    endedEarly: endedOn !== undefined && until < last,
    points,
    told: told.filter(({ day }) => day <= until),
    followedPoints: shown === undefined ? [] : (found.get(shown) ?? []),
  };
}

const { trialDayDue, trialDecided } = recommendation.events;

/** Writes what a turn found about trials, with its events, in the transaction of the turn. */
export async function writeTrialTurn({ bus }: Pick<Deps, 'bus'>, tx: Db, personId: string, turn: TrialTurn, now: Date): Promise<void> {
  for (const { trialId, day, arm } of turn.due)
    if ((await noteTold(tx, personId, trialId, day)) && arm !== undefined)
      await bus.append(tx, trialDayDue, personId, { personId, trialId, day, arm });
  for (const { trialId, verdict, ...rest } of turn.decided)
    if (await saveVerdict(tx, personId, trialId, { verdict, ...rest }, now))
      await bus.append(tx, trialDecided, personId, { personId, trialId, verdict: verdict.verdict });
}
