/** What a person or program may be in Aceso. */
export type Role = 'person' | 'clinician' | 'researcher' | 'operator' | 'service';

/** Who asks, as proven by a verified token. */
export interface Principal {
  /** Account id, or `service:<name>`. `anonymous` when an operation is public and no token came. */
  readonly subject: string;
  readonly kind: 'account' | 'service' | 'anonymous';
  readonly roles: readonly Role[];
  /** The person that `me` stands for; absent for services and for accounts without a profile. */
  readonly personId: string | undefined;
  /** Permissions granted to the token, or `*` for all that its roles allow; a personal API token names fewer. */
  readonly scopes: readonly string[];
  /** Session that the token hangs on; its end ends the token. */
  readonly sessionId: string | undefined;
  readonly tokenId: string | undefined;
  /** Seconds since the epoch. */
  readonly expiresAt: number;
  /** Who acts for the subject (RFC 8693 `act`): the service that calls on a person's behalf. */
  readonly actor: string | undefined;
  /** Program that the token was issued to (RFC 9068 `client_id`), if it came with one. */
  readonly clientId?: string | undefined;
}

export const ANONYMOUS: Principal = {
  subject: 'anonymous',
  kind: 'anonymous',
  roles: [],
  personId: undefined,
  scopes: [],
  sessionId: undefined,
  tokenId: undefined,
  expiresAt: 0,
  actor: undefined,
};

/** Audience that a token must name to be accepted by a service (RFC 8707, RFC 9068). */
export const audienceOf = (service: string): string => `urn:aceso:${service}`;
/** Audience of tokens that clients hold; only the gateway takes them and exchanges them for the audience of the service (RFC 8693). */
export const API_AUDIENCE = 'urn:aceso:api';
