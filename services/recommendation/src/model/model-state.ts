import type { Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { ModelDecision, ModelRef } from '../store/model-consents.ts';
import type { ConfiguredModel } from './configured-model.ts';

/** Version of the text that a person agrees to (`ask.model.*` of the web app, and the how-to); it rises when its meaning changes. */
export const MODEL_TEXT_VERSION = 1;

export const isSameModel = (a: ModelRef, b: ModelRef): boolean => a.provider === b.provider && a.name === b.name && a.host === b.host;

/** Whether a decision allows this model: another one, or another text, needs another decision. */
export const allows = (decision: ModelDecision | undefined, model: ConfiguredModel | undefined): boolean =>
  decision?.agreed === true && model !== undefined && decision.textVersion === MODEL_TEXT_VERSION && isSameModel(decision.model, model.ref);

/** What a person is told about the model. */
export const modelState = (
  model: ConfiguredModel | undefined,
  decision: ModelDecision | undefined,
): Output<typeof recommendation.operations.getModel> => ({
  offered: model !== undefined,
  ...(model === undefined ? {} : { model: { ...model.ref }, isLocal: model.isLocal }),
  agreed: allows(decision, model),
  ...(decision === undefined ? {} : { decidedAt: decision.decidedAt.toISOString() }),
  textVersion: MODEL_TEXT_VERSION,
});
