import { join } from 'node:path';
import { identity } from '@aceso/contracts/identity';
import { notification } from '@aceso/contracts/notification';
import { recommendation } from '@aceso/contracts/recommendation';
import { users } from '@aceso/contracts/users';
import { defineModule } from '@aceso/kit';
import type { NotificationDeps } from './deps.ts';
import { onAlertCleared, onAlertRaised } from './handlers/on-alert.ts';
import { onDataAccessed } from './handlers/on-data-accessed.ts';
import { onPersonUpdated } from './handlers/on-person-updated.ts';
import { onRecommendationCreated } from './handlers/on-recommendation-created.ts';
import { onRecommendationPrompted } from './handlers/on-recommendation-prompted.ts';
import { onQuestionnaireDue } from './handlers/on-questionnaire-due.ts';
import { onTrialDayDue } from './handlers/on-trial-day-due.ts';
import { onTrialDecided } from './handlers/on-trial-decided.ts';
import { onSignInNoticed } from './handlers/on-sign-in-noticed.ts';
import { onConnectionChanged } from './handlers/on-connection-changed.ts';
import { onUploadFinished } from './handlers/on-upload-finished.ts';
import { EMAIL_QUEUE, OVERDUE_QUEUE } from './jobs/email-queue.ts';
import { sendEmail } from './jobs/send-email.ts';
import { takeUpOverdueEmails } from './jobs/take-up-overdue-emails.ts';
import { createMailer } from './mail/mailer.ts';
import { createUnsubscriptions } from './mail/unsubscriptions.ts';
import { erasePerson } from './operations/erase-person.ts';
import { getPreferences } from './operations/get-preferences.ts';
import { listNotifications } from './operations/list-notifications.ts';
import { markRead } from './operations/mark-read.ts';
import { setDefaults } from './operations/set-defaults.ts';
import { setPreferences } from './operations/set-preferences.ts';
import { testChannel } from './operations/test-channel.ts';
import { unsubscribe } from './operations/unsubscribe.ts';

const EVERY_MINUTE = '* * * * *';
const SENDERS = 2;

/** The service notification. */
export const notificationModule = defineModule({
  contract: notification,
  migrations: join(import.meta.dirname, '../migrations'),
  async start(house) {
    const { db, now, bus, jobs, settings, publicOrigin, log } = house;
    const mailer = createMailer({ watchUrl: (act) => settings.watch('smtpUrl', act), log });
    const deps: NotificationDeps = {
      db,
      now,
      bus,
      jobs,
      settings,
      mailer,
      publicOrigin,
      unsubscriptions: createUnsubscriptions(house.deriveKey('unsubscribe')),
      identity: house.client(identity),
      users: house.client(users),
      recommendation: house.client(recommendation),
    };
    await jobs.work(EMAIL_QUEUE, { concurrency: SENDERS }, sendEmail(deps));
    await jobs.work(OVERDUE_QUEUE, {}, takeUpOverdueEmails(deps));
    await jobs.schedule(OVERDUE_QUEUE, EVERY_MINUTE);
    return {
      operations: {
        listNotifications: listNotifications(deps),
        markRead: markRead(deps),
        getPreferences: getPreferences(deps),
        setPreferences: setPreferences(deps),
        setDefaults: setDefaults(deps),
        testChannel: testChannel(deps),
        unsubscribe: unsubscribe(deps),
        erasePerson: erasePerson(deps),
      },
      subscriptions: [
        onRecommendationCreated(deps),
        onRecommendationPrompted(deps),
        onQuestionnaireDue(deps),
        onTrialDayDue(deps),
        onTrialDecided(deps),
        onUploadFinished(deps),
        onConnectionChanged(deps),
        onAlertRaised(deps),
        onAlertCleared(deps),
        onDataAccessed(deps),
        onSignInNoticed(deps),
        onPersonUpdated(deps),
      ],
      // One-click unsubscribing posts a form (RFC 8058); all that counts is in its address.
      routes: (app) => {
        app.addContentTypeParser(['application/x-www-form-urlencoded', 'multipart/form-data'], (_request, payload, done) => {
          payload.resume().once('end', () => done(null));
        });
      },
      stop: async () => mailer[Symbol.dispose](),
    };
  },
});
