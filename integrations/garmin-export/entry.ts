import type { Json } from '../kit/index.ts';

/** An object of a list in one of Garmin's files. */
export type Entry = Readonly<Record<string, Json>>;
