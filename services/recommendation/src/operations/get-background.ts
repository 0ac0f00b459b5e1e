import type { Input, Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Deps } from '../deps.ts';
import { findBackground } from '../store/background.ts';

type Contract = typeof recommendation.operations.getBackground;

export const getBackground =
  ({ db }: Deps) =>
  async ({ params }: Input<Contract>): Promise<Output<Contract>> => {
    const { conditions, smoking, questionnaires } = await findBackground(db, params.personId);
    return {
      conditions: [...conditions],
      ...(smoking === undefined ? {} : { smoking: { ...smoking } }),
      questionnaires: questionnaires.map((one) => ({ ...one, answers: [...one.answers] })),
    };
  };
