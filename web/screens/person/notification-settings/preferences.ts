import type { Got } from '../../../lib/api-types.ts';

/** What comes by which channel, and when not. */
export type Preferences = Got<'notification.getPreferences'>;
/** A kind of message. */
export type Kind = Preferences['categories'][number]['category'];
/** A way by which it comes. */
export type Channel = Preferences['categories'][number]['channels'][number];

/** All kinds, most important first. */
export const KINDS: readonly Kind[] = [
  'urgent',
  'new-suggestion',
  'personal-trial',
  'questionnaire-due',
  'import-finished',
  'weekly-summary',
  'data-accessed',
  'account-safety',
  'system-alert',
];

/** All channels. */
export const CHANNELS: readonly Channel[] = ['in-app', 'email'];

/** Whether a kind comes by a channel. */
export const comesBy = (preferences: Preferences, kind: Kind, channel: Channel): boolean =>
  preferences.categories.some((one) => one.category === kind && one.channels.includes(channel));

/** Preferences with one kind on one channel changed; everything else stays, kinds that this app does not know too. */
export function withChannel(preferences: Preferences, kind: Kind, channel: Channel, isOn: boolean): Preferences {
  const now = preferences.categories.find((one) => one.category === kind)?.channels ?? [];
  const channels = CHANNELS.filter((one) => (one === channel ? isOn : now.includes(one)));
  const others = preferences.categories.filter((one) => one.category !== kind);
  return { ...preferences, categories: [...others, { category: kind, channels }] };
}
