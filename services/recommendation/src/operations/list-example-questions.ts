import type { Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import { EXAMPLES } from '../domain/ask/index.ts';

/** The one list that every screen and program shows. */
export const listExampleQuestions = (): Promise<Output<typeof recommendation.operations.listExampleQuestions>> =>
  Promise.resolve({ items: [...EXAMPLES] });
