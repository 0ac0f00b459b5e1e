import { HEART_AND_BREATH } from './heart-and-breath.ts';
import { INNER_AND_BLOOD } from './inner-and-blood.ts';
import { MIND_AND_POISON } from './mind-and-poison.ts';

export { MINOR, NOTHING } from './nothing-and-minor.ts';

/** Every emergency of the set that is only for measuring. */
export const HELD_OUT_EMERGENCIES: readonly string[] = [...HEART_AND_BREATH, ...INNER_AND_BLOOD, ...MIND_AND_POISON];
