import type { EventType } from '@aceso/contracts';
import { dataAccessed } from '@aceso/contracts/access';
import { analytics } from '@aceso/contracts/analytics';
import { dashboard } from '@aceso/contracts/dashboard';
import { healthData } from '@aceso/contracts/health-data';
import { identity } from '@aceso/contracts/identity';
import { monitoring } from '@aceso/contracts/monitoring';
import { notification } from '@aceso/contracts/notification';
import { recommendation } from '@aceso/contracts/recommendation';
import { users } from '@aceso/contracts/users';
import type { AnyContract } from '@aceso/kit';
import {
  ADA,
  ADAS_ACCOUNT,
  ADAS_ADDRESS,
  AT,
  CEDRIC,
  CEDRICS_ACCOUNT,
  NEW_ACCOUNT,
  SOME_ID,
  SUGGESTION,
  TRIAL,
  TRIAL_OVER,
} from './names.ts';

/** An operation that a service calls, and what it needs of the answer: fields by type, or exactly where it says so. */
export interface Call {
  readonly consumer: string;
  readonly provider: AnyContract;
  readonly operation: string;
  readonly input: { readonly params?: object; readonly query?: object; readonly body?: object };
  /** On behalf of the person; the service itself when absent. */
  readonly asPerson?: boolean;
  readonly needs?: unknown;
  /** Code of the problem that is expected in place of an answer. */
  readonly problem?: { readonly status: number; readonly code: string };
}

/** An event that a service listens to, and what it needs of the payload. */
export interface News {
  readonly consumer: string;
  readonly provider: string;
  readonly event: EventType;
  readonly needs: object;
}

const ada = { params: { personId: ADA } };
const cedric = { params: { personId: CEDRIC } };
const receipt = { service: 'name', erasedAt: AT, rows: 0, fingerprint: 'f' };
const days = { from: '2026-03-01', to: '2026-03-02' };
const daily = {
  series: [{ metric: 'step-count', values: [{ day: '2026-03-01', value: 1200, count: 1, coverage: 0.1, sources: ['Watch'] }] }],
};
const stepsOf = { ...ada, query: { metrics: 'step-count', ...days } };

