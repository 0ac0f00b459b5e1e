import type { Operation } from '@aceso/contracts';

const METADATA = '/.well-known/oauth-protected-resource';

/** Address of the metadata of a protected resource (RFC 9728 3.1): the well-known part comes before its path. */
export const metadataPathOf = (operation: Operation): string => METADATA + operation.path;

/** Metadata address that stands for the only protected resource of an installation. */
export const METADATA_PATH = METADATA;

/**
 * `WWW-Authenticate` for a caller without a valid token (RFC 6750 3).
 *
 * A protected resource says where its metadata is and what to ask for (RFC 9728 5.1), so that a program finds the way in by itself.
 */
export function challengeOf(operation: Operation | undefined, origin: string): string {
  if (operation?.resource === undefined) return 'Bearer';
  return `Bearer resource_metadata="${origin}${metadataPathOf(operation)}", scope="${Object.keys(operation.resource.scopes).join(' ')}"`;
}

/** Finds the operation that is the protected resource at an address, with or without a query. */
export function protectedResources(operations: Iterable<Operation>): (url: string | undefined) => Operation | undefined {
  const byPath = new Map([...operations].filter(({ resource }) => resource !== undefined).map((one) => [one.path, one] as const));
  return (url) => (byPath.size === 0 || url === undefined ? undefined : byPath.get(url.split('?', 1)[0] ?? url));
}
