import { withEmergency } from '../emergency.ts';

/** What somebody reads who may be in danger, with the number to call where they live. */
export interface Crisis {
  readonly title: string;
  readonly lines: string[];
  readonly emergencyNumber?: string;
}

const LINES = [
  'If you might act on it, call {emergency} now, or go to the nearest emergency department.',
  'You do not have to be alone with this: tell somebody near you now, and stay with them.',
  'Reach a clinician or a crisis line today. Talking about it does not make it worse.',
] as const;

/** Plain words, instruction first. Without a known number the words say which to call. */
export const crisisWords = (emergencyNumber: string | undefined): Crisis => ({
  title: 'Talk to somebody now',
  lines: LINES.map((line) => withEmergency(line, emergencyNumber ?? 'your local emergency number')),
  ...(emergencyNumber === undefined ? {} : { emergencyNumber }),
});
