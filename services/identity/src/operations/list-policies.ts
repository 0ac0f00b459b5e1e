import { createHash } from 'node:crypto';
import type { Input, Output } from '@aceso/contracts';
import type { identity } from '@aceso/contracts/identity';
import type { IdentityDeps } from '../deps.ts';

type Operation = typeof identity.operations.listPolicies;

/** The policies that every service decides by; the version is a fingerprint of their texts. */
export const listPolicies = ({ policies }: Pick<IdentityDeps, 'policies'>) => {
  // They are read once, when the service starts.
  const inForce: Output<Operation> = {
    version: createHash('sha256')
      .update(JSON.stringify([policies.schema, policies.texts]))
      .digest('hex')
      .slice(0, 16),
    schema: policies.schema,
    policies: policies.texts.map(({ id, text }) => ({ id, text })),
  };
  return async (_input: Input<Operation>): Promise<Output<Operation>> => inForce;
};
