import type { Deps } from '../deps.ts';
import { decideModel } from './decide-model.ts';
import { getModel } from './get-model.ts';
import { listModelUses } from './list-model-uses.ts';

/** What a person decides about a language model, and what they can read of it. */
export const modelOperations = (deps: Deps) => ({
  getModel: getModel(deps),
  decideModel: decideModel(deps),
  listModelUses: listModelUses(deps),
});
