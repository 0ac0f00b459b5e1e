import type { Input, Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Deps } from '../deps.ts';
import { configuredModel } from '../model/configured-model.ts';
import { modelState } from '../model/model-state.ts';
import { lastModelDecision } from '../store/model-consents.ts';

type Contract = typeof recommendation.operations.getModel;

/** Reads the settings of now: a model that was exchanged is agreed to by nobody. */
export const getModel =
  ({ db, settings }: Deps) =>
  async ({ params }: Input<Contract>): Promise<Output<Contract>> =>
    modelState(configuredModel(settings), await lastModelDecision(db, params.personId));
