import type { Deps } from '../deps.ts';
import { listCircumstances } from './list-circumstances.ts';
import { removeCircumstance } from './remove-circumstance.ts';
import { setCircumstance } from './set-circumstance.ts';

/** Operations about what a person logs of their life. */
export const circumstanceOperations = (deps: Deps) => ({
  listCircumstances: listCircumstances(deps),
  removeCircumstance: removeCircumstance(deps),
  setCircumstance: setCircumstance(deps),
});