export const CALLS: readonly Call[] = [
  {
    consumer: 'users',
    provider: identity,
    operation: 'createAccount',
    input: {
      body: { accountId: NEW_ACCOUNT, personId: SOME_ID, email: 'new@example.org', password: 'four unrelated words', roles: ['person'] },
    },
    needs: { accountId: NEW_ACCOUNT },
  },
  {
    consumer: 'users',
    provider: identity,
    operation: 'findAccount',
    input: { body: { email: ADAS_ADDRESS } },
    needs: { accounts: [{ accountId: ADAS_ACCOUNT }] },
  },
  {
    consumer: 'users',
    provider: identity,
    operation: 'getAccount',
    input: { params: { accountId: ADAS_ACCOUNT } },
    needs: { email: ADAS_ADDRESS },
  },
  { consumer: 'users', provider: identity, operation: 'activateAccount', input: { params: { accountId: CEDRICS_ACCOUNT } } },
  {
    consumer: 'users',
    provider: identity,
    operation: 'setRoles',
    input: { params: { accountId: ADAS_ACCOUNT }, body: { roles: ['person'] } },
  },
  { consumer: 'users', provider: identity, operation: 'deleteAccount', input: { params: { accountId: CEDRICS_ACCOUNT } }, needs: receipt },
  { consumer: 'users', provider: notification, operation: 'setDefaults', input: { ...ada, body: { timeZone: 'Europe/Zurich' } } },
  ...[notification, healthData, recommendation, analytics].map((provider) => ({
    consumer: 'users',
    provider,
    operation: 'erasePerson',
    input: cedric,
    needs: receipt,
  })),
  {
    consumer: 'notification',
    provider: identity,
    operation: 'findAccount',
    input: { body: { role: 'operator' } },
    needs: { accounts: [{ personId: SOME_ID }] },
  },
  {
    consumer: 'notification',
    provider: identity,
    operation: 'getAccount',
    input: { params: { accountId: ADAS_ACCOUNT } },
    needs: { personId: SOME_ID },
  },
  {
    consumer: 'notification',
    provider: users,
    operation: 'getContact',
    input: ada,
    needs: { email: ADAS_ADDRESS, displayName: 'Ada', language: 'en', timeZone: 'Europe/Zurich' },
  },
  {
    consumer: 'notification',
    provider: recommendation,
    operation: 'getRecommendation',
    input: { params: { personId: ADA, recommendationId: SUGGESTION } },
    needs: { title: 'a title', why: 'a reason', status: 'open' },
  },
  {
    consumer: 'notification',
    provider: recommendation,
    operation: 'getTrial',
    input: { params: { personId: ADA, trialId: TRIAL } },
    needs: { today: { day: '2026-06-30', arm: 'a word', instruction: 'what to do' } },
  },
  {
    consumer: 'notification',
    provider: recommendation,
    operation: 'getTrialVerdict',
    input: { params: { personId: ADA, trialId: TRIAL_OVER } },
    needs: { verdict: { title: 'a title', text: 'a text' } },
  },
  {
    consumer: 'notification',
    provider: recommendation,
    operation: 'listQuestionnaireReminders',
    input: ada,
    needs: { items: [{ instrument: 'who5', isWaiting: true }] },
  },
  {
    consumer: 'health-data',
    provider: users,
    operation: 'getProfile',
    input: ada,
    needs: { timeZone: 'Europe/Zurich', displayName: 'Ada', language: 'en', createdAt: AT },
  },
  {
    consumer: 'health-data',
    provider: users,
    operation: 'listConsents',
    input: ada,
    needs: { items: [{ purpose: 'storage-and-advice', granted: true }] },
  },
  {
    consumer: 'health-data',
    provider: users,
    operation: 'getProfile',
    input: { params: { personId: SOME_ID } },
    problem: { status: 404, code: 'no-such-person' },
  },
  {
    consumer: 'health-data',
    provider: recommendation,
    operation: 'listFhirResources',
    input: { params: { personId: ADA, type: 'DetectedIssue' } },
    needs: { items: [{ resourceType: 'DetectedIssue', id: 'an id', meta: { versionId: 'a version', lastUpdated: AT } }] },
  },
  { consumer: 'recommendation', provider: healthData, operation: 'readDaily', input: stepsOf, needs: daily },
  {
    consumer: 'recommendation',
    provider: healthData,
    operation: 'listLatest',
    input: ada,
    asPerson: true,
    needs: { items: [{ metric: 'step-count', unit: '{steps}', value: 1200, at: AT, source: 'Watch', firstAt: AT, samples: 1 }] },
  },
  {
    consumer: 'recommendation',
    provider: healthData,
    operation: 'readStatistics',
    input: { ...ada, query: { metric: 'step-count', ...days, every: 'day' } },
    asPerson: true,
    needs: { unit: '{steps}', timeZone: 'Europe/Zurich', items: [{ day: '2026-03-01', count: 1, coverage: 0.1, values: { sum: 1200 } }] },
  },
  {
    consumer: 'recommendation',
    provider: healthData,
    operation: 'readTypicalDay',
    input: { ...ada, query: { metric: 'step-count', ...days } },
    asPerson: true,
    needs: { unit: '{steps}', fullDays: 0, neededDays: 7, points: [{ minute: 0, p50: 1, days: 1 }] },
  },
  ...['listSleep', 'listWorkouts', 'listBloodPressure'].map((operation): Call => ({
    consumer: 'recommendation',
    provider: healthData,
    operation,
    input: { ...ada, query: days },
    asPerson: true,
    needs: { timeZone: 'Europe/Zurich', items: [] },
  })),
  { consumer: 'recommendation', provider: users, operation: 'getProfile', input: ada, needs: { timeZone: 'Europe/Zurich' } },
  {
    consumer: 'analytics',
    provider: healthData,
    operation: 'listLatest',
    input: ada,
    needs: { items: [{ metric: 'step-count', firstAt: AT }] },
  },
  { consumer: 'analytics', provider: healthData, operation: 'readDaily', input: stepsOf, needs: daily },
  { consumer: 'analytics', provider: users, operation: 'getProfile', input: ada, needs: { personId: ADA } },
  {
    consumer: 'gateway',
    provider: dashboard,
    operation: 'resolveBrowserSession',
    input: { body: { cookie: 'unknown' } },
    problem: { status: 401, code: 'session-ended' },
  },
  {
    consumer: 'dashboard',
    provider: users,
    operation: 'getProfile',
    input: ada,
    asPerson: true,
    needs: { displayName: 'Ada', timeZone: 'Europe/Zurich', language: 'en', units: { weight: 'kg', glucose: 'mmol/L' } },
  },
  { consumer: 'dashboard', provider: healthData, operation: 'readDaily', input: stepsOf, asPerson: true, needs: daily },
  {
    consumer: 'dashboard',
    provider: healthData,
    operation: 'listSleep',
    input: { ...ada, query: days },
    asPerson: true,
    needs: { items: [] },
  },
  {
    consumer: 'dashboard',
    provider: healthData,
    operation: 'listSources',
    input: ada,
    asPerson: true,
    needs: { items: [{ name: 'Watch', kind: 'watch', lastAt: AT }] },
  },
  {
    consumer: 'dashboard',
    provider: recommendation,
    operation: 'listRecommendations',
    input: { ...ada, query: { status: 'open' } },
    asPerson: true,
    needs: { items: [{ recommendationId: SUGGESTION, title: 'a title', why: 'a reason', rank: 1 }] },
  },
  {
    consumer: 'dashboard',
    provider: recommendation,
    operation: 'listTrials',
    input: ada,
    asPerson: true,
    needs: { items: [{ trial: { trialId: TRIAL, status: 'running' } }] },
  },
  {
    consumer: 'dashboard',
    provider: recommendation,
    operation: 'listInsights',
    input: ada,
    asPerson: true,
    needs: { items: [{ kind: 'short-sleep' }] },
  },
  {
    consumer: 'dashboard',
    provider: notification,
    operation: 'listNotifications',
    input: { ...ada, query: { unread: true, limit: 1 } },
    asPerson: true,
    needs: { unread: 0 },
  },
];

