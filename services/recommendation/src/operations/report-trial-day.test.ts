import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomUUID } from 'node:crypto';
import { recommendation } from '@aceso/contracts/recommendation';
import { users } from '@aceso/contracts/users';
import { person, service } from '@aceso/kit/testing';
import { addDays } from '../domain/days.ts';
import { openRecommendation, type OpenRecommendation } from '../../test/open-recommendation.ts';
import { bell, noise, series, TODAY } from '../../test/series.ts';
import { ask, daysWith, onDays, OWN, start, type TrialView } from '../../test/trials.ts';

const later = (days: number): string => addDays(TODAY, days);

async function shortNights(open: OpenRecommendation, until = TODAY, more: (day: string) => number = () => 0): Promise<void> {
  open.daily.set('sleep-duration', daysWith(370, 12, until, more));
  await open.changed();
}
interface Item {
  readonly recommendationId: string;
  readonly guideline: string;
  readonly status: string;
  readonly score: number;
  readonly because?: string;
  readonly adherence?: object;
  readonly trial?: { readonly days: number; readonly on: string };
}
const cards = async (open: OpenRecommendation): Promise<readonly Item[]> =>
  (await open.get<{ items: Item[] }>('/v1/people/me/recommendations')).items;

test('startTrial: from a card it takes the suggestion up with its design; no before-and-after is drawn over its days', async () => {
  await using open = await openRecommendation();
  await shortNights(open);
  const card = (await cards(open)).find(({ guideline }) => guideline === 'sleep-duration');
  assert.ok(card !== undefined);

  const trial = await start(open, { recommendationId: card.recommendationId, startOn: TODAY });
  open.moveTo(later(30));
  await shortNights(open, later(30), onDays(trial, 40));

  assert.deepEqual([card.trial?.days, trial.days.length, trial.blockDays, trial.washoutDays], [24, 24, 3, 1]);
  assert.equal(trial.on, card.trial?.on);
  assert.equal((await cards(open)).find(({ recommendationId }) => recommendationId === card.recommendationId)?.status, 'accepted');
  assert.deepEqual(await open.house.events.all(recommendation.events.effectMeasured), []);
  assert.equal((await open.house.events.all(recommendation.events.trialDecided)).length, 1);
});

test('startTrial, listTrialOffers: while the body asks for rest no trial asks to move more, and the card does not offer it', async () => {
  await using open = await openRecommendation();
  const random = noise(3);
  const around = (centre: number, spread: number, now: number) => series(60, (ago) => (ago < 4 ? now : centre) + spread * bell(random));
  open.daily.set('resting-heart-rate', around(56, 1.2, 66));
  open.daily.set('heart-rate-variability-sdnn', around(50, 4, 25));
  open.daily.set('respiratory-rate', around(14.5, 0.3, 17));
  open.daily.set('wrist-temperature', around(35.6, 0.1, 36.6));
  open.daily.set('exercise-time', around(6, 2, 6));
  await open.changed();
  const shown = (await cards(open)).filter(({ status }) => status === 'open');

  const refused = await ask(open, 'trials', { body: { guideline: 'activity-weekly' } });
  const { offers } = await open.get<{ offers: { guideline: string; refusal?: string }[] }>('/v1/people/me/trial-offers');

  assert.ok(
    shown.some(({ guideline }) => guideline === 'illness-like-strain'),
    shown.map(({ guideline }) => guideline).join(' '),
  );
  assert.equal(shown.find(({ guideline }) => guideline === 'activity-weekly')?.trial, undefined);
  assert.deepEqual([refused.status, refused.json()['code']], [422, 'trial-not-safe']);
  assert.match(offers.find(({ guideline }) => guideline === 'activity-weekly')?.refusal ?? '', /rest/);
});

test('getTrialVerdict: what came out changes how the same advice ranks, and the card says so', async () => {
  await using open = await openRecommendation();
  await shortNights(open);
  const scores: number[] = [];
  const reasons: (string | undefined)[] = [];
  const look = async (): Promise<Item> => {
    const card = (await cards(open)).find(({ guideline, status }) => guideline === 'sleep-duration' && status === 'open');
    assert.ok(card !== undefined);
    scores.push(card.score);
    reasons.push(card.because);
    return card;
  };
  const card = await look();

  const trial = await start(open, { recommendationId: card.recommendationId, startOn: TODAY });
  open.moveTo(later(30));
  await shortNights(open, later(30), onDays(trial, 40));
  await open.post(`/v1/people/me/recommendations/${card.recommendationId}/feedback`, { kind: 'reopen' });
  await open.settled();
  await look();

  assert.ok((scores[1] ?? 0) > (scores[0] ?? 0), scores.join(' '));
  assert.deepEqual(reasons, [undefined, 'Your own trial found that it helped, so this ranks higher.']);
});

