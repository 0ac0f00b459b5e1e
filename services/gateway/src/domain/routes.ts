import { CONTRACTS } from '@aceso/contracts/all';
import type { OperationRoute, PrefixRoute } from './route-table.ts';

/** Every operation that is not internal, with the service that answers. */
export const operationRoutes = (): readonly OperationRoute[] =>
  CONTRACTS.flatMap(({ service, operations }) =>
    Object.values(operations)
      .filter((operation) => operation.internal !== true)
      .map((operation) => ({ service, operation })),
  );

/** What is no operation: sign-in and discovery are identity's, pages are dashboard's, and below the API there is nothing else. */
export const PREFIX_ROUTES: readonly PrefixRoute[] = [
  { prefix: '/', service: 'dashboard' },
  { prefix: '/oauth', service: 'identity' },
  { prefix: '/.well-known', service: 'identity' },
  { prefix: '/v1', service: undefined },
  { prefix: '/access', service: undefined },
  { prefix: '/fhir', service: undefined },
];
