import Type from 'typebox';
import { ErasureReceipt } from '../access/index.ts';
import { contract, event, operation, setting } from '../index.ts';
import { Cursor, Id, Instant, PersonParams, PersonRef, TimeZone } from '../shapes/index.ts';

export const NotificationCategory = Type.Union([
  Type.Literal('urgent'),
  Type.Literal('new-suggestion'),
  Type.Literal('personal-trial'),
  Type.Literal('questionnaire-due'),
  Type.Literal('import-finished'),
  Type.Literal('weekly-summary'),
  Type.Literal('data-accessed'),
  Type.Literal('account-safety'),
  Type.Literal('system-alert'),
]);
export const Channel = Type.Union([Type.Literal('in-app'), Type.Literal('email')]);
export const Delivery = Type.Object({
  channel: Channel,
  status: Type.Union([Type.Literal('waiting'), Type.Literal('sent'), Type.Literal('failed'), Type.Literal('held'), Type.Literal('off')]),
  at: Type.Optional(Instant),
  notBefore: Type.Optional(Instant),
  attempts: Type.Integer(),
});
export const Notification = Type.Object({
  notificationId: Id,
  category: NotificationCategory,
  title: Type.String(),
  text: Type.String(),
  link: Type.Optional(Type.String({ description: 'Path in the web app.' })),
  why: Type.String({ description: 'Rule and setting that led to it.' }),
  createdAt: Instant,
  readAt: Type.Optional(Instant),
  deliveries: Type.Array(Delivery),
});
const TimeOfDay = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' });
export const Preferences = Type.Object({
  categories: Type.Array(Type.Object({ category: NotificationCategory, channels: Type.Array(Channel) })),
  quietHours: Type.Optional(Type.Object({ from: TimeOfDay, to: TimeOfDay })),
  timeZone: TimeZone,
  urgentBreaksQuiet: Type.Boolean(),
  atMostPerDay: Type.Integer({ minimum: 0, maximum: 50 }),
  detailInEmail: Type.Boolean({ description: 'Whether an e-mail may say what it is about; otherwise only that there is something new.' }),
});

export const notification = contract({
  service: 'notification',
  summary: 'Inbox, channels, preferences, deliveries; nothing is sent twice.',
  operations: {
    listNotifications: operation({
      id: 'notification.listNotifications',
      method: 'GET',
      path: '/v1/people/:personId/notifications',
      permission: 'notification:inbox:read',
      category: 'recommendations',
      summary: 'Inbox, newest first.',
      params: PersonParams,
      query: Type.Object({
        unread: Type.Optional(Type.Boolean()),
        cursor: Cursor,
        limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
      }),
      output: Type.Object({ items: Type.Array(Notification), next: Type.Optional(Type.String()), unread: Type.Integer() }),
      errors: [],
    }),
    markRead: operation({
      id: 'notification.markRead',
      method: 'PUT',
      path: '/v1/people/:personId/notifications/:notificationId/read',
      permission: 'notification:inbox:write',
      summary: 'Marks one as read or unread.',
      params: Type.Object({ personId: PersonRef, notificationId: Id }),
      body: Type.Object({ read: Type.Boolean() }),
      output: Notification,
      errors: ['no-such-notification'],
    }),
    getPreferences: operation({
      id: 'notification.getPreferences',
      method: 'GET',
      path: '/v1/people/:personId/notification-preferences',
      permission: 'notification:preferences:read',
      summary: 'What comes by which channel, and when not.',
      params: PersonParams,
      output: Preferences,
      errors: [],
    }),
    setPreferences: operation({
      id: 'notification.setPreferences',
      method: 'PUT',
      path: '/v1/people/:personId/notification-preferences',
      permission: 'notification:preferences:write',
      summary: 'Replaces the preferences.',
      params: PersonParams,
      body: Preferences,
      output: Preferences,
      errors: ['time-zone-unknown'],
    }),
    setDefaults: operation({
      id: 'notification.setDefaults',
      method: 'POST',
      path: '/v1/people/:personId/notification-defaults',
      internal: true,
      permission: 'notification:preferences:write',
      summary: 'Defaults for a new person; twice changes nothing.',
      params: PersonParams,
      body: Type.Object({ timeZone: TimeZone }),
      output: Preferences,
      errors: [],
    }),
    testChannel: operation({
      id: 'notification.testChannel',
      method: 'POST',
      path: '/v1/people/:personId/notification-tests',
      permission: 'notification:preferences:write',
      summary: 'Sends a test message and says how it went.',
      params: PersonParams,
      body: Type.Object({ channel: Channel }),
      output: Delivery,
      errors: ['channel-off'],
    }),
    unsubscribe: operation({
      id: 'notification.unsubscribe',
      method: 'POST',
      path: '/v1/unsubscriptions/:token',
      permission: 'public',
      summary: 'One-click unsubscribe of an e-mail (RFC 8058): ends e-mails of one kind; the token of the e-mail is the only key.',
      params: Type.Object({ token: Type.String({ maxLength: 200 }) }),
      errors: ['no-such-subscription'],
    }),
    erasePerson: operation({
      id: 'notification.erasePerson',
      method: 'DELETE',
      path: '/v1/people/:personId/messages',
      internal: true,
      permission: 'notification:people:erase',
      summary: 'Removes everything of a person.',
      params: PersonParams,
      output: ErasureReceipt,
      errors: [],
    }),
  },
  events: {
    notificationCreated: event({
      type: 'notification.notification-created',
      version: 1,
      summary: 'Something new is in an inbox.',
      payload: Type.Object({ personId: Id, notificationId: Id, category: NotificationCategory }),
    }),
    notificationDelivered: event({
      type: 'notification.notification-delivered',
      version: 1,
      summary: 'A channel has taken a message.',
      payload: Type.Object({ personId: Id, notificationId: Id, channel: Channel }),
    }),
  },
  settings: {
    smtpUrl: setting({
      schema: Type.String({ maxLength: 500, pattern: '^(|smtps?://.+)$' }),
      default: '',
      secret: true,
      applies: 'live',
      summary: 'Mail server, such as `smtp://user:password@mail.example:587`; empty turns e-mail off.',
    }),
    mailFrom: setting({
      schema: Type.String({ maxLength: 254 }),
      default: 'Aceso <aceso@localhost>',
      applies: 'live',
      summary: 'Sender of e-mails.',
    }),
    mailAttempts: setting({
      schema: Type.Integer({ minimum: 1, maximum: 20 }),
      default: 6,
      applies: 'live',
      summary: 'Times that an e-mail is tried before it is given up.',
    }),
  },
  problems: {
    'no-such-notification': { status: 404, title: 'No such notification.', fix: 'List the inbox to see which exist.' },
    'no-such-subscription': {
      status: 404,
      title: 'This link does not belong to an e-mail of ours.',
      fix: 'Change what comes by e-mail in Settings, Notifications.',
    },
    'time-zone-unknown': { status: 422, title: 'Unknown time zone.', fix: 'Use an IANA name such as `Europe/Zurich`.' },
    'channel-off': { status: 409, title: 'This channel is not set up.', fix: 'Ask the operator to set `notification.smtpUrl`.' },
  },
});
