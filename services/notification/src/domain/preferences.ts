import type { Output } from '@aceso/contracts';
import type { notification } from '@aceso/contracts/notification';

export type Preferences = Output<typeof notification.operations.getPreferences>;
export type Category = Preferences['categories'][number]['category'];
export type ChannelName = Preferences['categories'][number]['channels'][number];

const DEFAULT_CHANNELS: Readonly<Record<Category, readonly ChannelName[]>> = {
  urgent: ['in-app', 'email'],
  'new-suggestion': ['in-app', 'email'],
  'personal-trial': ['in-app', 'email'],
  'questionnaire-due': ['in-app', 'email'],
  'import-finished': ['in-app'],
  'weekly-summary': ['in-app', 'email'],
  'data-accessed': ['in-app', 'email'],
  'account-safety': ['in-app', 'email'],
  'system-alert': ['in-app', 'email'],
};
/** Categories in the order in which screens show them. */
export const CATEGORIES = Object.keys(DEFAULT_CHANNELS) as readonly Category[]; // The keys of the record above.

/** Quiet nights, urgent things apart, at most two e-mails a day, and no word about health in them. */
export const defaultPreferences = (timeZone: string): Preferences => ({
  categories: CATEGORIES.map((category) => ({ category, channels: [...DEFAULT_CHANNELS[category]] })),
  quietHours: { from: '22:00', to: '07:00' },
  timeZone,
  urgentBreaksQuiet: true,
  atMostPerDay: 2,
  detailInEmail: false,
});

/** One row for each category: what a person did not mention keeps its default, what was named twice is put together. */
export const completeCategories = (given: Preferences['categories']): Preferences['categories'] =>
  CATEGORIES.map((category) => {
    const named = given.filter((row) => row.category === category);
    const channels = named.length === 0 ? DEFAULT_CHANNELS[category] : named.flatMap((row) => row.channels);
    return { category, channels: [...new Set(channels)] };
  });

/** Channels that a person wants for a category. */
export const channelsFor = (preferences: Preferences, category: Category): readonly ChannelName[] =>
  preferences.categories.find((row) => row.category === category)?.channels ?? DEFAULT_CHANNELS[category];
