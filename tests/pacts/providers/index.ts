import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataAccessed } from '@aceso/contracts/access';
import { healthData } from '@aceso/contracts/health-data';
import { identity } from '@aceso/contracts/identity';
import { monitoring } from '@aceso/contracts/monitoring';
import { recommendation } from '@aceso/contracts/recommendation';
import { users } from '@aceso/contracts/users';
import type { EventType } from '@aceso/contracts';
import { person, type TestHouse } from '@aceso/kit/testing';
import { addDays } from '../../../services/recommendation/src/domain/days.ts';
import { openAnalytics } from '../../../services/analytics/src/testing/surroundings.ts';
import { openDashboard } from '../../../services/dashboard/test/open-dashboard.ts';
import { openConnections } from '../../../services/health-data/test/open-connections.ts';
import { simulatedVendors } from '../../../services/health-data/test/simulated-vendors.ts';
import { importFile } from '../../../services/health-data/test/upload.ts';
import { openIdentity, PASSWORD } from '../../../services/identity/test/open-identity.ts';
import { durationBatch } from '../../../services/monitoring/src/testing/batches.ts';
import { openMonitoring } from '../../../services/monitoring/src/testing/open.ts';
import { openNotification } from '../../../services/notification/src/testing/surroundings.ts';
import { openRecommendation } from '../../../services/recommendation/test/open-recommendation.ts';
import { TODAY } from '../../../services/recommendation/test/series.ts';
import { roundOfReminders } from '../../../services/recommendation/test/round-of-reminders.ts';
import { ask, start } from '../../../services/recommendation/test/trials.ts';
import { openUsers, register } from '../../../services/users/src/testing/surroundings.ts';
import { ADA, ADAS_ACCOUNT, ADAS_ADDRESS, AT, CEDRIC, CEDRICS_ACCOUNT, SOME_ID, SUGGESTION, TRIAL, TRIAL_OVER } from '../names.ts';
import type { Provider } from '../verify.ts';
import { listening } from './listening.ts';

const FIXTURE = join(import.meta.dirname, '../../../integrations/apple-health/fixtures/modern.xml');

/** Payload of the newest event of a type, once there is one. */
const newest = async (house: TestHouse, event: EventType): Promise<unknown> => (await house.events.until(event)).at(-1)?.payload;

async function provideIdentity(): Promise<Provider> {
  const house = await openIdentity();
  const ada = await house.someone({ email: ADAS_ADDRESS });
  const cedric = await house.someone({ active: false });
  await house.someone({ roles: ['person', 'operator'] });
  return {
    ...(await listening(house, 'identity', {
      ids: new Map([
        [ADAS_ACCOUNT, ada.accountId],
        [CEDRICS_ACCOUNT, cedric.accountId],
      ]),
      events: {
        [identity.events.signInNoticed.type]: async () => {
          for (const address of ['203.0.113.7', '198.51.100.1'])
            await house.tryPassword(ADAS_ADDRESS, PASSWORD, { 'x-forwarded-for': address });
          return await newest(house, identity.events.signInNoticed);
        },
        [identity.events.sessionRevoked.type]: async () => {
          const { accessToken, sessionId } = await house.signIn(ADAS_ADDRESS);
          await house.askAs(accessToken, 'DELETE', `/v1/sessions/${sessionId}`);
          return await newest(house, identity.events.sessionRevoked);
        },
      },
    })),
    token: async (consumer) => (await house.neighbour(consumer).tokens.asService('identity')).token,
  };
}

async function provideUsers(): Promise<Provider> {
  const { house } = await openUsers();
  const ada = await register(house);
  await register(house, { email: 'friend@example.org' });
  const cedric = await register(house, { email: 'cedric@example.org' });
  const ask = async (path: string, method: 'PATCH' | 'POST' | 'PUT' | 'DELETE', body?: object, as = ada.as): Promise<unknown> => {
    const reply = await house.ask('users', { as, path, method, ...(body === undefined ? {} : { body }) });
    if (reply.status >= 300) throw new Error(`${path}: ${reply.status} ${reply.text}`);
    await house.settle();
    return reply.text === '' ? undefined : reply.json();
  };
  const share = async (): Promise<{ shareId: string }> => {
    const body = { email: 'friend@example.org', relation: 'caregiver', categories: ['activity'] };
    return (await ask('/v1/people/me/shares', 'POST', body)) as { shareId: string }; // Checked against the contract by the service.
  };
  const after = (event: EventType, act: () => Promise<unknown>) => async () => {
    await act();
    return await newest(house, event);
  };
  const { personUpdated, consentDecided, personErased, shareGranted, shareRevoked } = users.events;
  return await listening(house, 'users', {
    ada: ada.as,
    ids: new Map([
      [ADA, ada.personId],
      [CEDRIC, cedric.personId],
    ]),
    events: {
      [personUpdated.type]: after(personUpdated, () => ask('/v1/people/me', 'PATCH', { language: 'de' })),
      [consentDecided.type]: after(consentDecided, () => ask('/v1/people/me/consents/storage-and-advice', 'PUT', { granted: true })),
      [personErased.type]: after(personErased, () => ask('/v1/people/me?confirm=erase', 'DELETE', undefined, cedric.as)),
      [shareGranted.type]: after(shareGranted, share),
      [shareRevoked.type]: after(shareRevoked, async () => {
        const { shareId } = await share();
        await ask(`/v1/people/me/shares/${shareId}`, 'DELETE');
      }),
    },
  });
}

