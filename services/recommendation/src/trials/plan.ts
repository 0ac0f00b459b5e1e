import type { Input } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import { metric as metricOf, type Metric } from '@aceso/contracts/vocabulary';
import { unfit, type Guideline } from '@aceso/guidelines/kit';
import { Fault } from '@aceso/kit';
import { medianAbsoluteDeviation } from '@aceso/science';
import { addDays } from '../domain/days.ts';
import type { Deps } from '../deps.ts';
import type { Question } from '../domain/trials/question.ts';
import { lagOf } from '../domain/trials/lag.ts';
import { unsafeReason } from '../domain/trials/safe-action.ts';
import { lengthOf } from '../domain/trials/schedule.ts';
import { protocolOf } from '../domain/trials/words.ts';
import { listRecommendations } from '../store/recommendations.ts';
import { notNow, type OpenAdvice } from '../domain/trials/not-now.ts';
import { knownRecommendation } from '../operations/known-recommendation.ts';
import { findBackground } from '../store/background.ts';
import { daysOf, someone, type Someone } from './scene.ts';

type Plan = Input<typeof recommendation.operations.startTrial>['body'];

/** A plan that may start, and the difference that it would see in 8 of 10 cases. */
export interface Planned {
  readonly question: Question;
  readonly detectable: number | undefined;
  readonly today: string;
}

/** Days that a measure is looked back on, and how many of them need a value. */
export const [LOOK_BACK_DAYS, DAYS_NEEDED] = [28, 5];
const MOST_DAYS = 182;
const LATEST_START_DAYS = 30;
/** Days beyond levels and effect that the analysis needs. */
const FREEDOM = 4;
/** Quantiles of 97.5 % and 80 % of a normal distribution, added. */
const POWER = 2.8;
const OWN_DESIGN = { blockDays: 1, pairs: 7, washoutDays: 0 };

const unsafe = (path: string, message: string): Fault =>
  new Fault('trial-not-safe', 422, 'This is nothing to try here.', { errors: [{ path, message }] });
const misfit = (path: string, message: string): Fault =>
  new Fault('trial-does-not-fit', 422, 'The plan of the trial does not fit.', { errors: [{ path, message }] });

/** How far a day lies from the middle, typically; 0 when the days do not differ. */
export function scatterOf(values: readonly number[]): number {
  const found = medianAbsoluteDeviation(values);
  return found.ok ? found.value : 0;
}

/** Two significant digits. */
const readable = (value: number): number => (value === 0 ? 0 : Number(value.toPrecision(2)));

/** Half of the usual scatter: what one would notice; one step of the measure where nothing is known. */
export const worthHaving = ({ decimals }: Metric, scatter: number): number => readable(scatter / 2) || 10 ** -decimals;

/** What is tried: of the guidelines, or in own words. */
interface Tried {
  readonly guideline: Guideline | undefined;
  readonly recommendationId: string | undefined;
}

async function triedOf(deps: Deps, personId: string, plan: Plan): Promise<Tried> {
  const named = [plan.recommendationId, plan.guideline, plan.action].filter((one) => one !== undefined).length;
  if (named !== 1) throw misfit('/body', 'name one of recommendationId, guideline and action');
  const id =
    plan.recommendationId === undefined
      ? plan.guideline
      : (await knownRecommendation(deps.db, { personId, recommendationId: plan.recommendationId })).guideline;
  if (id === undefined) return { guideline: undefined, recommendationId: undefined };
  const guideline = deps.guidelines.find(({ manifest }) => manifest.id === id);
  const path = plan.recommendationId === undefined ? '/body/guideline' : '/body/recommendationId';
  if (guideline === undefined) throw misfit(path, 'no such guideline');
  if (guideline.manifest.trial === undefined) throw unsafe(path, 'going back and forth with this is no use or no good');
  return { guideline, recommendationId: plan.recommendationId };
}

const lagOfMetric = (id: string): number => {
  const found = metricOf(id);
  return found === undefined ? 0 : lagOf(found);
};

/** What is open for a person now. */
export const openAdvice = async ({ db }: Pick<Deps, 'db'>, personId: string): Promise<readonly OpenAdvice[]> =>
  (await listRecommendations(db, personId, 'open')).map(({ guideline, content }) => ({ guideline, urgency: content.urgency }));

/** Why something of the guidelines is nothing for this person to try; undefined when it is. */
export function refusalOf(
  guideline: Guideline,
  who: Someone,
  conditions: Awaited<ReturnType<typeof findBackground>>['conditions'],
): string | undefined {
  const facts = { ...who, conditions, questionnaires: new Map(), series: new Map() };
  const judged = unfit(guideline.manifest, { facts, insights: new Map(), undecided: new Map() });
  if (judged !== undefined && 'reason' in judged) return judged.reason;
  const forbidden = guideline.manifest.trial?.contraindications.find((name) => conditions.includes(name));
  return forbidden === undefined ? undefined : `not with ${forbidden.replaceAll('-', ' ')}`;
}