const changed = { personId: ADA, changes: [{ metric: 'step-count', from: '2026-03-01', to: '2026-03-01' }] };
const decided = { personId: ADA, purpose: 'storage-and-advice', granted: true };
const accessed = { personId: ADA, subject: 'someone', operation: 'health-data.readDaily', at: AT };
const alert = { alertId: SOME_ID, service: 'users', summary: 'words', link: '/health' };
const news = (provider: string, event: EventType, needs: object, ...consumers: readonly string[]): readonly News[] =>
  consumers.map((consumer) => ({ consumer, provider, event, needs }));

export const NEWS: readonly News[] = [
  ...news('users', users.events.personUpdated, { personId: ADA }, 'notification', 'health-data', 'recommendation', 'analytics'),
  ...news('users', users.events.consentDecided, decided, 'health-data', 'recommendation', 'analytics'),
  ...news(
    'users',
    users.events.shareGranted,
    { personId: ADA, shareId: SOME_ID, granteeAccountId: SOME_ID, categories: ['activity'] },
    'every-service',
  ),
  ...news('users', users.events.shareRevoked, { personId: ADA, shareId: SOME_ID }, 'every-service'),
  ...news('identity', identity.events.sessionRevoked, { subject: SOME_ID, at: AT }, 'dashboard'),
  ...news('users', users.events.personErased, { personId: CEDRIC }, 'dashboard'),
  ...news('health-data', healthData.events.healthDataChanged, changed, 'recommendation', 'analytics'),
  ...news('health-data', healthData.events.uploadFinished, { personId: ADA, uploadId: SOME_ID, status: 'done' }, 'notification'),
  ...news('health-data', healthData.events.connectionChanged, { personId: ADA, name: 'Oura', state: 'active' }, 'notification'),
  ...news('health-data', dataAccessed, accessed, 'users', 'notification'),
  ...news(
    'recommendation',
    recommendation.events.recommendationPrompted,
    { personId: ADA, recommendationId: SUGGESTION, day: '2026-06-30' },
    'notification',
  ),
  ...news('recommendation', recommendation.events.trialDayDue, { personId: ADA, trialId: TRIAL, day: '2026-06-30' }, 'notification'),
  ...news(
    'recommendation',
    recommendation.events.questionnaireDue,
    { personId: ADA, instrument: 'who5', day: '2026-06-30' },
    'notification',
  ),
  ...news('recommendation', recommendation.events.trialDecided, { personId: ADA, trialId: TRIAL_OVER }, 'notification'),
  ...news(
    'recommendation',
    recommendation.events.recommendationCreated,
    { personId: ADA, recommendationId: SUGGESTION, urgency: 'routine' },
    'notification',
  ),
  ...news('identity', identity.events.signInNoticed, { personId: ADA, sessionId: 'a session', at: AT }, 'notification'),
  ...news('monitoring', monitoring.events.alertRaised, { ...alert, raisedAt: AT }, 'notification'),
  ...news('monitoring', monitoring.events.alertCleared, { ...alert, clearedAt: AT }, 'notification'),
];
