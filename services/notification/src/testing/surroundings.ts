import { identity } from '@aceso/contracts/identity';
import type { EventType, Payload } from '@aceso/contracts';
import { recommendation } from '@aceso/contracts/recommendation';
import { users } from '@aceso/contracts/users';
import { Fault, openJobs, sql } from '@aceso/kit';
import { person, quietBus, quietLog, service, testHouse, type TestHouse, type TestPrincipal } from '@aceso/kit/testing';
import { takeUpOverdueEmails } from '../jobs/take-up-overdue-emails.ts';
import { notificationModule } from '../module.ts';

export type Someone = TestPrincipal & { readonly personId: string };
interface OpenOptions {
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly now: () => Date;
}

/** Notification with neighbours that know a few people and one recommendation text. */
export interface OpenNotification extends AsyncDisposable {
  readonly house: TestHouse;
  readonly operators: string[];
  /** Questionnaires that wait to be answered. */
  readonly waiting: Set<string>;
  /** Does what the clock does every minute. */
  runOverdue(): Promise<void>;
  /** A person with the default preferences; quiet from 22:00 to 07:00 in the zone. */
  someone(timeZone?: string): Promise<Someone>;
  /** Changes the zone in the person's profile and tells of it. */
  move(who: Someone, timeZone: string): Promise<void>;
  /** Puts an event into the log and lets it be handled. */
  publish<E extends EventType>(event: E, key: string, payload: Payload<E>): Promise<void>;
  inbox(who: Someone, query?: string): Promise<Inbox>;
  emailOf(who: Someone): Promise<readonly EmailState[]>;
}

export interface Inbox {
  readonly items: readonly {
    readonly notificationId: string;
    readonly category: string;
    readonly title: string;
    readonly text: string;
    readonly why: string;
    readonly readAt?: string;
    readonly link?: string;
    readonly deliveries: readonly object[];
  }[];
  readonly unread: number;
  readonly next?: string;
}
export interface EmailState {
  readonly notification_id: string;
  readonly status: string;
  readonly attempts: number;
  readonly not_before: Date | null;
}

const CONTENT = { title: 'Try going to bed before 23:00', why: 'You slept 41 minutes less on late nights.', status: 'open' };

const TRIAL = { status: 'running', today: { day: '2026-06-30', arm: 'on', instruction: 'No screens after nine', left: 3 } };
const VERDICT = { title: 'It helped', text: 'On days with it you slept longer.' };

export async function openNotification(options: OpenOptions): Promise<OpenNotification> {
  const operators: string[] = [];
  const waiting = new Set<string>();
  const contacts = new Map<string, { timeZone: string }>();
  const house = await testHouse({
    modules: [notificationModule],
    now: options.now,
    settings: { notification: options.settings ?? {} },
    neighbours: [
      {
        contract: users,
        operations: {
          getContact: ({ params }: { params: { personId: string } }) => {
            const contact = contacts.get(params.personId);
            if (contact === undefined) throw new Fault('no-such-person', 404, 'No such person.');
            return {
              personId: params.personId,
              email: `${params.personId}@example.org`,
              displayName: 'Ada Å',
              language: 'en',
              ...contact,
              country: 'CH',
            };
          },
        },
      },
      {
        contract: identity,
        operations: {
          findAccount: () => ({ accounts: operators.map((personId) => ({ accountId: personId, personId })) }),
          getAccount: ({ params }: { params: { accountId: string } }) => ({
            accountId: params.accountId,
            email: 'x@example.org',
            personId: params.accountId,
            roles: ['person'],
            status: 'active',
          }),
        },
      },
      {
        contract: recommendation,
        operations: {
          getRecommendation: ({ params }: { params: { recommendationId: string } }) => ({
            ...CONTENT,
            recommendationId: params.recommendationId,
          }),
          getTrial: ({ params }: { params: { trialId: string } }) => ({ trialId: params.trialId, ...TRIAL }),
          getTrialVerdict: () => ({ verdict: VERDICT }),
          listQuestionnaireReminders: () => ({
            items: [...waiting].map((instrument) => ({ instrument, everyDays: 28, nextOn: '2026-07-28', isWaiting: true })),
          }),
        },
      },
    ],
  });
  const db = house.database.dbOf('notification');
  const jobs = openJobs({ service: 'notification', databaseUrl: house.database.urlOf('notification'), log: quietLog() });
  const publish: OpenNotification['publish'] = async (event, key, payload) => {
    await db.tx((tx) => quietBus('notification', options.now).append(tx, event, key, payload));
    await house.settle();
  };
  return {
    house,
    publish,
    async move({ personId }, timeZone) {
      contacts.set(personId, { timeZone });
      await publish(users.events.personUpdated, personId, { personId, fields: ['timeZone'] });
    },
    operators,
    waiting,
    runOverdue: takeUpOverdueEmails({ db, jobs, now: options.now }),
    async someone(timeZone = 'UTC') {
      const who = person();
      contacts.set(who.personId, { timeZone });
      const reply = await house.ask('notification', {
        as: service('users'),
        path: `/v1/people/${who.personId}/notification-defaults`,
        body: { timeZone },
      });
      if (reply.status !== 200) throw new Error(reply.text);
      return who;
    },
    inbox: async (who, query = '') =>
      (await house.ask('notification', { as: who, path: `/v1/people/me/notifications${query}` })).json<Inbox>(),
    emailOf: (who) =>
      db.many(sql<EmailState>`
        select d.notification_id, d.status, d.attempts, d.not_before from notification.delivery as d join notification.message as m on m.notification_id = d.notification_id
         where m.person_id = ${who.personId} and d.channel = 'email' order by m.created_at, m.notification_id`),
    async [Symbol.asyncDispose]() {
      await jobs.stop();
      await house[Symbol.asyncDispose]();
    },
  };
}