test('startTrial: what to do is told once on each day of it from the hour of the setting, and not while it is paused', async () => {
  await using open = await openRecommendation();
  await shortNights(open);
  const trial = await start(open, { ...OWN, startOn: TODAY });
  await open.settled();
  const due = async (): Promise<readonly unknown[]> =>
    (await open.house.events.all(recommendation.events.trialDayDue)).map(({ payload }) => payload);
  const on = async (day: string, hour: string): Promise<void> => {
    open.moveTo(day, hour);
    await open.changed();
  };

  await on(TODAY, '13:00');
  // In Zurich it is two hours later: five of the clock is still night for the setting of seven.
  await on(later(1), '03:00');
  const atNight = (await due()).length;
  await on(later(1), '05:30');
  await ask(open, `trials/${trial.trialId}/pause`, { method: 'PUT', body: { reason: 'illness' } });
  await on(later(2), '12:00');

  assert.equal(atNight, 1);
  assert.deepEqual(
    (await due()).map((one) => (one as { day: string; arm: string }).day),
    [TODAY, later(1)],
  );
});

test('listTrials: a clinician sees trials when the share covers recommendations, cannot change them, and strangers see nothing', async () => {
  await using open = await openRecommendation();
  await shortNights(open);
  const trial = await start(open, { ...OWN, startOn: TODAY });
  const [clinician, stranger] = [person(), person()];
  const share = (categories: string[]) =>
    open.house.publish('users', users.events.shareGranted, open.ada.personId, {
      personId: open.ada.personId,
      shareId: randomUUID(),
      granteeAccountId: clinician.subject,
      categories: categories as never, // Any text that the test wants to share.
    });
  const path = `/v1/people/${open.ada.personId}/trials`;
  const as = async (who: typeof clinician, more: object = {}): Promise<number> =>
    (await open.house.ask('recommendation', { as: who, path, ...more })).status;

  await share(['sleep']);
  await open.house.settle();
  const withSleepAlone = await as(clinician);
  await share(['recommendations']);
  await open.house.settle();
  const shared = await open.house.ask('recommendation', { as: clinician, path });

  assert.deepEqual([withSleepAlone, await as(stranger)], [403, 403]);
  assert.equal((shared.json() as { items: { trial: TrialView }[] }).items[0]?.trial.trialId, trial.trialId);
  assert.equal(await as(clinician, { path: `${path}/${trial.trialId}/end`, method: 'POST' }), 403);
  assert.equal(await as(clinician, { path: `${path}/${trial.trialId}/days/${TODAY}`, method: 'PUT', body: { followed: true } }), 403);
});

test('erasePerson: trials and what was told of their days go, too', async () => {
  await using open = await openRecommendation();
  await shortNights(open);
  const trial = await start(open, { ...OWN, startOn: TODAY });
  await ask(open, `trials/${trial.trialId}/days/${TODAY}`, { method: 'PUT', body: { followed: true } });

  const gone = await open.house.ask('recommendation', {
    as: service('users'),
    method: 'DELETE',
    path: `/v1/people/${open.ada.personId}/advice`,
  });

  assert.equal(gone.status, 200);
  const left = await open.house.database.dbOf('recommendation').one<{ n: number }>({
    text: 'select (select count(*) from recommendation.trial)::int + (select count(*) from recommendation.trial_day)::int as n',
    values: [],
  });
  assert.equal(left?.n, 0);
});

test('getTrialVerdict: what shows in the data is counted beside what was said', async () => {
  await using open = await openRecommendation();
  const random = noise(2);
  open.daily.set(
    'sleep-onset-time',
    series(60, () => 680 + 3 * bell(random)),
  );
  await shortNights(open);
  const trial = await start(open, { guideline: 'sleep-duration', startOn: TODAY });
  const early = onDays(trial, -30);
  open.moveTo(later(26));
  open.daily.set('sleep-onset-time', [
    ...(open.daily.get('sleep-onset-time') ?? []).filter(({ day }) => day <= TODAY),
    ...trial.days
      .map(({ day }) => addDays(day, 1))
      .map((day) => ({ day, value: 680 + early(day), count: 1, coverage: 1, sources: ['Watch'] })),
  ]);
  await shortNights(open, later(26), onDays(trial, 30));

  const { verdict } = (await ask(open, `trials/${trial.trialId}/verdict`)).json() as {
    verdict: { adherence: object; on: { days: number } };
  };

  assert.deepEqual(verdict.adherence, { told: 0, followed: 0, measured: { metric: 'sleep-onset-time', days: 12, followed: 12 } });
  assert.equal(verdict.on.days, 8);
});
