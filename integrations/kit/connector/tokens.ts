/** What opens an account at a vendor. Sealed wherever it is kept, and never logged. */
export interface TokenSet {
  readonly accessToken: string;
  readonly refreshToken?: string;
  /** When the access token ends; for ever when the vendor does not say. */
  readonly expiresAt?: Date;
  /** What the person granted, when the vendor says. */
  readonly scopes?: readonly string[];
  /** Account at the vendor, when the token answer tells it. */
  readonly userId?: string;
  /** What else later requests need: region, account id. */
  readonly extra?: Readonly<Record<string, string>>;
}

/** The client that an operator, or a person for themselves, has registered at the vendor. */
export interface ClientKeys {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Values of the settings that the manifest names beside these. */
  readonly more: Readonly<Record<string, string>>;
}
