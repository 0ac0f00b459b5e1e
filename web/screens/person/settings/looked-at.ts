import type texts from './texts.en.json';

type Text = keyof typeof texts;

/** What an operation shows, in the words of the screen; those of a service stand for all that it has. */
const SHOWS: readonly (readonly [RegExp, Text])[] = [
  [/^health-data\.(readDaily|explainDaily|readTypicalDay|readIntraday|readValues|summarise|readDistribution)/, 'settings.looked.did.daily'],
  [/^health-data\.listSleep/, 'settings.looked.did.nights'],
  [/^health-data\.listWorkouts/, 'settings.looked.did.workouts'],
  [/^health-data\.(listSources|listQuality)/, 'settings.looked.did.sources'],
  [/^health-data\..*[Ff]hir/, 'settings.looked.did.fhir'],
  [/^health-data\./, 'settings.looked.did.samples'],
  [/^dashboard\./, 'settings.looked.did.screen'],
  [/^recommendation\./, 'settings.looked.did.advice'],
  [/^notification\./, 'settings.looked.did.messages'],
  [/^users\./, 'settings.looked.did.profile'],
];

/** The text for what an operation shows; undefined for one that has no words yet, which is then named as programs name it. */
export const lookedAt = (operation: string): Text | undefined => SHOWS.find(([pattern]) => pattern.test(operation))?.[1];

/** Whether a program acted on somebody's behalf; services that gather a screen for them are no strangers. */
export const isStranger = (actor: string | undefined): actor is string => actor !== undefined && !actor.startsWith('service:');
