import type { Input, Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import { Fault } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { configuredModel } from '../model/configured-model.ts';
import { allows, isSameModel, MODEL_TEXT_VERSION, modelState } from '../model/model-state.ts';
import { holdPerson } from '../store/people.ts';
import { insertModelDecision, lastModelDecision } from '../store/model-consents.ts';

type Contract = typeof recommendation.operations.decideModel;

/** Agreeing names the model that the person was shown; withdrawing needs nothing. The same decision again is no new one. */
export const decideModel =
  ({ db, now, settings }: Deps) =>
  async ({ params, body }: Input<Contract>): Promise<Output<Contract>> => {
    const { personId } = params;
    const configured = configuredModel(settings);
    if (body.agreed) {
      if (configured === undefined) throw new Fault('no-model', 409, 'No language model is set up here.');
      if (body.model === undefined || !isSameModel(body.model, configured.ref))
        throw new Fault('model-changed', 409, 'This is not the model that is set up now.', {
          errors: [{ path: '/body/model', message: 'must be the one of GET /v1/people/me/model' }],
        });
    }
    return await db.tx(async (tx) => {
      await holdPerson(tx, personId);
      const last = await lastModelDecision(tx, personId);
      const model = body.agreed ? configured?.ref : (last?.model ?? configured?.ref);
      const isNew = body.agreed ? !allows(last, configured) : last?.agreed === true;
      if (!isNew || model === undefined) return modelState(configured, last);
      const decision = { agreed: body.agreed, model, textVersion: MODEL_TEXT_VERSION, decidedAt: now() };
      await insertModelDecision(tx, personId, decision);
      return modelState(configured, decision);
    });
  };
