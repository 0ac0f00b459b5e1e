import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recommendation } from '@aceso/contracts/recommendation';
import { drawBlockOrder, trialEffect, type TrialEffect } from '@aceso/science';
import { addDays } from '../domain/days.ts';
import { openRecommendation, type OpenRecommendation } from '../../test/open-recommendation.ts';
import { TODAY } from '../../test/series.ts';
import { ask, daysWith, onDays, OWN, start, type TrialProof, type TrialView, type VerdictView } from '../../test/trials.ts';

const TOMORROW = addDays(TODAY, 1);
const later = (days: number): string => addDays(TODAY, days);

/** Nights that scatter by 20 minutes around seven hours. */
async function withNights(open: OpenRecommendation, until = TODAY, more: (day: string) => number | undefined = () => 0): Promise<void> {
  open.daily.set('sleep-duration', daysWith(420, 20, until, more));
  await open.changed();
}
const problem = async (open: OpenRecommendation, plan: object): Promise<readonly [number, string, string, string]> => {
  const reply = await ask(open, 'trials', { body: plan });
  const { code, errors } = reply.json() as { code: string; errors?: { path: string; message: string }[] };
  return [reply.status, code, errors?.[0]?.path ?? '', errors?.[0]?.message ?? ''];
};

/** What the nights of a trial say, worked out beside the service. */
function differenceOf(open: OpenRecommendation, trial: TrialView): Pick<TrialEffect, 'effect' | 'low' | 'high'> | undefined {
  const nights = new Map(open.daily.get(OWN.metric)?.map(({ day, value }) => [day, value]));
  const days = trial.days.map(({ day, arm }, i) => ({
    day: i,
    value: nights.get(addDays(day, trial.lagDays)) ?? Number.NaN,
    treated: arm === 'on',
    pair: Math.floor(i / 2),
  }));
  const found = trialEffect({ days, smallest: trial.smallestDifference, alpha: 0.05 });
  return found.ok ? { effect: found.value.effect, low: found.value.low, high: found.value.high } : undefined;
}

test('startTrial, getTrial: the order is drawn by a recorded seed that gives it again, half of the days have it, and today says what to do', async () => {
  await using open = await openRecommendation();
  await withNights(open);

  const trial = await start(open, { ...OWN, startOn: TODAY });
  const again = await ask(open, `trials/${trial.trialId}`);

  const drawn = drawBlockOrder({ pairs: 7, seed: trial.seed });
  assert.ok(drawn.ok);
  assert.deepEqual(
    trial.order.map((arm) => arm === 'on'),
    drawn.value,
  );
  assert.deepEqual([trial.days.length, trial.endsOn, trial.status], [14, later(13), 'running']);
  assert.equal(trial.days.filter(({ arm }) => arm === 'on').length, 7);
  assert.equal(trial.today?.instruction, trial.order[0] === 'on' ? OWN.action : 'Live as you usually do, without it.');
  assert.equal(trial.today?.left, 13);
  assert.match(trial.protocol, /14 days, half of them with it.*drawn by lot/);
  assert.deepEqual(again.json(), trial);
  const known = await ask(open, `trials/${trial.trialId}`, { headers: { 'if-none-match': String(again.headers['etag']) } });
  assert.equal(known.status, 304);
  assert.equal((await open.house.events.all(recommendation.events.trialStarted)).length, 1);
});

test('startTrial: the same request again with its key starts nothing anew, and another trial waits until this one is over', async () => {
  await using open = await openRecommendation();
  await withNights(open);
  const headers = { 'idempotency-key': 'the-same-key' };

  const [first, again] = [await ask(open, 'trials', { body: OWN, headers }), await ask(open, 'trials', { body: OWN, headers })];

  assert.deepEqual([first.status, again.status], [201, 201]);
  assert.equal((again.json() as unknown as TrialView).trialId, (first.json() as unknown as TrialView).trialId);
  assert.deepEqual((await problem(open, OWN)).slice(0, 2), [409, 'trial-running']);
});

