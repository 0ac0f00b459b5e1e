import { configuration } from '@aceso/contracts/configuration';
import { healthData } from '@aceso/contracts/health-data';
import { monitoring } from '@aceso/contracts/monitoring';
import { notification } from '@aceso/contracts/notification';
import { recommendation } from '@aceso/contracts/recommendation';
import { users } from '@aceso/contracts/users';
import type { EventType } from '@aceso/contracts';

/** One kind of event that screens follow, and the permission that the same news would need when asked for. */
export interface LiveEvent {
  readonly event: EventType;
  readonly permission: string;
  /** Goes to the person it is about; otherwise to whoever may read it. */
  readonly isPersonal: boolean;
}

const personal = (permission: string, ...events: readonly EventType[]): readonly LiveEvent[] =>
  events.map((event) => ({ event, permission, isPersonal: true }));
const forWork = (permission: string, ...events: readonly EventType[]): readonly LiveEvent[] =>
  events.map((event) => ({ event, permission, isPersonal: false }));

/** Everything that a screen shows and that can change by itself. */
export const LIVE_EVENTS: readonly LiveEvent[] = [
  ...personal('health-data:uploads:read', healthData.events.uploadProgressed, healthData.events.uploadFinished),
  ...personal('health-data:samples:read', healthData.events.healthDataChanged),
  ...personal('health-data:sources:read', healthData.events.sourceSeen),
  ...personal('health-data:connections:read', healthData.events.connectionChanged),
  ...personal('recommendation:insights:read', recommendation.events.insightDetected),
  ...personal(
    'recommendation:recommendations:read',
    recommendation.events.recommendationCreated,
    recommendation.events.recommendationChanged,
    recommendation.events.evaluationFinished,
    recommendation.events.effectMeasured,
    recommendation.events.circumstanceChanged,
  ),
  ...personal(
    'recommendation:trials:read',
    recommendation.events.trialStarted,
    recommendation.events.trialChanged,
    recommendation.events.trialDayDue,
    recommendation.events.trialDecided,
  ),
  ...personal('recommendation:questionnaires:read', recommendation.events.questionnaireAnswered, recommendation.events.questionnaireDue),
  ...personal('notification:inbox:read', notification.events.notificationCreated),
  ...personal('users:profile:read', users.events.personUpdated),
  ...personal('users:consents:read', users.events.consentDecided),
  ...personal('users:shares:read', users.events.shareGranted, users.events.shareRevoked),
  ...forWork('configuration:settings:read', configuration.events.configurationChanged),
  ...forWork('monitoring:health:read', monitoring.events.alertRaised, monitoring.events.alertCleared),
];
