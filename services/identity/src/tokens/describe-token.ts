import type { Output } from '@aceso/contracts';
import type { identity } from '@aceso/contracts/identity';
import type { ApiTokenRow } from '../store/api-tokens.ts';

/** A token as its owner sees it in the list. */
export const describeToken = (row: ApiTokenRow): Output<typeof identity.operations.createApiToken>['details'] => ({
  tokenId: row.tokenId,
  name: row.name,
  scopes: [...row.scopes],
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  ...(row.lastUsedAt === undefined ? {} : { lastUsedAt: row.lastUsedAt.toISOString() }),
});