async function provideHealthData(): Promise<Provider> {
  const connections = await openConnections((await simulatedVendors()).filter(({ manifest }) => manifest.id === 'oura'));
  const open = connections.data;
  const { house, ada } = open;
  const push = (): Promise<unknown> =>
    open.push([{ metric: 'step-count', start: AT, end: '2026-03-01T08:30:00.000Z', value: 1200, unit: '1' }]);
  await push();
  await house.settle();
  const provider = await listening(house, 'health-data', {
    ada,
    ids: new Map([[ADA, ada.personId]]),
    events: {
      [healthData.events.healthDataChanged.type]: () => newest(house, healthData.events.healthDataChanged),
      [healthData.events.uploadFinished.type]: async () => {
        await importFile(open, 'export.xml', readFileSync(FIXTURE));
        return await newest(house, healthData.events.uploadFinished);
      },
      [healthData.events.connectionChanged.type]: async () => {
        await connections.connect('oura');
        return await newest(house, healthData.events.connectionChanged);
      },
      [dataAccessed.type]: async () => {
        const friend = person();
        const share = { personId: ada.personId, shareId: SOME_ID, granteeAccountId: friend.subject, categories: ['activity'] };
        await house.publish('users', users.events.shareGranted, ada.personId, share);
        await house.settle();
        const path = `/v1/people/${ada.personId}/daily?metrics=step-count&from=2026-03-01&to=2026-03-02`;
        await house.ask('health-data', { as: friend, path });
        return await newest(house, dataAccessed);
      },
    },
  });
  // The vendors beside it listen, too.
  return { ...provider, [Symbol.asyncDispose]: () => connections[Symbol.asyncDispose]() };
}

async function provideRecommendation(): Promise<Provider> {
  const open = await openRecommendation();
  open.daily.set(
    'sleep-duration',
    Array.from({ length: 100 }, (_, i) => ({ day: addDays(TODAY, i - 60), value: 350, count: 1, coverage: 1, sources: ['Watch'] })),
  );
  await open.changed();
  const { items } = await open.get<{ items: { recommendationId: string }[] }>('/v1/people/me/recommendations?status=open');
  const own = { action: 'No screens after nine in the evening', metric: 'sleep-duration', direction: 'up', startOn: TODAY };
  const over = await start(open, own);
  await ask(open, `trials/${over.trialId}/end`, { method: 'POST' });
  await open.settled();
  const running = await start(open, own);
  await open.put('/v1/people/me/questionnaires/who5/reminder', { everyDays: 7 });
  await open.settled();
  await roundOfReminders(open, `${addDays(TODAY, 7)}T12:00:00Z`);
  return await listening(open.house, 'recommendation', {
    ada: open.ada,
    now: () => new Date(`${TODAY}T12:00:00Z`),
    ids: new Map([
      [ADA, open.ada.personId],
      [SUGGESTION, items[0]?.recommendationId ?? ''],
      [TRIAL, running.trialId],
      [TRIAL_OVER, over.trialId],
    ]),
    events: {
      [recommendation.events.recommendationCreated.type]: () => newest(open.house, recommendation.events.recommendationCreated),
      [recommendation.events.trialDayDue.type]: () => newest(open.house, recommendation.events.trialDayDue),
      [recommendation.events.questionnaireDue.type]: () => newest(open.house, recommendation.events.questionnaireDue),
      [recommendation.events.trialDecided.type]: () => newest(open.house, recommendation.events.trialDecided),
      [recommendation.events.recommendationPrompted.type]: async () => {
        // Drawn by lot, at a quarter a day: within a month one has come.
        for (let ahead = 1; ahead <= 30; ahead++) {
          open.moveTo(addDays(TODAY, ahead));
          await open.changed(['sleep-duration']);
          if ((await open.house.events.all(recommendation.events.recommendationPrompted)).length > 0) break;
        }
        open.moveTo(TODAY);
        return await newest(open.house, recommendation.events.recommendationPrompted);
      },
    },
  });
}

async function provideNotification(): Promise<Provider> {
  const { house } = await openNotification({ now: () => new Date() });
  return await listening(house, 'notification', { ada: person(ADA) });
}

async function provideAnalytics(): Promise<Provider> {
  const { house } = await openAnalytics({ now: () => new Date() });
  return await listening(house, 'analytics');
}

async function provideDashboard(): Promise<Provider> {
  const { house, now } = await openDashboard();
  return await listening(house, 'dashboard', { now });
}

async function provideMonitoring(): Promise<Provider> {
  const { house, send, now } = await openMonitoring({ alertErrorShare: 0.3 });
  const raise = async (): Promise<unknown> => {
    await send('/v1/metrics', durationBatch('users', '2026-03-01T07:59:00Z', 200, [60, 0, 0]));
    await send('/v1/metrics', durationBatch('users', '2026-03-01T07:59:00Z', 502, [40, 0, 0]));
    house.settings('monitoring').set('alertErrorShare', 0.2);
    return await newest(house, monitoring.events.alertRaised);
  };
  return await listening(house, 'monitoring', {
    now,
    events: {
      [monitoring.events.alertRaised.type]: raise,
      [monitoring.events.alertCleared.type]: async () => {
        await raise();
        house.settings('monitoring').set('alertErrorShare', 1);
        return await newest(house, monitoring.events.alertCleared);
      },
    },
  });
}

/** How each provider is brought into the state that the expectations speak of. */
export const PROVIDERS: Readonly<Record<string, () => Promise<Provider>>> = {
  identity: provideIdentity,
  users: provideUsers,
  'health-data': provideHealthData,
  recommendation: provideRecommendation,
  notification: provideNotification,
  analytics: provideAnalytics,
  dashboard: provideDashboard,
  monitoring: provideMonitoring,
};
