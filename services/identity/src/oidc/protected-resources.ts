import type { Operation } from '@aceso/contracts';
import { CONTRACTS } from '@aceso/contracts/all';

/** A protected resource of the installation (RFC 8707): what its tokens are for, and what they may carry. */
export interface KnownResource {
  /** Such as `https://aceso.example/mcp`: the audience of its tokens. */
  readonly address: string;
  readonly service: string;
  /** Permissions, with what a person is told about each. */
  readonly scopes: Readonly<Record<string, string>>;
}

/** Every protected resource, as the contracts declare them. */
export const protectedResourcesAt = (origin: string): readonly KnownResource[] =>
  CONTRACTS.flatMap(({ service, operations }) =>
    Object.values<Operation>(operations).flatMap(({ path, resource }) =>
      resource === undefined ? [] : [{ address: `${origin}${path}`, service, scopes: resource.scopes }],
    ),
  );