test('startTrial, planTrial: what does harm, what is no plan and what has no days is refused with the field and the reason', async () => {
  await using open = await openRecommendation();
  await withNights(open);
  const refused: readonly (readonly [object, string, string, RegExp])[] = [
    [{ ...OWN, action: 'Take half of my blood pressure tablet' }, 'trial-not-safe', '/body/action', /clinician/],
    [{ ...OWN, action: 'Melatonin before bed' }, 'trial-not-safe', '/body/action', /medicines/],
    [{ ...OWN, action: 'Only sleep four hours' }, 'trial-not-safe', '/body/action', /sleeping less/],
    [{ ...OWN, action: 'Water fasting on weekdays' }, 'trial-not-safe', '/body/action', /harm/],
    [{ ...OWN, action: 'This cures my insomnia' }, 'trial-not-safe', '/body/action', /cure/],
    [{ ...OWN, action: 'I want to end my life' }, 'trial-not-safe', '/body/action', /person now/],
    [{ guideline: 'blood-pressure-severe' }, 'trial-not-safe', '/body/guideline', /no use or no good/],
    [{ ...OWN, metric: 'no-such-metric' }, 'trial-does-not-fit', '/body/metric', /no such measure/],
    [{ ...OWN, metric: 'body-mass' }, 'trial-does-not-fit', '/body/metric', /there are 0/],
    [{ ...OWN, blockDays: 2, washoutDays: 2 }, 'trial-does-not-fit', '/body/washoutDays', /fewer/],
    [{ ...OWN, blockDays: 28, pairs: 20 }, 'trial-does-not-fit', '/body/pairs', /at the most/],
    [{ ...OWN, pairs: 2 }, 'trial-does-not-fit', '/body/pairs', /too few/],
    [{ ...OWN, startOn: addDays(TODAY, -1) }, 'trial-does-not-fit', '/body/startOn', /or later/],
    [{ ...OWN, guideline: 'sleep-duration' }, 'trial-does-not-fit', '/body', /one of/],
    [{}, 'trial-does-not-fit', '/body', /one of/],
  ];

  for (const [plan, code, path, message] of refused) {
    const [status, its, at, said] = await problem(open, plan);
    assert.deepEqual([status, its, at], [422, code, path], JSON.stringify(plan));
    assert.match(said, message);
  }
  const { items } = await open.get<{ items: unknown[] }>('/v1/people/me/trials');
  const planned = await ask(open, 'trial-plans', { body: { ...OWN, blockDays: 3, washoutDays: 1, pairs: 4 } });
  assert.deepEqual(items, []);
  assert.deepEqual([planned.json()['days'], planned.json()['startOn']], [24, TOMORROW]);
  assert.ok(Number(planned.json()['detectable']) > 5);
});

test('startTrial: what somebody told of themselves forbids a trial, of the guidelines and in own words', async () => {
  await using open = await openRecommendation();
  open.daily.set(
    'exercise-time',
    daysWith(20, 5, TODAY, () => 0),
  );
  open.daily.set(
    'blood-glucose',
    daysWith(100, 5, TODAY, () => 0),
  );
  await open.changed();
  const told = { conditions: ['cardiovascular-disease', 'diabetes'], questionnaires: [] };
  assert.equal(await open.put('/v1/people/me/background', told), 204);

  const [walk, sugar] = [
    await problem(open, { guideline: 'activity-weekly' }),
    await problem(open, { action: 'No sugar in my coffee', metric: 'blood-glucose', direction: 'down' }),
  ];
  const { offers } = await open.get<{ offers: { guideline: string; refusal?: string }[] }>('/v1/people/me/trial-offers');

  assert.deepEqual(walk, [422, 'trial-not-safe', '/body', 'not with cardiovascular disease']);
  assert.deepEqual(sugar.slice(0, 3), [422, 'trial-not-safe', '/body/action']);
  assert.equal(offers.find(({ guideline }) => guideline === 'activity-weekly')?.refusal, 'not with cardiovascular disease');
  assert.equal(offers.find(({ guideline }) => guideline === 'sleep-duration')?.refusal, undefined);
});

test('getTrialVerdict, getTrialProof: an effect is found with its chance, and the proof computed twice from what was kept is the same bytes', async () => {
  await using open = await openRecommendation();
  await withNights(open);
  const trial = await start(open, { ...OWN, startOn: TODAY });
  const path = `trials/${trial.trialId}`;
  const waiting = (await ask(open, `${path}/verdict`)).json();
  const early = await ask(open, `${path}/proof`);
  open.moveTo(later(15));
  await withNights(open, later(15), onDays(trial, 60));

  const { verdict } = (await ask(open, `${path}/verdict`)).json() as { verdict: VerdictView };
  const [proof, again] = [await ask(open, `${path}/proof`), await ask(open, `${path}/proof`)];

  assert.deepEqual([waiting, early.status, early.json()['code']], [{ dueOn: later(15) }, 409, 'trial-not-over']);
  assert.equal(verdict.verdict, 'helped');
  // By the published method over the days of this order: with 8 of the 128 that may be drawn its interval misses the hour, as one of 95 % must.
  assert.deepEqual(verdict.difference, differenceOf(open, trial));
  assert.ok((verdict.difference?.low ?? 0) > 0 && Math.abs((verdict.difference?.effect ?? 0) - 60) < 31);
  assert.match(
    verdict.text,
    /^On days with it, “.*” was (1 h|\d+ min).* higher .*likely between .*The chance that it is higher on days with it: about 9 in 10\./,
  );
  assert.ok((verdict.chance?.probability ?? 0) > 0.95);
  assert.deepEqual([verdict.on.days, verdict.off.days, verdict.byLuck?.orders, verdict.endedEarly], [7, 7, 128, false]);
  assert.equal(proof.text, again.text);
  const { decidedAt: _at, ...bare } = verdict;
  assert.deepEqual((proof.json() as unknown as TrialProof).verdict, bare);
  assert.deepEqual(
    verdict.methods.map(({ id, version }) => [id, version]),
    [
      ['block-order', '1'],
      ['trial-effect', '1'],
      ['block-trial', '1'],
    ],
  );
  assert.equal((await open.house.events.all(recommendation.events.trialDecided)).length, 1);
});