/**
 * Makes the question of a trial out of a plan. Throws `trial-not-safe` and `trial-does-not-fit`, each naming the field and the reason,
 * and `no-such-recommendation`.
 */
export async function planOf(deps: Deps, personId: string, plan: Plan): Promise<Planned> {
  const tried = await triedOf(deps, personId, plan);
  const manifest = tried.guideline?.manifest;
  const measure = metricOf(plan.metric ?? manifest?.success.metric ?? '');
  if (measure === undefined)
    throw misfit('/body/metric', plan.metric === undefined ? 'name a measure' : 'no such measure; see GET /v1/metrics');
  const ofGuideline =
    manifest !== undefined && manifest.success.metric === measure.id && manifest.success.of === 'value' ? manifest.success : undefined;
  const direction = plan.direction ?? ofGuideline?.direction;
  if (direction === undefined) throw misfit('/body/direction', 'say where the measure should go');
  const [who, { conditions }] = [await someone(deps, personId), await findBackground(deps.db, personId)];
  const reason =
    tried.guideline === undefined
      ? unsafeReason({ action: plan.action ?? '', family: measure.family, age: who.age, conditions })
      : refusalOf(tried.guideline, who, conditions);
  if (reason !== undefined) throw unsafe(tried.guideline === undefined ? '/body/action' : '/body', reason);
  const wait = notNow([manifest?.topic ?? '', measure.family], await openAdvice(deps, personId));
  if (wait !== undefined) throw unsafe('/body', wait);
  const design = designOf(plan, manifest?.trial ?? OWN_DESIGN);
  const startOn = startOf(plan, who.today);
  const days = await daysOf(deps, personId, [measure.id], addDays(who.today, -LOOK_BACK_DAYS), who.today);
  const values = (days.get(measure.id) ?? []).map(({ value }) => value);
  if (values.length < DAYS_NEEDED)
    throw misfit('/body/metric', `needs ${DAYS_NEEDED} days with a value of the last ${LOOK_BACK_DAYS}; there are ${values.length}`);
  const scatter = scatterOf(values);
  const smallestDifference =
    plan.smallestDifference ??
    (ofGuideline === undefined ? worthHaving(measure, scatter) : readable(ofGuideline.smallestDifference / ofGuideline.perDays));
  const title = manifest?.title ?? (plan.action ?? '').trim();
  const shown = manifest?.success.followedBy;
  const bare: Omit<Question, 'protocol'> = {
    title,
    on: manifest?.trial?.on ?? title,
    off: manifest?.trial?.off ?? 'Live as you usually do, without it.',
    ...(tried.recommendationId === undefined ? {} : { recommendationId: tried.recommendationId }),
    ...(manifest === undefined ? {} : { guideline: manifest.id }),
    metric: measure.id,
    metricName: measure.name,
    unit: measure.unit,
    direction,
    smallestDifference,
    lagDays: lagOf(measure),
    ...design,
    startOn,
    ...(shown === undefined || shown.of !== 'value' || shown.metric === measure.id
      ? {}
      : {
          followedBy: {
            metric: shown.metric,
            direction: shown.direction,
            difference: shown.difference,
            lagDays: lagOfMetric(shown.metric),
          },
        }),
  };
  const perArm = design.pairs * (design.blockDays - design.washoutDays);
  const detectable = scatter === 0 ? undefined : readable(POWER * scatter * Math.sqrt(2 / perArm));
  return { question: { ...bare, protocol: protocolOf(bare) }, detectable, today: who.today };
}

function designOf(plan: Plan, usual: typeof OWN_DESIGN): typeof OWN_DESIGN {
  const design = {
    blockDays: plan.blockDays ?? usual.blockDays,
    pairs: plan.pairs ?? usual.pairs,
    washoutDays: plan.washoutDays ?? Math.min(usual.washoutDays, (plan.blockDays ?? usual.blockDays) - 1),
  };
  if (design.washoutDays >= design.blockDays)
    throw misfit('/body/washoutDays', 'must be fewer than the days of a block, or none would count');
  const length = lengthOf(design);
  if (length > MOST_DAYS) throw misfit('/body/pairs', `makes ${length} days; a trial takes ${MOST_DAYS} at the most`);
  const counted = 2 * design.pairs * (design.blockDays - design.washoutDays);
  if (counted - design.pairs - 1 < FREEDOM)
    throw misfit('/body/pairs', `leaves ${counted} days that count, too few to tell anything; take more pairs or longer blocks`);
  return design;
}

function startOf({ startOn }: Plan, today: string): string {
  if (startOn === undefined) return addDays(today, 1);
  if (Number.isNaN(Date.parse(startOn)) || addDays(startOn, 0) !== startOn) throw misfit('/body/startOn', 'must be a day of the calendar');
  // A question that is asked of days that are over is no question any more.
  if (startOn < today) throw misfit('/body/startOn', `must be ${today} or later`);
  if (startOn > addDays(today, LATEST_START_DAYS)) throw misfit('/body/startOn', `must be within ${LATEST_START_DAYS} days`);
  return startOn;
}
