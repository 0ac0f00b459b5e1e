import type { TriageLevel } from '@aceso/science';

/** Messages by what to do about them. */
export type MessagesByLevel = Readonly<Record<TriageLevel, readonly string[]>>;
