import type { Input, Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import { Fault, notFound } from '@aceso/kit';
import type { Deps } from '../deps.ts';

type Contract = typeof recommendation.operations.computeQrisk3;

const SOURCE = 'Hippisley-Cox, Coupland, Brindle, BMJ 2017, doi 10.1136/bmj.j2099';

/** Nothing of the package is loaded before an operator has turned it on: it is under another licence than Aceso. */
export const computeQrisk3 =
  ({ settings }: Pick<Deps, 'settings'>) =>
  async ({ body }: Input<Contract>): Promise<Output<Contract>> => {
    if (!settings.get('qrisk3')) throw notFound('qrisk3-off', 'QRISK3 is not turned on here.');
    const { qrisk3 } = await import('@aceso/qrisk3');
    const score = qrisk3(body);
    // The contract has the same ranges.
    if (!score.ok)
      throw new Fault('input-invalid', 400, 'QRISK3 says nothing of such values.', {
        errors: [{ path: `/body/${score.field}`, message: `must lie between ${score.minimum} and ${score.maximum}` }],
      });
    return {
      percent: Math.round(score.percent * 10) / 10,
      disclaimer: score.disclaimer,
      method: { id: 'qrisk3', version: '2017', source: SOURCE, licence: 'LGPL-3.0-or-later' },
    };
  };