test('getTrialVerdict: a verdict is given once, also when the days are told anew later', async () => {
  await using open = await openRecommendation();
  await withNights(open);
  const trial = await start(open, { ...OWN, startOn: TODAY });
  open.moveTo(later(15));
  await withNights(open, later(15), onDays(trial, 60));
  const before = (await ask(open, `trials/${trial.trialId}/verdict`)).json();

  await withNights(open, later(15), onDays(trial, -60));

  assert.deepEqual((await ask(open, `trials/${trial.trialId}/verdict`)).json(), before);
});

test('getTrialVerdict: without values it waits five days for them and then says that there are too few', async () => {
  await using open = await openRecommendation();
  await withNights(open);
  const trial = await start(open, { ...OWN, startOn: TODAY });
  const verdict = async (day: string): Promise<VerdictView | undefined> => {
    open.moveTo(day);
    await open.changed();
    return ((await ask(open, `trials/${trial.trialId}/verdict`)).json() as { verdict?: VerdictView }).verdict;
  };

  const waited = await verdict(later(19));
  const told = await verdict(later(20));

  assert.equal(waited, undefined);
  assert.deepEqual([told?.verdict, told?.lack, told?.title], ['cannot-say', 'few-pairs', 'Too few days to say']);
});

test('pauseTrial, resumeTrial: the days of an illness do not count, and the rest of the schedule waits', async () => {
  await using open = await openRecommendation();
  await withNights(open);
  const trial = await start(open, { ...OWN, startOn: TODAY, blockDays: 3, washoutDays: 1, pairs: 4 });
  const path = `trials/${trial.trialId}`;
  open.moveTo(later(4));

  const paused = (await ask(open, `${path}/pause`, { method: 'PUT', body: { reason: 'illness' } })).json() as unknown as TrialView;
  open.moveTo(later(9));
  const back = (await ask(open, `${path}/pause`, { method: 'DELETE' })).json() as unknown as TrialView;

  assert.deepEqual([paused.status, paused.today, back.status], ['paused', undefined, 'running']);
  assert.deepEqual(back.pauses, [{ from: later(4), until: later(9), reason: 'illness' }]);
  assert.equal(back.endsOn, addDays(trial.endsOn, 5));
  assert.deepEqual(
    back.days.map(({ arm, block }) => [arm, block]),
    trial.days.map(({ arm, block }) => [arm, block]),
  );
  assert.deepEqual(
    back.days.slice(3, 6).map(({ day, counts }) => [day, counts]),
    // The block goes on where it stood; the first day after the pause is wash-out again.
    [
      [later(3), false],
      [later(9), false],
      [later(10), true],
    ],
  );
});

test('endTrial: ended by the person it is judged by the days until yesterday, and nothing more can be told of it', async () => {
  await using open = await openRecommendation();
  await withNights(open);
  const trial = await start(open, { ...OWN, startOn: TODAY });
  open.moveTo(later(3));
  await withNights(open, later(3), onDays(trial, 60));

  const ended = (await ask(open, `trials/${trial.trialId}/end`, { method: 'POST' })).json() as unknown as TrialView;
  await open.settled();
  const { verdict } = (await ask(open, `trials/${trial.trialId}/verdict`)).json() as { verdict: VerdictView };
  const late = await ask(open, `trials/${trial.trialId}/days/${TODAY}`, { method: 'PUT', body: { followed: true } });

  assert.deepEqual([ended.status, verdict.verdict, verdict.endedEarly], ['ended', 'cannot-say', true]);
  assert.ok(verdict.lack === 'few-pairs' || verdict.lack === 'few-days');
  assert.deepEqual([late.status, late.json()['code']], [409, 'trial-over']);
  await start(open, OWN);
});

test('reportTrialDay: one tap is kept and can be changed, days to come are none yet, and a trial seldom followed is not judged', async () => {
  await using open = await openRecommendation();
  await withNights(open);
  const trial = await start(open, { ...OWN, startOn: TODAY });
  const report = (day: string, followed: boolean) =>
    ask(open, `trials/${trial.trialId}/days/${day}`, { method: 'PUT', body: { followed } });

  const early = await report(TOMORROW, true);
  await report(TODAY, true);
  const changed = (await report(TODAY, false)).json() as unknown as TrialView;
  open.moveTo(later(15));
  for (let i = 1; i < 6; i += 1) await report(later(i), i === 1);
  await withNights(open, later(15), onDays(trial, 60));
  const { verdict } = (await ask(open, `trials/${trial.trialId}/verdict`)).json() as { verdict: VerdictView };

  assert.deepEqual([early.status, early.json()['code']], [404, 'no-such-trial-day']);
  assert.deepEqual([changed.today?.followed, changed.adherence], [false, { told: 1, followed: 0 }]);
  assert.deepEqual([verdict.verdict, verdict.lack, verdict.adherence], ['cannot-say', 'not-followed', { told: 6, followed: 1 }]);
});
