import type { Input, Output } from '@aceso/contracts';
import type { identity } from '@aceso/contracts/identity';
import { forbidden, invalid, type Call, type Principal } from '@aceso/kit';
import type { IdentityDeps } from '../deps.ts';
import { accountById } from '../store/accounts.ts';

type Operation = typeof identity.operations.evaluateAccess;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Asks the same policies as every service does (AuthZEN 1.0). An account asks about itself; services and operators about anybody. */
export const evaluateAccess =
  (deps: Pick<IdentityDeps, 'db' | 'policies'>) =>
  async ({ body }: Input<Operation>, call: Call): Promise<Output<Operation>> => {
    const { principal } = call;
    const isOwn = body.subject.type === 'account' && body.subject.id === principal.subject;
    if (!isOwn && principal.kind !== 'service' && !principal.roles.includes('operator'))
      throw forbidden('You may only ask about yourself.');
    const subject = await subjectOf(deps, body.subject);
    if (subject === undefined) return { decision: false };
    if (body.resource.type !== 'person' && body.resource.type !== 'system')
      throw invalid('/body/resource/type', 'must be `person` or `system`');
    const decision = deps.policies.decide(subject, {
      action: body.action.name,
      personId: body.resource.type === 'person' ? body.resource.id : undefined,
      categories: textsOf(body.resource.properties?.['categories']),
      shared: textsOf(body.context?.['shared']),
    });
    return { decision };
  };

/** The subject as its account stands now: what the caller claims about roles counts for nothing. */
async function subjectOf(
  deps: Pick<IdentityDeps, 'db'>,
  { type, id }: { readonly type: string; readonly id: string },
): Promise<Principal | undefined> {
  const none = { scopes: ['*'], sessionId: undefined, tokenId: undefined, expiresAt: 0, actor: undefined };
  if (type === 'service') return { subject: `service:${id}`, kind: 'service', roles: ['service'], personId: undefined, ...none };
  if (type !== 'account') throw invalid('/body/subject/type', 'must be `account` or `service`');
  const account = UUID.test(id) ? await accountById(deps.db, id) : undefined;
  if (account?.status !== 'active') return undefined;
  return { subject: id, kind: 'account', roles: account.roles, personId: account.personId, ...none };
}

const textsOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []);
