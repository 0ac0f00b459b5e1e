import type { Operation } from '@aceso/contracts';
import type { AnyContract } from '../any-contract.ts';

const isPersonal = (op: Operation): boolean =>
  !op.internal && (op.path.includes(':personId') || op.permission.startsWith('health-data:uploads:'));
const SHAREABLE =
  /^(health-data:(samples|sources)|recommendation:(insights|recommendations|trials|questionnaires)|users:profile|dashboard:screens):read$/;

/** Groups that a permission belongs to, as the policies name them. */
function groupsOf(service: string, op: Operation): readonly string[] {
  const groups = isPersonal(op) ? ['personal'] : [];
  if (!op.internal) groups.push(`of:${service}`);
  if (isPersonal(op) && SHAREABLE.test(op.permission)) groups.push('shareable');
  return groups;
}

/** Permission → groups, over all operations that a policy decides. */
export function actionGroups(contracts: readonly AnyContract[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { service, operations } of contracts)
    for (const op of Object.values(operations)) {
      if (op.permission === 'public' || op.permission === 'signed-in') continue;
      const groups = found.get(op.permission) ?? new Set<string>();
      for (const group of groupsOf(service, op)) groups.add(group);
      found.set(op.permission, groups);
    }
  return found;
}

/** Cedar schema made from the contracts, so that a policy that names a permission nobody declares is refused at start. */
export function cedarSchema(contracts: readonly AnyContract[]): string {
  const permissions = actionGroups(contracts);
  const groups = new Set(['personal', 'shareable', ...contracts.map(({ service }) => `of:${service}`)]);
  const quoted = (names: Iterable<string>): string => [...names].map((name) => `"${name}"`).join(', ');
  return [
    'entity Person, System, Service;',
    'entity Account = { roles: Set<String>, person?: Person };',
    ...[...groups].map((group) => `action "${group}";`),
    ...[...permissions].map(
      ([name, parents]) =>
        `action "${name}"${parents.size > 0 ? ` in [${quoted(parents)}]` : ''} appliesTo { principal: [Account, Service], resource: [Person, System], context: { shared: Set<String>, categories?: Set<String> } };`,
    ),
  ].join('\n');
}
